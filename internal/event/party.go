package event

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// party is who takes part on one side of an event.
type party struct {
	people []reading.Mention
	texts  []string // those whom the roster does not know
	doubt  float64  // what a pronoun or a guess takes off the confidence
	plural bool     // "the sides", "they": those of whom the report spoke before
	met    bool     // and they may be those who met, as it told
	end    int      // token after the last
}

func (p party) empty() bool { return len(p.people) == 0 && len(p.texts) == 0 && !p.plural }

// partyAt reads the people named from token i on: "Foreign Minister of
// Borduria Bo Lund and the ambassador, Ada Vale".
func (l *line) partyAt(i int) party {
	p := party{end: i}
	j, and := i, false // behind "and"
	for len(p.people) < 12 {
		k := l.toPerson(j)
		if k < 0 {
			break
		}
		m, next, _ := l.person(k)
		if l.possessive(next) {
			if len(p.people) == 0 {
				p.end = next
			}
			return p
		}
		if len(p.people) > 0 && m.Form == mention.ByTitle && l.low[j-1] == "," && l.w(p.end) == "," && l.w(next) != "and" && p.people[len(p.people)-1].Form != mention.ByTitle { // "with Bo Lund, the President of Borduria"
			p.end = next
			return p
		}
		if len(p.people) > 0 && (grammar.Speaking.Is(l.w(next)) || grammar.Speaking.Is(l.w(next+1)) && l.low[next] == ",") {
			break
		}
		if k := next + 1; m.Form == mention.ByTitle && l.w(next) == "," && k < l.n && l.who[k] != 0 { // "Foreign Minister of Borduria, Bo Lund"
			if o, past, _ := l.person(k); o.Form != mention.ByTitle && !l.possessive(past) && !grammar.Speaking.Is(l.w(past)) {
				m, next = o, past
			}
		}
		p.people = append(p.people, m)
		p.end = next
		if and && l.w(next) == "," && l.toPerson(next+1) >= 0 { // "with A and B, C thanked them"
			return p
		}
		j = l.listNext(next)
		if j < 0 {
			return p
		}
		and = l.has(next, j, "and")
	}
	if w := l.w(i); len(p.people) == 0 && (w == "him" || w == "her") && (i+1 >= l.n || grammar.ClauseWord(l.low[i+1]) || l.low[i+1] == "here" || l.low[i+1] == "there" || l.low[i+1] == "today" || l.low[i+1] == "yesterday" || l.tok(i+1).Kind == prose.Punct) {
		if m, ok := l.objectOf(i); ok {
			return party{people: []reading.Mention{m}, doubt: 0.12, end: i + 1}
		}
	}
	if end := l.roleOnly(i); len(p.people) == 0 && end > i && l.w(end) == "," { // "the ambassador of Borduria, H.E. Mr. Bo Lund"
		k := end + 1
		for k < l.n && k < end+9 && l.who[k] == 0 && (l.capital(k) || l.low[k] == ".") {
			k++
		}
		if m, next, ok := l.person(k); ok && !grammar.Speaking.Is(l.w(next)) {
			return party{people: []reading.Mention{m}, end: next}
		}
	}
	if k := l.secondOffice(i); len(p.people) == 0 && k > 0 {
		m, next, _ := l.person(k)
		return party{people: []reading.Mention{m}, end: next}
	}
	if len(p.people) == 0 {
		if t, end := l.stranger(i); end > i {
			if w := l.w(end - 1); (w == "counterparts" || w == "colleagues") && l.w(end) == "," { // who they are
				if q := l.partyAt(end + 1); len(q.people) > 1 {
					return q
				}
			}
			p.texts, p.end, p.doubt = append(p.texts, t), end, 0.1
			if k := l.including(end); k > 0 { // "with officials, including Prime Minister Bo Lund"
				if q := l.partyAt(k); len(q.people) > 0 {
					p.people, p.end = q.people, q.end
				}
			} else if w := l.w(end); (w == "led" || w == "headed") && l.w(end+1) == "by" { // "the delegation led by Bo Lund"
				q := l.partyAtOnce(end + 2)
				if l.low[end-1] == "delegations" { // "two delegations led by Bo Lund and Ada Vale"
					q = l.partyAt(end + 2)
				}
				if len(q.people) > 0 {
					p.people, p.end = q.people, q.end
					if !whose(t) {
						p.texts = nil
					}
				}
			} else if k := l.listNext(end); k >= 0 {
				if q := l.partyAtOnce(k); len(q.people) > 0 && !l.subjectNext(i, end, q.end) {
					p.people, p.end = q.people, q.end
					if l.w(end) == "," && l.w(end+1) != "and" && !l.plural(i, end) { // "the Minister of Roads, Ms. Ada Vale"
						p.texts = nil
					}
				}
			}
		}
	} else if t, end := l.stranger(j); end > j {
		p.texts, p.end = append(p.texts, t), end
	}
	return p
}

