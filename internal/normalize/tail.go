package normalize

import (
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
	{"widget", func(w *work, i int) bool { return isWidget(w.text(i)) }},
	{"header/none", func(w *work, i int) bool { return nothing[w.text(i)] }},
	{"code", (*work).codeLine},
	{"legal/copyright", func(w *work, i int) bool { return copyright(w.text(i)) }},
	{"legal/disclaimer", func(w *work, i int) bool { return disclaimer(w.text(i)) }},
	{"credit/photo", func(w *work, i int) bool { return photoCredit(w.text(i)) }},
	{"credit/desk", (*work).deskLine},
	{"credit/byline", (*work).lastByline},
	{"end-mark", func(w *work, i int) bool { return endMark(w.text(i)) }},
	{"credit/agency", (*work).agencyMark},
	{"header/repeat", (*work).lastRepeat},
	{"tags", (*work).tagLine},
	{"address", (*work).addressLine},
	{"header/clock", (*work).lastClock},
}

// tail takes blocks that are never part of a report, then runs the tail rules.
func (w *work) tail() {
	w.blocks()
	for w.hi > w.lo {
		i := w.hi - 1
		if w.lines[i].blank() {
			w.hi--
			continue
		}
		if i == w.lo { // the last line left is the report
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
			return
		}
	}
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
	items := w.items()
	for i := w.lo; i < w.hi; i++ {
		t := w.text(i)
		seen += len(t)
		if t == "" || seen-len(t) == 0 || len(t) > 80 {
			continue
		}
		f := strings.Trim(prose.Fold(t), " :.*#-–—…")
		rule := ""
		switch {
		case legalHeads[f] && (total-seen < 3000 || seen*2 > total):
			rule = "legal/disclaimer"
		case listHeads[f] && i+1 >= items:
			rule = "widget/list"
			if i+1 == w.hi || !w.nonBlank(i+1) {
				rule = "widget"
			}
		}
		if rule != "" {
			s := prose.Span{Start: w.lines[i].start, End: w.lines[w.hi-1].end}
			// One entry a block, so that the account reads well.
			for j := i; j < w.hi; {
				k := j
				for k+1 < w.hi && !w.lines[k+1].blank() && k-j < 200 {
					k++
				}
				if w.codeLine(j) {
					k = j // its date is evidence
				}
				w.remove(rule, prose.Span{Start: w.lines[j].start, End: w.lines[k].end})
				j = k + 1
			}
			w.step(rule, s, "", 0.95)
			w.hi = i
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

// items is the first line from which on there are headlines only, no prose.
func (w *work) items() int {
	i := w.hi
	for ; i > w.lo; i-- {
		t := w.text(i - 1)
		if utf8.RuneCountInString(t) > 160 || len(t) > 60 && stopped(t) && !strings.HasSuffix(t, "?") && !strings.HasSuffix(t, "…") && !strings.HasSuffix(t, "...") {
			break
		}
	}
	return i
}

var legalHeads = folded("legal disclaimer", "disclaimer", "legal notice", "copyright notice", "terms of use", "правовая информация", "отказ от ответственности", "about this content", "forward-looking statements", "cautionary note regarding forward-looking statements", "media contact", "media contacts", "press contact", "press contacts", "for media inquiries", "for more information, contact", "contact information")

var listHeads = folded("related articles", "related news", "related stories", "related topics", "related posts", "related content", "related", "recommended", "recommended for you", "recommended stories", "most read", "most popular", "most viewed", "most shared", "popular", "popular news", "trending", "trending now",
	"you may also like", "you might also like", "you may be interested in", "more news", "more from this section", "more stories", "more on this topic", "more on this story", "more in this category", "more to read", "read more", "read also", "also read", "see also", "see more", "latest news", "latest stories", "latest", "other news", "other news on topic", "news on the topic", "on this topic", "top stories", "top news", "editor's picks", "editors' picks", "what to read next", "further reading", "don't miss", "in other news", "next article", "previous article", "comments", "leave a comment", "leave a reply", "leave your comment", "add comment", "post a comment", "join the conversation", "currently reading", "similar news", "news by topic", "tags", "share this article", "share this story", "sponsored", "sponsored content", "promoted", "from the web", "around the web", "partner content", "advertisement",
	"читайте также", "читать также", "по теме", "другие новости", "похожие новости", "новости по теме", "последние новости", "популярное", "самое читаемое", "смотрите также", "рекомендуем", "материалы по теме", "ранее по теме", "еще по теме", "комментарии", "теги", "相关新闻", "相关阅读", "推荐阅读", "热门新闻", "сондай-ак окыныз")

// isWidget reports whether a whole line is a control of a web page and no words
// of the report.
func isWidget(t string) bool {
	if len(t) > 160 || len(t) < 2 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(t)
	if unicode.IsLower(r) && len(t) > 12 {
		return false
	}
	if len(t) > 60 && stopped(t) && strings.IndexByte(t, ':') < 0 && !urges(t) {
		return false
	}
	f := strings.Trim(prose.Fold(t), " :.*#-–—…•|>»›[]!+\u00a0←→▼▲")
	if i := strings.LastIndexByte(f, '('); i > 0 && strings.Trim(f[i:], "()0123456789") == "" {
		f = strings.TrimSpace(f[:i]) // Comments (2)
	}
	if widgets[f] {
		return true
	}
	if counted(f) {
		return true
	}
	if stopped(t) && len(t) > 100 {
		return false
	}
	for _, p := range widgetHeads {
		if strings.HasPrefix(f, p) {
			return true
		}
	}
	// "Share Tweet Email", "Facebook | Twitter | Print": nothing but widgets.
	words := strings.FieldsFunc(f, func(r rune) bool { return unicode.IsSpace(r) || r == '|' || r == '/' || r == ',' || r == '•' })
	if len(words) < 2 || len(words) > 10 {
		return false
	}
	for _, x := range words {
		if !shares[x] {
			return false
		}
	}
	return true
}

// urges reports whether a sentence may be one of a page's and not of a report:
// it speaks to the reader.
func urges(t string) bool {
	return strings.Contains(t, "our") || strings.Contains(t, "you") || strings.Contains(t, "cookies") || strings.Contains(t, "us ") || strings.Contains(t, "date") || t[0] >= 0x80
}

// counted reports "3 min read", "1,234 views", "12 comments", "0 shares".
func counted(f string) bool {
	if f == "" || f[0] < '0' || f[0] > '9' {
		return false
	}
	i := 0
	for i < len(f) && (f[i] >= '0' && f[i] <= '9' || f[i] == ',' || f[i] == '.' || f[i] == 'k') {
		i++
	}
	switch strings.TrimSpace(f[i:]) {
	case "hours ago", "hour ago", "minutes ago", "minute ago", "min ago", "mins ago", "days ago", "day ago", "weeks ago", "min read", "minute read", "minutes read", "min", "mins read", "views", "view", "comments", "comment", "shares", "share", "likes", "reads", "reactions", "words", "просмотров", "просмотра", "комментариев", "комментария", "комментарий", "мин чтения":
		return true
	}
	return false
}

var shares = folded("share", "tweet", "email", "e-mail", "print", "facebook", "twitter", "linkedin", "whatsapp", "telegram", "pinterest", "reddit", "vk", "vkontakte", "x", "copy", "link", "save", "pin", "sms", "viber", "messenger", "on", "via", "this", "to", "wechat", "weibo", "instagram", "youtube", "ok", "odnoklassniki", "поделиться", "твитнуть", "tumblr", "line", "flipboard", "rss", "a", "+", "url", "post")

var widgets = folded("currently reading", "now reading", "for immediate release", "media release", "news release", "news provided by", "press release", "just in", "today", "yesterday", "an hour ago", "a day ago", "share", "share this", "share this article", "share this story", "share this page", "share on", "share via", "share with friends", "share article", "share on facebook", "share on twitter", "share on telegram", "share on whatsapp", "tweet", "print", "print this page", "print article", "print this article", "print version", "printable version", "version for print", "email", "email this article", "email this", "e-mail", "send", "save", "save article", "bookmark", "copy link", "link copied", "copy url", "copied", "facebook", "twitter", "telegram", "whatsapp", "linkedin", "instagram", "youtube", "subscribe", "subscribe now", "subscribe to our newsletter", "sign up", "sign in", "log in", "login", "register", "follow us", "follow", "follow us on", "like", "like us on facebook", "comment", "comments", "add a comment", "leave a comment", "no comments", "view comments", "show comments", "reply",
	"advertisement", "advertisements", "advertising", "ad", "ads", "sponsored", "sponsored content", "story continues below advertisement", "article continues below", "article continues after advertisement", "article continues below advertisement", "continue reading below", "scroll to continue", "scroll down to continue", "skip to content", "skip to main content", "skip advertisement", "skip ad", "close", "menu", "search", "back", "back to top", "go back", "back to list", "next", "previous", "prev", "more", "read more", "load more", "show more", "see more", "view more", "continue reading", "expand", "listen", "listen to article", "listen to this article", "listen to this story", "play video", "watch video", "watch", "play", "pause", "mute", "unmute", "loading", "loading...", "please wait", "accept", "accept all", "accept cookies", "i agree", "cookie settings", "manage cookies", "cookie policy", "privacy policy", "terms of use", "terms of service", "contact us", "about us", "all rights reserved", "image", "video", "photo", "gallery", "photos", "view gallery", "open image", "enlarge image", "zoom", "increase font size", "decrease font size", "font size", "a- a+", "a+ a-", "aa", "text size", "download", "download pdf", "download app", "download image", "rss", "rate this article", "report a typo", "report an error", "found a mistake? select it and press ctrl+enter", "send tips", "trending", "editing", "edit", "translate", "select language", "english", "русский", "қазақша", "казакша", "中文", "en", "ru", "kz", "kk", "home", "homepage", "main page", "top", "news", "all news", "tags", "topics", "related", "this article is more than 1 year old", "exclusive content", "premium",
	"реклама", "поделиться", "поделиться новостью", "подписаться", "подпишись", "версия для печати", "распечатать", "печать", "читать далее", "подробнее", "читать полностью", "комментарии", "комментировать", "оставить комментарий", "нет комментариев", "наверх", "назад", "закрыть", "меню", "поиск", "войти", "регистрация", "на главную", "скопировать ссылку", "ссылка скопирована", "болисиу", "жазылу", "分享", "打印", "关闭", "返回顶部", "字号", "收藏", "评论")

// widgetHeads open lines that are widgets to their end. They are matched on
// folded text of at most 160 bytes.
var widgetHeads = foldAll("read also:", "also read:", "read more:", "read more on", "see also:", "related:", "related article:", "related story:", "related news:", "more on this:", "more:", "watch:", "don't miss:", "recommended:", "also on", "follow us on", "follow us at", "follow us in", "follow our", "follow @", "subscribe to our", "subscribe to the", "subscribe for", "subscribe on", "sign up for", "sign up to", "join our", "join us on", "download our", "download the app", "get our", "get the latest", "share this", "share on ", "click here", "tap here", "like us on", "for more news", "for the latest news", "stay up to date", "stay updated", "stay tuned", "stay informed", "we use cookies", "this site uses cookies", "this website uses cookies", "by continuing to", "our website uses cookies", "enable javascript", "please enable", "your browser does not support", "you need to enable", "found a typo", "found an error", "if you find an error", "if you notice", "if you have found a spelling", "noticed an error", "see all our", "skip to",
	"читайте также:", "читать также:", "смотрите также:", "подписывайтесь на", "подписывайся на", "подпишитесь на", "следите за", "следите за нашими", "присоединяйтесь к", "наш telegram", "наш телеграм", "нашли ошибку", "нашли опечатку", "если вы нашли ошибку", "если вы заметили", "заметили ошибку", "заметили опечатку", "выделите ее и нажмите", "хотите знать больше", "ранее по теме:", "по теме:", "больше новостей", "все новости", "жазылыныз", "сондай-ак окыныз:", "更多新闻", "扫码", "关注我们", "相关阅读：", "相关新闻：")

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

func copyright(t string) bool {
	f := prose.Fold(t)
	if len(t) > 500 {
		return false
	}
	for _, p := range [...]string{"copyright", "©", "(c) ", "all rights reserved", "все права защищены", "© ", "авторские права", "版权所有"} {
		if strings.HasPrefix(f, p) && (p != "copyright" || len(t) < 160 || strings.Contains(f, "reserved")) {
			return true
		}
	}
	return len(t) < 300 && (strings.Contains(f, "all rights reserved") || strings.Contains(f, "©") && len(t) < 160 || strings.Contains(f, "все права защищены")) && !strings.ContainsAny(t, "\"“")
}

// disclaimer reports legal text that stands in a paragraph of its own.
func disclaimer(t string) bool {
	if len(t) > 1500 {
		return false
	}
	f := prose.Fold(t)
	for _, p := range [...]string{"disclaimer:", "legal disclaimer", "the views expressed", "views expressed in this article", "the opinions expressed", "this material may not be published", "this content was published by", "this information was distributed by", "this press release", "reproduction of", "any reproduction", "any use of materials", "when using the materials", "use of materials is", "when citing", "the content of this page", "this article was originally published", "this story was originally published", "this report was auto-generated", "except for the headline, this story", "(this story has not been edited", "this story has been published from a wire", "distributed by", "our standards:", "source link", "при использовании материалов", "при перепечатке", "перепечатка материалов", "использование материалов", "при цитировании", "любое использование материалов", "копирование материалов"} {
		if strings.HasPrefix(f, p) {
			return p != "distributed by" && p != "reproduction of" && p != "this press release" && p != "when citing" || len(t) < 250
		}
	}
	if strings.Contains(f, "contains only a portion of") || strings.HasPrefix(f, "follow ") && strings.Contains(f, "http") && len(t) < 200 {
		return true
	}
	hits := 0
	for _, p := range [...]string{"without warranty", "responsibility or liability", "reproduced without", "without permission", "express or implied", "without the prior written", "active hyperlink", "hyperlink to", "гиперссылк", "is prohibited", "kindly contact the provider", "may not be published, broadcast, rewritten or redistributed"} {
		if strings.Contains(f, p) {
			hits++
		}
	}
	return hits >= 2 || hits == 1 && strings.Contains(f, "may not be published, broadcast")
}

// photoCredit reports "Photo: Ann Example", "Photo credit: …", "[Photo/Agency]".
func photoCredit(t string) bool {
	if len(t) > 160 {
		return false
	}
	f := strings.TrimLeft(prose.Fold(t), "[( *_")
	for _, p := range [...]string{"photo:", "photos:", "photo credit", "photo by", "photo/", "photo courtesy", "photo source", "photo from", "photo ©", "photo |", "photo is for illustrative", "image:", "image credit", "image source", "image by", "image courtesy", "images:", "picture:", "picture credit", "credit:", "credits:", "file photo", "illustrative photo", "illustration:", "courtesy photo", "video:", "video credit", "video by", "getty images", "photograph:", "photography by",
		"фото:", "фото ©", "фото с сайта", "фото из", "фото предоставлено", "фото автора", "фото пресс-службы", "фото |", "фото/", "видео:", "иллюстрация:", "иллюстративное фото", "источник фото", "сурет:", "图片来源", "资料图"} {
		if strings.HasPrefix(f, p) {
			return !stopped(t) || len(t) < 90
		}
	}
	if f == "getty images" || f == "reuters" && t == "REUTERS" {
		return true
	}
	return false
}

// deskLine takes "(Reporting by Ann Example; Editing by Bob Sample)", "Editor: Li
// Si", "Source: Xinhua", "Additional reporting by …".
func (w *work) deskLine(i int) bool {
	t := w.text(i)
	if len(t) > 400 {
		return false
	}
	f := strings.TrimLeft(prose.Fold(t), "([*_ ")
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
				if id := w.names.source(v); id != "" && w.keyed == "" {
					w.keyed = id
				} else if w.keyed == "" && host(v) != "" {
					w.keyed = w.names.byAddress(v)
				}
			}
		}
		return true
	}
	return false
}

