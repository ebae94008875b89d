package mention

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/internal/prose"
)

// Case is a case of Russian nouns.
type Case uint8

const (
	Nominative Case = iota
	Genitive
	Dative
	Accusative
	Instrumental
	Prepositional
)

// turn is an ending of an oblique case, what stands for it in the nominative, and the
// letters of which one must stand before it: a consonant where none are given, any
// letter for "*".
type turn struct{ from, to, behind string }

const (
	vowels  = "аеёиоуыэюя"
	hushing = "жшчщц"
	velar   = "гкхжшчщ" // behind which и stands for ы
)

// Endings by sex and case, the longest first. The first that fits counts.
var (
	menTurns = [...][]turn{
		Genitive: {{"ского", "ский", "*"}, {"цкого", "цкий", "*"}, {"ого", "ый", ""}, {"его", "ий", ""}, {"я", "й", vowels}, {"а", "", ""}, {"я", "ь", ""},
			{"ьи", "ья", ""}, {"ии", "ия", ""}, {"ы", "а", ""}, {"и", "а", velar}},
		Dative: {{"скому", "ский", "*"}, {"цкому", "цкий", "*"}, {"ому", "ый", "нвт"}, {"ю", "й", vowels}, {"у", "", ""}, {"ю", "ь", ""}, {"ии", "ия", ""}, {"ье", "ья", ""}, {"е", "а", ""}},
		Accusative: {{"ского", "ский", "*"}, {"цкого", "цкий", "*"}, {"ого", "ый", ""}, {"его", "ий", ""}, {"я", "й", vowels}, {"а", "", ""}, {"я", "ь", ""},
			{"у", "а", ""}, {"ю", "я", ""}},
		Instrumental: {{"ским", "ский", "*"}, {"цким", "цкий", "*"}, {"овым", "ов", "*"}, {"евым", "ев", "*"}, {"ёвым", "ёв", "*"}, {"иным", "ин", "*"}, {"ыным", "ын", "*"},
			{"ым", "ый", ""}, {"им", "ий", velar}, {"ем", "й", vowels}, {"ем", "", hushing}, {"ем", "ь", ""}, {"ом", "", ""}, {"ой", "а", ""}, {"ией", "ия", ""}, {"ьей", "ья", ""}, {"ьёй", "ья", ""}, {"ёй", "я", ""}},
		Prepositional: {{"ском", "ский", "*"}, {"цком", "цкий", "*"}, {"ии", "ий", ""}, {"е", "й", vowels}, {"е", "", ""}},
	}
	womenOblique = []turn{{"ской", "ская", "*"}, {"цкой", "цкая", "*"}, {"овой", "ова", "*"}, {"евой", "ева", "*"}, {"ёвой", "ёва", "*"}, {"иной", "ина", "*"}, {"ыной", "ына", "*"}}
	womenTurns   = [...][]turn{
		Genitive:      slices.Concat(womenOblique, []turn{{"ой", "ая", ""}, {"ии", "ия", ""}, {"ьи", "ья", ""}, {"и", "я", vowels}, {"ы", "а", ""}, {"и", "а", velar}}),
		Dative:        slices.Concat(womenOblique, []turn{{"ой", "ая", ""}, {"ии", "ия", ""}, {"ье", "ья", ""}, {"е", "я", vowels}, {"е", "а", ""}}),
		Accusative:    {{"скую", "ская", "*"}, {"цкую", "цкая", "*"}, {"ую", "ая", ""}, {"у", "а", ""}, {"ю", "я", "*"}},
		Instrumental:  slices.Concat(womenOblique, []turn{{"ией", "ия", ""}, {"ьей", "ья", ""}, {"ьёй", "ья", ""}, {"ой", "а", ""}, {"ей", "а", hushing}, {"ей", "я", ""}, {"ёй", "я", ""}}),
		Prepositional: slices.Concat(womenOblique, []turn{{"ой", "ая", ""}, {"ии", "ия", ""}, {"ье", "ья", ""}, {"е", "я", vowels}, {"е", "а", ""}}),
	}
	// fleeting are names that lose a vowel in their cases.
	fleeting = map[string]string{"Павл": "Павел", "Льв": "Лев"}
)

// undecline is a word of a name in the nominative, and whether the case shows.
func undecline(w string, turns []turn) (string, bool) {
	for _, t := range turns {
		stem, ok := strings.CutSuffix(w, t.from)
		if !ok || stem == "" {
			continue
		}
		r, _ := utf8.DecodeLastRuneInString(stem)
		switch t.behind {
		case "*":
		case "":
			ok = endsHard(stem)
		default:
			ok = strings.ContainsRune(t.behind, r)
		}
		if ok && utf8.RuneCountInString(stem) > 1 {
			if x := fleeting[stem+t.to]; x != "" {
				return x, true
			}
			return stem + t.to, true
		}
	}
	return w, false
}

