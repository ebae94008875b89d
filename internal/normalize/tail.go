package normalize

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// tailRules look at the last open line, i, and take it and all that follows.
// They are tried in this order, again and again, until none fires.
var tailRules = [...]struct {
	name string
	try  func(w *work, i int) bool
}{
	{"widget", func(w *work, i int) bool { return isWidget(w.text(i)) || w.thrice(w.text(i)) }},
	{"header/none", func(w *work, i int) bool { return nothing[w.text(i)] }},
	{"widget/blank", func(w *work, i int) bool { return blankPart(w.text(i)) }},
	{"code", (*work).codeLine},
	{"export", (*work).exportFoot},
	{"widget/foot", (*work).gluedFoot},
	{"widget/links", (*work).linkFoot},
	{"legal/copyright", (*work).copyrightLine},
	{"legal/disclaimer", func(w *work, i int) bool { return disclaimer(w.text(i)) }},
	{"notice", func(w *work, i int) bool { return notice(w.text(i)) }},
	{"credit/photo", func(w *work, i int) bool { return photoCredit(w.text(i)) || w.captioned(w.text(i)) }},
	{"credit/desk", (*work).deskLine},
	{"credit/byline", (*work).lastByline},
	{"end-mark", func(w *work, i int) bool { return endMark(w.text(i)) || !hasWord(w.text(i), 1) }},
	{"widget", (*work).shareHead},
	{"widget/list", (*work).listBelow},
	{"credit/desk", (*work).hanDesk},
	{"credit/agency", (*work).lastWords},
	{"credit/agency", (*work).houseMark},
	{"credit/agency", (*work).agencyMark},
	{"credit/agency", (*work).agencyDay},
	{"header/sign-off", (*work).signOff},
	{"header/repeat", (*work).lastRepeat},
	{"tags", (*work).tagLine},
	{"widget/foot", (*work).footLine},
	{"credit/byline", (*work).bio},
	{"credit/byline", (*work).signature},
	{"widget/foot", (*work).nameInFoot},
	{"credit/byline", (*work).lastName},
	{"tags", (*work).lastLabel},
	{"address", (*work).addressLine},
	{"address", (*work).contactFoot},
	{"address", (*work).toAsk},
	{"header/clock", (*work).lastClock},
	{"widget", (*work).stoodAbove},
}

// tail takes blocks that are never part of a report, then runs the tail rules.
func (w *work) tail() {
	w.blocks()
	for w.hi > w.lo {
		if from := w.teasers(); from < w.hi {
			w.cutFrom(from, "widget/list")
			continue
		}
		i := w.hi - 1
		if w.lines[i].blank() {
			w.hi--
			continue
		}
		if from := w.headlines(); from < w.hi {
			w.cutFrom(from, "widget/list")
			continue
		}
		if i == w.lo { // the last line left is the report
			w.gluedFoot(i)
			if w.stated != "" || w.hasLine || len(w.dates) > 0 {
				w.lastWords(i)
				w.houseMark(i)
			}
			return
		}
		fired := false
		for _, r := range tailRules {
			if r.try(w, i) {
				s := prose.Span{Start: w.lines[i].start, End: w.lines[i].end}
				w.remove(r.name, s)
				w.step(r.name, s, "", 0.95)
				w.hi--
				fired = true
				break
			}
		}
		if !fired {
			from := w.stubs()
			if from == w.hi {
				return
			}
			w.cutFrom(from, "widget/foot")
		}
	}
}

// copyrightLine takes a line that says whose the rights are, and keeps whose:
// "© The Harbour Gazette 2017. All rights reserved."
func (w *work) copyrightLine(i int) bool {
	t := w.text(i)
	if !copyright(t) {
		return false
	}
	for at := 0; at < len(t); {
		if r, n := utf8.DecodeRuneInString(t[at:]); !upperOrHan(r) || at > 0 && t[at-1] != ' ' && !strings.HasSuffix(t[:at], "©") {
			at += n
			continue
		}
		id, end := w.names.sourceAt(t, at)
		if id == "" {
			_, n := utf8.DecodeRuneInString(t[at:])
			end = at + n
		} else if w.owner == "" && w.press(id) {
			w.owner = id
		}
		at = end
	}
	if name := rightsOf(t); w.suffix == "" && paper(name) {
		w.suffix = name
	}
	return true
}

