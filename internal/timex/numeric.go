package timex

import (
	"strconv"

	"dateline/internal/edtf"
)

// numeric reads dates in digits: 2023-10-17, 17.10.2023, 10/17/2023, 2018-06,
// 2023-10-17T21:10:00Z.
func (s *scan) numeric(i int) (match, bool) {
	t, b, d := s.t(i), s.t(i+2), s.t(i+4)
	mark := s.dateMark(i + 1)
	if mark == 0 || t.nd > 4 || t.flag&(fOrd|fMany) != 0 || b.kind != kNum || b.flag&(fSp|fOrd|fMany) != 0 || b.nd > 2 {
		return match{}, false
	}
	more := s.dateMark(i+3) == mark && d.kind == kNum
	three := more && d.flag&(fSp|fOrd|fMany) == 0
	switch yearFirst := t.nd == 4 && t.n >= 1000 && t.n <= 2100; {
	case yearFirst && three:
		return s.yearMonthDay(i)
	case yearFirst && mark == '-' && !more:
		return s.yearMonth(i)
	case !yearFirst && three && t.nd <= 2 && d.nd == 4 && d.n >= 1000 && d.n <= 2100 && s.numberEnds(i+4):
		return s.dayMonthYear(i, mark)
	}
	return match{}, false
}

// dateMark is the mark at k that joins the numbers of a date, a dash as '-'; 0 if
// there is none.
func (s *scan) dateMark(k int) byte {
	t := s.t(k)
	switch {
	case t.flag&fSp != 0:
		return 0
	case t.kind == kDash:
		return '-'
	case t.kind == kPunct && (t.c == '.' || t.c == '/'):
		return t.c
	}
	return 0
}

// yearMonth reads 2018-06, but not the season 2018-19.
func (s *scan) yearMonth(i int) (match, bool) {
	t, b := s.t(i), s.t(i+2)
	if b.nd != 2 || b.n < 1 || b.n > 12 || int(b.n) == int(t.n+1)%100 || t.n < 1900 || !s.freeRight(i+2) {
		return match{}, false
	}
	v := edtf.FromMonth(int(t.n), int(b.n))
	return match{start: i, end: i + 3, grain: gMonth, rule: "numeric-month", value: v, timex: v.String(), conf: 0.8}, true
}

// yearMonthDay reads 2023-10-17, with its time of day where ISO 8601 glues one on.
func (s *scan) yearMonthDay(i int) (match, bool) {
	d := s.t(i + 4)
	v, tx := dayValue(int(s.t(i).n), int(s.t(i+2).n), int(d.n))
	if d.nd > 2 || tx == "" || !s.numberEnds(i+4) {
		return match{}, false
	}
	return s.isoTime(match{start: i, end: i + 5, grain: gDay, rule: "numeric", value: v, timex: tx}), true
}

// dayMonthYear reads 17.10.2023, 17/10/2023 and 10/17/2023. Where day and month could
// change places, the report's language decides, and if that is not said, it is one of
// two days.
func (s *scan) dayMonthYear(i int, mark byte) (match, bool) {
	x := match{start: i, end: i + 5, grain: gDay, rule: "numeric"}
	y, p, q := int(s.t(i+4).n), int(s.t(i).n), int(s.t(i+2).n)
	dm, md := valid(y, q, p), valid(y, p, q)
	switch {
	case dm && (mark == '.' || !md || p == q):
		x.value, x.timex = dayValue(y, q, p)
	case md && !dm && mark != '.':
		x.value, x.timex = dayValue(y, p, q)
	case !dm:
		return match{}, false
	case s.monthsFirst > 0:
		x.conf = 0.8
		x.value, x.timex = dayValue(y, p, q)
	case s.monthsFirst < 0:
		x.conf = 0.8
		x.value, x.timex = dayValue(y, q, p)
	default:
		first, second := min(p, q), max(p, q) // as months
		a, b := edtf.FromDay(edtf.Civil(y, first, second)), edtf.FromDay(edtf.Civil(y, second, first))
		x.value, _ = edtf.Parse("[" + a.String() + "," + b.String() + "]")
		x.rule, x.conf, x.timex = "numeric-ambiguous", 0.5, four(y)+"-XX-XX"
	}
	return x, true
}

