package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

type lineReader struct {
	t     string
	from  int
	n     *names
	elems []elem
	best  dateline
	found bool
}

// element reads a date, a group or a name at s.
func (p *lineReader) element(s *scan, sep byte) (elem, bool) {
	s.spaces()
	start := s.i
	e := elem{start: start}
	if d, end, ok := readDate(p.t, s.i); ok && (d.d > 0 || d.y > 0) {
		s.i = end
		e.kind, e.end, e.day = 'd', end, d
		e.text = p.t[start:end]
		p.clock(s)
		e.end = s.i
		return e, true
	}
	if end := hijri(p.t, s.i); end > 0 && len(p.elems) > 0 {
		s.i = end
		e.kind, e.end, e.text = 'h', end, p.t[start:end]
		return e, true
	}
	c := s.peek()
	if end := quotedName(p.t, s.i); end > 0 && sep == ',' {
		s.i = end
		e.kind, e.end, e.group = 'a', end, true
		e.text = strings.Trim(p.t[start:end], "\"“”«»")
		e.known = p.n.source(e.text) != ""
		return e, true
	}
	if c == '(' || c == '/' || c == '[' {
		if g, ok := p.group(s, c); ok {
			return g, true
		}
		return e, false
	}
	if id, end := p.n.sourceAt(p.t, s.i); id != "" {
		// A word that is a place and a source too is a place where one is due.
		if len(p.elems) > 0 || !p.n.knowsPlace(p.t[s.i:end]) {
			if after := s.t[end:]; !strings.HasPrefix(after, "'s") && !strings.HasPrefix(after, "’s") {
				s.i = end
				e.kind, e.end, e.text, e.known = 'a', end, p.t[start:end], true
				e.caps = prose.Upper(e.text)
				return e, true
			}
		}
	}
	if end := domainEnd(p.t, s.i); end > 0 {
		e.kind, e.end, e.text, e.known, e.caps = 'a', end, p.t[start:end], true, true
		s.i = end
		return e, true
	}
	dated := false
	for i := range p.elems {
		dated = dated || p.elems[i].kind == 'd'
	}
	if !p.name(s, &e, dated && sep == '-') {
		return e, false
	}
	e.known = p.n.knowsPlace(e.text)
	if !e.known && e.words > 1 { // ASTANA KAZINFORM
		for i := len(e.text) - 1; i > 0; i-- {
			if e.text[i] != ' ' || !p.n.knowsPlace(e.text[:i]) {
				continue
			}
			if id, end := p.n.sourceAt(p.t, start+i+1); id != "" && end == s.i {
				s.i = start + i
				e.text, e.end, e.known = e.text[:i], start+i, true
				break
			}
		}
	}
	return e, true
}

// quotedName is where an agency's name in capitals or a domain in quotation marks
// ends that begins at i, or 0: `Lake City, "LAKEPRESS.KG". The …`.
func quotedName(t string, i int) int {
	for _, q := range [...][2]string{{"\"", "\""}, {"«", "»"}, {"“", "”"}} {
		if !strings.HasPrefix(t[i:], q[0]) {
			continue
		}
		from := i + len(q[0])
		j := strings.Index(t[from:min(len(t), from+40)], q[1])
		if j > 2 && (prose.Upper(t[from:from+j]) || isDomain(strings.ToLower(t[from:from+j]))) && agencyForm(t[from:from+j]) {
			return from + j + len(q[1])
		}
	}
	return 0
}

// clock skips a time of day that belongs to the date just read.
func (p *lineReader) clock(s *scan) {
	t := *s
	t.lit(",")
	t.spaces()
	end, ok := readClock(p.t, t.i)
	if !ok || strings.IndexByte(p.t[t.i:end], ':') < 0 {
		return
	}
	t.i = end
	t.spaces()
	if z, ok := readZone(p.t, t.i); ok {
		end = z
	} else if t.lit("(") {
		if z, ok := readZone(p.t, t.i); ok && z < len(p.t) && p.t[z] == ')' {
			end = z + 1
		}
	}
	s.i = end
}

