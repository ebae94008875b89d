package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// headRule takes a piece of the text at the cursor: from there to end. A rule
// that does not fire returns 0. keep leaves the piece out of Removed, since it
// stands in the article as it is.
type headRule struct {
	name string
	try  func(*work) take
}

type take struct {
	end        int
	kept       string
	confidence float64
	keep       bool
	silent     bool // the rule has recorded it itself
}

// headRules are tried in this order, again and again, until none fires.
var headRules = [...]headRule{
	{"header/none", (*work).noneLine},
	{"header/date", (*work).dateHeader},
	{"header/key", (*work).keyLine},
	{"header/url", (*work).urlLine},
	{"header/clock", (*work).clockLine},
	{"header/byline", (*work).byline},
	{"header/source", (*work).sourceLine},
	{"dateline/agency", (*work).agencyLine},
	{"header/crumbs", (*work).crumbs},
	{"header/section", (*work).section},
	{"header/repeat", (*work).repeat},
	{"widget", (*work).widgetLine},
	{"credit/photo", (*work).photoLine},
	{"header/syndicator", (*work).syndicatorTag},
	{"dateline", (*work).datelineHere},
	{"title", (*work).titleLine},
}

// head runs the head rules.
func (w *work) head() {
	for guard := 0; w.lo < w.hi && guard < 400; guard++ {
		fired := false
		for _, r := range headRules {
			at := w.at
			k := r.try(w)
			if k.end <= at {
				continue
			}
			s := prose.Span{Start: at, End: k.end}
			if !k.silent {
				w.step(r.name, s, k.kept, k.confidence)
				if !k.keep {
					w.remove(r.name, s)
				}
			}
			w.advance(k.end)
			fired = true
			break
		}
		if !fired && !w.deckLine() {
			return
		}
	}
}

// deckLine keeps a line for the body that stands between the title and more of
// the header: an introduction of one or two lines.
func (w *work) deckLine() bool {
	if w.stated == "" || w.hasLine || len(w.decks) >= 2 || !w.fresh() || len(w.rest()) > 300 {
		return false
	}
	for i, n := w.lo+1, 0; i < w.hi && n < 2; i++ {
		if w.lines[i].blank() {
			continue
		}
		n++
		if w.headerLine(i) || w.nameLine(i) {
			s := prose.Span{Start: w.at, End: w.lines[w.lo].end}
			w.decks = append(w.decks, s)
			w.step("deck", s, "first paragraph", 0.8)
			w.advance(s.End)
			return true
		}
		if len(w.text(i)) > 160 {
			return false
		}
	}
	return false
}

