package normalize

import (
	"strings"

	"dateline/internal/prose"
)

// What stands below a report, by its form alone: links and nothing else, whom to ask,
// what stood above the report too, and what a house glues to the last sentence.

// linksOnly reports a line of Markdown's links and pictures, with a word or three beside
// them: "Pickup - [lakenews.example](https://lakenews.example/1)".
func linksOnly(t string) bool {
	if len(t) > 600 {
		return false
	}
	rest := unlinked(t)
	return rest != t && len(strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune(" !-–—•*:.|·", r) })) <= 3
}

// unlinked is a line without the links and pictures of Markdown in it.
func unlinked(t string) string {
	if !strings.Contains(t, "](") {
		return t
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(t, '[')
		if i < 0 {
			break
		}
		j := strings.Index(t[i:], "](")
		if j < 0 {
			break
		}
		k := strings.IndexByte(t[i+j:], ')')
		if k < 0 {
			break
		}
		b.WriteString(t[:i])
		t = t[i+j+k+1:]
	}
	b.WriteString(t)
	return b.String()
}

// linkFoot takes a last line of links.
func (w *work) linkFoot(i int) bool { return linksOnly(w.text(i)) && w.toldAbove(i) }

// toldAbove reports that a line of the report stands above line i.
func (w *work) toldAbove(i int) bool {
	for i--; i >= w.lo; i-- {
		if told(w.text(i)) {
			return true
		}
	}
	return false
}

// toAsk takes a last line that says whom to ask: a telephone or an address of mail beside
// a few words before a colon, or beside the word for asking.
func (w *work) toAsk(i int) bool {
	t := w.text(i)
	if len(t) < 12 || len(t) > 220 || !w.toldAbove(i) || !telephone(t) && !mailed(t) {
		return false
	}
	if k, _, ok := strings.Cut(t, ":"); ok && len(k) <= 40 && len(strings.Fields(k)) <= 4 && !strings.ContainsAny(k, ".,\"“") {
		return true
	}
	f := prose.Fold(t)
	for _, word := range [...]string{"contact", "inquir", "enquir", "further information", "more information", "press office", "media office"} {
		if strings.Contains(f, word) {
			return !strings.ContainsAny(t, "\"“«")
		}
	}
	return false
}

// mailed reports an address of mail in a text.
func mailed(t string) bool {
	if !strings.Contains(t, "@") {
		return false
	}
	for f := range strings.FieldsSeq(t) {
		if isMail(strings.Trim(f, "<>()[],;:|.")) {
			return true
		}
	}
	return false
}

// isMail reports an address of mail: "desk@lakenews.example".
func isMail(word string) bool {
	name, at, ok := strings.Cut(word, "@")
	return ok && name != "" && isDomain(strings.ToLower(at))
}

// stoodAbove takes a last line that was taken out above the report too.
func (w *work) stoodAbove(i int) bool {
	t := w.text(i)
	if len(t) < 8 {
		return false
	}
	for k, x := range w.res.Removed {
		if k > 64 {
			break
		}
		if x.Start < w.at && x.Text == t {
			return true
		}
	}
	return false
}

// gluedFoot cuts off what a house puts behind its last sentence in the same line: whose
// the rights are, where to ask for them, and the heading of a list that did not come
// along. It never takes the line.
func (w *work) gluedFoot(i int) bool {
	for range 3 {
		t := w.text(i)
		at := 0
		for j := max(20, len(t)-200); j+2 < len(t); j++ {
			if t[j] == ' ' && stopped(t[:j]) && !abbreviationEnds(t[:j]) && footPhrase(t[j+1:]) {
				at = j
				break
			}
		}
		if at < 60 || disclaimer(t) {
			return false
		}
		s := prose.Span{Start: w.lines[i].start + at, End: w.lines[i].end}
		w.remove("widget/foot", s)
		w.step("widget/foot", s, "", 0.85)
		w.lines[i].end = trim(w.t, prose.Span{Start: w.lines[i].start, End: s.Start}).End
	}
	return false
}

// footPhrase reports such a phrase: "Copyright 2012 The Lake Courier", "For reprints:
// lakenews.example", "More from Lake News:".
func footPhrase(t string) bool {
	if strings.HasPrefix(t, "# # #") || strings.HasPrefix(t, "###") && len(t) <= 40 {
		return true
	}
	if copyright(t) && !strings.Contains(strings.TrimRight(t, "."), ". ") {
		return true
	}
	if len(t) < 160 && notice(t) {
		return true
	}
	if strings.HasSuffix(t, ":") {
		words := len(strings.Fields(t))
		return words >= 2 && words <= 12 && !strings.ContainsAny(t, ",\"“") && !stopped(strings.TrimRight(t, ": ")) && beginsUpper(t) && !says(t)
	}
	k, v, ok := strings.Cut(t, ": ")
	return ok && len(strings.Fields(k)) <= 4 && !strings.Contains(v, " ") && isDomain(strings.ToLower(strings.TrimRight(v, ".")))
}

// says reports words before a colon that end in who speaks or in a verb of speaking.
func says(t string) bool {
	switch lastWordOf(strings.TrimRight(t, ": ")) {
	case "said", "says", "added", "wrote", "asked", "replied", "follows", "statement", "read", "reads":
		return true
	}
	return false
}

// ofWriter reports a last paragraph on who wrote the report: it opens with a name that
// the report does not have, and says what its bearer does for a paper or how to reach
// them.
func (w *work) ofWriter(i int, t string) bool {
	n := 0
	for word := range strings.FieldsSeq(t) {
		if n == 4 || !beginsUpper(word) || strings.ContainsAny(word[len(word)-1:], ",;:") {
			break
		}
		n++
	}
	if n < 2 || !moreWords(t, n+2) {
		return false
	}
	words := strings.Fields(t)
	if stopped(words[n-1]) && len(words[n-1]) > 2 {
		return false
	}
	f := " " + prose.Fold(strings.Join(words[n:], " "))
	reach := strings.Contains(f, " can be reached at ") || strings.Contains(f, " reach him at ") || strings.Contains(f, " reach her at ") || strings.Contains(f, " follow him on ") || strings.Contains(f, " follow her on ")
	if !reach && !writes(f) {
		return false
	}
	surname := words[n-1]
	return len(surname) >= 4 && !strings.Contains(w.t[w.at:w.lines[i].start], surname)
}

// writes reports words behind a name that say that its bearer writes.
func writes(f string) bool {
	for _, p := range [...]string{" covers ", " writes ", " reports on ", " has covered ", " has written for ", " has reported "} {
		if strings.HasPrefix(f, p) {
			return true
		}
	}
	rest, ok := strings.CutPrefix(f, " is ")
	if !ok {
		return false
	}
	for i, x := range strings.Fields(rest) {
		if i > 6 || strings.HasSuffix(x, ",") {
			break
		}
		switch strings.Trim(x, ".,;") {
		case "correspondent", "reporter", "columnist", "journalist", "writer", "editor", "contributor", "freelancer", "lecturer", "fellow":
			return true
		}
	}
	return false
}
