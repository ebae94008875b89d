package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// signed: "A and B signed an agreement on X", "two memoranda were signed",
// "the signing of a treaty". Decrees and laws have one signatory and are not
// meant.
func (f *finder) signed(i int) int {
	l := &f.line
	verb := l.low[i]
	if l.w(i-1) == "the" && strings.HasSuffix(verb, "ed") { // "the signed documents"
		return i + 1
	}
	if l.exchangesOther(i) {
		return f.exchangesViews(i)
	}
	if verb == "exchange" || verb == "exchanging" {
		if !l.tellsOf(i) {
			return i + 1
		}
		return f.signing(i)
	}
	if p := l.w(i - 1); verb == "signing" && (l.w(i+1) == "of" || l.w(i+1) == "ceremony" || p == "the" || p == "ceremony" || p == "of" || p == "for" || p == "a" || p == "in" || p == "to") {
		return f.signing(i)
	}
	if strings.HasPrefix(verb, "signature") {
		return f.putSignature(i)
	}
	passive := l.be(i-1) || (l.w(i-1) == "also" || strings.HasSuffix(l.w(i-1), "ly")) && l.be(i-2) // "was ceremonially signed"
	m := l.modeAt(i)
	if m == notEvent || l.aggregate(i) {
		return i + 1
	}
	if passive {
		return f.signedPassive(i, m)
	}
	if a, b := l.ratified(i); a > 0 {
		who := l.subjectOf(i, f)
		return f.signs(i, b, i, m, who, "signed-law", 0.88)
	}
	doc := l.docAfter(i)
	if doc < 0 {
		return f.signedNoun(i)
	}
	if verb == "adopted" && !(docNoun(l.low[doc]) == "declaration" || l.low[doc] == "statement" || l.capital(doc) && l.capital(doc-1)) {
		return i + 1
	}
	who, body, lands := f.signers(i)
	with := l.signsWith(doc)
	if who.empty() && (l.shapeOf(i) == grammar.IngForm || l.w(i-1) == "having") { // "after signing a pact with B, A said"
		who = f.subjectAfter(max(doc+1, with.end))
	}
	if !who.empty() {
		who.people, who.texts = append(who.people, with.people...), append(who.texts, with.texts...)
	}
	end := f.signs(i, doc+1, i, m, who, "signed", 0.92)
	x := &f.found[len(f.found)-1]
	x.Title = l.docWords(doc)
	if w := l.w(i - 1); (w == "have" || w == "has" || lands || body && !who.empty() && !l.plural(max(0, who.end-12), who.end)) && f.sentencesBefore(f.d.SentenceAt(l.span.Start)) > 1 { // at some time
		x.back = true
	}
	return end
}

// signedPassive: "two memoranda were signed", by whom is said behind it or before.
func (f *finder) signedPassive(i int, m mode) int {
	l := &f.line
	doc := l.docBefore(i)
	if doc < 0 || l.low[i] == "adopted" && !l.declares(doc, i) {
		return i + 1
	}
	if l.w(i-1) == "be" || l.w(i-2) == "be" {
		m = isAnnounced
	}
	who := party{}
	by := i + 1
	for n := 0; n < 8 && by < l.n && (l.low[by] == "in" || l.low[by] == "at" || l.low[by] == "on" || l.low[by] == "today" || l.low[by] == "here" || l.low[by] == "ceremony" || l.low[by] == "a" && l.w(by+1) == "ceremony" || l.low[by] == "behalf" || l.low[by] == "of" && l.low[by-1] == "behalf" || l.capital(by) || l.tok(by).Kind == prose.Number); n++ {
		by++ // "signed in Szohod on 5 May by"
	}
	if l.w(by) == "by" {
		if who = l.partyAt(by + 1); who.empty() {
			who = l.bareParty(by + 1)
		}
	}
	if who.empty() {
		who = l.signersBetween(doc, i, by+1)
	}
	end := f.signs(doc, i+1, i, m, who, "signed-passive", 0.88)
	f.found[len(f.found)-1].Title = l.docWords(doc)
	for j := doc + 1; j < i; j++ {
		if l.low[j] == "which" || l.low[j] == "that" {
			x := &f.found[len(f.found)-1]
			x.loose, x.back = true, true
		}
	}
	return end
}

