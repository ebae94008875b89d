package timex

import "strings"

// hourAt are words before a time of day: "в 15:00", "сағат 10:30-да".
var hourAt = set("в к до с со после около на сағат")

// clockF reads a time of day in other languages' words at i: "10 часов утра",
// "18 часов 30 минут", "9时30分", "3点半". part is the part of the day that was
// read before it, or 0. sure means that it is one wherever it stands.
func (s *scan) clockF(i int, part int16) (tod string, end int, sure, ok bool) {
	t := s.t(i)
	if t.class != cNum || t.nd > 2 || t.n > 24 || t.flag&(fOrd|fMany) != 0 {
		return "", i, false, false
	}
	h, m := int(t.n), 0
	j := i + 1
	switch {
	case s.is(j, cUnitF, uHour) || s.is(j, cUnitF, uHour|plural):
		j++
		if n := s.t(j); n.class == cNum && n.nd <= 2 && n.n < 60 && strings.HasPrefix(lowerText(s.word(j+1)), "минут") {
			m, sure = int(n.n), true
			j += 2
		}
		if p := s.t(j); p.class == cPartF || lowerText(s.word(j)) == "дня" {
			part, sure = pAfternoon, true
			if p.class == cPartF {
				part = p.val
			}
			j++
		}
	case s.hanIs(j, "时") && !s.hanIs(j, "时间", "时代", "时期", "时候", "时刻"), s.hanIs(j, "時") && !s.hanIs(j, "時間", "時代", "時期", "時候"), s.hanIs(j, "点", "點") && (part != 0 || s.hanIs(j+1, "钟", "半") || s.t(j+1).class == cNum && s.hanIs(j+2, "分")):
		j++
		sure = true
		if n := s.t(j); n.class == cNum && n.nd <= 2 && n.n < 60 && s.hanIs(j+1, "分") {
			m = int(n.n)
			j += 2
		} else if s.hanIs(j, "半") {
			m = 30
			j++
		}
	default:
		if m, j, sure = s.dotted(i); !sure {
			return "", i, false, false
		}
		if s.is(j, cUnitF, uHour|plural) {
			j++
		}
	}
	if h < 12 && (part == pAfternoon || part == pEvening || part == pNight && h > 5) {
		h += 12
	}
	return "T" + two(h) + ":" + two(m), j, sure, true
}

// hanIs reports whether the text at token j begins with one of some words.
func (s *scan) hanIs(j int, words ...string) bool {
	t := s.t(j)
	if t.kind == kEOF {
		return false
	}
	for _, w := range words {
		if strings.HasPrefix(s.text[t.start:], w) {
			return true
		}
	}
	return false
}

// partBefore is the part of the day right before i, or 0: 下午3点.
func (s *scan) partBefore(i int) int16 {
	if t := s.t(i - 1); t.class == cPartF {
		return t.val
	}
	return 0
}

// beforeHour reports whether a word stands before i that announces an hour.
func (s *scan) beforeHour(i int) bool {
	return s.t(i-1).kind == kWord && hourAt.has(lowerText(s.word(i-1)))
}

// beforeHours reports one before which "5 часов" is an hour of the day.
func (s *scan) beforeHours(i int) bool {
	w := lowerText(s.word(i - 1))
	return w == "в" || w == "к"
}

// partBehind takes in the part of the day behind an hour: "в 7:30 [вечера]".
func (s *scan) partBehind(tod string, j int) (string, int) {
	switch t := s.t(j); {
	case t.class == cPartF && t.kind == kWord:
		return afterNoon(tod, int(t.val)), j + 1
	case t.kind == kWord && lowerText(s.word(j)) == "дня":
		return afterNoon(tod, pAfternoon), j + 1
	}
	return tod, j
}

// dotted reads the minutes behind an hour with a full stop between, which only words
// of time around make a time of day: "в 15.00 по местному времени", "сағат 15.00-де".
func (s *scan) dotted(i int) (m, end int, ok bool) {
	n := s.t(i + 2)
	if !s.joins(i+1, '.') || n.nd != 2 || n.n > 59 || !s.beforeHour(i) {
		return 0, i, false
	}
	end = i + 3
	_, k := s.partBehind("", end)
	hour := s.is(end, cUnitF, uHour|plural) && s.beforeHours(i)
	return int(n.n), end, k > end || hour || s.afterHour(end) > end || lowerText(s.word(i-1)) == "сағат"
}

// afterHour skips what stands behind a time of day: "мск", "по местному времени",
// "по времени Астаны".
func (s *scan) afterHour(j int) int {
	switch w := lowerText(s.word(j)); {
	case w == "мск":
		return j + 1
	case w == "по" && lowerText(s.word(j+2)) == "времени" && strings.HasSuffix(lowerText(s.word(j+1)), "ому"):
		return j + 3
	case w == "по" && lowerText(s.word(j+1)) == "времени" && s.t(j+2).kind == kWord:
		return j + 3
	}
	return j
}

// timeF takes the time of day that follows a day in other languages: "12 июня в
// 15:00", "сегодня в 10 часов утра", "6月12日上午9时30分".
func (s *scan) timeF(x match) match {
	j, part := x.end, int16(0)
	switch p := s.t(j - 1); {
	case p.class == cPartF:
		part = p.val
	case x.tod == partTimex[pNight]:
		part = pNight
	}
	if s.punctIs(j, ',') && hourAt.has(lowerText(s.word(j+1))) {
		j++
	}
	said := false
	if s.t(j).kind == kWord && hourAt.has(lowerText(s.word(j))) {
		j++
		said = true
	}
	tod, end, sure, ok := s.clockF(j, part)
	if ok && !sure && !s.beforeHours(j) {
		return x
	}
	if !ok {
		tod, end, sure, ok = s.clockAt(j)
	}
	if !ok || !sure && !said {
		return x
	}
	was := x.tod
	if said {
		tod, end = s.partBehind(tod, end)
	}
	x.timex = strings.TrimSuffix(x.timex, was) + tod
	x.tod, x.end = tod, s.afterHour(end)
	return x
}
