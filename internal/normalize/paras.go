package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
	"dateline/internal/record"
)

// para is a paragraph: pieces of the text that are joined with a space, or with
// nothing where the script or a hyphen asks for it.
type para struct {
	parts []prose.Span
	plain string // as it reads, before Markdown
}

// wrap is how a text is wrapped.
type wrap struct {
	hard  bool // lines end where they were full, not where a paragraph ends
	blank bool // blank lines divide the paragraphs
	loose bool // a blank line stands below every line
	width int  // in characters
}

// measure finds out whether a text is hard wrapped. It is when most lines that
// have another right below them could not have held that line's first word too.
func measure(t string, lines []line) wrap {
	var widths [202]int
	type pair struct{ length, word int }
	broken := 0 // line ends inside a sentence
	var pairs []pair
	gaps := 0
	for i, l := range lines {
		if l.blank() {
			continue
		}
		n := prose.Runes(t[l.start:l.end])
		widths[min(n, 201)]++
		if i+1 == len(lines) || lines[i+1].blank() {
			if i+1 < len(lines) {
				gaps++
			}
			continue
		}
		next := t[lines[i+1].start:lines[i+1].end]
		if first, _ := utf8.DecodeRuneInString(next); unicode.IsLower(first) || prose.Unspaced(first) && !stopped(t[l.start:l.end]) {
			broken++
		}
		if len(pairs) < 4000 {
			pairs = append(pairs, pair{n, firstWord(next)})
		}
	}
	if len(pairs) < 3 {
		return loose(t, lines)
	}
	total := 0
	for _, n := range widths {
		total += n
	}
	// The width is the longest line, but for a few that stick out.
	width, out := 201, 0
	for width > 0 && (widths[width] == 0 || out+widths[width] <= 1+total/25) {
		out += widths[width]
		width--
	}
	if width < 25 || width > 160 {
		return wrap{}
	}
	full := 0
	for _, p := range pairs {
		if p.length+1+p.word > width-2 {
			full++
		}
	}
	w := wrap{width: width, blank: gaps >= 2 && gaps*8 >= len(pairs)}
	w.hard = full*100 >= len(pairs)*45 && full >= 2 && broken*5 >= len(pairs) || ragged(t, lines, width, len(pairs))
	return w
}

// ragged reports a text whose lines ended where a page of print was full: its letters
// are of unlike widths, so that the lines have no common number of them. Nearly all
// lines that break a sentence are long, and they are many.
func ragged(t string, lines []line, width, pairs int) bool {
	if width < 60 || width > 130 || pairs < 8 {
		return false
	}
	broken, long := 0, 0
	for i := 0; i+1 < len(lines); i++ {
		a, b := lines[i], lines[i+1]
		if a.blank() || b.blank() || !beginsLower(t[b.start:b.end]) || stopped(t[a.start:a.end]) || strings.IndexByte(t[b.start:b.end], ' ') < 0 {
			continue
		}
		if broken++; prose.Runes(t[a.start:a.end])*4 >= width*3 {
			long++
		}
	}
	return broken*100 >= pairs*38 && long*5 >= broken*4
}

// loose reports a hard wrapped text with a blank line below each line, as copies
// of double-spaced pages have. In some of them wider gaps divide the paragraphs.
func loose(t string, lines []line) wrap {
	tight := make([]line, 0, len(lines))
	full, gaps := 0, 0
	for i, l := range lines {
		switch {
		case !l.blank():
			tight, full = append(tight, l), full+1
		case i > 1 && lines[i-1].blank() && !lines[i-2].blank():
			tight, gaps = append(tight, l), gaps+1
		}
	}
	if full < 8 || gaps*2 > full || gaps == 0 && full*2 < len(lines) {
		return wrap{}
	}
	w := measure(t, tight)
	w.loose = w.hard
	w.blank = gaps > 0
	return w
}

func firstWord(s string) int {
	for i, r := range s {
		if r == ' ' || r == '\t' {
			return utf8.RuneCountInString(s[:i])
		}
	}
	return min(utf8.RuneCountInString(s), 30)
}

