package annotate

import (
	"strings"

	"dateline/internal/edtf"
	"dateline/internal/prose"
)

// sentenceContext is what a sentence says about all its figures.
type sentenceContext struct {
	read      bool
	voice     string // id of the person who is reported to say them
	voiceFrom int    // byte from which it holds
	subject   prose.Span
	backRef   bool // "during this period"
}

// lastPeriod is the period of the figure before, which the next may inherit.
type lastPeriod struct {
	date     edtf.Date
	basis    string
	sentence int
	para     int
	quote    int
	span     prose.Span // of the sentence
}

// surround fills in modifier, direction, voice, what and period of the figure
// whose number is token k.
func (r *reckon) surround(f *Figure, k int, kind unitKind) {
	first := k
	for first > 0 && r.toks[first-1].Start >= f.Start {
		first--
	}
	m, before := modifier(r.doc, first)
	f.Modifier = m
	end := r.after(k, f.End)
	if m == "" {
		f.Modifier = r.modifierAfter(f.End, end)
	}
	f.Quote = r.quoteAt(f.Start)
	s := r.sentenceOf(f.Start)
	if s < 0 {
		return
	}
	sen := r.sents[s]
	from := sen.first
	if f.Quote >= 0 {
		from = max(from, r.tokenAt(r.quotes[f.Quote].Start))
		f.SaidBy = r.quotes[f.Quote].Speaker
	} else if c := r.context(s, k); c.voice != "" && f.Start >= c.voiceFrom {
		f.SaidBy = c.voice
	}
	if kind != noUnit || strings.HasPrefix(f.Unit, "count:") {
		f.Direction = r.direction(from, before, end, kind)
	}
	f.What = r.what(f, from, before, end, sen, kind)
	r.period(f, s, sen)
}

// quoteAt is the index of the quotation that holds the offset, or -1. Offsets
// come in order.
func (r *reckon) quoteAt(offset int) int {
	for r.q < len(r.quotes) && r.quotes[r.q].End <= offset {
		r.q++
	}
	if r.q < len(r.quotes) && r.quotes[r.q].Start <= offset {
		return r.q
	}
	return -1
}

// sentenceOf is the sentence that holds the offset.
func (r *reckon) sentenceOf(offset int) int {
	if r.sentence >= 0 && r.sents[r.sentence].Start <= offset && offset < r.sents[r.sentence].End {
		return r.sentence
	}
	s := r.sentenceAt(offset)
	if s != r.sentence {
		r.sentence, r.ctx = s, sentenceContext{}
	}
	return s
}

// context reads who speaks in the narration of sentence s: "Carrow noted that
// exports …", "…, according to Carrow".
func (r *reckon) context(s, k int) *sentenceContext {
	c := &r.ctx
	if c.read {
		return c
	}
	c.read = true
	if len(r.people) == 0 {
		return c
	}
	sen := r.sents[s]
	v, ok := r.beforeCue(sen.first, k)
	if ok && v.cue >= 0 && !v.same {
		if cue := r.cueAt(v.cue); cue&cueLoose != 0 || cue&cueNoun != 0 {
			ok = false
		}
	}
	if ok && v.cue >= 0 && v.end > v.first {
		c.voiceFrom = r.toks[v.cue].End
	} else if v, ok = r.trailingCue(k, sen.last); ok {
		c.voiceFrom = sen.Start
	}
	if !ok || v.end <= v.first {
		return c
	}
	span := prose.Span{Start: r.toks[v.first].Start, End: r.toks[v.end-1].End}
	if r.roles(v.first)&pronounWord != 0 {
		switch strings.ToLower(r.word(v.first)) {
		case "he", "she", "он", "она":
			c.voice = r.antecedent(r.quotes, span.Start)
		}
		return c
	}
	c.voice = r.speakerIn(span)
	return c
}

// modifierWords are the words of degree that stand before a number, longest
// first among those that share an end.
var modifierWords = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.SplitSeq(`almost|nearly|about|around|approximately|roughly|some|over|more than|less than|fewer than|up to|at least|at most|
no more than|not more than|no less than|not less than|no fewer than|as much as|as many as|as little as|as few as|under|below|above|close to|just over|just under|
just above|just below|well over|well under|only|just|exactly|estimated|an estimated|circa|upwards of|upward of|in excess of|a little over|a little more than|
slightly more than|slightly less than|slightly over|slightly under|slightly above|slightly below|little more than|virtually|practically|
more than a|at around|at about|greater than|higher than|lower than|nearly a|almost a|about a|a record|record|an average of|average of|a total of|a combined|
далеко за|более|более чем|около|почти|свыше|не менее|не более|порядка|примерно|больше|больше чем|менее|менее чем|приблизительно|до|как минимум|~|≈|>|<|≥|≤|around|bigger than|larger than|smaller than`, "|") {
		m[strings.TrimSpace(w)] = true
	}
	for _, w := range [...]string{"a record", "record", "an average of", "average of", "a total of", "a combined"} {
		delete(m, w)
	}
	return m
}()

