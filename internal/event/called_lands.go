package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// Whose an office is: a land by its name or its adjective.

// landAt is the land whose name or adjective begins at token i, and the token after it.
func (c *called) landAt(i int) (land string, end int) {
	for e := i + 1; e <= i+4; e++ {
		if x := c.landIn(i, e); x != "" {
			land, end = x, e
		} else if !grammar.UpperFirst(c.d.Word(e)) && c.d.Low(e) != "of" && c.d.Low(e) != "and" {
			break
		}
	}
	return land, max(end, i)
}

// landIn is the land that the tokens [a,b) name.
func (c *called) landIn(a, b int) string {
	d := c.d
	if a < 0 || b > len(d.Toks) || !grammar.UpperFirst(d.Word(a)) || c.by.end[grammar.Owner(d.Low(b-1))] < b-a {
		return ""
	}
	if b == a+1 {
		return c.by.of[grammar.Owner(d.Low(a))]
	}
	return c.by.of[grammar.Owner(strings.Join(d.Lows[a:b], " "))]
}

// landEnding is the land whose name or adjective ends with token j: one of the world's
// or the roster's, or by its ending alone.
func (c *called) landEnding(j int) string {
	w := grammar.Owner(c.d.Low(j))
	for n := c.by.end[w]; n > 0; n-- {
		if land := c.landIn(j+1-n, j+1); land != "" {
			return land
		}
	}
	switch {
	case len(w) < 5 || !grammar.UpperFirst(c.d.Word(j)) || grammar.Official.Is(w) || grammar.NotName(w):
	case strings.HasSuffix(w, "ian"), strings.HasSuffix(w, "ese"), strings.HasSuffix(w, "ish"), strings.HasSuffix(w, "ic"), strings.HasSuffix(w, "an"), strings.HasSuffix(w, "i"), strings.HasSuffix(w, "ia"), strings.HasSuffix(w, "land"):
		return "~" + prose.Fold(w)
	}
	return ""
}

// sameLand reports two names of one land. Those that neither the world nor the roster
// knows are one by how they begin: "Borduria" and "Bordurian".
func sameLand(a, b string) bool {
	if a == b || !strings.HasPrefix(a, "~") || !strings.HasPrefix(b, "~") {
		return a == b
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n > 4 && n+3 >= min(len(a), len(b))
}
