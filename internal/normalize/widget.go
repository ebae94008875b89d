package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/prose"
)

var legalHeads = folded(
	"legal disclaimer", "disclaimer", "legal notice", "copyright notice", "terms of use", "правовая информация",
	"отказ от ответственности", "about this content", "forward-looking statements",
	"cautionary note regarding forward-looking statements", "media contact", "media contacts", "press contact", "press contacts",
	"for media inquiries", "for more information, contact", "contact information",
)

// authorHeads open what a page says below a report of who wrote it.
var authorHeads = folded("about the author", "about author", "about post author", "about the writer", "about the authors", "об авторе", "author bio", "meet the author")

var listHeads = folded(
	"related articles", "related news", "related stories", "related topics", "check also", "最新推荐", "相关推荐", "suggested articles",
	"related coverage", "вам может также понравиться", "добавить комментарий", "добавить комментарии", "partner news",
	"latest articles", "popular reads", "popular posts", "most popular today", "more on", "next post", "previous post", "just in",
	"read next", "up next", "comment on post cancel reply", "related links", "recent posts", "recent news", "latest posts",
	"latest comments", "свежие комментарии", "related posts", "related content", "related", "recommended", "recommended for you",
	"recommended stories", "most read", "most popular", "most viewed", "most shared", "popular", "popular news", "trending",
	"trending now",
	"you may also like", "you might also like", "you may be interested in", "more news", "more from this section", "more stories",
	"more on this topic", "more on this story", "more in this category", "more to read", "read more", "read also", "also read",
	"see also", "see more", "latest news", "latest stories", "latest", "other news", "other news on topic", "news on the topic",
	"on this topic", "top stories", "top news", "editor's picks", "editors' picks", "editor's choice", "editors' choice", "what to read next", "further reading",
	"don't miss", "in other news", "next article", "previous article", "comments", "leave a comment", "leave a reply",
	"leave your comment", "add comment", "post a comment", "join the conversation", "currently reading", "similar news",
	"news by topic", "tags", "share this article", "share this story", "in this section", "more in this section",
	"also in this section", "today's top news", "topics", "sponsored", "sponsored content", "promoted", "from the web",
	"around the web", "partner content", "advertisement", "advertisements",
	"читайте также", "читать также", "по теме", "другие новости", "похожие новости", "новости по теме", "последние новости",
	"популярное", "самое читаемое", "смотрите также", "рекомендуем", "материалы по теме", "ранее по теме", "еще по теме",
	"комментарии", "теги", "相关新闻", "相关阅读", "推荐阅读", "热门新闻", "сондай-ак окыныз",
	"mehr zum thema", "mehr zu diesem thema", "lesen sie mehr zum thema", "lesen sie auch", "lesen sie mehr",
	"das konnte sie auch interessieren", "auch interessant", "passend zum artikel", "haufig gelesen", "meistgelesen",
	"weitere artikel", "weitere themen", "weitere informationen", "mehr nachrichten",
	"a lire aussi", "lire aussi", "sur le meme sujet", "voir aussi", "les plus lus", "dans la meme rubrique", "articles lies",
	"te puede interesar", "lea tambien", "lea mas", "mas noticias", "noticias relacionadas", "lo mas leido",
	"mostrar comentarios", "temas relacionados",
	"leggi anche", "potrebbe interessarti", "articoli correlati", "leia tambem", "veja tambem", "lees ook", "lees meer",
	"meest gelezen", "les ogsa", "las mer", "las ocksa", "laes ogsa", "ilgili haberler", "czytaj tez", "czytaj rowniez",
	"ctete take", "関連記事", "関連ニュース", "あわせて読みたい", "延伸阅读", "国际新闻精选", "新闻精选", "更多新闻", "관련기사", "more about", "more on this",
	"click to hide",
)

