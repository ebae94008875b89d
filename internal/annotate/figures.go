package annotate

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/prose"
)

// reckon is the state of a reading for figures: the doc, and what the last
// figures were, since the next may lean on them.
type reckon struct {
	*doc
	quotes []Quote
	out    []Figure
	when   int // first of dates that may still matter
	q      int // first of quotes that may still matter

	yuan, pounds int8 // whether the report speaks of them: 0 not looked, 1, -1

	pending      amount // a number with no unit yet: the first of a range
	pendingTok   int
	pendingStart int
	noun         string // what the last count counted
	nounEnd      int

	sentence int // of the context below
	ctx      sentenceContext
	last     lastPeriod
}

// figures finds numbers that measure or count something.
//
// A number is a figure when a unit goes with it: a currency before or after, a
// percentage, a measure, or a plural noun ("52 joint projects"). Ordinals,
// years, times, durations, scores, codes, the numbers of models and articles
// and what an expression of time covers are not figures. A range is two
// figures. The span takes in the currency and the noun, and leaves out words
// like "more than", which are the modifier.
func (d *doc) figures(quotes []Quote) []Figure {
	r := reckon{doc: d, quotes: quotes, sentence: -1}
	r.pending.End = -1
	for k := 0; k < len(d.toks); {
		t := d.toks[k]
		switch t.Kind {
		case prose.Number:
			k = r.number(k)
		case prose.Word:
			if d.address(k) {
				for k++; k < len(d.toks) && d.toks[k].Start == d.toks[k-1].End; k++ {
				}
				continue
			}
			if c := d.body[t.Start] | 0x20; c >= 'a' && c <= 't' && startsNumber(t.Of(d.body)) {
				k = r.wordNumber(k)
			} else {
				if t.Len() > 3 && isDigit(d.body[t.End-1]) || t.Len() > 4 && isDigit(d.body[t.Start+3]) {
					r.coded(k)
				}
				k++
			}
		default:
			k++
		}
	}
	return r.out
}

// address reports the head of a web address.
func (d *doc) address(k int) bool {
	switch w := d.word(k); w {
	case "http", "https", "ftp":
		return d.word(k+1) == ":"
	case "www":
		return d.word(k+1) == "."
	}
	return false
}

// coded reads a word that begins with a currency code: "USD115", "EUR20m".
func (r *reckon) coded(k int) {
	t := r.toks[k]
	w := t.Of(r.body)
	if len(w) < 4 || !isDigit(w[3]) || w[:3] != strings.ToUpper(w[:3]) {
		return
	}
	u, ok := unitWords[strings.ToLower(w[:3])]
	if !ok || u.kind != money {
		return
	}
	if a, ok := readDigits(r.body, t.Start+3, true); ok && (a.End >= t.End) {
		r.money(u.code, prose.Span{Start: t.Start, End: a.End}, a, k)
	}
}

// after is the first token that begins at or after a byte offset, from token k.
func (r *reckon) after(k, offset int) int {
	for k < len(r.toks) && r.toks[k].Start < offset {
		k++
	}
	return k
}

// dated reports that an expression of time covers the span, and where it ends.
func (r *reckon) dated(s prose.Span) (int, bool) {
	for r.when < len(r.dates) && r.dates[r.when].End <= s.Start {
		r.when++
	}
	for i := r.when; i < len(r.dates) && r.dates[i].Start < s.End; i++ {
		if w := r.dates[i]; w.Start <= s.Start && s.Start < w.End {
			return w.End, true
		}
	}
	return 0, false
}

