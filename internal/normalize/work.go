package normalize

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/record"
	"dateline/internal/seed"
)

// line is a line of the text, trimmed: start == end for a blank one. next is
// where the following line begins.
type line struct{ start, end, next int }

// dated is a date that a rule has read.
type dated struct {
	basis article.Basis
	day   date
	text  string
	pos   int
	weak  bool // the day of an update, or of another site's copy
}

// work is one seed on its way. Offsets are bytes of raw.Text until finish.
type work struct {
	names *names
	raw   *seed.Raw
	t     string
	side  Sidecar
	res   Result
	a     *article.Article

	lines  []line
	lo, hi int            // the lines that are still open
	at     int            // the cursor, in line lo
	echo   int            // the line of a title that stands twice in the head, or 0
	chosen int            // the line that is the title of a whole page, and one more than it
	opened int            // where the text goes on behind a date header glued to it
	wrap   wrap           // how the text is wrapped
	tight  map[int]int    // where white space that only an element made begins and ends
	prose  int            // the first line that is prose, as far as it was looked for
	times  map[string]int // how often each short line that may be a widget stands in the text, or nil
	pairs  map[string]int // how often each line of a sentence's length stands in the report, or nil

	dates   []dated
	line    dateline // the one that was read, if any
	hasLine bool
	sought  bool         // a second copy of the title was looked for
	early   *dateline    // one that stands alone above the title
	runner  string       // the name in the line at the head of each page, by key
	export  int8         // 1 that the text is a tagged export, -1 that it is none, 0 not looked
	titles  []prose.Span // where a stated title stands
	decks   []prose.Span // introductions above the last header lines
	photos  []dated      // days that captions give
	stated  string
	agency  string // read beside the dateline: tag, key, byline
	keyed   string // id of the source that a key line names
	owner   string // id of the source that a line on the rights names
	suffix  string // the house at the end of the title

	given      *record.Record // what the file states, or nil
	structured bool           // the file states fields, and the text is plain
}

// newWork begins with a text, of which given is the record, or nil.
func newWork(n *names, raw *seed.Raw, given *record.Record, side Sidecar) *work {
	w := &work{names: n, raw: raw, t: raw.Text, given: given, side: side}
	w.a = &w.res.Article
	w.lines = wide(w.t, split(w.t))
	if given == nil || given.Blocks == nil {
		if apart := atSeams(w.t, w.lines); apart != nil {
			w.lines, w.tight = apart, map[int]int{}
		}
	}
	w.rejoin() // and measures how the text is wrapped
	w.hi = len(w.lines)
	w.skipBlank()
	return w
}

// split divides a text into lines at LF, CRLF, CR, form feed, NEL, and the two
// separators of Unicode.
func split(t string) []line {
	lines := make([]line, 0, 1+strings.Count(t, "\n"))
	for i := 0; i < len(t); {
		end, next := len(t), len(t)
		for j := i; j < len(t); j++ {
			if j = prose.PlainEnd(t, j, '\r'+1); j == len(t) { // most bytes are passed
				break
			}
			n, c := 0, t[j]
			switch {
			case c == '\n' || c == '\f' || c == '\v':
				n = 1
			case c == '\r':
				n = 1
				if j+1 < len(t) && t[j+1] == '\n' {
					n = 2
				}
			case c == 0xC2 && j+1 < len(t) && t[j+1] == 0x85:
				n = 2
			case c == 0xE2 && j+2 < len(t) && t[j+1] == 0x80 && (t[j+2] == 0xA8 || t[j+2] == 0xA9):
				n = 3
			}
			if n > 0 {
				end, next = j, j+n
				break
			}
		}
		s := trim(t, prose.Span{Start: i, End: end})
		lines = append(lines, line{s.Start, s.End, next})
		i = next
	}
	return lines
}

// blankRune reports what does not count as a character of a line: white space,
// controls, and what has no width.
func blankRune(r rune) bool {
	return r <= ' ' || r == 0x7F || r > 0x7F && (unicode.IsSpace(r) || hidden(r) || r >= 0x80 && r < 0xA0 || r == 0x200C || r == 0x200D)
}

func trim(t string, s prose.Span) prose.Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(t[s.Start:s.End])
		if !blankRune(r) {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(t[s.Start:s.End])
		if !blankRune(r) {
			break
		}
		s.End -= n
	}
	return s
}

