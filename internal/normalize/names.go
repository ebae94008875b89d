package normalize

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// names finds places, sources and leaders of the roster by what a report calls
// them. Keys are letters and digits alone, folded: "NUR-SULTAN" is "nursultan".
type names struct {
	r       *roster.Roster
	places  map[string][]bearer
	sources map[string][]bearer
	initial map[rune]bool     // the letters with which names of sources begin
	longest int               // of their keys, in bytes
	hosts   map[string]string // of a source's url, without "www."
	leaders []bearerName      // longest name first
	given   map[string]bool   // given names, in small letters
}

// bearer is an entity that bears a name from one date to another.
type bearer struct {
	id       string
	from, to edtf.Date
	rank     int // lower is meant first
}

type bearerName struct {
	name   string
	leader *roster.Entity
}

// key is what a name is looked up by.
func key(s string) string {
	var buf keyBuf
	return string(appendKey(buf[:0], s))
}

// sameKey reports whether two texts are looked up by the same key.
func sameKey(s, t string) bool {
	if !beginAlike(s, t) {
		return false
	}
	var a, b keyBuf
	return string(appendKey(a[:0], s)) == string(appendKey(b[:0], t))
}

// beginAlike reports whether the keys of two texts may begin alike: not where the first
// characters of both are ASCII and differ, as those of most texts do.
func beginAlike(s, t string) bool {
	a, b := firstOfKey(s), firstOfKey(t)
	return a == b || a == 0 || b == 0
}

// firstOfKey is the byte with which the key of s begins; 0 where that is not seen at once.
func firstOfKey(s string) byte {
	for i := 0; i < len(s) && s[i] < utf8.RuneSelf; i++ {
		switch c := s[i]; {
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			return c | 0x20
		case c >= '0' && c <= '9':
			return c
		}
	}
	return 0
}

// keyBuf holds a key that is only looked up.
type keyBuf [128]byte

// appendKey appends the key of s to dst. That of two texts in a row is the keys
// of both in a row.
func appendKey(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(s[i:])
			if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) {
				if f := prose.FoldRune(r); f != 0 {
					dst = utf8.AppendRune(dst, f)
				}
			}
			i += n
			continue
		case c >= 'A' && c <= 'Z':
			dst = append(dst, c|0x20)
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			dst = append(dst, c)
		}
		i++
	}
	return dst
}

func newNames(r *roster.Roster, opt Options) *names {
	n := &names{r: r, places: map[string][]bearer{}, sources: map[string][]bearer{}, initial: map[rune]bool{}, hosts: map[string]string{}, given: map[string]bool{}}
	men, women, others := roster.GivenNames()
	for _, x := range slices.Concat(men, women, others) {
		n.given[x] = true
	}
	add := func(m map[string][]bearer, text string, b bearer) {
		if k := key(text); k != "" && !slices.ContainsFunc(m[k], func(o bearer) bool { return o == b }) {
			m[k] = append(m[k], b)
		}
	}
	fill := func(m map[string][]bearer, e *roster.Entity) {
		rank := 0
		if e.Kind == roster.Place && len(opt.HomeCountries) > 0 && !slices.Contains(opt.HomeCountries, e.Country) {
			rank = 1
		}
		b := bearer{id: e.ID, rank: rank}
		add(m, e.Name, b)
		for _, x := range e.Names {
			add(m, x.Text, b)
		}
		for _, list := range [2][]roster.Alias{e.Aliases, e.Former} {
			for _, x := range list {
				add(m, x.Text, bearer{e.ID, x.From, x.To, rank})
			}
		}
	}
	for i := range r.Places {
		fill(n.places, &r.Places[i])
	}
	for i := range r.Sources {
		e := &r.Sources[i]
		fill(n.sources, e)
		if h := host(e.URL); h != "" {
			n.hosts[h] = e.ID
		}
	}
	for _, m := range [2]map[string][]bearer{n.places, n.sources} {
		for _, list := range m {
			slices.SortStableFunc(list, func(a, b bearer) int { return cmp.Compare(a.rank, b.rank) })
		}
	}
	for k := range n.sources {
		first, _ := utf8.DecodeRuneInString(k)
		n.initial[first] = true
		n.longest = max(n.longest, len(k))
	}
	for h := range n.hosts {
		first, _ := utf8.DecodeRuneInString(h)
		n.initial[first] = true
	}
	for i := range r.Leaders {
		e := &r.Leaders[i]
		n.leaders = append(n.leaders, bearerName{e.Name, e})
		for _, x := range e.Names {
			n.leaders = append(n.leaders, bearerName{x.Text, e})
		}
	}
	slices.SortStableFunc(n.leaders, func(a, b bearerName) int { return cmp.Compare(len(b.name), len(a.name)) })
	return n
}

// place is the id of the place of that name on a day (zero: any), or "".
func (n *names) place(name string, on edtf.Date) string { return pick(n.places[key(name)], on) }

