package grammar

import (
	"strings"
)

// PersonNoun reports nouns, in any case, beside which a person's name stands.
func PersonNoun(w string) bool { return LexemeOf(w).Traits&Personal != 0 }

// NotName reports words in capitals that are no part of a person's name:
// institutions, and the second words of countries.
func NotName(w string) bool { return LexemeOf(w).Traits&Nameless != 0 }

// Charge reports what an office is for, as it is written small before its noun.
func Charge(w string) bool {
	switch w {
	case "policy", "majority", "minority", "party", "opposition", "parliament", "parliamentary", "central", "bank", "trade", "national", "security",
		"police", "army", "military", "intelligence", "climate", "peace", "nuclear", "rights", "economy", "economic", "energy", "oil", "education",
		"health", "culture", "labor", "labour", "transport", "agriculture", "environment", "tourism", "industry", "development", "justice", "home",
		"regional", "provincial", "city", "senate", "house", "spiritual", "exiled", "religious", "tribal", "political", "international", "presidential", "diplomatic", "financial", "commercial", "legal", "digital":
		return true
	}
	return false
}

// MonthWord reports a month in small letters, in full or cut short: "may", "sept.".
func MonthWord(w string) bool { return Month.Is(strings.TrimRight(w, ".")) }

// OrdinalWord reports the number of one in a row, in words: "third".
func OrdinalWord(w string) bool {
	switch w {
	case "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
		"fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "inaugural":
		return true
	}
	return false
}

// Roman reports a number in Roman letters: "XIX".
func Roman(w string) bool { return len(w) > 1 && len(w) < 7 && strings.Trim(w, "IVXL") == "" }

// Abbreviated reports what is cut short by a point: "mr".
func Abbreviated(w string) bool {
	switch w {
	case "mr", "mrs", "ms", "dr", "gen", "lt", "maj", "brig", "col", "adm", "engr", "smt", "sen", "gov", "prof", "st", "hon", "rt":
		return true
	}
	return len(w) == 1
}

// NameParticle reports parts of names that are written small.
func NameParticle(w string) bool {
	switch w {
	case "al", "el", "bin", "ibn", "bint", "van", "von", "der", "den", "de", "da", "di", "du", "la", "le", "dos", "y", "zu":
		return true
	}
	return strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-") || strings.HasPrefix(w, "ul-") || strings.HasPrefix(w, "as-")
}

// Lonely are words that are capital only because a sentence begins with them.
// lonely reports words that begin a sentence in capitals, beside a name and no part of it.
func Lonely(w string) bool {
	switch w {
	case "at", "in", "on", "during", "after", "before", "following", "according", "earlier", "later", "today", "yesterday", "meanwhile", "also", "as",
		"when", "while", "then", "for", "with", "from", "by", "but", "and", "if", "although", "however", "additionally", "moreover":
		return true
	}
	return false
}

// Adjective reports words that stand before the noun of an office.
func Adjective(w string) bool {
	switch w {
	case "foreign", "state", "first", "new", "former", "special", "senior", "general", "visiting", "acting", "vice", "prime", "crown", "executive", "permanent":
		return true
	}
	return false
}

// ShortOffice reports offices that are known by their first letters: "PM", "FM", "EAM".
func ShortOffice(w string) bool { return w == "pm" || w == "fm" || w == "eam" }

// ClauseWord ends a noun phrase.
func ClauseWord(w string) bool {
	switch w {
	case "in", "on", "at", "during", "where", "who", "which", "that", "as", "following", "after", "before", "ahead", "while", "when", "said", "discussed",
		"to", "by", "with", "within", "through", "via", "under", "was", "were", "is", "are", "has", "have", "will", "signed", "held", "met", "visited":
		return true
	}
	return false
}
