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
	y, m, d, d2 int    // of a date with a named month; y 0 if not said
	tod         string // time of day: T09:30, TMO
	vague       bool   // bears a modifier that narrows: early, late
}

// scan goes over a text paragraph by paragraph.
type scan struct {
	text  string
	pos   int
	toks  []tok
	bare  bool // a year needs no context
	depth int  // of nested expressions

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
	if m.rule == "displaced" && m.grain >= gMonth {
		return // a year to compare with; the story goes on in its own
	}
	if m.grain == gYear {
		s.yearEnd = end
	}
	if m.grain == gDay && m.y != 0 && m.basis != Resolved {
		s.dayNamed.day, _ = m.value.Bounds()
		s.dayNamed.at = end
	}
	if m.grain == gQuarter && m.rule == "quarter" && strings.Contains(m.timex, "-Q") {
		s.quarter.first, _ = m.value.Bounds()
		s.quarter.at = end
	}
	for g := m.grain; g <= gCentury; g++ {
		s.anchors[g] = anchor{m.value, end}
	}
}

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

// direction tells from the verbs around whether the expression at tokens
// [i, j) lies behind or ahead: -1, 1, or 0 if nothing says so. The nearest cue
// before it in its clause decides, or else the nearest after it.
func (s *scan) direction(i, j int) int {
	if s.t(j-1).class == cWeekday {
		k := i - 1
		for k > i-6 && (s.t(k).class == cNum || s.t(k).class == cZone || s.w(k, wAm, wPm) || s.punctIs(k, ':')) {
			k--
		}
		if s.w(k, wTo, wUntil) {
			return 1 // "moved to Friday", "until 15:00 GMT Sunday"
		}
	}
	if s.word(i-1) == "as" && s.word(i-3) == "as" || s.word(i-1) == "effective" {
		return 1 // "as early as Tuesday", "effective Feb. 1"
	}
	for k := i - 1; k >= max(0, i-22); k-- {
		if s.clauseEnd(k, true) {
			break
		}
		if c := s.cue(k); c != 0 {
			return c
		}
	}
	for k := j; k < min(len(s.toks), j+16); k++ {
		if s.clauseEnd(k, false) {
			break
		}
		if c := s.cue(k); c != 0 {
			return c
		}
	}
	return 0
}

func (s *scan) clauseEnd(k int, back bool) bool {
	t := &s.toks[k]
	if t.kind != kPunct {
		return false
	}
	switch t.c {
	case '.', '!', '?', ';', '"':
		// A full stop after an abbreviation or a single letter goes on.
		if t.c == '.' && (s.t(k-1).lex&abbr != 0 || s.t(k-1).end-s.t(k-1).start == 1) {
			return false
		}
		return true
	}
	return false
}

// cue reads one word as a sign of direction.
func (s *scan) cue(k int) int {
	t := &s.toks[k]
	if t.kind != kWord || t.flag&fMixed != 0 {
		return 0
	}
	var buf [24]byte
	w := s.lower(k, &buf)
	if len(w) < 2 {
		return 0
	}
	if futureCues.FindBytes(w) > 0 && !(t.flag&fCap != 0 && string(w) == "may") {
		return s.ahead(k)
	}
	if string(w) == "to" {
		// "is to visit", "agreed to meet": an infinitive of something ahead.
		var b2 [24]byte
		switch string(s.lower(k-1, &b2)) {
		case "is", "are", "set", "due", "agreed", "decided", "ready", "going", "plans", "able":
			return s.ahead(k - 1)
		}
		return 0
	}
	if pastCues.FindBytes(w) > 0 {
		// A participle after be tells no time: "to be held".
		if p := s.lower(k-1, &buf); string(p) == "be" {
			return 0
		}
		return -1
	}
	if t.flag&fCap == 0 && len(w) > 3 && string(w[len(w)-2:]) == "ed" && presentInEd.FindBytes(w) == 0 {
		if p := s.lower(k-1, &buf); string(p) == "be" {
			return 0
		}
		return -1
	}
	return 0
}

// presentInEd are words in -ed that are no past tense.
var presentInEd = set("need succeed proceed exceed indeed speed feed seed breed bleed weed deed greed heed united")

// ahead reads a word that speaks of what is ahead, unless it is a noun ("the
// plan", "record highs set on") or lies in the past itself ("had been due").
func (s *scan) ahead(k int) int {
	switch s.word(k) {
	case "set":
		if !s.w(k+1, wTo, wFor) {
			return 0
		}
	case "could":
		if w := s.word(k + 1); w == "not" || w == "have" {
			return -1
		}
	case "plan", "plans", "hopes", "aims", "deadline", "forecast", "looks":
		if s.w(k-1, wThe, wA, wAn) || s.in(k-1, possessives) {
			return 0
		}
	}
	if s.word(k-1) == "been" && s.word(k-2) == "had" {
		return -1
	}
	return 1
}

// pickYear returns the year in which a month, or a day of it, is meant if none
// is said. The nearest occurrence wins unless a cue points the other way; a
// cue is not believed against a date that is near when its own is far.
func pickYear(now edtf.Day, m, d, dir int) int {
	y, _, _ := now.Civil()
	var prev, next edtf.Day
	py, ny := y, y
	start := func(y int) edtf.Day { return edtf.Civil(y, m, max(d, 1)) }
	if start(y) > now {
		py = y - 1
	} else {
		ny = y + 1
	}
	prev, next = start(py), start(ny)
	back, ahead := int(now-prev), int(next-now)
	if d == 0 {
		if cy, cm, _ := now.Civil(); cm == m && cy == py {
			// This very month.
			return py
		}
	}
	switch {
	case back == 0:
		return py
	case dir < 0 && !(back > 270 && ahead < 75):
		return py
	case dir > 0 && !(ahead > 270 && back < 32):
		return ny
	case dir != 0 && ahead < back:
		return ny
	case dir != 0:
		return py
	case d == 0 && ahead < 92:
		return ny
	case d != 0 && ahead < back && ahead < 120:
		return ny
	}
	return py
}

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
