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

// candidate is a stretch that may name a person: ws[from:to] is the name, with
// its office ws[start:end].
type candidate struct {
	from, to, start, end int
	caps                 int
	marks                mark
	role                 Role
	lead                 bool
	rank                 int
}

// person reads a run as a person's name with what stands around it.
func (x *reading) person(ws []word, u run) (n candidate) {
	lo, hi := u.from, u.to
	// The head of a sentence, and what a tail of a run is not a name's.
	if ws[lo].first {
		for lo < hi && ws[lo].class&opener != 0 && ws[lo].class&(givenName|honor) == 0 {
			lo++
		}
	}
	for hi > lo && (ws[hi-1].class&(day|generation) != 0 && ws[hi-1].class&soft == 0 || ws[hi-1].class&particle != 0 && !ws[hi-1].capital) {
		hi--
	}
	if hi-lo == 2 && ws[lo].upper && ws[lo].class&^landed == 0 && len(ws[lo].text) > 1 && !ws[lo+1].upper {
		lo++ // "SRSG Vale"
	}
	if lo < hi-1 && ws[lo].first && ws[lo].class&^landed == 0 && (strings.HasSuffix(ws[lo].text, "ing") || x.small[strings.ToLower(ws[lo].text)]) {
		lo++ // "Beating Vale, she"
	}
	n.start = lo
	// The last office or honorific in the run divides it.
	cut := -1
	for k := lo; k < hi-1; k++ {
		if ws[k].class&(office|honor) == 0 {
			continue
		}
		if ws[k].class&(soft|givenName) != 0 && (k > lo && ws[k-1].class&givenName != 0 || ws[k].class&givenName != 0 && hi-lo == 2) {
			continue // "Martin Luther King", "Dean Smith"
		}
		cut = k
		if ws[k].class&honor != 0 {
			n.marks |= byHonor
		}
		if ws[k].class&office != 0 {
			n.marks |= byOffice
		}
	}
	if cut >= 0 {
		if ws[cut].class&office != 0 {
			n.role = x.role(ws, lo, cut+1)
		}
		lo = cut + 1
	} else {
		lo = x.stripPlace(ws, lo, hi, &n)
	}
	n.from, n.to, n.end = lo, hi, hi
	if lo >= hi || !x.namelike(ws, &n) {
		return candidate{}
	}
	x.before(ws, &n)
	x.after(ws, &n)
	x.shape(ws, &n)
	if n.role.Of != "" && n.marks&byGuess == 0 {
		n.marks |= byTitle
	}
	n.rank = rankOf(n.marks)
	return n
}

func rankOf(m mark) int {
	switch {
	case m&byOffice != 0:
		return 5
	case m&byAppos != 0:
		return 4
	case m&byHonor != 0:
		return 3
	case m&(bySaying|byAge) != 0:
		return 2
	}
	return 1
}

// stripPlace leaves out a country before a name where an office stands before
// it: "the President of Norland Jon Vale".
func (x *reading) stripPlace(ws []word, lo, hi int, n *candidate) int {
	if lo == 0 || hi-lo < 2 {
		return lo
	}
	switch ws[lo-1].text {
	case "of", "for", "to", "the", "and":
	default:
		return lo
	}
	from, ok := x.officeOf(ws, lo-1)
	if !ok || !ws[lo].near {
		return lo
	}
	k, sure := lo, true
	for k < hi-2 && ws[k].class&(plainWord|titleWord) != 0 && ws[k].class&(givenName|familyName|placeFirst1|placeHead) == 0 {
		k++ // "Minister of Foreign Affairs"
	}
	if k == lo && ws[lo-1].text != "and" {
		k, sure = x.endOfPlace(ws, lo, hi)
	}
	if k > lo {
		n.start, n.role = from, x.role(ws, from, k)
		n.marks |= byOffice
		if !sure {
			n.marks |= byGuess
		}
	}
	return k
}

