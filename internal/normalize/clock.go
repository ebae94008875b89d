package normalize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// clockLine takes a line of nothing but dates, times and what goes with them.
func (w *work) clockLine() take {
	r := w.rest()
	if !w.fresh() || len(r) > 160 {
		return take{}
	}
	if len(r) < 30 && weekdays[prose.Fold(r)] && len(r) > 5 && w.proseFollows() {
		return take{end: w.lines[w.lo].end, confidence: 0.8}
	}
	m, ok := w.meta(r)
	if !ok {
		return take{}
	}
	dates := m.dates
	w.by(m.agency)
	w.a.Authors = append(w.a.Authors, m.authors...)
	opens := prose.Fold(r[:max(0, strings.IndexAny(r, "0123456789"))])
	weak := strings.Contains(opens, "updated") || strings.Contains(opens, "modified") || strings.HasPrefix(opens, "today:") // that of the visit
	for i, d := range dates {
		w.dates = append(w.dates, dated{article.Header, d, prose.Space(r), w.at, i > 0 || weak && len(dates) == 1})
		w.badDate(d, w.at, r)
	}
	kept := ""
	if len(dates) > 0 {
		kept = "date " + dates[0].edtf().String()
	}
	return take{end: w.lines[w.lo].end, kept: kept, confidence: 0.95}
}

// lateClock takes a clock with a whole day that stands among the first lines of a
// report that has none above.
func (w *work) lateClock(i int, t string) bool {
	if len(t) <= 100 && i < w.lo+12 && labelled(t) {
		if m, ok := w.meta(t); ok && len(m.dates) > 0 {
			for k, d := range m.dates {
				w.dates = append(w.dates, dated{article.Header, d, prose.Space(t), w.lines[i].start, k > 0})
			}
			return true
		}
	}
	if i == w.lo || len(t) > 100 || !strings.ContainsAny(t, "0123456789") || slices.ContainsFunc(w.dates, func(d dated) bool { return d.day.full() }) {
		return false
	}
	for k, n := i, 0; k >= w.lo; k-- {
		if !w.lines[k].blank() {
			if n++; n > 6 {
				return false
			}
		}
	}
	m, ok := w.meta(t)
	if !ok || len(m.dates) != 1 || !m.dates[0].full() {
		return false
	}
	w.dates = append(w.dates, dated{article.Header, m.dates[0], prose.Space(t), w.lines[i].start, false})
	return true
}

// labelled reports a line that says what its day is: "Issued on: …", "Published …".
func labelled(t string) bool {
	k, _, _ := strings.Cut(t, " ")
	switch strings.TrimRight(k, ":") {
	case "Issued", "Published", "Posted", "Updated", "Modified", "Опубликовано", "Обновлено":
		return true
	}
	return false
}

// header is what a line of a report's header holds.
type header struct {
	dates   []date
	agency  string
	authors []string
}

// barred writes what divides a header as a bar.
var barred = strings.NewReplacer("【", "|", "】", "|", "  ", "|", " - ", "|", " – ", "|", " — ", "|", "来源", "|来源", "來源", "|來源", "作者", "|作者",
	" Source:", "|Source:", " Editor:", "|Editor:")

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
	if inner, ok := enclosed(r); ok { // "(Lake Courier, 12 June 2018)"
		if name, when, ok := strings.Cut(inner, ","); ok && agencyForm(strings.TrimSpace(name)) {
			if d, ok := clock(when); ok && len(d) > 0 {
				return header{d, strings.TrimSpace(name), nil}, true
			}
		}
	}
	if i := strings.LastIndex(r, " by "); i > 0 && len(strings.Fields(r[i:])) <= 5 { // "Posted on 12 June 2018 by admin"
		if d, ok := clock(r[:i]); ok && len(d) > 0 {
			h.dates = d
			h.authors, h.agency = people(r[i+len(" by "):])
			return h, true
		}
	}
	parts := strings.FieldsFunc(barred.Replace(r), func(c rune) bool { return strings.ContainsRune("|•·│●\u3000\t", c) })
	timed, strange := false, 0
	for _, p := range parts {
		p = strings.TrimSpace(p)
		if p == "" || strings.Trim(p, "0123456789") == "" || strings.HasPrefix(p, "{{") {
			continue
		}
		known, clocked := w.metaPart(&h, p)
		if timed = timed || clocked; known {
			continue
		}
		// A name that no list knows: "Lake Agency | 12 June 2018, 10:45".
		if strange++; strange > 2 || stopped(p) || !named(strings.TrimLeft(p, "@")) && p[0] != '@' {
			return header{}, false
		}
	}
	return h, timed && len(parts) <= 8
}

