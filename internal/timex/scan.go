package timex

import (
	"slices"
	"strconv"
	"strings"

	"dateline/internal/edtf"
)

// grain is how finely a date is stated.
type grain uint8

const (
	gNone grain = iota
	gDay
	gWeek
	gMonth
	gQuarter // quarters, halves, seasons
	gYear
	gDecade
	gCentury
)

// match is an expression found in the tokens [start, end).
type match struct {
	start, end  int
	kind        string
	rule        string
	basis       string
	timex       string
	value       edtf.Date
	conf        float64
	grain       grain
	vague       bool   // bears a modifier that narrows: early, late
	told        bool   // its year is the one of the story told
	gap         uint8  // of a range: the tokens between its two dates …
	tail        int32  // … and the first one of the last; 0 if they are not named apart
	y, m, d, d2 int    // of a date with a named month; y 0 if not said
	tod         string // time of day: T09:30, TMO
}

// parted notes where a range is put together: its first date ends before token head,
// its last begins with token tail.
func (x *match) parted(head, tail int) { x.gap, x.tail = uint8(tail-head), int32(tail) }

// scan goes over a text paragraph by paragraph.
type scan struct {
	text  string
	pos   int
	toks  []tok
	bare  bool // a year needs no context
	depth int  // of nested expressions
	para  int  // number of the paragraph

	monthsFirst int // 1: 07/10 is 10 July; -1: 7 October; 0: who knows

	first, last edtf.Day // of publication
	dated       bool
	qual        byte // qualifier of the publication date

	// The last dates named, by grain, for "the next day" and "a year earlier".
	anchors  [gCentury + 1]anchor
	yearEnd  int      // byte where the last bare year or list of years ended
	dayNamed struct { // with its year
		day edtf.Day
		at  int
	}
	story  narrative
	months struct { // the last months of a year named: "the first five months of 2017"
		value edtf.Date
		at    int
	}
	quarter struct {
		first edtf.Day // of the last quarter named
		at    int      // byte where its name ended
	}
}

type anchor struct {
	value edtf.Date
	at    int // byte offset
}

// reset makes the scan one of a new text, in the same room.
func (s *scan) reset(text string, ref Ref) {
	*s = scan{text: text, yearEnd: -100, toks: slices.Grow(s.toks[:0], min(len(text)/5+16, 1024))}
	switch {
	case ref.Lang == "en-US":
		s.monthsFirst = 1
	case ref.Lang != "" && ref.Lang != "en":
		s.monthsFirst = -1
	}
	s.first, s.last = ref.Date.Bounds()
	s.dated = !ref.Date.IsZero() && s.first != edtf.MinDay && s.last != edtf.MaxDay
	switch {
	case ref.Date.Uncertain() && ref.Date.Approximate():
		s.qual = '%'
	case ref.Date.Uncertain():
		s.qual = '?'
	case ref.Date.Approximate():
		s.qual = '~'
	}
}

// t returns a token; past either end an empty one.
func (s *scan) t(i int) *tok {
	if i < 0 || i >= len(s.toks) {
		return &noTok
	}
	return &s.toks[i]
}

var noTok tok

func (s *scan) word(i int) string { t := s.t(i); return s.text[t.start:t.end] }

func (s *scan) is(i int, c class, val int) bool {
	t := s.t(i)
	return t.class == c && int(t.val) == val
}

// w reports whether token i is one of the small words.
func (s *scan) w(i int, vals ...int) bool {
	t := s.t(i)
	if t.class != cWord {
		return false
	}
	for _, v := range vals {
		if int(t.val) == v {
			return true
		}
	}
	return false
}

func (s *scan) punctIs(i int, c byte) bool {
	t := s.t(i)
	return t.kind == kPunct && t.c == c
}

// glued reports whether no white space stands before token i.
func (s *scan) glued(i int) bool { return s.t(i).kind != kEOF && s.t(i).flag&fSp == 0 }

// lower returns a word in small letters; "" if it is long.
func (s *scan) lower(i int, buf *[24]byte) []byte {
	t := s.t(i)
	n := int(t.end - t.start)
	if t.kind != kWord || n > len(buf) {
		return nil
	}
	for k := range n {
		c := s.text[int(t.start)+k]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[k] = c
	}
	return buf[:n]
}

// in reports whether word i is in a set.
func (s *scan) in(i int, set *wordSet) bool {
	t := s.t(i)
	return t.kind == kWord && set.FindFold(s.text[t.start:t.end]) > 0
}

// small reports whether token i is a word in small letters.
func (s *scan) small(i int) bool {
	t := s.t(i)
	return t.kind == kWord && t.flag&(fCap|fMixed) == 0
}

// opens reports whether token i begins a sentence.
func (s *scan) opens(i int) bool {
	p := s.t(i - 1)
	switch {
	case p.kind == kEOF:
		return true
	case p.kind == kPunct && p.c == '.' && s.in(i-2, numberSigns):
		return false
	case p.kind == kPunct && (p.c == '.' || p.c == '!' || p.c == '?' || p.c == '"' || p.c == ':'):
		return true
	}
	return false
}

// numberSigns are abbreviations whose full stop ends no sentence.
var numberSigns = set("no nos p pp vol art sec fig ch para gen col maj capt lt sgt st mr mrs ms dr")

// when works out a value from a day: the day of publication or an anchor.
type when func(now edtf.Day) (edtf.Date, string)