// signedNoun: "the agreement signed in 2015", "which Velmora and Ostrand signed".
func (f *finder) signedNoun(i int) int {
	l := &f.line
	if noun, end := l.signedBefore(i); noun >= 0 {
		who := l.signersBetween(noun, i, i+2)
		if k := end + 1; k < i && who.empty() {
			if l.low[end] == "," {
				k++
			}
			if l.who[k] == 0 && !l.capital(k) && grammar.RolesOf(l.low[k])&(grammar.Determiner|grammar.Pronoun) == 0 {
				return i + 1 // "a treaty which widens the pact signed in 2031"
			}
			if who = l.subjectOf(i, f); len(who.people) == 0 && k < i {
				who = party{texts: []string{l.text(k, i)}}
			}
		}
		x := f.signsOne(noun, i+1, isHeld, who, "signed-noun", 0.8)
		x.loose, x.back, x.Title = true, true, l.docWords(noun)
		return i + 1
	}
	return i + 1
}

// signers are those whose the verb of signing at token i is: a body, people, or two
// lands.
func (f *finder) signers(i int) (who party, body, lands bool) {
	l := &f.line
	who, body = f.signingBody(i)
	if !body {
		who = l.subjectOf(i, f)
	}
	if who.plural {
		if k := l.twoLands(who.end - 1); k > 0 {
			who, lands = party{texts: []string{l.text(k-1, k+1)}, doubt: 0.15}, true
		} else if p := f.countriesBefore(); !p.empty() && l.w(who.end-1) == "they" {
			who, lands = p, true
		} else if p := f.those(who); len(p.people) == 2 {
			who = p
		}
	}
	if !body && len(who.people) == 0 && len(who.texts) == 0 {
		who = party{texts: who.texts, plural: who.plural}
		if t := f.groupBefore(i); t != "" && !who.plural {
			who.texts = []string{t}
		} else if s := f.strangerBefore(i); !s.empty() {
			who = s
		} else if s := f.assembly(i); !s.empty() && !who.plural { // "Velmora and Ostrand are to sign"
			who = s
		}
	}
	return who, body, lands
}

// exchangesViews: "A exchanged views with B", the verb being token i.
func (f *finder) exchangesViews(i int) int {
	l := &f.line
	if l.w(i+1) != "views" && l.w(i+1) != "opinions" {
		return i + 1
	}
	m, left, right := l.modeAt(i), party{}, party{end: i + 2}
	for k := i + 2; k < min(l.n, i+12) && right.empty(); k++ {
		if l.low[k] == "with" {
			right = l.partyAt(k + 1)
		}
	}
	if left = f.doerOf(i, right.end); right.empty() {
		if left = l.andBefore(left); left.plural {
			left = f.both(l.tok(i).Start)
		}
		if len(left.people) < 2 || !l.whenWhere(i+2) {
			return i + 2
		}
	}
	if m == notEvent || left.empty() || left.plural {
		return i + 2
	}
	return f.meets(i, i+2, m, left, right, "views", 0.85)
}

// putSignature: "A put her signature to the pact", the noun being token i.
func (f *finder) putSignature(i int) int {
	l := &f.line
	verb := l.signer(i)
	if verb < 0 {
		return i + 1
	}
	doc, m := l.docAfter(i), l.modeOf(verb)
	if doc < 0 || m == notEvent || l.low[verb] == "put" && m == isHeld && l.infinitiveHeld(verb) {
		return i + 1
	}
	end := f.signs(verb, doc+1, verb, m, f.doer(verb), "signature", 0.9)
	f.found[len(f.found)-1].Title = l.docWords(doc)
	return end
}

// signer is the verb of who puts the signature at token i under something, or -1.
func (l *line) signer(i int) int {
	switch w := l.w(i + 1); w {
	case "to", "under", "on":
	default:
		return -1
	}
	for j := i - 1; j >= 0 && j > i-4; j-- {
		switch l.low[j] {
		case "put", "puts", "affixed":
			return j
		}
	}
	return -1
}

