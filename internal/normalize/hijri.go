package normalize

import "dateline/internal/prose"

// hijri is where a day of the Islamic calendar ends that begins at i, "Muharram
// 08, 1437", or 0. Datelines have it beside the day of the Gregorian one.
func hijri(t string, i int) int {
	s := scan{t, i}
	word := s.word()
	if !hijriMonths[prose.Fold(word)] {
		return 0
	}
	s.i += len(word)
	for n := 0; n < 2 && s.peek() == ' '; n++ { // "Rabi al-Thani", "Jumada II"
		from := s.i
		s.i++
		if end := wordEnd(t, s.i); end > s.i {
			s.i = end
			continue
		}
		s.i = from
		break
	}
	s.spaces()
	if d, n := s.number(2); n == 0 || d > 30 {
		return 0
	}
	s.lit(",")
	s.spaces()
	if y, n := s.number(4); n != 4 || y < 1300 || y > 1599 {
		return 0
	}
	for _, h := range [...]string{" AH", " H"} {
		if s.lit(h) {
			break
		}
	}
	return s.i
}

var hijriMonths = folded("muharram", "safar", "rabi", "rabi'", "jumada", "rajab", "shaban", "sha'ban", "ramadan", "shawwal", "dhu", "dhul", "zulqada", "zulhijjah", "thul")
