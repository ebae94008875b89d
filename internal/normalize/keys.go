package normalize

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/prose"
)

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
		if w.amongKeys(r[:i], r[i+1:]) {
			return take{end: end, confidence: 0.8}
		}
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
	case 'p':
		if d, ok := readDateline(w.t, v.Start, end, w.names); ok && d.alone && !w.hasLine { // "DATELINE: PORT ELLIS, June 12"
			w.remove("header/key", prose.Span{Start: w.at, End: v.Start})
			w.keepLine(d)
			return take{end: end, silent: true}
		}
	case 'd', 'u':
		return w.dateKey(v.Start, end, value, k == 'u')
	case 'l':
		if host(value) == "" && !strings.HasPrefix(value, "/") {
			return take{}
		}
		w.url(value, w.at)
		return take{end: end, kept: "url " + w.a.SourceURL, confidence: 0.95}
	case 's':
		return w.sourceKey(end, value)
	case 'a':
		return w.authorKey(end, value)
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

// dateKey takes the value of a key of a day, which begins at the byte start: of
// publication, or weak, of a later edition.
func (w *work) dateKey(start, end int, value string, weak bool) take {
	before := len(w.dates)
	if got := w.dateAt(start, "header/key"); got.end > 0 {
		if w.dates[before].day.y == 0 && noYear(value) {
			w.badDate(date{bad: true}, start, value)
		}
		var h header
		if tail := w.t[got.end:end]; w.whose(&h, tail) { // "Updated: June 12, 2018 08:50 Lake Agency"
			w.by(h.agency)
			w.a.Authors = append(w.a.Authors, h.authors...)
			got.end = end
		} else if clockTail(tail) || len(strings.TrimSpace(tail)) < 20 {
			got.end = end
		}
		w.dates[before].weak = weak
		return got
	}
	if dates, ok := clock(value); ok || len(value) <= 40 {
		for _, d := range dates {
			w.dates = append(w.dates, dated{article.Header, d, prose.Space(w.rest()), w.at, weak})
		}
		return take{end: end, confidence: 0.8}
	}
	return take{}
}

// sourceKey takes the value of a key of a source, with the days in it: "Xinhua|
// 2018-06-12 21:10:33|Editor: Li", "Xinhua Published: 2018-6-12".
func (w *work) sourceKey(end int, value string) take {
	if len(value) > 80 {
		return take{}
	}
	parts := strings.Split(withKeys(value), "|")
	for i := 1; i < len(parts[0]); i++ { // "Source: valley.example Thursday, June 12, 2018"
		if d, _, ok := readDate(parts[0], i); ok && d.full() && parts[0][i-1] == ' ' {
			w.dates = append(w.dates, dated{article.Header, d, strings.TrimSpace(parts[0][i:]), w.at, false})
			parts[0] = strings.TrimSpace(parts[0][:i])
			break
		}
	}
	if id := w.names.source(parts[0]); id != "" {
		w.keyed = id
	} else if w.agency == "" {
		w.agency = strings.TrimSpace(parts[0])
	}
	for _, p := range parts[1:] {
		p = strings.TrimSpace(p)
		if k, v, ok := strings.Cut(p, ":"); ok && keys[prose.Fold(wordOf(k))] == 'd' {
			p = strings.TrimSpace(v)
		}
		if dates, ok := clock(p); ok {
			for _, d := range dates {
				w.dates = append(w.dates, dated{article.Header, d, strings.TrimSpace(p), w.at, false})
			}
		}
	}
	return take{end: end, kept: "source " + w.keyed, confidence: 0.9}
}

// authorKey takes the value of a key of those who wrote: "Quill, Lin".
func (w *work) authorKey(end int, value string) take {
	if len(value) > 120 || strings.HasSuffix(value, ".") && len(value) > 60 {
		return take{}
	}
	if last, first, ok := strings.Cut(value, ", "); ok && isAlpha(last) && isAlpha(first) && named(first+" "+last) && !prose.Upper(first) {
		value = first + " " + last
	}
	names, agency := people(value)
	if len(names) == 0 && agency == "" && !nothing[value] {
		return take{}
	}
	w.a.Authors = append(w.a.Authors, names...)
	w.by(agency)
	return take{end: end, kept: "authors " + strings.Join(names, ", "), confidence: 0.9}
}

