package annotate

import (
	"strings"

	"dateline/internal/prose"
)

// docNoun is the kind of a document by its noun, or "".
func docNoun(w string) string {
	switch w {
	case "memorandum", "memorandums", "memoranda", "mou", "mous":
		return "memorandum"
	case "agreement", "agreements", "accord", "accords", "pact", "pacts":
		return "agreement"
	case "protocol", "protocols":
		return "protocol"
	case "declaration", "declarations", "communique", "communiqué":
		return "declaration"
	case "contract", "contracts":
		return "contract"
	case "treaty", "treaties", "convention", "roadmap", "statement", "charter", "document", "documents", "programme", "program", "plan", "deal", "deals", "arrangement", "package", "concept":
		return "other"
	}
	return ""
}

// signed: "A and B signed an agreement on X", "two memoranda were signed",
// "the signing of a treaty". Decrees and laws have one signatory and are not
// meant.
func (f *finder) signed(i int) int {
	l := &f.line
	verb := l.low[i]
	if l.w(i-1) == "the" && strings.HasSuffix(verb, "ed") { // "the signed documents"
		return i + 1
	}
	if p := l.w(i - 1); verb == "signing" && (l.w(i+1) == "of" || l.w(i+1) == "ceremony" || p == "the" || p == "ceremony" || p == "of" || p == "for" || p == "a" || p == "in" || p == "to") {
		return f.signing(i)
	}
	passive := l.be(i-1) || l.w(i-1) == "also" && l.be(i-2)
	m := l.modeOf(i)
	if verb == "sign" && m == isHeld && !l.infinitiveHeld(i) {
		m = l.listedMode(i) // "are to adopt a statement, sign a treaty"
	}
	if m == notEvent || l.aggregate(i) {
		return i + 1
	}
	if passive {
		doc := l.docBefore(i)
		if doc < 0 || verb == "adopted" && docNoun(l.low[doc]) != "declaration" {
			return i + 1
		}
		if l.w(i-1) == "be" || l.w(i-2) == "be" {
			m = isAnnounced
		}
		who := party{}
		if l.w(i+1) == "by" {
			who = l.partyAt(i + 2)
		}
		end := f.signs(doc, i+1, i, m, who, "signed-passive", 0.88)
		for j := doc + 1; j < i; j++ {
			if l.low[j] == "which" || l.low[j] == "that" {
				x := &f.found[len(f.found)-1]
				x.loose, x.back = true, true
			}
		}
		return end
	}
	doc := l.docAfter(i)
	if doc < 0 {
		if noun := l.docBefore(i); noun >= 0 && noun == i-1 || l.w(i-1) == "," && docNoun(l.w(i-2)) != "" { // "the agreement signed in 2015"
			x := f.signsOne(noun, i+1, isHeld, f.betweenAfter(i+1), "signed-noun", 0.8)
			x.loose, x.back = true, true
			return i + 1
		}
		return i + 1
	}
	if verb == "adopted" && !(docNoun(l.low[doc]) == "declaration" || l.low[doc] == "statement") {
		return i + 1
	}
	who := l.subjectOf(i, f)
	if who.plural {
		if p := f.both(l.tok(i).Start); len(p.people) == 2 {
			who = p
		}
	}
	if len(who.people) == 0 && len(who.texts) == 0 {
		who = party{texts: who.texts, plural: who.plural}
		if t := f.groupBefore(i); t != "" && !who.plural {
			who.texts = []string{t}
		} else if s := f.strangerBefore(i); !s.empty() {
			who = s
		}
	}
	return f.signs(i, doc+1, i, m, who, "signed", 0.92)
}

