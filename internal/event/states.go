package event

import (
	"slices"
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
	"dateline/internal/roster"
)

// land is a name of a state of the world that the roster need not have.
type land struct {
	words []string // in small letters
	state string
	short bool // "US": a place only behind "the"
}

// learnStates keeps the names of the states, the longest first, by their first word.
func (r *Reader) learnStates() {
	r.lands, r.states = map[string][]land{}, map[string]bool{}
	for _, s := range roster.States() {
		r.states[s.Name] = true
		for _, name := range append([]string{s.Name}, s.Others...) {
			x := land{state: s.Name, short: strings.ToUpper(name) == name}
			for _, t := range prose.Tokens(name) {
				x.words = append(x.words, strings.ToLower(t.Of(name)))
			}
			list := append(r.lands[x.words[0]], x)
			for i := len(list) - 1; i > 0 && len(list[i].words) > len(list[i-1].words); i-- {
				list[i], list[i-1] = list[i-1], list[i]
			}
			r.lands[x.words[0]] = list
		}
	}
}

// peoples are what lands and their people are called: the countries of the roster and
// those of the world.
type peoples struct {
	of  map[string]string // names and adjectives, in small letters, to the folded name of the land
	ids map[string]string // of that, the id of the place, or the name as a stranger's
	end map[string]int    // of a last word of a name, how many words the longest has

	states map[string]bool // of the world, by their folded names
}

func newPeoples(r *roster.Roster) *peoples {
	p := &peoples{map[string]string{}, map[string]string{}, map[string]int{}, map[string]bool{}}
	for _, s := range roster.States() {
		p.put(prose.Fold(s.Name), slices.Concat([]string{s.Name}, s.Others, s.Demonyms))
		p.ids[prose.Fold(s.Name)], p.states[prose.Fold(s.Name)] = reading.Strange+s.Name, true
	}
	if r == nil {
		return p
	}
	for _, e := range r.All(roster.Place) {
		if e.Country == "" {
			p.put(prose.Fold(e.Name), append([]string{e.Name}, e.Demonyms...))
			p.ids[p.of[strings.ToLower(e.Name)]] = e.ID
		}
	}
	return p
}

// put keeps the names of a land that are no other's.
func (p *peoples) put(land string, names []string) {
	for _, w := range names {
		words := strings.Fields(strings.ToLower(w))
		if w = strings.Join(words, " "); w != "" && p.of[w] == "" {
			p.of[w] = land
			last := words[len(words)-1]
			p.end[last] = max(p.end[last], len(words))
		}
	}
}

// states marks the states that the roster does not have.
func (l *line) states() {
	for i := 0; i < l.n; i++ {
		if !l.capital(i) || l.loc[i] != 0 || l.who[i] != 0 {
			continue
		}
		for _, x := range l.by.lands[l.low[i]] {
			end := i + len(x.words)
			if end > l.n || x.short && l.w(i-1) != "the" || !l.spells(i, x.words) {
				continue
			}
			if l.capital(end) && l.who[end] == 0 && l.loc[end] == 0 && !grammar.Official.Is(l.low[end]) && !grammar.Weekday.Is(l.low[end]) && !grammar.MonthWord(l.low[end]) {
				break // "Turkey Airlines"
			}
			l.places = append(l.places, reading.Mention{By: reading.By{Span: l.spanOf(i, end), Rule: "state", Confidence: 0.7}, Kind: roster.Place, Entity: reading.Strange + x.state})
			for k := i; k < end; k++ {
				l.loc[k] = int32(len(l.places))
			}
			i = end - 1
			break
		}
	}
}

// spells reports that the words stand from token i on, named by nothing else.
func (l *line) spells(i int, words []string) bool {
	for k, w := range words {
		if low := l.low[i+k]; l.loc[i+k] != 0 || l.who[i+k] != 0 || low != w && (k+1 < len(words) || grammar.Owner(low) != w) {
			return false
		}
	}
	return true
}

// differ reports that two places are known and are not one. A place that the roster
// does not know, and that is no state, may be any.
func (f *finder) differ(a, b string) bool {
	return a != "" && b != "" && a != b && f.certain(a) && f.certain(b)
}

func (f *finder) certain(id string) bool {
	name, unknown := strings.CutPrefix(id, reading.Strange)
	return !unknown || f.by.states[name]
}
