package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// Who is whom in a Russian clause is told by cases: the subject is in the nominative,
// whom somebody meets behind "с", and what stands between a verb and a person is the
// person's office, and nobody's family.

// russianSubject is the person in the nominative nearest before the verb, with those
// joined to it by "и".
func (l *line) russianSubject(i int) []reading.Mention {
	for j := i - 1; j >= 0; j-- {
		m, _, ok := l.person(j)
		if !ok {
			switch w := l.low[j]; {
			case (w == "который" || w == "которая") && l.w(j-1) == ",": // "король A, который прибыл"
				if m, next, ok := l.person(j - 2); ok && next == j-1 {
					return []reading.Mention{m}
				}
				return nil
			case w == "что" || w == "чтобы" || w == "которые" || w == "которого" || w == "которой":
				if !l.has(j, i, "он") && !l.has(j, i, "она") {
					return nil
				}
			case !grammar.RussianOfficeOf(w).Oblique() && l.w(j-1) != "как": // somebody else's whom nobody knows
				return nil
			}
			continue
		}
		first := l.personStart(j)
		if !l.nominative(first) || l.low[max(0, first-1)] == "с" {
			j = first
			continue
		}
		out := []reading.Mention{m}
		for k := l.officeStart(first) - 1; k > 0 && k > first-10; k-- { // "A и министр B"
			if l.low[k] == "и" {
				if o, next, ok := l.person(k - 1); ok && next == k && l.nominative(l.personStart(k-1)) {
					out = append([]reading.Mention{o}, out...)
				}
				break
			}
			if l.who[k] != 0 || l.tok(k).Kind != prose.Word || grammar.RussianVerb(l.low[k]) {
				break
			}
		}
		return out
	}
	return nil
}

// officeStart is the token where the office of the person at token i begins, or i.
func (l *line) officeStart(i int) int {
	for k := i - 1; k >= 0 && k > i-10 && l.tok(k).Kind == prose.Word && l.who[k] == 0 && l.low[k] != "и" && !grammar.RussianVerb(l.low[k]); k-- {
		if grammar.RussianOfficeOf(l.low[k]).Noun != "" {
			i = k
		}
	}
	return i
}

// nominative reports that the person whose name begins at token i can be in the nominative.
func (l *line) nominative(i int) bool {
	return l.d.InNominative(l.people[l.who[i]-1])
}

// russianWith are the people after the next "с" or "со".
func (l *line) russianWith(i int) ([]reading.Mention, int) {
	for j := i; j < min(l.n, i+9); j++ {
		if l.low[j] == "с" || l.low[j] == "со" {
			return l.russianPeople(j + 1)
		}
		if l.low[j] == "(" && l.w(j+2) == ")" { // "в Карске (Остранд)"
			j += 2
		}
		if l.tok(j).Kind == prose.Punct && l.low[j] != ")" {
			break
		}
	}
	return nil, i
}

// russianPeople are the people of the noun phrase at token i: title and name, and those
// joined by "и".
func (l *line) russianPeople(i int) (out []reading.Mention, end int) {
	end = i
	for i < l.n {
		j := i
		for j < l.n && j < i+30 && l.who[j] == 0 {
			j++
		}
		m, next, ok := l.person(j)
		if !ok || !l.leadsTo(i, j, len(out) > 0) {
			return out, end
		}
		if len(out) > 0 && l.nominative(j) && !l.nominative(l.personStart(l.at(out[0].Start))) { // another clause
			return out, end
		}
		out, end = append(out, m), next
		switch w := l.w(next); {
		case w == "и":
			i = next + 1
		case w == ",":
			i = next + 1
			if k := next + 1; k < l.n && l.who[k] == 0 && !l.capital(k) && grammar.RussianOfficeOf(l.low[k]).Noun == "" {
				return out, end
			}
		default:
			return out, end
		}
	}
	return out, end
}

// leadsTo reports that the tokens [i,j) lead to the person named at token j: by the office,
// with what describes its holder before it. In a list a land does so, too.
func (l *line) leadsTo(i, j int, listed bool) bool {
	if i == j {
		return true
	}
	if strings.HasPrefix(l.low[i], "делегаци") {
		for k := i + 1; k+2 < j; k++ {
			if l.low[k] == "во" && l.low[k+1] == "главе" && l.low[k+2] == "с" {
				return l.leadsTo(k+3, j, false)
			}
			if strings.HasPrefix(l.low[k], "возглавляем") {
				return l.leadsTo(k+1, j, false)
			}
		}
		return false
	}
	for k := i; k < j; k++ {
		w := l.low[k]
		switch {
		case grammar.RussianOfficeOf(w).Noun != "":
			return true
		case describes(w):
		case listed && l.capital(k):
		case (strings.HasSuffix(w, "вшим") || strings.HasSuffix(w, "вшего") || strings.HasSuffix(w, "вшими") || strings.HasSuffix(w, "вших") || strings.HasSuffix(w, "щим") || strings.HasSuffix(w, "щего")) && k == i: // "с прибывшим в Карск министром"
		default:
			first := l.low[i]
			if !strings.Contains(first, "вш") && !strings.Contains(first, "ющ") && !strings.Contains(first, "ящ") || grammar.RussianVerb(w) {
				return false
			}
		}
	}
	return true
}

// describes reports a word that ends as an adjective or a number before an office does.
func describes(w string) bool {
	switch w {
	case "его", "её", "ее", "их", "и", "-", "–", "а":
		return true
	}
	for _, e := range [...]string{"ым", "им", "ого", "его", "ому", "ему", "ых", "их", "ыми", "ими", "ский", "ный", "вый", "ская", "ной", "ской", "вой", "ую"} {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}