// listedMode is the mode of a verb without "to" that stands in a list: that of
// the verbs before it.
func (l *line) listedMode(i int) mode {
	for j := i - 1; j >= 0 && j > i-30; j-- {
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

// docAfter is the noun of the document that the verb at token i signs, or -1.
func (l *line) docAfter(i int) int {
	for j := i + 1; j < min(l.n, i+14); j++ {
		w := l.low[j]
		if docNoun(w) != "" && w != "plan" && w != "package" || w == "plan" && l.w(j-1) == "action" || w == "package" && l.w(j+1) == "of" {
			return j
		}
		switch w {
		case "decree", "law", "order", "bill", "resolution", "off", "in", "into", "up", "by", ";", "who", "that", "on", "letter", "budget":
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
			if l.w(j-1) == "the" || l.w(j-1) == "past" || l.w(j-1) == "recent" || l.w(j-1) == "last" {
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
	s := l.clauseStart(i)
	for s < i && (l.low[s] == "and" || l.low[s] == "also") {
		s++
	}
	end := i
	for end > s && (l.low[end-1] == "have" || l.low[end-1] == "has" || l.low[end-1] == "also" || l.low[end-1] == "then" || l.low[end-1] == "will") {
		end--
	}
	if end-s < 1 || end-s > 12 || sayVerb(l.w(s)) {
		return ""
	}
	for j := s; j < end; j++ {
		switch w := l.low[j]; {
		case l.be(j), w == "by", w == "to", w == "with", w == "followed", w == "after", w == "which":
			return ""
		}
	}
	t := l.text(s, end)
	switch w := l.low[s]; {
	case w == "the", w == "both", w == "two", w == "representatives", l.capital(s) && s > 0, l.capital(s + 1):
		return t
	}
	return ""
}

func (f *finder) betweenAfter(i int) party {
	l := &f.line
	if w := l.w(i); w == "between" || w == "by" {
		return l.partyAt(i + 1)
	}
	return party{}
}

// signing: the noun.
func (f *finder) signing(i int) int {
	l := &f.line
	det := l.detBefore(i)
	m := l.nounMode(det, i)
	if m == notEvent {
		return i + 1
	}
	for j := i + 1; j < min(l.n, i+6); j++ {
		if l.low[j] == "will" || l.low[j] == "planned" || l.low[j] == "scheduled" || l.low[j] == "expected" {
			m = isAnnounced
		}
	}
	doc := l.docAfterOf(i)
	if doc < 0 {
		return i + 1
	}
	x := f.signsOne(max(0, det), doc+1, m, party{}, "signing", 0.82)
	x.loose = true
	return doc + 1
}

func (l *line) docAfterOf(i int) int {
	for j := i + 1; j < min(l.n, i+14); j++ {
		if docNoun(l.low[j]) != "" {
			return j
		}
		switch l.low[j] {
		case "decree", "law", "bill", ";", ".", "order":
			return -1
		}
	}
	return -1
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
		Initiatives: f.initiativesIn(f.line.span), By: By{Rule: rule, Confidence: conf - who.doubt}}, a, max(b, a+1))
	return x
}

// invited: "A invited B to pay an official visit to X", "extended an
// invitation to B to visit X", "B was invited by A to".
func (f *finder) invited(i int) int {
	l := &f.line
	verb, noun := i, l.low[i] == "invitation"
	var inviter, invitee party
	at := i + 1
	if noun {
		verb = -1
		for j := i - 1; j >= 0 && j > i-6; j-- {
			switch l.low[j] {
			case "extended", "extends", "conveyed", "conveys", "sent", "handed", "confirmed", "reiterated", "renewed", "issued", "reaffirmed", "repeated", "delivered", "passed", "extending", "conveying", "extend":
				verb = j
			case "accepted", "accepts":
				return f.accepted(i, j)
			}
		}
		if verb < 0 {
			return i + 1
		}
		switch l.w(i + 1) {
		case "for", "to":
			at = i + 2
		case "from", "of": // "conveyed the invitation of A to B to visit"
			inviter = l.partyAt(i + 2)
			if len(inviter.people) == 0 || l.w(inviter.end) != "to" {
				return i + 1
			}
			at = inviter.end + 1
		}
		if l.w(at) == "visit" || l.w(at) == "pay" {
			return i + 1
		}
	}
	m := l.modeOf(verb)
	if m != isHeld || l.habit(i+1) {
		if !(l.low[verb] == "inviting" && m == isHeld) {
			return i + 1
		}
	}
	passive := !noun && (l.be(i-1) || l.w(i-1) == "also" && l.be(i-2))
	end := at
	if passive {
		invitee = l.subjectOf(i, f)
		if l.w(i+1) == "by" {
			inviter = l.partyAt(i + 2)
			end = inviter.end
		}
		if invitee.empty() || invitee.plural {
			return i + 1
		}
	} else {
		invitee = l.partyAt(at)
		if len(invitee.people) == 0 && len(invitee.texts) == 0 {
			invitee = l.delegation(at)
		}
		end = invitee.end
		if len(invitee.people) == 0 && len(invitee.texts) == 0 {
			return i + 1
		}
		if len(inviter.people) == 0 {
			inviter = l.subjectOf(verb, f)
		}
		if inviter.empty() {
			inviter = f.strangerBefore(verb)
		}
	}
	if inviter.plural {
		inviter = party{}
	}
	parts := join(f.parts(inviter, "inviter"), f.parts(invitee, "invitee"))
	if !anyone(parts) || len(parts) < 2 && !passive {
		return i + 1
	}
	stop := l.n
	what := false
	for j := end; j < l.n; j++ {
		w := l.low[j]
		if w == "visit" || w == "take" || w == "participate" || w == "attend" || w == "join" || w == "come" || w == "trip" || w == "tour" || w == "summit" || w == "forum" || w == "visits" {
			what = true
		}
		if w == ";" || sayVerb(w) && j > end || w == "," && (strings.HasSuffix(l.w(j+1), "ing") || sayVerb(l.w(j+1)) || l.who[min(j+1, l.n-1)] != 0) {
			stop = j
			break
		}
	}
	if !what {
		return i + 1
	}
	_, country, _ := l.destinationWithin(end, stop)
	sub := ""
	for j := end; j < stop; j++ {
		if l.low[j] == "visit" {
			if s := l.sortOf(end, j); s != "" {
				sub = s
			}
		}
	}
	x := f.add(Event{Kind: "invitation", Subtype: sub, Participants: parts, Status: isPlanned.String(), Country: country, Name: l.gatherName(end, stop),
		By: By{Rule: "invite", Confidence: 0.93 - inviter.doubt - invitee.doubt}}, verb, stop)
	if country != "" {
		x.PlaceBasis = "explicit"
	}
	x.Due = f.dueIn(end, stop)
	x.back = f.line.before(verb)
	if pub := f.d.art.Date; !x.Due.IsZero() && !pub.IsZero() {
		_, due := x.Due.Bounds()
		if first, _ := pub.Bounds(); due < first { // it came and went before the report
			x.Due, x.back = whenDate{}, true
		}
	}
	x.whole = true
	return stop
}

// delegation reads an invited group: "the Kazakh delegation", "Bordurian
// companies".
func (l *line) delegation(i int) party {
	for j := i; j < min(l.n, i+5); j++ {
		switch l.low[j] {
		case "delegation", "side", "companies", "businesses", "entrepreneurs", "investors", "partners", "counterpart", "counterparts", "colleagues", "team":
			if j > i {
				return party{texts: []string{l.text(i, j+1)}, end: j + 1}
			}
		}
		if clauseWord(l.low[j]) {
			break
		}
	}
	return party{end: i}
}

// accepted: "A accepted the invitation of B to visit X".
func (f *finder) accepted(i, verb int) int {
	l := &f.line
	if l.modeOf(verb) != isHeld {
		return i + 1
	}
	invitee := l.subjectOf(verb, f)
	var inviter party
	if w := l.w(i + 1); w == "of" || w == "from" || w == "by" {
		inviter = l.partyAt(i + 2)
	} else if p := l.possessorBefore(i); p >= 0 {
		m, _, _ := l.person(p)
		inviter = party{people: []Mention{m}}
	}
	if len(invitee.people) == 0 || len(inviter.people) == 0 {
		return i + 1
	}
	end := max(i+1, inviter.end)
	_, country, _ := l.destinationWithin(end, l.n)
	x := f.add(Event{Kind: "invitation", Participants: join(f.parts(inviter, "inviter"), f.parts(invitee, "invitee")), Status: isPlanned.String(), Country: country,
		By: By{Rule: "accept", Confidence: 0.88 - invitee.doubt}}, verb, end)
	if country != "" {
		x.PlaceBasis = "explicit"
	}
	x.Due, x.whole = f.dueIn(end, l.n), true
	return end
}

// destinationWithin is the first place in [i,stop) that somebody is asked to:
// "to visit Borduria", "visit to Borduria".
func (l *line) destinationWithin(i, stop int) (place, country string, end int) {
	for j := i; j < stop; j++ {
		if l.loc[j] == 0 || j > 0 && l.loc[j-1] == l.loc[j] || l.attributive(j) {
			continue
		}
		switch w := l.w(j - 1); w {
		case "to", "in", "visit", "the", "of":
			if w == "the" || w == "of" {
				if v := l.w(j - 2); v != "to" && v != "visit" && v != "republic" {
					continue
				}
			}
			place, country = l.placeAt(j)
			return place, country, l.placeEnd(j)
		}
	}
	return "", "", i
}

// gatherName is the name of a gathering within [i,stop), or "".
func (l *line) gatherName(i, stop int) string {
	for j := i; j < stop; j++ {
		if l.capital(j) && triggerOf(l.low[j]) == gatherNoun {
			if a, _ := l.nameStart(j); a < j || l.nameEnd(j) > j+1 {
				return strings.TrimPrefix(l.text(max(a, i), min(l.nameEnd(j), stop)), "the ")
			}
		}
	}
	return ""
}

// appointed: "A was appointed ambassador", "appointed A as minister",
// "congratulated A on his appointment".
func (f *finder) appointed(i int) int {
	l := &f.line
	w := l.low[i]
	var who party
	m := isHeld
	rule := "appointed"
	switch {
	case w == "appointment" || w == "re-election":
		for j := i - 1; j >= 0 && j > i-16; j-- {
			if strings.HasPrefix(l.low[j], "congratulat") {
				if who = l.partyAt(j + 1); len(who.people) == 0 {
					for k := j - 1; k >= 0 && k > j-8; k-- { // "with B, congratulating the diplomat on his appointment"
						if mm, _, ok := l.person(k); ok {
							who = party{people: []Mention{mm}, doubt: 0.15}
							break
						}
					}
				}
				break
			}
		}
		if p := l.possessorBefore(i); p >= 0 {
			mm, _, _ := l.person(p)
			who = party{people: []Mention{mm}}
		}
		rule = "congratulated"
	case l.be(i-1) || w == "sworn" && l.w(i+1) == "in" || l.w(i-1) == "been":
		if m = l.modeOf(i); m == notEvent {
			return i + 1
		}
		office := false
		for j := i + 1; j < min(l.n, i+5); j++ {
			office = office || roleNoun(l.low[j]) || l.low[j] == "as" || l.low[j] == "to"
		}
		if !office {
			return i + 1
		}
		who = l.subjectOf(i, f)
	case w == "appointed" && i > 0:
		if l.capital(i-1) && l.who[i-1] == 0 || l.w(i-1) == "newly" || l.w(i-1) == "the" {
			return i + 1
		}
		if m = l.modeOf(i); m == notEvent {
			return i + 1
		}
		who = l.partyAt(i + 1)
		if !(l.w(who.end) == "as" || l.w(who.end) == "to" || roleNoun(l.w(who.end)) || l.w(who.end) == "the") {
			return i + 1
		}
	}
	if len(who.people) != 1 || who.doubt > 0 && rule == "appointed" {
		return i + 1
	}
	x := f.add(Event{Kind: "appointment", Subtype: w, Participants: f.parts(who, "participant"), Status: m.String(),
		By: By{Rule: rule, Confidence: 0.8 - who.doubt}}, i, i+1)
	x.loose = rule == "congratulated"
	for j := i - 1; j >= 0 && j > i-12; j-- {
		if w := l.low[j]; w == "since" || w == "after" || w == "when" || w == "before" {
			x.loose = true
		}
	}
	return i + 1
}

// announced: a programme put forward at a time that the sentence gives: "the
// initiative, announced a decade ago in X".
func (f *finder) announced(i int) int {
	l := &f.line
	if l.modeOf(i) == notEvent {
		return i + 1
	}
	ids := f.initiativesIn(l.spanOf(max(0, i-8), min(l.n, i+9)))
	if len(ids) == 0 {
		noun := false
		for j := max(0, i-4); j < i; j++ {
			noun = noun || l.low[j] == "initiative" || l.low[j] == "programme" || l.low[j] == "program"
		}
		if !noun || l.w(i-1) != "," {
			return i + 1
		}
	}
	if len(ids) > 1 {
		ids = ids[:1]
	}
	x := f.add(Event{Kind: "announcement", Status: isHeld.String(), Initiatives: ids, By: By{Rule: "programme", Confidence: 0.75}}, i, i+1)
	if l.w(i-1) != "," && !l.be(i-1) {
		x.Participants = f.parts(l.subjectOf(i, f), "participant")
	}
	x.loose = true
	return i + 1
}

// dueIn is the date within the tokens [i,stop), for what is yet to be.
func (f *finder) dueIn(i, stop int) (d whenDate) {
	l := &f.line
	if i >= stop {
		return d
	}
	s := prose.Span{Start: l.tok(i).Start, End: l.tok(stop - 1).End}
	for _, w := range f.within(s) {
		if usable(w) {
			return w.Value
		}
	}
	return d
}
