package reading

import (
	"strings"

	"dateline/internal/grammar"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// Unlike reports that the person is of the other sex than the pronoun's, as far as
// the report or the person's name shows it.
func (d *Doc) Unlike(id, pronoun string) bool {
	return OtherSex(d.Sex(id), pronoun)
}

// OtherSex reports a pronoun of the other sex.
func OtherSex(sex byte, pronoun string) bool {
	switch pronoun {
	case "he", "him", "his", "он":
		return sex == 'f'
	case "she", "her", "она":
		return sex == 'm'
	}
	return false
}

// Sex is 'm' or 'f', by the form of address or the office beside a name of the
// person, else by the name itself; 0 where neither shows it.
func (d *Doc) Sex(id string) byte {
	if d.sexes == nil {
		d.sexes = map[string]byte{}
		named := map[string]byte{}
		for i := range d.People {
			m := &d.People[i]
			w, _, _ := strings.Cut(m.Of(d.Body), " ")
			o := m.Span
			if office, ok := d.Offices[m.Start]; ok {
				o = office
				w, _, _ = strings.Cut(o.Of(d.Body), " ")
			}
			if s := SexOfOffice(strings.ToLower(strings.Trim(w, ".,")), d.Low(d.TokenAt(o.End-1))); s != 0 {
				d.sexes[m.Entity] = s
			} else if named[m.Entity] == 0 {
				named[m.Entity] = d.SexOfName(m)
			}
		}
		for id, s := range named {
			if d.sexes[id] == 0 {
				d.sexes[id] = s
			}
		}
	}
	return d.sexes[id]
}

// SexOfName reads the name of a mention: its first word that is no office, or a
// patronymic.
func (d *Doc) SexOfName(m *Mention) byte {
	if m.Form != mention.Name && m.Form != mention.Alias {
		return 0
	}
	if name, ok := strings.CutPrefix(m.Entity, Strange); ok && name != "" && cyrillic(name) {
		return sexOfRussian(strings.Fields(name))
	}
	a, b := d.TokenAt(m.Start), d.TokenAt(m.End-1)+1
	for a < b && (d.Roles(a)&(grammar.Honorific|grammar.Office) != 0 || d.Word(a) == ".") {
		a++
	}
	if b-a < 2 {
		return 0
	}
	for k := a + 1; k < b; k++ {
		switch w := d.Low(k); {
		case strings.HasSuffix(w, "ovich"), strings.HasSuffix(w, "evich"), strings.HasSuffix(w, "uly"):
			return 'm'
		case strings.HasSuffix(w, "ovna"), strings.HasSuffix(w, "evna"), strings.HasSuffix(w, "kyzy"), strings.HasSuffix(w, "qyzy"):
			return 'f'
		}
	}
	w := d.Low(a)
	if s := givenNames[w]; s != 0 {
		return s
	}
	w, _, _ = strings.Cut(w, "-") // "Anne-Marie", "Jean-Luc"
	return givenNames[w]
}

// sexOfRussian reads a Russian name in the nominative: its patronymic, its family name or
// its given name.
func sexOfRussian(words []string) byte {
	for _, w := range words[1:] {
		for _, e := range [...]string{"ов", "ев", "ёв", "ин", "ский", "цкий", "вич"} {
			if strings.HasSuffix(w, e) {
				return 'm'
			}
		}
		for _, e := range [...]string{"ова", "ева", "ёва", "ина", "ская", "цкая", "вна"} {
			if strings.HasSuffix(w, e) {
				return 'f'
			}
		}
	}
	if len(words) < 2 {
		return 0
	}
	return russianGiven(words[0])
}

// russianGiven is the sex of who bears a given name in Russian letters, or 0. It is
// spelt in Latin letters in one of the ways of doing so.
func russianGiven(w string) byte {
	s := prose.Slug(w, 80)
	for _, p := range [...][2]string{{"-", "-"}, {"dzh", "j"}, {"iy", "y"}, {"iy", "i"}, {"ey", "ei"}, {"ey", "y"}, {"ks", "x"}, {"kh", "h"}, {"f", "ph"}, {"iya", "ia"}} {
		if sex := givenNames[strings.ReplaceAll(s, p[0], p[1])]; sex != 0 {
			return sex
		}
	}
	return 0
}

// SexOfOffice reads what stands before a name, by its first and its last word: "Mr",
// "spokeswoman".
func SexOfOffice(first, last string) byte {
	switch first {
	case "mr", "sir", "king", "prince", "emperor", "sultan", "emir", "pope", "lord":
		return 'm'
	case "mrs", "ms", "miss", "queen", "princess", "lady", "madam", "madame":
		return 'f'
	}
	switch {
	case strings.HasSuffix(last, "woman"), last == "actress", last == "businesswoman":
		return 'f'
	case strings.HasSuffix(last, "man") && last != "chairman":
		return 'm'
	}
	return 0
}

// givenNames are the given names that only men or only women bear.
var givenNames = func() map[string]byte {
	m := map[string]byte{}
	men, women, _ := roster.GivenNames()
	for _, w := range men {
		m[w] = 'm'
	}
	for _, w := range women {
		m[w] = 'f'
	}
	return m
}()