var deskHeads = [...]string{"reporting by", "additional reporting", "writing by", "editing by", "compiled by", "translated by", "edited by", "editor:", "editors:", "source:", "source -", "sources:", "correspondent:", "contact us at", "contact the reporter", "with assistance from", "with inputs from", "with input from", "--with assistance", "source ", "reported by:", "written by:", "web editor:", "responsible editor", "author:",
	"редактор:", "источник:", "автор:", "корреспондент:", "перевод:", "责任编辑", "责编", "编辑:", "编辑：", "来源:", "来源："}

// lastByline takes a last line "By Ann Example".
func (w *work) lastByline(i int) bool {
	t := w.text(i)
	if len(t) > 100 || stopped(t) {
		return false
	}
	names, agency, ok := bylineOf(t)
	if ok && len(w.a.Authors) == 0 {
		w.a.Authors = append(w.a.Authors, names...)
		w.by(agency)
	}
	return ok
}

// agencyMark takes "(Xinhua)" or "-- BelNews" below a report, and the initials of
// its editors: "ab/cd".
func (w *work) agencyMark(i int) bool {
	t := w.text(i)
	if len(t) > 40 {
		return false
	}
	bare := strings.Trim(t, "()[]-–—. /")
	if len(bare) < 2 {
		return false
	}
	if (t[0] == '(' || t[0] == '[' || t[0] == '/' || t[0] == '-') && (w.names.source(bare) != "" || key(bare) == key(w.line.Agency)) {
		w.by(bare)
		return true
	}
	parts := strings.Split(t, "/")
	for _, p := range parts {
		if len(p) < 2 || len(p) > 4 || strings.ToLower(p) != p || !isAlpha(p) {
			return false
		}
	}
	return len(parts) > 1
}