// isWidget reports whether a whole line is a control of a web page and no words
// of the report.
func isWidget(t string) bool {
	if len(t) > 160 || len(t) < 2 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(t)
	if unicode.IsLower(r) && len(t) > 12 && (r < utf8.RuneSelf || len(t) > 40) && !strings.HasPrefix(t, "icon-") {
		return false
	}
	if len(t) > 60 && stopped(t) && strings.IndexByte(t, ':') < 0 && !urges(t) {
		return false
	}
	f := strings.Trim(prose.Fold(t), " :.*#-–—…•|>»›[]!+\u00a0←→▼▲♦►▶")
	if i := strings.LastIndexByte(f, '('); i > 0 && strings.Trim(f[i:], "()0123456789") == "" {
		f = strings.TrimSpace(f[:i]) // Comments (2)
	}
	if widgets[f] || strings.HasPrefix(f, "advertisement ") && strings.Trim(f[len("advertisement "):], "0123456789") == "" {
		return true
	}
	if counted(f) {
		return true
	}
	if stopped(t) && len(t) > 100 {
		return false
	}
	if widgetHeads.open(f) || strings.HasPrefix(f, "читать ") && strings.HasSuffix(f, " в") {
		return true
	}
	// "Share Tweet Email", "Facebook | Twitter | Print": nothing but widgets.
	words := 0
	for x := range strings.FieldsFuncSeq(f, func(r rune) bool { return unicode.IsSpace(r) || r == '|' || r == '/' || r == ',' || r == '•' }) {
		if words++; words > 10 || !shares[strings.TrimPrefix(x, "icon-")] {
			return false
		}
	}
	return words >= 2
}

// urges reports whether a sentence may be one of a page's and not of a report:
// it speaks to the reader.
func urges(t string) bool {
	return strings.Contains(t, "our") || strings.Contains(t, "you") || strings.Contains(t, "cookies") || strings.Contains(t, "comment") || strings.HasPrefix(t, "Get the latest") || strings.Contains(t, "us ") || strings.Contains(t, "date") || t[0] >= 0x80
}

// counted reports "3 min read", "1,234 views", "12 comments", "0 shares".
func counted(f string) bool {
	for _, p := range [...]string{"updated ", "published ", "posted ", "last updated ", "reading time:", "reading time "} {
		f = strings.TrimPrefix(f, p)
	}
	f = strings.TrimLeft(f, " ")
	if f == "" || f[0] < '0' || f[0] > '9' {
		return false
	}
	i := 0
	for i < len(f) && (f[i] >= '0' && f[i] <= '9' || f[i] == ',' || f[i] == '.' || f[i] == 'k' || f[i] == '-') {
		i++
	}
	if rest, ok := strings.CutPrefix(f[i:], "–"); ok { // "3–4 minutes"
		return counted(rest)
	}
	switch strings.TrimSpace(f[i:]) {
	case "months ago", "month ago", "years ago", "year ago", "week ago", "hours ago", "hour ago", "minutes ago", "minute ago",
		"min ago", "mins ago", "days ago", "day ago", "weeks ago", "min read", "minute read", "minutes read", "min", "mins read",
		"characters left", "characters remaining", "views", "view", "comments", "comment", "shares", "share", "likes", "reads", "reactions", "words", "followers",
		"follower", "subscribers", "photos", "videos", "files", "links", "members", "минут", "рет", "мин", "minutes", "minute",
		"mins", "просмотров", "просмотра", "комментариев", "комментария", "комментарий", "мин чтения",
		"mal angezeigt", "mal gelesen", "aufrufe", "kommentare", "kommentar", "vues", "lectures", "commentaires", "vistas", "lecturas", "comentarios", "visualizações", "comentários":
		return true
	}
	return false
}

var shares = folded(
	"share", "tweet", "email", "e-mail", "print", "facebook", "twitter", "linkedin", "whatsapp", "telegram", "pinterest",
	"reddit", "vk", "vkontakte", "x", "copy", "link", "save", "pin", "sms", "viber", "messenger", "on", "via", "this", "to",
	"wechat", "weibo", "instagram", "youtube", "ok", "icon", "-", "–", "odnoklassniki", "поделиться", "твитнуть", "tumblr",
	"line", "flipboard", "rss", "a", "+", "url", "post", "subscribe",
)