// subjectNext reports that a comma parts the group [a,b), with whom the phrase that opens a
// sentence says somebody met, from whose meeting it was, named up to token c: "during his
// meeting with ministers of the Union, President Bo Lund thanked them".
func (l *line) subjectNext(a, b, c int) bool {
	return a < 8 && l.w(b) == "," && l.w(b+1) != "and" && l.plural(a, b) && l.w(c) != "," && l.w(c) != "and" && l.w(c) != "." && c < l.n && !grammar.ClauseWord(l.low[c])
}

// plural reports a noun of several people among the tokens [a,b).
func (l *line) plural(a, b int) bool {
	for j := a; j < b; j++ {
		if groupNoun(l.low[j]) || grammar.PersonNoun(l.low[j]) && strings.HasSuffix(l.low[j], "s") {
			return true
		}
	}
	return false
}

// secondOffice is the person behind two offices that stand side by side from
// token i on, or 0: "State Councillor, Minister of Roads Bo Lund".
func (l *line) secondOffice(i int) int {
	role, comma := false, false
	for k := i; k < min(l.n, i+16); k++ {
		switch w := l.low[k]; {
		case l.who[k] != 0:
			if _, next, ok := l.person(k); ok && comma && role && !grammar.Speaking.Is(l.w(next)) {
				return k
			}
			return 0
		case w == ",":
			if !role || comma {
				return 0
			}
			role, comma = false, true
		case grammar.Official.Is(w):
			role = true
		case l.capital(k), w == "of", w == "and", w == "for", w == "the":
		default:
			return 0
		}
	}
	return 0
}

// objectOf is whom "him" or "her" at token i stands for: the person named last
// before it, in this sentence or the two before, who is not the subject of its
// own clause.
func (l *line) objectOf(i int) (reading.Mention, bool) {
	at := l.tok(i).Start
	subject := ""
	for j := i - 1; j >= 0; j-- {
		if m, _, ok := l.person(j); ok {
			if np := l.titleStart(l.personStart(j)); !l.possessive(j+1) && l.positionOf(np) != asObject {
				subject = m.Entity
				break
			}
		}
	}
	if subject == "" {
		if m, ok := l.d.SubjectBefore(at); ok {
			subject = m.Entity
		}
	}
	s := l.d.SentenceAt(l.span.Start)
	if s < 0 || subject == "" {
		return reading.Mention{}, false
	}
	for k := s; k >= 0 && k >= s-2; k-- {
		ms := l.d.PeopleIn(l.d.Sents[k].Span)
		for x := len(ms) - 1; x >= 0; x-- {
			if ms[x].Start < at && ms[x].Entity != subject && !l.d.Unlike(ms[x].Entity, l.low[i]) {
				return ms[x], true
			}
		}
	}
	return reading.Mention{}, false
}

// partyAtOnce is partyAt for the second item of a list, without strangers.
func (l *line) partyAtOnce(i int) party {
	p := party{end: i}
	if k := l.toPerson(i); k >= 0 {
		if m, next, _ := l.person(k); !l.possessive(next) && !grammar.Speaking.Is(l.w(next)) {
			p.people, p.end = append(p.people, m), next
		}
	}
	return p
}