// number reads the number in figures at token k and returns the token to go on
// with.
func (r *reckon) number(k int) int {
	t := r.toks[k]
	if end, ok := r.dated(t.Span); ok {
		return max(k+1, r.after(k, end))
	}
	code, start := moneyBefore(r.body, t.Start)
	if n := len(r.out); n > 0 && start < r.out[n-1].End {
		code, start = "", t.Start // the sign belongs to the number before it
	}
	a, ok := readDigits(r.body, t.Start, code != "")
	if !ok {
		return r.skipJoined(k)
	}
	next := r.after(k+1, a.End)
	if code == "" && r.joinedBefore(t.Start) {
		return r.skipJoined(k)
	}
	if stop, skip := r.joinedAfter(a, k); stop {
		return skip
	}
	if code == "" && t.Start > 0 && (minus(r.body, t.Start) || k > 0 && r.word(k-1) == "minus") {
		a.value.neg = true
		a.Start = r.signBefore(k)
	}
	if code != "" {
		end := a.End
		if u, e, _ := unitAt(r.body, a.End); u.kind == money { // "$5 million US dollars", "$20 AUD"
			end = e
			if u.code != "USD" {
				code = u.code
			}
		} else {
			end = usAfter(r.body, end)
		}
		r.money(code, prose.Span{Start: start, End: end}, a, k)
		return r.after(k+1, end)
	}
	return r.unitOrNoun(a, k, next)
}

// wordNumber reads the number in words at token k.
func (r *reckon) wordNumber(k int) int {
	t := r.toks[k]
	a, ok := readWords(r.body, t.Start)
	if !ok {
		return k + 1
	}
	if k > 0 && r.word(k-1) == "minus" {
		a.value.neg, a.Start = true, r.signBefore(k)
	}
	if end, ok := r.dated(t.Span); ok {
		return max(k+1, r.after(k, end))
	}
	if t.Start > 0 && (r.body[t.Start-1] == '-' || r.body[t.Start-1] == '/') {
		return k + 1
	}
	if a.End < len(r.body) && r.body[a.End] == '-' && isDigitOrLetter(r.body, a.End+1) {
		if u, end, _ := unitAt(r.body, a.End); u.kind == noUnit || u.code == "°" {
			return max(k+1, r.after(k, end))
		}
	}
	return r.unitOrNoun(a, k, r.after(k+1, a.End))
}

// cents reads the small change after an amount: "and 50 cents".
func (r *reckon) cents(end int, code string) (decimal, int, bool) {
	i := end
	for _, s := range [...]string{" and ", " "} {
		if strings.HasPrefix(r.body[i:], s) {
			i += len(s)
			break
		}
	}
	if i == end || i >= len(r.body) {
		return decimal{}, 0, false
	}
	var a amount
	ok := false
	if isDigit(r.body[i]) {
		a, ok = readDigits(r.body, i, false)
	} else {
		a, ok = readWords(r.body, i)
	}
	if !ok || a.value.exp != 0 || a.value.coef > 99 {
		return decimal{}, 0, false
	}
	u, e, _ := unitAt(r.body, a.End)
	if u.kind != money || u.exp != -2 || u.code != code {
		return decimal{}, 0, false
	}
	return decimal{a.value.coef, -2, false}, e, true
}

func isDigitOrLetter(s string, i int) bool {
	return i < len(s) && (isDigit(s[i]) || letters(s, i) > i)
}

// unitOrNoun makes a figure of a number without a currency before it.
func (r *reckon) unitOrNoun(a amount, k, next int) int {
	u, end, compound := unitAt(r.body, a.End)
	if u.kind != noUnit && r.unitHolds(a, u, end, compound) {
		if u.kind == money && u.code == "JPY" && strings.HasPrefix(r.body[a.End:], "¥") {
			u.code = r.yen()
		}
		if u.code == "lb" && !compound && (a.scaled || r.speaksOf(&r.pounds, "£", "sterling")) {
			u = unit{"GBP", money, 0}
		}
		if u.kind == money && u.exp == 0 {
			if v, e, ok := r.cents(end, u.code); ok { // "3 dollars and 50 cents"
				if sum, ok := a.value.plus(v); ok {
					a.value, end = sum, e
				}
			}
		}
		f := r.figure(prose.Span{Start: a.Start, End: end}, a, u, k)
		r.joinRange(f.Unit, u.exp, a, k)
		r.add(f)
		r.pending.End = -1
		return r.after(k+1, end)
	}
	if !a.inWord && r.model(k) {
		return max(k+1, next)
	}
	// the second of a range of money: "$5-7 billion"
	if n := len(r.out); n > 0 && !a.inWord && r.ranged(r.out[n-1].End, a.Start) && isCurrency(r.out[n-1].Unit) && r.body[a.Start-1] != 'd' && (r.body[a.Start-1] != ' ' || r.body[a.Start-2] == 'o' && a.scaled) {
		prev := &r.out[n-1]
		first := r.pending
		if r.pendingStart == prev.Start && a.scaled && !first.scaled {
			if v, ok := scaledLike(first, a, r.body); ok {
				prev.Value = v.String()
			}
		}
		f := r.figure(a.Span, a, unit{code: prev.Unit, kind: money}, k)
		f.Rule = "range"
		r.add(f)
		return max(k+1, next)
	}
	if noun, end, ok := r.counted(a, k, next); ok {
		f := r.figure(prose.Span{Start: a.Start, End: end}, a, unit{code: "count:" + noun}, k)
		r.joinRange(f.Unit, 0, a, k)
		r.add(f)
		r.noun, r.nounEnd = noun, end
		r.pending.End = -1
		return r.after(k+1, end)
	}
	if code, rule, sure := r.bare(a, k, next); code != "" {
		f := r.figure(a.Span, a, unit{code: code}, k)
		f.Rule, f.Confidence = rule, sure
		r.joinRange(f.Unit, 0, a, k)
		r.add(f)
		r.pending.End = -1
		return max(k+1, next)
	}
	if !(a.plain && yearLike(a)) {
		r.pending, r.pendingTok, r.pendingStart = a, k, a.Start
	}
	return max(k+1, next)
}

