package timex

import (
	"dateline/internal/edtf"
)

// narrative is where a story of the past has come to: "In June 2014 … In July …"
// tells of 2014, whenever it was written.
type narrative struct {
	year, month int // month 0 if only the year was said
	dates       int // of it, so far
	at          int // byte where the date ended; 0 if no story is told
	para        int // paragraph of it
}

// follow keeps the time that a story has come to: a date of the past with its
// year begins one or takes it on, a day counted from the report's ends it.
func (s *scan) follow(m match, end int) {
	if !s.dated || m.grain > gYear || m.rule == "clock" {
		return
	}
	_, last := m.value.Bounds()
	y, mo, _ := last.Civil()
	if m.basis == Resolved && !m.told {
		switch m.rule {
		case "deictic", "weekday", "relative", "relative-part", "relative-weekday", "relative-month", "ago":
			if now, _, _ := s.first.Civil(); y >= now-1 {
				s.story.at = 0
			}
		}
		return
	}
	if last >= s.first {
		s.story.at = 0
		return
	}
	n := narrative{year: y, month: mo, at: end, para: s.para, dates: 1}
	if s.story.at > 0 && abs(y-s.story.year) <= 1 {
		n.dates += s.story.dates
	}
	switch {
	case m.grain <= gMonth:
		s.story = n
	case s.w(m.start-1, wIn, wBy, wDuring) && s.opens(m.start-1):
		n.month = 0
		s.story = n
	case abs(y-s.story.year) > 1 && s.story.dates < chapter:
		s.story.at = 0
	}
}

// inStory works out a value from the time that a well-begun story has come to,
// else from the day of publication: "by the end of the year", "the next spring".
func (s *scan) inStory(x match, f when) match {
	n := s.story
	if n.dates > 1 && s.reaches(int(s.t(x.start).start)) && !s.tells(x.start, x.end, promising) {
		x.value, x.timex = f(edtf.Civil(n.year, max(n.month, 1), 15))
		x.told = true
	} else {
		x.value, x.timex = s.resolve(f)
	}
	return x
}

// storyYear is the year of the story in which the month at tokens [i, j) stands
// without one; 0 if none is told there, or the clause speaks of what is ahead.
func (s *scan) storyYear(i, j, month int) int {
	n := s.story
	far := int(s.t(i).start) - n.at
	switch {
	case !s.reaches(int(s.t(i).start)), s.tells(i, j, promising):
		return 0
	case n.dates == 1 && !(far <= 250 && (n.month != 0 && s.opens(i-1) || s.sameSentence(i, n.at))):
		return 0 // one date of the past is no story yet
	}
	y := n.year
	if n.month == 0 {
		if now, _, _ := s.first.Civil(); y > now-2 {
			return 0
		}
		return y
	}
	if n.month-month > 6 {
		y++ // from November on to January
	}
	if edtf.Civil(y, month, 1) > s.first {
		return 0
	}
	return y
}

// reaches reports whether the story goes on to a byte without a date.
func (s *scan) reaches(at int) bool {
	n := s.story
	return n.at > 0 && s.para <= n.para+min(1+n.dates/chapter, 4) && at-n.at <= storyReach*min(n.dates, 4+n.dates/chapter)
}

// sameSentence reports whether no sentence ends between the byte at and token i.
func (s *scan) sameSentence(i, at int) bool {
	for k := i - 1; k >= 0 && int(s.toks[k].start) >= at; k-- {
		if s.clauseEnd(k) {
			return false
		}
	}
	return int(s.t(0).start) < at
}

// storyReach is how far, in bytes, a story goes on without a date, for each of
// its first four, and for each chapter of dates: a history is longer than what a
// report recalls. It ends with the next paragraph, or as many more as it has chapters:
// a report's are short, and the one after is on something else.
const (
	storyReach = 500
	chapter    = 6
)

// tells reports whether a word of the set stands in the clause around tokens [i, j).
func (s *scan) tells(i, j int, words *wordSet) bool {
	for k := i - 1; k >= max(0, i-22) && !s.clauseEnd(k); k-- {
		if s.in(k, words) {
			return true
		}
	}
	for k := j; k < min(len(s.toks), j+16) && !s.clauseEnd(k); k++ {
		if s.in(k, words) {
			return true
		}
	}
	return false
}

var (
	// promising are words of what is or is still to come, and not of what was to
	// come then ("would", "planned").
	promising = set(`will shall ll is are has have scheduled expected upcoming forthcoming due plans hopes aims intends expects
		будет будут состоится состоятся планируется намечено намечена болады өтеді`)
	// willing are those of what is to come alone.
	willing = set("will shall ll scheduled upcoming forthcoming")
)