// metaPart reads one part of a header's line into h. Known says that it is one that
// such a line has, and timed that a clock is in it.
func (w *work) metaPart(h *header, p string) (known, timed bool) {
	clocked := func(text string) bool {
		d, ok := clock(text)
		if ok {
			h.dates = append(h.dates, d...)
		}
		return ok
	}
	if i := sectionEnd(p); i > 0 && clocked(p[i:]) { // "Business 23 July 2019 15:50"
		return true, true
	}
	if clocked(p) {
		return true, true
	}
	if w.besideClock(h, p) {
		return true, true
	}
	if w.names.source(p) != "" || isDomain(strings.ToLower(p)) || paper(p) {
		h.agency = p
		return true, false
	}
	if who, rest := writer(p); who != "" && clocked(rest) { // "Ann Example 3 minutes ago Sat 24th October 2020"
		h.authors = append(h.authors, who)
		return true, true
	}
	if before, when, after := hanAround(p); when != "" {
		if d, ok := clock(when); ok && len(d) > 0 {
			h.dates = append(h.dates, d...)
			if h.agency = before; after != "" {
				h.authors = append(h.authors, after)
			}
			return true, true
		}
	}
	if rest, ok := strings.CutPrefix(p, "in "); ok && sectionName(rest) || p == "by admin" || p == "by editor" || p == "by staff" {
		return true, false
	}
	if names, ag, ok := bylineOf(p); ok {
		h.authors = append(h.authors, names...)
		if ag != "" && h.agency == "" {
			h.agency = ag
		}
		return true, false
	}
	if known, timed = h.keyed(p); known {
		return true, timed
	}
	if isWidget(p) || sections[prose.Fold(p)] {
		return true, false
	}
	d, ok := amid(p)
	if ok {
		h.dates = append(h.dates, d...)
	}
	return ok, ok
}

// keyed reads a key with its value, "Source: Lake Agency", "Hits: 312", as
// [work.metaPart] does.
func (h *header) keyed(p string) (known, timed bool) {
	i := strings.IndexAny(p, ":：")
	if i <= 0 {
		return false, false
	}
	_, n := utf8.DecodeRuneInString(p[i:])
	k, v := keys[prose.Fold(strings.TrimSpace(p[:i]))], strings.TrimSpace(p[i+n:])
	if k == 0 || len(v) >= 60 {
		return k == 0 && strings.Trim(v, "0123456789") == "" && i <= 24, false
	}
	switch k {
	case 's':
		if before, when, after := hanAround(v); when != "" && after == "" {
			if d, ok := clock(when); ok && len(d) > 0 {
				h.dates, v, timed = append(h.dates, d...), before, true
			}
		}
		h.agency = v
	case 'd', 'u':
		if d, ok := clock(v); ok {
			h.dates, timed = append(h.dates, d...), true
		}
	}
	return true, timed
}