// modifierWord reports a word that may end such a phrase.
func modifierWord(w string) bool {
	return modifierWords[w] || w == "than" || w == "to" || w == "least" || w == "most" || w == "of" || w == "another"
}

// modifier is the longest phrase of degree that ends before token k, and the
// token where it begins (k when there is none).
func modifier(d *doc, k int) (string, int) {
	best, at := "", k
	var buf [64]byte
	n := len(buf)
	for i := k - 1; i >= 0 && i >= k-4; i-- {
		t := d.toks[i]
		w := t.Of(d.body)
		if t.Kind == prose.Punct && !(i == k-1 && (w == "~" || w == "≈" || w == ">" || w == "<" || w == "≥" || w == "≤")) || t.Kind == prose.Number {
			break
		}
		if n-len(w)-1 < 0 {
			break
		}
		if i < k-1 {
			n--
			buf[n] = ' '
		}
		n -= len(w)
		copy(buf[n:], w)
		for j := n; j < n+len(w); j++ {
			if c := buf[j]; 'A' <= c && c <= 'Z' {
				buf[j] += 'a' - 'A'
			}
		}
		if modifierWords[string(buf[n:])] {
			best, at = string(buf[n:]), i
		} else if w[0] >= 0xD0 {
			if s := strings.ToLower(string(buf[n:])); modifierWords[s] {
				best, at = s, i
			}
		}
	}
	return best, at
}

// modifierAfter reads "5 million or more", "20-plus", "100+".
func (r *reckon) modifierAfter(offset, k int) string {
	rest := r.body[offset:]
	switch {
	case strings.HasPrefix(rest, "+"), strings.HasPrefix(rest, "-plus"), strings.HasPrefix(rest, " plus "), strings.HasPrefix(rest, " or more"):
		return "more than"
	case strings.HasPrefix(rest, " or so"):
		return "about"
	case strings.HasPrefix(rest, " or less"), strings.HasPrefix(rest, " or fewer"):
		return "at most"
	}
	return ""
}

// trend is the direction a word gives a change.
func trend(w string) string {
	switch w {
	case "grew", "grow", "grows", "growing", "grown", "increased", "increase", "increases", "increasing", "rose", "rise", "rises", "rising", "risen", "up",
		"gained", "gain", "gains", "gaining", "jumped", "jump", "jumping", "surged", "surge", "surging", "soared", "soar", "soaring", "climbed", "climb",
		"climbing", "expanded", "expand", "expanding", "expansion", "growth", "advanced", "added", "rallied", "spiked", "swelled", "widened", "boosted",
		"boost", "higher", "more", "raised", "raise", "raising", "accelerated", "strengthened", "appreciated", "exceeded", "exceeding", "rebounded", "edged up",
		"multiplied", "improved", "upped", "hike", "hiked", "larger", "greater", "above",
		"вырос", "выросла", "выросло", "выросли", "увеличился", "увеличилась", "увеличилось", "увеличились", "рост", "роста", "больше", "выше", "возрос", "возросла", "прирост":
		return "up"
	case "fell", "fall", "falls", "falling", "fallen", "decreased", "decrease", "decreases", "decreasing", "dropped", "drop", "drops", "dropping", "declined",
		"decline", "declines", "declining", "down", "lost", "loss", "lose", "losing", "shed", "slid", "slide", "sliding", "slipped", "slip", "sank", "sink", "plunged",
		"plunge", "plummeted", "tumbled", "tumble", "shrank", "shrink", "shrinking", "shrunk", "contracted", "contract", "contraction", "cut", "cuts", "cutting",
		"reduced", "reduce", "reducing", "reduction", "lowered", "lower", "less", "fewer", "weakened", "depreciated", "slumped", "slump", "dipped", "eased",
		"narrowed", "retreated", "slashed", "slowed", "deteriorated", "smaller", "below",
		"упал", "упала", "упало", "упали", "снизился", "снизилась", "снизилось", "снизились", "сократился", "сократилась", "сократилось", "сократились", "уменьшился", "уменьшилась", "спад", "снижение", "меньше", "ниже":
		return "down"
	}
	return ""
}