// nameLine reports whether line i is only the name of a person or a paper, and
// a clock stands below it.
func (w *work) nameLine(i int) bool {
	t := strings.TrimRight(w.text(i), " |•·")
	if i+1 >= w.hi || len(t) > 60 || stopped(t) {
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

// sourceLine takes a line that is the name of a source, or, below the title, a
// name with a clock below it.
func (w *work) sourceLine() take {
	if !w.fresh() || w.hasLine || len(w.rest()) > 60 {
		return take{}
	}
	end := w.lines[w.lo].end
	if id := w.names.source(w.rest()); id != "" && w.proseFollows() {
		w.by(w.rest())
		return take{end: end, kept: "source " + id, confidence: 0.9}
	}
	if w.stated != "" && w.nameLine(w.lo) {
		names, agency := people(strings.TrimRight(w.rest(), " |•·"))
		if len(w.a.Authors) > 0 {
			names = nil // the second name below a byline is the paper
		}
		w.a.Authors = append(w.a.Authors, names...)
		w.by(agency)
		return take{end: end, kept: "authors " + strings.Join(names, ", "), confidence: 0.75}
	}
	return take{}
}

// agencyLine takes "Trend:" below a dateline that names no agency.
func (w *work) agencyLine() take {
	if !w.hasLine || w.line.Agency != "" {
		return take{}
	}
	id, end := w.names.sourceAt(w.t, w.at)
	if id == "" {
		return take{}
	}
	s := scan{w.t, end}
	s.spaces()
	n, ok := dash(w.t, s.i, s.i > end)
	switch {
	case s.peek() == ':':
		n = 1
	case !ok:
		return take{}
	}
	w.by(w.t[w.at:end])
	w.line.Agency = w.t[w.at:end]
	return take{end: s.i + n, kept: "source " + id, confidence: 0.95}
}

// noneLine takes a line that is only what a program writes for nothing.
func (w *work) noneLine() take {
	if w.fresh() && nothing[w.rest()] {
		return take{end: w.lines[w.lo].end, confidence: 0.99}
	}
	return take{}
}

var nothing = set("None", "none", "NONE", "null", "NULL", "Null", "nan", "NaN", "NAN", "N/A", "n/a", "undefined", "nil", "[]", "{}", "['']", "\"\"", "''", "NaT", "-", "--", "—", "<NA>", "[object Object]")

// dateHeader takes " date 2018-11-13 ", whatever it is glued to.
func (w *work) dateHeader() take {
	if !w.fresh() {
		return take{}
	}
	r := w.rest()
	if len(r) < 9 || !strings.EqualFold(r[:4], "date") || r[4] != ' ' && r[4] != '\t' && r[4] != '=' {
		return take{}
	}
	i := w.at + 5
	for i < len(w.t) && (w.t[i] == ' ' || w.t[i] == '\t' || w.t[i] == '=') {
		i++
	}
	return w.dateAt(i, "header/date")
}

// dateAt takes the date at i, with its time of day, as one of the header.
func (w *work) dateAt(i int, rule string) take {
	line := w.t[:w.lines[w.lo].end]
	d, end, ok := readDate(line, i)
	if !ok {
		return take{}
	}
	w.dates = append(w.dates, dated{basis: article.Header, day: d, text: prose.Space(w.t[i:end]), pos: w.at})
	w.badDate(d, i, end)
	s := scan{line, end}
	if s.lit("T") || s.spaces() {
		if e, ok := readClock(line, s.i); ok {
			end, s.i = e, e
			s.spaces()
			if e, ok := readZone(line, s.i); ok {
				end = e
			}
		}
	}
	return take{end: end, kept: "date " + d.edtf().String(), confidence: 0.99}
}

func (w *work) badDate(d date, from, to int) {
	switch {
	case d.bad:
		w.res.Problems.Warnf(w.pos(from), "date/impossible", "give the date in seeds.yaml", "no calendar has the day %q", w.t[from:to])
	case d.either:
		w.res.Problems.Warnf(w.pos(from), "date/ambiguous", "give the date in seeds.yaml", "%q may have the day or the month first", w.t[from:to])
	}
}

// keyLine takes "Title: …", "Published: …" and the like.
func (w *work) keyLine() take {
	if !w.fresh() {
		return take{}
	}
	r := w.rest()
	end := w.lines[w.lo].end
	i := strings.IndexAny(r[:min(len(r), 40)], ":：=")
	if i <= 0 {
		return take{}
	}
	k := keys[prose.Fold(strings.Trim(r[:i], " *#-\t"))]
	if k == 0 {
		return take{}
	}
	_, n := utf8.DecodeRuneInString(r[i:])
	v := trim(w.t, prose.Span{Start: w.at + i + n, End: end})
	value := strings.Trim(v.Of(w.t), "\"")
	if value == "" && k != 't' && k != 'b' {
		return take{end: end, confidence: 0.9}
	}
	switch k {
	case 't':
		if value == "" || w.stated != "" || len(value) > 400 {
			return take{}
		}
		w.stated = value
		w.titles = append(w.titles, v)
		w.remove("header/key", prose.Span{Start: w.at, End: v.Start})
		w.step("header/key", prose.Span{Start: w.at, End: end}, "title", 0.98)
		return take{end: end, silent: true}
	case 'd', 'u':
		before := len(w.dates)
		if got := w.dateAt(v.Start, "header/key"); got.end > 0 {
			if tail := w.t[got.end:end]; !clockTail(tail) && len(strings.TrimSpace(tail)) < 20 {
				got.end = end
			} else if clockTail(tail) {
				got.end = end
			}
			w.dates[before].weak = k == 'u'
			return got
		}
		if dates, ok := clock(value); ok || len(value) <= 40 {
			for _, d := range dates {
				w.dates = append(w.dates, dated{article.Header, d, prose.Space(r), w.at, k == 'u'})
			}
			return take{end: end, confidence: 0.8}
		}
		return take{}
	case 'l':
		if host(value) == "" && !strings.HasPrefix(value, "/") {
			return take{}
		}
		w.url(value, w.at)
		return take{end: end, kept: "url " + w.a.SourceURL, confidence: 0.95}
	case 's':
		if len(value) > 80 {
			return take{}
		}
		// "Source: Xinhua| 2018-06-12 21:10:33|Editor: Li"
		parts := strings.Split(value, "|")
		if id := w.names.source(parts[0]); id != "" {
			w.keyed = id
		} else if w.agency == "" {
			w.agency = strings.TrimSpace(parts[0])
		}
		for _, p := range parts[1:] {
			if dates, ok := clock(strings.TrimSpace(p)); ok {
				for _, d := range dates {
					w.dates = append(w.dates, dated{article.Header, d, strings.TrimSpace(p), w.at, false})
				}
			}
		}
		return take{end: end, kept: "source " + w.keyed, confidence: 0.9}
	case 'a':
		if len(value) > 120 || strings.HasSuffix(value, ".") && len(value) > 60 {
			return take{}
		}
		names, agency := people(value)
		if len(names) == 0 && agency == "" && !nothing[value] {
			return take{}
		}
		w.a.Authors = append(w.a.Authors, names...)
		w.by(agency)
		return take{end: end, kept: "authors " + strings.Join(names, ", "), confidence: 0.9}
	case 'b':
		if value == "" || len(value) > 60 {
			return take{end: v.Start, confidence: 0.9} // "Body:", "Text:": the report follows
		}
		return take{}
	case 'g':
		if lang := strings.ToLower(value); len(lang) == 2 && isAlpha(lang) {
			w.a.Lang = lang
		}
		return take{end: end, confidence: 0.9}
	}
	if len(value) > 200 {
		return take{}
	}
	return take{end: end, confidence: 0.9}
}

func (w *work) url(value string, pos int) {
	if w.a.SourceURL == "" && (strings.HasPrefix(value, "http://") || strings.HasPrefix(value, "https://")) && !strings.ContainsAny(value, " \t\"<>") {
		w.a.SourceURL = value
	}
	if d, text, ok := urlDate(value); ok {
		w.dates = append(w.dates, dated{article.URL, d, text, pos, false})
	}
}

func (w *work) by(agency string) {
	if agency == "" {
		return
	}
	if id := w.names.source(agency); id != "" && w.keyed == "" {
		w.keyed = id
	} else if w.agency == "" {
		w.agency = agency
	}
}

func clockTail(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" {
		return true
	}
	_, ok := clock("2000-01-01 " + s)
	return ok
}

// keys are the words before a colon in header lines: t title, d date, u update,
// l link, s source, a author, b body, g language, x other.
var keys = keyTable(
	"t", "title headline head header заголовок название тақырыбы 标题 标题 题目 news_title article_title",
	"d", "date published publication|date published|on publish|date publish_date pubdate posted posted|on publication release|date dateline|date datetime time timestamp issued created date|published дата опубликовано дата|публикации жарияланған|күні 日期 发布时间 时间 first|published released",
	"u", "updated last|updated modified last|modified last|update обновлено update|date updated|on",
	"l", "url link source|url permalink canonical web address ссылка адрес original|url article|url uri original",
	"s", "source agency publisher provider newspaper publication|name site outlet источник дереккөз 来源 news|source origin media feed",
	"a", "author authors byline by writer reporter reporters journalist автор авторы correspondent корреспондент text|by story|by written|by reported|by 作者 记者 reporting|by текст creator",
	"b", "body text content article|text article|body maintext main|text full|text текст 正文 story",
	"g", "language lang язык",
	"x", "category categories section tags tag keywords keyword topic topics рубрика теги тег id article|id doc|id views просмотры word|count words length location city country place region region photo image images image|url img picture fetched retrieved crawled scraped collected|at file slug type subject subjects description summary abstract edition page copyright status desk priority category|code subtitle",
)

func keyTable(pairs ...string) map[string]byte {
	m := map[string]byte{}
	for i := 0; i < len(pairs); i += 2 {
		for _, f := range strings.Fields(pairs[i+1]) {
			m[prose.Fold(strings.ReplaceAll(f, "|", " "))] = pairs[i][0]
		}
	}
	return m
}

// urlLine takes a line that is one address.
func (w *work) urlLine() take {
	r := strings.Trim(w.rest(), "<>[]()")
	if !w.fresh() || strings.ContainsAny(r, " \t") || !(strings.HasPrefix(r, "http://") || strings.HasPrefix(r, "https://") || strings.HasPrefix(r, "www.") && host(r) != "") {
		return take{}
	}
	w.url(r, w.at)
	return take{end: w.lines[w.lo].end, kept: "url " + r, confidence: 0.97}
}

// urlDate reads the day or the month in a path: /2018/11/13/, /2018/11/, -2018-11-13.
func urlDate(u string) (date, string, bool) {
	for i := 0; i+6 < len(u); i++ {
		if u[i] < '0' || u[i] > '9' || i > 0 && (u[i-1] >= '0' && u[i-1] <= '9') {
			continue
		}
		s := scan{u, i}
		y, n := s.number(8)
		if n == 8 {
			if d, _, ok := readDate(u, i); ok && d.full() && d.y >= 1990 {
				return d, u[i : i+8], true
			}
		}
		if n != 4 || y < 1990 || y > 2099 {
			continue
		}
		c := s.peek()
		if c != '/' && c != '-' {
			continue
		}
		s.i++
		m, k := s.number(2)
		if k != 2 || m < 1 || m > 12 {
			continue
		}
		end := s.i
		d := date{y: y, m: m}
		if s.peek() == c {
			s.i++
			if v, k := s.number(2); k == 2 && v >= 1 && v <= 31 && !(s.peek() >= '0' && s.peek() <= '9') {
				d.d = v
				end = s.i
			}
		}
		if d = d.check(); !d.bad && (c == '/' || d.d > 0) {
			return d, u[i:end], true
		}
	}
	return date{}, "", false
}

// clockLine takes a line of nothing but dates, times and what goes with them.
func (w *work) clockLine() take {
	r := w.rest()
	if !w.fresh() || len(r) > 160 {
		return take{}
	}
	m, ok := w.meta(r)
	if !ok {
		return take{}
	}
	dates := m.dates
	w.by(m.agency)
	w.a.Authors = append(w.a.Authors, m.authors...)
	weak := strings.Contains(prose.Fold(r), "updated") || strings.Contains(prose.Fold(r), "modified")
	for i, d := range dates {
		w.dates = append(w.dates, dated{article.Header, d, prose.Space(r), w.at, i > 0 || weak && len(dates) == 1})
		w.badDate(d, w.at, w.at+len(r))
	}
	kept := ""
	if len(dates) > 0 {
		kept = "date " + dates[0].edtf().String()
	}
	return take{end: w.lines[w.lo].end, kept: kept, confidence: 0.95}
}

// header is what a line of a report's header holds.
type header struct {
	dates   []date
	agency  string
	authors []string
}

// meta reads a line of a header: a clock, or parts between bars, bullets or wide
// gaps, each a clock, the name of a source or a section, a key with its value, a
// byline or a widget; one must be a clock. "Xinhua | 21:10, 7 June 2017 | Editor: Li".
func (w *work) meta(r string) (h header, ok bool) {
	if !strings.ContainsAny(r, "0123456789") {
		return h, false
	}
	if h.dates, ok = clock(r); ok {
		return h, true
	}
	parts := strings.FieldsFunc(strings.ReplaceAll(r, "  ", "|"), func(c rune) bool { return strings.ContainsRune("|•·│●\u3000\t", c) })
	sure := false
	for _, p := range parts {
		p = strings.TrimSpace(p)
		if p == "" {
			continue
		}
		if i := sectionEnd(p); i > 0 { // "Business 23 July 2019 15:50"
			if d, ok := clock(p[i:]); ok {
				h.dates = append(h.dates, d...)
				sure = true
				continue
			}
		}
		if d, ok := clock(p); ok {
			h.dates = append(h.dates, d...)
			sure = true
			continue
		}
		if w.names.source(p) != "" {
			h.agency = p
			continue
		}
		if names, ag, ok := bylineOf(p); ok {
			h.authors = append(h.authors, names...)
			if ag != "" && h.agency == "" {
				h.agency = ag
			}
			continue
		}
		if i := strings.IndexAny(p, ":："); i > 0 {
			_, n := utf8.DecodeRuneInString(p[i:])
			k, v := keys[prose.Fold(strings.TrimSpace(p[:i]))], strings.TrimSpace(p[i+n:])
			if k != 0 && len(v) < 60 {
				switch k {
				case 's':
					h.agency = v
				case 'd', 'u':
					if d, ok := clock(v); ok {
						h.dates = append(h.dates, d...)
						sure = true
					}
				}
				continue
			}
		}
		if isWidget(p) || sections[prose.Fold(p)] {
			continue
		}
		return header{}, false
	}
	return h, sure && len(parts) <= 8
}

// sectionEnd is where the name of a section ends with which p begins, or 0.
func sectionEnd(p string) int {
	i := strings.IndexAny(p, "0123456789")
	for i = min(i, 30); i > 2; i-- {
		if p[i] == ' ' && sections[prose.Fold(strings.TrimRight(p[:i], " ,:-"))] {
			return i
		}
	}
	return 0
}

// clock reads a text of nothing but dates, times, zones and filler words. It
// needs a date, or a time with a zone.
func clock(t string) (dates []date, ok bool) {
	s := scan{t, 0}
	times, zoned := 0, false
	for s.i < len(t) {
		r, n := utf8.DecodeRuneInString(t[s.i:])
		if blankRune(r) || strings.ContainsRune(",|;/·•–—-()[]@:.*_《》", r) {
			s.i += n
			continue
		}
		// "21:10, 07 June 2017": a time first, since 21 could open a date
		if end, ok := readClock(t, s.i); ok && strings.ContainsAny(t[s.i:end], ":") {
			s.i = end
			times++
			if end, ok := readZone(t, s.i); ok && !s.alnum() {
				s.i, zoned = end, true
			}
			continue
		}
		if d, end, ok := readDate(t, s.i); ok && end > s.i {
			dates = append(dates, d)
			s.i = end
			if s.peek() == 'T' {
				if end, ok := readClock(t, s.i); ok {
					s.i = end
					times++
				}
			}
			continue
		}
		if end, ok := readClock(t, s.i); ok && times == 0 && len(dates) > 0 {
			s.i = end
			times++
			continue
		}
		if end, ok := readZone(t, s.i); ok {
			s.i, zoned = end, true
			continue
		}
		if r == '+' {
			if end, ok := readZone(t, s.i); ok {
				s.i = end
				continue
			}
		}
		word := s.word()
		f := prose.Fold(word)
		if word == "" || !fillers[f] && !weekdays[f] {
			return nil, false
		}
		s.i += len(word)
	}
	return dates, len(dates) > 0 || times > 0 && zoned || times == 1 && len(t) <= 8
}

var fillers = folded("published", "publish", "posted", "updated", "update", "last", "modified", "on", "at", "date", "time", "first", "created", "issued", "released", "local", "added", "edited", "the", "of", "and", "release",
	"опубликовано", "publie", "le", "mis", "jour", "veroffentlicht", "aktualisiert", "am", "um", "uhr", "publicado", "actualizado", "el", "de", "a", "pubblicato", "il", "yayinlanma", "tarihi", "guncelleme", "обновлено", "дата", "публикации", "время", "добавлено", "в", "от", "г", "года", "по", "времени", "жарияланды", "сагат", "发布时间", "更新时间", "时间", "日期", "发布于")

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
			names, agency = people(v)
			return names, agency, len(names) > 0 || agency != ""
		}
	}
	return nil, "", false
}

