package event

import (
	"slices"
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// Documents are read out of the sentences that tell of a signing: each item of
// a list on its own and in its own words, twice when it is listed twice. Items
// are divided by semicolons, and by a comma or "and" before the noun of
// another document ("and the protocol on …"). A noun alone ("several
// documents") names no document.

// Documents lists what was signed at the signings among the events, in the
// order of the text.
func (r *Reader) Documents(d *reading.Doc, events []Event) []Document {
	if !slices.ContainsFunc(events, func(e Event) bool { return e.Kind == "signing" && e.Status == "held" }) {
		return nil
	}
	var out []Document
	l := line{by: r}
	var open []bool
	last := -1 // the sentence that last told of what was signed
	for i := range d.Sents {
		s := &d.Sents[i]
		told := tellsSigning(d, s)
		if !told && (last < 0 || i > last+1) {
			continue
		}
		if len(out) > 0 && out[len(out)-1].Start >= s.Start { // read as an item of a list
			last = i
			continue
		}
		event := -1
		for k := range events {
			e := &events[k]
			if e.Kind != "signing" || e.Status != "held" {
				continue
			}
			if s.Contains(e.Trigger) || e.Span == s.Span {
				event = k
				break
			}
			if e.Start <= s.Start {
				event = k
			}
		}
		if event < 0 {
			continue
		}
		if n := s.Last - s.First; len(open) < n {
			open = make([]bool, n) // a list may stand within quotation marks
		}
		l.lay(d, s.Span, s.First, s.Last, open[:s.Last-s.First])
		if told = told && l.signsHere(); told {
			out, last = l.listed(out, event, i, s.Contains(events[event].Trigger)), i
		} else if more := l.goesOn(out, event, i); len(more) > len(out) {
			out, last = more, i // and "Other documents include" may follow
		}
		if len(out) > 4*maxEvents {
			break
		}
	}
	return out
}

// tellsSigning reports whether a sentence has a verb or noun of signing.
func tellsSigning(d *reading.Doc, s *grammar.Sentence) bool {
	for t := s.First; t < s.Last; t++ {
		if k := d.Lex[t].Tells; k == grammar.SignVerb || k == grammar.SignNoun {
			return true
		}
	}
	return false
}

// signsHere reports a word of signing in the sentence that is no exchange of
// views.
func (l *line) signsHere() bool {
	for i := range l.n {
		if k := grammar.TriggerOf(l.low[i]); (k == grammar.SignVerb || k == grammar.SignNoun) && !l.exchangesOther(i) {
			return true
		}
	}
	return false
}

// listed reads the documents of the sentence, which is sentence si; own says that
// the event is told there.
func (l *line) listed(out []Document, event, si int, own bool) []Document {
	for i := 0; i < l.n; i++ {
		t := grammar.TriggerOf(l.low[i])
		if l.tok(i).Kind != prose.Word || t != grammar.SignVerb && t != grammar.SignNoun || l.exchangesOther(i) {
			continue
		}
		if b := grammar.WordBase(l.low[i]); b == "conclude" && l.concludesTalks(i) || b == "enter" && l.w(i+1) != "into" {
			continue
		}
		if noun, end := l.signedBefore(i); noun >= 0 && !l.be(i-1) && l.docAfter(i) < 0 {
			if own {
				out = l.item(out, l.docStart(noun), end, event, "document-noun")
			}
			continue
		}
		if strings.HasPrefix(l.low[i], "signature") && l.signer(i) < 0 {
			continue
		}
		if m := l.modeOf(i); m != isHeld || l.aggregate(i) || l.w(i-1) == "be" {
			continue
		}
		if l.low[i] == "sign" && !l.infinitiveHeld(i) {
			continue // "today we sign"
		}
		if l.be(i-1) || l.w(i-1) == "also" && l.be(i-2) {
			end := i - 1
			for end > 0 && (l.be(end-1) || l.w(end-1) == "also" || l.w(end-1) == "have" || l.w(end-1) == "has") {
				end--
			}
			out = l.items(out, l.phraseStart(end), end, event, "document-passive")
			if start := l.listStart(i+1, l.n); start > 0 {
				return l.rest(out, start, event, si)
			}
			return out
		}
		if a, b := l.ratified(i); a > 0 {
			if n := len(out); n > 0 && out[n-1].Rule == "document-law" && out[n-1].Event == event {
				return out // told again
			}
			return append(out, l.document(a, b, "other", event, "document-law"))
		}
		start := i + 1
		if strings.HasPrefix(l.low[i], "signature") || l.w(start) == "into" { // "to the pact", "entered into"
			start++
		}
		if k := l.listStart(start, l.listEnd(start)); k > 0 {
			start = k
		}
		return l.rest(out, start, event, si)
	}
	return out
}

// phraseStart goes back from the end of a passive's subject to where it began:
// the beginning of the clause.
func (l *line) phraseStart(end int) int {
	first := -1
	for j := end - 1; j >= 0 && j > end-80; j-- {
		switch l.low[j] {
		case "that", "which", "where":
			return orIndex(first, j+1)
		}
		if docNoun(l.low[j]) != "" {
			first = j
		}
	}
	if first < 0 {
		return end
	}
	for first > 0 && first > end-90 && l.low[first-1] != "," && l.tok(first-1).Kind == prose.Word && !grammar.ClauseWord(l.low[first-1]) && !grammar.Speaking.Is(l.low[first-1]) {
		first--
	}
	return first
}

// docStart is where the name of the document whose noun is token j begins.
func (l *line) docStart(j int) int {
	for j > 0 && l.tok(j-1).Kind == prose.Word && !grammar.ClauseWord(l.low[j-1]) && (l.capital(j-1) || docNoun(l.low[j-1]) != "" || l.adjective(j-1)) && l.low[j-1] != "under" && l.low[j-1] != "between" {
		j--
	}
	return j
}

func orIndex(a, b int) int {
	if a >= 0 {
		return a
	}
	return b
}

// items divides the tokens [a,b) into documents.
func (l *line) items(out []Document, a, b, event int, rule string) []Document {
	start := a
	for j := a; j <= b; j++ {
		cut, next := false, j
		if j == b {
			cut, next = true, j
		} else {
			switch l.low[j] {
			case ";":
				cut, next = true, j+1
			case ",", "and", "as", "in":
				k := j + 1
				if l.low[j] == "in" { // "in addition to a joint communique"
					if l.w(j+1) != "addition" || l.w(j+2) != "to" {
						continue
					}
					k = j + 3
				}
				if l.low[j] == "as" {
					if l.w(j+1) != "well" || l.w(j+2) != "as" {
						continue
					}
					k = j + 3
				}
				if l.low[j] == "," && l.w(k) == "in" && l.w(k+1) == "addition" {
					k += 3
				}
				if l.low[j] == "," && (l.w(k) == "and" || l.w(k) == "as" && l.w(k+1) == "well") {
					k++
					if l.w(k) == "well" {
						k += 2
					}
				}
				if l.opensDocument(k, b) {
					cut, next = true, k
				}
			}
		}
		if !cut || next < b && next > j && l.low[j] == "and" && !l.hasDoc(start, j) { // "a defence and economic agreement" is one
			continue
		}
		out = l.item(out, start, j, event, rule)
		start = next
		if next > j {
			j = next - 1
		}
	}
	return out
}

// hasDoc reports the noun of a document among the tokens [a,b).
func (l *line) hasDoc(a, b int) bool {
	for j := a; j < b; j++ {
		if l.docAt(j) != "" {
			return true
		}
	}
	return false
}

// opensDocument reports whether another document's name begins at token k: an
// article and adjectives at most before its noun.
func (l *line) opensDocument(k, b int) bool {
	if l.w(k) == "another" && (l.w(k+1) == "on" || l.w(k+1) == "for") {
		return true
	}
	for j := k; j < min(b, k+7); j++ {
		w := l.low[j]
		if l.docAt(j) != "" {
			if w == "plan" || w == "program" || w == "programme" || w == "concept" || w == "statement" || w == "package" {
				return l.w(k) == "a" || l.w(k) == "an" || l.w(k) == "the" || l.w(k) == "joint" || l.capital(j)
			}
			return true
		}
		switch w {
		case "of", "on", "in", "for", "between", ",", ";", "and", "to", "with", "under":
			return false
		}
		if strings.HasSuffix(w, "ed") && j > k {
			return false
		}
	}
	return false
}

// item keeps the tokens [a,b) as a document when they name one.
func (l *line) item(out []Document, a, b, event int, rule string) []Document {
	for a < b {
		w := l.low[a]
		if w == "and" || w == "the" || w == "a" || w == "an" || w == "also" || w == "of" || w == "," || w == "-" || w == "–" || w == "•" || w == ":" || w == "—" {
			a++
			continue
		}
		break
	}
	for b > a && (l.tok(b-1).Kind == prose.Punct && l.low[b-1] != ")" && l.low[b-1] != "\"" && l.low[b-1] != "”" || l.low[b-1] == "and") {
		b--
	}
	b = l.cutTail(a, b)
	noun := -1
	for j := a; j < min(b, a+9); j++ {
		w := l.low[j]
		if l.docAt(j) != "" && !(j > a && l.w(j-1) == "of") {
			noun = j
			break
		}
		if w == "on" || w == "in" || w == "between" || w == "with" || w == "to" {
			break
		}
	}
	if noun < 0 {
		return out
	}
	kind := l.docAt(noun)
	joint := noun > a && (l.low[noun-1] == "joint")
	named := noun > a && l.capital(noun) && l.capital(noun-1) || l.capital(a) && l.capital(noun)
	of := false
	for j := noun + 1; j < b; j++ {
		switch l.low[j] {
		case "on", "of", "for", "between", "to", "in", "about", "regarding", "under", "concerning", "with":
			of = true
		}
	}
	described := false // "trade agreement", but not "new agreement"
	for j := a; j < noun; j++ {
		described = described || len(l.low[j]) > 3 && !emptyAdjective(l.low[j])
	}
	switch w := l.low[noun]; {
	case b-a < 2, !of && !named && !joint && !described:
		return out
	case w == "documents", w == "document" && !named && !described, strings.HasSuffix(w, "s"), w == "memoranda", w == "package":
		return out // a sum: "agreements on trade and customs"
	}
	for j := a; j < noun; j++ {
		if l.tok(j).Kind == prose.Number || l.low[j] == "several" || l.low[j] == "number" || l.low[j] == "two" || l.low[j] == "three" || l.low[j] == "many" || l.low[j] == "some" {
			return out
		}
	}
	return append(out, l.document(a, b, kind, event, rule))
}

// document is the one that the tokens [a,b) name.
func (l *line) document(a, b int, kind string, event int, rule string) Document {
	sp := l.spanOf(a, b)
	return Document{By: reading.By{Span: sp, Rule: rule, Confidence: 0.9}, Title: prose.Space(sp.Of(l.d.Body)), Kind: kind, Event: event}
}

// emptyAdjective reports adjectives that do not say what a document is about.
func emptyAdjective(w string) bool {
	switch w {
	case "bilateral", "important", "historic", "landmark", "final", "separate", "corresponding", "relevant", "similar", "same", "major", "special", "respective",
		"this", "that", "another", "second", "first", "third", "following", "additional", "appropriate", "multilateral", "trilateral", "intergovernmental", "interdepartmental", "official", "their", "signed", "joint", "key":
		return true
	}
	return false
}

// cutTail takes off what follows a document's name and is not of it: "in the
// presence of the presidents", "following the talks", "on Tuesday".
func (l *line) cutTail(a, b int) int {
	for j := a + 1; j < b; j++ {
		switch l.low[j] {
		case "following", "after", "during", "that", "which", "aimed", "worth", "took", "takes":
			return trimEnd(l, a, j)
		case "signed":
			if l.w(j+1) == "by" || l.w(j+1) == "in" || l.w(j+1) == "between" {
				return trimEnd(l, a, j)
			}
		case "in":
			if l.w(j+1) == "the" && l.w(j+2) == "presence" || l.w(j+1) == "presence" {
				return trimEnd(l, a, j)
			}
			if p, _, ok := l.inPlace(j); ok && p != "" && l.closes(j) { // where it was signed, rather than what it is on
				return trimEnd(l, a, j)
			}
		case "with", "have", "has", "had", "will", "were":
			if l.low[j-1] == "," { // ", with a trade corridor as its aim", ", have set up a fund"
				return trimEnd(l, a, j)
			}
		case "and":
			if n := l.w(j + 1); len(n) > 4 && strings.HasSuffix(n, "ed") && l.tok(j+1).Kind == prose.Word && !l.capital(j+1) {
				return trimEnd(l, a, j) // the next thing that was done
			}
		case "on":
			if grammar.Weekday.Is(l.w(j+1)) || grammar.MonthWord(l.w(j+1)) && l.capital(j+1) {
				return trimEnd(l, a, j)
			}
		case "at":
			if l.w(j+1) == "the" || l.w(j+1) == "a" {
				return trimEnd(l, a, j)
			}
		}
	}
	return b
}

func trimEnd(l *line, a, b int) int {
	for b > a && (l.low[b-1] == "," || danglingEnd(l.low[b-1])) {
		b--
	}
	return b
}

// danglingEnd reports a preposition that led to what was cut off: "a memorandum
// under which".
func danglingEnd(w string) bool {
	switch w {
	case "under", "in", "by", "with", "to", "for", "of", "through", "upon", "and":
		return true
	}
	return false
}