// endOfPlace is where, in a run after "president of", a person's name begins. It
// is not sure where the place is no country and no word is known as a name: of
// three words the first is taken for the place.
func (x *reading) endOfPlace(ws []word, lo, hi int) (k int, sure bool) {
	for m := min(lo+4, hi-1); m > lo; m-- {
		if x.state(say(ws, lo, m)) != nil {
			return m, true
		}
	}
	if hi-lo < 3 {
		return lo, true
	}
	for m := lo + 1; m < hi-1; m++ {
		if ws[m].class&(givenName|familyName) != 0 || x.runs[say(ws, m, hi)] > 0 || x.runs[say(ws, lo, m)] > 0 {
			return m, true
		}
	}
	return max(lo+1, hi-2), false
}

// officeOf looks back from the word before ws[i] over the words of a title to
// its noun: "minister of foreign affairs of". It returns where the title starts.
func (x *reading) officeOf(ws []word, i int) (from int, ok bool) {
	for k := i - 1; k >= 0 && k >= i-13; k-- {
		w := &ws[k]
		switch {
		case w.class&office != 0 && !w.poss:
			for k > 0 && ws[k].near && (ws[k-1].class&(titleWord|demonym) != 0 || ws[k-1].capital && ws[k-1].class&opener == 0) && !ws[k-1].poss {
				k--
			}
			return k, true
		case w.mark || w.poss && !w.capital:
			return 0, false
		case w.capital, w.text == "of", w.text == "for", w.text == "the", w.text == "and", w.text == "to", w.class&(titleWord|plainWord) != 0:
		default:
			return 0, false
		}
	}
	return 0, false
}

// namelike reports whether the words can be a person's name at all, and counts
// those with capitals.
func (x *reading) namelike(ws []word, n *candidate) bool {
	first := true
	for k := n.from; k < n.to; k++ {
		w := &ws[k]
		if !w.capital {
			continue
		}
		n.caps++
		last := k == n.to-1
		given := ws[n.from].class&givenName != 0 && n.caps > 1
		switch {
		case w.upper && len(w.text) > 2 && !x.shouted(ws, n):
			return false
		case w.initial && last:
			return false
		case strings.ContainsAny(w.text, "0123456789&/"):
			return false
		case w.class&(country|demonym) != 0:
			if !(first && w.class&givenName != 0 && n.to-n.from > 1 || last && given && (w.class&soft != 0 || w.class&country != 0 && n.caps == 2)) {
				return false
			}
		case w.class&(plainWord|day|opener|office) != 0:
			if w.class&(soft|givenName|familyName) == 0 || !(last && given || first && w.class&(givenName|familyName) != 0 || w.class&familyName != 0 && n.marks&(byOffice|byHonor) != 0) {
				return false
			}
		case w.class&(titleWord|bodyHead|placeHead|planHead) != 0 && w.class&(soft|givenName|familyName) == 0:
			return false
		}
		if strings.IndexByte(w.text, '-') > 0 && w.class&^landed == 0 && x.compound(w.text) {
			return false
		}
		first = false
	}
	if n.caps == 1 && ws[n.from].initial || n.caps > 5 {
		return false
	}
	if x.state(say(ws, n.from, n.to)) != nil && n.caps > 1 {
		return false
	}
	return true
}

// shouted reports whether a whole name is in capitals: "XI JINPING".
func (x *reading) shouted(ws []word, n *candidate) bool { return false }

// compound reports a hyphenated word that is no name: "Sino-Kazakh",
// "London-based".
func (x *reading) compound(s string) bool {
	for p := range strings.SplitSeq(prose.Fold(s), "-") {
		if x.words[p]&(country|demonym|plainWord|day) != 0 && x.words[p]&(givenName|familyName) == 0 || p == "based" || p == "born" || p == "sino" || p == "anglo" || p == "led" {
			return true
		}
	}
	return false
}