// bare gives a unit to a number without one: people after a verb of harm
// ("killing 107"), or what rises to a level ("seats increased from 9 to 10").
func (r *reckon) bare(a amount, k, next int) (code, rule string, sure float64) {
	if yearLike(a) || a.inWord && !a.scaled && k == 0 {
		return "", "", 0
	}
	_, before := modifier(r.doc, k)
	if before == 0 {
		return "", "", 0
	}
	p := strings.ToLower(r.word(before - 1))
	whole := a.value.exp >= 0 || a.scaled
	if next < len(r.toks) {
		if w := r.word(next); r.toks[next].Kind == prose.Punct && (w == ":" || w == "-" || w == "–" || w == "/" || w == "°" || w == "'" || w == "\"") || r.toks[next].Kind == prose.Number {
			return "", "", 0
		}
	}
	if whole && !(a.inWord && a.value == decimal{1, 0, false}) {
		switch p {
		case "killing", "killed", "wounding", "wounded", "injuring", "injured", "hurting", "arresting", "detaining", "displacing", "evacuating":
			if next >= len(r.toks) || r.toks[next].Kind == prose.Punct || r.roles(next)&(conjunction|preposition|adverb|cueIng) != 0 {
				return "count:person", "people", .85
			}
			return "", "", 0
		}
	}
	if a.inWord && !a.scaled || next < len(r.toks) && r.toks[next].Kind == prose.Word && r.roles(next)&(preposition|conjunction|auxiliary|adverb|timeWord|relative|cueIng) == 0 && r.word(next) != "of" {
		return "", "", 0
	}
	if p != "to" && p != "at" && p != "by" && trend(p) == "" && !(level(p) && p != "made") {
		return "", "", 0
	}
	s := r.sentenceOf(a.Start)
	if s < 0 {
		return "", "", 0
	}
	from := r.sents[s].first
	moved := trend(p) != "" || level(p)
	for i := before - 1; i >= from && i > before-10 && !moved; i-- {
		w := strings.ToLower(r.word(i))
		moved = trend(w) != "" || level(w) || w == "closed" || w == "settled"
	}
	if !moved || !a.scaled && a.plain && a.digits < 3 && p != "to" {
		return "", "", 0
	}
	what := strings.Fields(strings.ToLower(r.subject(from, before, r.sents[s])))
	noun := ""
	for _, w := range what {
		if rolesOf(w)&preposition != 0 {
			break
		}
		if plural(w) && !duration(w) {
			noun = singular(w)
		}
	}
	if noun == "" && len(what) == 0 {
		return "", "", 0
	}
	if noun == "" {
		return "count", "level", .65
	}
	return "count:" + noun, "level", .75
}

// add appends a figure, unless it overlaps the one before it.
func (r *reckon) add(f Figure) {
	if n := len(r.out); n > 0 && f.Start < r.out[n-1].End {
		return
	}
	r.out = append(r.out, f)
}

