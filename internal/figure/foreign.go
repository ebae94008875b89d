package figure

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/grammar"
	"dateline/internal/prose"
)

// Counts in Russian and Chinese, and what a Chinese amount is of.

// russianOnes are the Russian number words that stand before a scale, as in "два
// миллиона" and "более двух миллионов".
var russianOnes = func() map[string]decimal {
	m := map[string]decimal{"полтора": {15, -1, false}, "полутора": {15, -1, false}}
	for n, forms := range map[uint64]string{
		1: "один одного", 2: "два двух две", 3: "три трех трёх", 4: "четыре четырех четырёх", 5: "пять пяти", 6: "шесть шести", 7: "семь семи", 8: "восемь восьми", 9: "девять девяти",
		10: "десять десяти", 12: "двенадцать двенадцати", 15: "пятнадцать пятнадцати", 20: "двадцать двадцати", 30: "тридцать тридцати", 40: "сорок сорока", 50: "пятьдесят пятидесяти", 100: "сто ста",
	} {
		for w := range strings.FieldsSeq(forms) {
			m[w] = decimal{n, 0, false}
		}
	}
	return m
}()

// russianScales are the stems of Russian scales; two letters may follow.
var russianScales = [...]struct {
	stem string
	exp  int
}{{"тысяч", 3}, {"миллион", 6}, {"миллиард", 9}, {"триллион", 12}, {"млн", 6}, {"млрд", 9}, {"трлн", 12}}

// readRussian reads a Russian number in words, which has a scale: "десяти миллионов".
func readRussian(text string, i int) (amount, bool) {
	if text[i] < utf8.RuneSelf || !cyrillic(text[i:]) {
		return amount{}, false
	}
	e := letters(text, i)
	d, ok := russianOnes[lowerWord(text[i:e])]
	p := skipGap(text, e)
	if !ok || p == e {
		return amount{}, false
	}
	end := letters(text, p)
	for _, s := range russianScales {
		if w := text[p:end]; strings.HasPrefix(w, s.stem) && len(w) <= len(s.stem)+len("ов") {
			v, ok := d.times(1, s.exp)
			return amount{Span: prose.Span{Start: i, End: end}, value: v, inWord: true, scaled: true}, ok
		}
	}
	return amount{}, false
}

// russianNoun reads the noun that a Russian number counts, which stands in the genitive
// plural behind it and three adjectives at most: "700 тысяч экземпляров", "120 новых
// рабочих мест"; in the singular after 2, 3 and 4: "24 документа". It returns the noun as
// printed: without a dictionary it has no other form.
func russianNoun(text string, a amount) (noun string, end int, ok bool) {
	if a.inWord && !a.scaled || a.value.exp < 0 && !a.scaled || yearLike(a) {
		return "", 0, false
	}
	p := a.End
	few := !a.scaled && !a.inWord && fewOf(text[a.Start:a.End])
	for words := 0; words < 5; words++ {
		if p >= len(text) || text[p] != ' ' && !strings.HasPrefix(text[p:], "\u00a0") {
			return "", 0, false
		}
		p = skipGap(text, p)
		e := letters(text, p)
		w := text[p:e]
		switch {
		case e == p || !cyrillic(w) || grammar.UpperFirst(w) || duration(w) || russianTime(w):
			return "", 0, false
		case strings.HasSuffix(w, "ых") || strings.HasSuffix(w, "их") || w == "и" && words > 0:
			p = e
		case genitivePlural(w) || few && genitiveSingular(w):
			return w, e, true
		default:
			return "", 0, false
		}
	}
	return "", 0, false
}

func cyrillic(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return r >= 0x400 && r < 0x500
}

