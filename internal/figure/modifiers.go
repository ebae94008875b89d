package figure

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// modifierWords are the words of degree that stand before a number, longest
// first among those that share an end.
var modifierWords = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.SplitSeq(`almost|nearly|about|around|approximately|roughly|some|over|more than|less than|fewer than|up to|at least|at most|
no more than|not more than|no less than|not less than|no fewer than|as much as|as many as|as little as|as few as|under|below|above|close to|just over|just under|
just above|just below|well over|well under|only|just|exactly|estimated|an estimated|circa|upwards of|upward of|in excess of|barely|in the region of|something like|a little over|a little more than|
slightly more than|slightly less than|slightly over|slightly under|slightly above|slightly below|little more than|virtually|practically|
more than a|at around|at about|greater than|higher than|lower than|nearly a|almost a|about a|
далеко за|более|более чем|около|почти|свыше|не менее|не более|порядка|примерно|больше|больше чем|менее|менее чем|приблизительно|до|как минимум|~|≈|>|<|≥|≤|bigger than|larger than|smaller than`, "|") {
		m[strings.TrimSpace(w)] = true
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
	if best == "до" && r.changesTo(at) || best == "up to" && r.broughtUp(at) {
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

// broughtUp reports that the "up" at token k belongs to a verb before it: "bringing the
// total up to 9 million".
func (r *reckon) broughtUp(k int) bool {
	for i := k - 1; i >= 0 && i > k-7 && r.Toks[i].Kind == prose.Word; i-- {
		switch r.Low(i) {
		case "bring", "brings", "brought", "bringing", "take", "takes", "took", "taking", "push", "pushes", "pushed", "pushing", "drive", "drove", "driving", "went", "goes", "gone", "going":
			return true
		}
		if r.Roles(i)&(grammar.Preposition|grammar.Auxiliary) != 0 {
			return false
		}
	}
	return false
}

// modifierAfter reads "5 million or more", "20-plus", "100+".
func (r *reckon) modifierAfter(offset int) string {
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

// modifierAt is the word of degree before the number or sign at token k.
func (r *reckon) modifierAt(k int) string {
	m, _ := r.modifier(k)
	return m
}