// blocks cuts off what begins with a line that opens a list of other reports, a
// legal notice or a comment form, when it stands in the last part of the text.
// After a legal heading anything may follow; after the heading of a list only
// lines that are no prose.
func (w *work) blocks() {
	total := 0
	for i := w.lo; i < w.hi; i++ {
		total += w.lines[i].end - w.lines[i].start
	}
	seen := 0
	items := -1 // looked for when a heading asks
	for i := w.lo; i < w.hi; i++ {
		t := unlinked(w.text(i))
		seen += len(t)
		if t == "" || seen-len(t) == 0 || len(t) > 200 {
			continue
		}
		if i > w.lo && seen > 300 && w.second(i) {
			w.cutFrom(w.labelAbove(i), "report/second")
			return
		}
		if len(t) > 80 && (len(t) > len(w.stated)+20 || len(t)+20 < len(w.stated) || key(t) != key(w.stated)) {
			continue
		}
		f := strings.Trim(prose.Fold(t), " :.*#-–—…")
		rule := ""
		switch {
		case formHeads[f] && seen > 300 && seen*2 > total:
			rule = "widget/comments"
		case releaseEnd(t) && seen > 300 && w.endsAbove(i):
			rule = "end-mark"
		case len(w.stated) >= 30 && seen*2 > total && len(t) < len(w.stated)+20 && len(t)+20 > len(w.stated) && sameKey(t, w.stated) && w.pageAgain(i):
			i = w.labelAbove(i)
			rule = "page/below"
		case legalHeads[f] && w.proseAbove(i) && (total-seen < 3000 || seen*2 > total):
			rule = "legal/disclaimer"
		case authorHeads[f] && total-seen < 1500 && seen*2 > total:
			rule = "credit/byline"
		case w.exportTail(i):
			rule = "export"
		case strings.Count(t, "@") == 1 && !strings.Contains(t, " ") && w.labels(i, 20) > 1:
			rule = "address"
		case strings.HasPrefix(f, "written by ") && seen*2 > total && w.countedBelow(i):
			rule = "credit/byline"
		case t == "--" && w.labels(i, 8) > 0:
			rule = "credit/signature"
		case comments(t) && seen > 400:
			rule = "widget/comments"
		case newsHeads[f] && (seen*3 > total*2 || seen*3 > total && w.clocksBelow(i)) && w.stories(i):
			rule = "widget/list"
		case (listHeads[f] || pager(t)) && w.onlyItems(&items, i+1):
			rule = "widget/list"
			if i+1 == w.hi || !w.nonBlank(i+1) {
				rule = "widget"
			}
		}
		if rule != "" {
			w.cutFrom(i, rule)
			return
		}
	}
}

// nonBlank reports whether a line from i on has text.
func (w *work) nonBlank(i int) bool {
	for ; i < w.hi; i++ {
		if !w.lines[i].blank() {
			return true
		}
	}
	return false
}

// onlyItems reports whether no prose stands from line i on.
func (w *work) onlyItems(from *int, i int) bool {
	if *from < 0 {
		*from = w.items()
	}
	return i >= *from
}

// items is the first line from which on there are headlines only, no prose.
func (w *work) items() int {
	i := w.hi
	for ; i > w.lo; i-- {
		t := w.text(i - 1)
		if utf8.RuneCountInString(t) > 160 || len(t) > 60 && stopped(t) && !strings.HasSuffix(t, "?") && !strings.HasSuffix(t, "…") && !strings.HasSuffix(t, "...") {
			if !(blankPart(t) || notice(t) || caption(t) || copyright(t) || disclaimer(t)) {
				break
			}
		}
	}
	return i
}

