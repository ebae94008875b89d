package figure

import (
	"strings"

	"dateline/internal/edtf"
	"dateline/internal/prose"
)

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
	for first > 0 && r.Toks[first-1].Start >= f.Start {
		first--
	}
	m, before := r.modifier(first)
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
	sen := r.Sents[s]
	from := sen.First
	for i := first - 1; i > from && i > first-60; i-- { // a semicolon divides as a point does
		if r.Word(i) == ";" {
			from = i + 1
			break
		}
	}
	if f.Quote >= 0 {
		from = max(from, r.TokenAt(r.Quotes[f.Quote].Start))
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
	for r.q < len(r.Quotes) && r.Quotes[r.q].End <= offset {
		r.q++
	}
	if r.q < len(r.Quotes) && r.Quotes[r.q].Start <= offset {
		return r.q
	}
	return -1
}

// sentenceOf is the sentence that holds the offset.
func (r *reckon) sentenceOf(offset int) int {
	if r.sentence >= 0 && r.Sents[r.sentence].Start <= offset && offset < r.Sents[r.sentence].End {
		return r.sentence
	}
	s := r.SentenceAt(offset)
	r.sentence = s
	return s
}

// modifierWords are the words of degree that stand before a number, longest
// first among those that share an end.
var modifierWords = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.SplitSeq(`almost|nearly|about|around|approximately|roughly|some|over|more than|less than|fewer than|up to|at least|at most|
no more than|not more than|no less than|not less than|no fewer than|as much as|as many as|as little as|as few as|under|below|above|close to|just over|just under|
just above|just below|well over|well under|only|just|exactly|estimated|an estimated|circa|upwards of|upward of|in excess of|barely|in the region of|something like|a little over|a little more than|
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
func (r *reckon) modifier(k int) (string, int) {
	best, at := "", k
	var buf [64]byte
	n := len(buf)
	for i := k - 1; i >= 0 && i >= k-4; i-- {
		t := r.Toks[i]
		w := t.Of(r.Body)
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
	if best == "до" && r.changesTo(at) {
		return "", k
	}
	return best, at
}

// changesTo reports that "до" at token k leads to what something has grown or
// fallen to, and to no bound: "вырос до 480", "с 31,5 до 33".
func (r *reckon) changesTo(k int) bool {
	for i := k - 1; i >= 0 && i > k-6 && (r.Toks[i].Kind != prose.Punct || i > 0 && r.Toks[i-1].Kind == prose.Number); i-- {
		if r.Toks[i].Kind == prose.Number || trend(r.Low(i)) != "" {
			return true
		}
	}
	return false
}

// modifierAfter reads "5 million or more", "20-plus", "100+".
func (r *reckon) modifierAfter(offset, k int) string {
	rest := r.Body[offset:]
	switch {
	case strings.HasPrefix(rest, "+"), strings.HasPrefix(rest, "-plus"), strings.HasPrefix(rest, " or more"):
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
		"climbing", "advance", "advances", "advancing", "faster", "expanded", "expand", "expanding", "expansion", "growth",
		"advanced", "added", "rallied", "spiked", "swelled", "widened", "boosted",
		"jumps", "surges", "soars", "climbs", "rallies", "rallying", "spiking", "rebounds", "rebounding", "accelerating", "strengthening", "swelling", "widening",
		"boost", "higher", "more", "raised", "raise", "raising", "accelerated", "strengthened", "appreciated", "rebounded", "edged up",
		"multiplied", "improved", "upped", "hike", "hiked", "larger", "greater",
		"вырос", "выросла", "выросло", "выросли", "увеличился", "увеличилась", "увеличилось", "увеличились", "рост", "роста", "больше", "выше", "возрос", "возросла", "прирост":
		return "up"
	case "fell", "fall", "falls", "falling", "fallen", "decreased", "decrease", "decreases", "decreasing", "dropped", "drop", "drops", "dropping", "declined",
		"decline", "declines", "declining", "down", "lost", "loss", "lose", "losing", "shed", "slid", "slide", "sliding", "slipped", "slip", "sank", "sink", "plunged",
		"plunge", "plummeted", "tumbled", "tumble", "loses", "plunges", "plunging", "plummet", "plummets", "plummeting",
		"tumbles", "tumbling", "slides", "slips", "slipping", "sinks", "sinking", "slumps", "slumping",
		"shrinks", "dip", "dips", "dipping", "eases", "easing", "sheds", "shedding", "weakening", "narrowing", "slowing",
		"shrank", "shrink", "shrinking", "shrunk", "contracted", "contracting", "slower", "contract", "contraction", "cut",
		"cuts", "cutting",
		"reduced", "reduce", "reducing", "reduction", "lowered", "lower", "less", "fewer", "weakened", "depreciated", "slumped", "slump", "dipped", "eased",
		"narrowed", "retreated", "slashed", "slowed", "deteriorated", "smaller",
		"упал", "упала", "упало", "упали", "снизился", "снизилась", "снизилось", "снизились", "сократился", "сократилась", "сократилось", "сократились", "уменьшился", "уменьшилась", "спад", "снижение", "меньше", "ниже":
		return "down"
	}
	return ""
}

// particled reports a verb that "up" or "down" behind it makes another verb of, and
// no rise or fall: "gave up", "shot down".
func particled(w string) bool {
	switch w {
	case "gave", "give", "gives", "giving", "given", "made", "make", "makes", "making", "set", "sets", "setting", "put", "puts", "putting", "pick", "picked", "picks", "picking", "took", "take", "takes", "taking", "taken",
		"build", "built", "building", "backed", "signed", "sign", "rack", "racked", "racking", "shot", "shoot", "shoots", "shooting", "shut", "shuts", "shutting",
		"tracked", "hunted", "turned", "knocked", "struck", "laid", "lay", "tore", "torn", "tear", "tearing", "broke", "broken", "blew", "blow", "blown", "rounded", "brought", "called", "lined", "hand", "handed", "used", "ate", "bought", "snapped":
		return true
	}
	return false
}

// direction says whether the figure is a rise or a fall. Tokens from begin the
// clause, before begins the figure with its modifier, end follows it.
func (r *reckon) direction(from, before, end int, kind unitKind) string {
	if end < len(r.Toks) && r.Toks[end].Kind == prose.Word && kind != noUnit {
		w := r.Low(end)
		switch w {
		case "more", "higher", "less", "lower", "fewer", "increase", "rise", "growth", "drop", "decrease", "decline", "fall", "jump", "cut", "gain", "surge", "advance", "faster", "slower",
			"reduction", "hike", "slump", "plunge", "loss", "larger", "smaller", "greater", "contraction", "above", "below", "raise", "up", "down", "больше", "меньше", "выше", "ниже":
			return trend(w)
		}
	}
	if before <= from {
		return ""
	}
	if m := r.Low(before); m == "above" || m == "below" || m == "over" && kind == money {
		return "" // a level
	}
	p := r.Low(before - 1)
	if (p == "up" || p == "down") && before-2 >= from && particled(r.Low(before-2)) {
		return "" // "gave up 20 seats"
	}
	if t := trend(p); t != "" && p != "more" && p != "less" && p != "above" && p != "below" && p != "added" && p != "contract" && p != "lower" && p != "higher" {
		return t
	}
	if p == "by" || p == "на" || p == "another" || p == "further" || p == "a" || p == "an" || p == "of" || p == "additional" {
		reach := 8
		if p == "of" || p == "a" || p == "an" {
			reach = 2
		}
		for i := before - 2; i >= from && i >= before-2-reach; i-- {
			w := r.Low(i)
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
