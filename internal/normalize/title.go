package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// titleLine takes the title at the cursor.
func (w *work) titleLine() take {
	if w.stated != "" || w.hasLine {
		return take{}
	}
	end := w.titleEnd()
	if end == 0 && w.chosen == w.lo+1 && headline(w.rest()) { // introductions may stand right below it
		end = w.lines[w.lo].end
	}
	if end == 0 {
		return take{}
	}
	s := prose.Span{Start: w.at, End: end}
	for _, mark := range [...]string{"### ", "## ", "# ", "**"} { // a heading of Markdown
		if strings.HasPrefix(s.Of(w.t), mark) {
			w.remove("title/mark", prose.Span{Start: s.Start, End: s.Start + len(mark)})
			s = trim(w.t, prose.Span{Start: s.Start + len(mark), End: s.End})
			if mark == "**" && strings.HasSuffix(s.Of(w.t), "**") {
				w.remove("title/mark", prose.Span{Start: s.End - 2, End: s.End})
				s.End -= 2
			}
		}
	}
	if bare := strings.TrimRight(s.Of(w.t), " |"); strings.HasSuffix(s.Of(w.t), " |") {
		w.remove("title/mark", prose.Span{Start: s.Start + len(bare), End: s.End})
		s.End = s.Start + len(bare)
	}
	if w.chosen == w.lo+1 {
		s = w.withoutKicker(s)
	}
	s = w.withoutHouse(w.withoutDay(s))
	if cut := w.siteSuffix(s); cut > 0 {
		for p := range strings.SplitSeq(w.t[cut:s.End], "|") {
			if m, ok := w.meta(strings.TrimSpace(p)); ok && len(m.dates) > 0 {
				for _, d := range m.dates {
					w.dates = append(w.dates, dated{basis: article.Header, day: d, text: prose.Space(p), pos: cut})
				}
				cut = s.Start + gluedSource(w.t[s.Start:cut])
				break
			}
		}
		if house := strings.TrimLeft(w.t[cut:s.End], " |-–—:_"); paper(house) || isDomain(strings.ToLower(house)) {
			w.suffix = house
		}
		w.remove("title/site", prose.Span{Start: cut, End: s.End})
		s = w.withoutDay(trim(w.t, prose.Span{Start: s.Start, End: cut}))
	}
	w.titles = append(w.titles, s)
	w.stated = s.Of(w.t)
	w.step("title", s, "title", 0.9)
	return take{end: end, silent: true}
}

// gluedSource is where the name of a source was glued to the last word of a title
// that a scraper took together with its byline: "talks with Ostrand.Lakepress".
func gluedSource(t string) int {
	t = strings.TrimRight(t, " ")
	from := strings.LastIndexByte(t, ' ') + 1
	for i, r := range t[from:] {
		if i < 2 || !unicode.IsUpper(r) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(t[:from+i])
		next, _ := utf8.DecodeRuneInString(t[from+i+utf8.RuneLen(r):])
		if (before == '.' || unicode.IsLower(before)) && unicode.IsLower(next) {
			return from + i
		}
	}
	return len(t)
}

// withoutHouse takes off a title the name of the source that stands before it:
// "Lake News Agency: Ministers open bridge".
func (w *work) withoutHouse(s prose.Span) prose.Span {
	t := s.Of(w.t)
	for _, sep := range [...]string{": ", " | ", " - ", " – ", " — ", " » "} {
		i := strings.Index(t[:min(len(t), 60)], sep)
		if i < 2 || len(strings.Fields(t[i+len(sep):])) < 4 {
			continue
		}
		house := t[:i]
		if sep != ": " && w.names.source(house) != "" || (isDomain(house) && house == strings.ToLower(house) || paper(house) && !sectionName(house) && houseWords[lastWordOf(house)]) && !w.speaks(house) {
			w.by(house)
			w.remove("title/site", prose.Span{Start: s.Start, End: s.Start + i + len(sep)})
			return trim(w.t, prose.Span{Start: s.Start + i + len(sep), End: s.End})
		}
	}
	return s
}

// houseWords end names of houses and of nothing else that stands before a colon.
var houseWords = set(
	"agency", "times", "daily", "news", "post", "herald", "gazette", "tribune", "journal", "observer", "courier", "chronicle",
	"mail", "ledger", "telegraph", "newspaper", "online",
)

// speaks reports whether the report below speaks of a house, so that its name in
// the title says who does something and not whose the page is.
func (w *work) speaks(house string) bool {
	from := w.lines[w.lo].end
	return strings.Contains(w.t[from:min(len(w.t), from+4000)], house)
}

