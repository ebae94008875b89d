package event

import (
	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// A subject whom neither the roster nor the report names: a title and its words, or a
// group.

// strangerBefore reads the subject of the verb at token i when the roster
// knows nobody there: a title and a name at the beginning of the clause.
func (f *finder) strangerBefore(i int) party {
	l := &f.line
	for _, s := range [...]int{l.clauseStart(i), l.pastSaying(i), l.pastConjunction(i), 0} {
		s = l.pastTime(s, i)
		if i-s > 20 {
			continue
		}
		if t, end := l.stranger(s); end > s && end <= i && (i-end < 6 || l.asideBetween(end, i)) {
			if a := l.listBack(s, end); a < s { // "Velmoran, Tamari and Ostrandian envoys"
				t = l.text(a, end)
			}
			return party{texts: []string{t}, doubt: 0.15, end: end}
		}
	}
	return party{}
}

// listBack is where a list of adjectives begins whose last stand in the group [s,end).
func (l *line) listBack(s, end int) int {
	if !l.has(s, end, "and") || !l.capital(s) {
		return s
	}
	for s > 1 && l.low[s-1] == "," && l.capital(s-2) && l.who[s-2] == 0 && (s == 2 || l.tok(s-3).Kind == prose.Punct) {
		s -= 2
	}
	return s
}

// asideBetween reports that between a subject that ends at token a and its verb at token i
// stands only an aside: "officials, still hoping for peace, met".
func (l *line) asideBetween(a, i int) bool {
	if l.w(a) != "," {
		return false
	}
	end := -1
	for j := a + 1; j < i; j++ {
		if l.low[j] == "," {
			end = j
		} else if grammar.Speaking.Is(l.low[j]) || l.low[j] == ";" {
			return false
		}
	}
	if end < 0 {
		return false
	}
	for j := end + 1; j < i; j++ {
		if !l.auxiliary(j) && !l.inDate(j) && l.low[j] != "on" {
			return false
		}
	}
	return true
}

// pastSaying is the token behind the verb of speech before token i: "the ministry said
// the president had".
func (l *line) pastSaying(i int) int {
	for j := i - 1; j > 0 && j > i-12; j-- {
		if grammar.Speaking.Is(l.low[j]) {
			return j + 1
		}
	}
	return 0
}

// pastConjunction is the token behind the conjunction before token i: "talks stalled as a
// delegation headed".
func (l *line) pastConjunction(i int) int {
	for j := i - 1; j > 0 && j > i-14; j-- {
		switch l.low[j] {
		case "as", "when", "after", "before", "because", "since":
			return j + 1
		}
	}
	return 0
}

// strangerFar reads the same at the beginning of the clause, for an infinitive that
// says what somebody comes for, or is due to do last of several things.
func (f *finder) strangerFar(i int) party {
	l := &f.line
	s := l.pastTime(l.clauseStart(i), i)
	if grammar.Speaking.Is(l.w(s)) || l.w(s) == "said" {
		s++
	}
	for k := s; k < i && k < s+4; k++ {
		if grammar.Speaking.Is(l.low[k]) { // "Norwire said the minister would"
			s = k + 1
			break
		}
	}
	if t, end := l.stranger(s); end > s && end < i && (l.auxiliary(end) || l.low[end] == "arrived" || l.low[end] == "left" || l.low[end] == "flew") {
		return party{texts: []string{t}, doubt: 0.15, end: end}
	}
	return party{}
}

// pastTime is the token after what opens the clause at token s and is not its
// subject: "but in March".
func (l *line) pastTime(s, i int) int {
	for s < i && (l.low[s] == "but" || l.low[s] == "and" || l.low[s] == "also" || l.inDate(s) || l.inDate(s+1) && (l.low[s] == "in" || l.low[s] == "on")) {
		s++
	}
	return s
}