// codeLine takes a code that a syndicator puts below a report, such as
// WIRED27112023000187011040ID1107491122: capitals, then the day as DDMMYYYY or
// YYYYMMDD, then more digits.
func (w *work) codeLine(i int) bool {
	t := w.text(i)
	if len(t) < 14 || len(t) > 80 || strings.ContainsAny(t, " \t") {
		return false
	}
	j := 0
	for j < len(t) && t[j] >= 'A' && t[j] <= 'Z' {
		j++
	}
	k, figures := j, 0
	for k < len(t) && (t[k] >= '0' && t[k] <= '9' || t[k] >= 'A' && t[k] <= 'Z' || t[k] == '-' || t[k] == '_') {
		if t[k] >= '0' && t[k] <= '9' {
			figures++
		}
		k++
	}
	if j < 2 || k < len(t) || figures < 10 {
		return false
	}
	if j+8 > len(t) {
		return true
	}
	c := t[j : j+8]
	n, ok := 0, true
	for _, x := range []byte(c) {
		if x < '0' || x > '9' {
			ok = false
		}
		n = n*10 + int(x-'0')
	}
	if !ok {
		return true
	}
	d := date{d: n / 1000000, m: n / 10000 % 100, y: n % 10000}
	if d.y < 1990 || d.y > 2099 {
		d = date{y: n / 10000, m: n / 100 % 100, d: n % 100}
	}
	if d = d.check(); d.y >= 1990 && d.y <= 2099 && !d.bad && d.d > 0 {
		w.dates = append(w.dates, dated{article.Code, d, t[:j+8], w.lines[i].start, false})
		if id := w.names.source(t[:j]); id != "" && w.a.Syndicator == "" && id != w.keyed {
			w.a.Syndicator = id
		}
	}
	return true
}

// deskLine takes "(Reporting by Ann Example; Editing by Bob Sample)", "Editor: Li
// Si", "Source: Xinhua", "Additional reporting by …".
func (w *work) deskLine(i int) bool {
	t := w.text(i)
	if len(t) > 400 {
		return false
	}
	f := strings.TrimLeft(prose.Fold(t), "([*_ ")
	if strings.HasPrefix(f, "based on ") && (strings.HasSuffix(f, " reporting") || strings.HasSuffix(f, " reports")) {
		return true
	}
	if len(t) < 300 && (strings.HasSuffix(f, " contributed to this report.") || strings.HasSuffix(f, " contributed to this story.") || strings.HasSuffix(f, " contributed to this article.")) {
		return true
	}
	if len(t) < 24 && (strings.HasPrefix(f, "mit dpa") || strings.HasPrefix(f, "mit afp") || strings.HasPrefix(f, "mit reuters")) {
		return true
	}
	for _, p := range deskHeads {
		if !strings.HasPrefix(f, p) {
			continue
		}
		if p == "source " && (!strings.HasPrefix(t, "SOURCE ") || len(t) > 80) {
			continue
		}
		if p == "reporting by" || p == "editor:" {
			if len(w.a.Authors) == 0 && p == "reporting by" {
				v := strings.Trim(t, "()[]*_ ")
				v = v[min(len(v), len(p)):]
				if j := strings.IndexAny(v, ";"); j > 0 {
					v = v[:j]
				}
				names, _ := people(strings.Trim(v, " .)"))
				w.a.Authors = append(w.a.Authors, names...)
			}
		}
		if strings.HasPrefix(p, "source") || strings.HasPrefix(p, "источник") || strings.HasPrefix(p, "来源") {
			if len(t) > 100 {
				return false
			}
			if j := strings.IndexAny(t, ":："); j >= 0 {
				_, n := utf8.DecodeRuneInString(t[j:])
				v := strings.Trim(t[j+n:], " .*_)")
				if w.by(v); w.keyed == "" && host(v) != "" {
					w.keyed = w.names.byAddress(v)
				}
			}
		}
		return true
	}
	return false
}