// money adds a figure with a currency before the number.
func (r *reckon) money(code string, s prose.Span, a amount, k int) {
	if code == "JPY" {
		code = r.yen()
	}
	f := r.figure(s, a, unit{code: code, kind: money}, k)
	if n := len(r.out); n > 0 && a.scaled && r.pendingStart == r.out[n-1].Start && r.out[n-1].Unit == code && !r.pending.scaled && r.ranged(r.out[n-1].End, s.Start) {
		if v, ok := scaledLike(r.pending, a, r.body); ok { // "$5 to $7 billion"
			r.out[n-1].Value = v.String()
		}
	}
	r.add(f)
	r.pending, r.pendingTok, r.pendingStart = a, k, s.Start
}

// scaledLike gives the first number of a range the size of the second, when it
// is the smaller: "$5-7 billion".
func scaledLike(first, second amount, text string) (decimal, bool) {
	i := second.Start
	bare, ok := readDigits(text[:digitsEnd(text, i)], i, false)
	if !ok || !first.value.less(bare.value) || !first.value.less(decimal{1000, 0, false}) {
		return decimal{}, false
	}
	exp := 0
	for v := bare.value; v.less(second.value) && exp < 15; exp++ {
		v.exp++
	}
	return first.value.times(1, exp)
}

func digitsEnd(text string, i int) int {
	for i < len(text) && (isDigit(text[i]) || (text[i] == '.' || text[i] == ',') && i+1 < len(text) && isDigit(text[i+1])) {
		i++
	}
	return i
}

// joinRange makes a figure of the pending number when it is the first of a
// range whose second has the unit: "10-12 percent", "from 9 to 10 seats".
func (r *reckon) joinRange(code string, exp int, a amount, k int) {
	p := r.pending
	if p.End < 0 || !r.ranged(p.End, a.Start) {
		return
	}
	if a.scaled && !p.scaled && !a.inWord {
		if v, ok := scaledLike(p, a, r.body); ok {
			p.value = v
		}
	}
	f := r.figure(p.Span, p, unit{code: code, exp: exp}, r.pendingTok)
	f.Rule = "range"
	r.add(f)
}

// ranged reports that only a word or a dash of a range stands between.
func (r *reckon) ranged(end, start int) bool {
	if end < 0 || start < end || start-end > 8 {
		return false
	}
	switch strings.TrimSpace(r.body[end:start]) {
	case "-", "–", "—", "to", "and", "or", "до", "-to-", "и":
		return true
	}
	return false
}

// figure fills a figure in from its surroundings.
func (r *reckon) figure(s prose.Span, a amount, u unit, k int) Figure {
	v, _ := a.value.times(1, u.exp)
	f := Figure{By: By{Span: s}, Value: v.String(), Unit: u.code, Quote: -1}
	switch {
	case u.kind == money:
		f.Rule, f.Confidence = "money", .97
	case u.kind == percent:
		f.Rule, f.Confidence = "percent", .98
	case u.kind == measure:
		f.Rule, f.Confidence = "measure", .93
	default:
		f.Rule, f.Confidence = "count", .9
		if a.inWord {
			f.Confidence = .85
		}
	}
	r.surround(&f, k, u.kind)
	return f
}

// joinedBefore reports a number that is the tail of something else: "A-380",
// "10:30", "#5", "v1.2".
func (r *reckon) joinedBefore(i int) bool {
	if i == 0 {
		return false
	}
	c := r.body[i-1]
	switch c {
	case '#', '@', '_', ':', '=', '\\', '^', '+', '&':
		return !(c == ':' && i > 1 && r.body[i-2] == ' ') && !(c == '+' && i > 1 && r.body[i-2] == ' ' && false)
	case '/', '.', '\'':
		return i > 1 && r.body[i-2] != ' '
	case '-':
		return i > 1 && letters(r.body, i-2) > i-2 && r.body[i-2] < utf8.RuneSelf && r.body[i-2] > ' '
	case '*':
		return false
	}
	if c >= utf8.RuneSelf {
		p, _ := utf8.DecodeLastRuneInString(r.body[:i])
		return p == '№' || p == '’' || p == '×'
	}
	return c|0x20 >= 'a' && c|0x20 <= 'z'
}

