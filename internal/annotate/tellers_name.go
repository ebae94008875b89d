package annotate

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// name puts the fullest name of each speaker in the place of the words beside the
// quotation, and makes strangers words again.
func (t *tellers) name(qs []Quote) {
	full := t.fullest()
	t.named = map[int]bool{}
	for i := range qs {
		q := &qs[i]
		if q.Speaker != "" {
			q.NameSpan = full[q.Speaker].Span
		}
		if name, ok := strings.CutPrefix(q.Speaker, reading.Strange); ok {
			q.Speaker = ""
			if t.Lang == "ru" && q.NameSpan.Len() > 0 && strings.Contains(name, " ") { // which declines names
				q.SpeakerText, t.named[i] = name, true
				continue
			}
		}
		if q.NameSpan.Len() == 0 || t.Lang == "ru" && grammar.RolesOf(q.SpeakerText)&(grammar.Pronoun|grammar.Office) == 0 {
			q.NameSpan = q.SpeakerSpan
			continue
		}
		q.NameSpan = t.withoutHouse(q.NameSpan)
		q.SpeakerText = grammar.Owner(prose.Space(q.NameSpan.Of(t.Body)))
	}
}

// withoutHouse leaves off whose somebody named in full is: "Norwire's Bo Lund".
func (t *tellers) withoutHouse(s prose.Span) prose.Span {
	a, b := t.TokenAt(s.Start), t.TokenAt(s.End-1)+1
	if b-a != 3 || !grammar.Possessive(t.Low(a)) || !grammar.UpperFirst(t.Word(a+1)) || !grammar.UpperFirst(t.Word(a+2)) || t.SexOfName(&Mention{By: By{Span: prose.Span{Start: t.Toks[a+1].Start, End: s.End}}, Form: mention.Name}) == 0 {
		return s
	}
	return prose.Span{Start: t.Toks[a+1].Start, End: s.End}
}

// fullName is a place where a person is named, and how much the name says.
type fullName struct {
	prose.Span
	says int
}

// fullest is, of each person, where the report first gives the name that says
// most, its form of address left off. Whom it names by an office alone has none.
func (t *tellers) fullest() map[string]fullName {
	full := map[string]fullName{}
	for _, m := range t.People {
		best := full[m.Entity]
		if m.Form != mention.Name && m.Form != mention.Alias || best.says > 0 && t.QuotedEnd(m.Start) > 0 {
			continue
		}
		a, b := t.TokenAt(m.Start), t.TokenAt(m.End-1)+1
		for a < b-1 && (t.Roles(a)&grammar.Honorific != 0 || b-a > 2 && t.Roles(a)&grammar.Office != 0 || t.Word(a) == "." || reading.StyleWord(t.Low(a))) {
			a++
		}
		says := 0
		for k := a; k < b; k++ {
			if t.Toks[k].Kind == prose.Word {
				says += 1 + 8*min(1, len(t.Word(k))/3) // an initial says less than a name
			}
		}
		if says > best.says {
			full[m.Entity] = fullName{prose.Span{Start: t.Toks[a].Start, End: t.Toks[b-1].End}, says}
		}
	}
	return full
}

// small reports that the word at token k stands in small letters somewhere in the
// report: its capital is only that of a sentence.
func (t *tellers) small(k int) bool {
	low := t.Lows[k]
	for i, w := range t.Lows[:min(len(t.Lows), 5000)] {
		if w == low && t.Toks[i].Kind == prose.Word && !grammar.UpperFirst(t.Word(i)) {
			return true
		}
	}
	return false
}