// amid reads a day and a time of it behind a name of at most four words, or
// before what a page puts behind them: "Lake Agency 10:24, 16 January, 2019",
// "(Lake Agency) 11:30, July 23, 2021", "29 Oct 2019, 05:41 am Print".
func amid(p string) ([]date, bool) {
	if i := strings.LastIndexByte(p, ' '); i > 0 && len(p)-i <= 6 && strings.Trim(p[i+1:], "0123456789") == "" && strings.IndexByte(p[:i], ':') > 0 { // and how often it was read
		if d, ok := clock(p[:i]); ok && len(d) > 0 && d[0].full() {
			return d, true
		}
	}
	for i, n := 0, 0; n <= 4; n++ {
		if d, ok := clock(p[i:]); ok && len(d) > 0 && d[0].full() && (n == 0 || strings.IndexByte(p[i:], ':') > 0 && named(strings.Trim(p[:i], "() "))) {
			return d, true
		}
		k := strings.IndexByte(p[i:], ' ')
		if k < 0 {
			break
		}
		i += k + 1
	}
	for i, n := len(p), 0; n < 4; n++ { // "Lake Agency, June 12, 2018 Adjust font size:"
		if i = strings.LastIndexByte(p[:i], ' '); i <= 0 {
			break
		}
		if p[len(p)-1] <= '9' && p[len(p)-1] >= '0' {
			break // no button ends with a figure
		}
		if !isWidget(p[i+1:]) {
			continue
		}
		before := p[:i]
		if name, when, ok := strings.Cut(before, ", "); ok && n > 0 && named(name) && agencyForm(name) && monthNames[prose.Fold(name)] == 0 {
			before = when
		}
		if d, ok := clock(before); ok && len(d) > 0 && d[0].full() {
			return d, true
		}
	}
	for i, n := len(p), 0; n < 3; n++ { // "June 12, 23:17 UTC+3 PORT ELLIS"
		if i = strings.LastIndexByte(p[:i], ' '); i < 0 || !prose.Upper(p[i+1:]) {
			break
		}
		if d, ok := clock(p[:i]); ok && len(d) > 0 && strings.IndexByte(p[:i], ':') > 0 {
			return d, true
		}
	}
	return nil, false
}

