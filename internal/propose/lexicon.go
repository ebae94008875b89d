package propose

import (
	"slices"
	"strings"

	"dateline/internal/prose"
	"dateline/internal/roster"
)

// class is what a word can be, as a set.
type class uint32

const (
	honor class = 1 << iota
	office
	titleWord
	says
	does
	opener
	day
	plainWord
	bodyHead
	placeHead
	placeFirst1
	planHead
	particle
	generation
	givenName
	familyName
	soft     // plain, yet also a family name: "Hall"
	private  // says what a person is, and is no office: "widow"
	gone     // "former"
	inside   // prepositions that places follow
	notShort // capitals that are no name
	demonym
	country // a country's name of one word
	landed  // begins the name of a country
)

const (
	softWords = `young green king bush hall park banks lane church bridge hill field rivers power price post lake bay day cross case law gates little best english
		french german holland ireland west north wood house royal hope grand long may march bishop judge marshal major page star carter prince dean earl abbott
		parish driver porter baker cook hunter knight pope duke prior chambers rich strong swift sharp short small wise brown black white gray grey gold
		silver fish fox wolf bird rose flowers stone street ford mason sheriff priest rector pastor mayor chandler
		new guard power force poole lord games books champion partner heir elder monk nun abbot`
	privateWords = `member resident survivor victim witness suspect gunman teenager widow wife husband son daughter brother sister father mother uncle nephew niece
		cousin grandson granddaughter veteran heir student pupil winner star legend champion elder fan neighbour neighbor friend delegate candidate nominee
		boss counterpart medallist medalist skipper aide soldier militant rebel dissident protester partner owner host deputy officer doctor expert representative teacher
		author writer leader chief head`
	goneWords   = `former ex late then outgoing incoming future next previous one-time onetime ousted deposed exiled disgraced past`
	insideWords = `in at near across around outside inside throughout into within`
)

// Reader finds names in reports. It is safe for concurrent use.
type Reader struct {
	words  map[string]class
	states []roster.State
	named  map[string]int // names of countries, folded → index in states
	peoppl map[string]int // demonyms, folded → index in states
}

// NewReader knows English words, names and countries.
func NewReader() *Reader {
	r := &Reader{words: map[string]class{}, named: map[string]int{}, peoppl: map[string]int{}}
	for _, l := range [...]struct {
		class
		words string
	}{
		{honor, honors}, {office, offices}, {titleWord, titleWords}, {says, saying}, {does, doing}, {opener, openers}, {day, days}, {plainWord, plain},
		{bodyHead, bodyHeads}, {placeHead, placeHeads}, {placeFirst1, placeFirst}, {planHead, planHeads}, {particle, particles}, {generation, generations},
		{familyName, families}, {soft, softWords}, {private, privateWords}, {gone, goneWords}, {inside, insideWords}, {notShort, acronymsNot},
	} {
		for w := range strings.FieldsSeq(l.words) {
			r.words[w] |= l.class
		}
	}
	// A given name makes a name likelier to be a person's; it decides nothing alone.
	men, women, others := roster.GivenNames()
	for _, w := range slices.Concat(men, women, others) {
		r.words[w] |= givenName
	}
	r.states = roster.States()
	for i, s := range r.states {
		for _, n := range append([]string{s.Name}, s.Others...) {
			r.named[prose.Fold(n)] = i
			head, _, _ := strings.Cut(prose.Fold(n), " ")
			r.words[strings.TrimSuffix(head, "'s")] |= landed
			if !strings.Contains(n, " ") {
				r.words[prose.Fold(n)] |= country
			}
		}
		for _, d := range s.Demonyms {
			if f := prose.Fold(d); r.peoppl[f] == 0 { // the first wins: "Dominican"
				r.peoppl[f] = i
				if !strings.Contains(d, " ") {
					r.words[f] |= demonym
				}
			}
		}
	}
	return r
}

// state is the country of a name or of a demonym, or nil.
func (r *Reader) state(text string) *roster.State {
	f := prose.Fold(text)
	if i, ok := r.named[f]; ok {
		return &r.states[i]
	}
	if i, ok := r.peoppl[f]; ok {
		return &r.states[i]
	}
	return nil
}