// signedBefore is the noun of the document that stands before the verb at token i,
// which says of it that it was signed, and the end of its name: "the agreement on
// the lake signed in 2015", "the declaration, which the two countries signed". The
// noun is -1 when none does.
func (l *line) signedBefore(i int) (noun, end int) {
	noun = l.docBefore(i)
	for j := i - 2; noun < 0 && j > 0 && j > i-24; j-- {
		if l.low[j] == "that" { // "the memorandum on silk that Vale signed"
			noun = l.docBefore(j)
			break
		}
	}
	if noun < 0 || l.low[i] == "sign" || l.low[i] == "signing" {
		return -1, i
	}
	if noun == i-1 || noun == i-4 && l.beforeParen(i-1) == noun || l.w(i-1) == "," && (docNoun(l.w(i-2)) != "" || l.w(i+1) == "by" || l.w(i+1) == "between") {
		return noun, i
	}
	for j := i - 1; j > noun; j-- {
		switch w := l.low[j]; {
		case w == "which", w == "that":
			if j < i-24 || i-j == 1 {
				return -1, i
			}
			if l.low[j-1] == "," {
				j--
			}
			return noun, j
		case l.tok(j).Kind == prose.Punct, grammar.Speaking.Is(w), l.be(j), w == "will", w == "has", w == "have", w == "had", w == "who", w == "and" && !l.capital(j-1):
			if w == "has" || w == "have" || w == "had" {
				continue // "which the two have signed"
			}
			return -1, i
		}
	}
	if w := l.w(i + 1); w == "by" || w == "between" || w == "in" || w == "on" || w == "at" || w == "during" {
		return noun, i
	}
	return -1, i
}

// exchangesOther reports an exchange at token i that is of no documents: of
// views, of letters.
func (l *line) exchangesOther(i int) bool {
	if !strings.HasPrefix(l.low[i], "exchang") {
		return false
	}
	if l.be(i-1) && l.low[i] == "exchanged" {
		doc := l.docBefore(i)
		return doc < 0 || l.low[doc] == "letters"
	}
	for j := i + 1; j < min(l.n, i+10); j++ {
		switch w := l.low[j]; {
		case docNoun(w) == "memorandum", docNoun(w) == "agreement", docNoun(w) == "protocol", w == "documents":
			return false
		case w == "on", w == "in", w == "for", w == "with", w == "to", w == "views", w == "information", w == "experience", w == ",":
			return true
		}
	}
	return true
}

// tellsOf reports that the exchange of documents at token i is what the sentence
// tells: somebody witnessed it, it took place, or their list follows.
func (l *line) tellsOf(i int) bool {
	for j := max(0, i-4); j < l.n; j++ {
		switch w := l.low[j]; w {
		case "witnessed", "place", "held", "attended", "ceremony":
			return true
		}
	}
	return l.low[l.n-1] == ":"
}

// listedMode is the mode of a verb without "to" that stands in a list: that of
// the verbs before it.
func (l *line) listedMode(i int) mode {
	for j := i - 1; j >= 0 && j > i-reach; j-- {
		switch l.low[j] {
		case "to", "will", "shall":
			return isAnnounced
		case ";", "that":
			return notEvent
		}
	}
	return notEvent
}

// be reports a form of "to be", as in the passive.
func (l *line) be(i int) bool {
	switch l.w(i) {
	case "was", "were", "been", "be", "being", "are", "is":
		return true
	}
	return false
}

// concludesTalks reports that what the verb at token i concludes is talks or a visit:
// "concluding the talks, they signed".
func (l *line) concludesTalks(i int) bool {
	for j := i + 1; j < min(l.n, i+5); j++ {
		if t := grammar.TriggerOf(l.low[j]); t == grammar.MeetNoun || t == grammar.VisitNoun {
			return true
		}
	}
	return false
}

// docAfter is the noun of the document that the verb at token i signs, or -1.
func (l *line) docAfter(i int) int {
	for j := i + 1; j < min(l.n, i+14); j++ {
		w := l.low[j]
		if j == i+1 && grammar.WordBase(l.low[i]) == "conclude" && l.concludesTalks(i) {
			return -1
		}
		if l.docAt(j) != "" && w != "plan" && w != "package" || w == "plan" && l.w(j-1) == "action" || w == "package" && l.w(j+1) == "of" {
			return j
		}
		switch w {
		case "decree", "law", "order", "bill", "resolution", "off", "in", "into", "up", "by", ";", "who", "that", "on", "letter", "budget":
			if w == "on" && j == i+1 && l.inDate(j+1) || w == "into" && j == i+1 { // "signed on Tuesday an agreement", "entered into an agreement"
				continue
			}
			return -1
		case ",":
			if j > i+1 && !l.capital(j+1) && l.low[i+1] != "a" && l.low[i+1] != "an" {
				return -1
			}
		}
	}
	return -1
}

