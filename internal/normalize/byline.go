package normalize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// nameLine reports whether line i is only the name of a person or a paper, and
// a clock stands below it.
func (w *work) nameLine(i int) bool {
	t := strings.TrimRight(w.text(i), " |•·")
	if i+1 >= w.hi || len(t) > 60 || stopped(t) || isWidget(t) {
		return false
	}
	words := strings.Fields(t)
	if len(words) < 2 || len(words) > 5 {
		return false
	}
	for _, x := range words {
		if r, _ := utf8.DecodeRuneInString(x); !unicode.IsUpper(r) && !particles[x] && !smallWords[x] {
			return false
		}
	}
	for i++; i < w.hi && w.lines[i].blank(); i++ {
	}
	if i >= w.hi || len(w.text(i)) > 160 {
		return false
	}
	_, ok := w.meta(w.text(i))
	return ok
}

// ministry reports the name of an office of a state.
func ministry(t string) bool {
	first, _, _ := strings.Cut(t, " ")
	switch strings.ToLower(first) {
	case "ministry", "embassy", "government", "department", "office", "council", "министерство", "посольство", "правительство":
		return strings.Contains(t, " ") && !stopped(t)
	}
	return false
}

// sectionBelow reports whether the next line is the name of a section, or a trail
// of them, and a headline stands below it.
func (w *work) sectionBelow() bool {
	i := w.lo + 1
	for i < w.hi && w.lines[i].blank() {
		i++
	}
	return i < w.hi && sectionName(w.text(i)) && w.headlineBelow(i+1)
}

// personBelow reports that line i, below a title that is not all names itself, is
// the name of a person and the last of its block or above a counter.
func (w *work) personBelow(i int) bool {
	t := w.text(i)
	n := len(strings.Fields(t[:min(len(t), 41)]))
	if len(t) > 40 || n < 2 || n > 3 || named(w.rest()) || i+1 < w.hi && !w.lines[i+1].blank() && !w.headerLine(i+1) {
		return false
	}
	names, agency := people(t)
	return len(names) == 1 && agency == "" && !stopped(t) && !strings.ContainsAny(t, ".,:") && !w.names.knowsPlace(t)
}

// sourceLine takes a line that is the name of a source, or, below the title, a
// name with a clock below it.
func (w *work) sourceLine() take {
	if !w.fresh() || w.hasLine || len(w.rest()) > 100 || len(w.rest()) > 60 && !ministry(w.rest()) || sectionName(w.rest()) {
		return take{}
	}
	end := w.lines[w.lo].end
	if id := w.names.source(w.rest()); id != "" && w.proseFollows() {
		w.by(w.rest())
		return take{end: end, kept: "source " + id, confidence: 0.9}
	}
	if r := w.rest(); paper(r) && w.proseFollows() && (w.stated != "" || w.titleBelow()) {
		w.by(r) // a newspaper that the roster does not have, above the title or below it
		return take{end: end, kept: "agency " + r, confidence: 0.8}
	}
	if r := houseOf(w.rest()); r != "" && w.stated == "" && w.titleBelow() && w.proseFollows() {
		w.by(r) // "Lake Times - All that the lake knows"
		return take{end: end, kept: "agency " + r, confidence: 0.75}
	}
	if r := w.rest(); w.stated == "" && (paper(withoutBrackets(r)) || prose.Upper(r) && len(strings.Fields(r)) <= 3 && !isWidget(r)) && w.clockBelow() && w.proseFollows() {
		w.by(r) // "Lake General News Service", the day, and then the title
		return take{end: end, kept: "agency " + r, confidence: 0.8}
	}
	if r := w.rest(); w.stated == "" && ministry(r) && w.sectionBelow() && w.proseFollows() {
		w.by(r)
		return take{end: end, kept: "agency " + r, confidence: 0.8}
	}
	if r := w.rest(); deskName(r) && w.proseFollows() {
		w.by(r[:strings.LastIndexByte(r, ' ')])
		return take{end: end, confidence: 0.85}
	}
	if r := w.rest(); w.given != nil && w.stated != "" && w.proseFollows() && slices.ContainsFunc(w.given.Authors, func(a string) bool { return same(a, r) }) {
		return take{end: end, kept: "authors " + r, confidence: 0.9}
	}
	if w.stated != "" && w.nameLine(w.lo) {
		r := strings.TrimRight(w.rest(), " |•·")
		names, agency := people(r)
		if len(names) > 0 && paper(r) { // "The Lake & Valley Mail"
			names, agency = nil, r
		}
		if len(w.a.Authors) > 0 {
			names = nil // the second name below a byline is the paper
		}
		w.a.Authors = append(w.a.Authors, names...)
		w.by(agency)
		return take{end: end, kept: "authors " + strings.Join(names, ", "), confidence: 0.75}
	}
	return take{}
}

