package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// What a page has above its report and is neither title nor header: menus,
// names of sections, words that stand for pictures, labels.

// barMenu reports a menu in one line: four items or more of at most three words
// between bars, "Help | Archive | Search | Mirror |".
func barMenu(t string) bool {
	if strings.Count(t, "|") < 3 || strings.ContainsAny(t, "0123456789") {
		return false
	}
	items := 0
	for p := range strings.SplitSeq(t, "|") {
		n := len(strings.Fields(p))
		if n > 3 {
			return false
		}
		items += min(n, 1)
	}
	return items != 1
}

// sectionName reports the name of a section, or of two: "World", "Business &
// Economy", "Velmoran Politics and Diplomacy".
func sectionName(t string) bool {
	if len(t) > 50 {
		return false
	}
	f := prose.Fold(strings.Trim(t, "#[]* :|-–•"))
	if sections[f] {
		return true
	}
	if gluedSections(t) {
		return true
	}
	parts := strings.FieldsFunc(sectionJoints.Replace(f), func(r rune) bool { return r == '|' })
	if len(parts) < 2 || len(parts) > 4 {
		return false
	}
	for i, p := range parts {
		p = strings.TrimSpace(p)
		if _, last, two := strings.Cut(p, " "); i == 0 && two && sections[last] {
			continue // of a country
		}
		if !sections[p] {
			return false
		}
	}
	return true
}

// gluedSections reports names of sections with nothing between: "HomeNews".
func gluedSections(t string) bool {
	if strings.ContainsAny(t, " .,") || len(t) < 6 {
		return false
	}
	from, n := 0, 0
	for i := 1; i <= len(t); i++ {
		if i < len(t) && !(t[i] >= 'A' && t[i] <= 'Z' && t[i-1] >= 'a' && t[i-1] <= 'z') {
			continue
		}
		if !sections[prose.Fold(t[from:i])] {
			return false
		}
		from, n = i, n+1
	}
	return n > 1
}

var sectionJoints = strings.NewReplacer(" & ", "|", " and ", "|", ", ", "|", " / ", "|", " и ", "|")

// menu takes a block of three lines or more of at most four words each above the
// title, when a whole headline stands below it before the report begins.
func (w *work) menu() take {
	if w.stated != "" || w.hasLine || !w.fresh() {
		return take{}
	}
	if end := w.spacedMenu(); end > 0 {
		return take{end: end, confidence: 0.8}
	}
	n, i := 0, w.lo
	for ; i < w.hi && !w.lines[i].blank(); i++ {
		t := w.text(i)
		if len(strings.Fields(t)) > 4 || len(t) > 40 || stopped(t) && !isWidget(t) || strings.ContainsFunc(t, prose.Unspaced) || w.headerLine(i) && !isWidget(t) {
			return take{}
		}
		n++
	}
	if n < 3 || i >= w.hi || !w.headlineBelow(i) {
		return take{}
	}
	return take{end: w.lines[i-1].end, confidence: 0.8}
}

// spacedMenu is where a menu ends whose items, three or more of one word or two,
// stand in blocks of their own above a headline, or 0.
func (w *work) spacedMenu() int {
	n, end := 0, 0
	for i := w.lo; i < w.hi; i++ {
		t := w.text(i)
		if t == "" {
			continue
		}
		if len(t) > 24 || len(strings.Fields(t)) > 2 || stopped(t) || strings.ContainsFunc(t, prose.Unspaced) || strings.ContainsAny(t, "0123456789:") {
			if n < 3 || len(strings.Fields(t)) < 5 || !w.headlineBelow(i) {
				return 0
			}
			return end
		}
		n, end = n+1, w.lines[i].end
	}
	return 0
}

// barsAbove takes the day and the house before a title in one line: "12 June 2018
// | Lake Courier | Minister opens bridge".
func (w *work) barsAbove() take {
	r := w.rest()
	if w.stated != "" || w.hasLine || !w.fresh() || len(r) > 300 {
		return take{}
	}
	i := strings.LastIndexAny(r, "|•")
	n := 1
	if i < 0 { // "12-Jun-2018 14:30:00 - MINISTER OPENS BRIDGE"
		if i = strings.Index(r, " - "); i > 0 && strings.Contains(r[:i], ":") {
			n = 3
		} else {
			return take{}
		}
	} else {
		_, n = utf8.DecodeRuneInString(r[i:])
	}
	title := strings.TrimSpace(r[i+n:])
	if words := len(strings.Fields(title)); words < 3 || words < 5 && w.headlineBelow(w.lo+1) || !headline(title) || paper(title) || w.names.source(title) != "" {
		return take{}
	}
	m, ok := w.meta(r[:i])
	if !ok || len(m.dates) == 0 {
		return take{}
	}
	w.by(m.agency)
	w.a.Authors = append(w.a.Authors, m.authors...)
	for k, d := range m.dates {
		w.dates = append(w.dates, dated{article.Header, d, prose.Space(r[:i]), w.at, k > 0})
		w.badDate(d, w.at, r[:i])
	}
	w.opened = w.at + len(r) - len(title)
	return take{end: w.opened, kept: "date " + m.dates[0].edtf().String(), confidence: 0.9}
}

