package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

// Reading is what a dateline says, as printed, whether the roster knows the
// names or not.
type Reading struct {
	Text    string   // without the dash or the stop that ends it
	Places  []string // as printed: "ASTANA"; several for "DUBAI/LONDON"
	Country string   // what stands after the place: "Kazakhstan", "Calif."
	Agency  string   // as printed: "KAZINFORM", "Xinhua"
	Date    string   // as printed: "November 27"
	Rule    string
}

// dateline is a Reading with its place in the text.
type dateline struct {
	Reading
	span       prose.Span // from its first character to where the report goes on
	day        date
	dayPos     int
	author     string
	confidence float64
	alone      bool // on a line of its own
}

// elem is one element of a dateline.
type elem struct {
	kind       byte // 'n' name, 'd' date, 'a' agency
	start, end int
	text       string
	caps       bool // a name all in capitals
	words      int
	known      bool // the roster has it
	group      bool // it stood in parentheses or slashes
	before     byte // the separator before it
	day        date
}

const (
	maxDateline = 200 // bytes
	maxElems    = 9
)

// readDateline reads the dateline with which the text at from begins; to is
// where its block ends. It takes a prefix of the block only if each word of it
// belongs to a place, a date or an agency, and if its form tells it from a
// sentence; see accept.
func readDateline(t string, from, to int, n *names) (dateline, bool) {
	if d, ok := readHan(t, from, to, n); ok {
		return d, true
	}
	p := lineReader{t: t[:to], from: from, n: n}
	s := scan{p.t, from}
	sep := byte(0)
	for len(p.elems) < maxElems && s.i < to && s.i-from < maxDateline {
		e, ok := p.element(&s, sep)
		if !ok {
			break
		}
		e.before = sep
		p.elems = append(p.elems, e)
		if sep, ok = p.separator(&s); !ok {
			break
		}
		p.accept(sep, s.i)
		if sep == '\n' {
			break
		}
	}
	return p.best, p.found
}

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
	c := s.peek()
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
	if len(s) < 2 || len(s) > 60 || strings.ContainsAny(s, "\"“”;?!") {
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
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r) || unicode.Is(unicode.Han, r):
			capitals++
		case smallWords[w]:
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

var smallWords = set("of", "de", "la", "le", "for", "and", "the", "du", "des", "von", "del", "di", "y", "et", "news", "agency", "press", "via", "и", "по")

// between are words in small letters that may stand inside a place's name.
var between = set("de", "del", "della", "da", "do", "dos", "di", "du", "des", "la", "las", "los", "le", "les", "el", "al", "ad", "of", "the", "upon", "on", "am", "an", "der", "den", "im", "sur", "sous", "en", "y", "na", "nad", "pod", "op", "aan", "на", "ла", "де")

