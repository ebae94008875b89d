package propose

import (
	"strings"

	"dateline/internal/prose"
)

// shape reads the name's own words.
func (x *reading) shape(ws []word, n *candidate) {
	f := &ws[n.from]
	if f.class&givenName != 0 || strings.IndexByte(f.text, '-') > 0 && x.words[prose.Fold(f.text[:strings.IndexByte(f.text, '-')])]&givenName != 0 {
		n.marks |= byGiven
	}
	if f.class&familyName != 0 && n.caps >= 2 && n.caps <= 4 && eastern(ws, n) {
		n.marks |= byFamily
		n.lead = f.class&givenName == 0 || n.caps == 3 || strings.IndexByte(ws[n.to-1].text, '-') > 0
		if vietnamese(ws, n) {
			n.lead = false // called by the last word
		}
	}
	if n.caps == 2 && n.to-n.from == 2 && morae(f.text) >= 2 && morae(ws[n.from+1].text) >= 2 && morae(f.text)+morae(ws[n.from+1].text) >= 5 {
		n.marks |= byFamily
	}
	for k := n.from; k < n.to; k++ {
		w := &ws[k]
		if w.initial && n.caps >= 2 {
			n.marks |= byInitial
		}
		if w.capital && w.class&(givenName|familyName) == 0 && len(w.text) > 3 && x.small[strings.ToLower(w.text)] {
			n.marks |= againstWord
		}
	}
}

// eastern reports whether all words after the first are syllables of pinyin, of
// Korean or of Vietnamese names, one or two a word.
func eastern(ws []word, n *candidate) bool {
	for k := n.from + 1; k < n.to; k++ {
		parts := 0
		for p := range strings.SplitSeq(prose.Fold(ws[k].text), "-") {
			m := syllables(p)
			if m == 0 {
				return false
			}
			parts += m
		}
		if parts > 2 {
			return false
		}
	}
	return true
}

// syllables is of how many syllables of the East a word can be made, at most 2;
// 0 where it cannot.
func syllables(s string) int {
	if syllable(s) {
		return 1
	}
	for i := 1; i < len(s); i++ {
		if syllable(s[:i]) && syllable(s[i:]) {
			return 2
		}
	}
	return 0
}

func syllable(s string) bool {
	if s == "" || len(s) > 6 {
		return false
	}
	i := 0
	for _, in := range [...]string{"zh", "ch", "sh", "hs", "ts", "ph", "th", "kh", "nh", "tr", "gi", "ng", "kk", "tt", "pp", "ss", "jj"} {
		if strings.HasPrefix(s, in) {
			i = len(in)
			break
		}
	}
	if i == 0 && strings.IndexByte("bpmfdtnlgkhjqxrzcsywv", s[0]) >= 0 {
		i = 1
	}
	v := i
	for v < len(s) && strings.IndexByte("aeiouy", s[v]) >= 0 {
		v++
	}
	if v == i || v-i > 3 {
		return false
	}
	switch s[v:] {
	case "", "n", "ng", "r", "k", "m", "l", "p", "t", "c", "ch", "nh", "h", "w":
		return true
	}
	return false
}

// morae is of how many morae a Japanese name is made; 0 where it is none.
func morae(s string) int {
	s = prose.Fold(s)
	n := 0
	for i := 0; i < len(s); n++ {
		if i > 0 && s[i] == 'n' && (i+1 == len(s) || strings.IndexByte("aeiouy", s[i+1]) < 0) {
			i++
			continue
		}
		for _, in := range [...]string{"sh", "ch", "ts", "ky", "gy", "ny", "hy", "my", "ry", "by", "k", "g", "s", "z", "j", "t", "d", "n", "h", "f", "b", "m", "y", "r", "w"} {
			if strings.HasPrefix(s[i:], in) {
				i += len(in)
				break
			}
		}
		if i == len(s) || strings.IndexByte("aeiou", s[i]) < 0 {
			return 0
		}
		i++
	}
	return n
}

func vietnamese(ws []word, n *candidate) bool {
	if n.caps < 3 {
		return false
	}
	switch prose.Fold(ws[n.from].text) {
	case "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ngo", "duong", "truong", "dinh", "trinh", "luong":
		return true
	}
	return false
}
