package reading

import (
	"slices"
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// Besides their offices, strangers are known by whom they are named with, and
// by the office alone once it is known to be theirs.

// Joined finds those who are named with somebody and without an office: "Ada Vale
// and Bo Lund signed".
func (n *Strangers) Joined() {
	people := slices.Concat(n.Doc.People, n.Found)
	for _, m := range people {
		a, b := n.Doc.TokenAt(m.Start), n.Doc.TokenAt(m.End-1)+1
		if n.Low(b) == "and" {
			if end, words := n.Name(b + 1); words > 1 && words < 5 && n.Ends(end) && !grammar.Possessive(n.Low(end-1)) && n.Low(end) != "," {
				n.Keep(b+1, end)
			}
		}
		if n.Low(a-1) == "and" {
			from, words := a-1, 0
			for from > 0 && n.Part(from-1) && words < 5 {
				from--
				words++
			}
			if words > 1 && words < 5 && (from == 0 || n.Doc.Toks[from-1].Kind == prose.Punct || n.Low(from-1) == "that" || n.Low(from-1) == "between" || n.Low(from-1) == "of" || grammar.Official.Is(n.Low(from-1))) {
				n.Keep(from, a-1)
			}
		}
	}
	n.Sort()
}

// bare looks for the name, without an office, of who did what the verb at token i says.
// Its first word must be a given name: teams meet too, and storms arrive.
func (n *Strangers) bare(i int) {
	j := i
	for n.Low(j-1) == "has" || n.Low(j-1) == "also" || n.Low(j-1) == "had" {
		j--
	}
	from := j
	for from > 0 && from > j-4 && (n.Part(from-1) || grammar.NameParticle(n.Low(from-1)) && n.Part(from-2)) {
		from--
	}
	if from < j && givenNames[n.Low(from)] != 0 {
		n.before(i, j)
	}
}

// bareBehind is bare for whom somebody met, the verb being token i.
func (n *Strangers) bareBehind(i int) {
	if n.Low(i+1) == "with" {
		i++
	}
	if end, words := n.Name(i + 1); words > 1 && words < 5 && givenNames[n.Low(i+1)] != 0 && (n.Ends(end) || grammar.Weekday.Is(n.Low(end))) {
		n.add(i, i+1, end)
	}
}

// byOffice finds the strangers where the office that one of them alone holds
// stands for him: "the president also met", of President Ada Vale.
func (n *Strangers) byOffice() {
	called := len(n.Found) > 0     // whether anybody is, by an office or a country
	holders := map[string]string{} // an office, folded → who holds it, "" for several
	for id, o := range n.Office {
		k := prose.Fold(o)
		switch { // "PM"
		case strings.HasSuffix(k, "pm"):
			k = strings.TrimSuffix(k, "pm") + "prime minister"
		case strings.HasSuffix(k, "fm"):
			k = strings.TrimSuffix(k, "fm") + "foreign minister"
		}
		for _, office := range [...]string{"prime minister", "foreign minister", "president", "premier", "chancellor", "king"} {
			if !strings.HasSuffix(k, office) || ofOtherRank(k) {
				continue
			}
			if other, ok := holders[office]; ok && other != id {
				id = ""
			}
			holders[office] = id
			break
		}
	}
	for i := range n.Doc.People { // those of the roster, by what is printed before the name
		if m := &n.Doc.People[i]; m.Form == mention.Name && n.Land[m.Entity] == "" {
			n.Land[m.Entity] = n.calledBefore(n.Doc.TokenAt(m.Start))
			called = called || n.Land[m.Entity] != ""
		}
	}
	if !called && len(n.Office) == 0 { // nobody is
		return
	}
	for i, w := range n.Doc.Lows {
		if w != "the" {
			continue
		}
		end := i + 2
		office := n.Low(i + 1)
		switch office {
		case "pm":
			office = "prime minister"
		case "prime", "foreign":
			office += " " + n.Low(i+2)
			end++
		}
		id := holders[office]
		if who, e := n.fromLand(i + 1); who != "" && n.Low(i-1) != "," && n.Low(e) != "of" {
			id, end = who, e
		}
		if n.Low(end) == "of" {
			if id, end = n.holderOf(office, end+1); id != "" && grammar.Possessive(n.Low(end-1)) {
				continue
			}
		}
		if id == "" || n.capital(end) || n.taken(i+1) || Overlaid(n.Found, n.Doc.Toks[i+1].Span) {
			continue
		}
		n.Found = append(n.Found, Mention{By: By{Span: prose.Span{Start: n.Doc.Toks[i].Start, End: n.Doc.Toks[end-1].End}, Rule: "stranger", Confidence: 0.6}, Kind: roster.Leader, Entity: id, Form: mention.ByTitle})
	}
	n.Sort()
}

// ofOtherRank reports an office, folded, that is not the one of its noun: "deputy
// minister", "former president".
func ofOtherRank(office string) bool {
	return strings.Contains(office, "vice") || strings.Contains(office, "deputy") || strings.Contains(office, "former") || strings.HasPrefix(office, "ex-")
}

// calledBefore is what stands before a name at token a, folded: "bordurian president",
// "" where it is no office behind another word.
func (n *Strangers) calledBefore(a int) string {
	from := a
	for from > 0 && from > a-4 && (n.capital(from-1) || grammar.Official.Is(n.Low(from-1))) {
		from--
	}
	if a-from < 2 || !grammar.Official.Is(n.Low(a-1)) {
		return ""
	}
	return prose.Fold(n.Doc.Body[n.Doc.Toks[from].Start:n.Doc.Toks[a-1].End])
}

// fromLand is the only stranger of the country whose adjective is token i who holds
// the office behind it, and the token after it: "the Bordurian minister".
func (n *Strangers) fromLand(i int) (id string, end int) {
	first := i
	if n.capital(i) && n.capital(i+1) && !grammar.Official.Is(n.Low(i+1)) { // "the South Bordurian minister"
		i++
	}
	end = i + 2
	post := n.Low(i + 1)
	if w := n.Low(i + 2); (post == "prime" || post == "foreign") && w == "minister" {
		post, end = post+" minister", i+3
	}
	switch post {
	case "pm":
		post = "prime minister"
	case "minister", "prime minister", "foreign minister", "president", "premier", "ambassador", "leader", "chancellor":
	default:
		return "", end
	}
	land := prose.Fold(n.Low(first))
	if i > first {
		land += " " + prose.Fold(n.Low(i))
	}
	for who, o := range n.Land {
		if !strings.Contains(o, land+" ") || ofOtherRank(o) {
			continue
		}
		if !strings.HasSuffix(o, post) && !(strings.HasSuffix(post, "minister") && post != "prime minister" && strings.HasSuffix(o, "counterpart")) && !(post == "leader" && (strings.HasSuffix(o, "president") || strings.HasSuffix(o, "prime minister"))) {
			continue
		}
		if id != "" && id != who {
			return "", end
		}
		id = who
	}
	return id, end
}

// holderOf is the only stranger who holds the office of the country that the
// tokens from i on name, and the token after it: "the president of Borduria".
func (n *Strangers) holderOf(office string, i int) (id string, end int) {
	for end = i; n.Low(end) == "the" || n.Low(end) == "republic" || n.Low(end) == "of" || n.Low(end) == "kingdom"; {
		end++
	}
	if !n.capital(end) || n.Part(end+1) {
		return "", end
	}
	country := prose.Fold(n.Low(end))
	for who, o := range n.Office {
		if k := strings.TrimPrefix(prose.Fold(o), "the "); strings.HasPrefix(k, office) && strings.HasSuffix(k, country) {
			if id != "" && id != who {
				return "", end + 1
			}
			id = who
		}
	}
	return id, end + 1
}

// Keep adds the name in the tokens [a,b) when nothing of the roster stands there.
func (n *Strangers) Keep(a, b int) {
	s := prose.Span{Start: n.Doc.Toks[a].Start, End: n.Doc.Toks[b-1].End}
	if !Overlaid(n.Doc.Mentions, s) {
		n.Found = append(n.Found, Mention{By: By{Span: s, Rule: "stranger", Confidence: 0.65}, Kind: roster.Leader, Entity: Strange + prose.Space(s.Of(n.Doc.Body)), Form: mention.Name})
	}
}

// Sort puts what was found in order, and of two that overlap keeps the first.
func (n *Strangers) Sort() {
	slices.SortStableFunc(n.Found, func(a, b Mention) int { return BySpan(a.Span, b.Span) })
	end := 0
	n.Found = slices.DeleteFunc(n.Found, func(m Mention) bool {
		again := m.Start < end
		end = max(end, m.End)
		return again
	})
}

// Partisan reports what a member of a party is called before the name, and verbs
// that stand behind one in the capitals of a headline: "Republican Bo Lund Wins".
func Partisan(w string) bool {
	switch w {
	case "republican", "democrat", "democratic", "conservative", "tory", "socialist", "communist", "opposition", "independent", "lawmaker",
		"wins", "says", "urges", "vows", "slams", "blasts", "beats", "loses", "rips", "accuses", "warns", "seeks", "wants", "backs", "defends", "denies", "announces", "claims", "responds", "tells":
		return true
	}
	return false
}