// enclosed is what stands in the brackets that enclose a line.
func enclosed(r string) (string, bool) {
	if len(r) < 2 || r[0] != '(' || r[len(r)-1] != ')' {
		return "", false
	}
	inner := r[1 : len(r)-1]
	return inner, !strings.ContainsAny(inner, "()")
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

// writer reads the name with which p begins when it is a person's of two or three
// words, perhaps with a handle after it, and says where the rest begins.
func writer(p string) (name, rest string) {
	at, words := 0, 0
	for _, open := range openers {
		if len(p) > len(open) && strings.EqualFold(p[:len(open)], open) && (p[len(open)] == ' ' || p[len(open)] == ':') {
			p = strings.TrimLeft(p[len(open):], ": ")
			at = 0
			break
		}
	}
	for words < 3 {
		j := wordEnd(p, at)
		r, _ := utf8.DecodeRuneInString(p[at:])
		if f := prose.Fold(p[at:j]); j == at || !unicode.IsUpper(r) || weekdays[f] || monthNames[f] > 0 || fillers[f] || sections[f] {
			break
		}
		words++
		name = p[:j]
		if at = j; at < len(p) && p[at] == ' ' {
			at++
		}
	}
	if words < 2 || at < len(p) && p[at] == ',' && prose.Upper(name) {
		return "", "" // "PORT ELLIS, Dec 15" is a dateline
	}
	if strings.HasPrefix(p[at:], "(@") {
		at += strings.IndexByte(p[at:], ')') + 1
	}
	return name, p[at:]
}

// hanAround divides "环球时报 2022-11-28" and "2022-11-28 19:15李诗睿" into the clock
// and the few Han characters beside it.
func hanAround(p string) (before, clock, after string) {
	i := strings.IndexAny(p, "0123456789")
	j := strings.LastIndexAny(p, "0123456789") + 1
	if i < 0 {
		return "", "", ""
	}
	before, clock, after = strings.TrimSpace(p[:i]), p[i:j], strings.TrimSpace(p[j:])
	han := func(s string) bool {
		return utf8.RuneCountInString(s) <= 8 && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
	}
	if before+after == "" || !han(before) || !han(after) {
		return "", "", ""
	}
	return before, clock, after
}

// ago is where "3 minutes ago" or "a day ago" at i ends, or 0.
func ago(t string, i int) int {
	s := scan{t, i}
	if _, n := s.number(3); n == 0 {
		if w := strings.ToLower(s.word()); w != "a" && w != "an" {
			return 0
		}
		s.i += len(s.word())
	}
	if !s.spaces() {
		return 0
	}
	switch strings.TrimSuffix(strings.ToLower(s.word()), "s") {
	case "second", "sec", "minute", "min", "hour", "hr", "day", "week", "month", "year":
		s.i += len(s.word())
	default:
		return 0
	}
	if s.spaces() && strings.ToLower(s.word()) == "ago" {
		return s.i + 3
	}
	return 0
}

// wholeDay reads a text of nothing but one day with its year, and maybe a time.
func wholeDay(t string) (date, bool) {
	dates, ok := clock(t)
	if !ok || len(dates) != 1 || !dates[0].full() {
		return date{}, false
	}
	return dates[0], true
}

func isWholeDay(t string) bool {
	_, ok := wholeDay(t)
	return ok
}

// clock reads a text of nothing but dates, times, zones and filler words. It
// needs a date, or a time with a zone.
func clock(t string) (dates []date, ok bool) {
	t = unglue(t)
	s := scan{t, 0}
	times, zoned := 0, false
	for s.i < len(t) {
		r, n := utf8.DecodeRuneInString(t[s.i:])
		if blankRune(r) || strings.ContainsRune(",|;/·•–—-()[]@:.*_《》", r) {
			s.i += n
			continue
		}
		if end := ago(t, s.i); end > 0 {
			s.i = end
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
		if n := len(dates); n > 0 && times > 0 && dates[n-1].y == 0 { // "Tue Jun 12 14:57:21 CEST 2018"
			from := s.i
			if y := s.year(); y > 0 {
				dates[n-1].y = y
				continue
			}
			s.i = from
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
		if len(dates) > 0 && (times > 0 || dates[0].full()) && len(t)-s.i <= 6 && len(t)-s.i > 1 && strings.Trim(t[s.i:], "0123456789") == "" {
			break // how often it was looked at
		}
		word := s.word()
		f := prose.Fold(word)
		if word == "" || !fillers[f] && !weekdays[f] {
			return nil, false
		}
		s.i += len(word)
	}
	return dates, len(dates) > 0 || times > 0 && zoned || times == 1 && len(t) <= 30
}

// unglue puts a space where a word was glued to a figure: "18:23:59Updated".
func unglue(t string) string {
	for i := 1; i+1 < len(t); i++ {
		if t[i-1] >= '0' && t[i-1] <= '9' && t[i] >= 'A' && t[i] <= 'Z' && t[i+1] >= 'a' && t[i+1] <= 'z' {
			return t[:i] + " " + unglue(t[i:])
		}
	}
	for _, word := range [...]string{"Published", "Updated", "Posted"} { // "APPPublished April 2"
		if i := strings.Index(t, word); i > 0 && i <= 12 && prose.Upper(t[:i]) && isAlpha(t[:i]) {
			return t[i:]
		}
	}
	return t
}

var fillers = folded(
	"issued", "published", "publish", "written", "today", "yesterday", "сегодня", "вчера", "about", "posted", "updated", "update",
	"last", "modified", "on", "at", "date", "time", "first", "created", "issued", "released", "local", "added", "edited", "the",
	"of", "and", "release",
	"опубликовано", "in", "publie", "le", "mis", "jour", "modifie", "stand", "erstellt", "geandert", "zuletzt", "publiziert",
	"publicerad", "uppdaterad", "publisert", "oppdatert", "opdateret", "aggiornato", "atualizado", "geplaatst", "bijgewerkt",
	"veroffentlicht", "aktualisiert", "am", "um", "uhr", "publicado", "actualizado", "el", "de", "a", "pubblicato", "il",
	"yayinlanma", "tarihi", "guncelleme", "обновлено", "дата", "публикации", "время", "добавлено", "в", "от", "г", "года", "по",
	"времени", "жарияланды", "жарияланган", "kl", "klockan", "alle", "ore", "上午", "下午", "中午", "晚上", "星期一", "星期二", "星期三", "星期四",
	"星期五", "星期六", "星期日", "星期天", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "時間", "發布時間", "发表时间", "發佈時間", "文章日期", "发稿时间", "сагат",
	"发布时间", "更新时间", "时间", "日期", "发布于", "입력", "수정", "등록", "게재", "승인", "公開", "更新", "配信", "掲載",
)
