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
		if t := w.text(i); w.button(p, i) && !blankPart(t) && !w.headerLine(i) {
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

// button reports a line of a few words between the title and the report that is none of
// either: an item, or two words at the most that end no sentence, open no report and are
// nobody's name.
func (w *work) button(p *page, i int) bool {
	t := w.text(i)
	words := len(strings.Fields(t))
	if p.kinds[i] == itemLine {
		return words <= 4
	}
	if p.kinds[i] != shortLine || words > 2 || stopped(t) || w.nameLine(i) || prose.Upper(t) || strings.HasSuffix(t, ":") || strings.HasSuffix(t, "—") || strings.HasSuffix(t, "–") {
		return false
	}
	return !strings.ContainsFunc(t, prose.Unspaced) || prose.Runes(t) <= 12
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
			sum -= w.against(i)
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

// against is how much a short line speaks against a report around it: most where it
// opens a list of other reports, or says how long ago one of them came out.
func (w *work) against(i int) int {
	t := w.text(i)
	if len(t) > 40 {
		return 25
	}
	if f := prose.Fold(t); listHeads[listKey(t)] || strings.HasSuffix(f, " ago") || strings.HasPrefix(f, "more from ") {
		return 100
	}
	return 25
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
			stem, least := 6, 4
			if unicode.Is(unicode.Hangul, r[0]) { // two syllables are a word, and its endings come behind
				stem, least = 2, 2
			}
			if len(r) < least && !unicode.IsDigit(r[0]) {
				continue
			}
			if !yield(string(r[:min(len(r), stem)])) {
				return
			}
		}
	}
}
