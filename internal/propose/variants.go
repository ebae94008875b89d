package propose

import (
	"slices"
	"strings"

	"dateline/internal/prose"
	"dateline/internal/roster"
)

// merge joins the spellings of one name, of which the first in the list is kept.
func merge(list []*cluster, kind roster.Kind) []*cluster {
	var kept []*cluster
	exact := map[string]*cluster{} // by the sound of the whole name
	ends := map[string][]*cluster{}
	var later []*cluster
	for _, c := range list {
		if c.marks&single != 0 && kind == roster.Leader {
			later = append(later, c)
			continue
		}
		k := c.whole
		if kind == roster.Source {
			k = heart(c.names[0])
		}
		if kind == roster.Leader && len(c.words) > 1 {
			if o := same(c, ends[end(c)]); o != nil {
				o.take(c)
				continue
			}
		} else if o := exact[k]; o != nil {
			o.take(c)
			continue
		} else if kind == roster.Organization || kind == roster.Initiative {
			if o := exact[sound(strings.TrimPrefix(strings.Join(c.words, ""), "the"))]; o != nil {
				o.take(c)
				continue
			}
		}
		if o := exact[strings.ToLower(c.short)]; o != nil && c.short != "" { // "SCO" is known already
			o.take(c)
			continue
		}
		exact[k] = c
		if k := strings.ToLower(c.short); k != "" && exact[k] == nil {
			exact[k] = c
		}
		for _, e := range []string{c.sounds[0], last(c.sounds)} {
			if l := ends[e]; len(l) == 0 || l[len(l)-1] != c {
				ends[e] = append(l, c)
			}
		}
		kept = append(kept, c)
	}
	// A name of one word is the only person of that family name, if there is one.
	for _, c := range later {
		w := c.sounds[0]
		var fit []*cluster
		for _, o := range ends[w] {
			if o.marks&single == 0 && (sound(o.family()) == w) {
				fit = append(fit, o)
			}
		}
		switch {
		case len(fit) == 1:
			fit[0].join(&c.sum)
			fit[0].parts = append(fit[0].parts, c.names[0])
		case len(fit) == 0 && len(c.words) == 1:
			kept = append(kept, c)
			ends[w] = append(ends[w], c)
		}
	}
	return kept
}

func end(c *cluster) string { return last(c.sounds) }

// take makes another spelling an alias.
func (c *cluster) take(o *cluster) {
	c.join(&o.sum)
	c.names = append(c.names, o.names...)
	if c.kind == roster.Source && plainer(o.names[0], c.names[0]) {
		at := len(c.names) - len(o.names)
		c.names[0], c.names[at] = c.names[at], c.names[0]
	}
}

// plainer reports whether one way to write a house is shown in place of another:
// no address, and "Osk Today" for "OSK TODAY".
func plainer(a, b string) bool {
	address := func(s string) bool { return strings.Contains(s, ".") && !strings.Contains(s, " ") }
	if address(a) != address(b) {
		return address(b)
	}
	return prose.Fold(a) == prose.Fold(b) && !prose.Upper(a) && prose.Upper(b)
}

// family is the family name, folded.
func (c *cluster) family() string {
	if c.lead*2 > c.reports || c.lead > 0 && c.marks&byFamily != 0 {
		return c.words[0]
	}
	return c.words[len(c.words)-1]
}

// same is the one cluster of the list that a name is another spelling of: the
// same words by sound, or with an initial or a middle name more or less. Of
// several it is none.
func same(c *cluster, list []*cluster) *cluster {
	var fit []*cluster
	for _, o := range list {
		if o.marks&single == 0 && alike(c.spelling, o.spelling) {
			fit = append(fit, o)
		}
	}
	if len(fit) == 1 {
		return fit[0]
	}
	for _, o := range fit {
		if o.whole == c.whole {
			return o
		}
	}
	return nil
}

// spelling is a name as its spellings are compared: its words, folded, the
// sound of each, and of the whole.
type spelling struct {
	words, sounds []string
	whole         string
}

func spell(name string) spelling {
	s := spelling{words: wordsOf(name)}
	s.sounds = make([]string, len(s.words))
	for i, w := range s.words {
		s.sounds[i] = sound(w)
	}
	s.whole = sound(strings.Join(s.words, ""))
	return s
}

// alike reports whether two names can be one person's. Both end in the same
// family name, or hold the same words in another order.
func alike(a, b spelling) bool {
	if a.whole == b.whole {
		return true
	}
	if len(a.words) > len(b.words) {
		a, b = b, a
	}
	if len(a.words) < 2 {
		return false
	}
	if last(a.sounds) != last(b.sounds) {
		if len(a.words) != len(b.words) {
			return false
		}
		for _, w := range a.sounds { // the other order
			if !slices.Contains(b.sounds, w) {
				return false
			}
		}
		return true
	}
	// The words of the shorter stand in the longer, in their order.
	k, end := 0, len(b.words)-1
	for i := range len(a.words) - 1 {
		for ; k < end && a.sounds[i] != b.sounds[k] && !fits(a.words[i], b.words[k]); k++ {
		}
		if k == end {
			return false
		}
		if i == 0 && k > 0 && len(a.words) == 2 && len([]rune(a.words[i])) == 1 {
			return false // "M. Vale" is not "Ada M. Vale"
		}
		k++
	}
	return true
}

// fits reports whether two given names that sound differently are one: an
// initial, or the same consonants.
func fits(a, b string) bool {
	if a[0] != b[0] {
		return false
	}
	if len(a) == 1 || len(b) == 1 {
		return true
	}
	s := bones(a)
	return len(s) >= 3 && s == bones(b)
}

// sound is a folded name as it sounds, so that transliterations meet: "tokayev"
// and "tokaev", "abdulla" and "abdullah".
func sound(s string) string {
	s = replacer.Replace(s)
	var b strings.Builder
	b.Grow(len(s))
	var last byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == last {
			continue
		}
		last = c
		b.WriteByte(c)
	}
	t := b.String()
	if n := len(t); n > 3 && t[n-1] == 'h' && strings.IndexByte("aeiou", t[n-2]) >= 0 {
		t = t[:n-1]
	}
	return t
}

var replacer = strings.NewReplacer("-", "", "'", "", "ʼ", "", "’", "", ".", "", "kh", "h", "dzh", "j", "zh", "j", "yev", "ev", "iev", "ev", "aye", "ae", "oye", "oe", "iye", "ie",
	"yy", "y", "iy", "y", "ij", "y", "ck", "k", "ph", "f", "w", "v", "ou", "u", "oo", "u", "ee", "i", "q", "k", "dj", "j", "tch", "ch", "tsh", "ch")

// bones are the consonants of a folded name.
func bones(s string) string {
	var b strings.Builder
	s = sound(s)
	for i := 0; i < len(s); i++ {
		if strings.IndexByte("aeiouyh", s[i]) < 0 && (b.Len() == 0 || b.String()[b.Len()-1] != s[i]) {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
