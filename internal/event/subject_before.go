package event

import (
	"dateline/internal/grammar"
	"dateline/internal/reading"
)

// From the end of what stands between a subject and its verb back to the subject.

// beforeOf is the token before "of Velmora" that ends with token j, or -1.
func (l *line) beforeOf(j int) int {
	k := j
	for k > 0 && k > j-5 && (l.capital(k) || l.loc[k] != 0 || l.low[k] == "the") && l.who[k] == 0 {
		k--
	}
	if k > 0 && k < j && l.low[k] == "of" {
		return k - 1
	}
	return -1
}

// land reports that token j ends "of Velmora" behind a name: "President Ada Vale of
// Velmora".
func (l *line) land(j int) bool {
	k := l.beforeOf(j)
	return k >= 0 && l.who[k] != 0
}

// beforeApposed is the token before the comma that opens the office which ends
// with token j: "Ada Brovik, Velmora's president". It is -1 where none does.
func (l *line) beforeApposed(j int) int {
	role := false
	for k := j; k > 0 && k > j-14; k-- {
		if l.low[k] == "," {
			if role {
				return k - 1
			}
			return -1
		}
		if l.who[k] != 0 && role { // an office that is known to be his
			return k
		}
		if l.who[k] != 0 || !l.titleLike(k) && !(l.low[k] == "and" && role && l.who[k-1] != 0) {
			return -1
		}
		role = role || grammar.Official.Is(l.low[k])
	}
	return -1
}

// beforeAside is the token before the comma that opens an aside of where somebody is,
// which ends with token j, or -1.
func (l *line) beforeAside(j int) int {
	for k := j; k > 0 && k > j-12 && j < l.n-1 && l.low[j+1] == ","; k-- {
		if l.low[k] == "," {
			if l.low[k+1] == "on" && !l.inDate(k+2) || l.low[k+1] == "who" {
				return k - 1
			}
			return -1
		}
	}
	return -1
}

// beforeCounterpart is the token before "and his Bordurian counterpart," whose
// comma is token j, or -1.
func (l *line) beforeCounterpart(j int) int {
	if l.w(j) != "," || l.w(j-1) != "counterpart" && l.w(j-1) != "colleague" {
		return -1
	}
	for k := j - 2; k > 0 && k > j-9; k-- {
		switch l.low[k] {
		case "his", "her":
			if l.low[k-1] == "and" {
				return k - 2
			}
			return -1
		}
		if !l.titleLike(k) {
			return -1
		}
	}
	return -1
}

// past is the token after the person at token j.
func (l *line) past(j int) int {
	_, next, _ := l.person(j)
	return next
}

// joinLeft adds the people that stand before "and" or a comma at token np.
func (l *line) joinLeft(np int, p *party) {
	for n := 0; n < 8; n++ {
		j := np - 1
		if j >= 0 && (l.low[j] == "and" || l.low[j] == "&") {
			j--
		} else if k := l.beforeCounterpart(j); n == 0 && k > 0 {
			j = k
		} else if n == 0 {
			return // a comma alone joins nothing
		}
		if j >= 0 && l.low[j] == "," {
			j--
		}
		j = l.beforeBracket(j) // "Ministers Ada Brovik (Velmora) and"
		m, _, ok := l.person(j)
		if k := l.beforeApposed(j); !ok && k >= 0 { // "Ada Brovik, the President of Velmora, and"
			j = k
			m, _, ok = l.person(j)
		}
		if k := l.beforeAside(j); !ok && k >= 0 { // "Ada Brovik, on a state visit to Ostrand, and Carl Dremov"
			j = k
			m, _, ok = l.person(j)
		}
		if k := l.beforeOf(j); !ok && k >= 0 { // "Presidents Ada Brovik of Velmora and Carl Dremov"
			j = k
			m, _, ok = l.person(j)
		}
		if !ok || l.possessive(j+1) {
			return
		}
		p.people = append([]reading.Mention{m}, p.people...)
		np = l.titleStart(l.personStart(j))
		if np == 0 || l.low[np-1] != "," && l.low[np-1] != "and" {
			return
		}
	}
}