// paragraphs divides what is left into paragraphs and takes widgets out of the
// middle.
func (w *work) paragraphs() []para {
	if w.lo < w.hi && !w.marked() && w.tight == nil { // again, now that headers and notices are gone
		lines := append([]line{}, w.lines[w.lo:w.hi]...)
		lines[0].start = min(max(lines[0].start, w.at), lines[0].end)
		if again := measure(w.t, lines); again.hard || w.wrap.hard && w.sentences() {
			w.wrap = again
		}
	}
	var out []para
	for _, s := range w.decks {
		out = append(out, para{parts: []prose.Span{s}})
	}
	var open *para
	last, cut := -1, false // the line before, in the open paragraph; a line was taken out behind it
	flush := func() {
		if open != nil {
			out = append(out, *open)
			open = nil
		}
	}
	for i := w.lo; i < w.hi; i++ {
		l := w.lines[i]
		s := prose.Span{Start: l.start, End: l.end}
		if i == w.lo {
			s.Start = max(s.Start, min(w.at, s.End))
		}
		if s.Len() <= 0 {
			if w.wrap.loose && !(w.wrap.blank && i > w.lo && w.lines[i-1].blank()) {
				continue
			}
			if open != nil && (w.marked() && w.sameBlock(last, i) || !w.marked() && w.torn(last, i)) {
				continue
			}
			flush()
			continue
		}
		t := s.Of(w.t)
		if j := prose.LastIndex(t, "pic.twitter.com/"); j > 0 && !strings.Contains(t[j:], " ") {
			w.remove("widget/embed", prose.Span{Start: s.Start + j, End: s.End})
			s = trim(w.t, prose.Span{Start: s.Start, End: s.Start + j})
			t = s.Of(w.t)
		}
		if i > w.lo || s.Start == l.start {
			if rule := w.middle(i, t); rule != "" {
				w.remove(rule, s)
				w.step(rule, s, "", 0.9)
				cut = true
				continue
			}
		}
		if open != nil && (w.marked() && !w.sameBlock(last, i) || !w.marked() && (last == i-1 || cut || w.wrap.loose) && !w.joins(last, i)) {
			flush()
		}
		if open == nil {
			open = &para{}
		}
		open.parts = append(open.parts, s)
		last, cut = i, false
	}
	flush()
	w.hyphens(out)
	return w.leadOnce(out)
}

// leadOnce leaves out an introduction that the report begins with again, word by word.
func (w *work) leadOnce(out []para) []para {
	if len(out) < 3 || w.marked() && (len(w.given.Blocks) == 0 || w.given.Blocks[0].Kind != record.Verbatim) {
		return out
	}
	text := func(p para) string { return w.t[p.parts[0].Start:p.parts[len(p.parts)-1].End] }
	first := text(out[0])
	if len(first) < 60 || len(first) > 600 {
		return out
	}
	for _, p := range out[1:3] {
		if k := text(p); len(k) >= len(first) && k[:12] == first[:12] && strings.HasPrefix(key(k[:min(len(k), len(first)+8)]), key(first)) {
			w.remove("header/lead", prose.Span{Start: out[0].parts[0].Start, End: out[0].parts[len(out[0].parts)-1].End})
			w.step("header/lead", out[0].parts[0], "", 0.85)
			return out[1:]
		}
	}
	return out
}

// sentences reports whether each line that is left ends as a sentence does, as no
// text does whose lines ended where they were full.
func (w *work) sentences() bool {
	for i := w.lo; i < w.hi; i++ {
		if !w.lines[i].blank() && !stopped(w.text(i)) {
			return false
		}
	}
	return true
}

// sameBlock reports whether two lines stand in one block of the record.
func (w *work) sameBlock(last, i int) bool {
	b := w.block(w.lines[last].start)
	return b != nil && w.lines[i].start >= b.Start && w.lines[i].start < b.End
}

// middle names the rule by which a line in the middle of the report goes: only
// what is a widget as a whole.
func (w *work) middle(i int, t string) string {
	captioned := w.captioned(t)
	if len(t) > 160 && !captioned && !strings.HasSuffix(t, "]") {
		return ""
	}
	// A line of wrapped prose may by chance be one word.
	if w.wrap.hard && i > w.lo && i+1 < w.hi && !w.lines[i-1].blank() && !w.lines[i+1].blank() {
		return ""
	}
	switch {
	case w.lateClock(i, t):
		return "header/clock"
	case w.runs(t):
		return "header/running"
	case fileName(t):
		return "code"
	case len(t) == 2 && (t == "LP" || t == "TD") && w.tagged():
		return "header/export"
	}
	switch {
	case blankPart(t):
		return "widget/blank"
	case pager(t) && i > w.lo && w.lines[i-1].blank():
		return "widget/page"
	case w.retold(t), w.underCredit(i, t):
		return "credit/caption"
	case w.pictureName(i, t):
		return "credit/caption"
	case nothing[t] && len(t) > 2:
		return "header/none"
	case w.thrice(t), w.twice(t):
		return "widget"
	case isWidget(t) && !soft[prose.Fold(strings.TrimRight(t, ".: "))]:
		return "widget"
	case photoCredit(t) && len(t) < 100:
		return "credit/photo"
	case captioned, i > w.lo && len(t) < 200 && !stopped(t) && (blankPart(w.text(i-1)) || w.retold(w.text(i-1)) || strings.HasPrefix(w.text(i-1), "Image caption")), len(t) < 300 && i > w.lo && behindStop(t, "[]") && w.nonBlank(i+1):
		w.pictured(t)
		return "credit/caption"
	}
	return ""
}

