package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// furniture takes a line above the report that a page puts there: a menu, rates
// of exchange, signs without words, the name of the site.
func (w *work) furniture() take {
	if r := w.rest(); w.fresh() && (soup(r) || w.stated == "" && phraseTwice(r) || tongues(r) || furnished(r) || w.beside(r) || w.rowHead(r)) && !w.opens(w.lo) && w.proseFollows() {
		return take{end: w.lines[w.lo].end, confidence: 0.85}
	}
	return take{}
}

// soup reports a line that begins with what is left of a tag: `<a onclick=x"> desk`.
func soup(t string) bool {
	if len(t) < 4 || len(t) > 120 || t[0] != '<' || !isAlpha(t[1:2]) {
		return false
	}
	i := strings.IndexByte(t, '>')
	return i > 1 && strings.ContainsAny(t[:i], " =") && len(strings.Fields(t[i:])) <= 5
}

// tongues reports a line with two or more languages by their own names: the editions
// of a site.
func tongues(t string) bool {
	if len(t) > 200 || stopped(t) {
		return false
	}
	n := 0
	for _, name := range [...]string{"中文", "日本語", "한국어", "Français", "Español", "Deutsch", "Русский", "العربية", "Português", "Italiano", "Türkçe", "Қазақша", "Oʻzbek", "O'zbek", "فارسی", "English"} {
		if strings.Contains(t, name) {
			n++
		}
	}
	return n >= 2
}

// besideHeader takes a short line of names between the title and more of the
// header, that no rule knows: the agency, the desk, who is in the picture.
func (w *work) besideHeader() bool {
	r := w.rest()
	if w.stated == "" || w.hasLine || !w.fresh() || !capitalled(r, 12, 110) {
		return false
	}
	for i, n := w.lo+1, 0; i < w.hi && n < 4; i++ {
		if w.lines[i].blank() {
			continue
		}
		n++
		if w.headerLine(i) || sameKey(w.text(i), w.stated) || len(w.stated) >= 20 && strings.HasPrefix(w.text(i), w.stated+" ") || w.opens(i) {
			s := prose.Span{Start: w.at, End: w.lines[w.lo].end}
			w.remove("header/beside", s)
			w.step("header/beside", s, "", 0.75)
			w.advance(s.End)
			return true
		}
		if !capitalled(w.text(i), 12, 110) {
			return false
		}
	}
	return false
}

// opens reports whether a dateline begins at line i.
func (w *work) opens(i int) bool {
	d, ok := readDateline(w.t, w.lines[i].start, w.lines[min(w.hi-1, i+2)].end, w.names)
	return ok && d.confidence >= 0.6
}

// named reports a line of at most seven words that are all names: each has a
// capital, but for the small ones.
func named(t string) bool { return capitalled(t, 7, 60) }

// capitalled is named of a line of so many words and bytes at the most.
func capitalled(t string, most, size int) bool {
	if len(t) > size || stopped(t) {
		return false
	}
	words := strings.Fields(strings.TrimLeft(t, "-•* "))
	if len(words) == 0 || len(words) > most {
		return false
	}
	for _, x := range words {
		if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(x, "(\"“")); !unicode.IsUpper(r) && !smallWords[x] && !particles[x] {
			return false
		}
	}
	return true
}

// listAbove takes headlines of other reports that stand above the title behind
// a bullet each, three at least.
func (w *work) listAbove() take {
	if w.stated != "" || w.hasLine || !w.fresh() {
		return take{}
	}
	n, end := w.bulleted(w.lo, 1)
	if n < 3 || !w.follows(end) {
		return take{}
	}
	return take{end: end, confidence: 0.85}
}

// bulleted counts the lines from line i on, upwards or downwards, that begin
// with the bullet of line i and end without a stop, and says where the last ends.
func (w *work) bulleted(i, step int) (n, end int) {
	t := w.text(i)
	mark, _ := utf8.DecodeRuneInString(t)
	if !strings.ContainsRune("-–—•*·»›▪■", mark) {
		return 0, 0
	}
	for ; i >= w.lo && i < w.hi; i += step {
		t := w.text(i)
		r, size := utf8.DecodeRuneInString(t)
		if r != mark || len(t) < size+12 || t[size] != ' ' || len(t) > 160 || strings.ContainsAny(t[len(t)-1:], ".;,:") {
			break
		}
		n, end = n+1, w.lines[i].end
	}
	return n, end
}