// headlineBelow reports whether a line of five words or more that could be the
// title stands from line i on, before the report begins.
func (w *work) headlineBelow(i int) bool {
	for n := 0; i < w.hi && n < 8; i++ {
		t := w.text(i)
		if t == "" {
			continue
		}
		n++
		if sentence(t) && !headline(t) {
			return false
		}
		if first, _ := utf8.DecodeRuneInString(t); len(strings.Fields(t)) >= 5 && headline(t) && !unicode.IsLower(first) && !w.headerLine(i) {
			return w.follows(w.lines[i].end)
		}
	}
	return false
}

// alt takes a few words that begin with a small letter above a headline: what
// stands for a picture, "name of Lake Agency".
func (w *work) alt() take {
	r := w.rest()
	first, _ := utf8.DecodeRuneInString(r)
	if w.stated != "" || w.hasLine || !w.fresh() || !unicode.IsLower(first) || len(strings.Fields(r)) > 5 || stopped(r) || !w.headlineBelow(w.lo+1) {
		return take{}
	}
	return take{end: w.lines[w.lo].end, confidence: 0.8}
}

// titleMark takes the bullet before a title that stands alone behind it.
func (w *work) titleMark() take {
	rest, ok := strings.CutPrefix(w.rest(), "• ")
	if !ok || w.stated != "" || w.hasLine || !w.fresh() || len(strings.Fields(rest)) < 4 || !headline(rest) || !w.proseFollows() {
		return take{}
	}
	for i := w.lo + 1; i < w.hi; i++ {
		if t := w.text(i); t != "" {
			if bullet(t) {
				return take{}
			}
			break
		}
	}
	w.opened = w.at + len("• ")
	return take{end: w.opened, confidence: 0.9}
}

// otherScript takes a line above the title in another script than all below it, the
// sign of a house in its own language: "Lake TV Телеканал Приозёрья".
func (w *work) otherScript() take {
	r := w.rest()
	if w.stated != "" || w.hasLine || !w.fresh() || utf8.RuneCountInString(r) > 60 || stopped(r) {
		return take{}
	}
	below := w.below(w.lo)
	if below >= w.hi || sentence(w.text(below)) && !headline(w.text(below)) || !w.proseFollows() {
		return take{}
	}
	for _, s := range [...]*unicode.RangeTable{unicode.Cyrillic, unicode.Arabic, unicode.Georgian, unicode.Armenian} {
		if share(r, s, 0) > 50 && share(w.t[w.lines[below].start:min(w.lines[w.hi-1].end, w.lines[below].start+8000)], s, 1000) < 5 {
			return take{end: w.lines[w.lo].end, confidence: 0.85}
		}
	}
	return take{}
}

// share is how many of a hundred letters of t are of a script, of the first most of
// them. A text of a few letters has none.
func share(t string, of *unicode.RangeTable, most int) int {
	letters, same := 0, 0
	for _, r := range t {
		if !unicode.IsLetter(r) {
			continue
		}
		if unicode.Is(of, r) {
			same++
		}
		if letters++; letters == most {
			break
		}
	}
	if letters < 10 {
		return 0
	}
	return same * 100 / letters
}

// label takes a line of one to three words that stands in a block of its own
// between the title and the report: the kind of event, a rubric.
func (w *work) label() take {
	r := w.rest()
	if w.stated == "" || w.hasLine || !w.fresh() || len(r) > 30 || moreWords(r, 3) || stopped(r) || w.thrice(r) || strings.ContainsAny(r, ":,0123456789\"“«") || strings.ContainsFunc(r, prose.Unspaced) {
		return take{}
	}
	if i := w.lo; i == 0 || !w.lines[i-1].blank() || i+2 >= w.hi || !w.lines[i+1].blank() {
		return take{}
	}
	i := w.lo + 1
	for i < w.hi && w.lines[i].blank() {
		i++
	}
	if i >= w.hi || len(w.text(i)) < 80 || !stopped(w.text(i)) {
		return take{}
	}
	return take{end: w.lines[w.lo].end, confidence: 0.75}
}

