package mention

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/prose"
)

// Declined returns the text, which is in the nominative, and, for a name in Russian
// letters, its forms in the other cases: "Бровик" is "Бровика" and "Бровиком" in a
// report. A last word that ends in a consonant stays as it is where it is a woman's:
// "Эддой Бровик".
func Declined(text string) []string {
	out := []string{text}
	if !hasCyrillic(text) {
		return out
	}
	for c := range 5 {
		words := strings.Split(text, " ")
		changed := false
		described := false // by an adjective before: "Зундский переход", "Зундского перехода"
		for i, w := range words {
			after := described
			described = describes(w)
			if !prose.Capital(w) && !after || prose.Upper(w) {
				continue
			}
			if f := decline(w, c); f != w {
				words[i], changed = f, true
			}
		}
		if !changed {
			continue
		}
		form := strings.Join(words, " ")
		out = append(out, form)
		if given, family, ok := strings.Cut(text, " "); ok && !strings.Contains(family, " ") && words[0] != given && words[1] != family && endsHard(family) {
			out = append(out, words[0]+" "+family)
		}
	}
	return out
}

func hasCyrillic(s string) bool {
	for _, r := range s {
		if 0x400 <= r && r < 0x530 {
			return true
		}
	}
	return false
}

// endings of Russian names and adjectives: nominative, then genitive, dative,
// accusative, instrumental, prepositional. The first that fits counts.
var endings = [][6]string{
	{"ский", "ского", "скому", "ского", "ским", "ском"},
	{"ская", "ской", "ской", "скую", "ской", "ской"},
	{"ова", "овой", "овой", "ову", "овой", "овой"},
	{"ева", "евой", "евой", "еву", "евой", "евой"},
	{"ина", "иной", "иной", "ину", "иной", "иной"},
	{"ов", "ова", "ову", "ова", "овым", "ове"},
	{"ев", "ева", "еву", "ева", "евым", "еве"},
	{"ёв", "ёва", "ёву", "ёва", "ёвым", "ёве"},
	{"ин", "ина", "ину", "ина", "ином", "ине"},
	{"ия", "ии", "ии", "ию", "ией", "ии"},
	{"ый", "ого", "ому", "ого", "ым", "ом"},
	{"ий", "ия", "ию", "ия", "ием", "ии"},
	{"ая", "ой", "ой", "ую", "ой", "ой"},
	{"ое", "ого", "ому", "ое", "ым", "ом"},
	{"ей", "ея", "ею", "ея", "еем", "ее"},
	{"ай", "ая", "аю", "ая", "аем", "ае"},
	{"я", "и", "е", "ю", "ей", "е"},
	{"а", "ы", "е", "у", "ой", "е"},
	{"ь", "я", "ю", "я", "ем", "е"},
}

func decline(w string, c int) string {
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(w, e[0]); ok && stem != "" {
			return stem + e[c+1]
		}
	}
	if endsHard(w) {
		return w + [...]string{"а", "у", "а", "ом", "е"}[c]
	}
	return w
}

// describes reports a word that ends as a Russian adjective in the nominative does.
func describes(w string) bool {
	for _, e := range [...]string{"ский", "ская", "ское", "ный", "ная", "ное", "вый", "вая", "вое"} {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// endsHard reports a word that ends in a consonant.
func endsHard(w string) bool {
	r, _ := utf8.DecodeLastRuneInString(w)
	return strings.ContainsRune("бвгджзклмнпрстфхцчшщқңғ", r)
}