// before reads what stands before the name.
func (x *reading) before(ws []word, n *candidate) {
	if n.marks&(byOffice|byHonor) != 0 {
		return
	}
	i := n.from - 1
	if i < 0 {
		return
	}
	w := &ws[i]
	if !ws[n.from].near {
		return
	}
	comma := w.mark && w.text == ","
	switch {
	case comma:
		// "the minister of defence, Jon Vale,"
		if i > 0 && closes(ws, n.to) {
			if ws[i-1].class&office != 0 && !ws[i-1].poss {
				n.marks |= byAppos
				n.start, n.role = x.title(ws, i)
			} else if from, ok := x.officeOf(ws, i); ok && ws[i-1].capital {
				n.marks |= byAppos
				n.start, n.role = from, x.role(ws, from, i)
			}
		}
	case w.mark:
	case w.poss:
		// "Norland's Jon Vale" says nothing
	case w.class&office != 0:
		n.marks |= byOffice
		n.start, n.role = x.title(ws, i+1)
	case w.class&honor != 0:
		n.marks |= byHonor
		n.start = i
	case w.class&says != 0 && w.text != "has":
		n.marks |= bySaying
	case w.text == "the" || w.text == "The" || w.text == "a" || w.text == "an" || w.text == "this" || w.text == "these" || w.text == "our" || w.text == "its":
		n.marks |= againstThe
	case w.class&inside != 0:
		n.marks |= againstIn
	}
}

// closes reports whether a comma, or the end, follows the name.
func closes(ws []word, i int) bool {
	return i >= len(ws) || ws[i].mark && (ws[i].text == "," || ws[i].text == "." || ws[i].text == ";" || ws[i].text == ")")
}

// title looks back from ws[end-1], an office's noun, for the words before it.
func (x *reading) title(ws []word, end int) (from int, r Role) {
	k := end - 1
	for k > 0 && ws[k].near && !ws[k-1].mark && !ws[k-1].poss && end-k < 6 &&
		(ws[k-1].class&(titleWord|demonym|country|gone|office) != 0 || ws[k-1].capital && ws[k-1].class&opener == 0) {
		k--
	}
	return k, x.role(ws, k, end)
}

// after reads what stands after the name.
func (x *reading) after(ws []word, n *candidate) {
	i := n.to
	for i < len(ws) && ws[i].class&generation != 0 {
		i++
	}
	if i >= len(ws) {
		return
	}
	if ws[n.to-1].poss {
		if ws[i].class&private != 0 {
			n.marks |= byDoing
		}
		return
	}
	w := &ws[i]
	switch {
	case !w.mark && w.near && !w.capital:
		switch {
		case w.class&says != 0:
			n.marks |= bySaying
		case w.class&does != 0:
			n.marks |= byDoing
			if i+1 < len(ws) && ws[i+1].class&says != 0 {
				n.marks |= bySaying
			}
		case w.class&(plainWord|bodyHead|placeHead|planHead) != 0 && w.class&office == 0 && n.marks&(byOffice|byHonor) == 0:
			n.marks |= againstThing
		case strings.HasSuffix(w.text, "ly") && i+1 < len(ws) && ws[i+1].class&(says|does) != 0:
			n.marks |= byDoing
		}
	case w.mark && w.text == "(":
		if i+2 < len(ws) && ws[i+2].text == ")" {
			switch {
			case age(ws[i+1].text):
				n.marks |= byAge
			case ws[i+1].class&country != 0: // a list of players
				n.marks |= byDoing
			}
		} else if i+3 < len(ws) && ws[i+3].text == ")" && x.state(say(ws, i+1, i+3)) != nil {
			n.marks |= byDoing
		}
	case w.mark && w.text == ",":
		x.apposition(ws, i+1, n)
	}
}

func age(s string) bool {
	return (len(s) == 2 || len(s) == 1) && s[0] >= '1' && s[0] <= '9' && (len(s) == 1 || s[1] >= '0' && s[1] <= '9')
}

