package annotate

import (
	"slices"
	"strings"

	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// Besides their offices, strangers are known by whom they are named with, and
// by the office alone once it is known to be theirs.

// joined finds those who are named with somebody and without an office: "Ada Vale
// and Bo Lund signed".
func (n *strangers) joined() {
	people := slices.Concat(n.d.people, n.found)
	for _, m := range people {
		a, b := n.d.TokenAt(m.Start), n.d.TokenAt(m.End-1)+1
		if n.low(b) == "and" {
			if end, words := n.name(b + 1); words > 1 && words < 5 && n.ends(end) && !possessor(n.low(end-1)) && n.low(end) != "," {
				n.keep(b+1, end)
			}
		}
		if n.low(a-1) == "and" {
			from, words := a-1, 0
			for from > 0 && n.part(from-1) && words < 5 {
				from--
				words++
			}
			if words > 1 && words < 5 && (from == 0 || n.d.Toks[from-1].Kind == prose.Punct || n.low(from-1) == "that" || n.low(from-1) == "between" || n.low(from-1) == "of" || roleNoun(n.low(from-1))) {
				n.keep(from, a-1)
			}
		}
	}
	n.sort()
}

// bare looks for the name, without an office, of who did what the verb at token i says.
// Its first word must be a given name: teams meet too, and storms arrive.
func (n *strangers) bare(i int) {
	j := i
	for n.low(j-1) == "has" || n.low(j-1) == "also" || n.low(j-1) == "had" {
		j--
	}
	from := j
	for from > 0 && from > j-4 && (n.part(from-1) || nameParticle(n.low(from-1)) && n.part(from-2)) {
		from--
	}
	if from < j && givenNames[n.low(from)] != 0 {
		n.before(i, j)
	}
}

// bareBehind is bare for whom somebody met, the verb being token i.
func (n *strangers) bareBehind(i int) {
	if n.low(i+1) == "with" {
		i++
	}
	if end, words := n.name(i + 1); words > 1 && words < 5 && givenNames[n.low(i+1)] != 0 && (n.ends(end) || weekday(n.low(end))) {
		n.add(i, i+1, end)
	}
}

// byOffice finds the strangers where the office that one of them alone holds
// stands for him: "the president also met", of President Ada Vale.
func (n *strangers) byOffice() {
	holders := map[string]string{} // an office, folded → who holds it, "" for several
	for id, o := range n.office {
		k := prose.Fold(o)
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
	for i := range n.d.people { // those of the roster, by what is printed before the name
		if m := &n.d.people[i]; m.Form == mention.Name && n.land[m.Entity] == "" {
			n.land[m.Entity] = n.calledBefore(n.d.TokenAt(m.Start))
		}
	}
	for i := range n.d.Toks {
		if n.low(i) != "the" {
			continue
		}
		end := i + 2
		office := n.low(i + 1)
		switch office {
		case "pm":
			office = "prime minister"
		case "prime", "foreign":
			office += " " + n.low(i+2)
			end++
		}
		id := holders[office]
		if who, e := n.fromLand(i + 1); who != "" && n.low(i-1) != "," && n.low(e) != "of" {
			id, end = who, e
		}
		if n.low(end) == "of" {
			if id, end = n.holderOf(office, end+1); id != "" && possessor(n.low(end-1)) {
				continue
			}
		}
		if id == "" || n.capital(end) || n.taken(i+1) || overlaid(n.found, n.d.Toks[i+1].Span) {
			continue
		}
		n.found = append(n.found, Mention{By: By{Span: prose.Span{Start: n.d.Toks[i].Start, End: n.d.Toks[end-1].End}, Rule: "stranger", Confidence: 0.6}, Kind: roster.Leader, Entity: id, Form: mention.ByTitle})
	}
	n.sort()
}

// ofOtherRank reports an office, folded, that is not the one of its noun: "deputy
// minister", "former president".
func ofOtherRank(office string) bool {
	return strings.Contains(office, "vice") || strings.Contains(office, "deputy") || strings.Contains(office, "former") || strings.HasPrefix(office, "ex-")
}

// calledBefore is what stands before a name at token a, folded: "bordurian president",
// "" where it is no office behind another word.
func (n *strangers) calledBefore(a int) string {
	from := a
	for from > 0 && from > a-4 && (n.capital(from-1) || roleNoun(n.low(from-1))) {
		from--
	}
	if a-from < 2 || !roleNoun(n.low(a-1)) {
		return ""
	}
	return prose.Fold(n.d.Body[n.d.Toks[from].Start:n.d.Toks[a-1].End])
}

// fromLand is the only stranger of the country whose adjective is token i who holds
// the office behind it, and the token after it: "the Bordurian minister".
func (n *strangers) fromLand(i int) (id string, end int) {
	land := prose.Fold(n.low(i))
	if n.capital(i) && n.capital(i+1) && !roleNoun(n.low(i+1)) { // "the South Bordurian minister"
		i++
		land += " " + prose.Fold(n.low(i))
	}
	end = i + 2
	post := n.low(i + 1)
	if w := n.low(i + 2); (post == "prime" || post == "foreign") && w == "minister" {
		post, end = post+" minister", i+3
	}
	switch post {
	case "pm":
		post = "prime minister"
	case "minister", "prime minister", "foreign minister", "president", "premier", "ambassador", "leader", "chancellor":
	default:
		return "", end
	}
	for who, o := range n.land {
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
func (n *strangers) holderOf(office string, i int) (id string, end int) {
	for end = i; n.low(end) == "the" || n.low(end) == "republic" || n.low(end) == "of" || n.low(end) == "kingdom"; {
		end++
	}
	if !n.capital(end) || n.part(end+1) {
		return "", end
	}
	country := prose.Fold(n.low(end))
	for who, o := range n.office {
		if k := strings.TrimPrefix(prose.Fold(o), "the "); strings.HasPrefix(k, office) && strings.HasSuffix(k, country) {
			if id != "" && id != who {
				return "", end + 1
			}
			id = who
		}
	}
	return id, end + 1
}

// keep adds the name in the tokens [a,b) when nothing of the roster stands there.
func (n *strangers) keep(a, b int) {
	s := prose.Span{Start: n.d.Toks[a].Start, End: n.d.Toks[b-1].End}
	if !overlaid(n.d.mentions, s) {
		n.found = append(n.found, Mention{By: By{Span: s, Rule: "stranger", Confidence: 0.65}, Kind: roster.Leader, Entity: strange + prose.Space(s.Of(n.d.Body)), Form: mention.Name})
	}
}

// sort puts what was found in order, and of two that overlap keeps the first.
func (n *strangers) sort() {
	slices.SortStableFunc(n.found, func(a, b Mention) int { return bySpan(a.Span, b.Span) })
	end := 0
	n.found = slices.DeleteFunc(n.found, func(m Mention) bool {
		again := m.Start < end
		end = max(end, m.End)
		return again
	})
}

// partisan reports what a member of a party is called before the name, and verbs
// that stand behind one in the capitals of a headline: "Republican Bo Lund Wins".
func partisan(w string) bool {
	switch w {
	case "republican", "democrat", "democratic", "conservative", "tory", "socialist", "communist", "opposition", "independent", "lawmaker",
		"wins", "says", "urges", "vows", "slams", "blasts", "beats", "loses", "rips", "accuses", "warns", "seeks", "wants", "backs", "defends", "denies", "announces", "claims", "responds", "tells":
		return true
	}
	return false
}
