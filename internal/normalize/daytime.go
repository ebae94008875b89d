package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article"
)

// readClock reads "21:10", "21:10:33.5", "9.05 a.m.", "T21:10:00Z", "14h30".
func readClock(t string, i int) (end int, ok bool) {
	s := scan{t, i}
	if c := s.peek(); c == 'T' || c == 't' {
		s.i++
	}
	h, n := s.number(2)
	if n == 0 || h > 24 {
		return
	}
	c := s.peek()
	if s.lit("时") || s.lit("時") { // 16时20分
		s.number(2)
		s.lit("分")
		if _, n := s.number(2); n > 0 {
			s.lit("秒")
		}
		return s.i, true
	}
	if c == ':' || c == '.' || c == 'h' {
		s.i++
		if m, n := s.number(2); n != 2 || m > 59 {
			return
		}
		if s.peek() == c {
			s.i++
			if m, n := s.number(2); n != 2 || m > 60 {
				return
			}
			if s.peek() == '.' {
				from := s.i
				s.i++
				if _, n := s.number(9); n == 0 {
					s.i = from
				}
			}
		}
	}
	from := s.i
	s.spaces()
	for _, half := range [...]string{"a.m.", "p.m.", "am", "pm", "AM", "PM", "A.M.", "P.M.", "hrs", "hours", "h", "hs", "ч."} {
		if s.lit(half) && !s.alnum() {
			return s.i, true
		}
	}
	s.i = from
	if s.peek() == 'Z' {
		s.i++
	}
	return s.i, c == ':' || c == '.' || c == 'h'
}

// readZone reads "GMT +6", "UTC+04:00", "+0600", "MSK", "Z".
func readZone(t string, i int) (end int, ok bool) {
	s := scan{t, i}
	w := s.word()
	if w != "" {
		if s.i+len(w) < len(t) && t[s.i+len(w)] == '/' && (w == "Asia" || w == "Europe" || w == "America" || w == "Africa" || w == "Australia") { // "Asia/Almaty"
			s.i += len(w) + 1
			for s.alnum() || s.peek() == '_' {
				_, n := utf8.DecodeRuneInString(t[s.i:])
				s.i += n
			}
			return s.i, true
		}
		if !zones[w] {
			return
		}
		s.i += len(w)
		end, ok = s.i, true
	}
	from := s.i
	s.spaces()
	if s.lit("+") || s.lit("-") || s.lit("−") || s.lit("–") {
		s.spaces()
		if _, n := s.number(4); n > 0 {
			if s.lit(":") {
				s.number(2)
			}
			return s.i, !s.alnum()
		}
	}
	s.i = from
	return
}

var zones = set(
	"GMT", "UTC", "Z", "EST", "EDT", "ET", "CST", "CDT", "CT", "PST", "PDT", "PT", "MST", "MDT", "BST", "CET", "CEST", "EET",
	"EEST", "MSK", "IST", "PKT", "JST", "KST", "HKT", "SGT", "AEST", "AEDT", "AMT", "AZT", "GET", "ALMT", "AQTT", "KGT", "UZT",
	"TJT", "TMT", "AFT", "IRST", "IRDT", "TRT", "GST", "AST", "MYT", "PHT", "ICT", "WIB", "WITA", "BDT", "NPT", "MMT", "ULAT",
	"HKT", "NZST", "NZDT", "BRT", "ART", "CLT", "VST", "WAT", "CAT", "EAT", "SAST", "BJT", "МСК", "мск",
)

// inUTC reports a stamp of Universal Time: "2018-06-13T03:28:35Z".
func inUTC(t string) bool {
	return strings.Contains(t, ":") && (strings.HasSuffix(t, "Z") || strings.HasSuffix(t, "+00:00") || strings.HasSuffix(t, "+0000") || strings.HasSuffix(t, "UTC") || strings.HasSuffix(t, "GMT"))
}

// minuteOf is the minute of the first time of day in a text, or -1.
func minuteOf(t string) int {
	for i := 1; i < len(t); i++ {
		if t[i] != ':' || t[i-1] < '0' || t[i-1] > '9' {
			continue
		}
		s := scan{t, i + 1}
		if m, n := s.number(2); n == 2 && m < 60 {
			return m
		}
	}
	return -1
}

// midnightAbroad reports a stamp of Universal Time that is a midnight east of
// Greenwich: "2018-06-12T22:00:00Z" is the thirteenth in much of Europe.
func midnightAbroad(t string) bool {
	i := strings.IndexByte(t, 'T')
	if i < 0 || i+6 > len(t) {
		return false
	}
	return t[i+1:i+3] >= "10" && t[i+3:i+6] == ":00" && strings.Trim(t[i+6:], ":.0Z+") == ""
}

// inWords reports a day whose month is a word, as pages show it to people.
func inWords(t string) bool {
	n := 0
	for _, r := range t {
		if n++; !unicode.IsLetter(r) {
			n = 0
		} else if n > 2 {
			return true
		}
	}
	return false
}

// localDay is the day on which a report came out where it did, when its header
// gives the time in UTC and it was another day there: the address has the day
// before or after, a line of the page has the same minute of it, or the stamp is a
// midnight and a line has the day after. Else nil; an address counts for nothing
// against a line that has the very day with a time, or in words.
func (w *work) localDay(best *dated) *dated {
	if !best.day.full() || !inUTC(best.text) {
		return nil
	}
	var address, shown *dated
	for i := range w.dates {
		d := &w.dates[i]
		if !d.day.full() || inUTC(d.text) {
			continue
		}
		day, minute := d.day.day()-best.day.day(), minuteOf(d.text)
		switch {
		case day == 0 && d.basis == article.Header && (minute < 0 && inWords(d.text) || minute >= 0 && minute != minuteOf(best.text)):
			shown = d // the very day in words, or the time of a change on it
		case day != 1 && day != -1:
		case minute >= 0 && minute == minuteOf(best.text):
			return d
		case d.basis == article.URL || d.basis == article.OfLine:
			if address == nil {
				address = d
			}
		case d.basis == article.Header && minute < 0 && day == 1 && midnightAbroad(best.text):
			return d
		}
	}
	if shown != nil {
		return nil
	}
	return address
}