// group reads "(Xinhua)", "/TASS/", "[Kyodo]", "(12 June 2018)".
func (p *lineReader) group(s *scan, open byte) (elem, bool) {
	closer := map[byte]byte{'(': ')', '/': '/', '[': ']'}[open]
	e := elem{start: s.i, group: true}
	limit := min(len(p.t), s.i+90)
	j := strings.IndexByte(p.t[s.i+1:limit], closer)
	if j < 0 {
		return e, false
	}
	inner := p.t[s.i+1 : s.i+1+j]
	e.end = s.i + j + 2
	if strings.Count(inner, "\n") > 1 {
		return e, false
	}
	inner = prose.Space(inner)
	if d, end, ok := readDate(inner, 0); ok && end == len(inner) {
		e.kind, e.day, e.text = 'd', d, inner
		s.i = e.end
		return e, true
	}
	for _, gap := range [...]string{" - ", " – ", " — "} { // "(VNA - 24th October, 2020)"
		if i := strings.LastIndex(inner, gap); i > 0 {
			if d, end, ok := readDate(inner, i+len(gap)); ok && end == len(inner) {
				e.day, e.dated, inner = d, inner[i+len(gap):], strings.TrimSpace(inner[:i])
			}
		}
	}
	for _, c := range correspondents {
		if strings.HasPrefix(inner, c) {
			inner = strings.TrimSpace(inner[len(c):])
		}
	}
	if id := p.n.source(inner); id == "" && !agencyForm(inner) {
		return e, false
	} else {
		e.known = id != ""
	}
	e.kind, e.text = 'a', inner
	s.i = e.end
	return e, true
}

var correspondents = [...]string{"Корр. ", "корр. ", "Корреспондент ", "Corr. ", "Special to ", "By "}

// agencyForm reports whether s could name an agency: one to six words, each
// with a capital but for the small ones, or one word in small letters ("dpa").
func agencyForm(s string) bool {
	if len(s) < 2 || len(s) > 60 || strings.ContainsAny(s, "\"“”;?") {
		return false
	}
	if isDomain(strings.ToLower(s)) {
		return true
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '/' || r == ',' })
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	if len(words) == 1 && len(s) <= 5 && strings.ToLower(s) == s && isAlpha(s) {
		return len(s) <= 4 || s[0] != 't' // (dpa), (epa)
	}
	capitals := 0
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r) || unicode.Is(unicode.Han, r):
			capitals++
		case smallWords[w] || i > 0 && r >= '0' && r <= '9':
		case strings.ContainsFunc(w, unicode.IsUpper): // eKz, iZ
			capitals++
		case w == "-" || w == "–" || w == "&":
		default:
			return false
		}
		if strings.HasSuffix(w, ".") && len(w) > 4 {
			return false
		}
	}
	return capitals > 0
}

func isAlpha(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

var smallWords = set("&", "of", "de", "la", "le", "for", "and", "the", "du", "des", "von", "del", "di", "y", "et", "news", "agency", "press", "via", "и", "по")

// between are words in small letters that may stand inside a place's name.
var between = set(
	"de", "del", "della", "da", "do", "dos", "di", "du", "des", "la", "las", "los", "le", "les", "el", "al", "ad", "of", "the",
	"upon", "on", "am", "an", "der", "den", "im", "sur", "sous", "en", "y", "na", "nad", "pod", "op", "aan", "на", "ла", "де",
)

// name reads one to four words that begin with a capital; a name that begins
// in capitals stays in capitals, unless mixed lets an agency's go on.
func (p *lineReader) name(s *scan, e *elem, mixed bool) bool {
	start, i, end := s.i, s.i, s.i
	caps := true
	for e.words < 4 || caps && e.words < 6 {
		j := wordEnd(p.t, i)
		if j == i {
			break
		}
		w := p.t[i:j]
		if e.words > 0 && between[w] {
			k := j
			if k < len(p.t) && p.t[k] == ' ' {
				i = k + 1
				continue // it counts only if a capital follows
			}
			break
		}
		first, size := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) || e.words > 0 && j+1 < len(p.t) && p.t[j] == ' ' && p.t[j+1] >= '1' && p.t[j+1] <= '9' && monthNames[prose.Fold(w)] > 0 { // "Port Ellis February 17"
			break
		}
		up := upperWord(w)
		single := size == len(w)
		if e.words == 0 {
			caps = up && !single
			if single && !(j < len(p.t) && p.t[j] == '.') {
				caps = false
			}
		} else if caps && !up {
			if !mixed {
				break
			}
			caps = false
		}
		e.words++
		end = j
		if j < len(p.t) && p.t[j] == '.' && (single || abbreviated[strings.ToLower(w)]) {
			// "D.C.", "ST. PETERSBURG": the dot belongs to the word
			j++
			end = j
			for j < len(p.t) { // the rest of D.C.
				r, n := utf8.DecodeRuneInString(p.t[j:])
				for k := 0; k < 2 && j+n < len(p.t) && p.t[j+n] >= 'a' && p.t[j+n] <= 'z'; k++ { // "W.Va."
					n++
				}
				if !single || !unicode.IsUpper(r) || j+n >= len(p.t) || p.t[j+n] != '.' {
					break
				}
				j += n + 1
				end = j
			}
		}
		i = j
		if i >= len(p.t) {
			break
		}
		if p.t[i] == ' ' || p.t[i] == '\n' && i+1 < len(p.t) && p.t[i+1] != '\n' {
			i++
			continue
		}
		if r, n := utf8.DecodeRuneInString(p.t[i:]); r == 0xA0 {
			i += n
			continue
		}
		break
	}
	if e.words == 0 {
		return false
	}
	e.kind, e.start, e.end, e.caps = 'n', start, end, caps
	e.text = prose.Space(p.t[start:end])
	s.i = end
	if f := prose.Fold(e.text); e.words == 1 && (weekdays[f] || monthNames[f] > 0) && len(p.elems) == 0 {
		return false
	}
	if strings.HasSuffix(e.text, "'S") || strings.HasSuffix(e.text, "’S") || strings.HasSuffix(e.text, "'s") || strings.HasSuffix(e.text, "’s") {
		return false
	}
	return true
}