var widgets = folded(
	"currently reading", "now reading", "read on the website", "read on the site", "read in the app", "open in app", "for immediate release", "media release", "news release", "news provided by",
	"press release", "just in", "today", "yesterday", "an hour ago", "a day ago", "share", "share this", "share this article",
	"share this story", "share this page", "share on", "share via", "share with friends", "share article", "share on facebook",
	"share on twitter", "share on telegram", "share on whatsapp", "tweet", "print", "print this page", "print article",
	"print this article", "print version", "printable version", "version for print", "email", "email this article", "email this",
	"e-mail", "send", "save", "save article", "bookmark", "copy link", "link copied", "copy url", "copied", "facebook", "twitter",
	"telegram", "whatsapp", "linkedin", "instagram", "youtube", "subscribe", "subscribe now", "subscribe to our newsletter",
	"sign up", "sign in", "log in", "login", "register", "follow us", "follow", "follow us on", "like", "like us on facebook",
	"comment", "comments", "add a comment", "leave a comment", "no comments", "view comments", "show comments", "reply",
	"参与互动", "字号", "打印", "分享到", "publiziert", "veroffentlicht", "aktualisiert", "merken", "drucken", "teilen", "kommentieren",
	"hauptinhalt", "inhalt", "liveblog", "partager", "imprimer", "compartir", "imprimir", "condividi", "stampa", "delen",
	"del artikkel", "del artikel", "paylas", "yazdir", "udostepnij", "click to read more and view comments",
	"nein danke. weiter in dieser ansicht", "weitere informationen ende der weiteren informationen",
	"advertisement", "advertisements", "advertising", "ad", "ads", "sponsored", "sponsored content",
	"global edition", "adjust font size", "search trends", "are you new user", "new user", "access to the comments", "access to the comments comments", "xs", "sm", "md", "lg", "xl",
	"story continues below advertisement", "article continues below", "article continues after advertisement",
	"article continues below advertisement", "continue reading below", "scroll to continue", "scroll down to continue",
	"skip to content", "skip to main content", "skip advertisement", "skip ad", "close", "close this search box",
	"accessibility links", "news-picture", "short url", "next story", "view this email in your browser", "view in browser",
	"unsubscribe", "like this", "tagged under", "rate this item", "be the first to comment", "proquest document link",
	"end of document", "article continues after ad", "article continues after advertisement", "previous story", "a+", "a-",
	"500 characters", "in pics", "cover", "submit", "menu", "editor's pick", "menu content", "go top", "skip to menu", "search",
	"back", "back to top", "go back", "back to list", "back to main", "back to main page", "back to the main page",
	"back to home", "back to homepage", "back to home page", "go to main page", "go to the main page", "go to the main site",
	"go to main site", "go to full version", "go to the full version", "full version", "mobile version", "print version",
	"return to main page", "to the main page", "next", "previous", "prev", "more", "read more", "load more", "show more",
	"see more", "view more", "continue reading", "expand", "listen", "listen to article", "listen to this article",
	"listen to this story", "play video", "watch video", "watch", "play", "pause", "mute", "unmute", "loading", "loading...",
	"please wait", "accept", "accept all", "accept cookies", "i agree", "cookie settings", "manage cookies", "cookie policy",
	"privacy policy", "terms of use", "terms of service", "contact us", "about us", "all rights reserved", "image", "video",
	"photo", "gallery", "photos", "view gallery", "open image", "enlarge image", "zoom", "increase font size",
	"decrease font size", "font size", "a- a+", "a+ a-", "aa", "text size", "download", "download pdf", "download app",
	"download image", "rss", "rate this article", "report a typo", "report an error",
	"found a mistake? select it and press ctrl+enter", "send tips", "trending", "editing", "edit", "translate", "select language",
	"english", "русский", "story continues below", "story continues below this ad", "article continues after this advertisement",
	"article continues below this ad", "view this post on instagram", "modal title", "leave comment", "no comment",
	"post navigation", "your name", "your email address", "your email", "your comment", "show news feed", "sign up here",
	"download telegram", "дзен", "feedback", "others", "before you go", "read comments", "reuse this content",
	"purchase licensing rights", "flipboard", "pinterest", "reddit", "copy", "vk", "viber", "messenger", "view author archive",
	"get author rss feed", "email the author", "follow on twitter", "view all result", "no result", "main header ad",
	"article header", "logo", "accept all cookies", "video of the week", "көрсетілді", "оқу үшін", "找回密码", "注册", "登录", "立即注册",
	"最新评论", "参与评论", "微信扫一扫", "русский язык", "қазақша", "казакша", "中文", "en", "ru", "kz", "kk", "home", "homepage", "main page",
	"top", "news", "all news", "tags", "topics", "related", "this article is more than 1 year old", "exclusive content",
	"premium", "publicidad", "publicite", "publicidade", "pubblicita", "anzeige", "werbung", "annonce", "etiquetas", "etiquettes",
	"categories", "categorias", "selected articles", "minuto a minuto",
	"реклама", "поделиться", "поделиться новостью", "подписаться", "подпишись", "версия для печати", "распечатать", "печать",
	"читать далее", "читать продолжение", "читать продолжение новости", "читать дальше", "популярные новости", "подробнее",
	"читать полностью", "комментарии", "комментировать", "оставить комментарий", "нет комментариев", "наверх", "назад", "закрыть",
	"меню", "поиск", "войти", "регистрация", "на главную", "скопировать ссылку", "ссылка скопирована", "болисиу", "жазылу", "分享",
	"add as preferred on google", "add as preferred source", "add us as a preferred source", "save", "공유", "댓글", "이미지 확대보기", "뒤로가기", "글자크기",
	"シェア", "ブックマーク", "メール", "リンク", "印刷", "شارك", "طباعة", "مشاهدات عالية", "paylaş", "yazdır",
	"打印", "分享至", "关闭", "返回顶部", "返回", "顶部", "回顶部", "热点", "多媒体", "字号", "收藏", "评论",
)

