package annotate

import (
	"strings"

	"dateline/internal/prose"
)

// lexeme is all that the rules know of a word beforehand. Each token of a body is
// looked up once, and the rules ask its lexeme.
type lexeme struct {
	roles  role
	traits trait
}

// trait is what a word is to the rules for people, figures and events, as a set.
type trait uint8

const (
	listed    trait = 1 << iota // is in the lexicon
	personal                    // a person's name stands beside it: "minister", "Mr", "counterpart"
	official                    // offices are made of it: "minister", "deputy", "foreign"
	nameless                    // in capitals it is no part of a person's name: "Council"
	speaking                    // a verb that reports speech
	numbering                   // begins a number in words: "a", "seven"
	telling                     // a stranger may be named before it or after it
	scheme                      // begins a web address
)

// wordTraits are words in small letters with their traits.
var wordTraits = [...]struct {
	trait
	words string
}{
	{personal, `president minister premier chancellor ambassador king queen prince princess emperor emir sultan sheikh sheikha chairman chairwoman chairperson chair
		secretary secretary-general director director-general head leader chief taoiseach governor mayor speaker commissioner envoy representative counsellor
		councilor councillor adviser advisor consul senator counterpart counterparts colleague colleagues commander pope patriarch marshal admiral general
		rector ceo founder akim vice-president vice-premier vice-minister co-chair mr mrs ms dr sir lord lady excellency highness majesty spokesman
		spokeswoman spokesperson deputy presidents ministers premiers leaders ambassadors heads officer executive diplomat legislator lawmaker
		president-elect treasurer commodore brigadier negotiator negotiators member members coordinator mediator undersecretary under-secretary lieutenant
		captain colonel archbishop bishop cardinal ayatollah rabbi imam mufti reverend`},
	{official, `president minister premier chancellor ambassador king queen prince princess emperor emir sultan sheikh chairman chairwoman chairperson chair secretary
		secretary-general general director director-general head leader chief governor mayor speaker commissioner envoy representative counsellor adviser
		advisor consul deputy vice prime foreign defence defense finance interior state senator counterpart colleague diplomat official commander pope
		patriarch marshal admiral judge prosecutor rector ceo founder member akim crown vice-president vice-premier vice-minister mr mrs ms dr sir lord lady
		madam co-chair executive plenipotentiary extraordinary special permanent acting former first new newly newly-appointed newly-elected appointed elected
		outgoing incoming visiting managing senior top
		president-elect treasurer commodore brigadier negotiator coordinator mediator undersecretary under-secretary lieutenant captain colonel
		archbishop bishop cardinal ayatollah rabbi imam mufti reverend`},
	{nameless, `council affairs nations union organization organisation republic states wales kingdom federation ministry committee assembly commission bank party
		agency university forum emirates arabia africa korea zealand island islands lanka rica leone faso guinea verde tobago herzegovina office department
		house palace parliament court corporation company group trade development cooperation foreign security economy energy defence defense finance interior
		justice education health culture tourism agriculture forestry industry transport investment summit conference agreement initiative street airport
		region province people people's people’s board association institute center centre chamber fund senate congress national international general asia
		europe america east west north south city town staff administration government cabinet embassy force army navy the a in on at and but for during after
		before his her their its he she they it this these we i strategies resources relations services communities business science technology environment
		labour labor sports works bureau politburo presidium local`},
	{speaking, `said says say saying told tells noted notes noting added adds adding stressed stresses stressing emphasized emphasised emphasizes underlined
		underscored stated states stating reported reports announced announces declared explained recalled recalls reminded pointed highlighted remarked
		claimed wrote tweeted commented confirmed concluded revealed mentioned observed believes according assured argued insisted replied responded informed
		learnt learned`},
	{telling, "sworn appointed elected named nominated visit trip delegation arrived met visited"},
	{numbering, "a an half one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen " +
		"twenty thirty forty fourty fifty sixty seventy eighty ninety"},
	{scheme, "http https ftp www"},
}

// lexis is the words with roles and traits.
type lexis struct {
	prose.Words
	of []lexeme // by the number of the word
}

var lexemes = func() *lexis {
	x := &lexis{of: make([]lexeme, 1, 2048)}
	for _, l := range wordRoles {
		for w := range strings.FieldsSeq(l.words) {
			x.at(w).roles |= l.role
		}
	}
	for _, l := range wordTraits {
		for w := range strings.FieldsSeq(l.words) {
			x.at(w).traits |= l.trait
		}
	}
	return x
}()

// at is the lexeme of a word, which joins the lexicon if it is new.
func (x *lexis) at(w string) *lexeme {
	n := x.Add(w)
	if n == len(x.of) {
		e := lexeme{traits: listed}
		if weekday(w) || monthWord(w) {
			e.traits |= nameless
		}
		x.of = append(x.of, e)
	}
	return &x.of[n]
}

// lexemeOf looks a word up, whatever its case. One that ends in ’s has the roles
// of the word without.
func lexemeOf(w string) lexeme {
	n := lexemes.FindFold(w)
	if n > 0 || len(w) > 32 || ascii(w) {
		return lexemes.of[n]
	}
	w = strings.ToLower(w)
	return lexeme{lexemes.of[lexemes.Find(strings.TrimSuffix(w, "’s"))].roles, lexemes.of[lexemes.Find(w)].traits}
}

// rolesOf is the roles of a word, whatever its case.
func rolesOf(w string) role { return lexemeOf(w).roles }

// is reports a word in small letters that has one of the traits.
func (t trait) is(w string) bool { return lexemes.of[lexemes.Find(w)].traits&t != 0 }

// personNoun reports nouns, in any case, beside which a person's name stands.
func personNoun(w string) bool { return lexemeOf(w).traits&personal != 0 }

// notName reports words in capitals that are no part of a person's name:
// institutions, and the second words of countries.
func notName(w string) bool { return lexemeOf(w).traits&nameless != 0 }

// roleNoun reports nouns and adjectives of which offices are made.
func roleNoun(w string) bool { return official.is(w) }

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
func sayVerb(w string) bool { return speaking.is(w) }
