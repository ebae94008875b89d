package timex

import (
	"dateline/internal/edtf"
)

// direction tells from the verbs around whether the expression at tokens
// [i, j) lies behind or ahead: -1, 1, or 0 if nothing says so. The nearest cue
// before it in its clause decides, or else the nearest after it.
func (s *scan) direction(i, j int) int {
	if s.t(j-1).class == cWeekday {
		k := i - 1
		for k > i-6 && (s.t(k).class == cNum || s.t(k).class == cZone || s.w(k, wAm, wPm) || s.punctIs(k, ':')) {
			k--
		}
		if s.w(k, wTo, wUntil) && !s.opens(k) && s.t(j).kind != kPoss {
			return 1 // "moved to Friday", "until 15:00 GMT Sunday"
		}
	}
	if s.saidHere(i, j) || s.t(j).kind == kPoss && (s.in(j+1, happened) || s.w(i-1, wOf) && s.in(i-2, outcomes)) {
		return -1
	}
	if s.is(i-1, cRel, rThat) || s.w(i-1, wA, wThe) && s.is(i-2, cRel, rFollowing) && s.small(j) {
		return told // "and in that October speech", "following a July report"
	}
	if s.in(i-1, as) && s.in(i-3, as) && s.word(i-2) != "recently" || s.word(i-1) == "effective" {
		return 1 // "as early as Tuesday", "effective Feb. 1"
	}
	for k := i - 1; k >= max(0, i-22); k-- {
		if s.clauseEnd(k) {
			break
		}
		if c := s.cue(k); c != 0 {
			if c < 0 && i-k <= 4 && (s.w(k, wSince) || s.t(i).class == cMonth && s.w(i-1, wIn) && s.in(k, pastCues) && !s.in(k, telling)) {
				return told // "since announcing in July", "took office in July"
			}
			return c
		}
	}
	for k := j; k < min(len(s.toks), j+16); k++ {
		if s.clauseEnd(k) {
			break
		}
		if c := s.cue(k); c != 0 {
			if c < 0 && s.opens(i-1) && s.w(i-1, wIn, wOn, wBy) {
				return told
			}
			return c
		}
	}
	return 0
}

// saidHere reports whether the verb of the past follows the day itself: "the
// ministry on Sunday issued a warning", "the president Monday told reporters".
func (s *scan) saidHere(i, j int) bool {
	if s.w(i-1, wFor, wTo, wUntil, wBy) || s.t(i-1).class == cMod || !s.small(j) {
		return false
	}
	k := i - 1
	if s.w(k, wOn) {
		k--
	}
	return s.t(k).kind == kWord && s.t(k).class == cNone && s.cue(j) < 0
}

// happened are nouns of what is known because it was: "fight Wednesday's ruling".
var happened = set(`ruling decision outcome announcement attack attacks bombing bombings blast explosion shooting crash
	killing killings verdict quake earthquake raid raids defeat victory massacre disaster tragedy`)

var outcomes = set("result results outcome aftermath wake")

// telling are verbs of the past whose object may well be to come: "extended the
// offer in January".
var telling = set(`said told announced reported declared estimated extended set scheduled planned approved asked agreed
	decided heard been had offered authorized authorised published delivered payable proposed ordered was were`)

// told is the direction of what a sentence opens with to tell the past: "In
// January, the mill took on a new chief".
const told = -2

func (s *scan) clauseEnd(k int) bool {
	t := &s.toks[k]
	if t.kind != kPunct {
		return false
	}
	switch t.c {
	case '.', '!', '?', ';', '"':
		// A full stop after an abbreviation or a single letter goes on.
		if t.c == '.' && (s.t(k-1).lex&abbr != 0 || s.t(k-1).end-s.t(k-1).start == 1 || s.t(k-1).flag&fCap != 0 && s.in(k-1, titles)) {
			return false
		}
		return true
	}
	return false
}

// titles are abbreviations before a name.
var titles = set("mr mrs ms dr sen rep gov gen col lt capt maj sgt prof rev st")

