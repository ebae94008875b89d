package reading

import (
	"strings"
	"unicode/utf8"
)

// Words by which a Russian report shows what is a name, and what a land or a body.

// cyrillic reports a word that begins with a Cyrillic letter.
func cyrillic(w string) bool { return w[0] >= 0xD0 && w[0] <= 0xD4 }

// objectShaped reports a word that ends as no genitive does: it is of the clause.
func objectShaped(w string) bool {
	for _, e := range [...]string{"ые", "ие", "ую", "юю", "ый", "ский", "ный", "ому", "ему", "ам", "ям", "ами", "ями", "ию", "ость"} {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// opener reports words that have a capital where a sentence begins, and are of no name.
func opener(w string) bool {
	switch w {
	case "вчера", "сегодня", "завтра", "накануне", "недавно", "вечером", "утром", "днём", "днем", "однако", "впрочем", "пока", "теперь", "сейчас", "здесь", "там", "это", "этот", "эта", "его", "её", "ее", "их",
		"новый", "новая", "бывший", "бывшая", "как", "все", "всё", "сам", "сама", "уже", "вместе", "помимо", "кроме", "среди", "тем", "так", "напомним", "отметим", "экс", "хотя", "тогда", "поэтому", "именно", "только", "даже", "ещё", "еще":
		return true
	}
	return false
}

// institution reports words in small letters that in capitals are of a body's name or a
// land's, whatever stands before them.
func institution(w string) bool {
	for _, stem := range [...]string{"республик", "федераци", "королевств", "союз", "евросоюз", "еврокомисси", "совет", "комитет", "комисси", "министерств", "правительств", "парламент", "ассамбле", "организаци", "государств",
		"сенат", "мажилис", "палат", "суд", "дум", "собрани", "кабинет", "департамент", "управлени", "центр", "фонд", "банк", "агентств", "академи", "университет", "институт", "акорд", "кремл", "област", "партии", "эмират", "штат", "америк", "администраци", "конгресс", "госсовет", "содружеств", "минист", "корпораци", "компани", "ассоциаци", "служб", "росси", "европ", "ази"} {
		if strings.HasPrefix(w, stem) && len(w) <= len(stem)+6 {
			return true
		}
	}
	return false
}

// russianParticle reports small words within names: "бин", "аль".
func russianParticle(w string) bool {
	switch w {
	case "бин", "бен", "ибн", "аль", "эль", "оглы", "кызы", "уулу", "де", "да", "ди", "ду", "дер", "ван", "фон", "абу", "ад", "ас", "аш", "уль", "дос":
		return true
	}
	return false
}

// familyName reports the ending of a family name, in any case.
func familyName(w string) bool {
	for _, e := range [...]string{"ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "енко", "ович", "евич", "швили", "дзе", "ян", "оглу",
		"ова", "ева", "ёва", "ина", "ына", "ского", "цкого", "ову", "еву", "ину", "скому", "овым", "евым", "ёвым", "иным", "ыным", "ским", "цким", "ове", "еве", "ская", "ской", "овой", "евой", "ёвой", "иной", "ыной", "яном", "яна", "яну"} {
		if stem, ok := strings.CutSuffix(w, e); ok && utf8.RuneCountInString(stem) > 1 {
			return true
		}
	}
	return false
}

// landNoun reports nouns that a name of their own follows, in the genitive.
func landNoun(w string) bool {
	switch w {
	case "земли", "города", "штата", "провинции", "острова", "района", "области", "компании", "фирмы", "корпорации", "партии", "группы", "села", "кантона", "округа":
		return true
	}
	return false
}

// landShaped reports a word that ends as the name of a land in the genitive does.
func landShaped(w string) bool {
	for _, e := range [...]string{"а", "ы", "ии", "я", "ки", "ши"} {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// givenOblique reports the ending of a given name in a case.
func givenOblique(w string) bool {
	for _, e := range [...]string{"ом", "ем", "ым", "ой", "ого", "у", "ы"} {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// named reports nouns of a body that its name follows: "агентству Карск Пресс".
func named(w string) bool {
	for _, stem := range [...]string{"агентств", "газет", "журнал", "канал", "телеканал", "компани", "групп", "клуб", "порта", "сайт", "издани", "радио", "организаци", "фонд", "парти"} {
		if strings.HasPrefix(w, stem) {
			return w != "журналист" && w != "журналистка"
		}
	}
	return false
}

// landAdjective reports an adjective in "-ский".
func landAdjective(w string) bool {
	for _, e := range [...]string{"ский", "ского", "скому", "ским", "ском", "ская", "ской", "скую", "цкий", "цкого", "цкому", "цким", "цком"} {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}
