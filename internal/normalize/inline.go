package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// A page whose text was written out element by element has a line break wherever an
// element inside a sentence began or ended: a link, a name in bold, the letters of
// "17th". Its pieces are one line again before any rule reads them. A line that begins
// with a comma or a full stop tells such a text from every other.

// rejoin makes one line of the pieces of each sentence that elements cut.
func (w *work) rejoin() {
	signs, soft := 0, 0
	for i := 1; i < len(w.lines); i++ {
		switch w.goesOn(i) {
		case sureJoin:
			signs++
			if len(w.lines[i].of(w.t)) == 2 { // the letters of a number: no other text has them alone
				signs++
			}
		case softJoin:
			soft++
		}
	}
	if signs+soft == 0 {
		w.wrap = measure(w.t, w.lines)
		return
	}
	if w.wrap = measure(w.t, w.lines); w.wrap.hard || signs == 0 && w.plain() {
		return
	}
	w.wrap = wrap{}
	join := w.joined()
	w.tight = map[int]int{}
	out := w.lines[:1]
	for i := 1; i < len(w.lines); i++ {
		l := w.lines[i]
		if join[i] == noJoin {
			out = append(out, l)
			continue
		}
		last := &out[len(out)-1]
		if join[i] == sureJoin {
			w.tight[last.end] = l.start
		}
		last.end, last.next = l.end, l.next
	}
	w.lines = out
}

// plain reports a text of which more lines than a few have a blank one below, or none is
// longer than printed lines are: it was not written out element by element.
func (w *work) plain() bool {
	blank, tight, long := 0, 0, false
	for i := 1; i < len(w.lines); i++ {
		long = long || prose.Runes(w.text(i)) > 200
		switch {
		case w.lines[i].blank():
			blank++
		case !w.lines[i-1].blank():
			tight++
		}
	}
	return !long || blank*3 > tight
}

// How sure it is that a line goes on the one above it.
const (
	noJoin   = iota
	softJoin // with a space between
	sureJoin // with none
)

// goesOn reports whether line i goes on the one right above it by its own first
// characters.
func (w *work) goesOn(i int) byte {
	l, last := w.lines[i], w.lines[i-1]
	if l.blank() || last.blank() {
		return noJoin
	}
	t := w.t[l.start:l.end]
	r, n := rune(t[0]), 1
	if r >= utf8.RuneSelf {
		r, n = utf8.DecodeRuneInString(t)
	}
	above := w.t[last.start:last.end]
	switch {
	case strings.ContainsRune(",.;:)!?”’", r):
		next, _ := utf8.DecodeRuneInString(t[n:])
		if n == len(t) || next == ' ' || strings.ContainsRune(",.;:)”’\"", next) && !strings.HasPrefix(t, "..") || r == '’' && strings.HasPrefix(t[n:], "s ") {
			if wordEndsLine(above) {
				return sureJoin
			}
		}
	case r == '—' || r == '–':
		if strings.HasPrefix(t[n:], " ") && len(above) <= 30 && (prose.Upper(above) || named(above)) && !stopped(above) && !isWidget(above) && (i+1 >= len(w.lines) || !strings.HasPrefix(w.t[w.lines[i+1].start:w.lines[i+1].end], t[:n])) {
			return softJoin // a dateline in a type of its own
		}
	case !unicode.IsLower(r):
		if bare := strings.TrimRight(above, "\"”»"); strings.HasSuffix(bare, ",") && bare != above && len(above) >= 60 {
			return softJoin // “…,” and who says so
		}
	case t == "th" || t == "nd" || t == "rd" || t == "st":
		if c := above[len(above)-1]; c >= '0' && c <= '9' {
			return sureJoin
		}
	case stopped(above) && !abbreviationEnds(above) || strings.HasSuffix(above, ":") || isWidget(t) || isWidget(above):
	case len(t) >= 40 && strings.Contains(t[:30], " ") && strings.Contains(above, " ") && named(above): // a name, and what its bearer did
		return softJoin
	case bylineWord(t) && w.writerAt(i+1):
	case (len(above) >= 25 || dangling[lastWordOf(above)]) && (strings.Contains(t, " ") || dangling[t]):
		return softJoin
	}
	return noJoin
}

// writerAt reports a name on a line of its own that no sentence goes on from.
func (w *work) writerAt(i int) bool {
	return i < len(w.lines) && named(w.text(i)) && (i+1 >= len(w.lines) || !beginsLower(w.text(i+1)))
}

// wordEndsLine reports whether a line ends as one may that goes on with a comma.
func wordEndsLine(t string) bool {
	r, _ := utf8.DecodeLastRuneInString(t)
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(")”’\"%.", r)) && len(t) > 1
}

// joined decides for each line whether it goes on the one above it: by itself, or
// because the line above is open, or because it is a piece between two others.
func (w *work) joined() []byte {
	n := len(w.lines)
	join := make([]byte, n)
	seen := map[string]int{}
	for i := range w.lines {
		if t := w.text(i); len(t) >= 12 && len(t) < 300 {
			seen[key(t)]++
		}
	}
	first := key(w.text(0))
	again := func(i int) bool { // a title, which such pages have twice
		k := key(w.text(i))
		return seen[k] > 1 || i > 0 && len(k) >= 12 && (strings.HasPrefix(first, k) || len(w.text(i-1)) >= 12 && strings.HasPrefix(first, key(w.text(i-1))+k))
	}
	for i := 1; i < n; i++ {
		if join[i] = w.goesOn(i); join[i] == noJoin && w.follower(i) && w.open(i-1, join[i-1]) && !again(i-1) && !again(i) {
			join[i] = softJoin
		}
	}
	for i := n - 1; i > 1; i-- { // the piece before one that goes on
		if r, _ := utf8.DecodeRuneInString(w.text(i)); join[i] == noJoin || r == '—' || r == '–' || join[i-1] != noJoin || !w.follower(i-1) || again(i-1) || again(i-2) {
			continue
		}
		a, b := w.text(i-2), w.text(i-1)
		if stopped(a) || strings.HasSuffix(a, ":") || isWidget(a) || len(b) > 120 {
			continue
		}
		if join[i-2] != noJoin || strings.HasSuffix(a, ",") || utf8.RuneCountInString(a) >= 90 || named(a) && named(b) {
			join[i-1] = softJoin
		}
	}
	return join
}

// follower reports a line with text and one right above it.
func (w *work) follower(i int) bool { return !w.lines[i].blank() && !w.lines[i-1].blank() }

// open reports whether line i ends where no sentence does: with a comma or a word that
// leads on, or as a piece of one word that itself went on.
func (w *work) open(i int, join byte) bool {
	t := w.text(i)
	if t == "" || stopped(t) || isWidget(t) {
		return false
	}
	if join != noJoin && len(t) <= 4 {
		return true
	}
	bare := strings.TrimRight(t, "\"”’»")
	return strings.HasSuffix(bare, ",") && len(t) >= 40 || bare == t && strings.Contains(t, " ") && dangling[lastWordOf(t)] || join != noJoin && dangling[t]
}

// lineNumber is the line of the file in which an offset of the text lies.
func (w *work) lineNumber(offset int) int {
	if w.tight == nil {
		return w.lineOf(offset)
	}
	return 1 + strings.Count(w.t[:min(offset, len(w.t))], "\n")
}
