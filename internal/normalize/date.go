package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/edtf"
	"dateline/internal/prose"
)

// date is a day as printed; y or d is 0 where it is not. bad says that no
// calendar has it (30 February); either that 5/6 may be the fifth or the sixth
// month; unsure that which of the two it is was told by little.
type date struct {
	y, m, d             int
	bad, either, unsure bool
}

func (d date) full() bool { return d.y > 0 && d.m > 0 && d.d > 0 && !d.bad && !d.either }

func (d date) day() edtf.Day { return edtf.Civil(d.y, d.m, d.d) }

// edtf is the date as precisely as it is printed; zero without a year.
func (d date) edtf() edtf.Date {
	switch {
	case d.y == 0 || d.bad:
		return edtf.Date{}
	case d.m == 0:
		return edtf.FromYear(d.y)
	case d.either:
		return d.oneOf()
	case d.unsure:
		return edtf.FromDay(d.day()).Qualify('?')
	case d.d == 0:
		return edtf.FromMonth(d.y, d.m)
	}
	return edtf.FromDay(d.day())
}

// check sets bad where the parts make no day.
func (d date) check() date {
	y := d.y
	if y == 0 {
		y = 2000 // a leap year: 29 February may be
	}
	d.bad = d.m < 1 || d.m > 12 || d.d < 0 || d.d > edtf.DaysIn(y, max(1, min(12, d.m)))
	return d
}

// scan reads at a place of a text.
type scan struct {
	t string
	i int
}

func (s *scan) peek() byte {
	if s.i < len(s.t) {
		return s.t[s.i]
	}
	return 0
}

// number reads a run of at least one and at most max digits; n is how many.
func (s *scan) number(max int) (v, n int) {
	for s.i+n < len(s.t) && s.t[s.i+n] >= '0' && s.t[s.i+n] <= '9' {
		v = v*10 + int(s.t[s.i+n]-'0')
		n++
		if n > max {
			return 0, 0
		}
	}
	s.i += n
	return v, n
}

// spaces skips blanks and at most one line end, and says whether there were any.
func (s *scan) spaces() bool {
	from, ends := s.i, 0
	for s.i < len(s.t) {
		r, n := utf8.DecodeRuneInString(s.t[s.i:])
		if r == '\n' {
			if ends++; ends > 1 {
				break
			}
		} else if !blankRune(r) {
			break
		}
		s.i += n
	}
	return s.i > from
}

// word returns the letters at i, with dots and hyphens left out.
func (s *scan) word() string {
	j := s.i
	for j < len(s.t) {
		r, n := utf8.DecodeRuneInString(s.t[j:])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) && r != 0xAD {
			break
		}
		j += n
	}
	return s.t[s.i:j]
}

func (s *scan) lit(x string) bool {
	if strings.HasPrefix(s.t[s.i:], x) {
		s.i += len(x)
		return true
	}
	return false
}

// month reads a month's name, with the dot of its abbreviation, and returns 0
// for any other word.
func (s *scan) month() int {
	w := s.word()
	if len(w) < 3 || len(w) > 24 {
		return 0
	}
	var buf [48]byte
	m := monthNames[string(prose.AppendFold(buf[:0], w))]
	if m > 0 {
		s.i += len(w)
		if s.peek() == '.' { // of an abbreviation, if the date goes on
			rest := strings.TrimLeft(s.t[s.i+1:min(len(s.t), s.i+8)], " \u00a0")
			if rest != "" && (rest[0] >= '0' && rest[0] <= '9' || rest[0] == ',') {
				s.i++
			}
		}
	}
	return m
}

// year reads four digits of a year of the press, and what languages put after it.
func (s *scan) year() int {
	from := s.i
	y, n := s.number(4)
	if y > 2199 && n == 4 && thaiBefore(s.t[:from]) {
		y -= buddhist
	}
	if n != 4 || y < 1600 || y > 2199 || s.alnum() {
		s.i = from
		return 0
	}
	end := s.i
	s.spaces()
	switch w := s.word(); prose.Fold(w) {
	case "года", "году", "год", "г", "жыл", "жылы", "жылгы", "жылғы", "yil", "il", "р", "року":
		s.i += len(w)
		s.lit(".")
		return y
	}
	s.i = end
	return y
}