// signBefore is where the sign before token k begins.
func (r *reckon) signBefore(k int) int {
	if n := len(r.out); k > 0 && (n == 0 || r.out[n-1].End <= r.toks[k-1].Start) {
		return r.toks[k-1].Start
	}
	return r.toks[k].Start
}

// minus reports a sign before the number, not a dash between words.
func minus(text string, i int) bool {
	if strings.HasSuffix(text[:i], "−") {
		return true
	}
	return text[i-1] == '-' && (i == 1 || text[i-2] == ' ' || text[i-2] == '(')
}

// joinedAfter reports a number that goes on into something else: a time, a
// score, an ordinal, a code.
func (r *reckon) joinedAfter(a amount, k int) (bool, int) {
	e := a.End
	if e >= len(r.body) {
		return false, 0
	}
	switch c := r.body[e]; {
	case (c == ':' || c == '/' || c == 'x' || c == '*') && e+1 < len(r.body) && isDigit(r.body[e+1]):
		return true, r.skipJoined(k)
	case c == '-' || strings.HasPrefix(r.body[e:], "–"):
		n := 1
		if c != '-' {
			n = 3
		}
		if e+n < len(r.body) && isDigit(r.body[e+n]) { // "2023-10-17", a telephone number
			d := digitsEnd(r.body, e+n)
			if d < len(r.body) && (r.body[d] == '-' || r.body[d] == '/') && d+1 < len(r.body) && isDigit(r.body[d+1]) {
				return true, r.skipJoined(k)
			}
		}
	case !a.scaled && (c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0xC3 && c <= 0xD3):
		if u, end, _ := unitAt(r.body, e); u.kind == noUnit || letters(r.body, e) > end {
			return true, r.skipJoined(k)
		}
	}
	return false, 0
}

// skipJoined steps over a number and all that touches it.
func (r *reckon) skipJoined(k int) int {
	k++
	for k < len(r.toks) && r.toks[k].Start == r.toks[k-1].End {
		if r.toks[k].Kind == prose.Punct {
			switch r.body[r.toks[k].Start] {
			case '-', ':', '/', '_', '#', '@':
			default:
				return k
			}
		}
		k++
	}
	return k
}

// unitHolds refuses a unit that the number cannot have.
func (r *reckon) unitHolds(a amount, u unit, end int, compound bool) bool {
	text := r.body[a.End:end]
	w := strings.TrimLeft(text, " -\n\u00a0")
	if u.kind == measure {
		if end < len(r.body) && letters(r.body, end) > end {
			return false
		}
		switch w {
		case "in", "m", "t", "g", "l", "V", "v", "W", "w", "ft", "ha":
			if strings.HasPrefix(text, " ") && w == "in" || a.inWord {
				return false
			}
			if w == "m" && yearLike(a) && a.plain {
				return false
			}
		case "degree":
			return compound
		case "degrees":
			return !a.inWord
		}
	}
	if u.kind == money && a.plain && yearLike(a) && strings.HasPrefix(text, " ") && w == strings.ToUpper(w) && len(w) <= 3 && w != "" && u.code != strings.ToUpper(w) {
		return false
	}
	return true
}

// yearLike reports digits that could be a year.
func yearLike(a amount) bool {
	return a.plain && a.digits == 4 && a.value.coef >= 1000 && a.value.coef <= 2150
}

// yen is what ¥ means in this report: the yuan where it speaks of yuan.
func (r *reckon) yen() string {
	if r.speaksOf(&r.yuan, "yuan", "RMB", "renminbi", "CNY") {
		return "CNY"
	}
	return "JPY"
}

// speaksOf reports, looking once, that one of the words stands in the body.
func (r *reckon) speaksOf(known *int8, words ...string) bool {
	if *known == 0 {
		*known = -1
		for _, w := range words {
			if strings.Contains(r.body, w) {
				*known = 1
				break
			}
		}
	}
	return *known > 0
}

func isCurrency(code string) bool {
	return len(code) == 3 && code == strings.ToUpper(code) && code != "TEU"
}

// usAfter takes in "US" after an amount of dollars: "$5 million US".
func usAfter(text string, end int) int {
	for _, s := range [...]string{" US ", " US,", " US."} {
		if strings.HasPrefix(text[end:], s) {
			return end + 3
		}
	}
	return end
}

