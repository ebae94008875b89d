package grammar

import (
	"cmp"
	"strings"

	"dateline/internal/prose"
)

// Trigger is what a word can tell of.
type Trigger uint8

const (
	NoTrigger Trigger = iota
	MeetVerb
	MeetNoun
	AudienceNoun
	SessionNoun
	ReceiveVerb
	VisitVerb
	VisitNoun
	StopNoun
	ArriveVerb
	ArrivalNoun
	GatherVerb
	TravelVerb
	PartVerb // with a word behind it: "set off", "stopped in"
	CallVerb
	CallNoun
	CredentialNoun
	GatherNoun
	SignVerb
	SignNoun
	InviteVerb
	InviteNoun
	GiveOffice  // to whom it is done takes an office
	TakeOffice  // who does it takes one
	StripOffice // to whom it is done leaves one
	LeaveOffice // who does it leaves one
	OfficeNoun
	AnnounceVerb
	AgreeVerb
	AttendVerb
	BeVerb
	holdVerb // with its noun, "held talks"; of this and the next see senses
	payVerb  // "paid a visit"
)

// Shape is the form in which a verb stands.
type Shape uint8

const (
	NoShape   Shape = iota
	BaseForm        // "meet"
	ThirdForm       // "meets"
	PastForm        // "met", and the participle where it is the same
	DoneForm        // "spoken"
	IngForm         // "meeting"
)

// EventWord is what the event rules know of a word beforehand.
type EventWord struct {
	Trigger
	Shape
	Base, Done string // of a verb, "speak" and "spoken"; "" of other words
}

// phases are verbs of what begins, goes on and ends, talks and visits alike.
const phases = "begin:began:begun start open continue conclude end finish complete wrap:wrapped wind:wound kick launch "

// eventVerbs are the verbs of which events are told, by what they tell of. An
// irregular verb has its past behind a colon, and behind another its participle; the
// past alone says of a regular one that it doubles its last letter.
var eventVerbs = [...]struct {
	Trigger
	verbs string
}{
	{MeetVerb, "meet:met sit:sat confer:conferred consult huddle shake:shook:shaken"},
	{ReceiveVerb, "receive host welcome"},
	{VisitVerb, "visit tour"},
	{ArriveVerb, "arrive reach land come:came:come touch"},
	{GatherVerb, "gather convene"},
	{TravelVerb, "travel travel:travelled fly:flew:flown leave:left depart go:went:gone head embark lead:led journey proceed"},
	{PartVerb, "set:set stop:stopped"},
	{CallVerb, "speak:spoke:spoken talk chat:chatted phone telephone call congratulate discuss"},
	{SignVerb, "sign ink initial initial:initialled adopt execute conclude exchange seal enter pen:penned"},
	{InviteVerb, "invite"},
	{GiveOffice, "appoint re-appoint reappoint name elect re-elect reelect nominate designate install inaugurate select choose:chose:chosen pick approve confirm swear:swore:sworn"},
	{TakeOffice, "become:became:become replace succeed"},
	{StripOffice, "dismiss sack fire oust remove relieve"},
	{LeaveOffice, "resign quit:quit step:stepped"},
	{AnnounceVerb, "initiate unveil launch propose announce"},
	{AgreeVerb, "agree strike:struck clinch:clinched"},
	{AttendVerb, "attend chair bring:brought join"},
	{holdVerb, phases + "hold:held have:had conduct reopen resume close chair co-chair"},
	{payVerb, phases + "return pay:paid make:made commence undertake:undertook:undertaken cut:cut take:took:taken extend interrupt"},
}

// eventNouns are the other words of which events are told.
var eventNouns = [...]struct {
	Trigger
	words string
}{
	{MeetVerb, "told"},
	{MeetNoun, "meeting meetings talks negotiations consultations consultation discussions discussion"},
	{AudienceNoun, "audience tête-à-tête lunch luncheon dinner breakfast banquet reception"},
	{SessionNoun, "session round"},
	{VisitNoun, "visit trip tour"},
	{StopNoun, "stopover stay stop stops"},
	{ArrivalNoun, "arrival"},
	{CredentialNoun, "credentials credence"},
	{CallNoun, "call talk conversation conversations calls videoconference teleconference"},
	{GatherNoun, "summit forum conference expo exhibition congress games fair symposium assembly address olympics dialogue retreat"},
	{SignVerb, "signature signatures"},
	{SignNoun, "signing exchange exchanging"},
	{InviteNoun, "invitation"},
	{OfficeNoun, "appointment re-election oath office over acting resignation"},
	{BeVerb, "is was be"},
}

