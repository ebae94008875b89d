package annotate

import (
	"strings"

	"dateline/internal/prose"
)

// name puts the fullest name of each speaker in the place of the words beside the
// quotation, and makes strangers words again.
func (t *tellers) name(qs []Quote) {
	full := t.fullest()
	for i := range qs {
		q := &qs[i]
		if q.Speaker != "" {
			q.NameSpan = full[q.Speaker].Span
		}
		if strings.HasPrefix(q.Speaker, strange) {
			q.Speaker = ""
		}
		if q.NameSpan.Len() == 0 || t.lang == "ru" && rolesOf(q.SpeakerText)&(pronounWord|office) == 0 { // which declines names
			q.NameSpan = q.SpeakerSpan
			continue
		}
		q.NameSpan = t.withoutHouse(q.NameSpan)
		q.SpeakerText = speakerWords(prose.Space(q.NameSpan.Of(t.body)))
	}
}

// withoutHouse leaves off whose somebody named in full is: "Norwire's Bo Lund".
func (t *tellers) withoutHouse(s prose.Span) prose.Span {
	a, b := t.tokenAt(s.Start), t.tokenAt(s.End-1)+1
	if b-a != 3 || !possessor(t.low(a)) || !upperFirst(t.word(a+1)) || !upperFirst(t.word(a+2)) || t.sexOfName(&Mention{By: By{Span: prose.Span{Start: t.toks[a+1].Start, End: s.End}}, Form: Name}) == 0 {
		return s
	}
	return prose.Span{Start: t.toks[a+1].Start, End: s.End}
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
	for _, m := range t.people {
		best := full[m.Entity]
		if m.Form != Name && m.Form != Alias || best.says > 0 && t.quotedEnd(m.Start) > 0 {
			continue
		}
		a, b := t.tokenAt(m.Start), t.tokenAt(m.End-1)+1
		for a < b-1 && (t.roles(a)&honorific != 0 || b-a > 2 && t.roles(a)&office != 0 || t.word(a) == "." || styleWord(t.low(a))) {
			a++
		}
		says := 0
		for k := a; k < b; k++ {
			if t.toks[k].Kind == prose.Word {
				says += 1 + 8*min(1, len(t.word(k))/3) // an initial says less than a name
			}
		}
		if says > best.says {
			full[m.Entity] = fullName{prose.Span{Start: t.toks[a].Start, End: t.toks[b-1].End}, says}
		}
	}
	return full
}
