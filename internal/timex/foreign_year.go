package timex

import (
	"strings"

	"dateline/internal/edtf"
)

// yearDayF reads a year with its word and what is of it: "2018 году", "2018 жылғы 12
// маусым", "2018 жылғы 10-12 маусым", "2018 жылдың сәуір айында", "2018 жылдың қысында".
func (s *scan) yearDayF(i int) (match, bool) {
	y, k := s.yearAt(i), s.ending(i+1)
	if s.t(k).class != cYearRU {
		if k == i+1 {
			return s.bareYearF(i)
		}
		if w := s.word(k - 1); strings.HasSuffix(w, "ші") || strings.HasSuffix(w, "шы") {
			return match{}, false // the 1163rd kilometre in Kazakh
		}
	}
	j, r := s.yearWord(k), yearRef{year: y}
	if t := s.t(j); t.class == cForeign {
		x := match{start: i, end: j + 1, m: int(t.val)}
		if t.lex&oblique != 0 {
			return s.inYear(x, r) // 2018 жылғы маусымда
		}
		if s.is(j+1, cUnitF, uMonth) {
			x.end++
			return s.inYear(x, r)
		}
	}
	if m, ok := s.partAfter(i, j, r); ok {
		return m, true
	}
	if d := s.dayAt(j); d != 0 && s.dash(j+1) && s.dayAt(j+2) > d && s.t(j+3).class == cForeign {
		x := match{start: i, end: j, d: d, d2: s.dayAt(j + 2), m: int(s.t(j + 3).val)}
		return s.monthDay(x, j+4, r)
	}
	if d := s.dayAt(j); d != 0 && s.t(j+1).class == cForeign {
		x := match{start: i, end: j + 2, d: d, m: int(s.t(j + 1).val), y: y, rule: "day-month-year", grain: gDay}
		x.value, x.timex = dayValue(y, x.m, d)
		return x, x.timex != ""
	}
	if m, ok := s.monthRangeF(i, j, r); ok {
		return m, true
	}
	v := edtf.FromYear(y)
	return s.sinceF(s.edgeBehind(match{start: i, end: j, rule: "year", grain: gYear, y: y, value: v, timex: v.String()})), true
}

// yearsF reads years with a word behind them: "2013–2018 годах", "2013-2018
// жылдары", "2013 по 2018 год", "1990-х годах", "1990 жылдары".
func (s *scan) yearsF(i int) (match, bool) {
	y := s.yearAt(i)
	many := func(j int) bool {
		return s.is(j, cUnitF, uYear|plural) || s.t(j).kind == kHan && s.t(j).n == '年'
	}
	x := match{start: i, kind: Interval, rule: "year-range", grain: gYear, conf: 0.9}
	j := i + 1
	switch {
	case s.dash(j) && s.yearAt(j+1) > y && many(j+2), s.word(j) == "по" && from(s.word(i-1)) && s.yearAt(j+1) > y && s.t(j+2).class == cYearRU:
		x.end = j + 3
		x.value = edtf.Interval(edtf.FromYear(y), edtf.FromYear(s.yearAt(j+1)))
		x.timex = x.value.String()
		return x, true
	case y%10 != 0:
		return x, false
	case s.manyEnding(j):
		if x.end = j + 2; many(x.end) {
			x.end++
		}
	case many(j) && strings.HasPrefix(lowerText(s.word(j)), "жылдар"):
		x.end = j + 1
	default:
		return x, false
	}
	x.kind, x.rule, x.grain, x.value = "", "decade", gDecade, edtf.FromDecade(y)
	x.timex = four(y)[:3]
	return x, true
}

// manyEnding reports whether the ending of a decade stands at j, glued to its number:
// 1990-х, 90-е.
func (s *scan) manyEnding(j int) bool {
	return s.dash(j) && s.glued(j) && s.glued(j+1) && (s.word(j+1) == "х" || s.word(j+1) == "е")
}

// bareYearF reads a year without its word behind a Russian preposition, "в 2004", "с
// 1975 по 1977", or in a list that its word ends: "в 1958, 1962 и 1970 годах". What
// may be counted speaks against: "в 2000 километрах".
func (s *scan) bareYearF(i int) (match, bool) {
	y, p := s.yearAt(i), s.t(i-1)
	if y < 1900 || y > 2050 || p.kind != kWord && p.c != ',' || s.text[p.start] < 0xD0 && p.c != ',' {
		return match{}, false // behind no Cyrillic word
	}
	v := edtf.FromYear(y)
	x := match{start: i, end: i + 1, rule: "year", grain: gYear, y: y, value: v, timex: v.String(), conf: 0.8}
	listed := s.yearEnd > 0 && int(s.t(i).start)-s.yearEnd <= len(" и ")+1 && (s.word(i-1) == "и" || s.punctIs(i-1, ','))
	if s.is(i+1, cUnitF, uYear|plural) && (listed || yearPrepositions.has(lowerText(s.word(i-1)))) {
		x.end++
		return x, true
	}
	if !listed && !yearPrepositions.has(lowerText(s.word(i-1))) {
		return x, false
	}
	n := s.t(i + 1)
	switch w := lowerText(s.word(i + 1)); {
	case n.kind == kEOF, n.kind == kPunct && n.c != '%' && n.c != '$' && n.c != '/':
		return x, true
	case w == "и", w == "или", w == "по":
		return x, s.yearAt(i+2) != 0
	case n.kind == kWord && n.flag&fMixed == 0:
		return x, verbEnding(w)
	}
	return x, false
}

// yearPrepositions are those before a year.
var yearPrepositions = set("в с к до по после")

// verbEnding reports whether a Russian word ends as a verb of the past, a participle
// or a verb of a third person does, and no noun that is counted.
func verbEnding(w string) bool {
	for _, e := range [...]string{"ил", "ал", "ел", "ул", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "ен", "ена", "ено", "ены", "ят", "ит", "ет", "ут"} {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// decadeF reads a decade of two digits: "90-х годах", "90-жылдары", 90年代. It is of the
// last century but for the first three, which are of this one.
func (s *scan) decadeF(i int) (match, bool) {
	t := s.t(i)
	j := i + 1
	switch {
	case t.nd != 2 || t.n%10 != 0:
		return match{}, false
	case s.hanAfter(i, '年') && s.word(i+2) == "代":
		j = i + 3
	case s.manyEnding(j) && (s.word(j+1) == "х" && !strings.HasPrefix(s.word(j+2), "чис") || s.is(j+2, cUnitF, uYear|plural)): // not "в 20-х числах июня", "на 40-е место"
		if j += 2; s.is(j, cUnitF, uYear|plural) {
			j++
		}
	case s.dash(j) && s.glued(j) && s.is(j+1, cUnitF, uYear|plural) && strings.HasPrefix(lowerText(s.word(j+1)), "жылдар"):
		j += 2
	default:
		return match{}, false
	}
	y := 1900 + int(t.n)
	if t.n < 30 {
		y += 100
	}
	return match{start: i, end: j, rule: "decade", grain: gDecade, value: edtf.FromDecade(y), timex: four(y)[:3], conf: 0.8}, true
}

// sinceF makes an open interval of a year behind which "since" stands: "2012 жылдан
// бері", 2012年以来.
func (s *scan) sinceF(x match) match {
	if w := s.word(x.end); w != "бері" && !s.hanIs(x.end, "以来", "以來") {
		return x
	}
	if v := edtf.Interval(x.value, edtf.Date{}); !v.IsZero() {
		x.value, x.kind, x.rule = v, Interval, "since-"+x.rule
	}
	return x
}