// name reads one to four words that begin with a capital; a name that begins
// in capitals stays in capitals, unless mixed lets an agency's go on.
func (p *lineReader) name(s *scan, e *elem, mixed bool) bool {
	start, i, end := s.i, s.i, s.i
	caps := true
	for e.words < 4 {
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
		if !unicode.IsUpper(first) {
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
	if k < 3 || len(d)-k > 8 || !isDomain(strings.ToLower(d)) || d[k+1:] != strings.ToLower(d[k+1:]) && d != strings.ToUpper(d) {
		return 0
	}
	return j
}

// wordEnd is where the word at i ends: letters, with hyphens and apostrophes
// between letters.
func wordEnd(t string, i int) int {
	for i < len(t) {
		r, n := utf8.DecodeRuneInString(t[i:])
		switch {
		case unicode.IsLetter(r) || unicode.Is(unicode.M, r) || r == 0xAD:
		case r == '-' || r == '\'' || r == '’' || r == 'ʼ' || r == '‑' || r == '`' || r == '‘':
			next, _ := utf8.DecodeRuneInString(t[i+n:])
			if !unicode.IsLetter(next) {
				return i
			}
		default:
			return i
		}
		i += n
	}
	return i
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

// separator reads what stands after an element: ',' '.' ':' '/' '&' (and), '-'
// (a dash), ' ' (nothing), '\n' (the line ends). s ends after it.
func (p *lineReader) separator(s *scan) (byte, bool) {
	from := s.i
	dot := false
	if s.peek() == '.' {
		s.i++
		dot = true
	}
	mark := s.i
	spaced := s.spaces()
	if s.i >= len(p.t) {
		return '\n', true
	}
	newline := strings.IndexByte(p.t[mark:s.i], '\n') >= 0
	if n, ok := dash(p.t, s.i, spaced); ok {
		s.i += n
		s.spaces()
		return '-', true
	}
	switch c := s.peek(); c {
	case ',', ';':
		s.i++
		if m := s.i; s.spaces() { // "MOSCOW, June 12, –"
			if n, ok := dash(p.t, s.i, true); ok {
				s.i += n
				s.spaces()
				return '-', true
			}
			s.i = m
		}
		return ',', true
	case ':':
		s.i++
		if n, ok := dash(p.t, s.i, false); ok { // ":-"
			s.i += n
		}
		s.spaces()
		return ':', true
	}
	if dot {
		if newline && p.lineEnd(mark) {
			return '\n', true
		}
		return '.', true
	}
	if c := s.peek(); newline && c != '(' && c != '/' {
		return '\n', true
	}
	switch c := s.peek(); {
	case c == '/' && spaced && strings.HasPrefix(p.t[s.i:], "/ "):
		s.i++
		return '/', true
	case c == '/' && !spaced && strings.IndexByte(p.t[s.i+1:min(len(p.t), s.i+30)], '/') < 0:
		s.i++
		return '/', true
	case c == '/' && p.several(s.i):
		s.i++
		return '/', true
	case strings.HasPrefix(p.t[s.i:], "and ") && spaced:
		s.i += 4
		return '&', true
	case strings.HasPrefix(p.t[s.i:], "& ") && spaced:
		s.i += 2
		return '&', true
	case spaced || c == '(' || c == '/':
		return ' ', true
	}
	s.i = from
	return 0, false
}

// several reports whether the slash at i divides capitals, as in
// DUBAI/LONDON/PARIS, and does not open a group.
func (p *lineReader) several(i int) bool {
	if i == 0 || p.t[i-1] == ' ' {
		return false
	}
	j := wordEnd(p.t, i+1)
	k := i + 1 + strings.IndexByte(p.t[i+1:], '/')
	if j == i+1 || k < j {
		return false
	}
	end := wordEnd(p.t, k+1)
	return end > k+1 && upperWord(p.t[k+1:end])
}

// lineEnd reports whether only blanks stand between i and the end of its line.
func (p *lineReader) lineEnd(i int) bool {
	for i < len(p.t) && p.t[i] != '\n' {
		if r, _ := utf8.DecodeRuneInString(p.t[i:]); !blankRune(r) {
			return false
		}
		i++
	}
	return true
}

// dash is the length of a dash at i: any long one, "--", or "-" beside a space.
func dash(t string, i int, spaced bool) (int, bool) {
	r, n := utf8.DecodeRuneInString(t[i:])
	j := i
	switch r {
	case '–', '—', '―', '−', '‒', '─', '－':
		for j < len(t) {
			c, k := utf8.DecodeRuneInString(t[j:])
			if c != r {
				break
			}
			j += k
		}
		return j - i, true
	case '-':
		for j < len(t) && t[j] == '-' {
			j++
		}
		if j-i > 3 {
			return 0, false
		}
		if j-i > 1 || spaced || j >= len(t) || t[j] == ' ' || t[j] == '\n' || strings.HasPrefix(t[j:], "\u00a0") {
			return j - i, true
		}
	}
	return 0, n < 0
}

// accept keeps the elements read so far as the best dateline, if their form is
// one. The table of forms, by what has been read and by what stands after it:
//
//	place, date or agency         dash, colon
//	place, date                   stop: "ASTANA, Kazakhstan, November 27."
//	place, agency                 stop after a date: "MOSCOW, June 12. /TASS/."
//	PLACE or a place of the roster  dash
//	PLACE (not an acronym)        colon
//	AGENCY of the roster          dash, colon, or a date before it
//	PLACE agency                  nothing, before a capital: "ASTANA. KAZINFORM Minister …"
//
// and on a line of its own a place with a date or an agency, or a place that
// the roster knows, in capitals.
func (p *lineReader) accept(sep byte, next int) {
	d := dateline{span: prose.Span{Start: p.from, End: next}, alone: sep == '\n'}
	var first *elem
	capsPlace, known, knownAgency, grouped, dates, agencies := false, false, false, false, 0, 0
	agencyCaps, afterDash, doubtful := false, false, 0
	last := &p.elems[len(p.elems)-1]
	for i := range p.elems {
		e := &p.elems[i]
		switch e.kind {
		case 'd':
			if e.before == ' ' && !e.group && i > 0 && p.elems[i-1].kind == 'n' && !p.elems[i-1].caps {
				return // "Business 23 July 2019"
			}
			dates++
			d.Date, d.day, d.dayPos = e.text, e.day, e.start
		case 'a':
			if agencies++; d.Agency == "" || e.known && !knownAgency {
				d.Agency = e.text
			}
			knownAgency = knownAgency || e.known
			grouped = grouped || e.group
			agencyCaps = agencyCaps || e.caps
		case 'n':
			place := false
			switch {
			case first == nil && i > 0 && p.elems[0].kind == 'd' || first == nil:
				place = true
			case e.before == '/' || e.before == '&':
				place = dates+agencies == 0
				if !place {
					return
				}
			case e.before == ',' && d.Country == "" && dates+agencies == 0:
				d.Country = e.text
				if e.known {
					doubtful--
				}
			case e.before == ',' && dates+agencies == 0 && first.caps: // MOSCOW, KYIV, MINSK
				place = e.caps
				if !place {
					return
				}
			case (e.before == '-' || e.before == '.' || e.before == ',') && agencies == 0 && (dates > 0 || e.before == '.' && first.caps && e.caps) && e.words <= 4:
				// An agency that the roster does not know. After a stop or a
				// dash it must look like one.
				agencies++
				d.Agency = e.text
				agencyCaps, afterDash = e.caps, e.before == '-'
				if e.known {
					return
				}
				if sep == '\n' && !(dates > 0 && e.caps) {
					return
				}
				if !e.caps && e.before != ',' && sep != ':' {
					if e.before == '.' || sep == ' ' || e.words > 3 {
						return
					}
				}
				if sep == ' ' {
					return
				}
			case e.before == ',' && agencies > 0 && e.words >= 2 && e.words <= 3 && !e.caps:
				d.author = e.text // "12 июн - Sputnik, Иван Иванов."
			default:
				return
			}
			if place {
				if first == nil {
					first = e
					capsPlace, known = e.caps, e.known
				}
				d.Places = append(d.Places, e.text)
				known = known || e.known
			}
		}
	}
	if dates > 1 || agencies > 2 || p.used(next) {
		return
	}
	rest := p.t[next:]
	goesOn := begins(rest)
	if !goesOn && sep != '\n' {
		return
	}
	if r, _ := utf8.DecodeRuneInString(rest); unicode.IsLower(r) && dates+agencies == 0 && !capsPlace {
		return
	}
	conf := 0.0
	switch {
	case first == nil: // no place
		switch {
		case agencies == 0 || !(knownAgency || grouped && len(p.elems) == 1 && !remarks[prose.Fold(d.Agency)]):
		case sep == '-' || sep == ':':
			conf = 0.8
		case dates > 0 && sep == '.':
			conf = 0.85
		}
		if !knownAgency && sep != '-' {
			conf = 0
		}
	case p.elems[0].kind == 'd' && agencies == 0:
		if sep == '-' && (capsPlace || known) {
			conf = 0.7 // "12 June 2018, MINSK –"
		}
	case sep == '-' || sep == ':':
		switch {
		case agencies > 0 && dates > 0, knownAgency:
			conf = 0.99
		case agencies > 0 || dates > 0:
			conf = 0.97
			if !capsPlace && !known && first.words > 2 {
				conf = 0.7
			}
		case acronyms[first.text] && !known:
		case capsPlace && sep == '-':
			conf = 0.9
			if known {
				conf = 0.98
			}
		case known && (sep == '-' || capsPlace):
			conf = 0.85
			if !capsPlace && doubtful == 0 && d.Country == "" && !longDash(p.t[last.end:next]) {
				conf = 0
			}
		case capsPlace && first.words <= 3 && len(d.Places) == 1:
			conf = 0.75
		case capsPlace:
			conf = 0.6
		}
		if sep == ':' && dates+agencies == 0 && conf > 0 && len(rest) < 60 {
			conf = 0 // the title "LONDON: city of rain"
		}
	case sep == '.':
		switch {
		case dates > 0 && agencies > 0 && (grouped || knownAgency || afterDash || agencyCaps):
			conf = 0.97
		case dates > 0 && agencies == 0 && last.kind == 'd':
			conf = 0.95
			if !capsPlace && !known {
				conf = 0.8
			}
		case agencies > 0 && (knownAgency || grouped) && last.kind == 'a':
			conf = 0.9
		case capsPlace && known && len(p.elems) == 1:
			conf = 0.7
		}
	case sep == ' ':
		if r, _ := utf8.DecodeRuneInString(rest); unicode.IsLower(r) || r == '(' || r == '/' || r == ',' {
			return
		}
		switch {
		case last.kind == 'a' && (knownAgency && (capsPlace || known || grouped) || grouped && (capsPlace || dates > 0)):
			conf = 0.95
		case last.kind == 'd' && capsPlace && agencies == 0 && dates > 0:
			conf = 0.7
		}
	case sep == '\n':
		switch {
		case (dates > 0 || agencies > 0) && (capsPlace || known || knownAgency):
			conf = 0.9
		case dates > 0 && len(p.elems) <= 3:
			conf = 0.75
		case known && capsPlace:
			conf = 0.8
		case capsPlace && len(p.elems) == 1 && first.words <= 3 && len(first.text) >= 4 && !acronyms[first.text] && !sections[prose.Fold(first.text)]:
			conf = 0.5 // only below a title
		}
	}
	if conf == 0 || conf <= p.best.confidence-0.25 {
		return
	}
	d.confidence = conf
	d.Text = prose.Space(strings.TrimRight(p.t[p.from:last.end], " "))
	d.Rule = form(capsPlace, dates > 0, agencies > 0, sep)
	d.span.End = next
	if sep == '\n' {
		d.span.End = last.end
		if last.end < len(p.t) && p.t[last.end] == '.' {
			d.span.End++
		}
	}
	p.best, p.found = d, true
}

// used reports whether an element of the dateline at hand has been taken as a
// sentence's first word: nothing may stand between the elements.
func (p *lineReader) used(next int) bool { return next-p.from > maxDateline+100 }

// begins reports whether text can open a report: a letter, a digit, an opening
// quotation mark or bracket.
func begins(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest != "" && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("\"“„«‘'’([¿¡$€£#@…_*【《「", r))
}

func longDash(sep string) bool {
	return strings.ContainsAny(sep, "–—―") || strings.Contains(sep, "--") || strings.Contains(sep, " - ")
}

// remarks are words in parentheses that open a line and are no agency.
var remarks = folded("photo", "photos", "video", "updated", "update", "file photo", "graphic", "read more", "correction", "corrected", "exclusive", "watch", "audio", "left", "right", "above", "below", "archive", "live", "editorial", "opinion", "adds details", "recasts", "фото", "видео", "обновлено")

// form names a dateline's form for the account: "dateline/place-date-agency".
func form(caps, date, agency bool, sep byte) string {
	s := "dateline/place"
	if date {
		s += "-date"
	}
	if agency {
		s += "-agency"
	}
	if sep == '\n' {
		s += "-alone"
	}
	return s
}

// acronyms and words in capitals that open sentences and headlines more often
// than datelines.
var acronyms = set("WHO", "NATO", "OPEC", "IMF", "EU", "UN", "USA", "UK", "US", "UAE", "WTO", "UNESCO", "UNICEF", "FIFA", "UEFA", "IOC", "OSCE", "ASEAN", "BRICS", "SCO", "CIS",
	"CEO", "GDP", "AI", "TV", "PM", "FM", "MP", "VIDEO", "PHOTO", "PHOTOS", "WATCH", "LIVE", "BREAKING", "EXCLUSIVE", "UPDATE", "UPDATED", "OPINION", "ANALYSIS",
	"FACTBOX", "EXPLAINER", "EXPLAINED", "INTERVIEW", "CORRECTED", "CORRECTION", "URGENT", "ALERT", "NOTE", "EDITORIAL", "FEATURE", "SPORT", "SPORTS", "WEATHER", "POLL", "QUIZ",
	"READ", "SEE", "ALSO", "TIMELINE", "GALLERY", "PODCAST", "REVIEW", "PROFILE", "BRIEF", "WRAPUP", "RESULTS", "TABLE", "BOX", "GRAPHIC", "REPORT", "NEWS", "BREAKING NEWS", "FACT CHECK",
	"WATCH LIVE", "LIVE UPDATES", "READ MORE", "ПМ", "США", "ООН", "НАТО", "ВОЗ", "ЕС", "СНГ", "ШОС", "ЕАЭС", "ВИДЕО", "ФОТО", "СРОЧНО", "МНЕНИЕ", "ИНТЕРВЬЮ", "ОБЗОР",
	"FRENCH", "Q", "A", "PS", "P.S.", "FYI", "FAQ", "Q&A", "IN PICTURES", "PRESS RELEASE", "STATEMENT", "SPEECH", "MEDIA ADVISORY", "FOR IMMEDIATE RELEASE", "SUMMARY", "KEY POINTS")

// readHan reads a Chinese dateline: an agency, a place, a month and a day, and
// the word for a wire: 新华社北京6月12日电, with a reporter in parentheses after it.
func readHan(t string, from, to int, n *names) (dateline, bool) {
	var d dateline
	s := scan{t[:to], from}
	bracket := s.lit("【") || s.lit("（") || s.lit("(")
	start := s.i
	for count := 0; s.i < to; count++ {
		r, size := utf8.DecodeRuneInString(t[s.i:to])
		if count > 16 || !unicode.Is(unicode.Han, r) && r != '·' && r != '/' {
			break
		}
		s.i += size
	}
	names := t[start:s.i]
	s.spaces()
	dayAt := s.i
	day, end, ok := s.date()
	if !ok || len(names) < 6 || !strings.Contains(t[dayAt:end], "日") {
		return d, false
	}
	s.i = end
	d.Date, d.day, d.dayPos = t[dayAt:end], day, dayAt
	wire := false
	for _, w := range [...]string{"专电", "電訊", "电讯", "电", "電", "讯", "訊", "消息"} {
		if s.lit(w) {
			wire = true
			break
		}
	}
	if !wire {
		return d, false
	}
	textEnd := s.i
	for _, pair := range [...][2]string{{"（", "）"}, {"(", ")"}} {
		s.spaces()
		if s.lit(pair[0]) {
			j := strings.Index(s.t[s.i:min(len(s.t), s.i+150)], pair[1])
			if j < 0 {
				return d, false
			}
			d.author = han(s.t[s.i : s.i+j])
			s.i += j + len(pair[1])
			textEnd = s.i
		}
	}
	if bracket && !s.lit("】") && !s.lit("）") && !s.lit(")") {
		return d, false
	}
	if bracket {
		textEnd = s.i
	}
	if !s.lit("：") && !s.lit("——") {
		s.lit(":")
	}
	s.spaces()
	d.Text = t[from:textEnd]
	d.span = prose.Span{Start: from, End: s.i}
	d.Agency, d.Places = divide(names, n)
	d.Rule, d.confidence = "dateline/han", 0.98
	return d, s.i < to
}

// han takes "记者 张三、李四" apart and returns the names.
func han(s string) string {
	for _, w := range [...]string{"记者", "記者", "通讯员", "见习", "特约"} {
		s = strings.TrimSpace(strings.TrimPrefix(s, w))
	}
	return strings.TrimLeft(s, ":： ")
}

// divide splits 新华社北京 into agency and places: by the roster, else after the
// last character that ends an agency's name.
func divide(s string, n *names) (string, []string) {
	cut := 0
	for i := range s {
		if i > 0 && n.source(s[:i]) != "" {
			cut = i
		}
	}
	if n.source(s) != "" {
		return s, nil
	}
	if cut == 0 {
		for i, r := range s {
			if i > 0 && strings.ContainsRune("社网網报報台讯刊", r) {
				cut = i + utf8.RuneLen(r)
			}
		}
	}
	var places []string
	for _, p := range strings.FieldsFunc(s[cut:], func(r rune) bool { return r == '/' }) {
		places = append(places, p)
	}
	return s[:cut], places
}