// widgetHeads open lines that are widgets to their end. They are matched on
// folded text of at most 160 bytes.
var widgetHeads = openings(foldAll(
	"read also:", "also read:", "read:", "read more:", "read more on", "see also:", "related:", "related article:", "related story:",
	"related news:", "more on this:", "more:", "watch:", "don't miss:", "recommended:", "also on", "follow us on", "follow us at",
	"follow us in", "follow our", "follow @", "subscribe to our", "subscribe to the", "subscribe for", "subscribe on",
	"sign up for", "sign up to", "join our", "join us on", "download our", "download the app", "get our", "get the latest",
	"share this", "share on ", "click here", "tap here", "to find out more, click", "error loading player", "like us on", "for more news", "for the latest news", "stay up to date",
	"stay updated", "stay tuned", "stay informed", "we use cookies", "this site uses cookies", "this website uses cookies",
	"by continuing to", "our website uses cookies", "enable javascript", "please enable", "your browser does not support",
	"you need to enable", "found a typo", "found an error", "if you find an error", "if you notice",
	"if you have found a spelling", "noticed an error", "see all our", "skip to", "powered by ", "get short url",
	"think your friends", "follow the news of", "поделиться в ", "самое важное и интересное", "suggested articles", "点击收起",
	"点击查看全文", "this text available in", "save articles to read later", "why you can trust", "receive daily updates",
	"download the ", "вам может также понравиться", "ваш e-mail не будет", "ваш адрес email не будет", "получите новости",
	"получай новости", "follow us on social", "facebook count", "twitter share", "previous article", "next article",
	"filed under ", "click to share on", "click to email", "click to print", "view all posts by", "view all posts", "posts by ",
	"a post shared by", "toggle navigation", "сообщить об опечатке", "текст, который будет отправлен", "get real time updates",
	"get real-time updates", "follow the author", "follow me on", "don't miss the most important", "there are no comments",
	"be the first to comment", "comments are closed", "comments are disabled", "commenting is closed",
	"this forum has been closed", "your email address will not be published", "required fields are marked",
	"before you submit, read", "discover more from ", "тагы окыныз:", "тагы окыңыз", "сондаи-ак окыныз:", "оки отырыныз", "subscribe now for", "subscribe now to",
	"читайте также:", "читать также:", "смотрите также:", "подписывайтесь на", "подписывайся на", "подпишитесь на", "следите за",
	"следите за нашими", "присоединяйтесь к", "наш telegram", "наш телеграм", "нашли ошибку", "нашли опечатку",
	"если вы нашли ошибку", "если вы заметили", "заметили ошибку", "заметили опечатку", "выделите ее и нажмите",
	"хотите знать больше", "ранее по теме:", "по теме:", "больше новостей", "все новости", "жазылыныз", "сондай-ак окыныз:",
	"更多新闻", "mehr themen auf", "mehr zum thema:", "lesen sie auch:", "lesen sie mehr:", "lire aussi:", "a lire aussi:",
	"lea tambien:", "lee tambien:", "leer mas:", "te recomendamos:", "leia tambem:", "leia mais:", "leggi anche:", "abonnieren sie", "abonniere den", "jetzt abonnieren", "jetzt anmelden",
	"hier geht's zur anmeldung", "il vous reste", "la suite est reservee", "suscribete a", "sigue a ", "siga a ", "iscriviti",
	"abonnez-vous", "inscrivez-vous", "haberleri takip", "connect with us", "with inputs from agencies", "font size ",
	"unsubscribe |", "like loading", "help keep family", "this is a breaking news story", "this is a breaking new story",
	"this is a developing story", "this advertisement has not loaded", "get email updates", "add us as a preferred source",
	"follow us as a preferred source", "we apologize, but this video", "try refreshing your browser", "you must be logged in to join", "for more stories like this", "for the latest breaking", "do you have a story",
	"have you got a story", "read the original",
	"扫码", "关注我们", "相关阅读：", "相关新闻：")...)

