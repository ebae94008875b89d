package normalize

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/edtf"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// Whether 5/6/2018 is the fifth of June or the sixth of May: what the report
// shows decides, then what the custom of its country is, then the weekday in its
// first sentence, which leaves a doubt. Else both days stay, as one of the two.

// custom is the order in which a report writes day and month.
type custom byte

const (
	unknownOrder custom = iota
	dayFirst
	monthFirst
)

// settle tells the day from the month in each date such as 11/6/2024.
func (w *work) settle() {
	for i := range w.dates {
		d := &w.dates[i]
		if !d.day.either {
			continue
		}
		for _, o := range w.dates {
			if !o.day.either && !o.day.bad && (o.day.y == 0 || o.day.y == d.day.y) {
				d.day = d.day.agreeing(o.day)
			}
		}
		if d.day.either {
			d.day = d.day.onWeekday(d.text)
		}
		if d.day.either {
			d.day = w.ordered(d.day)
		}
		switch {
		case d.day.either:
			w.res.Problems.Warnf(w.pos(d.pos), "date/ambiguous", "give the date in seeds.yaml", "%q may have the day or the month first", d.text)
		case d.day.unsure:
			w.res.Problems.Warnf(w.pos(d.pos), "date/ambiguous", "give the date in seeds.yaml", "%q may have the day or the month first; the weekday in the first sentence speaks for %s", d.text, d.day.edtf())
		}
	}
}

// agreeing is d in the order that makes it the day o, or d.
func (d date) agreeing(o date) date {
	switch {
	case d.either && o.m == d.m && o.d == d.d:
		d.either = false
	case d.either && o.m == d.d && o.d == d.m:
		d.m, d.d, d.either = d.d, d.m, false
	}
	return d
}

// onWeekday is d in the order that falls on the weekday which the line of its day names,
// "Tuesday, 12/09/2023", or d where none is named or both orders fall on it.
func (d date) onWeekday(line string) date {
	other := date{y: d.y, m: d.d, d: d.m}
	a, b := d.check(), other.check()
	if a.bad || b.bad || d.y == 0 {
		return d
	}
	for f := range strings.FieldsFuncSeq(line, func(r rune) bool { return strings.ContainsRune(" ,.;|\u00a0", r) }) {
		for k, name := range englishDays {
			if f != name && f != name[:3] {
				continue
			}
			switch mine, others := int(a.day().Weekday()) == k, int(b.day().Weekday()) == k; {
			case mine && !others:
				d.either = false
			case others && !mine:
				d.m, d.d, d.either = d.d, d.m, false
			}
			return d
		}
	}
	return d
}