// titleBelow reports whether the next line that is not blank is longer and could be
// the title, above the header or the report.
func (w *work) titleBelow() bool {
	i := w.lo + 1
	for i < w.hi && w.lines[i].blank() {
		i++
	}
	if i >= w.hi {
		return false
	}
	t := w.text(i)
	return len(t) > min(len(w.rest()), 30) && headline(t) && !w.headerLine(i) && !sentence(t)
}

// houseOf is the name of a newspaper before what it says of itself, or "".
func houseOf(t string) string {
	for _, sep := range [...]string{" - ", " – ", " — ", " | "} {
		if name, rest, ok := strings.Cut(t, sep); ok && paper(name) && len(strings.Fields(name)) <= 4 && len(strings.Fields(rest)) >= 3 && !stopped(t) {
			return name
		}
	}
	return ""
}

// withoutBrackets is a name without what stands in brackets behind it: "Lake Daily (Port Ellis)".
func withoutBrackets(t string) string {
	if i := strings.IndexByte(t, '('); i > 0 && strings.HasSuffix(t, ")") {
		return strings.TrimSpace(t[:i])
	}
	return t
}

// clockBelow reports whether the next line is a clock, or a line of a header with
// a clock among the four below it, and a headline stands below that.
func (w *work) clockBelow() bool {
	for i, n := w.lo+1, 0; i < w.hi && n < 5; i++ {
		t := w.text(i)
		if t == "" {
			continue
		}
		if n++; len(t) > 80 {
			return false
		}
		if _, ok := w.meta(t); ok {
			return w.headlineBelow(i + 1)
		}
		if !w.headerLine(i) && !weekdays[prose.Fold(t)] {
			return false
		}
	}
	return false
}

// paper reports a name of several words whose last is one of newspapers.
func paper(s string) bool {
	return hanPaper(s) || strings.Contains(s, " ") && agencyForm(s) && !strings.ContainsAny(s, "/-–—(:") && offices[strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:])]
}

// deskName reports "VNA Staff", "Valley Times Web Desk": two to four words with
// capitals, the last of them that of a desk.
func deskName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 4 || stopped(s) {
		return false
	}
	for _, x := range words {
		if r, _ := utf8.DecodeRuneInString(x); !unicode.IsUpper(r) && x != "/" {
			return false
		}
	}
	switch strings.ToLower(words[len(words)-1]) {
	case "staff", "newsroom", "desk", "bureau", "reporter", "correspondent", "writer", "editors":
		return true
	}
	return false
}

