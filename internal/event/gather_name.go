package event

import (
	"slices"
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// gatherKey is a name without its number, its year and its small words, so
// that "the third Amber Road Forum" and "Amber Road Forum" are one.
func gatherKey(name string) string {
	if name == "" {
		return ""
	}
	var b strings.Builder
	for _, t := range prose.Tokens(name) {
		w := prose.Fold(t.Of(name))
		if t.Kind != prose.Word || grammar.OrdinalWord(w) || grammar.Roman(t.Of(name)) || gatherWord(w) || w == "th" || w == "st" || w == "nd" || w == "rd" || w == "initiative" {
			continue
		}
		b.WriteString(w)
		b.WriteByte(' ')
	}
	return b.String()
}

// sameName reports whether one gathering's name is the beginning of the other's, or
// has no word that the other has not, in full or as the first letters of others:
// "ACC summit", "14th Amber Coast Council Summit". Two numbers are two gatherings.
func sameName(e *Event, x *finding) bool {
	a, b := gatherKey(e.Name), gatherKey(x.Name)
	if a == "" || b == "" || numbersDiffer(e.Name, x.Name) {
		return false
	}
	if strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
		return true
	}
	p, q := strings.Fields(a), strings.Fields(b)
	if len(p) > len(q) {
		p, q = q, p
	}
	if len(p) < 2 {
		return false
	}
	first := make([]byte, len(q))
	for i, w := range q {
		first[i] = w[0]
	}
	for _, w := range p {
		if w == "council" && e.Date == x.Date && !e.Date.IsZero() { // of heads of state
			continue
		}
		if !slices.Contains(q, w) && (len(w) < 3 || !strings.Contains(string(first), w)) {
			return false
		}
	}
	return true
}

// numbersDiffer reports two names of which each has a number, and another one: "13th"
// and "14th", "first" and "second".
func numbersDiffer(a, b string) bool {
	m, n := numberIn(a), numberIn(b)
	return m != "" && n != "" && m != n && (m[0] <= '9') == (n[0] <= '9')
}

// numberIn is the number of a gathering's name, "14" or "second", or "".
func numberIn(name string) string {
	for _, w := range strings.Fields(strings.ToLower(name)) {
		if grammar.OrdinalWord(w) {
			return w
		}
		if n := len(w) - 2; n > 0 && ordinalEnd(w[n:]) && strings.Trim(w[:n], "0123456789") == "" {
			return w[:n]
		}
	}
	return ""
}

// nameBefore is the name of the gathering that "the summit" in the line at hand stands
// for: the last one named before it with the same noun, within twelve sentences, or in
// the title; "" where none is.
func (f *finder) nameBefore(head string) string {
	d := f.d
	at := d.SentenceAt(f.line.span.Start)
	l := line{by: f.by}
	for si := at; si >= 0 && si >= at-12; si-- {
		s := &d.Sents[si]
		for t := s.Last - 1; t >= s.First; t-- {
			if d.Low(t) != head || d.Toks[t].Start >= f.line.span.Start+1 && si == at {
				continue
			}
			if !prose.Capital(d.Word(t)) && (t == s.First || !prose.Capital(d.Word(t-1))) {
				continue
			}
			l.lay(d, s.Span, s.First, s.Last, make([]bool, s.Last-s.First))
			if i := t - s.First; i < l.n {
				if name := l.nameAround(i); name != "" {
					return name
				}
			}
		}
	}
	return ""
}

// nameAround is the name of the gathering whose noun is token i, "" where it has none.
func (l *line) nameAround(i int) string {
	if !l.capital(i) && !l.namedBefore(i) {
		return ""
	}
	a, _ := l.nameStart(i)
	b := i + 1
	if l.capital(i) {
		b = l.nameEnd(i)
	}
	if a == i && b == i+1 || b < l.n && l.who[b] != 0 || l.leadersMeet(b) {
		return ""
	}
	return l.gatheringName(a, b)
}

// pastWhose is the token behind the words, from token i on, that say whose a gathering
// is: "of the Amber Union". It is i where nothing says.
func (l *line) pastWhose(i int) int {
	past := i
	if l.w(i) == "of" { // "the summit of the Amber Council, which will take place"
		for k := i + 1; k < min(l.n, i+19) && (l.capital(k) || gatherWord(l.low[k]) && l.low[k] != "," && l.low[k] != "in" && !l.inDate(k+1) || l.tok(k).Kind == prose.Number || l.low[k] == "member" || l.low[k] == "(" || l.low[k] == ")" || bodyNoun(l.low[k]) || grammar.Charge(l.low[k])); k++ {
			if l.capital(k) || l.low[k] == ")" || bodyNoun(l.low[k]) {
				past = k + 1
			}
		}
	}
	return past
}

// pastTopic is the token behind what a gathering is about, from token i on: "on water".
func (l *line) pastTopic(i int) int {
	past := i
	if w := l.w(past); (w == "on" || w == "for" || w == "about") && !l.inDate(past+1) && !l.dateNear(past) {
		for k := past + 1; k < min(l.n, past+9) && l.tok(k).Kind == prose.Word && !grammar.ClauseWord(l.low[k]) && !l.inDate(k) && l.who[k] == 0 && !startsOrEnds(l.low[k]) && l.low[k] != "took" && l.low[k] != "takes"; k++ {
			past = k + 1
		}
	}
	return past
}

// dialogue: "held their fifth Sea Dialogue in Karsk", a name of a meeting, token i being
// its noun.
func (f *finder) dialogue(i int) int {
	l := &f.line
	a, ord := l.nameStart(i)
	verb, m := l.holdBefore(max(0, l.detBefore(a)))
	if !ord || verb < 0 || m == notEvent || l.quoted[i] || l.habit(i+1) {
		return i + 1
	}
	who := f.doer(verb)
	if who.empty() || who.plural {
		who = f.assembly(verb)
	}
	if who.empty() {
		return i + 1
	}
	x := f.add(Event{Kind: "meeting", Name: l.gatheringName(a, i+1), Status: m.String(), Participants: f.parts(who, "participant"),
		By: reading.By{Rule: "named-dialogue", Confidence: 0.8 - who.doubt}}, verb, i+1)
	x.vague, x.back = true, l.before(verb)
	return i + 1
}

// pastTheme is the token behind the quoted words under which a gathering meets, right
// behind its name, which ends before token b: "the Amber Forum “Salt Road” in Karsk".
func (l *line) pastTheme(b int) int {
	switch l.w(b) {
	case "\"", "“", "«":
	default:
		return b
	}
	for k := b + 1; k < min(l.n, b+14); k++ {
		switch l.low[k] {
		case "\"", "”", "»":
			return k + 1
		}
	}
	return b
}