// model reports a number that belongs to the name before it: "Boeing 737",
// "Article 5", "No. 3", "Resolution 2231".
func (r *reckon) model(k int) bool {
	if k == 0 {
		return false
	}
	p := r.toks[k-1]
	w := p.Of(r.body)
	if p.Kind == prose.Punct {
		if w == "." && k > 1 {
			switch strings.ToLower(r.word(k - 2)) {
			case "no", "nos", "art", "sec", "fig", "vol", "p", "pp", "ch", "№":
				return true
			}
		}
		return w == "№" || w == "#" || w == "§"
	}
	if p.Kind != prose.Word || p.End < r.toks[k].Start-1 {
		return false
	}
	switch strings.ToLower(w) {
	case "no", "nos", "number", "numbers", "article", "articles", "section", "chapter", "page", "pages", "paragraph", "clause", "item", "point",
		"resolution", "room", "gate", "flight", "route", "highway", "channel", "track", "lane", "phase", "stage", "level", "grade", "class", "type",
		"version", "model", "season", "episode", "volume", "part", "step", "tier", "category", "zone", "sector", "block", "district", "ward",
		"aged", "age", "lot", "line", "round", "group", "game", "week", "day", "chapter's", "platform", "building", "apartment", "hall", "terminal", "pier",
		"year", "unit", "reactor", "formula", "area", "region", "unit's", "scale", "magnitude", "position", "ranked", "rank", "seed", "number-":
		return true
	}
	if !upperFirst(w) || r.sentenceHead(k-1) {
		return false
	}
	ro := rolesOf(w)
	return ro&(preposition|conjunction|determiner|auxiliary|adverb|cueWord|timeWord) == 0 && !modifierWord(strings.ToLower(w))
}

// sentenceHead reports that token k begins a sentence or a quotation and is a
// word that may stand before any number.
func (r *reckon) sentenceHead(k int) bool {
	w := strings.ToLower(r.word(k))
	if modifierWord(w) || rolesOf(w)&(preposition|adverb|determiner|conjunction) != 0 {
		return true
	}
	return false
}

