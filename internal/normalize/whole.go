package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// A whole page that was saved as text has its menus above the report and more of
// the same below: lines of a few words by the dozen, and among them one stretch
// of sentences. That stretch is the report; its title stands above it, is named
// in words that the report uses, and is mostly followed by a day or a writer.

// kindOf is what a line of a page is by its form.
type kindOf byte

const (
	blankLine kindOf = iota
	itemLine         // a bullet, a picture's name, a field, a rule
	shortLine
	proseLine
)

// page is a page saved as text.
type page struct {
	kinds       []kindOf
	first, last int // lines of the report's first and last paragraph
	used        map[string]bool
	copies      map[string]int
}

// wholePage finds the report on a page saved as text and closes what stands
// above its title and below its end.
func (w *work) wholePage() {
	if w.stated != "" || w.marked() || w.structured || len(w.lines) < 30 {
		return
	}
	p := w.stretch()
	if p == nil {
		return
	}
	title := w.pageTitle(p)
	if title < 0 {
		return
	}
	w.headDay(p, title)
	end := p.last + 1
	for i, n := end, 0; i < w.hi && n < 4; i++ { // a last sentence that is short
		if p.kinds[i] == blankLine {
			continue
		}
		n++
		if t := w.text(i); p.kinds[i] == itemLine || !stopped(t) || len(t) < 20 || notice(t) || copyright(t) {
			break
		}
		end = i + 1
	}
	if p.count(end, w.hi, itemLine) >= 8 {
		w.cutFrom(end, "page/below")
	}
	above := prose.Span{Start: w.at, End: w.lines[title].start}
	w.remove("page/above", above)
	w.step("page", above, "title below", 0.8)
	for i := title + 1; i < p.first; i++ { // buttons between title and report
		t := w.text(i)
		if p.kinds[i] == itemLine && !blankPart(t) && len(strings.Fields(t)) <= 4 && !w.headerLine(i) {
			w.remove("page/between", prose.Span{Start: w.lines[i].start, End: w.lines[i].end})
			w.lines[i].start = w.lines[i].end
		}
	}
	w.lo, w.at, w.chosen = title, w.lines[title].start, title+1
	if w.tight != nil {
		return
	}
	w.wrap = measure(w.t, w.lines[w.lo:w.hi])
	if width := w.widest(p); !w.wrap.hard && width <= 100 && p.count(p.first, p.last+1, proseLine) >= 8 {
		w.wrap = wrap{width: width, blank: true, hard: true} // lists between its paragraphs hide it
	}
}

// widest is how long the longest line of the report is.
func (w *work) widest(p *page) int {
	n := 0
	for i := p.first; i <= p.last; i++ {
		n = max(n, utf8.RuneCountInString(w.text(i)))
	}
	return n
}

// count is how many lines from one to another are of a kind or of those after it.
func (p *page) count(from, to int, least kindOf) int {
	n := 0
	for i := from; i < to; i++ {
		if p.kinds[i] >= least {
			n++
		}
	}
	return n
}

// stretch finds the lines of the report: those between which sentences outweigh
// items most. It is nil where the text is no page: where little that is no prose
// stands above.
func (w *work) stretch() *page {
	p := &page{kinds: make([]kindOf, w.hi)}
	for i := w.lo; i < w.hi; i++ {
		p.kinds[i] = w.formOf(i)
	}
	w.wrapped(p)
	sum, best, from := 0, 0, w.lo
	p.first = -1
	for i := w.lo; i < w.hi; i++ {
		switch p.kinds[i] {
		case blankLine:
			continue
		case proseLine:
			sum += min(prose.Runes(w.text(i)), 300)
		case itemLine:
			sum -= 40
		default:
			sum -= 25
		}
		if sum <= 0 {
			sum, from = 0, i+1
			continue
		}
		if sum > best {
			best, p.first, p.last = sum, from, i
		}
	}
	if best < 300 {
		return nil
	}
	for p.first < p.last && p.kinds[p.first] != proseLine {
		p.first++
	}
	items := 0
	for i := w.lo; i < p.first; i++ {
		switch p.kinds[i] {
		case itemLine:
			items += 2
		case shortLine:
			items++
		case proseLine:
			items -= 3
		}
	}
	if items < 16 && !(items >= 6 && w.hi > w.lo+40 && p.count(p.last+1, w.hi, itemLine) >= 12) {
		return nil
	}
	return p
}

// formOf is what a line is by itself.
func (w *work) formOf(i int) kindOf {
	t := w.text(i)
	if t == "" {
		return blankLine
	}
	if r, _ := utf8.DecodeRuneInString(t); strings.ContainsRune("•●▪◦‣■□☆★▸►→+*━─═", r) || blankPart(t) {
		return itemLine
	}
	n := prose.Runes(t)
	if strings.ContainsFunc(t[:min(len(t), 60)], prose.Unspaced) {
		n *= 2
	}
	if (n >= 80 && fullStopped(t) || n >= 140 && (strings.Contains(t, ". ") || strings.Contains(t, ", ") || strings.ContainsAny(t, "。，"))) && !gluedLabels(t) {
		return proseLine
	}
	return shortLine
}

