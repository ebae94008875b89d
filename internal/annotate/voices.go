package annotate

import (
	"sort"
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// carryOn gives bare sentences in marks to the voice that goes on: that of the
// quotation before them, or the subject of the sentence before.
func (d *doc) carryOn(us []utterance, i int) {
	u := &us[i]
	v, rule, sure, ok := d.voiceBefore(us, i)
	if ok {
		u.say(v, rule, sure)
		return
	}
	if u.words >= 20 && u.full {
		u.say(voice{cue: -1}, "bare", .5)
	}
}

// voiceBefore looks back from utterance i for who is speaking, a dozen
// sentences at most.
func (d *doc) voiceBefore(us []utterance, i int) (voice, string, float64, bool) {
	u := &us[i]
	s := d.SentenceAt(u.outer.Start)
	if s < 0 {
		s = len(d.Sents)
	}
	j := i - 1
	for back := 1; back <= 12 && s-back >= 0; back++ {
		sen := d.Sents[s-back]
		for j >= 0 && us[j].outer.Start >= sen.End {
			if j--; i-j > 200 {
				return voice{}, "", 0, false
			}
		}
		touched, asked := false, false
		for k := j; k >= 0 && k > j-50 && us[k].outer.End > sen.Start; k-- {
			touched = true
			if d.questioned(&us[k]) { // who asked does not answer
				asked = true
				continue
			}
			if us[k].by.end > us[k].by.first && (us[k].speech || us[k].by.cue >= us[k].end) { // a word or two, "said Carrow", count too
				sure := .85
				if us[k].para != u.para {
					sure = .75
				}
				return us[k].by, "carried", sure, true
			}
		}
		if asked || touched && j >= 0 && us[j].outer.Start <= sen.Start && us[j].outer.End >= sen.End {
			continue
		}
		if u.para-sen.Para > 1 {
			break
		}
		if back == 1 && !touched {
			if v, ok := d.leftOff(sen); ok {
				return v, "sentence-before", .8, true
			}
		}
		if back == 1 && !touched && sen.Para == u.para { // "The pass is shut, Carrow said. "We wait.""
			v, ok := d.trailingCue(sen.First, sen.Last)
			if !ok {
				v, ok = d.invertedCue(sen.First, sen.Last)
			}
			if ok {
				return v, "sentence-before", .8, true
			}
		}
		f, e, ok := d.FirstPhrase(sen.First, sen.Last)
		if ok && d.Roles(f)&grammar.Auxiliary != 0 { // "Is Carrow a good man?"
			continue
		}
		if !ok || !d.Personal(f, e) {
			if ok && d.Roles(e-1)&grammar.PlainNoun != 0 && e < sen.Last && d.CueAt(e)&grammar.CueWord != 0 {
				return voice{first: f, end: e, cue: e}, "sentence-before", .72, true
			}
			continue
		}
		if d.interviews(f, e) {
			continue
		}
		for k := e; k < sen.Last && k < e+14; k++ {
			if c := d.CueAt(k); c&grammar.CueWord != 0 {
				return voice{first: f, end: e, cue: k}, "sentence-before", .8, true
			}
		}
		switch d.Low(f) {
		case "i", "we", "you":
			continue
		}
		if e-f == 1 && d.Roles(f)&grammar.Pronoun == 0 && !d.knownName(us[:i], f) {
			continue
		}
		return voice{first: f, end: e, cue: -1}, "subject-before", .65, true
	}
	return voice{}, "", 0, false
}

// leftOff is who speaks where the sentence before ends in a verb of saying: "…, before
// Carrow eventually added."
func (d *doc) leftOff(sen grammar.Sentence) (voice, bool) {
	k := sen.Last - 1
	for k > sen.First && d.Toks[k].Kind == prose.Punct {
		k--
	}
	if k <= sen.First+1 || d.CueAt(k)&(grammar.CueWord|grammar.CueIng) == 0 || d.CueAt(k)&grammar.CueLoose != 0 || d.passive(k) {
		return voice{}, false
	}
	v, ok := d.beforeCue(sen.First, sen.Last)
	return v, ok && !v.same && v.end > v.first
}

// questioned reports a question that the reporter asks: "And if you lose?" I ask.
func (d *doc) questioned(u *utterance) bool {
	return u.last == '?' && u.by.cue == u.by.end && d.interviews(u.by.first, u.by.end)
}

// interviews reports the reporter who asks, in the phrase [f,e) and the verb behind it: "I
// ask", "we asked".
func (d *doc) interviews(f, e int) bool {
	w := d.Low(f)
	return e == f+1 && (w == "i" || w == "we") && strings.HasPrefix(d.Word(e), "ask")
}

// knownName reports that the single word at token f is a name in this report:
// it has named a speaker, or the roster knows it.
func (d *doc) knownName(us []utterance, f int) bool {
	if _, ok := d.PersonAt(d.Toks[f].Start); ok {
		return true
	}
	w := d.Word(f)
	for i := len(us) - 1; i >= 0 && i >= len(us)-8; i-- {
		for k := us[i].by.first; k < us[i].by.end; k++ {
			if d.Word(k) == w {
				return true
			}
		}
	}
	for k := f - 1; k > 0 && k > f-600; k-- { // "Ada Brovik" before "Brovik"
		if d.Word(k) == w && grammar.UpperFirst(d.Word(k-1)) && d.Toks[k-1].Kind == prose.Word && d.Roles(k-1)&(grammar.Determiner|grammar.Preposition|grammar.Conjunction) == 0 {
			return true
		}
	}
	return false
}

// withName takes the name in apposition into a phrase that has only an office:
// "the trade minister, Ada Brovik".
func (d *doc) withName(a, e int) int {
	if k := d.pastOf(e); k > e && d.Roles(e-1)&grammar.Office != 0 {
		if n := d.withName(a, k); n > k {
			return n
		}
		return e
	}
	if d.Word(e) != "," || e+1 >= len(d.Toks) || d.Toks[e+1].Kind != prose.Word || !grammar.UpperFirst(d.Word(e+1)) || grammar.UpperFirst(d.Word(e-1)) && d.Roles(e-1)&grammar.Office == 0 && !(d.Word(e-2) == "for" || d.Word(e-2) == "of") || d.Roles(a)&grammar.Pronoun != 0 {
		return e
	}
	held := false
	for k := a; k < e; k++ {
		held = held || d.Roles(k)&grammar.Office != 0 || grammar.Possessive(d.Word(k))
	}
	if n := d.pastPortfolio(e); n > e {
		return n
	}
	n := d.NounPhrase(e+1, min(e+9, len(d.Toks)))
	if !held || n == e+1 || !d.Personal(e+1, n) || n-e < 3 || d.Toks[n-1].End > d.Paras[max(d.ParaAt(d.Toks[a].Start), 0)].End {
		return e
	}
	for k := e + 1; k < n; k++ {
		if d.Word(k) == "of" && k-e > 2 && d.Personal(e+1, k) { // "Ambassador Ada Brovik of Velmora"
			return k
		}
		if !grammar.UpperFirst(d.Word(k)) && d.Toks[k].Kind == prose.Word && d.Roles(k)&grammar.Particle == 0 {
			return e
		}
	}
	return n
}

// pastOf is the comma behind what an office is of, in small letters, at token e: "the chair
// of the working party, Ada Brovik". It is e where there is none.
func (d *doc) pastOf(e int) int {
	if d.Word(e) != "of" && d.Word(e) != "for" {
		return e
	}
	k := e + 1
	for k < e+7 && k < len(d.Toks) && d.Toks[k].Kind == prose.Word && d.CueAt(k) == 0 && !grammar.UpperFirst(d.Word(k)) {
		k++
	}
	if k > e+1 && d.Word(k) == "," {
		return k
	}
	return e
}

// withHouse takes in where somebody without a name is, and whose a report is:
// "analysts at Lund Bank", "a report by the Harbour Office".
func (d *doc) withHouse(a, e int) int {
	last := d.Roles(e - 1)
	if last&(grammar.Office|grammar.PlainNoun) == 0 || grammar.UpperFirst(d.Word(e-1)) || e+1 >= len(d.Toks) {
		return e
	}
	for k := a; k < e; k++ {
		if grammar.UpperFirst(d.Word(k)) && d.Roles(k)&(grammar.Determiner|grammar.Office|grammar.PlainNoun) == 0 {
			return e
		}
	}
	switch d.Word(e) {
	case "at", "with":
		if last&grammar.Office == 0 {
			return e
		}
	case "from":
	case "by":
		if last&grammar.PlainNoun == 0 {
			return e
		}
	default:
		return e
	}
	k := e + 1
	if d.Word(k) == "the" {
		k++
	}
	if k >= len(d.Toks) || !grammar.UpperFirst(d.Word(k)) || d.Roles(k)&(grammar.TimeWord|grammar.Honorific|grammar.Pronoun) != 0 {
		return e
	}
	n := d.NounPhrase(e+1, min(e+12, len(d.Toks)))
	if n <= k || d.SentenceAt(d.Toks[n-1].Start) != d.SentenceAt(d.Toks[a].Start) || d.QuotedEnd(d.Toks[n-1].Start) > 0 {
		return e
	}
	return n
}

// pastPortfolio takes in what a minister is for besides, and the name behind it, from
// token e on, where his phrase ends: "Minister of Trade, Ports and Fisheries, the Hon.
// Ada Brovik".
func (d *doc) pastPortfolio(e int) int {
	if of := d.Word(e - 2); of != "of" && of != "for" {
		return e
	}
	n := reading.Strangers{Doc: d.Doc}
	for k, commas := e, 0; k < len(d.Toks) && k < e+24; {
		switch {
		case d.Word(k) == ",":
			commas++
			j := n.Honours(k + 1)
			for j < k+8 && (d.Roles(j)&grammar.Office != 0 && grammar.UpperFirst(d.Word(j)) || n.Honours(j) > j) {
				j = max(j+1, n.Honours(j))
			}
			if end, words := n.Name(j); commas > 1 && words > 1 && words < 6 && (n.Ends(end) || d.CueAt(min(end, len(d.Toks)-1)) != 0) && d.Roles(j)&grammar.PlainNoun == 0 {
				return end
			}
			k++
		case d.Word(k) == "and" || d.Word(k) == "of" || d.Word(k) == "the" || grammar.UpperFirst(d.Word(k)) && d.CueAt(k) == 0:
			k++
		default:
			return e
		}
	}
	return e
}

// speakerIn is the leader that a noun phrase names: the one at its end, or
// whom "of …" follows.
func (d *doc) speakerIn(s prose.Span) string {
	ms := d.PeopleIn(s)
	if len(ms) == 0 {
		// A title may be longer than the phrase: "the Head" in "the Head of State".
		if m, ok := d.PersonAt(s.Start); ok && m.Start <= s.Start && m.End >= s.End {
			return m.Entity
		}
		return ""
	}
	m := ms[len(ms)-1]
	if k := d.TokenAt(m.Start); !strings.Contains(m.Of(d.Body), " ") && k > 0 && s.Start < m.Start && grammar.UpperFirst(d.Word(k-1)) {
		switch d.Low(d.TokenAt(s.Start)) {
		case "a", "an", "another":
			return "" // "an Iowa Whig"
		}
	}
	for _, o := range ms[:len(ms)-1] {
		if o.Entity != m.Entity && strings.Contains(d.Body[o.End:m.Start], " and ") {
			return "" // two people with one voice
		}
	}
	if k := d.TokenAt(m.Start) - 1; m.Start > s.Start && k > 0 {
		switch d.Word(k) {
		case "at", "with", "from", "by":
			return "" // "analysts at Lund", "a survey by Bo Lund"
		}
	}
	rest := d.Body[m.End:s.End]
	if strings.HasPrefix(rest, ",") && m.Start > s.Start {
		return "" // "a spokesman for Vale, Bo Carrow"
	}
	if grammar.Possessive(m.Of(d.Body)) && strings.TrimSpace(rest) != "" || d.served(s, m) {
		return ""
	}
	rest = strings.TrimSpace(rest)
	if rest == "" || rest == "'s" || rest == "’s" || strings.HasPrefix(rest, "of ") {
		return m.Entity
	}
	return ""
}

// served reports that the phrase s is of somebody who speaks for the person in it:
// "a spokesman for Foreign Minister Vale", "an aide to Vale".
func (d *doc) served(s prose.Span, m Mention) bool {
	k := d.TokenAt(m.Start) - 1
	for k > 0 && d.Toks[k].Start > s.Start && (grammar.Official.Is(d.Low(k)) || d.Roles(k)&grammar.Honorific != 0 || d.Word(k) == "." || d.Word(k) == "the") {
		k--
	}
	if k < 1 || d.Toks[k].Start <= s.Start || d.Word(k) != "for" && d.Word(k) != "to" {
		return false
	}
	switch d.Low(k - 1) {
	case "minister", "secretary", "commissioner", "representative", "undersecretary", "ambassador", "envoy":
		return false
	}
	return d.Roles(k-1)&grammar.Office != 0
}

func (d *doc) quotedAt(qs []Quote, offset int) bool {
	k := sort.Search(len(qs), func(i int) bool { return qs[i].End > offset })
	return k < len(qs) && qs[k].Start <= offset
}