func (l line) of(t string) string { return t[l.start:l.end] }
func (l line) blank() bool        { return l.start == l.end }
func (w *work) text(i int) string { return w.t[w.lines[i].start:w.lines[i].end] }
func (w *work) rest() string      { return w.t[w.at:w.lines[w.lo].end] }
func (w *work) fresh() bool       { return w.at == w.lines[w.lo].start || w.at == w.opened }
func (w *work) pos(offset int) diag.Pos {
	if w.structured || w.marked() {
		return w.whole()
	}
	return diag.Pos{File: w.raw.Name, Line: w.lineNumber(offset), Col: 1}
}

func (w *work) lineOf(offset int) int {
	i, _ := slices.BinarySearchFunc(w.lines, offset, func(l line, o int) int {
		if l.next <= o {
			return -1
		}
		return 1
	})
	return i + 1
}

// skipBlank moves the cursor to the next character that counts.
func (w *work) skipBlank() {
	for w.lo < w.hi {
		l := w.lines[w.lo]
		w.at = max(w.at, l.start)
		w.at = trim(w.t, prose.Span{Start: w.at, End: max(w.at, l.end)}).Start
		if w.at < l.end {
			return
		}
		w.lo++
	}
}

// advance moves the cursor to the offset to.
func (w *work) advance(to int) {
	w.at = to
	for w.lo < w.hi && w.at >= w.lines[w.lo].end {
		w.lo++
	}
	w.skipBlank()
}

// remove records that a piece of the text is in neither title nor body.
func (w *work) remove(rule string, s prose.Span) {
	s = trim(w.t, s)
	if s.Len() > 0 {
		w.res.Removed = append(w.res.Removed, Removed{s, s.Of(w.t), rule})
	}
}

func (w *work) step(rule string, s prose.Span, kept string, confidence float64) {
	s = trim(w.t, s)
	w.res.Trace = append(w.res.Trace, Step{rule, s, s.Of(w.t), kept, confidence})
}

// format warns of input that is not the plain text of a report.
func (w *work) format() {
	if w.lo == w.hi || w.structured || w.marked() {
		return
	}
	if c := w.t[w.at]; c != '<' && c != '{' && c != '[' {
		return
	}
	head := strings.ToLower(w.t[w.at:min(len(w.t), w.at+400)])
	what := ""
	switch {
	case strings.HasPrefix(head, "<!doctype html"), strings.HasPrefix(head, "<html"), strings.HasPrefix(head, "<head"), strings.HasPrefix(head, "<body"):
		what = "HTML"
	case strings.HasPrefix(head, "<?xml"), strings.HasPrefix(head, "<rss"), strings.HasPrefix(head, "<feed"):
		what = "XML"
	case strings.HasPrefix(head, "{\"") || strings.HasPrefix(head, "[{") || strings.HasPrefix(head, "{\n") && strings.Contains(head, "\":"):
		what = "JSON"
	}
	if what != "" {
		w.res.Problems.Warnf(w.pos(w.at), "seed/format", "save the report's text as plain text, and put that in its place",
			"this looks like %s, which is read as if it were plain text", what)
	}
}

// sweep records what is hidden between the pieces that were kept or removed:
// zero-width characters on a blank line, controls at the end of a line.
func (w *work) sweep(paras []para) {
	var taken []prose.Span
	taken = append(taken, w.titles...)
	for _, p := range paras {
		taken = append(taken, p.parts...)
	}
	for _, x := range w.res.Removed {
		taken = append(taken, x.Span)
	}
	slices.SortFunc(taken, func(a, b prose.Span) int { return a.Start - b.Start })
	last := 0
	for k := 0; k <= len(taken); k++ {
		end := len(w.t)
		if k < len(taken) {
			end = taken[k].Start
		}
		for i := last; i < end; {
			r, n := utf8.DecodeRuneInString(w.t[i:])
			j := i + n
			if !unicode.IsSpace(r) {
				for j < end {
					r, n := utf8.DecodeRuneInString(w.t[j:])
					if unicode.IsSpace(r) {
						break
					}
					j += n
				}
				w.res.Removed = append(w.res.Removed, Removed{prose.Span{Start: i, End: j}, w.t[i:j], "text/hidden"})
			}
			i = j
		}
		if k < len(taken) {
			last = max(last, taken[k].End)
		}
	}
}