// byline takes "By Ann Example", "Автор: Анна Примерова", "By Ann Example – Trend:".
func (w *work) byline() take {
	l := w.lines[w.lo]
	r := w.t[w.at:l.end]
	if w.fresh() && len(r) <= 140 {
		if names, agency, ok := bylineOf(r); ok {
			w.a.Authors = append(w.a.Authors, names...)
			w.by(agency)
			if i := strings.LastIndex(r, " on "); i > 0 {
				if d, _, ok := readDate(r, i+4); ok {
					w.dates = append(w.dates, dated{article.Header, d, prose.Space(r), w.at, false})
				}
			}
			return take{end: l.end, kept: "authors " + strings.Join(names, ", "), confidence: 0.93}
		}
	}
	// "by Staff Writers Lake City (VNA) June 12, 2018 The report"
	for _, open := range [...]string{"by staff writers ", "by staff writer ", "by agencies "} {
		if n := len(open); w.fresh() && len(r) > n && strings.EqualFold(r[:n], open) {
			if d, ok := readDateline(w.t, w.at+n, w.blockEnd(w.lo), w.names); ok && d.confidence >= 0.9 {
				return take{end: w.at + n, confidence: 0.9}
			}
		}
	}
	// "By Ann Example - Trend: The report", after a dateline
	if i := strings.IndexByte(r[:min(len(r), 90)], ':'); i > 0 && strings.HasPrefix(r, "By ") && strings.ContainsAny(r[:i], "–—-") {
		if names, agency, ok := bylineOf(r[:i]); ok && agency != "" {
			w.a.Authors = append(w.a.Authors, names...)
			w.by(agency)
			return take{end: w.at + i + 1, kept: "authors " + strings.Join(names, ", "), confidence: 0.9}
		}
	}
	return take{}
}

// bylineOf reads a byline: a word that opens one, then names of people.
func bylineOf(r string) (names []string, agency string, ok bool) {
	r = strings.Trim(r, " *_#\t|")
	for _, open := range openers {
		if len(r) > len(open) && strings.EqualFold(r[:len(open)], open) {
			v := strings.TrimLeft(r[len(open):], ": \u00a0")
			if c, _ := utf8.DecodeRuneInString(r[len(open):]); c != ' ' && c != ':' && c != 0xA0 {
				continue
			}
			if strings.HasSuffix(v, ".") && len(strings.Fields(v)) > 5 {
				return nil, "", false
			}
			if i := strings.LastIndex(v, " on "); i > 0 { // "in Nation on 12 June 2018"
				if _, end, ok := readDate(v, i+4); ok && clockTail(v[end:]) {
					v = v[:i]
					if i := strings.LastIndex(v, " in "); i > 0 {
						v = v[:i]
					}
				}
			}
			if house, ok := strings.CutSuffix(v, ":"); ok && agencyForm(house) && len(strings.Fields(house)) <= 2 { // "By Trend:"
				return nil, house, true
			}
			names, agency = people(v)
			return names, agency, len(names) > 0 || agency != ""
		}
	}
	if from, ok := strings.CutPrefix(r, "From "); ok && len(r) < 50 && !stopped(r) { // "From Ann Example, Port Ellis"
		if who, place, ok := strings.Cut(from, ", "); ok && named(place) && len(strings.Fields(place)) <= 2 {
			if names, agency = people(who); len(names) == 1 && agency == "" {
				return names, "", true
			}
		}
	}
	return hanByline(r)
}

// hanByline reads "湖报／ 记者李四／即时报道": a part between slashes or bars that
// begins with the word for a reporter, and short ones beside it.
func hanByline(r string) (names []string, agency string, ok bool) {
	if utf8.RuneCountInString(r) > 40 || stopped(r) || !strings.ContainsAny(r, "记記") {
		return nil, "", false
	}
	for i, p := range strings.FieldsFunc(r, func(c rune) bool { return strings.ContainsRune("／/|丨｜", c) }) {
		p = strings.TrimSpace(p)
		name := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(p, "记者"), "記者"))
		switch {
		case name != p && name != "" && utf8.RuneCountInString(name) <= 8:
			names = append(names, name)
		case i == 0 && hanPaper(p):
			agency = p
		case utf8.RuneCountInString(p) > 8:
			return nil, "", false
		}
	}
	return names, agency, len(names) > 0
}

// hanPaper reports the name of a paper, an agency or a station in Han characters.
func hanPaper(s string) bool {
	n := utf8.RuneCountInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return n >= 3 && n <= 10 && strings.ContainsRune("报報社网網台刊", last) && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
}

var openers = [...]string{
	"by", "written by", "reported by", "story by", "text by", "author", "authors", "автор", "авторы", "автор текста",
	"корреспондент", "авторы текста", "posted by", "edited by", "compiled by", "from our correspondent",
}