// numberEnds reports whether the digits at i end a date: no more of it is
// glued on.
func (s *scan) numberEnds(i int) bool {
	n := s.t(i + 1)
	if n.kind == kEOF || n.flag&fSp != 0 {
		return true
	}
	switch n.kind {
	case kPunct:
		return !(s.glued(i+2) && (s.t(i+2).kind == kNum || n.c == '/' || n.c == '_' || n.c == '@' || n.c == '%'))
	case kDash:
		return !s.glued(i+2) || s.t(i+2).kind != kNum
	case kWord:
		// The T of an ISO time, or the text that a header runs into.
		return s.text[n.start] >= 'A' && s.text[n.start] <= 'Z'
	}
	return true
}

func valid(y, m, d int) bool {
	return m >= 1 && m <= 12 && d >= 1 && d <= edtf.DaysIn(y, m)
}

// dayValue is a day with its TIMEX3 value; none where the calendar lacks it.
func dayValue(y, m, d int) (edtf.Date, string) {
	if !valid(y, m, d) {
		return edtf.Date{}, ""
	}
	v := edtf.FromDay(edtf.Civil(y, m, d))
	return v, v.String()
}

// sept11 reads "9/11" from its 9 at i, which is no other day in any country's news.
func (s *scan) sept11(i int) (match, bool) {
	n := s.t(i + 2)
	if n.n != 11 || n.nd != 2 || !s.joins(i+1, '/') || n.flag&(fOrd|fMany) != 0 || s.glued(i+3) && (s.punctIs(i+3, '/') || s.t(i+3).kind == kDash) {
		return match{}, false
	}
	if !s.w(i-1, wThe, wSince, wAfter, wBefore, wOn, wOf, wBy, wUntil) && s.word(i-1) != "following" {
		return match{}, false
	}
	v := edtf.FromDay(edtf.Civil(2001, 9, 11))
	return match{start: i, end: i + 3, rule: "sept-11", grain: gDay, value: v, timex: v.String(), conf: 0.8}, true
}

// isoTime takes in the time of an ISO 8601 moment.
func (s *scan) isoTime(x match) match {
	t := s.t(x.end)
	if t.kind != kWord || t.flag&fSp != 0 || s.text[t.start] != 'T' {
		return x
	}
	pos := int(t.start) + 1
	h, n1 := digits2(s.text, pos)
	if n1 == 0 || h > 24 || pos+2 >= len(s.text) || s.text[pos+2] != ':' {
		return x
	}
	mi, n2 := digits2(s.text, pos+3)
	if n2 == 0 || mi > 59 {
		return x
	}
	end := pos + 5
	if end+2 < len(s.text) && s.text[end] == ':' {
		if sec, n := digits2(s.text, end+1); n > 0 && sec < 61 {
			end += 3
		}
	}
	x.timex += "T" + s.text[pos:end]
	if end < len(s.text) && s.text[end] == 'Z' {
		end++
	} else if end+5 < len(s.text) && (s.text[end] == '+' || s.text[end] == '-') && s.text[end+3] == ':' {
		end += 6
	}
	k := x.end
	for k < len(s.toks) && int(s.toks[k].end) <= end {
		k++
	}
	if int(s.t(k-1).end) == end {
		x.end = k
		x.tod = "T"
	}
	return x
}

func digits2(s string, i int) (v, n int) {
	if i+1 >= len(s) || bytes[s[i]] != isDigit || bytes[s[i+1]] != isDigit {
		return 0, 0
	}
	v, _ = strconv.Atoi(s[i : i+2])
	return v, 2
}