// apposition reads what follows a name and a comma: ", 45,", ", the minister of
// defence,", ", who".
func (x *reading) apposition(ws []word, i int, n *candidate) {
	if i >= len(ws) {
		return
	}
	if age(ws[i].text) && closes(ws, i+1) {
		n.marks |= byAge
		if i+2 >= len(ws) {
			return
		}
		i += 2
	}
	switch ws[i].text {
	case "who", "whom", "whose":
		n.marks |= byAge
		return
	}
	if ws[i].capital && n.marks&(byOffice|byHonor) == 0 && ws[i].class&country != 0 && closes(ws, i+1) {
		n.marks |= againstThing // "Springfield, Norland,"
		return
	}
	if ws[i].class&says != 0 || !ws[i].capital && ws[i].class&(office|titleWord) == 0 && strings.HasSuffix(ws[i].text, "ing") {
		return
	}
	begin := i
	for k := i; k < len(ws) && k < i+8; k++ {
		w := &ws[k]
		if w.mark && w.text != "-" {
			return
		}
		if w.class&office != 0 && !w.poss {
			end := k + 1
			for end < len(ws) && end < k+9 && !ws[end].mark && (ws[end].text == "of" || ws[end].text == "for" || ws[end].text == "the" || ws[end].text == "and" || ws[end].text == "at" || ws[end].capital || ws[end].class&(titleWord|plainWord|office) != 0) {
				end++
			}
			for end > k+1 && !ws[end-1].capital && ws[end-1].class&(titleWord|plainWord|office) == 0 {
				end--
			}
			switch ws[begin].text {
			case "a", "an", "the", "its", "his", "her", "their":
				begin++
			}
			if k < begin {
				return
			}
			n.marks |= byAppos
			n.end = end
			if n.role.Title == "" && closes(ws, end) {
				n.role = x.role(ws, begin, end)
			}
			return
		}
		if w.class&(says|does) != 0 && w.class&titleWord == 0 || w.text == "and" && k == i {
			return
		}
	}
}

// shape reads the name's own words.
func (x *reading) shape(ws []word, n *candidate) {
	f := &ws[n.from]
	if f.class&givenName != 0 || strings.IndexByte(f.text, '-') > 0 && x.words[prose.Fold(f.text[:strings.IndexByte(f.text, '-')])]&givenName != 0 {
		n.marks |= byGiven
	}
	if f.class&familyName != 0 && n.caps >= 2 && n.caps <= 4 && eastern(ws, n) {
		n.marks |= byFamily
		n.lead = f.class&givenName == 0 || n.caps == 3 || strings.IndexByte(ws[n.to-1].text, '-') > 0
		if vietnamese(ws, n) {
			n.lead = false // called by the last word
		}
	}
	if n.caps == 2 && n.to-n.from == 2 && morae(f.text) >= 2 && morae(ws[n.from+1].text) >= 2 && morae(f.text)+morae(ws[n.from+1].text) >= 5 {
		n.marks |= byFamily
	}
	for k := n.from; k < n.to; k++ {
		w := &ws[k]
		if w.initial && n.caps >= 2 {
			n.marks |= byInitial
		}
		if w.capital && w.class&(givenName|familyName) == 0 && len(w.text) > 3 && x.small[strings.ToLower(w.text)] {
			n.marks |= againstWord
		}
	}
}

// eastern reports whether all words after the first are syllables of pinyin, of
// Korean or of Vietnamese names, one or two a word.
func eastern(ws []word, n *candidate) bool {
	for k := n.from + 1; k < n.to; k++ {
		parts := 0
		for p := range strings.SplitSeq(prose.Fold(ws[k].text), "-") {
			m := syllables(p)
			if m == 0 {
				return false
			}
			parts += m
		}
		if parts > 2 {
			return false
		}
	}
	return true
}

// syllables is of how many syllables of the East a word can be made, at most 2;
// 0 where it cannot.
func syllables(s string) int {
	if syllable(s) {
		return 1
	}
	for i := 1; i < len(s); i++ {
		if syllable(s[:i]) && syllable(s[i:]) {
			return 2
		}
	}
	return 0
}

func syllable(s string) bool {
	if s == "" || len(s) > 6 {
		return false
	}
	i := 0
	for _, in := range [...]string{"zh", "ch", "sh", "hs", "ts", "ph", "th", "kh", "nh", "tr", "gi", "ng", "kk", "tt", "pp", "ss", "jj"} {
		if strings.HasPrefix(s, in) {
			i = len(in)
			break
		}
	}
	if i == 0 && strings.IndexByte("bpmfdtnlgkhjqxrzcsywv", s[0]) >= 0 {
		i = 1
	}
	v := i
	for v < len(s) && strings.IndexByte("aeiouy", s[v]) >= 0 {
		v++
	}
	if v == i || v-i > 3 {
		return false
	}
	switch s[v:] {
	case "", "n", "ng", "r", "k", "m", "l", "p", "t", "c", "ch", "nh", "h", "w":
		return true
	}
	return false
}