// domainEnd is where the bare domain at i ends, such as NEWS.EXAMPLE, or 0. It
// is in capitals, or its last label is in small letters: "London.The" is none.
func domainEnd(t string, i int) int {
	j := i
	for j < len(t) && j-i < 50 && (isAlnum(t[j]) || (t[j] == '.' || t[j] == '-') && j+1 < len(t) && isAlnum(t[j+1])) {
		j++
	}
	d := t[i:j]
	k := strings.LastIndexByte(d, '.')
	if k < 3 || len(d)-k > 8 || !isDomain(strings.ToLower(d)) || d[k+1:] != strings.ToLower(d[k+1:]) && d != strings.ToUpper(d) && !netNames[d[k+1:]] {
		return 0
	}
	return j
}

// netNames are last labels that some houses write with a capital: "Lakepress.Net".
var netNames = set("Net", "Com", "Org", "Info")

// wordEnd is where the word at i ends: letters, with hyphens and apostrophes
// between letters.
func wordEnd(t string, i int) int {
	for i < len(t) {
		r, n := utf8.DecodeRuneInString(t[i:])
		switch {
		case unicode.IsLetter(r) || unicode.Is(unicode.M, r) || r == 0xAD:
		case r == '-' || r == '\'' || r == '’' || r == 'ʼ' || r == '‑' || r == '`' || r == '‘':
			next, _ := utf8.DecodeRuneInString(t[i+n:])
			if !unicode.IsLetter(next) || r == '-' && glued(t[:i], t[i+n:]) {
				return i
			}
		default:
			return i
		}
		i += n
	}
	return i
}

// glued reports whether a hyphen stands between a place in capitals and the name
// of an agency that is not: "PORT ELLIS-Valley Agency".
func glued(before, after string) bool {
	r, n := utf8.DecodeRuneInString(after)
	next, _ := utf8.DecodeRuneInString(after[n:])
	from := len(before)
	for from > 0 && before[from-1] >= 'A' && before[from-1] <= 'Z' {
		from--
	}
	return len(before)-from >= 4 && unicode.IsUpper(r) && unicode.IsLower(next)
}

// upperWord reports whether a word is in capitals, but for "Mc", "al-", "d'".
func upperWord(w string) bool {
	up, low := 0, 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			up++
		case unicode.IsLower(r):
			low++
		}
	}
	last, _ := utf8.DecodeLastRuneInString(w)
	return up > 0 && (low == 0 || low <= 2 && up >= 2*low && unicode.IsUpper(last))
}

var abbreviated = set("st", "ste", "ft", "mt", "pt", "sta", "sto")