// counted finds the noun that the number at token k counts. Next is the token
// after the number.
func (r *reckon) counted(a amount, k, next int) (noun string, end int, ok bool) {
	if k > 1 && r.word(k-1) == "in" && (r.toks[k-2].Kind == prose.Number || startsNumber(r.word(k-2)) && len(r.word(k-2)) > 2) {
		return "", 0, false // "one in three visits"
	}
	if a.value == (decimal{1, 0, false}) {
		return "", 0, false
	}
	if next >= len(r.toks) || a.End > r.toks[next].Start {
		return "", 0, false
	}
	if a.value.exp < 0 && !a.scaled && r.word(next) != "times" {
		if v := a.value.String(); strings.Contains(v, ".") {
			return "", 0, false
		}
	}
	i := next
	of := false
	switch w := r.word(i); w {
	case "of":
		n := strings.ToLower(r.word(i + 1))
		switch n {
		case "which", "whom", "them", "these", "those":
			if n == "whom" {
				return "person", r.toks[i+1].End, true
			}
			if r.noun != "" && r.nounEnd > a.Start-400 && (n == "which" || n == "them") {
				return r.noun, r.toks[i+1].End, true
			}
			if n == "which" || n == "them" {
				return "", 0, false
			}
			i += 2
		case "the", "its", "their", "our", "his", "her", "whose":
			i += 2
		default:
			if r.toks[min(i+1, len(r.toks)-1)].Kind == prose.Number && i+2 < len(r.toks) { // "9 of 15 seats"
				i += 2
			} else {
				i++
			}
		}
		of = true
	case "others", "more":
		if w == "more" && i+1 < len(r.toks) && plural(strings.ToLower(r.word(i+1))) {
			i++
			break
		}
		if r.noun != "" && r.nounEnd > a.Start-400 {
			return r.noun, r.toks[i].End, true
		}
		if w == "others" {
			return "other", r.toks[i].End, true
		}
		return "", 0, false
	case "-", "+":
		return "", 0, false
	}
	limit := min(len(r.toks), i+7)
	for j := i; j < limit; j++ {
		t := r.toks[j]
		if t.Kind == prose.Number {
			if of && j == i {
				continue
			}
			return "", 0, false
		}
		if t.Kind == prose.Punct {
			w := r.word(j)
			if (w == "’" || w == "'") && j > i && t.Start == r.toks[j-1].End || w == "-" && j > i {
				continue
			}
			if w == "," && j > i && j+2 < limit && r.toks[j+1].Kind == prose.Word && !a.inWord && adjectival(r.word(j-1)) {
				continue
			}
			return "", 0, false
		}
		w := strings.ToLower(r.word(j))
		ro := rolesOf(w)
		if w == "of" || ro&(preposition|auxiliary|pronounWord|relative|timeWord) != 0 || ro&determiner != 0 && j > i || ro&conjunction != 0 && (j == i || w != "and" && w != "or") {
			return "", 0, false
		}
		if duration(w) || w == "times" && a.inWord {
			return "", 0, false
		}
		if people(w) && !strings.HasSuffix(w, "s") || w == "dead" {
			if j == i && !(j+1 < limit && plural(strings.ToLower(r.word(j+1)))) {
				return "person", t.End, true
			}
			continue
		}
		if possessive(r.word(j)) || !plural(w) || ro&office == 0 && ro&cueWord != 0 && j > i && ro&cueNoun == 0 {
			if (ro&cueWord != 0 && ro&cueNoun == 0 && ro&office == 0) || strings.HasSuffix(w, "ly") && ro == 0 && len(w) > 5 && j > i {
				return "", 0, false
			}
			continue
		}
		// the last of several plurals: "sports clubs"
		for j+1 < limit && r.toks[j+1].Kind == prose.Word {
			n := strings.ToLower(r.word(j + 1))
			nr := rolesOf(n)
			if !plural(n) || possessive(n) || nr&(auxiliary|adverb|preposition|cueWord|timeWord) != 0 && nr&office == 0 || duration(n) {
				break
			}
			j++
			w, t = n, r.toks[j]
		}
		if duration(w) || r.generic(a, k, i, j, w) {
			return "", 0, false
		}
		if yearLike(a) && !people(w) && singular(w) != "person" && r.modifierAt(k) == "" {
			return "", 0, false
		}
		return singular(w), t.End, true
	}
	return "", 0, false
}

func adjectival(w string) bool {
	w = strings.ToLower(w)
	for _, s := range [...]string{"al", "ive", "ous", "ern", "ble", "ed", "ic", "ful", "ent", "ant", "ary", "ish", "ing"} {
		if strings.HasSuffix(w, s) {
			return true
		}
	}
	return w == "large" || w == "new" || w == "small" || w == "big" || w == "old" || w == "young"
}

// duration reports a noun of time: what it counts is a date's business.
func duration(w string) bool {
	switch strings.TrimSuffix(w, "s") {
	case "year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "centurie", "quarter", "night", "weekend", "fortnight",
		"generation", "anniversary", "anniversarie", "season", "morning", "evening", "year-old", "o'clock", "semester", "millennia":
		return true
	}
	return false
}

// generic reports a small number in words that only says "both": "two
// countries", "the three sides".
func (r *reckon) generic(a amount, k, from, noun int, w string) bool {
	if !a.inWord || a.scaled || !a.value.less(decimal{11, 0, false}) {
		return false
	}
	definite := false
	if k > 0 {
		switch p := strings.ToLower(r.word(k - 1)); p {
		case "the", "these", "those", "both", "all", "other", "last", "first", "next", "our", "between", "past":
			definite = true
		}
	}
	few := a.value.less(decimal{4, 0, false})
	if definite && few {
		return true
	}
	if !definite && !few {
		return false
	}
	switch w {
	case "countries", "sides", "nations", "states", "parties", "peoples", "leaders", "governments", "presidents", "ministers", "neighbours",
		"neighbors", "powers", "capitals", "economies", "ways", "things", "halves", "reasons", "kinds", "types", "sorts", "aspects", "levels",
		"fronts", "ends", "others", "ones", "allies", "rivals":
		return true
	}
	return false
}

// modifierAt is the word of degree before the number or sign at token k.
func (r *reckon) modifierAt(k int) string {
	m, _ := modifier(r.doc, k)
	return m
}
