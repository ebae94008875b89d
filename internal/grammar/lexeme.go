package grammar

import (
	"strings"

	"dateline/internal/prose"
)

// Lexeme is all that the rules know of a word beforehand. Each token of a body is
// looked up once, and the rules ask its lexeme.
type Lexeme struct {
	Roles  Role
	Traits Trait
	Tells  Trigger // of which kind of event it can tell
}

// Trait is what a word is to the rules for people, figures and events, as a set.
type Trait uint16

const (
	Listed    Trait = 1 << iota // is in the lexicon
	Personal                    // a person's name stands beside it: "minister", "Mr", "counterpart"
	Official                    // offices are made of it: "minister", "deputy", "foreign"
	Nameless                    // in capitals it is no part of a person's name: "Council"
	Speaking                    // a verb that reports speech
	Numbering                   // begins a number in words: "a", "seven"
	Telling                     // a stranger may be named before it or after it
	Scheme                      // begins a web address
	Weekday                     // "monday"
	Month                       // "may", "sept"
	Called                      // a report may call somebody so, who is none of Personal: "delegation", "pontiff"
)

// The months without "may", which is a verb before it is a month.
const (
	weekdays = "monday tuesday wednesday thursday friday saturday sunday"
	months   = `january february march april june july august september october november december
		jan feb mar apr jun jul aug sep sept oct nov dec`
)

// wordTraits are words in small letters with their traits.
var wordTraits = [...]struct {
	Trait
	words string
}{
	{Personal, `president minister premier chancellor ambassador king queen prince princess emperor emir sultan sheikh sheikha chairman chairwoman chairperson chair
		secretary secretary-general director director-general head leader chief taoiseach governor mayor speaker commissioner envoy representative counsellor counselor
		councilor councillor adviser advisor consul senator counterpart counterparts colleague colleagues commander pope patriarch marshal admiral general
		rector ceo founder akim vice-president vice-premier vice-minister co-chair mr mrs ms dr sir lord lady excellency highness majesty spokesman
		spokeswoman spokesperson deputy presidents ministers premiers leaders ambassadors heads officer executive diplomat legislator lawmaker
		president-elect treasurer commodore brigadier negotiator negotiators ruler member members coordinator mediator undersecretary under-secretary lieutenant
		captain colonel archbishop bishop cardinal ayatollah rabbi imam mufti reverend congressman congresswoman mp inspector under-secretary-general minister-designate
		premier-designate ex-president ex-minister ex-premier peacemaker strongman warlord pm fm eam governor-general`},
	{Official, `president minister premier chancellor ambassador king queen prince princess emperor emir sultan sheikh chairman chairwoman chairperson chair secretary
		secretary-general general director director-general head leader chief governor mayor speaker commissioner envoy representative counsellor counselor adviser
		advisor consul deputy vice prime foreign defence defense finance interior state senator counterpart colleague diplomat official commander pope
		patriarch marshal admiral judge prosecutor rector ceo founder member akim crown vice-president vice-premier vice-minister mr mrs ms dr sir lord lady
		madam co-chair executive plenipotentiary extraordinary special permanent acting former first new newly newly-appointed newly-elected appointed elected
		outgoing incoming visiting managing senior top ruler
		president-elect treasurer commodore brigadier negotiator coordinator mediator undersecretary under-secretary lieutenant captain colonel
		archbishop bishop cardinal ayatollah rabbi imam mufti reverend congressman congresswoman mp inspector under-secretary-general minister-designate
		premier-designate ex-president ex-minister ex-premier peacemaker strongman warlord pm fm eam governor-general`},
	{Nameless, `council affairs nations union organization organisation republic states wales kingdom federation ministry committee assembly commission bank party
		agency university forum emirates arabia africa korea zealand island islands lanka rica leone faso guinea verde tobago herzegovina office department
		house palace parliament court corporation company group trade development cooperation foreign security economy energy defence defense finance interior
		justice education health culture tourism agriculture forestry industry transport investment summit conference agreement initiative street airport
		region province people people's people’s board association institute center centre chamber fund senate congress national international general asia
		europe america east west north south city town staff administration government cabinet embassy force army navy the a in on at and but for during after
		before his her their its he she they it this these we i strategies resources relations services communities business science technology environment
		labour labor sports works bureau politburo presidium local may ` + weekdays + " " + months},
	{Weekday, weekdays},
	{Month, months + " may"},
	{Speaking, `said says say saying told tells noted notes noting added adds adding stressed stresses stressing emphasized emphasised emphasizes underlined
		underscored stated states stating reported reports announced announces declared explained recalled recalls reminded pointed highlighted remarked
		claimed wrote tweeted commented confirmed concluded revealed mentioned observed believes according assured argued insisted replied responded informed
		learnt learned`},
	{Telling, "sworn appointed elected named nominated visit trip delegation arrived met visited resigned quit stepped replaced succeeded dismissed sacked fired " +
		"ousted removed relieved chosen chose picked selected designated naming appointing electing installed inaugurated approved confirmed became took assumed appoint name elect succeed re-elected swore"},
	{Numbering, "a an half one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen " +
		"twenty thirty forty fourty fifty sixty seventy eighty ninety"},
	{Scheme, "http https ftp www"},
	{Called, "delegation holiness lama khan pontiff ruler monarch diplomat eam fm pm amir"},
}

// lexis is the words with roles and traits.
type lexis struct {
	prose.Words
	of []Lexeme // by the number of the word
}

var lexemes = func() *lexis {
	x := &lexis{of: make([]Lexeme, 1, 2048)}
	for _, l := range wordRoles {
		for w := range strings.FieldsSeq(l.words) {
			x.at(w).Roles |= l.Role
		}
	}
	for _, l := range wordTraits {
		for w := range strings.FieldsSeq(l.words) {
			x.at(w).Traits |= l.Trait
		}
	}
	for n, w := range eventWords.words {
		x.at(w).Tells = eventWords.of[n+1].Tells.Trigger
	}
	return x
}()

// at is the lexeme of a word, which joins the lexicon if it is new.
func (x *lexis) at(w string) *Lexeme {
	n := x.Add(w)
	if n == len(x.of) {
		x.of = append(x.of, Lexeme{Traits: Listed})
	}
	return &x.of[n]
}

// LexemeOf looks a word up, whatever its case. One that ends in ’s has the roles
// of the word without.
func LexemeOf(w string) Lexeme {
	n := lexemes.FindFold(w)
	if n > 0 || len(w) > 32 || prose.ASCII(w) {
		return lexemes.of[n]
	}
	w = strings.ToLower(w)
	x := lexemes.of[lexemes.Find(w)]
	x.Roles = lexemes.of[lexemes.Find(strings.TrimSuffix(w, "’s"))].Roles
	return x
}

// RolesOf is the roles of a word, whatever its case.
func RolesOf(w string) Role { return LexemeOf(w).Roles }

// Is reports a word in small letters that has one of the traits.
func (t Trait) Is(w string) bool { return lexemes.of[lexemes.Find(w)].Traits&t != 0 }
