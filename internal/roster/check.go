package roster

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/prose"
)

// Check looks at the roster as a whole for what no file shows by itself: an
// office that two people held at once, an office before birth or after death,
// names that are hard to tell apart. None of it keeps a site from being built.
func (r *Roster) Check() diag.List {
	var l diag.List
	r.offices(&l)
	for k := range Folders {
		near(r.All(Kind(k)), &l)
	}
	return l
}

// tenure is one person's time in an office.
type tenure struct {
	who      *Entity
	role     Role
	from, to edtf.Day
}

// offices compares the times in which people held the same office of the same
// country or organization. On the day of a change both may hold it, and a year
// or a month that one begins and the other ends in says no more than that.
func (r *Roster) offices(l *diag.List) {
	held := map[string][]tenure{}
	var keys []string
	for i := range r.Leaders {
		e := &r.Leaders[i]
		for _, role := range e.Roles {
			t := tenure{e, role, edtf.MinDay, edtf.MaxDay}
			if !role.From.IsZero() {
				_, t.from = role.From.Bounds()
			}
			if !role.To.IsZero() {
				t.to, _ = role.To.Bounds()
			}
			lifetime(e, role, l)
			if role.From.IsZero() && role.To.IsZero() || role.Title == "" {
				continue // held at some time: nothing contradicts it
			}
			key := role.Of + "\x00" + prose.Fold(role.Title)
			if held[key] == nil {
				keys = append(keys, key)
			}
			held[key] = append(held[key], t)
		}
	}
	for _, key := range keys {
		list := held[key]
		for i, a := range list {
			for _, b := range list[:i] {
				if from, to := max(a.from, b.from), min(a.to, b.to); from >= to {
					continue
				}
				if a.who == b.who {
					l.Warnf(a.role.Pos, "roster/role-twice", "keep one of them, or mend the dates", "%s is %q twice at one time", a.who.Name, a.role.Title)
				} else {
					l.Notef(a.role.Pos, "roster/office-shared", "mend the dates, unless several people hold this office at once", "%s and %s (%s) are both %q at one time", a.who.Name, b.who.Name, b.who.Pos.File, a.role.Title)
				}
			}
		}
	}
}

// lifetime compares an office with its holder's life.
func lifetime(e *Entity, role Role, l *diag.List) {
	if !e.Born.IsZero() && !role.From.IsZero() {
		born, _ := e.Born.Bounds()
		if _, from := role.From.Bounds(); from < born {
			l.Warnf(role.Pos, "roster/lifetime", "check the dates", "%s was born in %s and is %q from %s", e.Name, e.Born, role.Title, role.From)
		}
	}
	if !e.Died.IsZero() {
		_, died := e.Died.Bounds()
		if from, _ := role.From.Bounds(); !role.From.IsZero() && from > died {
			l.Warnf(role.Pos, "roster/lifetime", "check the dates", "%s died in %s and is %q from %s", e.Name, e.Died, role.Title, role.From)
		}
		if to, _ := role.To.Bounds(); !role.To.IsZero() && to > died {
			l.Warnf(role.Pos, "roster/lifetime", "check the dates", "%s died in %s and is %q until %s", e.Name, e.Died, role.Title, role.To)
		}
	}
}

// nearFrom is how many letters a name has, at least, that differs from another by
// one of them and is taken for the same: shorter ones, as many Chinese names,
// belong to different people.
const nearFrom = 10

// near reports the entities of one kind whose names differ only in the order of
// their words, in marks and case, or in one letter.
func near(list []Entity, l *diag.List) {
	words, plain := map[string]int{}, make([]string, len(list))
	for i := range list {
		plain[i] = prose.Fold(list[i].Name)
		w := strings.FieldsFunc(plain[i], func(c rune) bool { return c == ' ' || c == '-' })
		slices.Sort(w)
		key := strings.Join(w, " ")
		if j, ok := words[key]; ok {
			l.Warnf(list[i].Pos, "roster/near-name", "keep one file and give it the other's name as an alias, unless they are two", "%q has the name of %q (%s)", list[i].Name, list[j].Name, list[j].Pos.File)
			continue
		}
		words[key] = i
	}
	for i := range list {
		for j := range i {
			if utf8.RuneCountInString(plain[i]) >= nearFrom && plain[i] != plain[j] && oneOff(plain[i], plain[j]) {
				l.Notef(list[i].Pos, "roster/near-name", "keep one file and give it the other's name as an alias, unless they are two", "%q is one letter off %q (%s)", list[i].Name, list[j].Name, list[j].Pos.File)
			}
		}
	}
}

// oneOff reports whether one letter more, less or other makes a of b. A number
// is no letter: 2018 and 2019 are two years.
func oneOff(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > utf8.UTFMax {
		return false
	}
	for a != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return utf8.RuneCountInString(a) <= 1 && utf8.RuneCountInString(b) == 1 && !strings.ContainsAny(a+b, "0123456789")
}