func (s *scan) alnum() bool {
	r, _ := utf8.DecodeRuneInString(s.t[s.i:])
	return s.i < len(s.t) && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// readDate reads the date that begins at i: "13 November 2018", "Nov. 13",
// "Tuesday, 13 Nov 2018", "2018-11-13", "13.11.2018", "20181113",
// "13 ноября 2018 года", "2018 жылғы 13 қараша", "2018年11月13日". A month without a day
// needs a year. A time that follows is not part of it.
func readDate(t string, i int) (d date, end int, ok bool) {
	s := scan{t, i}
	if w := s.word(); w != "" && weekdays[prose.Fold(w)] {
		s.i += len(w)
		s.lit(".")
		s.lit(",")
		s.spaces()
		if s.word() != "" || s.peek() >= '0' && s.peek() <= '9' {
			d, end, ok = s.date()
			return
		}
		return
	}
	return s.date()
}

func (s *scan) date() (d date, end int, ok bool) {
	if s.peek() >= '0' && s.peek() <= '9' {
		return s.digitsFirst()
	}
	far := false
	if d.m = s.month(); d.m == 0 {
		if s.peek() < utf8.RuneSelf { // "Mac 10, 2020" is no March of Malaysia
			return
		}
		if d.m = s.abroad(false); d.m == 0 {
			return
		}
		far = true
	}
	if !s.spaces() && s.t[s.i-1] != '.' { // "Nov.13"
		return
	}
	from := s.i
	if d.y = s.year(); d.y > 0 { // November 2018
		return d.check(), s.i, !far
	}
	v, n := s.number(2)
	if n == 0 || v == 0 || v > 31 {
		return
	}
	d.d = v
	s.ordinal()
	if s.alnum() || s.peek() == ':' && s.i+1 < len(s.t) && s.t[s.i+1] >= '0' && s.t[s.i+1] <= '9' { // "May 21:10"
		s.i = from
		return
	}
	d.y = s.yearAfter()
	return d.check(), s.i, !far || d.y > 0
}

// ordinal skips "th" and its like.
func (s *scan) ordinal() {
	if w := s.word(); w != "" {
		switch strings.ToLower(w) {
		case "st", "nd", "rd", "th", "er", "го", "е", "ое":
			s.i += len(w)
		}
	}
	s.lit("º")
	s.lit("°")
}

// yearAfter reads ", 2018" or " 2018" or ".2018" and else moves nothing.
func (s *scan) yearAfter() int {
	from := s.i
	s.spaces()
	if s.lit(",") || s.lit("-") || s.lit("/") {
		s.spaces()
	}
	for _, of := range [...]string{"de ", "del ", "năm "} {
		if s.lit(of) {
			break
		}
	}
	if y := s.year(); y > 0 {
		return y
	}
	s.i = from
	return 0
}

func (s *scan) digitsFirst() (d date, end int, ok bool) {
	v, n := s.number(8)
	switch n {
	case 8:
		d = date{y: v / 10000, m: v / 100 % 100, d: v % 100}.check()
		if d.y < 1600 || d.y > 2199 || d.bad || s.alnum() {
			return d, 0, false
		}
		return d, s.i, true
	case 4:
		return s.yearFirst(v)
	case 1, 2:
	default:
		return
	}
	if s.lit("月") { // 11月13日
		d.m = v
		d.d, n = s.number(2)
		if n == 0 || !s.lit("日") && !s.lit("号") && !s.lit("號") {
			return d, 0, false
		}
		return d.check(), s.i, true
	}
	if c := s.peek(); (c == '.' || c == '/' || c == '-') && s.i+1 < len(s.t) && s.t[s.i+1] >= '0' && s.t[s.i+1] <= '9' {
		s.i++
		m, k := s.number(2)
		if k == 0 || s.peek() != c {
			return d, 0, false
		}
		s.i++
		y, k := s.number(4)
		switch {
		case k == 2 && c != '-':
			y += 2000
			if y > 2060 {
				y -= 100
			}
		case k != 4:
			return d, 0, false
		}
		if !s.lit("г.") && !s.lit("г") && !s.lit(" ж.") {
			s.lit("ж.")
		}
		if s.alnum() || y < 1600 || y > 2199 {
			return d, 0, false
		}
		switch {
		case c != '.' && v > 12 || c == '.':
			d = date{y: y, m: m, d: v}.check()
		case m > 12:
			d = date{y: y, m: v, d: m}.check()
		case m == v:
			d = date{y: y, m: m, d: v}.check()
		default:
			d = date{y: y, m: m, d: v, either: true}
		}
		return d, s.i, true
	}
	if v == 0 || v > 31 {
		return
	}
	d.d = v
	s.ordinal()
	comma, dotted := false, s.peek() == '.'
	if c := s.peek(); c == '.' || c == '-' || c == '/' {
		s.i++
	} else if c == ',' { // "09, May, 2024"
		s.i++
		comma = true
	}
	s.spaces()
	if s.lit("of ") || s.lit("de ") || s.lit("d'") || s.lit("d’") {
		s.spaces()
	}
	far := false
	if d.m = s.month(); d.m == 0 {
		d.m, far = s.abroad(dotted), true
	}
	if d.m == 0 || s.alnum() {
		return d, 0, false
	}
	end = s.i
	if d.y = s.yearAfter(); d.y > 0 {
		end = s.i
	}
	return d.check(), end, !comma && !far || d.y > 0
}

// yearFirst reads on after a year: -11-13, 年11月13日, " жылғы 13 қараша".
func (s *scan) yearFirst(y int) (d date, end int, ok bool) {
	if y < 1600 || y > 2199 {
		return
	}
	d.y = y
	if d.m, d.d = s.afterYear(); d.d > 0 {
		return d.check(), s.i, true
	}
	n := 0
	if s.lit("年") {
		if d.m, n = s.number(2); n == 0 || !s.lit("月") {
			return
		}
		if d.d, n = s.number(2); n == 0 || !s.lit("日") && !s.lit("号") && !s.lit("號") {
			return
		}
		return d.check(), s.i, true
	}
	if after, _ := utf8.DecodeRuneInString(s.t[min(len(s.t), s.i+1):]); s.peek() == '-' && unicode.IsLetter(after) { // "2018-yil 12-iyun"
		s.i++
	}
	switch c := s.peek(); c {
	case '-', '/', '.':
		s.i++
		if d.m, n = s.number(2); n == 0 || s.peek() != c {
			return
		}
		s.i++
		if d.d, n = s.number(2); n == 0 || s.peek() >= '0' && s.peek() <= '9' {
			return
		}
		return d.check(), s.i, true
	}
	s.spaces()
	switch w := s.word(); prose.Fold(w) {
	case "жылгы", "жылғы", "жыл", "жылы", "жылдын", "йил", "il", "yil":
		s.i += len(w)
		if !s.lit(".") {
			s.lit(",")
		}
		s.spaces()
	}
	if m := s.month(); m > 0 { // 2018 Nov 13, 2018-Nov-13
		d.m = m
		s.spaces()
	}
	if d.d, n = s.number(2); n == 0 {
		return
	}
	if d.m == 0 {
		s.spaces()
		s.lit("-")
		if d.m = s.month(); d.m == 0 {
			return
		}
	}
	return d.check(), s.i, !s.alnum()
}

var weekdays = folded("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
	"понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье", "пн", "вт", "ср", "чт", "пт", "сб", "вс",
	"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
	"lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo", "дуйсенби", "сейсенби", "сарсенби", "бейсенби", "жума", "сенби", "жексенби")

var monthNames = months(
	"january jan february feb march mar april apr may june jun july jul august aug september sep sept october oct november nov december dec",
	"1 1 2 2 3 3 4 4 5 6 6 7 7 8 8 9 9 9 10 10 11 11 12 12",
	"январь января янв февраль февраля фев февр март марта мар апрель апреля апр май мая июнь июня июн июль июля июл август августа авг сентябрь сентября сен сент октябрь октября окт ноябрь ноября ноя нояб декабрь декабря дек",
	"1 1 1 2 2 2 2 3 3 3 4 4 4 5 5 6 6 6 7 7 7 8 8 8 9 9 9 9 10 10 10 11 11 11 11 12 12 12",
	"қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
	"1 2 3 4 5 6 7 8 9 10 11 12",
	"січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
	"1 2 3 4 5 6 7 8 9 10 11 12",
	"janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr juil",
	"1 2 3 4 5 6 7 8 9 10 11 12 1 2 7",
	"januar februar märz mrz juni juli oktober dezember okt dez",
	"1 2 3 3 6 7 10 12 10 12",
	"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ene abr ago dic",
	"1 2 3 4 5 6 7 8 9 10 11 12 1 4 8 12",
	"gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug ott set",
	"1 2 4 5 6 7 9 10 12 1 5 6 7 10 9",
	"janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev out",
	"1 2 3 5 6 7 9 10 11 12 2 10",
	"ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
	"1 2 3 4 5 6 7 8 9 10 11 12",
	"yanvar fevral aprel iyun iyul avqust sentyabr oktyabr noyabr dekabr avgust",
	"1 2 4 6 7 8 9 10 11 12 8",
)

// months makes the table from pairs of names and numbers.
func months(pairs ...string) map[string]int {
	m := map[string]int{}
	for i := 0; i < len(pairs); i += 2 {
		numbers := strings.Fields(pairs[i+1])
		for k, name := range strings.Fields(pairs[i]) {
			n, _ := (&scan{numbers[k], 0}).number(2)
			m[prose.Fold(name)] = n
		}
	}
	return m
}
