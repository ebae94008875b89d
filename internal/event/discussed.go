package event

import "strings"

// Two who discussed something have met, or spoken by telephone.

// pairRule is of a meeting of which only is told that two discussed something.
const pairRule = "discussed-by"

// discussedBy: "A and B discussed trade on Friday", the verb being token i. It tells of
// nothing new where the report tells how they spoke (see dropTold).
func (f *finder) discussedBy(i int, m mode) int {
	l := &f.line
	who := l.andBefore(l.subjectOf(i, f))
	if len(who.people) != 2 || len(who.texts) > 0 || m == notEvent || l.quoted[i] || l.saidBefore(who, i) {
		return i + 1
	}
	n := len(f.found)
	f.meets(i, i+1, m, who, party{}, pairRule, 0.7)
	for k := n; k < len(f.found); k++ {
		f.found[k].slight = true
		f.found[k].vague = f.d.SentenceAt(l.span.Start) > 1
	}
	return i + 1
}

// saidBefore reports that what the verb at token i says is what one of them said of both,
// at whatever time it was: "said he and Vale had discussed".
func (l *line) saidBefore(who party, i int) bool {
	if l.w(i-1) == "had" || l.w(i-1) == "have" || l.says(i) {
		return true
	}
	for j := who.end; j < i; j++ { // another verb
		if j == who.end && l.low[j] == "," { // "the ministers, Ada Vale and Bo Lund, discussed"
			continue
		}
		if w := l.low[j]; !l.auxiliary(j) && !l.inDate(j) && !strings.HasSuffix(w, "ly") && w != "on" {
			return true
		}
	}
	return false
}