// furnished reports a line that is no text of a report, whatever it stands by.
func furnished(t string) bool {
	if len(t) > 600 {
		return len(t) < 4000 && row(t)
	}
	if len(t) <= 60 {
		f := prose.Fold(t)
		if tracker(f) || strings.HasSuffix(f, "today's paper") || strings.HasSuffix(f, "полная версия") || strings.HasSuffix(f, "full version") || strings.HasSuffix(f, "mobile version") {
			return true // the day is that of the visit
		}
		if !hasWord(t, 3) || languages(t) {
			return true
		}
	}
	return rates(t) || row(t) || gluedMenu(t) || len(t) > 24 && strings.IndexByte(t, ' ') < 0 && joints(t) >= 2 || strings.Count(t, "|") >= 6 || barMenu(t) || hanBar(t) || strings.IndexByte(t, ' ') < 0 && isDomain(strings.ToLower(t))
}

// rowHead reports a few words right above a row of headlines.
func (w *work) rowHead(t string) bool {
	if w.stated != "" || len(strings.Fields(t)) > 4 || stopped(t) {
		return false
	}
	i := w.below(w.lo)
	return i < w.hi && row(w.text(i))
}

// row reports headlines of other reports in one line, four or more between bullets.
func row(t string) bool {
	return !stopped(t) && (strings.Count(t, " • ") >= 3 || t[0] == '#' && strings.Count(t, " #") >= 2 && len(t) < 300)
}

// hasWord reports whether t has a word of n letters, or one in a script whose
// words are shorter.
func hasWord(t string, n int) bool {
	run := 0
	for _, r := range t {
		switch {
		case prose.Unspaced(r) || r >= 0xAC00 && r < 0xD7A4:
			return true
		case unicode.IsLetter(r) || n == 1 && unicode.IsDigit(r):
			if run++; run >= n {
				return true
			}
		default:
			run = 0
		}
	}
	return false
}

// rates reports "USD 89.02", "• KGS/USD = 0.01144 0%": codes of currencies and figures.
func rates(t string) bool {
	codes, figures := 0, 0
	for f := range strings.FieldsSeq(t) {
		f = strings.Trim(f, "•|·=:,()▲▼↑↓+-–")
		switch {
		case f == "":
		case strings.Trim(f, "0123456789.,%-+") == "":
			figures++
		case (len(f) == 3 || len(f) == 7 && f[3] == '/') && prose.Upper(f) && f[0] < 0x80:
			codes++
		default:
			return false
		}
	}
	return codes > 0 && figures > 0
}

// gluedMenu reports items of a menu that were glued together. Houses and their wares
// have such names too, so that a sentence may hold several.
func gluedMenu(t string) bool {
	n := joints(t)
	return n >= 3 && n*8 > strings.Count(t, " ")
}

// joints counts the places where a small letter meets a capital with words on
// both sides, as where the items of a menu were glued: "BusinessWorldSport". A
// name such as McDonald or YouTube has one at most.
func joints(t string) int {
	if !mayJoin(t) {
		return 0
	}
	n := 0
	for word := range strings.FieldsSeq(t) {
		low := 0
		for i, r := range word {
			switch {
			case unicode.IsLower(r):
				low++
			case unicode.IsUpper(r):
				next, _ := utf8.DecodeRuneInString(word[i+utf8.RuneLen(r):])
				if low >= 2 && unicode.IsLower(next) {
					n++
				}
				low = 0
			default:
				low = 0
			}
		}
	}
	return n
}

// mayJoin reports whether a text may have a joint: not one of ASCII, but for its quotation
// marks and dashes, in which no capital follows a small letter.
func mayJoin(t string) bool {
	for i := 0; i < len(t); i++ {
		switch c := t[i]; {
		case c < utf8.RuneSelf:
			if c >= 'A' && c <= 'Z' && i > 0 && t[i-1] >= 'a' && t[i-1] <= 'z' {
				return true
			}
		case strings.HasPrefix(t[i:], "\xE2\x80"): // U+2000-203F
			i += 2
		default:
			return true
		}
	}
	return false
}

// beside reports a line below the title that says where and by whom, as pages
// show it: "Lake City • VNA".
func (w *work) beside(t string) bool {
	if w.stated == "" || w.hasLine || len(t) > 60 || stopped(t) || !strings.ContainsAny(t, "•|·") {
		return false
	}
	for _, p := range strings.FieldsFunc(t, func(r rune) bool { return strings.ContainsRune("•|·", r) }) {
		words := strings.Fields(p)
		if len(words) > 3 {
			return false
		}
		for _, x := range words {
			if r, _ := utf8.DecodeRuneInString(x); unicode.IsLower(r) {
				return false
			}
		}
	}
	return true
}

