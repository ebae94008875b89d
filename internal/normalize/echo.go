package normalize

import (
	"strings"
)

// Titles that stand twice on a page, as its name and as its heading, above its report
// and below it, cut to fit and whole; and what such a page has above its title.

// echoed finds a headline that stands twice among the first lines of a page, as
// title and as heading, or as the end of a crumb trail and as title. It returns
// the line of the title, or 0.
func (w *work) echoed() int {
	const lines = 16
	var seen []int     // lines
	var above []string // their keys
	sentences := 0
	beside := -1 // of two copies right below each other, as the words of a picture are
	for i := w.lo; i < w.hi && len(seen) < lines; i++ {
		t := w.text(i)
		if t == "" {
			continue
		}
		if len(t) > 300 {
			break
		}
		if len(t) >= 120 && stopped(t) {
			if sentences++; sentences > 1 {
				break // the report
			}
		}
		k := key(t)
		for n, j := range seen {
			if next := w.below(i); named(t) && next < w.hi && strings.HasPrefix(w.text(next), t+" ") {
				break // who is in the picture: the report begins with the name
			}
			if len(k) >= 20 && strings.HasSuffix(above[n], k) && strings.Contains(t, " ") && headline(t) && !beginsLower(t) && !sectionName(t) && !caption(t) && (n < len(seen)-1 || !w.pictureAbove(i)) && w.follows(w.lines[i].end) {
				switch {
				case n == len(seen)-1 && len(above[n]) == len(k) && w.lines[i-1].end > w.lines[i-1].start && len(seen) > 1:
					if beside < 0 {
						beside = j
					}
					continue
				case len(above[n]) == len(k):
					return j
				}
				return i
			}
		}
		seen, above = append(seen, i), append(above, k)
	}
	if beside >= 0 {
		return beside
	}
	if i := w.echoBelow(seen); i > 0 {
		return i
	}
	return w.anchored()
}

// echoBelow finds the title of a page that names it again below its report ("You just
// read:"), among the first lines; above it stands at least one other.
func (w *work) echoBelow(seen []int) int {
	sentences, from := 0, w.hi // where the report begins
	for i := w.lo; i < w.hi; i++ {
		t := w.text(i)
		if len(t) >= 120 && stopped(t) {
			sentences, from = sentences+1, min(from, i)
		}
		if sentences < 2 || len(t) < 40 || len(t) > 300 {
			continue
		}
		for n, k := range seen {
			if n > 0 && k < from && w.text(k) == t && headline(t) && w.follows(w.lines[k].end) {
				return k
			}
		}
	}
	return 0
}

// anchored finds the title of a page whose menus stand above it: the headline
// right above the first clock, with four lines of a menu or more before it. It
// returns the line of the title, or 0.
func (w *work) anchored() int {
	items, long, title, n := 0, false, 0, 0
	for i := w.lo; i < w.hi && n < 60; i++ {
		t := w.text(i)
		if t == "" {
			continue
		}
		n++
		if n == 3 && items == 0 || len(t) >= 60 && stopped(t) {
			return 0
		}
		if title > 0 && items >= 4 {
			if m, ok := w.meta(t); ok && len(m.dates) > 0 && m.dates[0].full() {
				if w.menuAbove(title) && w.follows(w.lines[i].end) {
					return title
				}
				return 0
			}
		}
		switch {
		case len(t) <= 80 && len(strings.Fields(t)) <= 3 || bullet(t):
			items++
		case headline(t) && !beginsLower(t) && !notice(t):
			if long {
				return 0 // one above it may be the title
			}
			title, long = i, len(strings.Fields(t)) >= 7
			continue
		}
		if title > 0 && i > title+1 {
			title = 0 // something stands between it and the clock
		}
	}
	return 0
}

// menuAbove reports whether a line above line i is known to be one of a menu.
func (w *work) menuAbove(i int) bool {
	for i--; i >= w.lo; i-- {
		if t := w.text(i); t != "" && (isWidget(t) || sectionName(t) || furnished(t)) {
			return true
		}
	}
	return false
}

// above takes the short lines, and a trail that ends in the title, above a title
// that stands twice.
func (w *work) above() take {
	r := w.rest()
	if w.lo >= w.echo || !w.fresh() || w.stated != "" && w.given == nil || w.stated == "" && stopped(r) && len(r) > 60 && !w.noteAbove() {
		return take{}
	}
	if m, ok := w.meta(r); ok && len(m.dates) > 0 {
		return take{}
	}
	if w.stated != "" {
		return take{end: w.lines[w.lo].end, confidence: 0.85}
	}
	if len(r) > 80 && headline(r) && !bullet(r) && !strings.HasSuffix(key(r), key(w.text(w.echo))) {
		return take{}
	}
	return take{end: w.lines[w.lo].end, confidence: 0.85}
}

// shortTitle takes a title that a page has cut to fit, above the whole of it.
func (w *work) shortTitle() take {
	r := strings.TrimRight(w.rest(), ". …")
	if w.stated != "" || w.hasLine || !w.fresh() || len(r) < 20 || len(r) > 200 {
		return take{}
	}
	i := w.below(w.lo)
	if i >= w.hi || len(w.text(i)) < len(r)+4 || !strings.HasPrefix(w.text(i), r) || leadsInDay(w.text(i)[len(r):]) || !headline(w.text(i)) || !w.follows(w.lines[i].end) {
		return take{}
	}
	return take{end: w.lines[w.lo].end, confidence: 0.85}
}

// noteAbove reports that the one sentence above a title that stands twice is the
// page's own: all else there are a few words each.
func (w *work) noteAbove() bool {
	if len(w.rest()) > 250 {
		return false
	}
	for i := w.lo + 1; i < w.echo; i++ {
		if t := w.text(i); len(t) > 60 && stopped(t) || len(t) > 120 {
			return false
		}
	}
	return true
}

// leadsInDay reports what begins with a whole day: it stands behind a title and is none
// of it.
func leadsInDay(t string) bool {
	t = strings.TrimLeft(t, " ,.|-–—")
	d, _, ok := readDate(t, 0)
	return ok && d.full()
}