// lastRepeat takes a copy of the title below the report, as agencies put it
// beside their address.
func (w *work) lastRepeat(i int) bool {
	k, title := key(w.text(i)), key(w.stated)
	return len(title) > 10 && strings.HasSuffix(k, title) && len(k)-len(title) < 24
}

// endMark reports "-30-", "###", "ENDS", "* * *", "----", "Enditem", "-0-".
func endMark(t string) bool {
	if len(t) > 24 {
		return false
	}
	bare := strings.Trim(t, "-–—*#/_=~.<>[]() \u00a0•\\+")
	if bare == "" {
		return true
	}
	switch strings.ToLower(bare) {
	case "30", "0", "end", "ends", "enditem", "end item", "the end", "eom", "конец", "完":
		return len(bare) < len(t) || strings.ToLower(bare) != "0" && bare != "30"
	}
	return false
}

// tagLine takes "Tags: …", "#Bridge #Roads", "Keywords: …".
func (w *work) tagLine(i int) bool {
	t := w.text(i)
	if len(t) > 300 {
		return false
	}
	f := prose.Fold(t)
	for _, p := range [...]string{"tags:", "tag:", "tags ", "keywords:", "key words:", "topics:", "topic:", "categories:", "category:", "filed under", "posted in", "published in", "rubric:", "labels:", "hashtags:", "теги:", "тэги:", "метки:", "рубрика:", "ключевые слова:", "тегтер:", "关键词", "标签"} {
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
	words := strings.Fields(t)
	if len(words) == 0 || t[0] != '#' {
		return false
	}
	for _, x := range words {
		if !strings.HasPrefix(x, "#") || len(x) < 2 {
			return false
		}
	}
	return true
}

// addressLine takes a last line that is one address of the web or of mail.
func (w *work) addressLine(i int) bool {
	t := strings.Trim(w.text(i), "<>()[] ")
	if strings.ContainsAny(t, " \t") || len(t) > 300 {
		return false
	}
	if strings.HasPrefix(t, "http://") || strings.HasPrefix(t, "https://") {
		w.url(t, w.lines[i].start)
		return true
	}
	return strings.HasPrefix(t, "www.") && host(t) != "" || strings.Count(t, "@") == 1 && isDomain(strings.ToLower(t[strings.IndexByte(t, '@')+1:]))
}

// lastClock takes a last line that is only a date or a time.
func (w *work) lastClock(i int) bool {
	t := w.text(i)
	if len(t) > 100 {
		return false
	}
	h, ok := w.meta(t)
	if !ok {
		return false
	}
	for _, d := range h.dates {
		w.dates = append(w.dates, dated{article.Header, d, prose.Space(t), w.lines[i].start, true})
	}
	return true
}