// youAreHere opens a trail whatever stands in it.
var youAreHere = openings(foldAll("you are here:", "sie sind hier:", "vous êtes ici :", "vous êtes ici:", "usted está aquí:", "está aquí:", "вы здесь:", "вы находитесь здесь:")...)

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
			if len(p) > 0 && (sections[prose.Fold(p)] || isWidget(p) || isDomain(strings.ToLower(p))) {
				known++
			}
		}
		if known == len(parts) || sep == " / " && known >= 2 && known == len(parts)-1 && named(parts[0]+" "+parts[len(parts)-1]) || strings.ContainsAny(sep, ">»›→") && hanTrail(parts) || known > 0 && sections[prose.Fold(strings.TrimSpace(parts[0]))] && sep != " | " && sep != " / " {
			return take{end: w.lines[w.lo].end, confidence: 0.9}
		}
		// "Valley.example » Politics » Minister opens bridge": the title comes last.
		last := parts[len(parts)-1]
		if strings.ContainsAny(sep, ">»›→") && len(parts) > 1 && len(strings.Fields(last)) > 3 &&
			(known > 0 || isDomain(strings.ToLower(strings.TrimSpace(parts[0])))) {
			return take{end: w.at + len(r) - len(last), confidence: 0.9}
		}
	}
	if i := strings.IndexByte(r, ':'); i > 0 && i < 30 && !stopped(r) && youAreHere.open(prose.Fold(r)) && w.below(w.lo) < w.hi {
		return take{end: w.lines[w.lo].end, confidence: 0.9}
	}
	return take{}
}

// hanBar reports a line of a Chinese page that is none of the report: who runs
// it, how to keep its address, where the reader is.
func hanBar(t string) bool {
	if len(t) > 120 || t[0] < utf8.RuneSelf && t[len(t)-1] < utf8.RuneSelf || stopped(t) {
		return false
	}
	for _, p := range [...]string{"当前位置", "當前位置", "您的位置", "所在位置", "所在的位置", "您现在的位置", "设为首页", "設為首頁", "加入收藏", "加关注", "扫一扫", "找回密码", "字号:", "字号：", "手机版|", "手机版｜"} {
		if strings.Contains(t, p) {
			return true
		}
	}
	if a, b, ok := strings.Cut(strings.NewReplacer(
		" - ", "|", "_", "|", "—", "|",
	).Replace(t), "|"); ok && hanPaper(strings.TrimSpace(a)) && hanPaper(strings.TrimSuffix(strings.TrimSpace(b), "站")) {
		return true // "湖海网 - 湖海中文门户网站"
	}
	return utf8.RuneCountInString(t) <= 24 && (strings.HasSuffix(t, "主办") || strings.HasSuffix(t, "主管") || strings.HasSuffix(t, "承办"))
}

// hanTrail reports a trail of two to five short names in Han characters:
// "湖网 > 新闻频道 > 国际新闻".
func hanTrail(parts []string) bool {
	for _, p := range parts {
		p = strings.TrimSpace(p)
		if r, _ := utf8.DecodeRuneInString(p); !unicode.Is(unicode.Han, r) || utf8.RuneCountInString(p) > 8 {
			return false
		}
	}
	return len(parts) >= 2 && len(parts) <= 5
}

// languages reports the switch of a page in several languages: nothing but the
// names or codes of two or more.
func languages(t string) bool {
	n := 0
	for x := range strings.FieldsFuncSeq(t, func(r rune) bool { return r == ' ' || r == '|' || r == '/' || r == ',' || r == '•' || r == '\u00a0' }) {
		if !languageNames[prose.Fold(x)] {
			return false
		}
		n++
	}
	return n >= 2
}

var languageNames = folded(
	"english", "русский", "казакша", "қазақша", "қазақ", "русский", "українська", "english version", "deutsch", "français",
	"español", "türkçe", "azərbaycan", "o'zbek", "o‘zbek", "ўзбекча", "кыргызча", "тоҷикӣ", "türkmen", "中文", "简体中文", "繁體中文",
	"日本語", "한국어", "العربية", "فارسی", "italiano", "português", "polski", "монгол", "ქართული", "հայերեն", "беларуская",
	"en", "ru", "eng", "rus", "kz", "kaz", "qaz", "қаз", "рус", "анг", "uz", "ўз", "рў", "ру", "tr", "cn", "zh", "ar", "fr", "de", "es", "az")

// tracker reports the name of a counter of visits, which a page holds unseen, or
// the buttons for the size of letters; f is folded and short.
func tracker(f string) bool {
	for _, p := range [...]string{
		"yandex metrika", "yandex.metrika", "яндекс.метрика", "яндекс метрика", "google tag manager", "google analytics",
		"font size ", "размер шрифта", "цвет саита", "rating@mail.ru", "рейтинг@mail.ru", "liveinternet", "top.mail.ru",
		"facebook pixel",
	} {
		if strings.HasPrefix(f, p) {
			return true
		}
	}
	return false
}
