package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// What speaks for a line as a title whoever wrote it: its words are those of the report
// below, and it is of one style. A rubric, a notice, an introduction has neither.

// apartFrom reports that the second of two lines of a head does not go on the first: it
// begins anew, in another style, or with a word in capitals that the report has in small
// letters.
func (w *work) apartFrom(a, b string) bool {
	if !beginsUpper(b) || prose.Upper(a) || prose.Upper(b) {
		return false
	}
	low, words := lowWords(a)
	lowB, wordsB := lowWords(b)
	switch {
	case words < 4 || wordsB < 2:
		return false
	case low == 0 && lowB >= 2 && !(w.wrap.hard && w.wrapsOn(w.lo)) && !w.asName(wordOf(b)):
		return true // "Council Opens New Quay" and "The mayor says it took nine years"
	case low >= 2 && lowB == 0 && wordsB <= 4 && !strings.HasSuffix(a, ",") && !dangling[lastWordOf(a)] && w.dayBelow():
		return true // "Council opens new quay" and "The Lake Courier", above the day
	case low < 2 || dangling[lastWordOf(a)]:
		return false
	}
	first := wordOf(b)
	if utf8.RuneCountInString(first) < 4 || prose.Upper(first) {
		return false
	}
	r, n := utf8.DecodeRuneInString(first)
	return strings.Contains(w.beneath(), " "+string(unicode.ToLower(r))+first[n:]+" ")
}

// beneath is what stands below the line under the cursor's.
func (w *work) beneath() string {
	from := w.lines[min(w.lo+1, w.hi-1)].end
	return w.t[from:min(len(w.t), from+4000)]
}

// asName reports a word that stands in the text below with its capital behind a small
// letter, as names do.
func (w *work) asName(word string) bool {
	word = strings.TrimRight(word, ",.:;")
	for t := w.beneath(); ; {
		i := strings.Index(t, " "+word)
		if i < 0 {
			return false
		}
		if last, _ := utf8.DecodeLastRuneInString(t[:i]); unicode.IsLower(last) {
			return true
		}
		t = t[i+1:]
	}
}

// lowWords counts the words of four letters or more, and those of them that begin small
// and are none of the words that titles in capitals leave small.
func lowWords(t string) (low, words int) {
	for f := range strings.FieldsSeq(t) {
		f = strings.TrimFunc(f, func(r rune) bool { return !unicode.IsLetter(r) })
		if utf8.RuneCountInString(f) < 4 {
			continue
		}
		words++
		if beginsLower(f) && !leftSmall[f] {
			low++
		}
	}
	return low, words
}

// leftSmall are longer words that titles in capitals leave small.
var leftSmall = set("with", "from", "over", "into", "after", "amid", "than", "that", "upon", "under", "before", "between", "against", "during", "through", "about", "until", "without", "despite")

// dayBelow reports that the line two below the cursor has a day and little else.
func (w *work) dayBelow() bool {
	i := w.lo + 2
	if i >= w.hi || len(w.text(i)) > 100 {
		return false
	}
	m, ok := w.meta(w.text(i))
	return ok && len(m.dates) > 0
}

// firstTitle reports that the first line of a text is its title though another headline
// below stands twice, as that of a film or of another report does: nearly all of its
// words are those of the report, and no fewer than of the other's.
func (w *work) firstTitle(other int) bool {
	first := w.rest()
	if w.lo >= other || !headline(first) || len(strings.Fields(first)) < 5 || sectionName(first) || w.headerLine(w.lo) || trail(first) || strings.Contains(first, "|") {
		return false
	}
	a, b := key(first), key(w.text(other))
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return false
	}
	said := w.saidFrom(w.lo + 1)
	mine, n := wordsIn(said, first)
	others, _ := wordsIn(said, w.text(other))
	return n >= 4 && mine >= 0.7 && mine >= others-0.15
}

// saidFrom are the stems of the words of the report that begins below line i.
func (w *work) saidFrom(i int) map[string]bool {
	said := map[string]bool{}
	for n := 0; i < w.hi && n < 3000; i++ {
		if t := w.text(i); told(t) {
			n += len(t)
			for x := range telling(t) {
				said[stem(x)] = true
			}
		}
	}
	return said
}

// wordsIn is what part of the telling words of a line the report uses, and how many they
// are.
func wordsIn(said map[string]bool, t string) (part float64, words int) {
	in := 0
	for x := range telling(t) {
		if leftSmall[x] {
			continue
		}
		words++
		if said[stem(x)] {
			in++
		}
	}
	return float64(in) / float64(max(words, 1)), words
}

// stem is the first four letters of a word, which its forms have in common.
func stem(x string) string {
	n := 0
	for i := range x {
		if n == 4 {
			return x[:i]
		}
		n++
	}
	return x
}

