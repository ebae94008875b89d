package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Paragraphs divides a body at its blank lines. The spans are trimmed; none is
// empty.
func Paragraphs(body string) []Span {
	var out []Span
	start, end := -1, 0 // of the paragraph that is open
	for i := 0; i < len(body); {
		eol := strings.IndexByte(body[i:], '\n')
		next := len(body)
		if eol >= 0 {
			next = i + eol + 1
		}
		if line := trim(body, Span{i, next}); line.Len() > 0 {
			if start < 0 {
				start = line.Start
			}
			end = line.End
		} else if start >= 0 {
			out = append(out, Span{start, end})
			start = -1
		}
		i = next
	}
	if start >= 0 {
		out = append(out, Span{start, end})
	}
	return out
}

// inked reports a byte that is a character of ASCII to be seen.
func inked(c byte) bool { return c > ' ' && c < 0x7F }

// trim narrows s by the white space at its ends.
func trim(text string, s Span) Span {
	for s.Start < s.End && !inked(text[s.Start]) {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.Start += n
	}
	for s.Start < s.End && !inked(text[s.End-1]) {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.End -= n
	}
	return s
}

// Sentences divides one paragraph. A line end counts as a space. The closing
// quotation marks after a stop belong to the sentence; a quotation that runs
// over several sentences is divided like other text. Abbreviations, initials,
// ordinals of lists, decimals and addresses of the web do not end a sentence.
// The spans are trimmed, sorted and cover all but white space.
func Sentences(text string) []Span {
	return AppendSentences(make([]Span, 0, len(text)/120+1), text)
}

// AppendSentences appends the sentences of text to dst.
func AppendSentences(dst []Span, text string) []Span {
	start := 0
	cut := func(end int) {
		if s := trim(text, Span{start, end}); s.Len() > 0 {
			dst = append(dst, s)
		}
		start = end
	}
	for i := 0; ; {
		for i < len(text) && !stopByte[text[i]] {
			i++
		}
		if i == len(text) {
			break
		}
		n, wide := stop(text, i)
		if n == 0 {
			i++
			continue
		}
		first := i // of the stops
		for i += n; i < len(text); {
			if n, w := stop(text, i); n > 0 {
				i += n
				wide = wide || w
				continue
			}
			if k := spacedDot(text, first, i); k > 0 { // ". . ."
				i += k
				continue
			}
			break
		}
		stops := i
		i = closers(text, i)
		if wide {
			if r, _ := utf8.DecodeRuneInString(text[i:]); r != 'と' {
				cut(i)
			}
			continue
		}
		if ends(text, start, first, stops, i) {
			cut(i)
		}
	}
	cut(len(text))
	return dst
}

// stopByte marks the bytes at which a stop can begin.
var stopByte = [256]bool{'.': true, '!': true, '?': true, 0xE2: true, 0xE3: true, 0xEF: true}

// stop is the length of a full stop, question or exclamation mark or ellipsis
// at i; wide says that it ends a sentence whatever follows.
func stop(text string, i int) (n int, wide bool) {
	switch c := text[i]; {
	case c == '.' || c == '!' || c == '?':
		return 1, false
	case c < utf8.RuneSelf || i+2 >= len(text):
		return 0, false
	}
	switch text[i : i+3] {
	case "…":
		return 3, false
	case "。", "！", "？", "｡":
		return 3, true
	}
	return 0, false
}

// spacedDot is the length of " ." at i, when the stops before it are points.
func spacedDot(text string, first, i int) int {
	if i+1 < len(text) && text[i] == ' ' && text[i+1] == '.' && text[first] == '.' && (i+2 == len(text) || class[text[i+2]]&cAlnum == 0) {
		return 2
	}
	return 0
}