// underCredit reports a line that stands with whose the picture is in a block of their
// own, below it or, without a stop, above.
func (w *work) underCredit(i int, t string) bool {
	free := func(k int) bool { return k < 0 || k >= w.hi || w.lines[k].blank() }
	credit := func(k int) bool { return !free(k) && len(w.text(k)) <= 40 && photoCredit(w.text(k)) }
	return free(i+1) && credit(i-1) && free(i-2) || !stopped(t) && free(i-1) && credit(i+1) && free(i+2)
}

// retold reports the title with the number of a picture behind it, as pages name
// their pictures: "Ministers open bridge - photo 1".
func (w *work) retold(t string) bool {
	if len(w.stated) < 20 || len(t) < len(w.stated)+3 || len(t) > len(w.stated)+24 || !strings.HasPrefix(t, w.stated) {
		return false
	}
	rest := strings.Trim(t[len(w.stated):], " -–—:")
	if _, day := clock(rest); day {
		return false
	}
	return strings.Trim(rest[max(0, len(rest)-1):], "0123456789") == "" && rest != ""
}

// pictureName reports what a page holds for readers who do not see a picture: the
// line right above its caption that is short, or the caption without whose it is.
func (w *work) pictureName(i int, t string) bool {
	if i+1 >= w.hi || w.lines[i+1].blank() || i > w.lo && !w.lines[i-1].blank() || !w.captioned(w.text(i+1)) {
		return false
	}
	next := w.text(i + 1)
	return len(strings.Fields(t)) <= 6 && !stopped(t) && len(t) < 60 || len(t) > 40 && len(next) > len(t) && strings.HasPrefix(key(next), key(t))
}

// fileName reports what a page calls a picture: one word with eight figures or
// more and no sign of a text, "127303204_14185923599951n".
func fileName(t string) bool {
	if i := strings.LastIndexByte(t, '('); i > 0 && strings.HasSuffix(t, "B)") { // "43107_b.jpg (54 KB)"
		name := strings.TrimSpace(t[:i])
		j := strings.LastIndexByte(name, '.')
		return j > 0 && len(name)-j <= 5 && !strings.Contains(name, " ")
	}
	if len(t) < 12 || len(t) > 80 {
		return false
	}
	figures := 0
	for i := 0; i < len(t); i++ {
		switch c := t[i]; {
		case c >= '0' && c <= '9':
			figures++
		case !isAlnum(c) && c != '_' && c != '-' && c != '.':
			return false
		}
	}
	return figures >= 8 && strings.Trim(t, "0123456789-.") != ""
}

// thrice reports a line of two to five words, not all of them names, that stands
// three times or more in the text: "Article content" between all paragraphs.
func (w *work) thrice(t string) bool {
	if !repeatable(t) {
		return false
	}
	if w.times == nil {
		w.times = map[string]int{}
		for i := w.lo; i < w.hi; i++ {
			if s := w.text(i); repeatable(s) {
				w.times[s]++
			}
		}
	}
	return w.times[t] >= 3
}

func repeatable(t string) bool {
	if len(t) < 8 || len(t) > 60 || stopped(t) {
		return false
	}
	n := len(strings.Fields(t))
	return n >= 2 && n <= 5 && !named(t) && !bullet(t) && !strings.HasSuffix(t, ":")
}

// soft are widgets that may be a heading inside a report.
var soft = folded(
	"news", "video", "photo", "related", "tags", "topics", "top", "next", "more", "home", "comment", "comments", "english", "en",
	"ru", "kz", "trending", "premium", "exclusive content", "ad", "like", "back", "image", "gallery", "photos", "others",
	"feedback", "copy", "logo", "before you go", "edit", "editing", "save", "send",
)