var deskHeads = [...]string{
	"reporting by", "additional reporting", "writing by", "editing by", "compiled by", "translated by", "edited by", "editor:",
	"editors:", "source:", "source :", "source -", "sources:", "correspondent:", "contact us at", "contact the reporter",
	"with assistance from", "with inputs from", "with reporting", "with additional reporting", "with contributions from",
	"with input from", "--with assistance", "source ", "source; ", "reported by:", "written by:", "web editor:", "responsible editor",
	"author:", "with files from", "with reports from", "with agency inputs", "first published in", "first published on",
	"this article was first published", "this article originally appears", "this article originally appeared",
	"this article was originally published", "this story was originally published",
	"tel.:", "tel:", "phone:", "fax:", "e-mail:", "email:", "address:", "тел.:", "адрес:", "about agency",
	"quelle:", "quellen:", "mit material von", "mit informationen von", "mit agenturmaterial", "dieses thema im programm",
	"dieser artikel ist zuerst", "dieser artikel erschien zuerst", "lest den originalartikel", "faktencheck:", "redaktion:",
	"avec afp", "avec reuters", "avec agences", "con informacion de", "fuente:", "fonte:", "bron:", "kilde:", "kaynak:",
	"редактор:", "источник:", "автор:", "корреспондент:", "перевод:", "责任编辑", "责编", "编辑:", "编辑：", "来源:", "来源："}

// listBelow takes headlines of other reports below a report: three lines or more
// behind the same bullet, none a sentence, after a line that is one and does not
// announce them.
func (w *work) listBelow(i int) bool {
	rows := w.res.Removed
	if len(rows) > 0 && rows[len(rows)-1].Rule == "widget/list" && i+1 < len(w.lines) && rows[len(rows)-1].Start == w.lines[i+1].start {
		n, _ := w.bulleted(i, -1)
		return n > 0
	}
	n, _ := w.bulleted(i, -1)
	return n >= 3 && i-n >= w.lo && stopped(w.text(i-n))
}

// hanDesk takes "摄像丨…": who made a report, as Chinese pages credit them.
func (w *work) hanDesk(i int) bool {
	t := w.text(i)
	if len(t) > 160 || stopped(t) {
		return false
	}
	if strings.Contains(t, "责任编辑") || strings.Contains(t, "責任編輯") {
		return utf8.RuneCountInString(t) <= 40
	}
	j := strings.IndexAny(t, "丨｜|：:")
	return j > 0 && hanDesks[strings.TrimSpace(strings.TrimLeft(t[:j], "（(【["))]
}

var hanDesks = set(
	"监制", "记者", "摄像", "录音", "统筹", "编辑", "责编", "责任编辑", "审核", "作者", "文字", "摄影", "视频", "主编", "校对", "制作", "策划", "总监制", "制片人", "编审",
	"终审", "供稿", "图片", "文", "图", "翻译", "剪辑", "配音", "值班主任",
)

// shareHead takes the line above a row of three buttons or more to share by:
// "Share with friends" in whatever language.
func (w *work) shareHead(i int) bool {
	rows, n := w.res.Removed, 0
	for n < len(rows) && strings.HasPrefix(rows[len(rows)-1-n].Rule, "widget") {
		n++
	}
	t := w.text(i)
	return n >= 3 && len(strings.Fields(t)) <= 5 && utf8.RuneCountInString(t) <= 40 && !stopped(t)
}

// lastRepeat takes a copy of the title below the report, as agencies put it
// beside their address.
func (w *work) lastRepeat(i int) bool {
	var a, b keyBuf
	title := appendKey(b[:0], w.stated)
	if len(title) <= 10 {
		return false
	}
	k := appendKey(a[:0], w.text(i))
	return bytes.HasSuffix(k, title) && len(k)-len(title) < 24
}