// closers is the end of the closing quotation marks and brackets at i.
func closers(text string, i int) int {
	for i < len(text) {
		switch c := text[i]; {
		case c == '"' || c == '\'' || c == ')' || c == ']' || c == '*':
			i++
			continue
		case c < utf8.RuneSelf:
			return i
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		switch r {
		case '”', '’', '»', '›', '」', '』', '）', '】', '〉', '》':
			i += n
			continue
		}
		return i
	}
	return i
}

// ends decides whether the stops at [first,stops), followed by closing marks
// up to end, finish the sentence that began at start.
func ends(text string, start, first, stops, end int) bool {
	if end >= len(text) {
		return true
	}
	next := end
	for next < len(text) && class[text[next]] == cSpace {
		next++
	}
	if next == end {
		if r, n := utf8.DecodeRuneInString(text[end:]); unicode.IsSpace(r) {
			next = end + n
		}
	}
	if next >= len(text) {
		return true
	}
	if next == end {
		return end == stops && stops == first+1 && missingSpace(text, start, first, next)
	}
	after, n := utf8.DecodeRuneInString(text[next:])
	opened := false
	for opens(after) && next+n < len(text) {
		opened = true
		next += n
		after, n = utf8.DecodeRuneInString(text[next:])
	}
	if unicode.IsLower(after) {
		// A new sentence in lower case is not told from the rest of the old one.
		return false
	}
	if after == ',' || after == ';' || after == ':' || after == ')' {
		return false
	}
	if end > stops && !opened && attribution(text[next:]) {
		return false
	}
	if text[first] != '.' || stops-first > 1 {
		return true
	}
	word := lastWord(text, start, first)
	if word.Len() == 0 {
		return true
	}
	if end > stops && text[stops] != '\'' {
		return true // an abbreviation inside marks or brackets ends with them
	}
	return pointEnds(text, start, word, text[next:], unicode.IsDigit(after), opened)
}

func opens(r rune) bool {
	switch r {
	case '"', '\'', '“', '„', '‘', '«', '‹', '(', '[', '「', '『', '*', '_':
		return true
	}
	return false
}

// missingSpace reports a sentence that ends without a space after it:
// "the end.The next". Names of hosts and files have no capital there.
func missingSpace(text string, start, dot, next int) bool {
	w := lastWord(text, start, dot)
	if w.Len() < 3 || !Capital(text[next:]) {
		return false
	}
	for _, r := range text[w.Start:w.End] {
		if !unicode.IsLower(r) && !unicode.IsDigit(r) && r != ',' {
			return false
		}
	}
	if w.Start > 0 && class[text[w.Start-1]] != cSpace {
		return false
	}
	end := wordEnd(text, next)
	if strings.HasPrefix(text[end:], ". ") {
		return true // "Tuesday.Mr. Smith"
	}
	_, n := utf8.DecodeRuneInString(text[next:])
	r, _ := utf8.DecodeRuneInString(text[next+n:])
	return unicode.IsLower(r) && (end >= len(text) || class[text[end]] == cSpace || text[end] == ',')
}

// lastWord is the run without white space, opening marks aside, that ends at
// end.
func lastWord(text string, start, end int) Span {
	i := end
	for i > start && end-i <= 80 {
		if class[text[i-1]]&cAlnum != 0 { // most are
			i--
			continue
		}
		r, n := utf8.DecodeLastRuneInString(text[start:i])
		if unicode.IsSpace(r) || opens(r) || r == '—' || r == '–' || r == '/' {
			break
		}
		i -= n
	}
	return Span{i, end}
}

// pointEnds decides for one full stop after a word, before text that does not
// begin with a small letter.
func pointEnds(text string, start int, word Span, next string, digit, opened bool) bool {
	w := word.Of(text)
	starter := opened || startsSentence(next)
	if len(w) <= 4 && number(w) { // "1. Item"; but "… in 2018. Trade"
		return trim(text, Span{start, word.Start}).Len() > 0 || digit
	}
	if utf8.RuneCountInString(w) == 1 { // an initial, or the last letter of a list
		r, _ := utf8.DecodeRuneInString(w)
		if r == 'г' || r == 'р' {
			return number(lastWord(text, start, trim(text, Span{start, word.Start}).End).Of(text))
		}
		if r == 'I' && start < word.Start {
			return starter || !initialBefore(text, start, word, next)
		}
		if !unicode.IsLetter(r) {
			return true
		}
		return starter
	}
	if i := strings.IndexByte(w, '.'); i >= 0 && dottedWord(w) {
		switch strings.ToLower(w) {
		case "a.m", "p.m":
			return starter || len(strings.Fields(text[start:word.Start])) > 3
		case "e.g", "i.e", "т.е", "т.н", "в.о", "и.о":
			return false
		case "т.д", "т.п":
			return true
		}
		return starter
	}
	switch abbreviation(w) {
	case never:
		return false
	case beforeDigit:
		return !digit
	case unlessStarter:
		return starter
	}
	return true
}

// initialBefore reports a person's middle initial: "Albert I. Jones".
func initialBefore(text string, start int, word Span, next string) bool {
	before := lastWord(text, start, trim(text, Span{start, word.Start}).End).Of(text)
	return Capital(before) && Capital(next) && !startsSentence(next)
}

func number(w string) bool {
	if w == "" {
		return false
	}
	for i := 0; i < len(w); i++ {
		if class[w[i]] != cDigit {
			return false
		}
	}
	return true
}

// dottedWord reports single letters with points between: "U.S", "a.m", "Ph.D".
func dottedWord(w string) bool {
	letters := 0
	for _, r := range w {
		switch {
		case r == '.':
			letters = 0
		case unicode.IsLetter(r):
			if letters++; letters > 2 {
				return false
			}
		default:
			return false
		}
	}
	return true
}

type habit uint8

const (
	none          habit = iota
	never               // a name follows: "Mr."
	beforeDigit         // a number follows: "No."
	unlessStarter       // ends a sentence only before a word that begins one: "Inc."
)

func abbreviation(w string) habit {
	switch strings.ToLower(strings.Trim(w, "'’\"")) {
	case "mr", "mrs", "ms", "engr", "smt", "messrs", "mx", "dr", "drs", "prof", "gen", "lt", "col", "sgt", "capt", "maj", "cmdr", "adm", "gov",
		"sen", "rep", "reps", "sens", "rev", "hon", "pres", "amb", "st", "mt", "ft", "supt", "insp", "brig", "cpl", "pvt", "vs",
		"ул", "им", "пр", "просп", "акад", "проф", "ген", "полк", "гр", "тов", "см", "напр", "св", "зам":
		return never
	case "no", "nos", "n°", "№", "p", "pp", "art", "arts", "sec", "fig", "figs", "vol", "vols", "ch", "par", "para", "cl", "ref",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "ca", "approx", "est",
		"ст", "стр", "рис", "табл", "гл", "янв", "фев", "февр", "апр", "авг", "сент", "окт", "нояб", "дек":
		return beforeDigit
	case "inc", "ltd", "corp", "co", "cos", "bros", "jr", "sr", "llc", "plc", "etc", "al", "dept", "assn", "univ", "ave", "blvd", "rd",
		"ph", "esq", "intl", "int'l", "govt", "gov't", "min", "max", "mln", "bln", "bn", "tn", "trln", "trn", "mn", "sq", "km", "kg",
		"млн", "млрд", "трлн", "тыс", "гг", "руб", "долл", "тг", "тенге", "обл", "др", "пр-т", "мин", "сек":
		return unlessStarter
	}
	return none
}

// startsSentence reports whether text begins with a word that begins many
// sentences and few names.
func startsSentence(text string) bool {
	end := 0
	for end < len(text) && end < 24 && class[text[end]] != cSpace && text[end] != ',' {
		end++
	}
	switch text[:end] {
	case "The", "A", "An", "He", "She", "It", "It's", "It’s", "They", "We", "You", "I", "This", "That", "These", "Those", "There", "His", "Her",
		"Its", "Their", "Our", "My", "In", "On", "At", "As", "By", "For", "From", "With", "After", "Before", "During", "While", "When", "Where",
		"What", "Who", "Why", "How", "If", "But", "And", "Or", "So", "Yet", "However", "Also", "Meanwhile", "Earlier", "Later", "Then", "Now",
		"Today", "Yesterday", "According", "Both", "Each", "Some", "Many", "Most", "All", "Several", "Such", "To", "Of", "Since", "Under",
		"Among", "Following", "Speaking", "Moreover", "Furthermore", "Additionally", "Did", "Do", "Does", "Is", "Are", "Was", "Were", "Not", "No",
		"Between", "Despite", "Although", "Though", "Because", "Once", "Until", "Over", "About", "Last", "Next", "Other", "Another", "One", "Two", "Three",
		"В", "Во", "На", "По", "Он", "Она", "Они", "Оно", "Мы", "Вы", "Это", "Этот", "Эта", "Эти", "Как", "Также", "При", "Для", "С", "Со", "К", "За",
		"После", "Кроме", "Однако", "Ранее", "Об", "О", "От", "Из", "У", "И", "А", "Но", "Если", "Когда", "Так", "Что", "Его", "Её", "Ее", "Их":
		return true
	}
	return false
}

// attribution reports whether text, which follows a closing quotation mark,
// goes on with the speaker of the quotation: "Ada Brovik said.".
func attribution(text string) bool {
	for range 4 {
		end := 0
		for end < len(text) && class[text[end]] != cSpace && text[end] != ',' && text[end] != '.' {
			end++
		}
		switch text[:end] {
		case "said", "says", "asked", "added", "told", "noted", "stressed", "wrote", "replied", "explained", "exclaimed", "answered", "quipped",
			"concluded", "continued", "recalled", "remarked", "declared", "insisted", "warned", "emphasized", "emphasised", "underlined",
			"сказал", "сказала", "заявил", "заявила", "отметил", "отметила", "подчеркнул", "подчеркнула", "добавил", "добавила", "спросил", "спросила":
			return true
		}
		if end == 0 || end >= len(text) || class[text[end]] != cSpace || !Capital(text) && text[:end] != "of" && text[:end] != "the" {
			return false
		}
		for end < len(text) && class[text[end]] == cSpace {
			end++
		}
		text = text[end:]
	}
	return false
}
