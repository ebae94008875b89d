package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// fileDay is the day that the name of the raw file bears, as those that collect
// reports name their files: 2019-06-21_agency.txt, 2019/06/21/visit.html. The
// name of a file of many reports says nothing of one of them.
func (w *work) fileDay() (d date, text string, ok bool) {
	name := strings.TrimPrefix(w.raw.Name, "seeds/")
	if strings.Contains(name, "#") {
		return date{}, "", false
	}
	d, text, ok = urlDate(name)
	return d, text, ok && d.full()
}

// byFile lets the file's name date a report in which no year stands. A dateline
// gets the year that puts it on the file's day or within the week before, as for a
// day in the header. A report that bears no day at all has the file's, as
// uncertain: it may be the day on which somebody saved it.
func (w *work) byFile() {
	file, text, ok := w.fileDay()
	if !ok || slices.ContainsFunc(w.dates, func(d dated) bool { return d.day.y > 0 || d.day.bad }) {
		return
	}
	for i := range w.dates {
		d := &w.dates[i]
		for _, y := range [2]int{file.y, file.y - 1} {
			x := date{y: y, m: d.day.m, d: d.day.d}.check()
			if !x.bad && x.day() >= file.day()-7 && x.day() <= file.day() {
				d.day.y = y
				w.a.DateEvidence = append(w.a.DateEvidence, text)
				break
			}
		}
	}
	if len(w.dates) == 0 && w.side.Date.IsZero() {
		w.a.DateEvidence = append(w.a.DateEvidence, text)
		w.a.Date, w.a.DateBasis = file.edtf().Qualify('?'), article.Inferred
	}
}

// byMention gives a dateline without a year, in a report in which nothing else has one,
// the year of the same day where the report names it in full: "PORT ELLIS, October 7.
// … until October 7, 2023". It may be that of an anniversary, so that it is uncertain,
// and it is none where a later year is named.
func (w *work) byMention() {
	if slices.ContainsFunc(w.dates, func(d dated) bool { return d.day.y > 0 || d.day.bad }) || w.lo >= w.hi {
		return
	}
	for i := range w.dates {
		d := &w.dates[i]
		if d.basis != article.OfLine || d.day.d == 0 {
			continue
		}
		if y, said := w.yearOf(d.day); y > 0 {
			d.day.y, d.day.unsure = y, true
			w.a.DateEvidence = append(w.a.DateEvidence, said)
		}
	}
}

// yearOf is the year with which the report names a day, the latest year in it, or 0.
func (w *work) yearOf(day date) (year int, said string) {
	t := w.t[w.at:min(w.lines[w.hi-1].end, w.at+20000)]
	latest := 0
	for i := 0; i < len(t); i++ {
		if c := t[i]; i > 0 && (isAlnum(t[i-1]) || t[i-1] >= utf8.RuneSelf) || c < '0' || c > '9' && c < 'A' {
			continue
		}
		s := scan{t, i}
		if y, n := s.number(4); n == 4 && y >= 1900 && y < 2100 && !s.alnum() {
			latest = max(latest, y)
		}
		if d, end, ok := readDate(t, i); ok && d.full() && d.m == day.m && d.d == day.d {
			year, said = d.y, prose.Space(t[i:end])
		}
	}
	if year < latest {
		return 0, ""
	}
	return year, said
}

// urlDate reads the day or the month in a path: /2018/11/13/, /2018/11/,
// /2018/nov/13/, -2018-11-13, /13-11-2018, 13Nov2018, 13-Nov-2018.
func urlDate(u string) (date, string, bool) {
	for i := 0; i+6 < len(u); i++ {
		if u[i] < '0' || u[i] > '9' || i > 0 && (u[i-1] >= '0' && u[i-1] <= '9') {
			continue
		}
		s := scan{u, i}
		y, n := s.number(8)
		if n == 2 && (s.peek() == '-' || s.peek() == '.') && i > 0 && strings.IndexByte("/~_-", u[i-1]) >= 0 {
			if d, end, ok := readDate(u, i); ok && d.y >= 1990 && end-i == 10 {
				return d, u[i:end], true
			}
		}
		if n == 8 {
			if d, _, ok := readDate(u, i); ok && d.full() && d.y >= 1990 {
				return d, u[i : i+8], true
			}
		}
		if n == 1 || n == 2 {
			if d, end := namedMonth(u, i); end > 0 {
				return d, u[i:end], true
			}
		}
		if n != 4 || y < 1990 || y > 2099 {
			continue
		}
		c := s.peek()
		if c != '/' && c != '-' {
			continue
		}
		s.i++
		m, k := s.number(2)
		if name := s.word(); k == 0 && c == '/' && len(name) == 3 { // 2018/nov/13
			m, k = s.month(), 2
		}
		if k != 2 || m < 1 || m > 12 {
			continue
		}
		end := s.i
		d := date{y: y, m: m}
		if s.peek() == c {
			s.i++
			if v, k := s.number(2); k == 2 && v >= 1 && v <= 31 && !(s.peek() >= '0' && s.peek() <= '9') {
				d.d = v
				end = s.i
			}
		}
		if d = d.check(); !d.bad && (c == '/' || d.d > 0) {
			return d, u[i:end], true
		}
	}
	return date{}, "", false
}

// namedMonth reads a day of which the month is a name, as programs write it into the
// names of files: "13Nov2018", "13-nov-2018", "13_November_2018". It
// begins at from; end is 0 where none stands.
func namedMonth(u string, from int) (d date, end int) {
	s := scan{u, from}
	d.d, _ = s.number(2)
	c := s.peek()
	joint := c == '-' || c == '_' || c == '.'
	if joint {
		s.i++
	}
	if d.m = s.month(); d.m == 0 || joint && s.peek() != c {
		return date{}, 0
	}
	if joint {
		s.i++
	}
	y, n := s.number(8)
	if d.y = y; n != 4 || y < 1990 || y > 2099 {
		return date{}, 0
	}
	if d = d.check(); d.bad || d.d == 0 {
		return date{}, 0
	}
	return d, s.i
}
