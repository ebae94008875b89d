package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// A list of what was signed stands behind its sum: in the sentence ("documents,
// including"), in the paragraphs below a colon, or in the sentences that follow
// ("Among them are", "The agreements are:").

// rest reads the list that begins at token start: in its sentence, or in the
// paragraphs below a colon.
func (l *line) rest(out []Document, start, event, si int) []Document {
	end := l.listEnd(start)
	if start >= l.n || end > start && l.low[end-1] == ":" {
		if more := l.bullets(out, event, si); len(more) > len(out) {
			return more
		}
	}
	if out = l.items(out, start, end, event, "document"); l.low[l.n-1] == ";" {
		out = l.bullets(out, event, si)
	}
	return out
}

// listStart is where, in the tokens [i,end), a list proper begins, before which
// it is summed up: "documents, including", "the following:". It is -1 where no
// such word stands.
func (l *line) listStart(i, end int) int {
	for j := i; j < end; j++ {
		switch w := l.low[j]; {
		case w == "including", w == "namely", w == ":", w == "include", w == "includes", w == "comprise":
			return j + 1
		case w == "such" && l.w(j+1) == "as", w == "among" && l.w(j+1) == "them", w == "in" && l.w(j+1) == "particular":
			return j + 2
		}
	}
	return -1
}

// goesOn reads a sentence after one of a signing that lists what was signed:
// "Among them are an agreement on …", "Other documents include:", "In particular,
// the memorandum on …", "The agreements are:".
func (l *line) goesOn(out []Document, event, si int) []Document {
	start := -1
	switch l.w(0) {
	case "among", "one":
		if l.low[0] == "one" && l.w(1) != "of" {
			break
		}
		start = 2
		for start < l.n && (l.be(start) || l.low[start] == "the" || l.low[start] == "them" || l.low[start] == "these" || docNoun(l.low[start]) != "" || l.low[start] == "signed" || l.low[start] == ",") {
			start++
		}
		if l.w(start) == ":" {
			start++
		}
		if l.low[0] == "one" && !l.be(start-1) {
			return out
		}
	case "in":
		if l.w(1) == "particular" {
			start = 2
		}
	default:
		if k := l.listStart(0, min(l.n, 8)); k > 1 && l.low[k-1] != ":" {
			start = k
		} else if k = l.sumBefore(); k > 0 {
			start = k
		} else if l.itself() {
			return l.items(out, 0, l.listEnd(0), event, "document-list")
		}
	}
	if start < 0 {
		return out
	}
	return l.rest(out, start, event, si)
}

// sumBefore is the token behind the colon of "The agreements are:", or 0.
func (l *line) sumBefore() int {
	sum := false
	for j := 0; j < min(l.n, 14); j++ {
		if l.low[j] == ":" {
			if sum {
				return j + 1
			}
			return 0
		}
		if grammar.Speaking.Is(l.low[j]) || l.tok(j).Kind == prose.Punct {
			return 0
		}
		sum = sum || docNoun(l.low[j]) != "" && strings.HasSuffix(l.low[j], "s") || l.low[j] == "memoranda"
	}
	return 0
}

// itself reports a sentence that is only the name of a document, or several
// divided by semicolons, as in a list that goes on in the next paragraph.
func (l *line) itself() bool {
	if !l.capital(0) || !l.opensDocument(0, l.n) || !l.capital(0) || docNoun(l.low[0]) == "" && !l.capital(1) {
		return false
	}
	for j := range l.n {
		switch w := l.low[j]; {
		case l.be(j), grammar.Speaking.Is(w), w == "will", w == "has", w == "have", w == "provides", w == "aims":
			return false
		}
	}
	return true
}

// listEnd is where the list that begins at token i ends: at the end of the
// sentence, or before what says who reports it.
func (l *line) listEnd(i int) int {
	for j := i; j < l.n; j++ {
		w := l.low[j]
		if grammar.Speaking.Is(w) && w != "concluded" && w != "according" && (l.w(j-1) == "," || l.who[max(0, j-1)] != 0) {
			return trimComma(l, j)
		}
		if w == "," && (l.w(j+1) == "according" || grammar.Speaking.Is(l.w(j+1)) || j+2 < l.n && grammar.Speaking.Is(l.w(j+2)) && l.w(j+1) != "the") {
			return j
		}
		if w == "," && l.w(j+1) == "the" { // ", the ministry's press service reports"
			for k := j + 2; k < min(l.n, j+9) && l.low[k] != "," && docNoun(l.low[k]) == ""; k++ {
				if grammar.Speaking.Is(l.low[k]) {
					return j
				}
			}
		}
	}
	end := l.n
	for end > i && (l.low[end-1] == "." || l.low[end-1] == ";") {
		end--
	}
	return end
}

// trimComma goes back from a verb of speech over its subject to the comma.
func trimComma(l *line, j int) int {
	for k := j; k > 0 && k > j-8; k-- {
		if l.low[k] == "," {
			return k
		}
	}
	return j
}

// bullets reads the paragraphs after sentence si as the items of its list, as
// long as they look like items.
func (l *line) bullets(out []Document, event, si int) []Document {
	d := l.d
	for k := si + 1; k < len(d.Sents) && k < si+60; k++ {
		s := &d.Sents[k]
		if s.Para == d.Sents[si].Para {
			continue
		}
		m := &line{by: l.by}
		m.lay(d, s.Span, s.First, s.Last, make([]bool, s.Last-s.First))
		if m.n < 2 {
			return out
		}
		a := 0
		if m.low[0] == "\\" { // Markdown's, before a mark that is meant as it stands
			a = 1
		}
		switch w := m.low[a]; {
		case w == "-" || w == "–" || w == "—" || w == "•" || w == "*" || w == "+":
			a++
		case m.tok(0).Kind == prose.Number && (m.low[1] == "." || m.low[1] == ")" || m.low[1] == "\\"):
			a = 2
		case m.tok(0).Kind == prose.Number && m.low[1] == "\\":
			a = 3
		case !m.opensDocument(0, m.n):
			if m.low[m.n-1] == ";" { // of a kind that is not known here
				continue
			}
			return out
		}
		b := m.n
		for b > a && (m.low[b-1] == "." || m.low[b-1] == ";" || m.low[b-1] == ",") {
			b--
		}
		out = m.items(out, a, b, event, "document-list")
	}
	return out
}
