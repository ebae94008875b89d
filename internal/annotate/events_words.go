package annotate

import (
	"cmp"
	"strings"

	"dateline/internal/prose"
)

// trigger is what a word can tell of.
type trigger uint8

const (
	noTrigger trigger = iota
	meetVerb
	meetNoun
	audienceNoun
	sessionNoun
	receiveVerb
	visitVerb
	visitNoun
	stopNoun
	arriveVerb
	arrivalNoun
	gatherVerb
	travelVerb
	partVerb // with a word behind it: "set off", "stopped in"
	callVerb
	callNoun
	credentialNoun
	gatherNoun
	signVerb
	signNoun
	inviteVerb
	inviteNoun
	giveOffice  // to whom it is done takes an office
	takeOffice  // who does it takes one
	stripOffice // to whom it is done leaves one
	leaveOffice // who does it leaves one
	officeNoun
	announceVerb
	agreeVerb
	attendVerb
	beVerb
	holdVerb // with its noun, "held talks"; of this and the next see senses
	payVerb  // "paid a visit"
)

// shape is the form in which a verb stands.
type shape uint8

const (
	noShape   shape = iota
	baseForm        // "meet"
	thirdForm       // "meets"
	pastForm        // "met", and the participle where it is the same
	doneForm        // "spoken"
	ingForm         // "meeting"
)

// eventWord is what the event rules know of a word beforehand.
type eventWord struct {
	trigger
	shape
	base, done string // of a verb, "speak" and "spoken"; "" of other words
}

// phases are verbs of what begins, goes on and ends, talks and visits alike.
const phases = "begin:began:begun start open continue conclude end finish complete wrap:wrapped wind:wound kick launch "

// eventVerbs are the verbs of which events are told, by what they tell of. An
// irregular verb has its past behind a colon, and behind another its participle; the
// past alone says of a regular one that it doubles its last letter.
var eventVerbs = [...]struct {
	trigger
	verbs string
}{
	{meetVerb, "meet:met sit:sat confer:conferred consult huddle"},
	{receiveVerb, "receive host welcome"},
	{visitVerb, "visit tour"},
	{arriveVerb, "arrive reach land come:came:come touch"},
	{gatherVerb, "gather convene"},
	{travelVerb, "travel travel:travelled fly:flew:flown leave:left depart go:went:gone head embark lead:led journey"},
	{partVerb, "set:set stop:stopped"},
	{callVerb, "speak:spoke:spoken talk chat:chatted phone telephone call congratulate discuss"},
	{signVerb, "sign ink initial initial:initialled adopt execute conclude exchange seal pen:penned"},
	{inviteVerb, "invite"},
	{giveOffice, "appoint re-appoint reappoint name elect re-elect reelect nominate designate install inaugurate select choose:chose:chosen pick confirm swear:swore:sworn"},
	{takeOffice, "become:became:become replace succeed"},
	{stripOffice, "dismiss sack fire oust remove relieve"},
	{leaveOffice, "resign quit:quit step:stepped"},
	{announceVerb, "initiate unveil launch propose announce"},
	{agreeVerb, "agree strike:struck clinch:clinched"},
	{attendVerb, "attend chair bring:brought join"},
	{holdVerb, phases + "hold:held have:had conduct reopen resume close chair co-chair"},
	{payVerb, phases + "return pay:paid make:made commence undertake:undertook:undertaken cut:cut take:took:taken extend interrupt"},
}

// eventNouns are the other words of which events are told.
var eventNouns = [...]struct {
	trigger
	words string
}{
	{meetVerb, "told"},
	{meetNoun, "meeting meetings talks negotiations consultations consultation discussions discussion"},
	{audienceNoun, "audience tête-à-tête lunch luncheon dinner breakfast banquet reception"},
	{sessionNoun, "session round"},
	{visitNoun, "visit trip tour"},
	{stopNoun, "stopover stay stop stops"},
	{arrivalNoun, "arrival"},
	{credentialNoun, "credentials credence"},
	{callNoun, "call conversation conversations calls videoconference"},
	{gatherNoun, "summit forum conference expo exhibition congress games fair symposium assembly address olympics dialogue"},
	{signVerb, "signature signatures"},
	{signNoun, "signing exchange exchanging"},
	{inviteNoun, "invitation"},
	{officeNoun, "appointment re-election oath office over acting resignation"},
	{beVerb, "is was be"},
}

// senses are what a word tells of by itself, and as the verb that holds or pays
// something: some do both, "concluded".
type senses struct{ tells, holds, pays eventWord }

// vocabulary is the words with their senses.
type vocabulary struct {
	prose.Words
	of []senses // by the number of the word
}

var eventWords = func() *vocabulary {
	v := &vocabulary{of: make([]senses, 1, 512)}
	for _, l := range eventNouns {
		for w := range strings.FieldsSeq(l.words) {
			v.put(w, eventWord{trigger: l.trigger})
		}
	}
	for _, l := range eventVerbs {
		for verb := range strings.FieldsSeq(l.verbs) {
			forms := inflect(verb)
			base, _, _ := strings.Cut(verb, ":")
			for s, w := range forms {
				if w != "" {
					v.put(w, eventWord{l.trigger, shape(s), base, cmp.Or(forms[doneForm], forms[pastForm])})
				}
			}
		}
	}
	return v
}()

// put gives a word what it tells of, unless it tells of something already.
func (v *vocabulary) put(w string, e eventWord) {
	n := v.Add(w)
	if n == len(v.of) {
		v.of = append(v.of, senses{})
	}
	at := &v.of[n].tells
	switch e.trigger {
	case holdVerb:
		at = &v.of[n].holds
	case payVerb:
		at = &v.of[n].pays
	}
	if at.trigger == noTrigger {
		*at = e
	} else if at.shape == noShape { // "visit": a noun that is a verb as well
		at.shape, at.base, at.done = e.shape, e.base, e.done
	}
}

// inflect are the forms of a verb by their shapes.
func inflect(verb string) (forms [ingForm + 1]string) {
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
	forms[baseForm], forms[thirdForm], forms[pastForm], forms[doneForm], forms[ingForm] = base, third, past, done, stem+"ing"
	return forms
}

// shortVowel reports a verb whose last letter doubles: "sit", "begin", "quit".
func shortVowel(verb string) bool {
	n := len(verb)
	return n > 2 && strings.IndexByte("aeiouwxy", verb[n-1]) < 0 && strings.IndexByte("aeiou", verb[n-2]) >= 0 && strings.IndexByte("aeio", verb[n-3]) < 0
}

// sensesOf looks up a word in small letters.
func sensesOf(w string) *senses { return &eventWords.of[eventWords.Find(w)] }

// triggerOf tells what a word in small letters can tell of.
func triggerOf(w string) trigger { return sensesOf(w).tells.trigger }

// wordOf is what a word in small letters can tell of, and its shape.
func wordOf(w string) eventWord { return sensesOf(w).tells }

// holds and pays report a verb that holds or pays something, in small letters: "opened
// talks", "wrapped up a visit".
func holds(w string) bool { return sensesOf(w).holds.trigger != noTrigger }

func pays(w string) bool { return sensesOf(w).pays.trigger != noTrigger }

// wordBase is the base of a verb in small letters, "cut" of "cutting"; "" of other words.
func wordBase(w string) string {
	e := sensesOf(w)
	return cmp.Or(e.tells.base, e.holds.base, e.pays.base)
}
