package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// What stands between a verb and whom it governs, "late on Monday in Karsk with", says
// when, where and how people meet.

// pastManner is the token behind what says, from token i on, how people meet: "down",
// "face to face", "behind closed doors", "for two hours".
func (l *line) pastManner(i int) int {
	for n := 0; n < 4; n++ {
		switch w := l.w(i); w {
		case "down", "briefly", "separately", "again", "also", "today", "there", "here", "privately", "face-to-face", "one-on-one", "alone", "together", "informally", "twice":
			i++
		case "as":
			if l.w(i+1) != "well" || l.w(i+2) != "with" {
				return i
			}
			i += 2
		case "by", "via", "over", "on":
			k := i + 1
			for l.w(k) == "the" || l.w(k) == "a" {
				k++
			}
			if !phoneWord(l.w(k)) {
				return i
			}
			if i = k + 1; l.w(i) == "link" || l.w(i) == "conference" {
				i++
			}
		case "face", "one":
			if v := l.w(i + 1); v != "to" && v != "on" || l.w(i+2) != w {
				return i
			}
			i += 3
		case "behind", "in":
			if l.w(i+1) == "closed" || l.w(i+1) == "private" || l.w(i+1) == "person" || l.w(i+1) == "secret" {
				for i += 2; l.w(i) == "doors"; i++ {
				}
				continue
			}
			return i
		case "for":
			k := i + 1
			for k < i+7 && l.w(k) != "with" && k < l.n && l.who[k] == 0 && l.tok(k).Kind != prose.Punct {
				k++
			}
			if l.w(k) != "with" || !(strings.HasSuffix(l.low[k-1], "s") || l.low[k-1] == "hour") {
				return i
			}
			return k
		default:
			return i
		}
	}
	return i
}

// withAfter is the "with" behind when, where and how, from token i on: "late on Monday in
// Karsk with". It is 0 where something else comes before it.
func (l *line) withAfter(i int) int {
	switch w := l.w(i); w {
	case "in", "on", "at", "here", "today", "yesterday", "tomorrow", "late", "early", "earlier", "later", "this", "last", "next", "over", "for", "during", "again", "soon", "twice", "through":
	default:
		if w == "with" {
			return i
		}
		if !l.inDate(i) && !grammar.Weekday.Is(w) && (!strings.HasSuffix(w, "ly") || len(w) < 5) {
			return 0
		}
	}
	for j := i; j < min(l.n, i+12); j++ {
		switch w := l.low[j]; {
		case w == "with":
			return j
		case w == "," && j > i && (l.w(j+1) == "at" || l.w(j+1) == "in" || l.w(j+1) == "on" || l.w(j+1) == "with"): // "on Sunday in Karsk, at the palace, with"
		case l.tok(j).Kind == prose.Punct && w != "." && w != "-", l.who[j] != 0, grammar.Speaking.Is(w), w == "to", w == "that", w == "him", grammar.RolesOf(w)&grammar.Pronoun != 0, w == "about", w == "of" && !l.has(i, j, "sidelines") && !l.capital(j-1), grammar.WordOf(w).Shape == grammar.PastForm:
			return 0
		}
	}
	return 0
}

// byPhone reports a telephone in the tokens [a,b): "conferred by telephone with".
func (l *line) byPhone(a, b int) bool {
	for j := a; j < min(b, l.n); j++ {
		if phoneWord(l.low[j]) {
			return true
		}
	}
	return false
}

// verbalMeeting reports "meeting" as a verb: "after meeting Vale", "is meeting face to
// face with Vale".
func (l *line) verbalMeeting(i int) bool {
	k := l.pastManner(i + 1)
	whom := l.toPerson(k) >= 0 || l.groupMet(k) || l.roleOnly(k) > k || l.w(i-1) == "after" && (groupNoun(l.w(k)) || groupNoun(l.w(k+1))) // "after meeting officials"
	switch {
	case whom && l.who[min(k, l.n-1)] != 0 && grammar.Holds(l.w(l.past(k))) && grammar.RolesOf(l.w(l.detBefore(i)))&grammar.Determiner != 0:
		return false // "a meeting Vale held with B"
	case l.w(k) == "with":
		return k > i+1 && l.ingTells(i) && grammar.RolesOf(l.w(i-1))&grammar.Determiner == 0 || i > 0 && l.w(i-1) != "of" && l.w(i-1) != "for" && l.w(i-1) != "on" && l.w(i-1) != "following" && l.w(i-1) != "and" && l.ingTells(i)
	case !whom && l.low[i] == "meeting" && l.beBefore(i) >= 0 && l.whenWhere(i+1): // "are meeting in Karsk on Friday"
		return true
	case !whom:
		return false
	case l.beBefore(i) >= 0:
		return true
	}
	switch l.w(i - 1) {
	case "after", "before", "while", "when", "upon", "following", ",": // "while meeting her Bordurian counterpart Bo Lund"
		return true
	}
	return l.who[min(k, l.n-1)] != 0
}

// groupMet reports a group with its article and its name at token i, as those whom
// somebody met: "the Norden Bank delegation".
func (l *line) groupMet(i int) bool {
	if w := l.w(i); w != "the" && w != "a" && w != "an" {
		return false
	}
	t, end := l.stranger(i)
	return end > i && whose(t)
}

// timeAside reports that only a time stands from token i to the next comma: ", also on
// Sunday,".
func (l *line) timeAside(i int) bool {
	for j := i; j < min(l.n, i+7); j++ {
		switch w := l.low[j]; {
		case w == "," && !l.inDate(j):
			return j > i
		case w != "also" && w != "on" && w != "in" && w != "earlier" && w != "later" && w != "here" && !l.inDate(j):
			return false
		}
	}
	return false
}