// docBefore is the noun of the document that the passive at token i says was
// signed, or -1.
func (l *line) docBefore(i int) int {
	last := -1
	for j := i - 1; j >= 0 && j > i-40; j-- {
		w := l.low[j]
		if docNoun(w) != "" && w != "plan" && w != "program" && w != "programme" && w != "concept" {
			last = j
		}
		if w == ";" || w == "that" && j < i-1 || w == "decree" || w == "law" || w == "bill" {
			break
		}
	}
	return last
}

// declares reports a declaration among the documents that the tokens [a,b) name.
func (l *line) declares(a, b int) bool {
	for j := a; j < b; j++ {
		if docNoun(l.low[j]) == "declaration" {
			return true
		}
	}
	return false
}

// aggregate reports a sum over years: "127 documents have been signed since
// 2012".
func (l *line) aggregate(i int) bool {
	many := false
	for j := max(0, i-14); j < min(l.n, i+14); j++ {
		w := l.low[j]
		switch w {
		case "since", "decade", "decades":
			return true
		case "years":
			if l.w(j-1) == "the" || l.w(j-1) == "past" || l.w(j-1) == "recent" || l.w(j-1) == "last" || l.w(j-1) == "those" || l.w(j-1) == "these" {
				return true
			}
		case "period":
			return true
		case "total":
			if l.w(j-1) == "a" || l.w(j-1) == "in" {
				many = true
			}
		case "so":
			if l.w(j+1) == "far" {
				return true
			}
		}
	}
	return many && l.quoted[i]
}

// groupBefore is the unnamed group that is the subject of the verb at token i:
// "the delegations of the two countries".
func (f *finder) groupBefore(i int) string {
	l := &f.line
	s := l.pastTime(l.clauseStart(i), i)
	end := i
	for end > s && (l.low[end-1] == "have" || l.low[end-1] == "has" || l.low[end-1] == "also" || l.low[end-1] == "then" || l.low[end-1] == "will") {
		end--
	}
	if w := l.w(s); end-s < 1 || end-s > 12 || grammar.Speaking.Is(w) || w == "where" || w == "when" || w == "whose" {
		return ""
	}
	for j := s; j < end; j++ {
		switch w := l.low[j]; {
		case l.be(j), w == "by", w == "to", w == "with", w == "followed", w == "after", w == "which":
			return ""
		}
	}
	for j := s + 1; j < end; j++ {
		if l.inDate(j) { // "Velmora and Ostrand on Friday"
			if end = j; l.low[j-1] == "on" || l.low[j-1] == "in" {
				end--
			}
			break
		}
	}
	t := l.text(s, end)
	switch w := l.low[s]; {
	case w == "the", w == "both", w == "two", w == "representatives", l.capital(s) && s > 0, l.capital(s + 1):
		return t
	case l.capital(s) && !grammar.Lonely(w) && grammar.RolesOf(w)&(grammar.Pronoun|grammar.Determiner|grammar.Adverb|grammar.Conjunction) == 0 && (end == s+1 || l.capital(end-1) && l.has(s, end, "and")): // "Velmora has signed", "Ostrand and Velmora signed"
		return t
	}
	return ""
}

func (f *finder) signs(a, b, verb int, m mode, who party, rule string, conf float64) int {
	x := f.signsOne(min(a, b), max(a+1, b), m, who, rule, conf)
	x.to = max(b, verb+1)
	x.back = f.line.before(verb)
	return max(b, verb+1)
}

func (f *finder) signsOne(a, b int, m mode, who party, rule string, conf float64) *finding {
	a = max(0, a)
	x := f.add(Event{Kind: "signing", Participants: f.parts(who, "signatory"), Status: m.String(),
		Initiatives: f.initiativesIn(f.line.span), By: reading.By{Rule: rule, Confidence: conf - who.doubt}}, a, max(b, a+1))
	return x
}