// direction says whether the figure is a rise or a fall. Tokens from begin the
// clause, before begins the figure with its modifier, end follows it.
func (r *reckon) direction(from, before, end int, kind unitKind) string {
	if end < len(r.toks) && r.toks[end].Kind == prose.Word && kind != noUnit {
		w := strings.ToLower(r.word(end))
		switch w {
		case "more", "higher", "less", "lower", "fewer", "increase", "rise", "growth", "drop", "decrease", "decline", "fall", "jump", "cut", "gain", "surge",
			"reduction", "hike", "slump", "plunge", "loss", "larger", "smaller", "greater", "contraction", "above", "below", "raise", "up", "down", "больше", "меньше", "выше", "ниже":
			return trend(w)
		}
	}
	if before <= from {
		return ""
	}
	p := strings.ToLower(r.word(before - 1))
	if t := trend(p); t != "" && p != "more" && p != "less" && p != "above" && p != "below" && p != "added" && p != "contract" && p != "lower" && p != "higher" {
		return t
	}
	if p == "by" || p == "на" || p == "another" || p == "further" || p == "a" || p == "an" || p == "of" || p == "additional" {
		reach := 8
		if p == "of" || p == "a" || p == "an" {
			reach = 2
		}
		for i := before - 2; i >= from && i >= before-2-reach; i-- {
			w := strings.ToLower(r.word(i))
			if w == "." || w == ";" || w == "to" && p != "by" {
				break
			}
			if t := trend(w); t != "" && w != "more" && w != "added" {
				return t
			}
		}
	}
	return ""
}

// what says in the report's words what is counted or measured.
func (r *reckon) what(f *Figure, from, before, end int, sen sent, kind unitKind) string {
	limit := sen.last
	if strings.HasPrefix(f.Unit, "count:") && kind == noUnit {
		s := prose.Span{Start: f.Start, End: f.End}
		k := r.tokenAt(f.Start)
		for k < end && (r.toks[k].Kind != prose.Word || startsNumber(r.word(k)) || scaleOnly(r.word(k))) {
			k++
		}
		if k < end && (r.word(k) == "of" || r.word(k) == "more" && k == end-1 || r.word(k) == "others") || k == end {
			if w, ok := r.counter(sen); ok {
				return w
			}
			return r.subject(from, before, sen)
		}
		if k < end {
			s.Start = r.toks[k].Start
		}
		if end < limit && r.word(end) == "of" && r.roles(end+1)&pronounWord == 0 && r.word(end+1) != "them" { // "representatives of the business community"
			s.End = r.toks[r.phraseEnd(end+1, limit)-1].End
		}
		return r.clean(s)
	}
	if end < limit {
		switch r.word(end) {
		case "of":
			if e := r.phraseEnd(end+1, limit); e > end+1 {
				return r.clean(prose.Span{Start: r.toks[end+1].Start, End: r.toks[e-1].End})
			}
		case "in", "for", "worth":
			n := end + 1
			if r.word(n) == "of" {
				n++
			}
			if n < limit && r.toks[n].Kind == prose.Word && !upperFirst(r.word(n)) && rolesOf(r.word(n))&(determiner|timeWord) == 0 && !r.dateStarts(n) {
				if e := r.phraseEnd(n, limit); e > n {
					return r.clean(prose.Span{Start: r.toks[n].Start, End: r.toks[e-1].End})
				}
			}
		}
	}
	if before > from {
		switch w := r.word(before - 1); {
		case w == "worth", w == "valued", w == "of" && (r.word(before-2) == "total" || r.word(before-2) == "worth"), w == "totaling", w == "totalling":
			if w, ok := r.counter(sen); ok {
				return w
			}
		}
	}
	if before > from && r.word(before-1) == "of" { // "an investment volume of $21 billion"
		a := before - 1
		for a > from && r.toks[a-1].Kind == prose.Word && r.roles(a-1)&(preposition|conjunction|auxiliary|cueWord|relative) == 0 && before-a < 8 {
			a--
		}
		for a < before-1 && r.roles(a)&determiner != 0 {
			a++
		}
		if a < before-1 && !(before-1-a == 1 && (r.word(a) == "total" || r.word(a) == "sum" || trend(r.word(a)) != "")) {
			return r.clean(prose.Span{Start: r.toks[a].Start, End: r.toks[before-2].End})
		}
	}
	return r.subject(from, before, sen)
}

// counter is what the last count of the sentence counts: the projects of
// "51 projects worth $27 billion, nine of which …".
func (r *reckon) counter(sen sent) (string, bool) {
	for i := len(r.out) - 1; i >= 0 && i > len(r.out)-12 && r.out[i].Start >= sen.Start; i-- {
		if strings.HasPrefix(r.out[i].Unit, "count:") && r.out[i].What != "" {
			return r.out[i].What, true
		}
	}
	return "", false
}

func scaleOnly(w string) bool {
	_, _, ok := scaleWord(lowerWord(w))
	if !ok {
		switch lowerWord(w) {
		case "mln", "bln", "bn", "mn", "m", "k", "b", "trn", "and", "a":
			return true
		}
	}
	return ok
}