// Senses are what a word tells of by itself, and as the verb that holds or pays
// something: some do both, "concluded".
type Senses struct{ Tells, Holds, Pays EventWord }

// vocabulary is the words with their senses.
type vocabulary struct {
	prose.Words
	of    []Senses // by the number of the word
	words []string // in the order of their numbers, from 1
}

var eventWords = func() *vocabulary {
	v := &vocabulary{of: make([]Senses, 1, 512)}
	for _, l := range eventNouns {
		for w := range strings.FieldsSeq(l.words) {
			v.put(w, EventWord{Trigger: l.Trigger})
		}
	}
	for _, l := range eventVerbs {
		for verb := range strings.FieldsSeq(l.verbs) {
			forms := inflect(verb)
			base, _, _ := strings.Cut(verb, ":")
			for s, w := range forms {
				if w != "" {
					v.put(w, EventWord{l.Trigger, Shape(s), base, cmp.Or(forms[DoneForm], forms[PastForm])})
				}
			}
		}
	}
	return v
}()

// put gives a word what it tells of, unless it tells of something already.
func (v *vocabulary) put(w string, e EventWord) {
	n := v.Add(w)
	if n == len(v.of) {
		v.of, v.words = append(v.of, Senses{}), append(v.words, w)
	}
	at := &v.of[n].Tells
	switch e.Trigger {
	case holdVerb:
		at = &v.of[n].Holds
	case payVerb:
		at = &v.of[n].Pays
	}
	if at.Trigger == NoTrigger {
		*at = e
	} else if at.Shape == NoShape { // "visit": a noun that is a verb as well
		at.Shape, at.Base, at.Done = e.Shape, e.Base, e.Done
	}
}

// inflect are the forms of a verb by their shapes.
func inflect(verb string) (forms [IngForm + 1]string) {
	base, rest, irregular := strings.Cut(verb, ":")
	past, done, _ := strings.Cut(rest, ":")
	stem, last := base, base[len(base)-1:]
	switch {
	case last == "e":
		stem = base[:len(base)-1]
	case strings.HasSuffix(past, last+last+"ed"), irregular && shortVowel(base): // "stopped", "sitting"
		stem = base + last
	}
	if past == "" {
		past = stem + "ed"
	}
	third := base + "s"
	switch {
	case last == "y" && !strings.ContainsAny(base[len(base)-2:len(base)-1], "aeiou"):
		third = base[:len(base)-1] + "ies"
	case strings.HasSuffix(base, "ch"), strings.HasSuffix(base, "sh"), last == "s", last == "x", last == "o":
		third = base + "es"
	}
	if done == base || done == past { // "come" is a base first
		done = ""
	}
	if base == past { // "quit" a past
		base = ""
	}
	forms[BaseForm], forms[ThirdForm], forms[PastForm], forms[DoneForm], forms[IngForm] = base, third, past, done, stem+"ing"
	return forms
}

// shortVowel reports a verb whose last letter doubles: "sit", "begin", "quit".
func shortVowel(verb string) bool {
	n := len(verb)
	return n > 2 && strings.IndexByte("aeiouwxy", verb[n-1]) < 0 && strings.IndexByte("aeiou", verb[n-2]) >= 0 && strings.IndexByte("aeio", verb[n-3]) < 0
}

// SensesOf looks up a word in small letters.
func SensesOf(w string) *Senses { return &eventWords.of[eventWords.Find(w)] }

// TriggerOf tells what a word in small letters can tell of.
func TriggerOf(w string) Trigger { return SensesOf(w).Tells.Trigger }

// WordOf is what a word in small letters can tell of, and its shape.
func WordOf(w string) EventWord { return SensesOf(w).Tells }

// Holds reports a verb that holds something, in small letters: "opened talks".
func Holds(w string) bool { return SensesOf(w).Holds.Trigger != NoTrigger }

// Pays reports one that pays something: "wrapped up a visit".
func Pays(w string) bool { return SensesOf(w).Pays.Trigger != NoTrigger }

// WordBase is the base of a verb in small letters, "cut" of "cutting"; "" of other words.
func WordBase(w string) string {
	e := SensesOf(w)
	return cmp.Or(e.Tells.Base, e.Holds.Base, e.Pays.Base)
}
