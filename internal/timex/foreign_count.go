package timex

import (
	"strconv"
	"strings"

	"dateline/internal/edtf"
)

// countF reads a number in digits or words at i; text as TIMEX3 has it.
func (s *scan) countF(i int) (n int, text string, vague bool, end int, ok bool) {
	t := s.t(i)
	switch {
	case t.class == cNum && t.nd <= 3 && t.flag&(fOrd|fMany) == 0:
		n, end = int(t.n), i+1
	case t.class == cCountF:
		n, end = int(t.val), i+1
		if u := s.t(end); t.kind == kWord && n >= 10 && n%10 == 0 && u.class == cCountF && u.val > 0 && u.val < 10 {
			n, end = n+int(u.val), end+1
		}
	default:
		return 0, "", false, i, false
	}
	if w := s.word(end); w == "多" || w == "余" {
		return n, "X", true, end + 1, true
	}
	switch {
	case n == 0 && t.class == cCountF:
		return 0, "X", true, end, true
	case n == 0, t.class == cNum && s.t(i-1).class == cNum && t.flag&fSp != 0:
		return 0, "", false, i, false // the thousands of "100 000 лет"
	}
	return n, strconv.Itoa(n), false, end, true
}

// countForeign reads "три года назад", "через две недели", "5 жыл бұрын",
// "三年前", "за пять лет".
func (s *scan) countForeign(i int) (match, bool) {
	x := match{start: i, kind: Duration, rule: "duration", conf: 0.8}
	n, text, vague, k, ok := s.countF(i)
	if !ok {
		// "через год"
		if s.is(i-1, cAgoF, 2) {
			if u, many, end, ok := s.unitF(i); ok && !many && s.t(i).kind == kWord {
				return s.agoForeign(match{start: i - 1, end: end}, u, 1, 1, false)
			}
		}
		return x, false
	}
	u, _, end, ok := s.unitF(k)
	if !ok {
		return x, false
	}
	if s.t(i).kind == kHan && s.glued(i) && (s.is(i-1, cCountF, 0) || s.word(i-1) == "数") {
		x.start, text, vague = i-1, "X", true // 数十年 are no ten
	}
	x.end = end
	if s.is(i-1, cAgoF, 2) {
		return s.agoForeign(x, u, n, 1, vague)
	}
	if dir := s.afterSpan(end); dir != 0 {
		x.end++
		return s.agoForeign(x, u, n, dir, vague)
	}
	if u == uCentury && s.t(end-1).kind == kWord && s.t(i).class == cNum && n >= 10 && n <= 21 {
		v := edtf.FromCentury((n - 1) * 100) // в 19 веке
		return match{start: i, end: end, rule: "century", grain: gCentury, value: v, timex: two(n - 1), conf: 0.9}, true
	}
	if u == uCentury && s.t(end-1).kind == kHan && n >= 10 && n <= 22 { // 20世纪, 20世纪90年代
		return s.decadeOf(match{start: i, end: end, rule: "century", grain: gCentury, conf: 0.9}, (n-1)*100), true
	}
	x.timex = durationTimex(u, text)
	if w := lowerText(s.word(end)); w == "бойы" || w == "ішінде" || strings.HasPrefix(w, "созыл") { // "алты ай бойы", "екі жылға созылды"
		return x, u >= uHour
	}
	if s.t(end-1).kind == kHan {
		w := s.word(end)
		if s.word(i-1) == "去" && s.word(i-2) == "过" {
			x.start = i - 2
		} else if s.word(i-1) == "近" {
			x.start = i - 1
		}
		return x, w != "级" && w != "岁" && w != "代" && w != "第" && !(u == uYear && n > 31)
	}
	before := lowerText(s.word(i - 1))
	if n > 1 && s.word(end-1) == "году" || lowerText(s.word(i-2)) == "возрасте" {
		return x, false // "на 75 году жизни", "в возрасте около 80 лет"
	}
	return x, foreignSpans.has(before) && u >= uHour || n == 0 && u >= uMinute || before == "к" && u >= uDay || kazakhUnits.has(lowerText(s.word(end-1)))
}

