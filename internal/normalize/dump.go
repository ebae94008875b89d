package normalize

import (
	"slices"
	"strings"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// What a browser without windows writes for the parts of a page that are no text:
// the name of a picture in brackets, the empty field of a form.

// blankPart reports a line of that kind.
func blankPart(t string) bool {
	if strings.HasPrefix(t, "<image>") || strings.HasPrefix(t, "data:image/") || strings.HasPrefix(t, "![") && strings.HasSuffix(t, ")") && strings.Count(t, "](") == 1 {
		return true
	}
	i := strings.IndexByte(t, '[')
	if i < 0 || len(t) > 400 {
		return false
	}
	rest := t[i+1:]
	j := strings.IndexByte(rest, ']')
	if j < 0 {
		return false
	}
	inner := rest[:j]
	switch {
	case strings.Trim(inner, " \u00a0_") == "" && len(inner) >= 3: // "Name (required) [      ]"
		return true
	case i > 0 || len(inner) == 0:
		return false
	case inner == " " && len(rest) > 2 && rest[2] != ' ', inner == "*" && len(t) == 3: // "[ ]Save my name"
		return true
	case j+1 < len(rest) || strings.ContainsAny(inner, " /…\"'“") || len(inner) < 4:
		return false
	}
	return strings.ContainsAny(inner, "0123456789-_.:") && strings.Trim(inner, "0123456789-–.,:") != "" // "[harbour-670x450]"
}

// blankAbove takes such a line above the report.
func (w *work) blankAbove() take {
	if w.fresh() && blankPart(w.rest()) {
		return take{end: w.lines[w.lo].end, confidence: 0.95}
	}
	return take{}
}

// apart reports a line between a title and its report that is no part of either.
func (w *work) apart(i int) bool {
	t := w.text(i)
	return w.headerLine(i) || blankPart(t) || furnished(t) || sectionName(t) || listHeads[listKey(t)] || notice(t) || bullet(t) && len(strings.Fields(t)) <= 6 ||
		len(t) < 200 && sameKey(t, w.stated) || i+1 < w.hi && photoCredit(w.text(i+1)) && !stopped(t) || oneName(t)
}

// writerLine takes the name of a person that stands alone in the header, above more
// of it that no rule knows.
func (w *work) writerLine() bool {
	r := w.rest()
	if w.stated == "" || w.hasLine || !w.fresh() || !oneName(r) || !w.moreHeader() || w.names.knowsPlace(r) || len(w.a.Authors) > 0 || !w.proseFollows() {
		return false
	}
	w.a.Authors = append(w.a.Authors, r)
	s := prose.Span{Start: w.at, End: w.lines[w.lo].end}
	w.remove("header/byline", s)
	w.step("header/byline", s, "authors "+r, 0.7)
	w.advance(s.End)
	return true
}

// moreHeader reports whether one of the two lines below is of the header.
func (w *work) moreHeader() bool {
	for i, n := w.lo+1, 0; i < w.hi && n < 2; i++ {
		if !w.lines[i].blank() {
			if n++; w.headerLine(i) || w.nameLine(i) {
				return true
			}
		}
	}
	return false
}

// oneName reports a line that is a person's name.
func oneName(t string) bool {
	if len(t) > 40 || strings.ContainsAny(t, ".,:|0123456789") {
		return false
	}
	n := len(strings.Fields(t))
	names, agency := people(t)
	return n >= 2 && n <= 3 && len(names) == 1 && agency == ""
}

// listKey is what the heading of a list is looked up by.
func listKey(t string) string { return strings.Trim(prose.Fold(t), " :.*#-–—…") }

// between takes all that stands between the title and the first sentence of the
// report, three lines or more, when at least half of them are known to be no part
// of it: buttons, lists of other reports, pictures with their words.
func (w *work) between() bool {
	if w.stated == "" || w.hasLine || !w.fresh() || len(w.rest()) >= 60 && stopped(w.rest()) ||
		len(w.rest()) < 300 && len(strings.Fields(w.rest())) > 12 && !w.apart(w.lo) {
		return false
	}
	short := 0
	for i := w.lo; i < w.hi && short < 3; i++ {
		if t := w.text(i); len(t) >= 60 && stopped(t) {
			break
		} else if t != "" {
			short++
		}
	}
	if short < 3 {
		return false
	}
	n, known, last, list := 0, 0, w.lo, false // list: its heading was met
	i := w.lo
	for ; i < w.hi && n < 100; i++ {
		t := w.text(i)
		if t == "" {
			continue
		}
		apart := w.apart(i)
		if !apart && (len(t) >= 60 && stopped(t) || len(t) > 300 && known < 5 && (i > w.lo || stopped(t) || strings.HasSuffix(t, ":")) || w.opens(i)) {
			break
		}
		n, last = n+1, i
		list = list || listHeads[listKey(t)]
		if apart || list && !stopped(t) {
			known++
		}
	}
	if n < 3 || known*2 < n || i >= w.hi || !w.follows(w.lines[last].end) {
		return false
	}
	seen := slices.ContainsFunc(w.dates, func(d dated) bool { return d.basis == article.Header })
	for k := w.lo; k <= last; k++ {
		t := w.text(k)
		if t == "" || len(t) > 160 {
			continue
		}
		if m, ok := w.meta(t); ok {
			for _, d := range m.dates {
				w.dates = append(w.dates, dated{article.Header, d, prose.Space(t), w.lines[k].start, seen})
				seen = true
			}
			w.by(m.agency)
		} else if names, agency, ok := bylineOf(t); ok && len(w.a.Authors) == 0 {
			w.a.Authors = append(w.a.Authors, names...)
			w.by(agency)
		}
	}
	s := prose.Span{Start: w.at, End: w.lines[last].end}
	if r := w.rest(); last > w.lo && !w.apart(w.lo) && len(strings.Fields(r)) >= 5 && headline(r) && r[0] > '9' { // an introduction stays
		deck := prose.Span{Start: w.at, End: w.lines[w.lo].end}
		w.decks = append(w.decks, deck)
		w.step("deck", deck, "first paragraph", 0.7)
		s = trim(w.t, prose.Span{Start: deck.End, End: s.End})
	}
	w.remove("header/between", s)
	w.step("header/between", s, "", 0.8)
	w.advance(s.End)
	return true
}

// again takes what stands between the title and its second copy further down,
// when there is no sentence in it: the menus of a page that opens with its news.
func (w *work) again() take {
	if w.stated == "" || w.hasLine || !w.fresh() || len(w.stated) < 20 || w.sought {
		return take{}
	}
	w.sought = true
	for i, n := w.lo, 0; i < w.hi && n < 400; i++ {
		t := w.text(i)
		if t == "" {
			continue
		}
		if len(t) > 200 || len(t) >= 60 && stopped(t) && !notice(t) {
			break
		}
		if m, ok := w.meta(t); ok && len(m.dates) > 0 {
			break // the header
		}
		if n++; n > 8 && len(t) < len(w.stated)+20 && len(t) >= len(w.stated) && key(t) == key(w.stated) {
			return take{end: w.lines[i].end, confidence: 0.85}
		}
	}
	return take{}
}