func copyright(t string) bool {
	if len(t) > 500 {
		return false
	}
	f := strings.TrimLeft(prose.Fold(t), "[")
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
	for _, p := range [...]string{
		"disclaimer:", "legal disclaimer", "the views expressed", "views expressed in this article", "the opinions expressed",
		"this material may not be published", "this content was published by", "this information was distributed by",
		"this press release", "reproduction of", "any reproduction", "any use of materials", "when using the materials",
		"use of materials is", "when citing", "the content of this page", "the content herein, unless otherwise",
		"this article was originally published", "this story was originally published", "this report was auto-generated",
		"for information media", "you are receiving this email because", "you received this email because",
		"turkce karakter kullanilmayan", "except for the headline, this story", "(this story has not been edited",
		"this story has been published from a wire", "distributed by", "our standards:", "source link",
		"при использовании материалов", "при перепечатке", "перепечатка материалов", "использование материалов",
		"本文系网络转载", "本文转载自", "声明:本文", "声明：本文", "免责声明", "при цитировании", "любое использование материалов", "копирование материалов",
	} {
		if strings.HasPrefix(f, p) {
			return p != "distributed by" && p != "reproduction of" && p != "this press release" && p != "when citing" || len(t) < 250
		}
	}
	if strings.Contains(f, "contains only a portion of") || strings.Contains(f, "is not responsible for the opinions") || strings.Contains(f, "is not responsible for the content") || strings.HasPrefix(f, "follow ") && strings.Contains(f, "http") && len(t) < 200 {
		return true
	}
	if len(f) < 500 && strings.Contains(f, "cookies") && (strings.Contains(f, "website") || strings.Contains(f, "this site")) {
		return true
	}
	var had pairs
	had.read(f)
	hits := 0
	for _, p := range [...]string{
		"without warranty", "responsibility or liability", "reproduced without", "without permission", "express or implied",
		"without the prior written", "active hyperlink", "solely those of the author", "does not take institutional positions",
		"edited for clarity", "official text of the ", "hyperlink to", "гиперссылк", "is prohibited",
		"kindly contact the provider", "may not be published, broadcast, rewritten or redistributed", "may not be reproduced",
		"without reference to", "copyright of", "is obligatory", "is mandatory", "обязательна",
	} {
		if had.may(p) && strings.Contains(f, p) {
			hits++
		}
	}
	return hits >= 2 || hits == 1 && strings.Contains(f, "may not be published, broadcast")
}

// photoCredit reports "Photo: Ann Example", "Photo credit: …", "[Photo/Agency]".
func photoCredit(t string) bool {
	if len(t) > 160 || t == "" {
		return false
	}
	if last := t[len(t)-1]; (t[0] == '[' && last == ']' || t[0] == '(' && last == ')') && len(t) < 80 && strings.Contains(prose.Fold(t), "photo") {
		return true
	}
	f := strings.TrimLeft(prose.Fold(t), "[( *_|")
	if photoHeads.open(f) {
		return !stopped(t) || len(t) < 90
	}
	if (strings.HasPrefix(f, "фото ") || strings.HasPrefix(f, "photo ")) && len(t) < 140 && !stopped(t) && strings.Contains(t, "/") && len(strings.Fields(t)) <= 8 { // "Photo Lakepress/Ann Example"
		return true
	}
	switch f {
	case "getty images", "wikimedia commons", "wikipedia", "shutterstock", "unsplash", "pixabay", "istock":
		return true
	case "reuters":
		return t == "REUTERS"
	}
	if rest, ok := strings.CutPrefix(f, "© "); ok && len(t) < 60 && !stopped(t) && (slashed(rest) || slashed(strings.TrimPrefix(t, "© "))) {
		return true
	}
	if i := strings.IndexByte(f, ':'); i > 0 && max(prose.LastIndex(f, " photo: "), prose.LastIndex(f, " фото: "), prose.LastIndex(f, " - photo: "), prose.LastIndex(f, " coverphoto: "), prose.LastIndex(f, " image: "), prose.LastIndex(f, " credit: "), prose.LastIndex(f, " picture: ")) > 0 && !stopped(t) {
		return true // the words below a picture, and whose it is
	}
	if len(t) < 80 && !stopped(t) && (strings.Contains(f, " image credit:") || strings.Contains(f, " photo credit:")) {
		return true
	}
	return false
}