// morae is of how many morae a Japanese name is made; 0 where it is none.
func morae(s string) int {
	s = prose.Fold(s)
	n := 0
	for i := 0; i < len(s); n++ {
		if i > 0 && s[i] == 'n' && (i+1 == len(s) || strings.IndexByte("aeiouy", s[i+1]) < 0) {
			i++
			continue
		}
		for _, in := range [...]string{"sh", "ch", "ts", "ky", "gy", "ny", "hy", "my", "ry", "by", "k", "g", "s", "z", "j", "t", "d", "n", "h", "f", "b", "m", "y", "r", "w"} {
			if strings.HasPrefix(s[i:], in) {
				i += len(in)
				break
			}
		}
		if i == len(s) || strings.IndexByte("aeiou", s[i]) < 0 {
			return 0
		}
		i++
	}
	return n
}

func vietnamese(ws []word, n *candidate) bool {
	if n.caps < 3 {
		return false
	}
	switch prose.Fold(ws[n.from].text) {
	case "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ngo", "duong", "truong", "dinh", "trinh", "luong":
		return true
	}
	return false
}

// role makes a title of words: "Kazakh Foreign Minister" is that of a country.
func (x *reading) role(ws []word, from, to int) (r Role) {
	for from < to && ws[from].first && ws[from].class&opener != 0 {
		from++
	}
	for from < to && ws[from].poss && !ws[from].capital {
		from++ // "the company's president"
	}
	noun := -1
	for k := from; k < to; k++ {
		if ws[k].class&gone != 0 {
			return Role{}
		}
		if ws[k].class&office != 0 {
			noun = k
			if k+1 < to && !ws[k+1].capital && ws[k+1].class&office == 0 { // "minister of"
				break
			}
		}
	}
	if noun < 0 || to-from > 14 || ws[noun].class&private != 0 && (noun == from || to == noun+1 && noun-from < 2) {
		return Role{}
	}
	// What stands before the noun and names a country.
	k := from
	for m := min(noun, from+3); m > from; m-- {
		if s := x.state(say(ws, from, m)); s != nil {
			r.Of, k = s.name, m
			break
		}
	}
	if k == from && noun > from && ws[from].upper && len(ws[from].text) > 3 {
		k++ // the agency of a dateline
	} else if k == from && noun > from && ws[from].capital && ws[from].class&(titleWord|plainWord|office|bodyHead) == 0 {
		r.From, k = ws[from].text, from+1 // "Norlandic", perhaps
	}
	var b strings.Builder
	of := -1
	for i := k; i < to; i++ {
		w := &ws[i]
		if w.mark {
			return Role{}
		}
		if i > k {
			b.WriteByte(' ')
		}
		if w.text == "of" || w.text == "for" {
			of = i + 1
		}
		if w.text == "of" || w.text == "for" || w.text == "the" || w.text == "and" || w.text == "at" || w.text == "to" || w.text == "in" {
			b.WriteString(w.text)
		} else {
			b.WriteString(upperFirst(w.text))
		}
		if w.poss { // "the People's Republic of"
			b.WriteString("'s")
		}
	}
	r.Title = strings.Clone(b.String())
	if r.Of == "" && of > noun && of < to {
		for of < to && ws[of].text == "the" {
			of++
		}
		end := of
		for end < to && ws[end].text != "to" && ws[end].text != "at" && ws[end].text != "in" {
			end++
		}
		if of < end && ws[of].capital {
			r.Of = strings.Clone(say(ws, of, end))
		}
	} else if r.Of != "" {
		r.Title += " of " + withThe(r.Of)
	}
	if len(r.Title) > maxName {
		return Role{}
	}
	r.From = strings.Clone(r.From)
	return r
}

func withThe(country string) string {
	switch {
	case strings.HasPrefix(country, "United "), strings.HasSuffix(country, "Republic"), strings.HasSuffix(country, "Islands"), country == "Netherlands", country == "Philippines", country == "Maldives", country == "Gambia", country == "Bahamas", country == "Vatican":
		return "the " + country
	}
	return country
}

func upperFirst(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return string(s[0]-32) + s[1:]
	}
	return s
}