// tagLine takes "Tags: …", "#Bridge #Roads", "Keywords: …".
func (w *work) tagLine(i int) bool {
	t := w.text(i)
	if len(t) > 300 {
		return false
	}
	f := prose.Fold(t)
	for _, p := range [...]string{
		"tags:", "tag:", "tags ", "keywords:", "key words:", "topics:", "topic:", "categories:", "category:", "filed under",
		"posted in", "published in", "rubric:", "labels:", "hashtags:", "теги:", "тэги:", "метки:", "рубрика:", "ключевые слова:",
		"тегтер:", "关键词", "标签", "相關字詞", "相关关键词", "тегтер",
	} {
		if strings.HasPrefix(f, p) {
			if p == "published in" {
				for j := range t { // "Published in the Times, June 12th, 2018"
					if j > 0 && t[j-1] == ' ' {
						if d, end, ok := readDate(t, j); ok && d.y > 0 {
							w.dates = append(w.dates, dated{article.Header, d, t[j:end], w.lines[i].start, false})
							break
						}
					}
				}
			}
			return !stopped(t) || len(t) < 80
		}
	}
	if t == "" || t[0] != '#' {
		return false
	}
	for x := range strings.FieldsSeq(t) {
		if !strings.HasPrefix(x, "#") || len(x) < 2 {
			return false
		}
	}
	return true
}

// addressLine takes a last line that is one address of the web or of mail.
func (w *work) addressLine(i int) bool {
	t := strings.Trim(w.text(i), "<>()[] ")
	if strings.Contains(t, "](") {
		return false
	}
	if j := strings.Index(t, "http"); j > 0 && j < 80 && len(strings.Fields(t[:j])) <= 6 && strings.IndexByte(t[j:], ' ') < 0 && !bullet(t) && (t[j-1] == ' ' || len(strings.Fields(t[:j])) <= 3) { // "Lake Daily Online --- http://…", "Websitehttps://…"
		t = t[j:]
	}
	if strings.ContainsAny(t, " \t") || len(t) > 300 {
		return false
	}
	if strings.HasPrefix(t, "http://") || strings.HasPrefix(t, "https://") {
		if pictureFile(t) {
			return true
		}
		w.url(t, w.lines[i].start)
		return true
	}
	if isDomain(strings.ToLower(t)) && (w.names.source(t) != "" || t[0] < 'a' || strings.Count(t, ".") == 1) {
		w.by(t)
		return true
	}
	return strings.HasPrefix(t, "www.") && host(t) != "" || strings.Count(t, "@") == 1 && isDomain(strings.ToLower(t[strings.IndexByte(t, '@')+1:]))
}

// pictureFile reports the address of a picture, which is none of a report.
func pictureFile(t string) bool {
	switch strings.ToLower(t[strings.LastIndexByte(t, '.')+1:]) {
	case "jpg", "jpeg", "png", "gif", "webp", "svg", "avif", "mp4", "mp3":
		return true
	}
	return false
}

// endsSentence reports that line i goes on the sentence of the line right above it.
func (w *work) endsSentence(i int) bool {
	if i <= w.lo || w.lines[i-1].blank() || stopped(w.text(i-1)) {
		return false
	}
	a := w.text(i - 1)
	last, _ := utf8.DecodeLastRuneInString(a)
	return len(a) >= 40 && stopped(w.text(i)) && unicode.IsLower(last) && (w.wrap.hard || dangling[lastWordOf(a)] || lastWordOf(a) == "until")
}

// lastClock takes a last line that is only a date or a time.
func (w *work) lastClock(i int) bool {
	t := w.text(i)
	if len(t) > 100 {
		return false
	}
	h, ok := w.meta(t)
	if !ok || w.endsSentence(i) {
		return false
	}
	if bullet(t) {
		return true // of a list of other reports
	}
	for _, d := range h.dates {
		x := dated{article.Header, d, prose.Space(t), w.lines[i].start, true}
		// Of two below each other the upper is of publication, the lower of a change.
		if n := len(w.dates); n > 0 && i+1 < len(w.lines) && w.dates[n-1].weak && w.dates[n-1].pos == w.lines[i+1].start && d.full() && w.dates[n-1].day.full() && d.day() <= w.dates[n-1].day.day() {
			w.dates = slices.Insert(w.dates, n-1, x)
			continue
		}
		w.dates = append(w.dates, x)
	}
	return true
}
