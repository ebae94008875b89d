package event

import (
	"cmp"
	"strings"

	"dateline/internal/reading"
	"dateline/internal/roster"
)

// titleOf is a short clause that tells the event, made of the roster's names
// and the report's own words.
func (f *finder) titleOf(e *Event) string {
	var who []string
	roles := map[string][]string{}
	for _, p := range e.Participants {
		n := midSentence(p.Text)
		if x := f.d.Entity(roster.Leader, p.Entity); x != nil {
			n = x.Name
		} else if p.Entity != "" {
			n = midSentence(strings.TrimLeft(p.Entity, reading.Strange))
		}
		if i := strings.Index(n, " ("); i > 0 { // "the Lake Council (hereafter LC)"
			if j := strings.IndexByte(n[i:], ')'); j > 0 {
				n = n[:i] + n[i+j+1:]
			}
		}
		if len(who) < 5 {
			who = append(who, n)
			roles[p.Part] = append(roles[p.Part], n)
		}
	}
	name := func(id string) string {
		if x := f.d.Entity(roster.Place, id); x != nil {
			return x.Name
		}
		return strings.TrimPrefix(id, reading.Strange)
	}
	at := ""
	if e.Place != "" {
		at = " in " + name(e.Place)
	} else if e.Country != "" && e.Kind != "visit" {
		at = " in " + name(e.Country)
	}
	to := ""
	if e.Country != "" {
		to = " to " + name(e.Country)
	} else if e.Place != "" {
		to = " to " + name(e.Place)
	}
	first := func(s string) string {
		for i, r := range s {
			return strings.ToUpper(string(r)) + s[i+len(string(r)):]
		}
		return s
	}
	verb := func(now, later string) string {
		if e.Status == "held" {
			return now
		}
		return later
	}
	switch e.Kind {
	case "meeting":
		if e.Name != "" {
			return first(e.Name + at)
		}
		if h, g := roles["host"], roles["guest"]; len(h) > 0 && len(g) > 0 {
			return first(listNames(h) + verb(" receives ", " to receive ") + listNames(g) + at)
		}
		if len(who) > 1 && e.Rule == "meeting-held" && e.Participants[0].Entity == "" { // a body's, and who was there
			who = who[:1]
		}
		if len(who) > 1 {
			return first(who[0] + verb(" meets ", " to meet ") + listNames(who[1:]) + at)
		}
		return first("meeting of " + listNames(who) + at)
	case "call":
		if e.Subtype == "video conference" {
			return first(listNames(who) + verb(" speak", " to speak") + " by video link")
		}
		return first(listNames(who) + verb(" speak", " to speak") + " by telephone")
	case "visit":
		sort := e.Subtype
		if sort == "" {
			sort = "visit"
		}
		return first(listNames(who) + verb(" on ", " to pay ") + withA(sort) + to)
	case "invitation":
		t := listNames(roles["inviter"]) + " invites " + listNames(roles["invitee"])
		if len(roles["inviter"]) == 0 {
			t = listNames(roles["invitee"]) + " invited"
		}
		switch {
		case e.Name != "":
			t += " to the " + e.Name
		case e.Subtype != "":
			t += " on " + withA(e.Subtype) + to
		default:
			t += to
		}
		return first(t)
	case "signing":
		one := len(who) == 1 && !strings.HasSuffix(who[0], "s") && e.Participants[0].Entity != ""
		if by := roles["signatory"]; len(by) > 0 {
			signs := " sign "
			if one {
				signs = " signs "
			}
			return first(listNames(by) + verb(signs, " to sign ") + cmp.Or(e.Title, "documents") + at)
		}
		if e.Rule == "witnessed" && len(who) > 0 {
			sees := " witness"
			if one {
				sees = " witnesses"
			}
			return first(listNames(who) + verb(sees, " to witness") + " the signing of " + cmp.Or(e.Title, "documents") + at)
		}
		what := cmp.Or(e.Title, "documents")
		for _, article := range [...]string{"a ", "an ", "the "} {
			what = strings.TrimPrefix(what, article)
		}
		return first(what + verb(" signed", " to be signed") + at)
	case "appointment":
		noun := "appointment of "
		switch {
		case strings.Contains(e.Subtype, "elect"):
			noun = "election of "
		case e.Subtype == "dismissal", e.Subtype == "resignation":
			noun = e.Subtype + " of "
		}
		return first(noun + listNames(who))
	case "announcement":
		if e.Title != "" {
			return first(e.Title)
		}
		t := "an initiative"
		if len(e.Initiatives) > 0 {
			if x := f.d.Entity(roster.Initiative, e.Initiatives[0]); x != nil {
				t = x.Name
			}
		}
		if len(who) > 0 {
			return first(listNames(who) + " announces " + t + at)
		}
		return first(t + " announced" + at)
	}
	return first(e.Name)
}

// midSentence is words from the beginning of a sentence as they stand within one: "the
// ministers".
func midSentence(words string) string {
	switch first, _, _ := strings.Cut(words, " "); first {
	case "The", "A", "An", "His", "Her", "Their":
		return strings.ToLower(first) + words[len(first):]
	}
	return words
}

// withA is a noun phrase with "a" or "an".
func withA(s string) string {
	if s != "" && strings.IndexByte("aeiou", s[0]) >= 0 {
		return "an " + s
	}
	return "a " + s
}

// listNames joins names: "A, B and C".
func listNames(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
