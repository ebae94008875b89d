package propose

import (
	"slices"
	"strings"

	"dateline/internal/prose"
	"dateline/internal/roster"
)

// named is a full name of a report, in the making.
type named struct {
	find  int
	words []string // folded
	sent  int      // where it last stood
	lead  bool     // the family name comes first
}

// people finds people: full names, then family names alone, which belong to the
// last bearer before them.
func (x *reading) people() {
	var fulls []named
	for s, ws := range x.sents {
		for u := next(ws, 0); u.from < len(ws); u = next(ws, u.to) {
			n := x.person(ws, u)
			if n.to == n.from {
				continue
			}
			x.realm(ws, &n)
			if n.caps == 1 {
				x.alone(ws, n, fulls)
				continue
			}
			name := say(ws, n.from, n.to)
			f := x.add(roster.Leader, name, n.marks, ws, n.start, n.end, n.rank)
			if f == nil {
				continue
			}
			f.Lead = n.lead
			f.addRole(n.role)
			i := slices.IndexFunc(fulls, func(o named) bool { return x.finds[o.find].Name == name })
			if i < 0 {
				o := named{find: x.at[roster.Leader.String()+" "+name], lead: n.lead}
				for k := n.from; k < n.to; k++ {
					if ws[k].capital {
						o.words = append(o.words, prose.Fold(ws[k].text))
					}
				}
				fulls = append(fulls, o)
				i = len(fulls) - 1
			}
			fulls[i].sent = s
			o := fulls[i] // the last named is the last
			fulls = append(slices.Delete(fulls, i, i+1), o)
		}
	}
	x.once()
}

// once marks the names that are another name's of the same report: a family name
// that stood before the full one, and other spellings.
func (x *reading) once() {
	type person struct {
		*Find
		spelling
	}
	var all []person
	for i := range x.finds {
		if f := &x.finds[i]; f.Kind == roster.Leader {
			all = append(all, person{f, spell(f.Name)})
		}
	}
	for i, f := range all {
		for j, g := range all {
			if i == j || g.Repeat || len(g.words) < 2 {
				continue
			}
			if len(f.words) == 1 && (f.words[0] == last(g.words) || f.words[0] == g.words[0]) || j < i && len(f.words) > 1 && alike(f.spelling, g.spelling) {
				f.Repeat = true
				break
			}
		}
	}
}

// realm notes of what a person is the president, the mayor: mostly a place.
func (x *reading) realm(ws []word, n *candidate) {
	of := n.role.Of
	if of == "" || x.state(of) != nil || strings.Count(of, " ") > 1 {
		return
	}
	for w := range strings.FieldsSeq(prose.Fold(of)) {
		if x.words[w]&^landed != 0 {
			return
		}
	}
	noun, _, _ := strings.Cut(prose.Fold(n.role.Title), " of ")
	switch noun {
	case "president", "prime minister", "premier", "king", "queen", "emperor", "emir", "sultan", "chancellor", "governor", "mayor", "ambassador", "foreign minister":
		x.add(roster.Place, of, byOf, ws, n.start, n.end, 1)
	}
}

func (f *Find) addRole(r Role) {
	if r.Title != "" && len(f.Roles) < maxRoles && !slices.Contains(f.Roles, r) {
		f.Roles = append(f.Roles, r)
	}
}

// alone counts one word that stands for a person: the family name of somebody
// named before, or a name of one word with an office.
func (x *reading) alone(ws []word, n candidate, fulls []named) {
	w := prose.Fold(ws[n.from].text)
	for i := len(fulls) - 1; i >= 0; i-- {
		o := &fulls[i]
		last, first := o.words[len(o.words)-1], o.words[0]
		if w != last && w != first && !slices.Contains(o.words, w) {
			continue
		}
		f := &x.finds[o.find]
		if w != last && n.marks&(byOffice|byHonor) == 0 && (w != first || x.words[w]&(familyName|givenName) == 0) {
			continue // half the name of a company or a club
		}
		f.Mentions++
		if n.marks&(againstThe|againstIn|againstThing) == 0 {
			f.marks |= byAlone | n.marks&(byHonor|byOffice|bySaying)
			if w == first && w != last && x.words[w]&familyName != 0 {
				f.Lead = true
			}
		}
		f.addRole(n.role)
		return
	}
	if n.marks&(byOffice|byHonor) == 0 || n.marks&(againstThe|againstIn|againstThing|againstWord) != 0 {
		return
	}
	if f := x.add(roster.Leader, ws[n.from].text, n.marks|single, ws, n.start, n.end, n.rank); f != nil {
		f.addRole(n.role)
	}
}