// siteSuffix is where " | The Valley Times" begins in a title, or 0.
func (w *work) siteSuffix(s prose.Span) int {
	t := s.Of(w.t)
	for _, sep := range [...]string{" | ", " - ", " – ", " — ", " :: ", "_"} {
		if i := strings.Index(t, sep); i >= 30 && len(t) > 90 && w.copyBelow(t[:i]) { // however much the page adds to it
			return s.Start + i
		}
		i := strings.LastIndex(t, sep)
		if i < 10 {
			continue
		}
		tail := strings.TrimSpace(t[i+len(sep):])
		if institution(tail) || w.names.source(tail) != "" || isDomain(strings.ToLower(tail)) || sectionName(tail) && endsInDay(t[:i]) || len(strings.Fields(tail)) <= 4 && paper(tail) ||
			sep == " | " && len(strings.Fields(tail)) <= 5 && !stopped(tail) || i >= 20 && len(strings.Fields(tail)) <= 6 && w.copyBelow(t[:i]) {
			if j := w.siteSuffix(prose.Span{Start: s.Start, End: s.Start + i}); j > 0 {
				return j
			}
			return s.Start + i
		}
	}
	return 0
}

// institution reports the name of an office, "The Velmora Roads Office".
func institution(t string) bool {
	f := strings.Fields(t)
	if len(f) < 3 || len(f) > 8 || !named(t) {
		return false
	}
	switch strings.ToLower(f[len(f)-1]) {
	case "office", "ministry", "department", "government", "council", "administration", "embassy", "committee", "commission", "bureau", "authority", "parliament":
		return strings.EqualFold(f[0], "the")
	}
	return false
}

// copyBelow reports whether one of the next lines is t itself, whole or cut to fit.
func (w *work) copyBelow(t string) bool {
	for i, n := w.lo+1, 0; i < w.hi && n < 12; i++ {
		if s := w.text(i); s != "" {
			if cut := strings.TrimRight(s, ".…"); len(cut) >= 40 && len(cut) < len(s) && strings.HasPrefix(t, cut) {
				return true // cut to fit
			}
			if n++; s == t || len(s) < len(t) && strings.HasPrefix(t, s+" ") && i+1 < w.hi && s+" "+w.text(i+1) == t {
				return true
			}
		}
	}
	return false
}

// titleEnd is where the title that begins at the cursor ends, or 0. A title is
// a line (or two or three of one block) that is short, has no full stop, and
// has a report after it. What stands right below it must not go on from it.
func (w *work) titleEnd() int {
	if n := w.capitals(); n > 1 {
		return w.lines[w.lo+n-1].end
	}
	first := w.rest()
	last := w.lo
	lines := []string{first}
	dated := false // a dateline stands right below
	// The newspaper and the day may stand right below, and what is no title.
	below := func() bool {
		if last+1 >= w.hi {
			return false
		}
		t := w.text(last + 1)
		if last == w.lo && w.wrap.hard && utf8.RuneCountInString(first) >= 45 && w.wrapsOn(w.lo) && (last+2 >= w.hi || w.lines[last+2].blank()) {
			return w.headerLine(last+1) || bullet(t) // the title goes on, though with two names
		}
		if w.wrap.hard && last > w.lo && w.lineAfter(last+1) {
			dated = true
			return true
		}
		return rubricLine(t) || strings.HasPrefix(t, "【") || w.names.source(t) != "" || w.headerLine(last+1) || w.nameLine(last+1) || w.personBelow(last+1) || bullet(t) || sectionName(t) || bylineWord(t) || utf8.RuneCountInString(t) == 1
	}
	for last+1 < w.hi && !w.lines[last+1].blank() && !below() && len(lines) < 4 {
		last++
		lines = append(lines, w.text(last))
	}
	ends := last+1 >= w.hi || w.lines[last+1].blank() || below()
	// A block of its own of one to three lines, all without a stop.
	if ends && len(lines) <= 3 {
		if len(lines) > 1 && (w.lineAfter(w.lo+1) || !w.wrapsOn(w.lo) && !(dated && len(first) >= 45) || w.apartFrom(lines[0], lines[1])) {
			lines = lines[:1]
		}
		whole := strings.Join(lines, " ")
		if headline(whole) && w.follows(w.lines[w.lo+len(lines)-1].end) {
			return w.lines[w.lo+len(lines)-1].end
		}
		if len(lines) == 1 && w.stoppedTitle(whole) {
			return w.lines[w.lo].end
		}
		if len(lines) < 2 || w.wrap.hard || !sentence(lines[1]) {
			return 0
		}
	}
	if !headline(first) || !w.follows(w.lines[w.lo].end) {
		return 0
	}
	// The report follows at once.
	next := w.text(w.lo + 1)
	r, _ := utf8.DecodeRuneInString(next)
	switch {
	case w.headerLine(w.lo + 1), w.lineAfter(w.lo + 1):
		return w.lines[w.lo].end
	case w.lo+2 < w.hi && headline(next) && !unicode.IsLower(r) && (w.headerLine(w.lo+2) || w.nameLine(w.lo+2)):
		return w.lines[w.lo].end // a deck, then more of the header
	case unicode.IsLower(r):
		return 0
	case w.wrap.hard && w.wrapsOn(w.lo):
		return 0
	case w.wrap.hard && w.wrap.blank:
		return 0
	case sentence(next) || w.wrap.hard:
		return w.lines[w.lo].end
	}
	return 0
}

