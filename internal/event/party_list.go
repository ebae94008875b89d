package event

import (
	"dateline/internal/prose"
)

// Those who take part may stand in a list, with what goes with each of them.

// listNext is the token after "and", "," or "as well as" at token i, or -1
// when no list goes on there.
func (l *line) listNext(i int) int {
	i = l.pastBracket(i)
	switch l.w(i) {
	case "and", "&":
		if k := l.behalf(i + 1); k > 0 {
			return k
		}
		return i + 1
	case "as":
		if l.w(i+1) == "well" && l.w(i+2) == "as" {
			return i + 3
		}
	case "of": // "Presidents Ada Vale of Velmora and Bo Lund"
		k := i + 1
		for k < min(l.n, i+6) && l.who[k] == 0 && (l.capital(k) || l.low[k] == "the" || l.low[k] == "of") {
			k++
		}
		if k > i+1 && l.w(k) == "and" && l.toPerson(k+1) >= 0 {
			return k + 1
		}
	case "on", "from": // "signed by A on the Bordurian side and B"
		for k := i + 1; k < min(l.n, i+9) && l.who[k] == 0 && l.tok(k).Kind == prose.Word; k++ {
			if w := l.low[k]; (w == "side" || l.capital(k) && l.w(i+1) == "behalf") && l.w(k+1) == "and" && l.toPerson(k+2) >= 0 {
				return k + 2
			}
		}
	case "together", "along":
		if l.w(i+1) == "with" {
			return i + 2
		}
	case ",":
		if l.w(i+1) == "and" {
			return i + 2
		}
		if l.w(i+1) == "who" { // "between A, who is on a visit, and B"
			for j := i + 2; j < min(l.n, i+20); j++ {
				if l.low[j] == "," {
					if l.w(j+1) == "and" && l.toPerson(j+2) >= 0 {
						return j + 2
					}
					return -1
				}
			}
			return -1
		}
		if l.toPerson(i+1) >= 0 {
			return i + 1
		}
		// an apposition, and the list goes on behind it: ", President of X, and"
		for j := i + 1; j < l.n && j < i+14; j++ {
			if l.low[j] == "," {
				if l.w(j+1) == "and" && j > i+1 {
					return j + 2
				}
				return -1
			}
			if !l.titleLike(j) {
				return -1
			}
		}
	}
	return -1
}

// pastBracket is the token behind an aside in brackets at token i of a few words, which
// says whose he is who stands before it: "Ada Vale (Velmora)", "Ada Vale (left)". It is i
// where none stands there.
func (l *line) pastBracket(i int) int {
	if l.w(i) != "(" {
		return i
	}
	for k := i + 1; k < min(l.n, i+6); k++ {
		if l.low[k] == ")" {
			return k + 1
		}
		if l.who[k] != 0 || l.tok(k).Kind == prose.Punct && l.low[k] != "-" {
			break
		}
	}
	return i
}

// beforeBracket is the token before such an aside that ends with token j, or j.
func (l *line) beforeBracket(j int) int {
	if l.w(j) != ")" {
		return j
	}
	for k := j - 1; k > 0 && k > j-6; k-- {
		if l.low[k] == "(" && l.pastBracket(k) == j+1 && l.who[k-1] != 0 {
			return k - 1
		}
	}
	return j
}

// behalf is the token behind "on behalf of Borduria by" at token i, or 0.
func (l *line) behalf(i int) int {
	if l.w(i) != "on" || l.w(i+1) != "behalf" {
		return 0
	}
	for k := i + 2; k < min(l.n, i+8); k++ {
		if l.low[k] == "by" {
			return k + 1
		}
	}
	return 0
}