// genitivePlural reports a Russian noun in the genitive plural: by its ending, or one
// of those that have none.
func genitivePlural(w string) bool {
	switch w {
	case "человек", "стран", "мест", "лиц", "школ", "машин", "единиц", "больниц", "судов", "квартир", "семей", "дел", "станций", "женщин", "мужчин", "книг", "заявок",
		"посылок", "сделок", "поездок", "голосов", "детей", "людей", "раз":
		return w != "раз"
	}
	if utf8.RuneCountInString(w) < 5 {
		return false
	}
	for _, end := range [...]string{"ов", "ев", "ёв", "ей", "ий"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// fewOf reports a number in figures behind which Russian has the singular: it ends with
// 2, 3 or 4, and not with 12, 13 or 14.
func fewOf(n string) bool {
	last := n[len(n)-1]
	return last >= '2' && last <= '4' && (len(n) < 2 || n[len(n)-2] != '1')
}

// russianThings are stems of Russian nouns that reports count.
var russianThings = [...]string{"документ", "соглашени", "меморандум", "проект", "договор", "контракт", "предприяти", "объект", "участник", "компани", "стран", "государств",
	"человек", "завод", "центр", "мероприяти", "встреч", "визит", "вагон", "контейнер", "поезд", "самолет", "рейс", "школ", "вуз", "студент", "эксперт", "специалист",
	"сотрудник", "делегат", "депутат", "инициатив", "маршрут", "станци", "терминал", "город", "регион", "област"}

// genitiveSingular reports one of these nouns in the genitive singular.
func genitiveSingular(w string) bool {
	for _, stem := range russianThings {
		if end, ok := strings.CutPrefix(w, stem); ok {
			return end == "а" || end == "я" || end == "ы" || end == "и"
		}
	}
	return false
}

// russianTime reports a Russian noun of time, or one of a scale or a unit that is no
// thing to count.
func russianTime(w string) bool {
	for _, stem := range [...]string{"лет", "год", "месяц", "недел", "дней", "часов", "минут", "секунд", "веков", "процент", "рубл", "доллар", "тысяч", "миллион", "миллиард", "градус", "раз"} {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

// kazakhNouns are stems of Kazakh nouns that numbers count, which stay in the singular
// behind them and may have an ending.
var kazakhNouns = [...]string{"жоба", "компания", "адам", "кәсіпорын", "кәсіпорн", "құжат", "келісім", "мемлекет", "мектеп", "оқушы", "студент", "пәтер", "өкіл", "делегат", "шарт", "тұрғын",
	"жұмыс орны", "жұмыс орын", "отбасы", "аурухана", "шақырым"}

// kazakhNoun reads the noun that a Kazakh number counts, an adjective before it at the
// most: "24 шетелдік компания", "873 инвестициялық жобаның".
func kazakhNoun(text string, a amount) (noun string, end int, ok bool) {
	if a.inWord || a.value.exp < 0 && !a.scaled || yearLike(a) {
		return "", 0, false
	}
	p := a.End
	for words := 0; words < 2; words++ {
		if p >= len(text) || text[p] != ' ' {
			return "", 0, false
		}
		p = skipGap(text, p)
		e := letters(text, p)
		if e == p || !cyrillic(text[p:e]) {
			return "", 0, false
		}
		for _, stem := range kazakhNouns {
			if !strings.HasPrefix(text[p:], stem) {
				continue
			}
			if e := letters(text, p+len(stem)); utf8.RuneCountInString(text[p+len(stem):e]) <= 5 {
				return stem, e, true
			}
		}
		switch w := text[p:e]; {
		case strings.HasSuffix(w, "ық"), strings.HasSuffix(w, "ік"), w == "жаңа", w == "ірі", w == "бірлескен", w == "түрлі":
			p = e
		default:
			return "", 0, false
		}
	}
	return "", 0, false
}

// unspaced reports that a text begins in a script without spaces.
func unspaced(t string) bool {
	r, _ := utf8.DecodeRuneInString(t)
	return prose.Unspaced(r)
}

// hanCount reads a number in figures with a Chinese measure word: "6000家企业",
// "30多个国家". What it counts is the rest of the phrase.
func (r *reckon) hanCount(a amount, k int) (Figure, bool) {
	if a.inWord || a.value.exp < 0 && !a.scaled || strings.HasSuffix(r.Body[:a.Start], "第") {
		return Figure{}, false
	}
	p := a.End
	for _, more := range [...]string{"多", "余"} {
		if strings.HasPrefix(r.Body[p:], more) {
			p += len(more)
			break
		}
	}
	c, n := utf8.DecodeRuneInString(r.Body[p:])
	if !strings.ContainsRune("家个個名位人项項座列份条條辆輛所艘架件台户戶处處种種", c) {
		return Figure{}, false
	}
	code := "count"
	if c == '人' || c == '名' || c == '位' {
		code = "count:person"
	}
	f := r.figure(prose.Span{Start: a.Start, End: p + n}, a, unit{code: code}, k)
	f.Rule, f.Confidence, f.What = "count/han", .85, hanNoun(r.Body[p+n:])
	if p > a.End {
		f.Modifier = "more than"
	}
	r.pending.End = -1
	return f, true
}

// hanNoun is the noun phrase at the head of a Chinese text: to a mark or to a word
// that no noun goes on with, twelve characters at most.
func hanNoun(t string) string {
	end, n := 0, 0
	for i, c := range t {
		if n++; !prose.Unspaced(c) || n > 12 || strings.ContainsRune("在将將已参參出和与與及是有为為达達", c) {
			break
		}
		end = i + utf8.RuneLen(c)
	}
	return t[:end]
}

// hanLevels are the words between a thing and its amount in Chinese.
var hanLevels = [...]string{
	"同比增长", "同比下降", "环比增长", "达到", "超过", "增长", "下降", "增加", "减少", "增至", "升至", "降至", "累计", "总计", "共计", "约为", "达", "超", "逾", "约", "近", "为", "至", "了", "已", "至少", "高达", "突破", "接近", "占", "仅", "的",
}

// hanWhat is what a Chinese amount is of: the clause before it, without its time and
// its verb, or the one before that.
func (r *reckon) hanWhat(start, end int) string {
	t := r.Body[start:max(start, end)]
	for range 3 {
		i := strings.LastIndexAny(t, "，、；：。,“”") // an index of a whole character
		clause, at := t, start
		if i >= 0 {
			_, n := utf8.DecodeRuneInString(t[i:])
			clause, at, t = t[i+n:], start+i+n, t[:i]
		}
		if n := len(r.out); n > 0 && at <= r.out[n-1].Start {
			return r.out[n-1].What // "贸易额达440亿美元，同比增长9.2%"
		}
		if w := prose.Space(r.withoutLevel(r.withoutTime(clause, at))); w != "" {
			return w
		}
		if i < 0 {
			break
		}
	}
	return ""
}

// withoutTime is the clause at an offset without the time that it begins with:
// "自2005年以来".
func (r *reckon) withoutTime(clause string, at int) string {
	from := 0
	for _, w := range [...]string{"自", "在", "截至", "从"} {
		if strings.HasPrefix(clause, w) {
			from = len(w)
			break
		}
	}
	s, ok := r.TimeAt(at + from)
	if !ok || s.End-at >= len(clause) {
		return clause
	}
	clause = clause[s.End-at:]
	for _, w := range [...]string{"以来", "起", "期间", "内", "底", "初"} {
		if rest, ok := strings.CutPrefix(clause, w); ok {
			return rest
		}
	}
	return clause
}

// withoutLevel takes off the words that lead from a thing to its amount.
func (r *reckon) withoutLevel(w string) string {
	for again := true; again; {
		again = false
		for _, v := range hanLevels {
			if rest, ok := strings.CutSuffix(w, v); ok {
				w, again = rest, true
			}
		}
	}
	return w
}
