package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// Which line of a page that was saved as text is the title of its report.

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
	if i := w.nameOfPage(p, from); i >= 0 && (found < 0 || pageKey(w.text(i)) != pageKey(w.text(found))) {
		found = i
	}
	for found > p.first && p.first < p.last { // the report begins below
		if p.first++; p.first > found && p.kinds[p.first] == proseLine {
			break
		}
	}
	return found
}

// nameOfPage is the last line before another that is what the first line of the text says
// with the name of the house behind it, as the name of a page does; -1 where none is.
func (w *work) nameOfPage(p *page, before int) int {
	name := w.text(w.lo)
	cut := 0
	for _, sep := range [...]string{" | ", " - ", " – ", " — ", " :: "} {
		cut = max(cut, strings.LastIndex(name, sep))
	}
	if cut < 8 || len(strings.Fields(name[:cut])) < 2 || sectionName(name[:cut]) {
		return -1
	}
	want := pageKey(name[:cut])
	for i := before; i > w.lo; i-- {
		if t := w.text(i); len(t) < cut+20 && p.kinds[i] != blankLine && pageKey(t) == want {
			return i
		}
	}
	return -1
}

// leadsTo reports whether an upper line is the way to a lower one: its end is the
// lower one, it has the name of the house behind it, or it says less than half as much.
func (w *work) leadsTo(upper, lower int) bool {
	a, b := w.text(upper), w.text(lower)
	if house, ok := strings.CutPrefix(a, b); ok && len(b) >= 20 && len(house) <= 40 && strings.ContainsAny(house, "|-–—:_") {
		return true // the name of the page: the title and whose it is
	}
	return len(b) >= 20 && strings.HasSuffix(key(a), key(b)) || len(strings.Fields(a)) < len(strings.Fields(b)) && len(strings.Fields(a)) <= 4
}

// said keeps the words of the report and how often each line stands in the page.
func (w *work) said(p *page) {
	p.used, p.copies = map[string]bool{}, map[string]int{}
	for i, n := p.first, 0; i <= p.last && n < 6000; i++ {
		if p.kinds[i] != proseLine {
			continue // a button between two paragraphs would speak for itself
		}
		n += len(w.text(i))
		for x := range telling(w.text(i)) {
			p.used[x] = true
		}
	}
	for i := w.lo; i < w.hi; i++ {
		if t := w.text(i); len(t) >= 20 && len(t) <= 300 {
			p.copies[pageKey(t)]++
			if j := max(strings.LastIndex(t, " - "), strings.LastIndex(t, " – "), strings.LastIndex(t, " | ")); j >= 20 { // with the name of the house
				p.copies[pageKey(t[:j])]++
			}
		}
	}
}

func pageKey(t string) string { return key(strings.Trim(t, "•□☆■+*[] ")) }

// titleScore is how much speaks for a line as the title: that it is named in the
// report's words, that it stands on the page twice, that a header follows it.
func (w *work) titleScore(p *page, i int) float64 {
	t := w.text(i)
	if p.kinds[i] == itemLine || bullet(t) || strings.HasPrefix(t, "[") || strings.Count(t, "[") < strings.Count(t, "]") || len(t) < 12 || len(t) > 600 || strings.Count(t, " ") < 2 && !strings.ContainsFunc(t, prose.Unspaced) ||
		!headline(t) && !(stopped(t) && headline(strings.TrimRight(t, "."))) || w.headerLine(i) || sectionName(t) || pictured(t) || w.continues(p, i) || trail(t) || dayLine(t) || isWidget(t) || notice(t) {
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
	if i > p.first && !twice {
		score -= 0.3
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
	if photoCredit(t) || caption(t) || strings.Contains(t, "©") || housed(t) {
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

// housed reports a sentence with one word or a name behind its stop, whose picture it is:
// "ministers on the new quay on the 12th. Lakepress".
func housed(t string) bool {
	i := strings.LastIndex(t, ". ") + 1
	if i <= 40 || len(t)-i > 40 || abbreviationEnds(t[:i]) || stopped(t) || strings.ContainsAny(t[i:], "0123456789") {
		return false
	}
	return strings.IndexByte(t[i+1:], ' ') < 0 || named(t[i+1:])
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
		if m, ok := w.meta(t); ok && len(m.dates) > 0 || dayLine(t) {
			return true
		}
		if _, _, ok := bylineOf(t); ok {
			return true
		}
	}
	return false
}

// withoutKicker takes off the title of a page the words in capitals that stand above it
// and came into its line: "HARBOUR OF ELLIS Who pays for the new quay?".
func (w *work) withoutKicker(s prose.Span) prose.Span {
	words, at := 0, s.Start
	for at < s.End {
		end := wordEnd(w.t, at)
		if end <= at || end > s.End || !prose.Upper(w.t[at:end]) || !isAlpha(w.t[at:end]) {
			break
		}
		words++
		for at = end; at < s.End && blankRune(rune(w.t[at])); {
			at++
		}
		if strings.HasPrefix(w.t[at:s.End], "\u00a0") {
			at = trim(w.t, prose.Span{Start: at, End: s.End}).Start
		}
	}
	title := w.t[at:s.End]
	if words < 2 || words > 4 || at-s.Start < 12 || len(strings.Fields(title)) < 5 || !beginsUpper(title) || !beginsLower(title[1:]) {
		return s
	}
	w.remove("header/kicker", prose.Span{Start: s.Start, End: at})
	return prose.Span{Start: at, End: s.End}
}