// updateNote takes what an agency says of its own changes, between the title
// and the report: "Details added (first version posted at 19:08)".
func (w *work) updateNote() take {
	r := w.rest()
	if w.hasLine || !w.fresh() || len(r) > 160 || !w.proseFollows() {
		return take{}
	}
	if deskNote(r) {
		return take{end: w.lines[w.lo].end, confidence: 0.9}
	}
	if w.stated == "" {
		return take{}
	}
	f := strings.TrimLeft(prose.Fold(r), "([* ")
	for _, p := range [...]string{
		"details added", "adds ", "updates with", "updated with", "recasts", "corrects", "first version posted", "version posted",
		"title changed", "headline changed", "rewrites", "дополнено", "добавлены подробности", "обновлено",
	} {
		if strings.HasPrefix(f, p) {
			return take{end: w.lines[w.lo].end, confidence: 0.9}
		}
	}
	return take{}
}

// toDesks takes the line by which a press wire says which desks a release is for:
// "Business Editors", "Business/Harbour Editors".
func (w *work) toDesks() take {
	r := w.rest()
	if w.hasLine || !w.fresh() || len(r) > 60 || !strings.HasSuffix(r, " Editors") && !strings.HasSuffix(r, " Editors/") || !named(strings.ReplaceAll(strings.TrimRight(r, "/"), "/", " ")) || !w.proseFollows() {
		return take{}
	}
	return take{end: w.lines[w.lo].end, confidence: 0.85}
}

// deskNote reports a line by which a wire's desk speaks to other desks: "ATTENTION -
// ADDS details ///", "=(PICTURE)=".
func deskNote(r string) bool {
	return strings.HasSuffix(r, "///") || strings.HasPrefix(r, "ATTENTION - ") ||
		len(r) < 40 && strings.HasPrefix(r, "=") && strings.HasSuffix(r, "=") && strings.Contains(r, "(") && prose.Upper(strings.Trim(r, "= ()"))
}

// ofSection reports three or four words with capitals of which one is the name of a
// section: "News Around Velmora".
func ofSection(t string) bool {
	words := strings.Fields(t)
	if len(words) > 4 || !named(t) {
		return false
	}
	for _, x := range words {
		if sections[prose.Fold(x)] {
			return true
		}
	}
	return false
}

// labelOf reports a key of a page glued to its value: "News Agency:Events".
func labelOf(t string) bool {
	i := strings.IndexByte(t, ':')
	return i > 2 && i+3 < len(t) && t[i+1] != ' ' && t[i+1] != '/' && beginsUpper(t[i+1:]) && named(strings.ReplaceAll(t, ":", " ")) && len(strings.Fields(t)) <= 4
}

// datedTitleBelow reports that the next line with text is a headline of five words or
// more, and the one below it a day.
func (w *work) datedTitleBelow() bool {
	i := w.below(w.lo)
	if i >= w.hi || len(strings.Fields(w.text(i))) < 5 || !headline(w.text(i)) {
		return false
	}
	k := w.below(i)
	if k >= w.hi || len(w.text(k)) > 160 {
		return false
	}
	m, ok := w.meta(w.text(k))
	return ok && len(m.dates) > 0
}

// unspaced reports a text of four lines or more with no blank line between any.
func (w *work) unspaced() bool {
	for i := w.lo; i < w.hi; i++ {
		if w.lines[i].blank() {
			return false
		}
	}
	return w.hi-w.lo >= 4
}

// kicker takes one word or two above the title: "Foreign visits", in a block of
// its own or right above it in a text without blank lines, and a whole headline below.
func (w *work) kicker() take {
	r := w.rest()
	if w.stated != "" || w.hasLine || !w.fresh() || len(r) > 40 || len(strings.Fields(r)) > 2 && !ofSection(r) && !labelOf(r) || stopped(r) && !w.datedTitleBelow() || strings.ContainsFunc(r, prose.Unspaced) {
		return take{}
	}
	i := w.lo + 1
	beside := labelOf(r) || len(r) >= 6 && isAlpha(r) && !acronyms[r] && w.unspaced()
	if i >= w.hi || !w.lines[i].blank() && !beside {
		return take{}
	}
	for i < w.hi && w.lines[i].blank() {
		i++
	}
	if i+1 >= w.hi || !w.lines[i+1].blank() && !beside {
		return take{}
	}
	if t := w.text(i); len(strings.Fields(t)) >= 6 && headline(t) && w.follows(w.lines[i].end) {
		if _, dated := readDateline(w.t, w.at, w.lines[w.lo].end, w.names); !dated {
			return take{end: w.lines[w.lo].end, confidence: 0.8}
		}
	}
	return take{}
}
