package timex

import (
	"strconv"

	"dateline/internal/edtf"
)

// reported is the quarter that business news is about, moved by off quarters:
// the last one named nearby, or else the last that was over when the report
// came out.
func (s *scan) reported(i, off int) (edtf.Date, string) {
	if s.quarterNear(i) {
		return shift(s.quarter.first, uQuarter, off)
	}
	return s.resolve(func(now edtf.Day) (edtf.Date, string) { return shift(now, uQuarter, off-1) })
}

// quarterNear reports whether a quarter was named near before token i, and no
// year since.
func (s *scan) quarterNear(i int) bool {
	return s.quarter.at > 0 && int(s.t(i).start)-s.quarter.at < reach && s.yearEnd < s.quarter.at
}

// comparison reads what figures are set against: "the year-ago quarter", "the
// comparable year-earlier period", "the latest quarter", "year-earlier profit".
func (s *scan) comparison(start, i int) (match, bool) {
	k, off := i, 0
	for s.in(k, comparable) {
		k++
	}
	switch {
	case s.is(k, cUnit, uYear) && s.dash(k+1) && s.glued(k+1) && (s.w(k+2, wAgo) || s.is(k+2, cMod, modEarlier)):
		k, off = k+3, -4
	case s.word(k) == "latest":
		k++
	default:
		return match{}, false
	}
	if s.w(k, wFiscal) {
		k++
	}
	x := match{start: start, end: k + 1, rule: "comparison", basis: Resolved, grain: gQuarter, conf: 0.75}
	t := s.t(k)
	switch {
	case t.class == cUnit && t.val == uQuarter, off < 0 && s.word(k) == "period":
		x.value, x.timex = s.reported(start, off)
	case t.class == cUnit && (t.val == uYear || t.val == uMonth || t.val == uWeek):
		x.grain = grainOf(int(t.val))
		x.value, x.timex = s.resolve(func(now edtf.Day) (edtf.Date, string) {
			y, m, d := now.Civil()
			if off < 0 {
				return shift(edtf.Civil(y-1, m, min(d, 28)), int(t.val), 0)
			}
			return shift(now, int(t.val), -1)
		})
	case off < 0 && s.ordinalAt(k) > 0:
		m, ok := s.ordinal(start, k)
		if !ok || m.grain != gQuarter || m.y != 0 {
			return m, false
		}
		x.end = m.end
		if f, _ := m.value.Bounds(); !m.value.IsZero() && f != edtf.MinDay {
			x.value, x.timex = shift(f, uQuarter, -4)
		}
	case off < 0 && (start == i || t.class == cCount || t.class == cNum):
		// "year-earlier profit": the adjective alone is a time.
		x.end = k
		x.value, x.timex = s.reported(start, off)
	default:
		return x, false
	}
	if x.end == k && off < 0 {
		// "the year-earlier nine months"
		if m, ok := s.duration(start, k); ok && m.kind == Duration {
			return m, true
		}
	}
	if x.timex == "" {
		x.timex = unknown[x.grain]
	}
	return x, true
}

var (
	comparable = set("comparable corresponding")
	comparing  = set("comparable corresponding latest") // that comparison begins with
)

// yearOrdinal reads a year with one of its parts after it: "the 1988 third
// quarter", "2018 first-half profit".
func (s *scan) yearOrdinal(start, i int) (match, bool) {
	y := s.yearAt(i)
	if y == 0 {
		return match{}, false
	}
	return s.partOfYear(match{start: start}, i+1, y)
}

// partOfYear reads a quarter or half of year y from its ordinal at i.
func (s *scan) partOfYear(x match, i, y int) (match, bool) {
	n := s.ordinalAt(i)
	j := i + 1
	if s.dash(j) {
		j++
	}
	code, suffix := 0, ""
	switch {
	case s.is(j, cUnit, uQuarter) && n >= 1 && n <= 4:
		code, suffix = 32+n, "-Q"+strconv.Itoa(n)
	case s.w(j, wHalf) && n >= 1 && n <= 2:
		code, suffix = 39+n, "-H"+strconv.Itoa(n)
	default:
		return x, false
	}
	x.end, x.rule, x.grain, x.y = j+1, "quarter", gQuarter, y
	x.value, x.timex = edtf.FromSeason(y, code), four(y)+suffix
	return x, true
}