// toPerson is the first token of the person whose title begins at token i, or
// -1.
func (l *line) toPerson(i int) int {
	for j, n := i, 0; j < l.n && n < 30; j, n = j+1, n+1 {
		if l.who[j] != 0 {
			return j
		}
		if l.low[j] == "," && j > i && j+1 < l.n {
			k := j + 1
			for k < min(l.n, j+9) && l.who[k] == 0 && (l.capital(k) && (grammar.Abbreviated(l.low[k]) || strings.HasSuffix(l.low[k], ".")) || l.low[k] == "." && k > j+1) { // "the minister, H.E. Dr. Bo Lund"
				k++
			}
			if k < l.n && l.who[k] != 0 {
				if _, next, _ := l.person(k); grammar.Speaking.Is(l.w(next)) {
					return -1
				}
				continue // "the President of Borduria, Ada Vale", "the chairman, Mr. Bo Lund"
			}
		}
		if l.officesDashed(j) { // "Deputy Prime Minister – Minister of Roads Bo Lund"
			continue
		}
		if w := l.low[j]; (w == "-" || w == "–") && j > i && j+1 < l.n && l.who[j+1] != 0 && l.capital(j-1) { // "the ministers of Borduria - Bo Lund"
			continue
		}
		if grammar.Speaking.Is(l.low[j]) || !l.titleLike(j) && !l.ofField(j) && !l.groupNamed(j) {
			return -1
		}
	}
	return -1
}

// groupNamed reports the noun of several people at token j whose names follow: "deputy
// ministers Bo Lund and Ada Vale".
func (l *line) groupNamed(j int) bool {
	return j+1 < l.n && l.who[j+1] != 0 && groupNoun(l.low[j]) && grammar.PersonNoun(l.low[j])
}

// officesDashed reports the dash at token j between two offices of one person.
func (l *line) officesDashed(j int) bool {
	switch l.low[j] {
	case "–", "-", "—":
		return j > 0 && grammar.Official.Is(l.low[j-1]) && l.capital(j-1) && l.capital(j+1) && grammar.Official.Is(l.low[j+1])
	}
	return false
}

// ofField reports a small word before an office: "climate envoy".
func (l *line) ofField(j int) bool {
	return l.tok(j).Kind == prose.Word && grammar.PersonNoun(l.w(j+1)) && !grammar.ClauseWord(l.low[j]) && grammar.TriggerOf(l.low[j]) == grammar.NoTrigger && l.low[j] != "and" && l.low[j] != "with" && l.low[j] != "from"
}

// group nouns stand for people whom nobody names.
func groupNoun(w string) bool {
	switch w {
	case "delegation", "delegations", "representatives", "counterparts", "colleagues", "members", "heads", "leaders", "ministers", "businessmen", "entrepreneurs", "ambassadors", "officials",
		"executives", "ceos", "lawmakers", "deputies", "investors", "diplomats", "governors", "presidents", "students", "residents", "veterans", "leadership", "businesspeople", "experts", "chairmen", "envoys",
		"commanders", "generals", "senators", "congressmen", "mayors", "bishops", "clerics", "mediators", "negotiators", "inspectors", "investigators", "monitors", "observers", "legislators", "parliamentarians", "diaspora", "compatriots":
		return true
	}
	return false
}

