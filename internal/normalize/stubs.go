package normalize

import (
	"strings"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/edtf"
	"dateline/internal/prose"
)

// What a page leaves around a report that is no words of anybody: the stubs of its
// controls below the end, the clocks of its ticker and its own name above the title.

// stubs is the first line of four stubs or more with which a page ends below the end of a
// report, "Newsfeed", "0", "log in or register", or w.hi: half of them at least are a
// control, a number or a single word.
func (w *work) stubs() int {
	const most, wide = 40, 60
	if w.wrap.hard {
		return w.hi
	}
	from, n, bare := w.hi, 0, 0
	for i := w.hi - 1; i > w.lo && n < most; i-- {
		t := w.text(i)
		if t == "" {
			continue
		}
		control := isWidget(t)
		if utf8.RuneCountInString(t) > wide || !control && (stopped(t) || bullet(t) || strings.ContainsAny(t[len(t)-1:], ",;:")) {
			if n >= 4 && 2*bare >= n && len(t) > 80 && stopped(t) {
				return from
			}
			return w.hi
		}
		if from, n = i, n+1; control || !strings.Contains(t, " ") || beginsLower(t) {
			bare++
		}
	}
	return w.hi
}

// ticker takes a line of four times of the day or more above a report: the clocks of a
// page's news. One day that all of them name is the page's own.
func (w *work) ticker() take {
	r := w.rest()
	if !w.fresh() || w.stated != "" || strings.Count(r, ":") < 4 || stopped(r) {
		return take{}
	}
	times, days := 0, map[edtf.Day]date{}
	for i := 0; i < len(r); i++ {
		if i > 0 && isAlnum(r[i-1]) {
			continue
		}
		if end, ok := readClock(r, i); ok && strings.Contains(r[i:end], ":") {
			times++
			i = end - 1
		} else if d, end, ok := readDate(r, i); ok && d.full() {
			days[d.day()] = d
			i = end - 1
		}
	}
	if times < 4 || len(strings.Fields(r)) > 6*times || !w.proseFollows() {
		return take{}
	}
	for _, d := range days {
		if len(days) == 1 {
			w.dates = append(w.dates, dated{article.Header, d, d.edtf().String(), w.at, true})
		}
	}
	return take{end: w.lines[w.lo].end, confidence: 0.9}
}

// houseRest takes what is left of the title of a page's window at its very top when the
// title before it is gone: "- Lake International", "| The Harbour".
func (w *work) houseRest() take {
	r := w.rest()
	if !w.fresh() || w.stated != "" || w.hasLine || prose.Space(w.t[:w.at]) != "" || len(r) > 50 || stopped(r) {
		return take{}
	}
	for _, mark := range [...]string{"- ", "– ", "— ", "| "} {
		if name, ok := strings.CutPrefix(r, mark); ok && named(name) && len(strings.Fields(name)) <= 4 && !strings.ContainsAny(name, "0123456789") && w.proseFollows() {
			return take{end: w.lines[w.lo].end, confidence: 0.85}
		}
	}
	return take{}
}

// gluedImage takes the name of a picture's file that stands before a report's first word:
// "A0410.jpgPORT ELLIS (LNA) -".
func (w *work) gluedImage() take {
	r := w.rest()
	dot := strings.IndexByte(r, '.')
	if dot < 3 || dot > 80 || strings.ContainsAny(r[:dot], " /:") {
		return take{}
	}
	for _, ext := range [...]string{".jpg", ".jpeg", ".png", ".gif", ".webp"} {
		if n := dot + len(ext); len(r) > n && strings.EqualFold(r[dot:n], ext) && (r[n] == ' ' || beginsUpper(r[n:])) {
			return take{end: w.at + n, confidence: 0.9}
		}
	}
	return take{}
}

// visitClock makes weak a day at the very top of a page, above the title, that is later
// than one below it: the page's own clock, as it was fetched.
func (w *work) visitClock() {
	if len(w.titles) == 0 {
		return
	}
	title := w.titles[0]
	for i := range w.dates {
		a := &w.dates[i]
		if a.basis != article.Header || a.weak || a.pos >= title.Start || !a.day.full() || prose.Space(w.t[:a.pos]) != "" {
			continue
		}
		for _, b := range w.dates {
			if b.basis == article.Header && !b.weak && b.pos >= title.End && b.day.full() && b.day.day() < a.day.day() {
				a.weak = true
			}
		}
	}
}
