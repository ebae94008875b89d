package timex

import (
	"strconv"

	"dateline/internal/edtf"
)

// spokenYear reads a year as it is spoken, which transcripts write: "nineteen
// ninety-four", "twenty eighteen"; 0 if there is none at i.
func (s *scan) spokenYear(i int) (year, end int) {
	c := s.t(i)
	if c.class != cCount || c.val < 15 || c.val > 20 {
		return 0, i
	}
	t := s.t(i + 1)
	if t.class != cCount || t.val < 10 || t.flag&fSp == 0 {
		return 0, i
	}
	year, end = 100*int(c.val)+int(t.val), i+2
	k := end
	if s.dash(k) && s.glued(k) {
		k++
	}
	if u := s.t(k); t.val >= 20 && u.class == cCount && u.val < 10 {
		year, end = year+int(u.val), k+1
	}
	if n := s.t(end); n.class == cUnit || n.class == cWord && (n.val == wHundred || n.val == wThousand) || s.dash(end) && s.glued(end) || s.in(end, counted) {
		return 0, i
	}
	return year, end
}

// yearSpoken reads a spoken year by itself. "Twenty twenty" is a number, too, and
// needs a preposition.
func (s *scan) yearSpoken(i int) (match, bool) {
	y, end := s.spokenYear(i)
	if y == 0 || y >= 2000 && !s.w(i-1, wIn, wSince, wBy, wUntil, wOf, wFrom) || s.pluralAfter(end-1) {
		return match{}, false
	}
	v := edtf.FromYear(y)
	return match{start: i, end: end, rule: "year", grain: gYear, y: y, value: v, timex: v.String(), conf: 0.8}, true
}

// eraAt reads the letters of an era at i: BC, B.C., BCE, AD, CE; end is i if there
// are none.
func (s *scan) eraAt(i int) (end int, before bool) {
	if t := s.t(i); t.class == cWord && (t.val == wBC || t.val == wAD) && s.upper(i) {
		return i + 1, t.val == wBC
	}
	a, b := s.word(i), s.word(i+2)
	if len(a) == 1 && len(b) == 1 && s.punctIs(i+1, '.') && s.glued(i+1) && s.glued(i+2) && (a == "B" && b == "C" || a == "A" && b == "D") {
		if end = i + 3; s.punctIs(end, '.') && s.glued(end) {
			end++
		}
		return end, a == "B"
	}
	return i, false
}

// eraYear reads "44 BC", "AD 79", "500 AD", "490-480 BC". The year before 1 AD is
// 0000 in EDTF and BC0001 in TIMEX3.
func (s *scan) eraYear(start, i int) (match, bool) {
	t := s.t(i)
	if t.class != cNum || t.nd > 4 || t.n == 0 || t.flag&(fOrd|fMany) != 0 {
		return match{}, false
	}
	x := match{start: start, rule: "year", grain: gYear, conf: 0.85}
	last, k := int(t.n), i+1
	if s.dash(k) && s.t(k+1).class == cNum && s.t(k+1).nd <= 4 || s.w(k, wTo, wAnd) && s.t(k+1).class == cNum && s.t(k+1).nd <= 4 {
		last, k = int(s.t(k+1).n), k+2
	}
	end, before := s.eraAt(k)
	if p := s.t(i - 1); end > k && start == i && (p.class != cWord || s.w(i-1, wThe, wA, wAn)) && p.class != cApprox && p.class != cMod && p.class != cMonth && p.c != '(' && !s.opens(i) {
		return x, false // "12 BC ferries"
	}
	if end == k {
		if start == i || k != i+1 {
			return x, false
		}
		end = k // the letters stood before
	}
	value := func(n int) (edtf.Date, string) {
		if before {
			return edtf.FromYear(1 - n), "BC" + four(n)
		}
		return edtf.FromYear(n), four(n)
	}
	x.value, x.timex = value(int(t.n))
	switch joined := k != i+1; {
	case joined && s.dash(i+1):
		w, tx := value(last)
		v := edtf.Interval(x.value, w)
		if v.IsZero() {
			return x, false
		}
		x.value, x.timex, x.kind, x.rule, x.end = v, x.timex+"/"+tx, Interval, "year-range", end
		x.parted(i+1, i+2)
	case joined:
		x.end = i + 1 // "499 to 493 BC": the second is its own
	default:
		x.end = end
	}
	return x, true
}

// adYear reads "AD 79".
func (s *scan) adYear(i int) (match, bool) {
	if end, before := s.eraAt(i); end > i && !before && s.t(end).class == cNum && s.t(end).flag&fSp != 0 && s.freeRight(end) {
		return s.eraYear(i, end)
	}
	return match{}, false
}

// halves writes half an hour, half a minute and half a year as TIMEX3 does, in
// whole units: PT2.5H is PT2H30M.
func halves(tx string) string {
	n := len(tx)
	if n < 5 || tx[n-3:n-1] != ".5" {
		return tx
	}
	small, prefix := "", "P"
	switch {
	case tx[:2] == "PT" && tx[n-1] == 'H':
		small, prefix = "30M", "PT"
	case tx[:2] == "PT" && tx[n-1] == 'M':
		small, prefix = "30S", "PT"
	case tx == "P0.5Y":
		return "P6M"
	default:
		return tx
	}
	whole, err := strconv.Atoi(tx[len(prefix) : n-3])
	switch {
	case err != nil:
		return tx
	case whole == 0:
		return prefix + small
	}
	return prefix + strconv.Itoa(whole) + tx[n-1:] + small
}