// resolve works out a value from the day of publication. Where that is not
// known to the day, both its bounds are tried.
func (s *scan) resolve(f when) (edtf.Date, string) {
	if !s.dated {
		return edtf.Date{}, ""
	}
	a, tx := f(s.first)
	if s.first != s.last {
		b, _ := f(s.last)
		if a != b {
			a = coarsen(a, b)
			tx = a.Qualify(0).String()
			return a, tx
		}
	}
	if s.qual != 0 && !a.IsZero() && !a.Uncertain() {
		q := s.qual
		if a.Approximate() && q == '?' {
			q = '%'
		}
		a = a.Qualify(q)
	}
	return a, tx
}

// coarsen returns what two readings have in common: their month or year,
// uncertain; the zero Date if not even that.
func coarsen(a, b edtf.Date) edtf.Date {
	if a.IsZero() || b.IsZero() {
		return edtf.Date{}
	}
	f, _ := a.Bounds()
	_, l := b.Bounds()
	if f == edtf.MinDay || l == edtf.MaxDay {
		return edtf.Date{}
	}
	y, m, _ := f.Civil()
	y2, m2, _ := l.Civil()
	switch {
	case y == y2 && m == m2:
		return edtf.FromMonth(y, m).Qualify('?')
	case y == y2:
		return edtf.FromYear(y).Qualify('?')
	}
	return edtf.Date{}
}

// remember keeps a date as an anchor for those that follow.
func (s *scan) remember(m match) {
	end := int(s.toks[m.end-1].end)
	if m.value.IsZero() || m.grain == gNone {
		return
	}
	if m.rule == "displaced" && m.grain >= gMonth || m.rule == "relative-anchored" && m.grain == gYear && s.compared(m) {
		return // a year to compare with; the story goes on in its own
	}
	s.follow(m, end)
	if m.grain == gYear {
		s.yearEnd = end
	}
	if m.grain == gDay && m.y != 0 && m.basis != Resolved {
		s.dayNamed.day, _ = m.value.Bounds()
		s.dayNamed.at = end
	}
	if m.rule == "first-months" {
		s.months.value, s.months.at = m.value, end
	}
	if m.grain == gQuarter && m.rule == "quarter" && strings.Contains(m.timex, "-Q") {
		s.quarter.first, _ = m.value.Bounds()
		s.quarter.at = end
	}
	for g := m.grain; g <= gCentury; g++ {
		s.anchors[g] = anchor{m.value, end}
	}
}

// compared reports whether a year counted from another is only what that is
// compared with: "more than in the year before", "up from the previous year".
func (s *scan) compared(m match) bool {
	k := m.start - 1
	if s.w(k, wIn) {
		k--
	}
	return s.w(m.end-1, wBefore) || s.w(k, wThan, wFrom, wOver) || s.in(k, against)
}

var against = set("against with versus on")

// reach is how far back, in bytes, an anchor holds.
const reach = 500

// anchored works out a value from the last date named that is at least as
// fine as g and near; failing that from the day of publication.
func (s *scan) anchored(i int, g grain, f when) (edtf.Date, string) {
	a := s.anchors[g]
	if !a.value.IsZero() && int(s.t(i).start)-a.at < reach {
		first, last := a.value.Bounds()
		if first != edtf.MinDay && last != edtf.MaxDay {
			v, tx := f(first)
			if w, _ := f(last); v != w && g != gDay {
				v = coarsen(v, w)
				tx = v.Qualify(0).String()
			}
			if a.value.Uncertain() {
				v = v.Qualify('?')
			}
			return v, tx
		}
	}
	return s.resolve(f)
}

// anchorNear reports whether a date that is at least as fine as g was named near before
// token i.
func (s *scan) anchorNear(i int, g grain) bool {
	a := s.anchors[g]
	return !a.value.IsZero() && int(s.t(i).start)-a.at < reach
}

// valued gives a match its value: from the last date named where it is anchored,
// else from the day of publication, and the unknown one where neither is known.
func (s *scan) valued(x match, anchored bool, f when) match {
	if anchored {
		x.value, x.timex = s.anchored(x.start, x.grain, f)
	} else {
		x.value, x.timex = s.resolve(f)
	}
	if x.timex == "" {
		x.timex = unknown[x.grain]
	}
	return x
}

// unknown are the TIMEX3 values of units that could not be placed.
var unknown = [...]string{gDay: "XXXX-XX-XX", gWeek: "XXXX-WXX", gMonth: "XXXX-XX", gQuarter: "XXXX-QX", gYear: "XXXX", gDecade: "XXX", gCentury: "XX"}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func four(y int) string {
	s := strconv.Itoa(y)
	for len(s) < 4 {
		s = "0" + s
	}
	return s
}

// isoWeek is the TIMEX3 value of a day's week.
func isoWeek(d edtf.Day) string {
	y, w := d.ISOWeek()
	return four(y) + "-W" + two(w)
}

// monday is the first day of a day's week.
func monday(d edtf.Day) edtf.Day { return d - edtf.Day((int(d.Weekday())+6)%7) }

// span makes an interval of two days.
func days(a, b edtf.Day) edtf.Date { return edtf.Interval(edtf.FromDay(a), edtf.FromDay(b)) }

var seasonTimex = map[int]string{21: "SP", 22: "SU", 23: "FA", 24: "WI"}