// kazakhUnits last however they are told: an age has another word.
var kazakhUnits = set("жыл жылға жылда жылдың күн күнде күнге апта аптада аптаға ай айда айға айдың сағат сағатқа сағатта")

// afterSpan reads the word behind a number of units that makes a point in time of
// them: -1 before, 1 after, 0 none: назад, ранее, спустя, бұрын, 后.
func (s *scan) afterSpan(k int) int {
	if t := s.t(k); t.class == cAgoF && t.val != 2 {
		return int(t.val)
	}
	switch s.word(k) {
	case "спустя", "позже", "позднее":
		return 1
	case "ранее", "раньше":
		return -1
	}
	return 0
}

// romanCentury reads "XXI веке", "ХХ ғасырда" from the word for a century at i. Cyrillic
// letters stand for the Roman ones that look as they do.
func (s *scan) romanCentury(i, end int) (match, bool) {
	n := roman(s.word(i - 1))
	if n < 1 || n > 21 {
		return match{}, false
	}
	v := edtf.FromCentury((n - 1) * 100)
	return match{start: i - 1, end: end, rule: "century", grain: gCentury, value: v, timex: two(n - 1), conf: 0.9}, true
}

// roman reads a Roman number below fifty; 0 if it is none.
func roman(w string) int {
	n, last := 0, 0
	for _, r := range w {
		v := 0
		switch r {
		case 'I', 'І':
			v = 1
		case 'V':
			v = 5
		case 'X', 'Х':
			v = 10
		default:
			return 0
		}
		if n += v; v > last {
			n -= 2 * last
		}
		last = v
	}
	return n
}

// decadeOf is a century, or the decade of it that is named behind it: 90年代.
func (s *scan) decadeOf(x match, from int) match {
	x.value = edtf.FromCentury(from)
	x.timex = four(from)[:2]
	if t := s.t(x.end); t.class == cNum && t.nd == 2 && t.n%10 == 0 && s.t(x.end+1).n == '年' && s.word(x.end+2) == "代" {
		x.rule, x.grain, x.value = "decade", gDecade, edtf.FromDecade(from+int(t.n))
		x.timex = four(from + int(t.n))[:3]
		x.end += 3
	}
	return x
}

// agoForeign makes a point in time of n units before (dir -1) or after now;
// what is told as "after" counts from the last date named, but "через" from
// the report's.
func (s *scan) agoForeign(x match, u, n, dir int, vague bool) (match, bool) {
	x.kind, x.rule, x.basis, x.grain, x.conf = Date, "ago", Resolved, grainOf(u), 0.85
	if dir > 0 {
		x.rule = "from-now"
	}
	if vague {
		x.timex, x.basis, x.grain = refTimex[refPast], Explicit, gNone
		if dir > 0 {
			x.timex = refTimex[refFuture]
		}
		return x, true
	}
	anchored := dir > 0 && !s.throughF(x.start) && !s.throughF(x.start-1)
	if w := s.word(x.end - 1); w == "ранее" || w == "раньше" {
		anchored, x.rule = true, "displaced"
	}
	after := laterThen.has(lowerText(s.word(x.start))) || laterThen.has(lowerText(s.word(x.start-1))) || laterThen.has(s.word(x.end-1))
	if after && dir > 0 && !s.anchorNear(x.start, x.grain) {
		x.timex = unknown[x.grain] // of a day that no one named
		return x, true
	}
	f := func(now edtf.Day) (edtf.Date, string) {
		v, tx := displace(now, u, dir*n, count{n: n}, dir)
		if u > uDay && !anchored {
			v = v.Qualify('~')
		}
		return v, tx
	}
	return s.valued(x, anchored, f), true
}

// laterThen are Russian words that count from a day that is told of, never from now.
var laterThen = set("спустя позже позднее")

// throughF reports whether token i is "через", which counts from the report's day;
// "спустя" counts from the day that is told of.
func (s *scan) throughF(i int) bool {
	return s.is(i, cAgoF, 2) && lowerText(s.word(i)) != "спустя"
}