// finish sorts what was recorded and turns offsets into those of the file. A
// piece that was taken out before a larger one around it is told of once, in that.
func (w *work) finish() Result {
	r := &w.res
	slices.SortStableFunc(r.Removed, func(a, b Removed) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	end := 0
	r.Removed = slices.DeleteFunc(r.Removed, func(x Removed) bool {
		within := x.End <= end
		end = max(end, x.End)
		return within
	})
	for i := range r.Removed {
		r.Removed[i].Span = w.inFile(r.Removed[i].Span)
	}
	for i := range r.Trace {
		r.Trace[i].Span = w.inFile(r.Trace[i].Span)
	}
	if w.given != nil && len(w.given.Removed) > 0 {
		for _, x := range w.given.Removed {
			r.Removed = append(r.Removed, Removed(x))
		}
		slices.SortStableFunc(r.Removed, func(a, b Removed) int { return a.Start - b.Start })
	}
	a, s := w.a, w.side
	if s.Syndicator != "" {
		a.Syndicator = s.Syndicator
	}
	if s.URL != "" {
		a.SourceURL = s.URL
	}
	if s.Lang != "" {
		a.Lang = s.Lang
	}
	if s.Authors != nil {
		a.Authors = s.Authors
	}
	a.Rights, a.DigestOf = s.Rights, s.Digest
	a.Seed = article.Seed{Path: w.raw.Name, SHA256: w.raw.SHA256, Encoding: w.raw.Encoding}
	a.ID = ID(a)
	for i := range r.Problems {
		r.Problems[i].Article = a.ID
	}
	return w.res
}

func (w *work) inFile(s prose.Span) prose.Span {
	return prose.Span{Start: w.raw.Offset(s.Start), End: w.raw.Offset(s.End)}
}

// MaxID is how long an id may be, in bytes.
const MaxID = article.MaxID

// ID makes the id of an article of its date and title:
// "2018-11-13-minister-opens-bridge", "undated-minister-opens-bridge". Words
// that say little are left out. Whether another article has it is not known here.
func ID(a *article.Article) string {
	when := "undated"
	switch a.Date.Precision() {
	case edtf.DayPrec, edtf.Month, edtf.Year, edtf.Set:
		if _, ok := a.Date.Year(); !ok {
			break
		}
		first, _ := a.Date.Bounds()
		y, m, d := first.Civil()
		if y >= 1000 && y <= 9999 {
			when = []string{digits(y, 4), digits(y, 4) + "-" + digits(m, 2), digits(y, 4) + "-" + digits(m, 2) + "-" + digits(d, 2)}[precise(a.Date)]
		}
	}
	var words []string
	for _, f := range strings.Fields(a.Title) {
		key := strings.ToLower(strings.Trim(f, ".,:;!?\"'“”‘’«»()"))
		if !slugStop[key] {
			words = append(words, f)
		}
	}
	slug := prose.Slug(strings.Join(words, " "), MaxID-len(when)-1)
	if slug == "" {
		slug = prose.Slug(a.Title, MaxID-len(when)-1)
	}
	if slug == "" {
		slug = "report"
	}
	return when + "-" + slug
}

func precise(d edtf.Date) int {
	switch d.Precision() {
	case edtf.DayPrec:
		return 2
	case edtf.Month:
		return 1
	}
	return 0
}

func digits(n, width int) string {
	b := make([]byte, width)
	for i := width - 1; i >= 0; i-- {
		b[i] = byte('0' + n%10)
		n /= 10
	}
	return string(b)
}

var slugStop = set("a", "an", "the", "of", "to", "in", "on", "at", "for", "with", "by", "and", "or", "from", "into", "as", "is", "are", "was", "were",
	"и", "в", "на", "с", "по", "о", "об", "к", "из", "для", "от")

// folded is a set of words that are matched on folded text.
func folded(words ...string) map[string]bool { return set(foldAll(words...)...) }

func foldAll(words ...string) []string {
	out := make([]string, len(words))
	for i, s := range words {
		out[i] = prose.Fold(s)
	}
	return out
}

// heads are words that a text may begin with, by their first byte.
type heads [256][]string

func openings(words ...string) *heads {
	h := &heads{}
	for _, s := range words {
		h[s[0]] = append(h[s[0]], s)
	}
	return h
}

// mayOpen reports whether t may begin with one of them once it is folded.
func (h *heads) mayOpen(t string) bool {
	return t != "" && (t[0] >= utf8.RuneSelf || h[t[0]|0x20] != nil || h[t[0]] != nil)
}

// open reports whether t begins with one of them.
func (h *heads) open(t string) bool {
	if t == "" {
		return false
	}
	for _, s := range h[t[0]] {
		if strings.HasPrefix(t, s) {
			return true
		}
	}
	return false
}

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, s := range words {
		m[s] = true
	}
	return m
}