var openers = [...]string{"by", "written by", "reported by", "story by", "text by", "author", "authors", "автор", "авторы", "автор текста", "корреспондент", "авторы текста", "posted by", "edited by", "compiled by", "from our correspondent"}

// people reads "Ann Example and Bob Sample, The Valley Times": names of two to
// four capitalised words, and the rest as an agency. Text that has other words
// in it is neither.
func people(v string) (names []string, agency string) {
	v = strings.TrimSuffix(strings.TrimSpace(v), ".")
	v = strings.NewReplacer(" and ", ",", " & ", ",", " и ", ",", ";", ",", " in ", ",", " – ", ",", " — ", ",", " - ", ",", " | ", ",", "/", ",", "、", ",", " with ", ",", " for ", ",").Replace(v)
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

var particles = set("de", "van", "von", "der", "den", "bin", "al", "el", "la", "di", "da", "du", "ibn", "ben", "ter", "dos", "del", "le", "y", "af", "zu", "кызы", "оглы", "uly", "kyzy")

var offices = set("staff", "reporter", "reporters", "writer", "writers", "correspondent", "correspondents", "editor", "editors", "agency", "agencies", "press", "news", "times", "post", "daily", "desk", "bureau",
	"service", "newspaper", "today", "herald", "journal", "tribune", "gazette", "observer", "online", "media", "team", "newsroom", "tv", "radio", "report", "wire", "special", "contributor", "columnist", "chief", "senior", "the", "web", "monitor", "global")

// crumbs takes "Home > News > World".
func (w *work) crumbs() take {
	r := w.rest()
	if !w.fresh() || len(r) > 200 || w.stated != "" && w.hasLine {
		return take{}
	}
	for _, sep := range [...]string{" > ", " » ", " › ", " / ", " → ", ">", "»", " | ", " :: ", " \\ "} {
		if strings.Count(r, sep) < 1 {
			continue
		}
		parts := strings.Split(r, sep)
		known := 0
		for _, p := range parts {
			p = strings.TrimSpace(p)
			if len(p) > 0 && (sections[prose.Fold(p)] || isWidget(p)) {
				known++
			}
		}
		if known == len(parts) || known > 0 && sections[prose.Fold(strings.TrimSpace(parts[0]))] && sep != " | " && sep != " / " {
			return take{end: w.lines[w.lo].end, confidence: 0.9}
		}
	}
	return take{}
}

// section takes a line that is the name of a newspaper's section.
func (w *work) section() take {
	if r := w.rest(); w.fresh() && !w.hasLine && len(r) <= 40 && sections[prose.Fold(strings.Trim(r, "#[]* :"))] && w.proseFollows() {
		return take{end: w.lines[w.lo].end, confidence: 0.85}
	}
	return take{}
}

var sections = folded("home", "main", "main page", "home page", "homepage", "news", "politics", "world", "economy", "business", "society", "culture", "sport", "sports", "national", "international", "latest", "latest news", "top news", "top stories", "breaking news",
	"breaking", "region", "regions", "local", "local news", "world news", "all news", "news feed", "newsfeed", "events", "press releases", "press release", "press center", "press centre", "press service", "media", "media center", "media centre", "science", "technology", "tech", "health", "education", "opinion",
	"finance", "markets", "energy", "environment", "tourism", "europe", "asia", "africa", "americas", "middle east", "central asia", "eurasia", "china", "u.s.", "us", "uk", "domestic", "foreign policy", "diplomacy", "security", "defence", "defense", "archive", "headlines", "foreign affairs", "top", "editor's picks", "featured", "trending", "most popular", "speeches", "announcements", "publications", "statements", "presidency", "president", "government", "parliament", "official", "kazakhstan", "international relations", "general news", "economics", "stories", "analysis", "interview", "interviews", "special report", "video", "photo", "photos",
	"главная", "новости", "политика", "экономика", "общество", "культура", "спорт", "в мире", "мир", "происшествия", "регионы", "лента новостей", "главные новости", "официально", "бизнес", "наука", "пресс-релизы", "события", "жаналыктар", "саясат", "когам", "首页", "新闻", "时政", "国际", "国内", "要闻", "正文")

// repeat takes a second copy of the title.
func (w *work) repeat() take {
	if w.stated == "" || !w.fresh() {
		return take{}
	}
	r := w.rest()
	if len(r) < 200 && len(r) > 3 && key(r) == key(w.stated) {
		return take{end: w.lines[w.lo].end, confidence: 0.95}
	}
	return take{}
}

func (w *work) widgetLine() take {
	if w.fresh() && isWidget(w.rest()) {
		return take{end: w.lines[w.lo].end, confidence: 0.95}
	}
	return take{}
}

func (w *work) photoLine() take {
	if w.fresh() && photoCredit(w.rest()) {
		return take{end: w.lines[w.lo].end, confidence: 0.9}
	}
	return take{}
}

// syndicatorTag takes "(MENAFN- Trend News Agency)": a name in capitals, a
// hyphen, and the agency whose report it passes on.
func (w *work) syndicatorTag() take {
	r := w.t[w.at:min(len(w.t), w.at+120)]
	if !strings.HasPrefix(r, "(") {
		return take{}
	}
	j := strings.IndexByte(r, ')')
	if j < 0 || strings.Count(r[:j], "\n") > 1 {
		return take{}
	}
	inner := prose.Space(r[1:j])
	i := strings.IndexByte(inner, '-')
	if n := strings.IndexAny(inner, "–—"); i < 0 || n > 0 && n < i {
		i = n
	}
	if i <= 0 {
		return take{}
	}
	_, size := utf8.DecodeRuneInString(inner[i:])
	who, whose := strings.TrimSpace(inner[:i]), strings.TrimSpace(inner[i+size:])
	if !prose.Upper(who) && w.names.source(who) == "" || len(who) < 2 || strings.Count(who, " ") > 2 {
		return take{}
	}
	spaced := inner[i+size-1+1:] != "" && (strings.HasPrefix(inner[i+size:], " ") || strings.HasSuffix(inner[:i], " "))
	if !spaced && w.names.source(who) == "" || !agencyForm(whose) {
		return take{}
	}
	w.a.Syndicator = w.names.source(who)
	w.agency = whose
	if id := w.names.source(whose); id != "" {
		w.keyed = id
	}
	return take{end: w.at + j + 1, kept: "syndicator " + who + ", agency " + whose, confidence: 0.97}
}

// datelineHere takes the dateline at the cursor, once.
func (w *work) datelineHere() take {
	if w.hasLine {
		return take{}
	}
	d, ok := readDateline(w.t, w.at, w.blockEnd(w.lo), w.names)
	if !ok {
		return take{}
	}
	end := d.span.End
	if d.alone && (!w.follows(end) || d.confidence < 0.7 && (w.stated == "" || len(w.dates) == 0)) {
		return take{}
	}
	if d.colon && w.speakers() {
		return take{}
	}
	if w.stated == "" && d.confidence < 0.9 && !d.alone && w.titleEnd() > 0 {
		return take{} // "LONDON: city of rain" is a title here
	}
	w.keepLine(d)
	return take{end: end, silent: true}
}

// speakers reports whether more lines below begin with capitals and a colon, as
// those of a transcript do.
func (w *work) speakers() bool {
	for i := w.lo + 1; i < w.hi && i < w.lo+200; i++ {
		t := w.text(i)
		if j := strings.IndexByte(t[:min(len(t), 40)], ':'); j > 1 && prose.Upper(t[:j]) {
			return true
		}
	}
	return false
}

// keepLine records a dateline.
func (w *work) keepLine(d dateline) {
	w.line, w.hasLine = d, true
	w.remove("dateline", d.span)
	kept := "place " + strings.Join(d.Places, "/")
	if d.Agency != "" {
		kept += ", agency " + d.Agency
	}
	if d.Date != "" {
		kept += ", date " + d.Date
		w.dates = append(w.dates, dated{article.OfLine, d.day, prose.Space(d.Date), d.dayPos, false})
	}
	w.step(d.Rule, d.span, kept, d.confidence)
	if d.author != "" {
		w.a.Authors = append(w.a.Authors, d.author)
	}
}

// blockEnd is where the block of line i ends: before a blank line.
func (w *work) blockEnd(i int) int {
	for i+1 < w.hi && !w.lines[i+1].blank() && w.lines[i].end-w.at < 2*maxDateline {
		i++
	}
	return w.lines[i].end
}

// follows reports whether prose stands after an offset.
func (w *work) follows(offset int) bool {
	last := 0
	from := w.lineOf(offset) - 1
	for i := from; i < w.hi && i < from+200; i++ {
		l := w.lines[i]
		s := w.t[max(l.start, min(offset, l.end)):l.end]
		if sentence(s) || last >= 40 && (stopped(s) || last >= 55 && len(s) >= 55) {
			return true
		}
		last = len(s)
	}
	return false
}

func (w *work) proseFollows() bool { return w.follows(w.lines[w.lo].end) }

// sentence reports whether a line looks like one of prose: long, or ended by a stop.
func sentence(s string) bool {
	return len(s) >= 90 || len(s) >= 25 && stopped(s)
}

// stopped reports whether s ends as a sentence does.
func stopped(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return blankRune(r) || strings.ContainsRune("\"'”’»)]*_", r)
	})
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…。！？", r)
}