// amongKeys reports a key that no list knows, with a short value, right below two
// keys or more that are known and before a blank line or another: "Crawler: lake3".
func (w *work) amongKeys(k, v string) bool {
	v = strings.TrimSpace(v)
	if v == "" || len(v) > 60 || stopped(v) || len(strings.Fields(k)) > 2 || !beginsUpper(k) || !isAlpha(strings.ReplaceAll(k, " ", "")) || w.lo == 0 || w.lines[w.lo-1].blank() {
		return false
	}
	known := 0
	for _, s := range w.res.Trace {
		if s.Rule == "header/key" {
			known++
		}
	}
	last := len(w.res.Removed) - 1
	if known < 2 || last < 0 || w.res.Removed[last].Rule != "header/key" && w.res.Removed[last].Rule != "header/url" || w.lo+1 >= w.hi {
		return false
	}
	next := w.text(w.lo + 1)
	key, _, ok := strings.Cut(next, ":")
	return next == "" || ok && keys[prose.Fold(strings.TrimSpace(key))] != 0
}

// withKeys puts a bar before each word of a value that is followed by a colon and
// so opens a value of its own: "Lake Monthly Volume: 2 Issue: 3".
func withKeys(v string) string {
	if strings.Contains(v, "://") {
		return v
	}
	from := 0
	for {
		i := strings.Index(v[from:], ": ")
		if i < 0 {
			return v
		}
		i += from
		j := strings.LastIndexAny(v[:i], " |")
		if word := prose.Fold(v[j+1 : i]); word == "time" || word == "date" { // "Published Time: "
			if k := strings.LastIndexAny(v[:max(j, 0)], " |"); k > 0 && keys[prose.Fold(v[k+1:j])] == 'd' {
				j = k
			}
		}
		if j > 0 && v[j] == ' ' {
			v = v[:j] + "|" + v[j+1:]
		}
		from = i + 2
	}
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
// l link, s source, a author, p dateline, b body, g language, x other.
var keys = keyTable(
	"t", "title headline head header заголовок название тақырыбы 标题 标题 题目 news_title article_title",
	"d", "date published publication|date published|on publish|date publish_date publish|date pubdate posted posted|on publication release|date dateline|date datetime time timestamp issued created date|published дата опубликовано дата|публикации жарияланған|күні 日期 发布时间 时间 입력 등록 게재 승인 first|published released publication|date",
	"u", "수정 updated last|updated modified last|modified last|update обновлено update|date updated|on",
	"l", "url link source|url permalink canonical web address ссылка адрес original|url article|url uri original",
	"s", "来自 publication|title source agency publisher provider newspaper publication publication|name site outlet источник дереккөз 来源 news|source origin media feed",
	"a", "author authors byline by writer reporter reporters journalist автор авторы 发布者 correspondent корреспондент text|by story|by written|by reported|by 作者 记者 reporting|by текст creator",
	"p", "dateline",
	"b", "body text content article|text article|body maintext main|text full|text текст 正文 story",
	"g", "language lang язык",
	"x", "editor editors просмотров комментариев қаралды 摘要 字号 category categories section tags tag keywords keyword topic topics theme themes рубрика теги тег id article|id doc|id views просмотры word|count words length location city country place region region photo image images image|url img picture fetched retrieved crawled scraped collected|at file slug type subject subjects description summary abstract edition page copyright status desk 原标题 关键词 关键字 ключевые|слова priority category|code subtitle load-date publication-type document|type pages volume issue highlight graphic journal-code acc-no publication|info proquest|document|id document|url database copyright links|to|document issn publisher|location publication|year publication|subject company source|type last|revision",
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
	if i := strings.Index(r, "https://web.archive.org/web/"); i > 0 && i < 40 && strings.Count(r, "http") > 1 { // the address that was archived counts
		r = r[strings.LastIndex(r, "http"):]
	} else if i := strings.IndexByte(r, '/'); i > 0 && i+1 < len(r) && isDomain(r[:i]) && w.stated != "" && !strings.Contains(r, " ") {
		r = "https://" + r
	}
	if !w.fresh() || strings.ContainsAny(r, " \t") || !(strings.HasPrefix(r, "http://") || strings.HasPrefix(r, "https://") || strings.HasPrefix(r, "www.") && host(r) != "") {
		return take{}
	}
	w.url(r, w.at)
	return take{end: w.lines[w.lo].end, kept: "url " + r, confidence: 0.97}
}