// cue reads one word as a sign of direction.
func (s *scan) cue(k int) int {
	t := &s.toks[k]
	if t.kind != kWord || t.flag&fMixed != 0 {
		return 0
	}
	var buf [24]byte
	w := s.lower(k, &buf)
	if len(w) < 2 {
		return 0
	}
	if futureCues.FindBytes(w) > 0 && !(t.flag&fCap != 0 && string(w) == "may") {
		return s.ahead(k)
	}
	if string(w) == "to" {
		// "is to visit", "agreed to meet": an infinitive of something ahead.
		var b2 [24]byte
		switch string(s.lower(k-1, &b2)) {
		case "is", "are", "set", "due", "agreed", "ready", "going", "plans", "able":
			return s.ahead(k - 1)
		}
		return 0
	}
	if string(w) == "won" && s.t(k+1).c == '\'' && s.word(k+2) == "t" {
		return 1 // "won't"
	}
	if pastCues.FindBytes(w) > 0 {
		// A participle after be tells no time: "to be held".
		if p := s.lower(k-1, &buf); string(p) == "be" {
			return 0
		}
		return -1
	}
	if t.flag&fCap == 0 && len(w) > 3 && string(w[len(w)-2:]) == "ed" && presentInEd.FindBytes(w) == 0 {
		if p := s.lower(k-1, &buf); string(p) == "be" {
			return 0
		}
		return -1
	}
	return 0
}

// presentInEd are words in -ed that are no past tense.
var presentInEd = set("need succeed proceed exceed indeed speed feed seed breed bleed weed deed greed heed united")

// ahead reads a word that speaks of what is ahead, unless it is a noun ("the
// plan", "record highs set on") or lies in the past itself ("had been due").
func (s *scan) ahead(k int) int {
	switch s.word(k) {
	case "set":
		if !s.w(k+1, wTo, wFor) {
			return 0
		}
	case "could":
		if w := s.word(k + 1); w == "not" || w == "have" {
			return -1
		}
	case "ahead":
		if !s.w(k+1, wOf) {
			return 0 // "the path ahead"
		}
	case "plan", "plans", "hopes", "aims", "deadline", "forecast", "looks":
		if s.w(k-1, wThe, wA, wAn) || s.in(k-1, possessives) {
			return 0
		}
		if p := s.t(k - 1); s.word(k) == "plan" && p.kind == kWord && p.flag&fCap == 0 && p.class == cNone && p.end-p.start > 4 && !s.pluralAfter(k-2) {
			return 0 // "a spending plan on Monday"
		}
		if p := s.t(k - 1); p.kind == kWord && p.flag&fCap == 0 && p.class == cNone && !s.pluralAfter(k-2) && s.t(k+1).kind == kWord && !s.w(k+1, wTo, wFor, wA, wAn, wThe, wOn) {
			return 0 // "set aside vacation plans and flew"
		}
	case "planned", "scheduled", "expected":
		if w := s.word(k - 1); w == "previously" || w == "originally" || w == "as" || w == "initially" || w == "once" {
			return 0
		}
		if s.word(k) == "planned" && s.small(k+1) && s.t(k+1).class == cNone {
			return 0 // "four planned outages"
		}
	}
	if s.word(k-1) == "been" && s.word(k-2) == "had" {
		return -1
	}
	return 1
}

// pickYear returns the year in which a month, or a day of it, is meant if none
// is said. The nearest occurrence wins unless a cue points the other way; a
// cue is not believed against a date that is near when its own is far.
func pickYear(now edtf.Day, m, d, dir int) int {
	y, _, _ := now.Civil()
	var prev, next edtf.Day
	py, ny := y, y
	start := func(y int) edtf.Day { return edtf.Civil(y, m, max(d, 1)) }
	if start(y) > now {
		py = y - 1
	} else {
		ny = y + 1
	}
	prev, next = start(py), start(ny)
	back, ahead := int(now-prev), int(next-now)
	if d == 0 {
		if cy, cm, _ := now.Civil(); cm == m && cy == py {
			// This very month.
			return py
		}
	}
	switch {
	case back == 0:
		return py
	case dir == told:
		return py
	case dir < 0 && !(back > 270 && ahead < 75):
		return py
	case dir > 0 && !(ahead > 270 && back < 92):
		return ny
	case dir != 0 && ahead < back:
		return ny
	case dir != 0:
		return py
	case d == 0 && ahead < 92:
		return ny
	case d != 0 && ahead < back && ahead < 120:
		return ny
	}
	return py
}