// InNominative gives a person's name in Russian letters, which stands in the case given,
// in the nominative. It is not ok where the words do not show that case.
func InNominative(words []string, c Case) (name []string, ok bool) {
	last := words[len(words)-1]
	if c == Nominative {
		return words, !oblique(words[0], last, len(words))
	}
	if len(words) > 1 && adjectival(words[0], c) {
		return words, false
	}
	if name, ok = undeclined(words, menTurns[c]); ok && !womanly(last) {
		end := name[len(name)-1]
		if (end != last || fixed(last)) && (len(words) < 2 || name[0] != words[0] || fixed(words[0]) || utf8.RuneCountInString(words[0]) < 5 || strings.HasSuffix(words[0], ".")) {
			return name, true
		}
	} else if !ok && len(words) > 1 && fixed(words[0]) && fixed(last) {
		return words, true
	}
	name, ok = undeclined(words, womenTurns[c])
	if len(words) > 1 && name[0] == words[0] && (strings.HasSuffix(words[0], "е") || strings.HasSuffix(words[0], "а") || strings.HasSuffix(words[0], "я")) {
		return words, false
	}
	return name, ok
}

// womanly reports a family name that is a woman's, in a case.
func womanly(w string) bool {
	for _, t := range womenOblique {
		if strings.HasSuffix(w, t.from) {
			return true
		}
	}
	return false
}

// adjectival reports a word that in the case is an adjective's form and no given name's:
// "Северной Осетии".
func adjectival(w string, c Case) bool {
	for _, e := range [...]string{"ого", "его", "ому", "ему", "ых", "их", "ской", "ским", "ными"} {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return c != Instrumental && (strings.HasSuffix(w, "ой") || strings.HasSuffix(w, "ей") && strings.HasSuffix(w, "ней"))
}

// undeclined gives each word in the nominative, and whether the case shows in one.
func undeclined(words []string, turns []turn) (name []string, ok bool) {
	name = make([]string, len(words))
	for i, w := range words {
		if name[i] = w; !prose.Capital(w) || prose.Upper(w) || strings.HasSuffix(w, ".") {
			continue
		}
		var shows bool
		name[i], shows = undecline(w, turns)
		ok = ok || shows
	}
	return name, ok
}

// fixed reports a name that is the same in all cases, by its last letter.
func fixed(w string) bool {
	r, n := utf8.DecodeLastRuneInString(w)
	if r == 'а' { // "Корреа"
		before, _ := utf8.DecodeLastRuneInString(w[:len(w)-n])
		return strings.ContainsRune(vowels, before)
	}
	return strings.ContainsRune("оеиуюэ", r)
}

// Oblique reports a word of a name that is in no nominative, by its ending.
func Oblique(w string) bool { return oblique(w, w, 1) }

// oblique reports a name that is in no nominative by how its first and its last word end.
func oblique(first, last string, n int) bool {
	for _, e := range [...]string{"ым", "ого", "ому", "овой", "евой", "ёвой", "иной", "ыной", "ской", "ову", "еву", "скую", "ским"} {
		if strings.HasSuffix(last, e) {
			return true
		}
	}
	if n < 2 {
		return false
	}
	for _, e := range [...]string{"ого", "его", "ому", "ему", "ых", "их", "ской"} { // "Верховного Суда"
		if strings.HasSuffix(first, e) {
			return true
		}
	}
	for _, e := range [...]string{"ом", "ем"} {
		if strings.HasSuffix(last, e) && (strings.HasSuffix(first, "ом") || strings.HasSuffix(first, "ем")) {
			return true
		}
	}
	return strings.HasSuffix(last, "у") && strings.HasSuffix(first, "у") || strings.HasSuffix(first, "ией") || strings.HasSuffix(last, "ы")
}

// Patronymic reports the name of somebody's father, in any case: "Иванович", "Ивановной".
func Patronymic(w string) bool {
	for _, e := range [...]string{"вич", "вича", "вичу", "вичем", "виче", "вна", "вны", "вне", "вну", "вной", "ична", "ичны", "ичне", "ичну", "ичной", "ұлы", "қызы", "улы"} {
		if strings.HasSuffix(w, e) && len(w) > len(e)+6 {
			return true
		}
	}
	return false
}