// apart writes what stands between names as a comma.
var apart = strings.NewReplacer(
	" and ", ",", " & ", ",", " и ", ",", ";", ",", " in ", ",", " – ", ",", " — ", ",", " - ", ",", " | ", ",", "/", ",", "、",
	",", " with ", ",", " for ", ",",
)

// withoutPlaces leaves out where each writer is: "Ann Example in Port Ellis, Velmora and
// Bob Sample in Lund".
func withoutPlaces(v string) string {
	for {
		i := strings.Index(v, " in ")
		if i <= 0 {
			return v
		}
		rest := v[i+len(" in "):]
		end := len(rest)
		for _, stop := range [...]string{" and ", " & ", ";", "|", "/", " – ", " — ", " - ", " with ", " for "} {
			if j := strings.Index(rest, stop); j >= 0 {
				end = min(end, j)
			}
		}
		v = v[:i] + rest[end:]
	}
}

// people reads "Ann Example and Bob Sample, The Valley Times": names of two to
// four capitalised words, and the rest as an agency. Text that has other words
// in it is neither.
func people(v string) (names []string, agency string) {
	v = strings.TrimSuffix(strings.TrimSpace(v), ".")
	v = apart.Replace(withoutPlaces(v))
	for i, f := range strings.Split(v, ",") {
		f = strings.TrimSpace(f)
		if f == "" {
			continue
		}
		words := strings.Fields(f)
		if len(words) > 6 || len(names) > 8 {
			return nil, ""
		}
		office := false
		for _, x := range words {
			c, _ := utf8.DecodeRuneInString(x)
			office = office || offices[strings.ToLower(strings.Trim(x, "."))]
			if !unicode.IsUpper(c) && !unicode.Is(unicode.Han, c) && !particles[x] && !offices[strings.ToLower(x)] {
				return nil, ""
			}
			if strings.ContainsAny(x, "0123456789\"“”?!") {
				return nil, ""
			}
		}
		switch {
		case office:
			if agency == "" && agencyForm(f) {
				agency = f
			}
		case len(words) == 1 && i > 0:
			if agency == "" {
				agency = f
			}
		case len(words) == 1 && !strings.ContainsFunc(f, func(r rune) bool { return unicode.Is(unicode.Han, r) }):
			if prose.Upper(f) || len(f) < 3 {
				agency = f
			} else {
				names = append(names, f)
			}
		default:
			names = append(names, name(words))
		}
	}
	return names, agency
}

// name writes a name in capitals as names are written.
func name(words []string) string {
	s := strings.Join(words, " ")
	if !prose.Upper(s) || len(s) < 5 {
		return s
	}
	var b strings.Builder
	start := true
	for _, r := range s {
		if start {
			b.WriteRune(r)
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
		start = !unicode.IsLetter(r)
	}
	return b.String()
}

var particles = set(
	"de", "van", "von", "der", "den", "bin", "al", "el", "la", "di", "da", "du", "ibn", "ben", "ter", "dos", "del", "le", "y",
	"af", "zu", "кызы", "оглы", "uly", "kyzy",
)

var offices = set(
	"staff", "reporter", "reporters", "writer", "writers", "correspondent", "correspondents", "editor", "editors", "agency",
	"agencies", "press", "news", "times", "post", "daily", "desk", "bureau",
	"service", "newspaper", "today", "herald", "journal", "tribune", "gazette", "observer", "online", "media", "team", "newsroom",
	"tv", "radio", "report", "wire", "special", "contributor", "columnist", "chief", "senior", "the", "web", "monitor", "global",
	"mail", "ledger", "chronicle", "telegraph", "courier", "dispatch", "gazeta")

// bylineWord reports a line that is the word before a writer and nothing else.
func bylineWord(t string) bool {
	if len(t) > 16 {
		return false
	}
	switch prose.Fold(strings.TrimRight(t, ": ")) {
	case "by", "written by", "von", "par", "por", "автор", "авторы":
		return true
	}
	return false
}
