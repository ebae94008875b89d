package propose

import (
	"strings"
)

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

// title looks back from ws[end-1], an office's noun, for the words before it.
func (x *reading) title(ws []word, end int) (from int, r Role) {
	k := end - 1
	for k > 0 && ws[k].near && !ws[k-1].mark && !ws[k-1].poss && end-k < 6 &&
		(ws[k-1].class&(titleWord|demonym|country|gone|office) != 0 || ws[k-1].capital && ws[k-1].class&opener == 0) {
		k--
	}
	return k, x.role(ws, k, end)
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
			r.Of, k = s.Name, m
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
