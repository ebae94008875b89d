package propose

import (
	"strings"

	"dateline/internal/prose"
	"dateline/internal/roster"
)

// thing reads a run as the name of a body, a place or a programme, and returns
// where that ends, which can be behind the run.
func (x *reading) thing(ws []word, u run) int {
	lo, hi := u.from, u.to
	if ws[lo].first {
		for lo < hi && ws[lo].class&opener != 0 {
			lo++
		}
	}
	for hi > lo && (ws[hi-1].class&day != 0 || !ws[hi-1].capital) {
		hi--
	}
	if lo >= hi {
		return 0
	}
	if end := x.quotedPlan(ws, lo, hi); end > 0 {
		return end
	}
	if x.countryIn(ws, lo, hi) {
		return 0
	}
	if end := x.plan(ws, lo, hi); end > 0 {
		return end
	}
	if end := x.organization(ws, lo, hi); end > 0 {
		return end
	}
	x.acronym(ws, lo, hi)
	x.place(ws, lo, hi)
	return 0
}

// countryIn notes the countries in a run; whole says that it is nothing else.
func (x *reading) countryIn(ws []word, lo, hi int) (whole bool) {
	for k := lo; k < hi; k++ {
		if ws[k].class&(landed|country) == 0 {
			continue
		}
		for m := min(hi, k+5); m > k; m-- {
			s, ok := x.named[prose.Fold(say(ws, k, m))]
			if !ok {
				continue
			}
			if ws[k].class&givenName != 0 && m == k+1 && hi-lo > 1 || m == k+1 && k > lo && ws[k-1].class&givenName != 0 {
				continue
			}
			if m == len(ws) || ws[m].text != "dollar" && ws[m].text != "dollars" { // else it says which money
				x.add(roster.Place, x.states[s].Name, byKnown, ws, k, m, 2)
			}
			if k == lo && m == hi {
				return true
			}
			k = m - 1
			break
		}
	}
	return false
}

// generic reports whether every word of a name is one that many names share.
func generic(ws []word, lo, hi int) bool {
	for k := lo; k < hi; k++ {
		w := &ws[k]
		if !w.capital {
			continue
		}
		switch {
		case w.class&(demonym|country) != 0, w.class&(plainWord|titleWord|bodyHead|planHead|placeHead|office) == 0:
			return false
		}
		switch w.text {
		case "World", "United", "European", "African", "Asian", "International", "Amazon", "Google", "Microsoft", "Apple", "Facebook", "Eurasian":
			return false
		}
	}
	return true
}

// organization reads names such as "Norland Bank", "Ministry of Foreign Affairs
// of Norland", "University of Osk".
func (x *reading) organization(ws []word, lo, hi int) int {
	// The first head that begins a longer name: "Bank of", "Ministry for".
	for k := lo; k < hi; k++ {
		if ws[k].class&office != 0 && ws[k].class&bodyHead == 0 {
			return 0 // "President Ada Brovik"
		}
	}
	end := hi
	head := ws[hi-1].class&bodyHead != 0 && !ws[hi-1].poss
	if head && hi < len(ws) && ws[hi].near && (ws[hi].text == "of" || ws[hi].text == "for" || ws[hi].text == "on") {
		end = x.chain(ws, hi, strings.EqualFold(ws[hi-1].text, "ministry") || strings.EqualFold(ws[hi-1].text, "department"))
	}
	if end == hi && ws[hi-1].poss {
		head = ws[hi-1].class&bodyHead != 0
	}
	if !head || end-lo < 2 {
		return 0
	}
	if generic(ws, lo, end) {
		return 0
	}
	m := byHead
	short := ""
	if end+2 < len(ws) && ws[end].text == "(" && ws[end+1].upper && ws[end+2].text == ")" && len(ws[end+1].text) <= 8 {
		m |= byWords
		if x.words[prose.Fold(ws[end+1].text)]&country == 0 {
			short = ws[end+1].text
			lo = shortened(ws, lo, end, short)
		}
	}
	f := x.add(roster.Organization, say(ws, lo, end), m, ws, lo, end, 2)
	if f != nil && short != "" {
		f.Short = strings.Clone(short)
	}
	return end
}