// capitals is how many lines from the cursor on, at most four right below each other,
// are one title in capitals above a report that is not.
func (w *work) capitals() int {
	n := 0
	for i := w.lo; i < w.hi && n < 4; i++ {
		t := w.text(i)
		if i == w.lo {
			t = w.rest()
		}
		if len(t) < 8 || utf8.RuneCountInString(t) > 90 || !prose.Upper(t) || !strings.Contains(t, " ") || stopped(t) || i > w.lo && (w.headerLine(i) || w.opens(i)) {
			break
		}
		n++
	}
	if n < 2 || !headline(w.t[w.at:w.lines[w.lo+n-1].end]) || !w.follows(w.lines[w.lo+n-1].end) {
		return 0
	}
	return n
}

// stoppedTitle reports a title that ends with a point: what only a header has stands
// below it, a dateline or whose report it is and of when.
func (w *work) stoppedTitle(t string) bool {
	if !stopped(t) || utf8.RuneCountInString(t) > 110 || !headline(strings.TrimRight(t, ".")) {
		return false
	}
	if w.lineAfter(w.lo + 1) {
		return true
	}
	i := w.below(w.lo)
	if i >= w.hi || strings.Contains(t, ". ") || !w.follows(w.lines[i].end) {
		return false
	}
	below := w.text(i)
	m, dated := w.meta(below)
	_, _, signed := bylineOf(below)
	return nothing[below] || dated && len(m.dates) > 0 || signed && len(below) < 140
}

// headline reports whether s could be a title by itself.
func headline(s string) bool {
	n := prose.Runes(s)
	if n < 6 || n > 220 {
		return false
	}
	hanful := strings.ContainsFunc(s, prose.Unspaced)
	if !hanful && (!strings.ContainsAny(strings.TrimSpace(s), " \u00a0") || n < 10) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	if strings.ContainsRune(",;:-–—", last) {
		return false
	}
	if stopped(s) {
		bare := strings.TrimRight(s, "\"'”’») ")
		if c, _ := utf8.DecodeLastRuneInString(bare); c == '.' || c == '。' {
			if !strings.HasSuffix(bare, "...") && !abbreviationEnds(bare) {
				return false
			}
		}
		// Two sentences are a paragraph.
		if n > 140 {
			return false
		}
	}
	if n > 110 && twoSentences(s) || furnished(s) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if j := strings.IndexByte(s, ')'); first == '(' && j > 0 && j < 12 && j+8 < len(s) {
		first = 'A' // "(LEAD) Minister opens bridge"
	}
	if first == '(' || first == '*' && !strings.HasPrefix(s, "**") || first == '•' || first == '[' {
		return false
	}
	return strings.ContainsFunc(s, unicode.IsLetter)
}

// twoSentences reports whether a sentence of four words or more ends within s and
// another begins.
func twoSentences(s string) bool {
	for from := 0; ; {
		i := strings.Index(s[from:], ". ")
		if i < 0 {
			return false
		}
		i += from
		if last := lastWordOf(s[:i]); beginsUpper(s[i+2:]) && len(strings.Fields(s[:i])) >= 4 && utf8.RuneCountInString(last) > 3 && !abbreviationEnds(s[:i+1]) || strings.HasSuffix(s[:i], "%") {
			return true
		}
		from = i + 2
	}
}

// abbreviationEnds reports whether the last word is one that has its own dot: "U.S.", "Inc.".
func abbreviationEnds(s string) bool {
	w := s[strings.LastIndexAny(s, " \u00a0")+1:]
	switch strings.ToLower(w) {
	case "inc.", "ltd.", "co.", "corp.", "jr.", "sr.", "no.", "etc.", "a.m.", "p.m.", "st.", "г.":
		return true
	}
	return len(w) >= 4 && len(w) <= 8 && strings.Count(w, ".") >= 2 && prose.Upper(w)
}

// headerLine reports whether line i is one that the head rules would take: a
// clock, a byline, an address, nothing.
func (w *work) headerLine(i int) bool {
	if i >= w.hi {
		return false
	}
	t := w.text(i)
	if t == "" {
		return false
	}
	if nothing[t] || blankPart(t) || isWidget(t) || hashtag(t) || photoCredit(t) || caption(t) {
		return true
	}
	if len(t) < 160 {
		if _, ok := w.meta(t); ok {
			return true
		}
		if clockWithin(t) && !stopped(t) {
			if d, at, ok := w.stamp(t); ok && d.full() && strings.Contains(at.Of(t), ":") {
				return true
			}
		}
	}
	if _, _, ok := bylineOf(t); ok && len(t) < 140 || strings.EqualFold(t, "by") {
		return true
	}
	if k, _, ok := strings.Cut(t, ":"); ok && len(k) < 30 && keys[prose.Fold(strings.TrimSpace(k))] != 0 {
		return true
	}
	return strings.HasPrefix(t, "http://") || strings.HasPrefix(t, "https://")
}