// knowsPlace reports whether some place bears the name.
func (n *names) knowsPlace(name string) bool {
	var buf keyBuf
	return len(n.places[string(appendKey(buf[:0], name))]) > 0
}

// pick returns the first that bore the name on the day, or else the first.
func pick(list []bearer, on edtf.Date) string {
	for _, b := range list {
		if on.IsZero() || (roster.Role{From: b.from, To: b.to}).At(on) {
			return b.id
		}
	}
	if len(list) > 0 {
		return list[0].id
	}
	return ""
}

// source is the id of the source of that name, or "". A name in full is tried
// first, then without the words that say what it is, then as an address.
func (n *names) source(name string) string {
	var buf keyBuf
	k := appendKey(buf[:0], name)
	if len(k) == 0 {
		return ""
	}
	if id := pick(n.sources[string(k)], edtf.Date{}); id != "" {
		return id
	}
	if h := host(name); h != "" {
		if id := n.hosts[h]; id != "" {
			return id
		}
		if i := strings.IndexByte(h, '.'); i > 0 {
			if id := pick(n.sources[key(h[:i])], edtf.Date{}); id != "" {
				return id
			}
		}
	}
	for _, t := range agencyTails {
		if rest := len(k) - len(t); rest > 0 && string(k[rest:]) == t {
			if id := pick(n.sources[string(k[:rest])], edtf.Date{}); id != "" {
				return id
			}
		}
	}
	for _, t := range agencyHeads {
		if len(k) > len(t) && string(k[:len(t)]) == t {
			if id := pick(n.sources[string(k[len(t):])], edtf.Date{}); id != "" {
				return id
			}
		}
	}
	return ""
}

// Keys of words that an agency's name is often written with and without.
var (
	agencyTails = [...]string{"internationalnewsagency", "newsagency", "informationagency", "pressagency", "agency", "news", "newswire", "international"}
	agencyHeads = [...]string{"theagency", "the", "ia", "мiа", "мия", "миа", "ма", "иа", "корр", "corr"}
)

// byAddress is the id of the source whose site a URL belongs to.
func (n *names) byAddress(url string) string {
	for h := host(url); h != ""; {
		if id := n.hosts[h]; id != "" {
			return id
		}
		i := strings.IndexByte(h, '.')
		if i < 0 {
			break
		}
		h = h[i+1:]
	}
	return ""
}

// host is the host of an address or of a bare domain, in lower case and without
// "www."; "" when s is neither.
func host(s string) string {
	if strings.IndexByte(s, '.') < 0 {
		return ""
	}
	s = strings.ToLower(strings.TrimSpace(s))
	for _, p := range [...]string{"https://", "http://", "//"} {
		s = strings.TrimPrefix(s, p)
	}
	if i := strings.IndexAny(s, "/?#:"); i >= 0 {
		s = s[:i]
	}
	s = strings.TrimPrefix(s, "www.")
	if !isDomain(s) {
		return ""
	}
	return s
}

// isDomain reports whether s looks like inform.example: labels of letters and
// digits, the last of two to twelve letters.
func isDomain(s string) bool {
	i := strings.LastIndexByte(s, '.')
	if i <= 0 || len(s)-i-1 < 2 || len(s)-i-1 > 12 || strings.Contains(s, "..") || s[0] == '.' {
		return false
	}
	for j, r := range s {
		if !(unicode.IsLetter(r) || r == '.' || j < i && (unicode.IsDigit(r) || r == '-')) {
			return false
		}
	}
	return true
}

// sourceAt finds the longest name of a source that begins at i, of at most six
// words, and returns where it ends.
func (n *names) sourceAt(t string, i int) (id string, end int) {
	if first, _ := utf8.DecodeRuneInString(t[i:]); !n.initial[prose.FoldRune(first)] {
		return "", 0
	}
	j := i
	var buf keyBuf
	name := buf[:0] // the key of t[i:j]
	for words := 0; words < 6 && j < len(t) && j-i < 60; words++ {
		k := j
		for k < len(t) {
			r, size := utf8.DecodeRuneInString(t[k:])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) &&
				!(k > j && (r == '.' || r == '-' || r == '\'' || r == '’' || r == '&') && k+size < len(t) && wordRune(t, k+size)) {
				break
			}
			k += size
		}
		if k == j {
			break
		}
		if name = appendKey(name, t[j:k]); words > 0 && len(name) > n.longest {
			break
		}
		if c := t[i:k]; k-i >= 3 {
			if got := pick(n.sources[string(name)], edtf.Date{}); got != "" {
				id, end = got, k
			} else if words == 0 && strings.Contains(c, ".") && isDomain(c) {
				if got := n.source(c); got != "" {
					id, end = got, k
				}
			}
		}
		if k >= len(t) || t[k] != ' ' && t[k] != '\n' {
			break
		}
		j = k + 1
	}
	return id, end
}

func wordRune(t string, i int) bool {
	r, _ := utf8.DecodeRuneInString(t[i:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
