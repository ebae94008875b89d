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
		"regional", "provincial", "city", "senate", "house":
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