// shortened is where the name begins that an acronym after it is short for: the
// whole, or what follows "of", as in "the Council of the River Union (RU)".
func shortened(ws []word, lo, hi int, short string) int {
	begin, initials := lo, ""
	for k := hi - 1; k >= lo; k-- {
		if ws[k].capital {
			initials = ws[k].text[:1] + initials
		}
		if ws[k].capital && initials == short && (k == lo || !ws[k-1].capital) {
			begin = k
		}
	}
	return begin
}

// acronym notes a word in capitals, such as "OPEC", that is no abbreviation of
// something else.
func (x *reading) acronym(ws []word, lo, hi int) {
	w := &ws[hi-1]
	if hi-lo != 1 || !w.upper || len(w.text) < 2 || len(w.text) > 7 || w.class&^landed != 0 || strings.ContainsAny(w.text, "0123456789-'’&/") {
		return
	}
	m := byInitial
	if lo > 0 && ws[lo-1].text == "(" {
		m |= againstThing // short for what stands before it
	}
	if lo > 0 && (ws[lo-1].text == "the" || ws[lo-1].text == "The") {
		m |= byWords
	}
	if hi < len(ws) && ws[hi].near && ws[hi].class&says != 0 || lo > 0 && ws[lo-1].class&says != 0 {
		m |= bySaying
	}
	x.add(roster.Organization, w.text, m, ws, lo, hi, 1)
}

// chain follows "of X", "for X and Y" from word i.
func (x *reading) chain(ws []word, i int, and bool) int {
	end := i
	for i < len(ws) && ws[i].near && !ws[i-1].poss {
		w := ws[i].text
		if w != "of" && w != "for" && w != "on" && w != "the" && !(and && w == "and") {
			break
		}
		i++
		if i < len(ws) && ws[i].text == "the" {
			if w == "and" {
				break
			}
			i++
		}
		if i >= len(ws) || !ws[i].capital || !ws[i].near {
			break
		}
		u := next(ws, i)
		to := u.to
		for k := u.from; k < u.to; k++ {
			if ws[k].class&(office|honor|givenName) != 0 && ws[k].class&plainWord == 0 {
				to = k
				break
			}
		}
		for to > u.from && ws[to-1].class&day != 0 {
			to--
		}
		if w == "and" && ws[to-1].class&bodyHead != 0 {
			break
		}
		if to == u.from || to-u.from > 4 {
			break
		}
		end = to
		if to < u.to {
			break
		}
		i = to
	}
	return end
}

// plan reads names such as "Amber Road Initiative", "Belt and Road Initiative".
func (x *reading) plan(ws []word, lo, hi int) int {
	last := &ws[hi-1]
	if ws[lo].text == "Year" && hi-lo == 1 && hi+1 < len(ws) && ws[hi].text == "of" && ws[hi+1].capital {
		end := x.chain(ws, hi, true)
		if end > hi {
			x.add(roster.Initiative, say(ws, lo, end), byHead, ws, lo, end, 2)
			return end
		}
	}
	if last.class&planHead == 0 || len(last.text) < 4 {
		return 0
	}
	from := lo
	if lo >= 2 && ws[lo].near && ws[lo-1].text == "and" && ws[lo-2].capital && (lo < 3 || !ws[lo-3].capital && ws[lo-3].text != "," && (ws[lo-3].text == "the" || ws[lo-3].poss || ws[lo-3].first)) {
		from = lo - 2
	}
	for from < hi-1 && ws[from].class&(demonym|country) != 0 && ws[from].poss {
		from++
	}
	if hi-from < 2 || generic(ws, from, hi) && hi-from < 4 && from == lo {
		return 0
	}
	m := byHead
	if from > 0 && (ws[from-1].text == "the" || ws[from-1].text == "The" || ws[from-1].poss) {
		m |= byWords
	}
	for k := from; k < hi; k++ {
		if ws[k].class&(office|honor) != 0 {
			return 0
		}
	}
	f := x.add(roster.Initiative, say(ws, from, hi), m, ws, from, hi, 2)
	if f != nil && hi+2 < len(ws) && ws[hi].text == "(" && ws[hi+1].upper && ws[hi+2].text == ")" {
		f.Short = strings.Clone(ws[hi+1].text)
	}
	return hi
}