// stranger reads at token i somebody whom the roster does not know: a title
// and a name in capitals, or a group. It returns the words and the token after.
func (l *line) stranger(i int) (string, int) {
	j, caps, roles, group, named := i, 0, 0, false, false
	if w := l.w(i); w == "where" || w == "when" || w == "while" || i < l.n && l.shapeOf(i) == grammar.IngForm && (grammar.Holds(w) || grammar.Pays(w)) { // "where ministers adopted"
		return "", i
	}
	if end := l.counterparts(i); end > i {
		return l.text(i, end), end
	}
	if i < l.n && l.tok(i).Kind == prose.Number && l.capital(i+1) { // "15 Bordurian leaders"
		j++
	}
	for ; j < l.n && j-i < 18 && l.who[j] == 0; j++ {
		w := l.low[j]
		if k := l.teamNear(i, j); k > j { // "with an expert team"
			group, j = true, k-1
			continue
		}
		if w == "community" && j > i && (l.capital(j-1) || l.loc[j-1] != 0) { // "with the Bordurian community"
			group = true
			continue
		}
		if group && l.loc[j-1] != 0 && l.w(j+1) == "to" && !l.capital(j) { // "officials from Borduria plan to"
			break
		}
		if group && w == "heads" && (l.w(j+1) == "to" || l.w(j+1) == "for") { // the verb
			break
		}
		if group || groupNoun(w) {
			if group && w == "to" && l.capital(j-1) && l.capital(j+1) { // "of the Coalition to Counter Floods"
				continue
			}
			if group && w == "," && l.landsGoOn(j) { // "of Velmora, Tamar and Ostrand"
				continue
			}
			if group && (w == "and" && !l.capital(j+1) && !l.groupNear(j) && !grammar.Official.Is(l.w(j+1)) || grammar.ClauseWord(w) || afterGroup(l.low[j]) || grammar.WordOf(w).Shape == grammar.PastForm || l.gives(j) || l.tok(j).Kind == prose.Punct && w != "'" || j-i > 12) {
				break
			}
			group = true
			continue
		}
		if !l.titleLike(j) && !(j-i < 4 && l.tok(j).Kind == prose.Word && !l.capital(j) && !grammar.ClauseWord(w) && l.groupNear(j)) || grammar.Speaking.Is(w) {
			break
		}
		if grammar.Official.Is(strings.TrimRight(w, ".")) && !grammar.Adjective(w) {
			roles++
			named = false
		} else if l.capital(j) && l.loc[j] == 0 {
			caps++
			named = named || l.capital(j-1) && j > i && l.loc[j-1] == 0
		}
	}
	if m, next, ok := l.person(j); ok && group && m.Form == mention.ByTitle && j > i && l.low[j-1] == "of" && !l.possessive(next) { // "envoys of the Grand Lama"
		return l.text(i, next), next
	}
	if roles > 0 && (!named || l.ofAffairs(i, j)) && !group && l.w(j) == "," && l.who[min(j+1, l.n-1)] == 0 { // "with the minister of X, Ms. Ada Vale"
		k, n := j+1, 0
		for ; k < l.n && k < j+7 && l.who[k] == 0; k++ {
			if l.low[k] == "." && grammar.Abbreviated(l.low[k-1]) || grammar.Official.Is(l.low[k]) && l.capital(k) {
				continue
			}
			if !l.capital(k) && !grammar.NameParticle(l.low[k]) {
				break
			}
			n++
		}
		if w := l.w(k); n > 1 && n < 5 && !grammar.Speaking.Is(w) && (w == "" || w == "," || w == "." || grammar.ClauseWord(w)) {
			caps, named, j = caps+n, true, k
		}
	}
	for j > i && (l.low[j-1] == "of" || l.low[j-1] == "the" || l.low[j-1] == "to" || l.low[j-1] == "and" || l.low[j-1] == "for") {
		j--
	}
	if group || roles > 0 && caps > 1 && named {
		return l.text(i, j), j
	}
	if end := l.roleOnly(i); end > i {
		return l.text(i, end), end
	}
	return "", i
}

// gives reports a verb at token j with an object of its own: "presented their credentials".
func (l *line) gives(j int) bool {
	w := l.low[j]
	return len(w) > 4 && strings.HasSuffix(w, "ed") && !l.capital(j) && grammar.RolesOf(l.w(j+1))&grammar.Determiner != 0
}

// landsGoOn reports that the comma at token j stands between lands in a list of them that
// ends in "and" and another.
func (l *line) landsGoOn(j int) bool {
	if j == 0 || l.loc[j-1] == 0 {
		return false
	}
	for k := j + 1; k < min(l.n, j+12); {
		if l.low[k] == "the" {
			k++
		}
		if k >= l.n || l.loc[k] == 0 || l.who[k] != 0 {
			return false
		}
		switch k = l.placeEnd(k); {
		case l.w(k) == "and":
			return k+1 < l.n && (l.loc[k+1] != 0 || l.low[k+1] == "the" && k+2 < l.n && l.loc[k+2] != 0)
		case l.w(k) != ",":
			return false
		}
		if k++; l.w(k) == "and" {
			return k+1 < l.n && l.loc[k+1] != 0
		}
	}
	return false
}

// teamNear is the token behind "team" at token j or the one after it, in the phrase of the
// article at token i: "a rescue team". It is j where there is none.
func (l *line) teamNear(i, j int) int {
	if w := l.w(i); j != i+1 || w != "a" && w != "an" && w != "the" {
		return j
	}
	for k := j; k < j+2; k++ {
		if l.w(k) == "team" && !l.capital(k) {
			return k + 1
		}
	}
	return j
}

