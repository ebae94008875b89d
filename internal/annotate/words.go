package annotate

import (
	"strings"

	"dateline/internal/grammar"
)

// personNoun reports nouns, in any case, beside which a person's name stands.
func personNoun(w string) bool { return grammar.LexemeOf(w).Traits&grammar.Personal != 0 }

// notName reports words in capitals that are no part of a person's name:
// institutions, and the second words of countries.
func notName(w string) bool { return grammar.LexemeOf(w).Traits&grammar.Nameless != 0 }

// roleNoun reports nouns and adjectives of which offices are made.
func roleNoun(w string) bool { return grammar.Official.Is(w) }

// charge reports what an office is for, as it is written small before its noun.
func charge(w string) bool {
	switch w {
	case "policy", "majority", "minority", "party", "opposition", "parliament", "parliamentary", "central", "bank", "trade", "national", "security",
		"police", "army", "military", "intelligence", "climate", "peace", "nuclear", "rights", "economy", "economic", "energy", "oil", "education",
		"health", "culture", "labor", "labour", "transport", "agriculture", "environment", "tourism", "industry", "development", "justice", "home",
		"regional", "provincial", "city", "senate", "house", "spiritual", "exiled", "religious", "tribal", "political", "international", "presidential", "diplomatic", "financial", "commercial", "legal", "digital":
		return true
	}
	return false
}

// sayVerb reports verbs that report speech.
func sayVerb(w string) bool { return grammar.Speaking.Is(w) }

// weekday reports a day of the week in small letters.
func weekday(w string) bool { return grammar.Weekday.Is(w) }

// monthWord reports a month in small letters, in full or cut short: "may", "sept.".
func monthWord(w string) bool { return grammar.Month.Is(strings.TrimRight(w, ".")) }

// ordinalWord reports the number of one in a row, in words: "third".
func ordinalWord(w string) bool {
	switch w {
	case "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
		"fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "inaugural":
		return true
	}
	return false
}

// roman reports a number in Roman letters: "XIX".
func roman(w string) bool { return len(w) > 1 && len(w) < 7 && strings.Trim(w, "IVXL") == "" }

func abbreviated(w string) bool {
	switch w {
	case "mr", "mrs", "ms", "dr", "gen", "sen", "gov", "prof", "st", "hon", "rt":
		return true
	}
	return len(w) == 1
}

// nameParticle reports parts of names that are written small.
func nameParticle(w string) bool {
	switch w {
	case "al", "el", "bin", "ibn", "bint", "van", "von", "der", "den", "de", "da", "di", "du", "la", "le", "dos", "y", "zu":
		return true
	}
	return strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-") || strings.HasPrefix(w, "ul-") || strings.HasPrefix(w, "as-")
}

// lonely are words that are capital only because a sentence begins with them.
func lonely(w string) bool {
	switch w {
	case "at", "in", "on", "during", "after", "before", "following", "according", "earlier", "later", "today", "yesterday", "meanwhile", "also", "as",
		"when", "while", "then", "for", "with", "from", "by", "but", "and", "if", "although", "however", "additionally", "moreover":
		return true
	}
	return false
}

func adjective(w string) bool {
	switch w {
	case "foreign", "state", "first", "new", "former", "special", "senior", "general", "visiting", "acting", "vice", "prime", "crown", "executive", "permanent":
		return true
	}
	return false
}

// clauseWord ends a noun phrase.
func clauseWord(w string) bool {
	switch w {
	case "in", "on", "at", "during", "where", "who", "which", "that", "as", "following", "after", "before", "ahead", "while", "when", "said", "discussed",
		"to", "by", "with", "within", "through", "via", "under", "was", "were", "is", "are", "has", "have", "will", "signed", "held", "met", "visited":
		return true
	}
	return false
}