// quotedPlan reads “Amber Road” initiative.
func (x *reading) quotedPlan(ws []word, lo, hi int) int {
	if lo == 0 || hi+1 >= len(ws) || !quote(ws[lo-1].text) || !quote(ws[hi].text) || hi-lo > 5 || hi-lo < 2 {
		return 0
	}
	w := &ws[hi+1]
	if w.mark || w.class&planHead == 0 && w.text != "initiative" && w.text != "programme" {
		return 0
	}
	x.add(roster.Initiative, say(ws, lo, hi), byHead|byWords, ws, lo, hi, 3)
	return hi
}

func quote(s string) bool {
	switch s {
	case `"`, "“", "”", "'", "‘", "’", "«", "»":
		return true
	}
	return false
}

// place reads names of places by their own words or by those beside them.
func (x *reading) place(ws []word, lo, hi int) {
	if hi-lo > 4 {
		return
	}
	for k := lo; k < hi; k++ {
		w := &ws[k]
		if w.class&(office|honor|bodyHead|planHead|demonym|titleWord) != 0 && w.class&placeHead == 0 || w.initial || w.class&day != 0 {
			return
		}
		if w.upper && len(w.text) > 2 {
			return
		}
	}
	name := say(ws, lo, hi)
	if hi-lo >= 2 && (ws[hi-1].class&placeHead != 0 || ws[lo].class&placeFirst1 != 0 && ws[lo].capital) && !generic(ws, lo, hi) {
		x.add(roster.Place, name, byHead, ws, lo, hi, 2)
		return
	}
	for k := lo; k < hi; k++ {
		if ws[k].class&plainWord != 0 && (hi-lo == 1 || k == hi-1) {
			return
		}
	}
	if lo == 0 || !ws[lo].near {
		return
	}
	prev := &ws[lo-1]
	var m mark
	from := lo
	if lo >= 2 && prev.text == "of" {
		switch strings.ToLower(ws[lo-2].text) {
		case "city", "town", "village", "province", "capital", "port", "district", "suburb", "outskirts", "state", "region", "municipality":
			m, from = byWords, lo-2
		}
	}
	switch prev.text {
	case "in", "In", "near", "at":
		m |= againstIn
		from = lo - 1
	case "to", "from", "To", "From", "outside", "around":
		m |= byDoing // weak
		from = lo - 1
	case "city", "town", "village", "capital":
		m, from = byWords, lo-1
	}
	to, in := hi, ""
	if hi+1 < len(ws) && ws[hi].mark && ws[hi].text == "," && ws[hi+1].class&country != 0 && closes(ws, hi+2) {
		m |= byWords
		to = hi + 2
		if s := x.state(ws[hi+1].text); s != nil {
			in = s.Name
		}
	}
	if m == 0 || m == byDoing && hi-lo > 1 {
		return
	}
	if hi-lo > 1 && m&byWords == 0 && (ws[lo].class&givenName != 0) {
		return
	}
	if f := x.add(roster.Place, name, m, ws, from, to, 1); f != nil && in != "" {
		f.In = in
	}
}

// dateline takes the place out of "ASTANA, June 7 (AGENCY)".
func (x *reading) dateline(text string) {
	end := strings.IndexAny(text, ".,;:(/–—-0123456789")
	if end < 0 {
		end = len(text)
	}
	name := strings.TrimSpace(text[:end])
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > 3 || len(name) < 3 {
		return
	}
	for i, w := range words {
		c := x.words[prose.Fold(w)]
		if c&(day|office|honor|bodyHead|opener) != 0 {
			return
		}
		if prose.Upper(w) {
			words[i] = titleCase(w)
		}
	}
	name = strings.Join(words, " ")
	m := byDateline
	if s := x.state(name); s != nil {
		name, m = s.Name, m|byKnown
	}
	if f := x.add(roster.Place, name, m, nil, 0, 0, 0); f != nil {
		f.Exact, f.rank = strings.Clone(prose.Space(text)), 1
	}
}

// titleCase writes "NEW-PORT" as "New-Port".
func titleCase(s string) string {
	out := []rune(strings.ToLower(s))
	up := true
	for i, r := range out {
		if up {
			out[i] = []rune(strings.ToUpper(string(r)))[0]
		}
		up = r == '-' || r == '\''
	}
	return string(out)
}