// photoHeads open the credit of a picture. They are matched on folded text.
var photoHeads = openings(
	"image caption", "© фото", "© photo", "photo:", "photos:", "photo credit", "photo by", "photo/", "photo courtesy",
	"photo source", "photo from", "photo ©", "photo |", "ap photo/", "afp photo", "epa photo", "coverphoto:", "cover photo:",
	"photo epa", "photo afp", "photo ap/", "photo reuters", "collage:", "infographic:", "infographics:", "images |",
	"photo is for illustrative", "image:", "image credit", "image source", "image by", "image courtesy", "images:", "picture:",
	"picture credit", "credit:", "credits:", "file photo", "illustrative photo", "illustration:", "courtesy photo", "video:",
	"video credit", "video by", "getty images", "photograph:", "photography by", "foto:", "fotos:", "bild:", "imagen:", "imagem:", "zdjecie:",
	"коллаж:", "инфографика:", "скриншот:", "кадр:", "кадр из видео", "изображение:", "фото:", "фото ©", "фото с сайта", "фото из", "фото предоставлено",
	"фото автора", "фото пресс-службы", "фото |", "фото/", "видео:", "иллюстрация:", "иллюстративное фото", "источник фото",
	"сурет:", "图片来源", "资料图",
)

// endMark reports "-30-", "###", "ENDS", "* * *", "----", "Enditem", "-0-".
func endMark(t string) bool {
	if len(t) > 50 {
		return false
	}
	bare := strings.Trim(t, "-–—*#/_=~.<>[]() \u00a0•\\+")
	if bare == "" {
		return true
	}
	if rest, ok := strings.CutPrefix(strings.ToLower(t), "end/"); ok && strings.Trim(rest, "0123456789 /") == "" { // "End/ 257"
		return true
	}
	switch strings.ToLower(bare) {
	case "end of article", "will be updated", "to be continued", "to be updated", "more to follow", "details to follow",
		"more details to follow", "будет дополнено", "новость дополняется", "подробности позже":
		return true
	case "reuter", "reuter3", "reuter4", "30", "0", "end", "ends", "enditem", "end item", "the end", "eom", "конец", "完":
		return len(bare) < len(t) || strings.ToLower(bare) != "0" && bare != "30"
	}
	return false
}

// sections are names of a newspaper's sections, as menus and crumbs have them.
var sections = folded(
	"home", "general", "main", "main page", "home page", "homepage", "news", "politics", "world", "economy", "business", "society",
	"culture", "sport", "sports", "national", "international", "latest", "latest news", "top news", "top stories",
	"breaking news",
	"breaking", "region", "regions", "local", "local news", "world news", "all news", "news feed", "newsfeed", "events",
	"press releases", "press release", "press center", "press centre", "press service", "media", "media center", "media centre",
	"science", "technology", "tech", "health", "education", "opinion",
	"finance", "markets", "energy", "environment", "tourism", "europe", "asia", "africa", "americas", "middle east",
	"central asia", "eurasia", "china", "u.s.", "us", "uk", "domestic", "foreign policy", "diplomacy", "security", "defence",
	"defense", "archive", "headlines", "foreign affairs", "top", "editor's picks", "featured", "trending", "most popular",
	"speeches", "announcements", "publications", "statements", "presidency", "president", "government", "parliament", "official",
	"international relations", "foreign relations", "general news", "economics", "stories", "analysis", "interview", "interviews",
	"special report", "video", "photo", "photos",
	"главная", "новости", "политика", "экономика", "общество", "культура", "спорт", "в мире", "мир", "происшествия", "регионы",
	"лента новостей", "главные новости", "официально", "бизнес", "наука", "пресс-релизы", "события", "жаналыктар", "саясат",
	"когам", "首页", "新闻", "时政", "国际", "国内", "要闻", "正文",
)