// fullStopped reports a line that ends as a sentence that asks and calls nothing.
func fullStopped(t string) bool {
	return stopped(t) && !strings.HasSuffix(t, "?") && !strings.HasSuffix(t, "!")
}

// gluedLabels reports a line of labels that a page shows one beside the other and that
// nothing parts in its text: "HeadlinesSports NewsWorld News".
func gluedLabels(t string) bool {
	joints, words := 0, 1
	var last rune
	for _, r := range t {
		switch {
		case r == ' ':
			words++
		case unicode.IsUpper(r) && unicode.IsLower(last):
			joints++
		}
		last = r
	}
	return joints*8 > words && joints > 2
}

// wrapped marks as prose the blocks of lines that were broken where they were full.
func (w *work) wrapped(p *page) {
	for i := w.lo; i < w.hi; {
		j, full, labels := i, 0, 0
		for j < w.hi && (p.kinds[j] == shortLine || p.kinds[j] == proseLine) {
			t := w.text(j)
			if n := prose.Runes(t); n >= 56 && n <= 110 {
				full++
			}
			if gluedLabels(t) {
				labels++
			}
			j++
		}
		if n := j - i; n >= 2 && full*10 >= (n-1)*7 && full > 0 && (n > 2 || stopped(w.text(j-1))) && labels*3 < n {
			for k := i; k < j; k++ {
				p.kinds[k] = proseLine
			}
		}
		i = max(j, i+1)
	}
}

// pageTitle is the line of the report's title, or -1.
func (w *work) pageTitle(p *page) int {
	w.said(p)
	best, found := 0.9, -1
	from := p.first
	for n := 0; from < p.last && n < 3 && from < p.first+200; from++ { // what the page says of itself may stand above the title
		if p.kinds[from] == proseLine {
			n++
		}
	}
	for i, n := from-1, 0; i >= w.lo && n < 80; i-- {
		if p.kinds[i] == blankLine || p.kinds[i] == proseLine {
			continue
		}
		if i < p.first {
			n++
		}
		score := w.titleScore(p, i) - 0.02*float64(n)
		// Of two lines that are near the upper one: below are introductions and
		// the words of pictures. But what stands above may be a kicker, or a trail
		// that ends with the title.
		if score > best || found >= 0 && score > 0.9 && score > best-0.45 && p.count(i, found, shortLine) <= 12 && !w.leadsTo(i, found) {
			best, found = max(score, best), i
		}
	}
	for found > p.first && p.first < p.last { // the report begins below
		if p.first++; p.first > found && p.kinds[p.first] == proseLine {
			break
		}
	}
	return found
}

// leadsTo reports whether an upper line is the way to a lower one: its end is the
// lower one, or it says less than half as much.
func (w *work) leadsTo(upper, lower int) bool {
	a, b := w.text(upper), w.text(lower)
	return len(b) >= 20 && strings.HasSuffix(key(a), key(b)) || len(strings.Fields(a)) < len(strings.Fields(b)) && len(strings.Fields(a)) <= 4
}

// said keeps the words of the report and how often each line stands in the page.
func (w *work) said(p *page) {
	text := w.t[w.lines[p.first].start:min(w.lines[p.last].end, w.lines[p.first].start+6000)]
	p.used, p.copies = map[string]bool{}, map[string]int{}
	for x := range telling(text) {
		p.used[x] = true
	}
	for i := w.lo; i < w.hi; i++ {
		if t := w.text(i); len(t) >= 20 && len(t) <= 300 {
			p.copies[pageKey(t)]++
		}
	}
}

func pageKey(t string) string { return key(strings.Trim(t, "•□☆■+*[] ")) }

// titleScore is how much speaks for a line as the title: that it is named in the
// report's words, that it stands on the page twice, that a header follows it.
func (w *work) titleScore(p *page, i int) float64 {
	t := w.text(i)
	if p.kinds[i] == itemLine || bullet(t) || strings.HasPrefix(t, "[") || strings.Count(t, "[") < strings.Count(t, "]") || len(t) < 12 || len(t) > 600 || strings.Count(t, " ") < 2 && !strings.ContainsFunc(t, prose.Unspaced) ||
		!headline(t) && !(stopped(t) && headline(strings.TrimRight(t, "."))) || w.headerLine(i) || sectionName(t) || pictured(t) || w.continues(p, i) || trail(t) || dayLine(t) {
		return 0
	}
	twice, header := p.copies[pageKey(t)] > 1, w.headBelow(p, i)
	if i > p.first && !twice && !header {
		return 0 // a heading in the report
	}
	all, in := 0, 0
	for x := range telling(t) {
		all++
		if p.used[x] {
			in++
		}
	}
	if all < 2 || all < 3 && !twice && !(in == all && p.count(i+1, p.first, shortLine) <= 3) {
		return 0
	}
	score := 2 * float64(in) / float64(all)
	if all >= 4 {
		score += 0.4
	}
	if all >= 25 {
		score -= 0.6 // an introduction
	}
	if twice {
		score += 0.4
	}
	if header {
		score += 0.5
	}
	if fullStopped(t) {
		score -= 0.3
	}
	return score
}