// clockWithin reports figures on both sides of a colon.
func clockWithin(t string) bool {
	for i := 1; i+1 < len(t); i++ {
		if t[i] == ':' && t[i-1] >= '0' && t[i-1] <= '9' && t[i+1] >= '0' && t[i+1] <= '9' {
			return true
		}
	}
	return false
}

// rubricLine reports a few words with a dash between, one the name of a section: "Part
// 4 - Lake News".
func rubricLine(t string) bool {
	a, b, ok := strings.Cut(t, " - ")
	if !ok || len(strings.Fields(t)) > 6 || utf8.RuneCountInString(t) > 40 || stopped(t) {
		return false
	}
	return sections[prose.Fold(wordOf(b))] || sections[prose.Fold(lastWordOf(a))]
}

// hashtag reports a rubric such as "#Business News".
func hashtag(t string) bool {
	return t[0] == '#' && len(t) > 1 && len(t) < 50 && isAlnum(t[1]) && len(strings.Fields(t)) <= 4 && !stopped(t)
}

// lineAfter reports whether a sure dateline begins at the first line from i on
// that is not blank.
func (w *work) lineAfter(i int) bool {
	for i < w.hi && (w.lines[i].blank() || nothing[w.text(i)]) {
		i++
	}
	if i >= w.hi {
		return false
	}
	end := w.lines[min(w.hi-1, i+2)].end
	d, ok := readDateline(w.t, w.lines[i].start, end, w.names)
	return ok && d.confidence >= 0.75
}

// wrapsOn reports whether line i was broken because it was full.
func (w *work) wrapsOn(i int) bool {
	if i+1 >= w.hi {
		return false
	}
	next := w.text(i + 1)
	word := next
	if j := strings.IndexByte(next, ' '); j > 0 {
		word = next[:j]
	}
	return utf8.RuneCountInString(w.text(i))+1+utf8.RuneCountInString(word) > min(w.wrap.width, 100) && w.wrap.hard ||
		len(w.text(i)) > 45 && !w.wrap.hard && len(w.text(i))+1+len(word) > len(next) // else it was not full
}

// title sets the title: a person's, the stated one, or one derived from the
// first sentence.
func (w *work) title(paras []para) {
	stated := ""
	if len(w.titles) > 0 {
		c := cleaner{w: w}
		c.add(w.titles[0], true)
		stated = prose.Space(prose.NFC(c.b.String()))
	}
	switch {
	case w.side.Title != "":
		for _, s := range w.titles {
			w.remove("title/other", s)
		}
		w.a.Title, w.a.TitleBasis = prose.NFC(prose.Space(w.side.Title)), article.Curator
	case w.given != nil && w.given.Title != "":
		w.a.Title, w.a.TitleBasis = clean(w.given.Title), article.Stated
	case stated != "":
		w.a.Title, w.a.TitleBasis = stated, article.Stated
	default:
		w.a.TitleBasis = article.Derived
		rule := "title/name"
		if len(paras) > 0 {
			// The cleaner's own record of what is hidden was made with the body.
			first := paras[0].plain
			if len(first) > 4096 {
				first = strings.ToValidUTF8(first[:4096], "")
			}
			if s := prose.Sentences(first); len(s) > 0 {
				text := s[0].Of(first)
				if utf8.RuneCountInString(text) < 20 && len(s) > 1 {
					text = first[s[0].Start:s[1].End]
				}
				w.a.Title, rule = derive(text, w.names)
			}
		}
		if w.a.Title == "" {
			base := w.raw.Name[strings.LastIndexByte(w.raw.Name, '/')+1:]
			if i := strings.LastIndexByte(base, '.'); i > 0 {
				base = base[:i]
			}
			w.a.Title = strings.TrimSpace(strings.ToValidUTF8(strings.Map(func(r rune) rune {
				if blankRune(r) && r != ' ' {
					return -1
				}
				return r
			}, base), ""))
		}
		if w.a.Title == "" {
			w.a.Title = "Untitled report"
		}
		at := prose.Span{}
		if len(paras) > 0 {
			at = paras[0].parts[0]
		}
		w.res.Trace = append(w.res.Trace, Step{Rule: rule, Span: at, Took: at.Of(w.t), Kept: "title " + w.a.Title, Confidence: 0.7})
	}
}