// unsaid takes a line above the title of which the report says no word, where a headline
// stands below of which it says nearly all: a rubric, a notice, the name of the house.
// A headline of its own may speak in other words than the report, so that it goes only
// where the one below has the day or the writer under it.
func (w *work) unsaid() take {
	r := w.rest()
	if w.stated != "" || w.hasLine || !w.fresh() || len(r) > 160 || stopped(r) && len(r) > 60 {
		return take{}
	}
	if next := w.below(w.lo); next >= w.hi || told(w.text(next)) {
		return take{}
	}
	title, first := w.headsBelow()
	if title == 0 || first == 0 || title == w.lo+1 && w.wrapsOn(w.lo) || w.plainlySaid(r, first) {
		return take{}
	}
	said := w.saidFrom(first - 1)
	mine, n := wordsIn(said, r)
	part, words := wordsIn(said, w.text(title))
	if n < 1 || words < 4 || part < 0.6 || !w.follows(w.lines[title].end) {
		return take{}
	}
	headed := w.headerLine(w.below(title)) || w.headerLine(w.below(w.below(title)))
	switch {
	case mine == 0 && (len(strings.Fields(r)) <= 4 || headed):
	case mine <= 0.35 && part >= 0.8 && headed && !prose.Upper(r):
	case mine <= 0.4 && part >= 0.7 && prose.Upper(r) && !prose.Upper(w.text(title)) && w.lines[w.lo+1].blank():
	default:
		return take{}
	}
	if w.headerLine(w.lo) || w.headerLine(title) {
		return take{}
	}
	return take{end: w.lines[w.lo].end, confidence: 0.8}
}

// plainlySaid reports, before the words of the report are gathered, that nearly half of a
// line's longer words begin one in it as they are written.
func (w *work) plainlySaid(r string, first int) bool {
	from := w.lines[first].start
	body := w.t[from:min(len(w.t), from+1500)]
	n, said := 0, 0
	for word := range strings.FieldsSeq(r) {
		if len(word) < 5 {
			continue
		}
		if n++; strings.Contains(body, word[:4]) {
			said++
		}
	}
	return said > 0 && said*5 > n*2
}

// headsBelow finds the first headline of four words or more below the cursor, and the
// line with which the report begins. Either is 0 where it does not stand near.
func (w *work) headsBelow() (title, first int) {
	for i, n := w.below(w.lo), 0; i < w.hi && n < 12; i++ {
		t := w.text(i)
		if t == "" {
			continue
		}
		if n++; told(t) {
			return title, i
		}
		if title == 0 && strings.Count(t, " ") >= 3 && headline(t) {
			title = i
		}
	}
	return title, 0
}

// told reports a line of a report's own, by its length.
func told(t string) bool { return len(t) >= 140 || len(t) >= 90 && stopped(t) }

// phraseTwice reports a line that says the same two words or more twice, as labels in a
// row do and titles do not: "Ada Brovik Harbours Velmora quay Ada Brovik Harbours".
func phraseTwice(t string) bool {
	if len(t) > 200 || strings.Count(t, " ") < 5 || strings.ContainsAny(t, "\"“«,.:;!?") {
		return false
	}
	words := strings.Fields(t)
	seen := map[string]bool{}
	for i := 0; i+1 < len(words); i++ {
		pair := words[i] + " " + words[i+1]
		if seen[pair] && len(pair) >= 10 && beginsUpper(words[i]) {
			return true
		}
		seen[pair] = true
	}
	return false
}

// givenEcho is the line near the top of a report whose file states its title, in which
// the text has that title again: what stands above it, no line of a report's length, are
// the house and whose the word is. 0 is none.
func (w *work) givenEcho() int {
	k := key(w.stated)
	if len(k) < 15 || w.given == nil {
		return 0
	}
	for i, n := w.lo, 0; i < w.hi && n < 12; i++ {
		t := w.text(i)
		if t == "" {
			continue
		}
		if n++; told(t) && len(t) > 220 {
			return 0
		}
		if x := key(t); i > w.lo && (x == k || len(t) < len(w.stated)+60 && strings.HasPrefix(x, k)) {
			return i
		}
		if stopped(t) && len(t) >= 90 {
			return 0
		}
	}
	return 0
}

// twice reports a line of four words or more that ends as no sentence does, that stands
// twice in the text, and that is not its title: the words of a picture or of a film.
func (w *work) twice(t string) bool {
	if w.marked() || w.wrap.hard || !sayable(t) {
		return false
	}
	if w.pairs == nil {
		w.pairs = map[string]int{}
		for i := w.lo; i < w.hi; i++ {
			if s := w.text(i); sayable(s) {
				w.pairs[s]++
			}
		}
		several := 0
		for _, n := range w.pairs {
			if n > 1 {
				several++
			}
		}
		if several > 3 { // a list of like things
			clear(w.pairs)
		}
	}
	return w.pairs[t] >= 2 && key(t) != key(w.stated)
}

func sayable(t string) bool {
	return len(t) >= 20 && len(t) <= 200 && !stopped(t) && !strings.HasSuffix(t, ":") && !bullet(t) && (strings.Count(t, " ") >= 3 || strings.ContainsFunc(t, prose.Unspaced))
}