// torn reports whether the blank line i stands inside a sentence: the line
// before it ends in a small letter or a comma, and the next goes on in one.
func (w *work) torn(last, i int) bool {
	if last < 0 {
		return false
	}
	most := 3
	if w.runner != "" {
		most = 9 // the head of a page may stand between
	}
	for i < w.hi && (w.lines[i].blank() || w.runs(w.text(i))) && i-last <= most {
		i++
	}
	if i >= w.hi || i-last > most {
		return false
	}
	a, b := w.text(last), w.text(i)
	end, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return (unicode.IsLower(end) || end == ',') && unicode.IsLower(first) && len(a) > 30 && w.middle(i, b) == ""
}

// joins reports whether line i goes on the paragraph of the line before it.
func (w *work) joins(last, i int) bool {
	if !w.wrap.hard {
		return w.shortBlock(last, i)
	}
	a, b := w.text(last), w.text(i)
	if bullet(b) || w.indent(i) > w.indent(last)+1 {
		return false
	}
	n := utf8.RuneCountInString(a)
	ended := stopped(a) && !abbreviationEnds(a)
	first, _ := utf8.DecodeRuneInString(b)
	room := n+1+firstWord(b) <= w.wrap.width
	upper := unicode.IsUpper(first) || !unicode.IsLetter(first) || prose.Unspaced(first)
	switch {
	case !upper:
		return true
	case w.wrap.blank: // blank lines tell; only what is plainly broken off parts
		return !(ended && n*4 < w.wrap.width*3 && room)
	case ended:
		return !room && n > w.wrap.width-4 && n*4 <= w.wrap.width*5 // longer by far: it was never wrapped
	case strings.HasSuffix(a, ":") && room && n*3 < w.wrap.width*2:
		return false
	case room && n*2 < w.wrap.width && !strings.HasSuffix(a, ",") && !dangling[lastWordOf(a)]:
		return false // a heading between paragraphs
	}
	return true
}

// indent is by how many characters a line is set in.
func (w *work) indent(i int) int {
	from := 0
	if i > 0 {
		from = w.lines[i-1].next
	}
	n := 0
	for _, r := range w.t[min(from, w.lines[i].start):w.lines[i].start] {
		if n++; r == '\t' || r == 0x3000 {
			n++
		}
	}
	return n
}

// shortBlock decides for text that is not wrapped as a whole: a line that stops
// in the middle of a sentence goes on in the next one.
func (w *work) shortBlock(last, i int) bool {
	a, b := w.text(last), w.text(i)
	first, _ := utf8.DecodeRuneInString(b)
	end, _ := utf8.DecodeLastRuneInString(strings.TrimRight(a, "\"”»"))
	if dangling[lastWordOf(a)] && len(a) > 40 && unicode.IsLetter(first) && !prose.Upper(a) {
		return true
	}
	return unicode.IsLower(first) && !bullet(b) && (unicode.IsLetter(end) || end == ',' || end == '-' || unicode.IsDigit(end)) && len(a) > 20
}

func lastWordOf(s string) string {
	return strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:])
}

// bullet reports whether a line begins as the item of a list.
func bullet(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	rest := s[n:]
	if strings.ContainsRune("•●▪◦‣■□–—-*·", r) && (strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "\t") || strings.HasPrefix(rest, "\u00a0")) {
		return true
	}
	i := 0
	for i < len(s) && i < 3 && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return i > 0 && i+1 < len(s) && (s[i] == '.' || s[i] == ')') && s[i+1] == ' '
}

// gap is what stands between two pieces of a paragraph: a space, or nothing
// inside a word and between characters that have no spaces.
func (w *work) gap(a, b prose.Span) string {
	if a.End < len(w.t) && w.t[a.End] == '-' { // the hyphen of the line was taken out
		return ""
	}
	last, n := utf8.DecodeLastRuneInString(a.Of(w.t))
	first, _ := utf8.DecodeRuneInString(b.Of(w.t))
	switch {
	case last == 0xAD:
		return ""
	case last == '-' && unicode.IsLetter(first):
		before, _ := utf8.DecodeLastRuneInString(w.t[a.Start : a.End-n])
		if unicode.IsLetter(before) {
			return ""
		}
	case (prose.Unspaced(last) || strings.ContainsRune("，。、；：！？”）》", last)) && (prose.Unspaced(first) || strings.ContainsRune("“（《", first)):
		return ""
	}
	return " "
}