// trail reports the way from a site's first page to this one: "Home > Lake > Ferry".
func trail(t string) bool {
	parts := 1
	for _, mark := range [...]string{" > ", " › ", " » ", " / ", " | ", " \\ ", "›", "»"} {
		parts = max(parts, strings.Count(t, mark)+1)
	}
	first := strings.FieldsFunc(t, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(">›»/|:", r) })
	return parts >= 3 || len(first) > 1 && homes[prose.Fold(first[0])] && (parts > 1 || strings.Contains(t, ">"))
}

// homes are names of a site's first page.
var homes = folded(
	"home", "startseite", "start", "accueil", "inicio", "início", "главная", "ホーム", "首页", "首頁", "hjem", "forside", "etusivu", "anasayfa",
	"beranda", "naslovnica", "početna", "homepage", "главное", "басты",
)

// dayLine reports a few words with a whole day in them: a section and when.
func dayLine(t string) bool {
	if !strings.ContainsAny(t, "0123456789") {
		return false
	}
	for at := range t {
		if at > 0 && wordRuneBefore(t, at) {
			continue
		}
		if d, end, ok := readDate(t, at); ok && d.full() {
			return len(strings.Fields(t[:at]))+len(strings.Fields(t[end:])) <= 4
		}
	}
	return false
}

// pictured reports the words of a picture, with whose it is.
func pictured(t string) bool {
	if photoCredit(t) || caption(t) || strings.Contains(t, "©") {
		return true
	}
	i := strings.LastIndexByte(t, '(')
	f := prose.Fold(t[max(0, i):])
	for _, s := range [...]string{"photo", "foto", "quelle", "getty", "imago", "credit", "reuters", "afp", "image", "archiv", "supplied"} {
		if i >= 0 && strings.HasSuffix(t, ")") && strings.Contains(f, s) || strings.HasSuffix(f, " "+s) {
			return true
		}
	}
	return false
}

// continues reports a line that goes on from the one above in one block.
func (w *work) continues(p *page, i int) bool {
	r, _ := utf8.DecodeRuneInString(w.text(i))
	if i == w.lo || p.kinds[i-1] != shortLine {
		return false
	}
	above := w.text(i - 1)
	n := utf8.RuneCountInString(above)
	return unicode.IsLower(r) || n >= 56 && n <= 110 && n > utf8.RuneCountInString(w.text(i)) && !stopped(above) && !w.headerLine(i-1)
}

// headBelow reports whether one of the next three lines is of a header: a day, a
// writer.
func (w *work) headBelow(p *page, i int) bool {
	for k, n := i+1, 0; k <= p.first && n < 3; k++ {
		if p.kinds[k] == blankLine || p.kinds[k] == itemLine {
			continue
		}
		n++
		t := w.text(k)
		if len(t) > 160 {
			continue
		}
		if m, ok := w.meta(t); ok && len(m.dates) > 0 {
			return true
		}
		if _, _, ok := bylineOf(t); ok {
			return true
		}
	}
	return false
}

// headDay reads the whole day in the first line of the report's head that has one,
// whatever stands beside it: between the title and the report, else right above
// the title. A line of which a rule of the head makes more goes before it.
func (w *work) headDay(p *page, title int) {
	take := func(i int) bool {
		t := w.text(i)
		if len(t) > 120 || pictured(t) || len(t) > 70 && stopped(t) || !strings.ContainsAny(t, "0123456789") {
			return false
		}
		for at := range t {
			if at > 0 && wordRuneBefore(t, at) {
				continue
			}
			if d, _, ok := readDate(t, at); ok && (d.full() || d.either) {
				w.dates = append(w.dates, dated{article.Header, d, prose.Space(t), w.lines[i].start, true})
				return true
			}
		}
		return false
	}
	for i := title + 1; i < p.first; i++ {
		if p.kinds[i] != blankLine && take(i) {
			return
		}
	}
	for i, n := title-1, 0; i >= w.lo && n < 4; i-- {
		if p.kinds[i] == blankLine {
			continue
		}
		if n++; take(i) {
			return
		}
	}
}

// telling are the words of a text that tell what it is about, folded: those of
// four letters or more, figures, and pairs of characters of scripts without
// spaces.
func telling(t string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for f := range strings.FieldsFuncSeq(prose.Fold(t), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			r := []rune(f)
			if prose.Unspaced(r[0]) {
				for i := 0; i+1 < len(r); i++ {
					if !yield(string(r[i : i+2])) {
						return
					}
				}
				continue
			}
			if len(r) < 4 && !unicode.IsDigit(r[0]) {
				continue
			}
			if !yield(string(r[:min(len(r), 6)])) { // the stem
				return
			}
		}
	}
}
