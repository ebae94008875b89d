package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// Those in office make things known, and countries and companies come to terms: "Vale
// announced plans to double the force", "the two banks reached an agreement on a
// loan". What is told of another day than the report's is an event only when its day
// is told.

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
			return f.declared(i)
		}
	}
	if len(ids) > 1 {
		ids = ids[:1]
	}
	x := f.add(Event{Kind: "announcement", Status: isHeld.String(), Initiatives: ids, By: reading.By{Rule: "programme", Confidence: 0.75}}, i, i+1)
	if l.w(i-1) != "," && !l.be(i-1) {
		x.Participants = f.parts(l.subjectOf(i, f), "participant")
	}
	x.loose = true
	return i + 1
}

// declared: "A announced on Friday a package of aid". A spokesman speaks for others.
func (f *finder) declared(i int) int {
	l := &f.line
	if l.low[i] != "announced" && l.low[i] != "unveiled" || l.be(i-1) || l.quoted[i] || grammar.RolesOf(l.w(i-1))&grammar.Determiner != 0 {
		return i + 1
	}
	who := l.subjectOf(i, f)
	if len(who.people) != 1 || strings.HasPrefix(who.people[0].Entity, nameless) {
		who = f.government(i)
	}
	if who.empty() || who.doubt > 0.1 || l.spokesman(0, i) || len(who.people) == 1 && strings.Contains(f.called(who.people[0].Entity)+strings.ToLower(f.office[who.people[0].Entity]), "spokes") {
		return i + 1
	}
	what := l.announces(l.pastWhen(i + 1))
	if what == "" {
		return i + 1
	}
	f.makesKnown(i, i+1, who, " announces "+what, "declared")
	if l.has(who.end, i, "who") { // told by the way
		f.found[len(f.found)-1].vague = true
	}
	return i + 1
}

// agreed: "Velmora and Ostrand reached an agreement on fish", "the agreement reached on
// Friday between Velmora and Ostrand", "Velmora and Ostrand agreed on 5 May to share".
func (f *finder) agreed(i int) int {
	l := &f.line
	if l.modeOf(i) != isHeld || l.quoted[i] || l.be(i-1) && l.low[i] != "reached" {
		return i + 1
	}
	if noun := i - 1; l.low[i] == "reached" && termsNoun(l.w(noun)) { // "the agreement reached"
		for j := i + 1; j < min(l.n, i+9); j++ {
			if l.low[j] == "between" {
				if who := l.between(j + 1); !who.empty() {
					f.makesKnown(noun, i+1, who, " reach "+withA(l.low[noun]), "agreed")
				}
				return i + 1
			}
			if !l.inDate(j) && l.low[j] != "on" && l.low[j] != "in" && !l.capital(j) {
				break
			}
		}
		return i + 1
	}
	who := f.assembly(i)
	if who.empty() {
		return i + 1
	}
	k, what := l.pastWhen(i+1), ""
	switch {
	case l.low[i] == "agreed" && l.w(k) == "to":
		what = " agree " + l.announces(k)
	case l.low[i] != "agreed":
		for j := k; j < min(l.n, k+5) && what == ""; j++ {
			if termsNoun(l.low[j]) {
				what = " reach " + l.announces(k)
			}
		}
	}
	if what != "" {
		f.makesKnown(i, i+1, who, what, "agreed")
	}
	return i + 1
}

// makesKnown adds an announcement under a title of the report's words.
func (f *finder) makesKnown(a, b int, who party, what, rule string) {
	l := &f.line
	names := make([]string, 0, 2)
	for _, m := range who.people {
		name := strings.TrimLeft(m.Entity, reading.Strange)
		if e := f.d.Entity(m.Kind, m.Entity); e != nil {
			name = e.Name
		}
		names = append(names, name)
	}
	names = append(names, who.texts...)
	if len(names) > 1 || strings.Contains(names[0], " and ") {
		what = strings.Replace(what, " announces ", " announce ", 1)
	}
	x := f.add(Event{Kind: "announcement", Title: strings.TrimPrefix(listNames(names)+what, "the "), Participants: f.parts(who, "participant"), Status: isHeld.String(), By: reading.By{Rule: rule, Confidence: 0.7 - who.doubt}}, a, b)
	x.back, x.whole = l.before(a), true
	f.closeBy(x)
	x.vague = f.sentencesBefore(f.d.SentenceAt(l.span.Start)) > 1
}