func (r *reckon) dateStarts(k int) bool {
	_, ok := r.doc.dateAt(r.toks[k].Start)
	return ok
}

// dateAt is the expression of time that covers the offset.
func (d *doc) dateAt(offset int) (When, bool) {
	for _, w := range d.datesIn(prose.Span{Start: max(0, offset-40), End: min(len(d.body), offset+60)}) {
		if w.Start <= offset && offset < w.End {
			return w, true
		}
	}
	return When{}, false
}

// phraseEnd is the end of the short noun phrase that begins at token a: up to
// a verb, a second preposition or a mark.
func (r *reckon) phraseEnd(a, b int) int {
	b = min(b, a+10)
	i := a
	for i < b && (r.toks[i].Kind == prose.Word || r.toks[i].Kind == prose.Number && i == a) {
		w := r.word(i)
		ro := rolesOf(w)
		if i > a && (ro&(auxiliary|conjunction|relative|pronounWord|preposition) != 0 && ro&determiner == 0 || ro&cueWord != 0 && ro&(office|plainNoun) == 0 && !upperFirst(w)) {
			break
		}
		i++
	}
	for i > a && (r.roles(i-1)&determiner != 0 || r.word(i-1) == "of") {
		i--
	}
	return i
}

// clean is the text of a span on one line, at most 120 bytes of it.
func (r *reckon) clean(s prose.Span) string {
	if s.End <= s.Start {
		return ""
	}
	t := prose.Space(s.Of(r.body))
	for _, det := range [...]string{"the ", "The ", "a ", "an ", "A ", "An "} {
		if rest, ok := strings.CutPrefix(t, det); ok {
			t = rest
			break
		}
	}
	if len(t) > 120 {
		if i := strings.LastIndexByte(t[:120], ' '); i > 0 {
			t = t[:i]
		}
	}
	return t
}

// subject is the subject of the clause before the figure, with what belongs to
// it: "trade turnover with the neighbours".
func (r *reckon) subject(from, before int, sen sent) string {
	for from < before && r.toks[from].Kind == prose.Punct {
		from++
	}
	a, _, ok := r.firstPhrase(from, min(before, sen.last))
	if !ok {
		return ""
	}
	// "Carrow noted that exports rose": the clause after "that"
	for i := a; i < before && i < a+14; i++ {
		if c := r.cueAt(i); c&(cueWord|cueIng) != 0 {
			n := i + 1
			if r.word(n) == "that" || r.word(n) == "," {
				n++
			}
			if n < before {
				if b, _, ok := r.firstPhrase(n, before); ok {
					a = b
				}
			}
			break
		}
	}
	e := a
	for a < before && r.toks[a].Kind == prose.Number {
		a++
	}
	e = max(e, a)
	for e < before && e < a+16 && r.toks[e].Kind != prose.Punct && !(e > a && r.dateStarts(e)) {
		w := strings.ToLower(r.word(e))
		ro := rolesOf(w)
		if e > a && (ro&(auxiliary|relative) != 0 || trend(w) != "" && !upperFirst(r.word(e)) && ro&(preposition) == 0 && w != "growth" && w != "higher" && w != "lower" && w != "gains" && w != "losses" ||
			level(w) || ro&cueWord != 0 && ro&(plainNoun|office) == 0 && !upperFirst(r.word(e)) || r.toks[e].Kind == prose.Number) {
			break
		}
		e++
	}
	for e > a && (r.roles(e-1)&(preposition|determiner|adverb|conjunction) != 0 || r.dateStarts(e-1)) {
		e--
	}
	if e <= a {
		return ""
	}
	return r.clean(prose.Span{Start: r.toks[a].Start, End: r.toks[e-1].End})
}

// level reports a verb that leads to a level: "amounted", "reached".
func level(w string) bool {
	switch w {
	case "amounted", "amounts", "amounting", "reached", "reaches", "reaching", "totaled", "totalled", "totals", "totaling", "stood", "stands", "accounted",
		"accounts", "exceeded", "exceeds", "comprised", "made", "makes", "hit", "came", "comes", "includes", "included", "implement", "implements", "implemented",
		"cost", "costs", "earned", "spent", "spends", "paid", "pays", "sold", "bought", "raised", "covers", "covered", "received", "employs", "employed", "produced",
		"produces", "provides", "provided", "invested", "signed", "built", "stretches", "measures", "weighs", "holds", "held", "attracted", "generated", "posted", "recorded", "averaged",
		"составил", "составила", "составило", "составили", "достиг", "достигла", "достигло", "достигли":
		return true
	}
	return false
}