// ofAffairs reports that the tokens [a,b) end with two words in capitals behind "of" or
// "and", which are of an office: "Minister of Roads and Northern Integration".
func (l *line) ofAffairs(a, b int) bool {
	if b-a < 4 || !l.capital(b-1) || !l.capital(b-2) {
		return false
	}
	w := l.low[b-3]
	return w == "of" || w == "and" || w == "for"
}

// counterparts is the token after "his Tamari, Sarnian and Ostrandian counterparts" at
// token i, or i.
func (l *line) counterparts(i int) int {
	if w := l.w(i); w != "his" && w != "her" && w != "their" && w != "its" {
		return i
	}
	list := false
	for j := i + 1; j < min(l.n, i+14) && l.who[j] == 0; j++ {
		switch w := l.low[j]; {
		case w == ",", w == "and":
			list = list || w == ","
		case w == "counterparts", w == "colleagues":
			if list {
				return j + 1
			}
			return i
		case !l.capital(j):
			return i
		}
	}
	return i
}

// including is the token after "including" at token i, or after a comma there, or 0.
func (l *line) including(i int) int {
	if l.w(i) == "," {
		i++
	}
	if l.w(i) == "including" {
		return i + 1
	}
	return 0
}

// afterGroup reports words that begin to say of a group when it met, where, or what it
// did: "met diplomats here Tuesday", "with leaders likely to".
func afterGroup(w string) bool {
	return w == "amid" || grammar.Weekday.Is(w) || passing(w) || w == "here" || w == "also" || w == "likely" || w == "there" || w == "made" || w == "including" || w == "agreed" || w == "expressing" || w == "attending" || w == "seeking" || w == "representing" || w == "led" || w == "headed"
}

// roleOnly reads at token i an office that stands for somebody whom nobody
// names: "the Bordurian ambassador", "his counterpart", "Borduria's minister". It returns the token
// after it, or i.
func (l *line) roleOnly(i int) int {
	if l.capital(i) && l.w(i+1) == "counterpart" && l.by.people.of[l.low[i]] != "" { // of a headline: "meets Bordurian counterpart"
		return i + 2
	}
	if w := l.w(i); w != "the" && w != "his" && w != "her" && w != "a" && w != "an" && (w == "" || !l.capital(i) || !l.possessive(i+1)) {
		return i
	}
	j, noun := i+1, -1
	for ; j < l.n && j < i+14 && l.who[j] == 0; j++ {
		w := l.low[j]
		if grammar.PersonNoun(w) && !strings.HasSuffix(w, "s") {
			noun = j
			continue
		}
		if noun >= 0 && (w == "of" || w == "for" || w == "to" || w == "and" && l.capital(j-1) && l.capital(j+1)) && j+1 < l.n && (l.capital(j+1) || l.low[j+1] == "the") {
			continue
		}
		if noun >= 0 && (w == "the" && (l.low[j-1] == "of" || l.low[j-1] == "for" || l.low[j-1] == "to") || l.capital(j) && j > noun+1 || ministry(w) && j > noun+1) {
			continue
		}
		if noun < 0 && (l.capital(j) || grammar.Official.Is(w) || l.charged(j)) {
			continue
		}
		break
	}
	if w := l.w(i); noun < 0 || l.possessive(j) || (w == "a" || w == "an") && !l.anyCapital(i+1, noun+1) {
		return i
	}
	for j > noun+1 && (l.low[j-1] == "of" || l.low[j-1] == "the" || l.low[j-1] == "to" || l.low[j-1] == "and" || l.low[j-1] == "for") {
		j--
	}
	return j
}

// ministry reports the small words of "the head of the Bordurian foreign
// ministry".
func ministry(w string) bool {
	return w == "ministry" || w == "foreign" || w == "delegation" || w == "government"
}

func (l *line) groupNear(j int) bool {
	return groupNoun(l.w(j+1)) || groupNoun(l.w(j+2)) || groupNoun(l.w(j+3)) || l.w(j+1) == "and" && groupNoun(l.w(j+4))
}