// englishDays are the days of the week, by number.
var englishDays = [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

// ordered is d in the order that the evidence asks for, or d. d.m is the second
// number as printed.
func (w *work) ordered(d date) date {
	order := w.printed(d)
	if order == unknownOrder {
		order = w.customary()
	}
	switch order {
	case dayFirst:
		d.either = false
	case monthFirst:
		d.m, d.d, d.either = d.d, d.m, false
	default:
		if other := (date{y: d.y, m: d.d, d: d.m}); w.sameWeek(d) != w.sameWeek(other) {
			d.either, d.unsure = false, true
			if w.sameWeek(other) {
				d.m, d.d = d.d, d.m
			}
		}
	}
	return d
}

// printed is the order that other dates of the report show: the same day in
// words, or a number that can be no month.
func (w *work) printed(d date) custom {
	t := w.t[:min(len(w.t), 20000)]
	day, month := 0, 0
	for i := range t {
		if i > 0 && (isAlnum(t[i-1]) || t[i-1] == '/' || t[i-1] >= utf8.RuneSelf) {
			continue
		}
		o, end, ok := readDate(t, i)
		if !ok || o.bad || o.either || o.d == 0 {
			continue
		}
		if strings.Count(t[i:end], "/") == 2 {
			s := scan{t, i}
			if first, n := s.number(2); n > 0 && s.peek() == '/' { // 25/6/2018, 6/25/2018
				if first == o.d && first != o.m {
					day++
				} else if first == o.m && first != o.d {
					month++
				}
			}
			continue
		}
		switch a := d.agreeing(o); {
		case a.either:
		case a.m == d.m:
			day++
		default:
			month++
		}
	}
	switch {
	case day > 0 && month == 0:
		return dayFirst
	case month > 0 && day == 0:
		return monthFirst
	}
	return unknownOrder
}

// customary is the order of the report's time zone, of its source's country or
// address, or of its language.
func (w *work) customary() custom {
	for _, d := range w.dates {
		for f := range strings.FieldsFuncSeq(d.text, func(r rune) bool { return !(r >= 'A' && r <= 'Z') }) {
			switch f {
			case "EST", "EDT", "PST", "PDT", "MST", "MDT", "ET", "PT":
				return monthFirst
			case "BST", "GMT", "IST", "CET", "CEST", "EET", "EEST", "MSK", "PKT", "AEST", "SAST", "EAT", "WAT":
				return dayFirst
			}
		}
	}
	id := w.keyed
	for _, name := range [...]string{w.line.Agency, w.agency} {
		if id == "" {
			id = w.names.source(name)
		}
	}
	if id == "" {
		id = w.names.byAddress(w.a.SourceURL)
	}
	if e := w.names.r.Get(roster.Source, id); e != nil {
		if e.Country != "" {
			return w.names.customOf(e.Country)
		}
		if c := customOfHost(host(e.URL)); c != unknownOrder {
			return c
		}
	}
	if c := customOfHost(host(w.a.SourceURL)); c != unknownOrder {
		return c
	}
	if lang := prose.Language(strings.ToValidUTF8(w.t[:min(len(w.t), 4000)], "")); lang != "" && lang != "und" && !strings.HasPrefix(lang, "en") {
		return dayFirst
	}
	return unknownOrder
}

// customOf is the order of a country of the roster. Few put the month first
// (CLDR 45, short date formats of the regions that write in English).
func (n *names) customOf(country string) custom {
	e := n.r.Get(roster.Place, country)
	if e == nil {
		return unknownOrder
	}
	switch key(e.Name) {
	case "unitedstates", "unitedstatesofamerica", "usa", "philippines", "micronesia", "marshallislands", "palau", "guam", "puertorico":
		return monthFirst
	}
	return dayFirst
}

// customOfHost is the order of the country of a domain, where that is one.
func customOfHost(h string) custom {
	tld := h[strings.LastIndexByte(h, '.')+1:]
	switch tld {
	case "us", "ph", "gov", "mil":
		return monthFirst
	case "tv", "io", "co", "me", "ai", "cc", "ws", "fm", "ly", "to", "eu", "ca", "":
		return unknownOrder // sold to all the world; Canada writes both
	}
	if len(tld) == 2 && tld != h {
		return dayFirst
	}
	return unknownOrder
}

// sameWeek reports whether the weekday that the first sentences name ("on
// Monday") is the day of the report or the one before.
func (w *work) sameWeek(d date) bool {
	if d = d.check(); d.bad || w.lo >= w.hi {
		return false
	}
	t := w.t[w.at:w.lines[w.lo].end]
	for f := range strings.FieldsFuncSeq(t, func(r rune) bool { return strings.ContainsRune(" ,.;\u00a0", r) }) {
		for k, name := range englishDays {
			if f == name {
				back := (int(d.day().Weekday()) - k + 7) % 7
				return back <= 1
			}
		}
	}
	return false
}

// oneOf is the set of the two days that a date in figures may be.
func (d date) oneOf() edtf.Date {
	a, b := date{y: d.y, m: d.m, d: d.d}, date{y: d.y, m: d.d, d: d.m}
	if b.day() < a.day() {
		a, b = b, a
	}
	e, err := edtf.Parse("[" + a.edtf().String() + "," + b.edtf().String() + "]")
	if err != nil {
		return edtf.FromYear(d.y)
	}
	return e
}