// closeBy gives a finding the day and the place that stand right beside its verb, or
// the day that opens the sentence; those of what is announced are behind.
func (f *finder) closeBy(x *finding) {
	l := &f.line
	from, to := x.a, l.pastWhen(x.b)
	for k := to; k < min(l.n, to+4) && to == x.b; k++ { // "announced plans on Saturday to"
		if l.inDate(k) && l.low[k-1] == "on" {
			to = l.pastWhen(k)
		}
	}
	for from > 0 && (l.inDate(from-1) || l.auxiliary(from-1) || l.inDate(from) && (l.low[from-1] == "on" || l.low[from-1] == "in" || l.low[from-1] == "late")) {
		from--
	}
	for _, s := range [...][2]int{{x.b, to}, {from, x.a}, {0, min(4, x.a)}} {
		if s[0] >= s[1] {
			continue
		}
		for _, w := range f.within(prose.Span{Start: l.tok(s[0]).Start, End: l.tok(s[1] - 1).End}) {
			if x.Date.IsZero() && usable(w) && !f.ahead(w) {
				x.Date, x.DateBasis = w.Value, w.Basis
			}
		}
	}
	for j := from; j < to; j++ {
		if l.low[j] == "here" {
			x.Place, x.Country, _ = l.inPlace(j)
		}
	}
	if x.Country != "" {
		x.PlaceBasis = "explicit"
	}
}

// ahead reports a time after the report.
func (f *finder) ahead(w reading.When) bool {
	pub := f.d.Article.Date
	if pub.IsZero() {
		return false
	}
	first, _ := w.Value.Bounds()
	_, last := pub.Bounds()
	return first > last
}

// termsNoun reports nouns of what two sides come to.
func termsNoun(w string) bool {
	switch w {
	case "agreement", "deal", "accord", "pact", "understanding", "compromise", "truce", "ceasefire", "settlement":
		return true
	}
	return false
}

// government is the country or its government that is the subject of the verb at token
// i: "the Velmoran government", "Velmora".
func (f *finder) government(i int) party {
	l := &f.line
	end := i
	for end > 0 && (l.auxiliary(end-1) || l.inDate(end-1) || end < i && l.inDate(end) && l.low[end-1] == "on") {
		end--
	}
	s := end
	for s > 0 && end-s < 6 && l.who[s-1] == 0 && (l.capital(s-1) || l.low[s-1] == "government" || l.low[s-1] == "the" || l.low[s-1] == "administration") {
		s--
	}
	if s == end || s > 0 && l.tok(s-1).Kind == prose.Word && l.low[s-1] != "and" && l.low[s-1] != "that" || l.possessive(end) {
		return party{}
	}
	if last := end - 1; l.loc[last] == 0 && l.low[last] != "government" && l.low[last] != "administration" {
		return party{}
	}
	return party{texts: []string{l.text(s, end)}, doubt: 0.1, end: end}
}

// between reads two sides from token i on: people, or countries and bodies.
func (l *line) between(i int) party {
	if p := l.partyAt(i); len(p.people) > 1 {
		return p
	}
	end, _ := l.groupFrom(i, 16)
	if !l.has(i, end, "and") {
		return party{}
	}
	return party{texts: []string{l.text(i, end)}, end: end}
}

// spokesman reports that in the tokens [a,b) somebody speaks for others.
func (l *line) spokesman(a, b int) bool {
	for j := a; j < b; j++ {
		if w := l.low[j]; strings.HasPrefix(w, "spokes") || w == "statement" || w == "ministry" || w == "source" || w == "sources" || w == "official" {
			return true
		}
	}
	return false
}

// pastWhen is the token after a time and "here" at token i: "on Friday", "here today".
func (l *line) pastWhen(i int) int {
	for i < l.n && (l.inDate(i) || l.w(i) == "here" || (l.w(i) == "on" || l.w(i) == "in" || l.w(i) == "late" || l.w(i) == "early") && l.inDate(i+1)) {
		i++
	}
	return i
}

// announces is what is announced, agreed to or reached, from token i on, in at most
// fourteen words and without what is said of it behind a comma; "" where a pronoun or
// nothing stands there.
func (l *line) announces(i int) string {
	if l.w(i) == "that" {
		i++
	}
	switch l.w(i) {
	case "", ",", ".", ":", "\"", "“", "it", "they", "this", "what", "how", "by", "as", "in", "at", "it's", "there", "here", "last", "earlier", "after", "when":
		return ""
	}
	end := i
	for end < min(l.n, i+14) && l.tok(end).Kind != prose.Punct {
		end++
	}
	for end > i+1 && (grammar.ClauseWord(l.low[end-1]) || l.low[end-1] == "the" || l.low[end-1] == "a" || l.low[end-1] == "of" || l.low[end-1] == "and" || l.low[end-1] == "for") {
		end--
	}
	if end < i+2 {
		return ""
	}
	return l.text(i, end)
}
