package normalize

import (
	"strings"

	"dateline/internal/prose"
)

// What stands below a report on its page and is another report: whole, with a
// header of its own, or its first words.

// cutFrom takes all from line i on, one entry in the account for each block.
func (w *work) cutFrom(i int, rule string) {
	s := prose.Span{Start: w.lines[i].start, End: w.lines[w.hi-1].end}
	for j := i; j < w.hi; {
		k := j
		for k+1 < w.hi && !w.lines[k+1].blank() && k-j < 200 {
			k++
		}
		if w.codeLine(j) {
			k = j // its date is evidence
		}
		w.remove(rule, prose.Span{Start: w.lines[j].start, End: w.lines[k].end})
		j = k + 1
	}
	w.step(rule, s, "", 0.95)
	w.hi = i
}

// second reports that another report begins at line i: a headline behind the end
// of a paragraph, and below it a header with a day. The report above it has a
// title and a day of its own. A statement or an agreement that a report carries
// along is a part of it, and so is what is told day by day.
func (w *work) second(i int) bool {
	t := w.text(i)
	if w.stated == "" && w.opened == 0 || len(w.dates) == 0 || len(t) < 15 || len(t) > 200 || beginsLower(t) || bullet(t) || w.wrap.hard && !w.lines[i-1].blank() {
		return false
	}
	if !moreWords(t, 3) && !strings.ContainsFunc(t, prose.Unspaced) {
		return false
	}
	above := i - 1
	for above >= w.lo && w.lines[above].blank() {
		above--
	}
	if above < w.lo || !headline(t) || w.headerLine(i) || statedDates(t) != nil || !stopped(w.text(above)) && !listHeads[strings.Trim(prose.Fold(w.text(above)), " :.*#-–—…")] {
		return false
	}
	header := false
	for j, n := i+1, 0; j < w.hi && n < 4 && !header; j++ {
		s := w.text(j)
		if s == "" {
			continue
		}
		n++
		m, ok := w.meta(s)
		if header = ok && len(s) <= 100 && len(m.dates) > 0 && m.dates[0].full(); header {
			header = w.follows(w.lines[j].end)
			break
		}
		if !ok && !named(s) && !w.headerLine(j) {
			return false
		}
	}
	return header && !carried(t) && !w.dayByDay(i)
}

// dayByDay reports whether a day stands below line i as the heading of what
// happened on it, right behind the end of a sentence.
func (w *work) dayByDay(i int) bool {
	ended := false
	for n := 0; i < w.hi && n < 200; i++ {
		t := w.text(i)
		if t == "" {
			continue
		}
		n++
		if ended && len(t) <= 60 && strings.ContainsAny(t, "0123456789") {
			if m, ok := w.meta(t); ok && len(m.dates) > 0 && m.dates[0].full() && !strings.Contains(t, ":") {
				return true
			}
		}
		ended = len(t) > 60 && stopped(t)
	}
	return false
}

// carried reports the heading of a text that a report carries along.
func carried(t string) bool {
	f := prose.Fold(t)
	for _, word := range [...]string{
		"statement", "declaration", "communique", "agreement", "memorandum", "text of", "annex", "appendix", "transcript",
		"speech", "remarks", "letter", "timeline", "chronology", "address ", "заявлени", "декларац", "коммюнике", "соглашени",
		"меморандум", "приложени", "выступлени", "письмо", "хронолог", "声明", "公报", "协议", "讲话", "全文",
	} {
		if strings.Contains(f, word) {
			return true
		}
	}
	return false
}

// teasers is the first line of the openings of other reports with which the page
// ends, or w.hi: two at the least that break off, "The harbour reopened on …",
// one of them with its headline above it, or three.
func (w *work) teasers() int {
	if w.wrap.hard || w.marked() {
		return w.hi
	}
	from, broken, heads, below := w.hi, 0, 0, false
	for i := w.hi - 1; i > w.lo && i > w.hi-60; i-- {
		t := w.text(i)
		if t == "" {
			continue
		}
		if c := t[len(t)-1]; c == '.' && !strings.HasSuffix(t, "..") || c == '!' || c == '?' {
			break
		}
		breaks := breaksOff(t)
		switch {
		case len(t) > 300 || bullet(t) || strings.HasSuffix(t, ":"):
			i = 0
			continue
		case breaks:
			broken++
			from, below = i, true
		case below && !stopped(t) && headline(t): // its headline
			heads, from, below = heads+1, i, false
		case stopped(t):
			i = 0
		default:
			below = false
		}
	}
	if broken < 2 || broken == 2 && heads == 0 || from <= w.lo || !w.endsAbove(from) {
		return w.hi
	}
	return from
}

// stories reports that only short lines, one sentence each at the most, stand
// below the heading of a list on line i, two at the least; how a report opens may
// stand below a headline that stands twice, for its picture and over it. It is asked
// in the last third of a text: a box amid a report has much of it below.
func (w *work) stories(i int) bool {
	if w.wrap.hard || w.marked() {
		return false
	}
	n, above, twice := 0, "", false
	for i++; i < w.hi; i++ {
		t := w.text(i)
		if t == "" {
			continue
		}
		opening := twice && len(t) <= 600
		twice, above = t == above && headline(t), t
		if n++; opening {
			continue
		}
		if len(t) > 180 || strings.Contains(t[:len(t)-1], ". ") && stopped(t) || strings.HasPrefix(t, "“") || strings.HasPrefix(t, "\"") {
			return false
		}
	}
	return n >= 2
}

// clocksBelow reports that two lines below line i or more hold a time of day or a day:
// those of other reports.
func (w *work) clocksBelow(i int) bool {
	n := 0
	for i++; i < w.hi && n < 2; i++ {
		if t := w.text(i); len(t) < 60 && strings.ContainsAny(t, "0123456789") {
			if d, _, ok := w.stamp(t); ok && d.full() {
				n++
			} else if _, ok := w.meta(t); ok {
				n++
			} else if j := strings.LastIndexByte(t, ' '); j > 0 && clockOnly(t[j+1:]) {
				n++
			}
		}
	}
	return n >= 2
}

// clockOnly reports "11:06".
func clockOnly(t string) bool {
	end, ok := readClock(t, 0)
	return ok && end == len(t) && strings.IndexByte(t, ':') > 0
}

// newsHeads open lists of other news and nothing that belongs to a report.
var newsHeads = folded(
	"top stories", "top news", "latest news", "latest stories", "latest articles", "more news", "more stories", "other news",
	"other news on the topic", "latest posts", "recent articles", "more articles", "related news", "related stories", "related articles", "related posts", "recent news", "recent posts", "popular news",
	"most read", "most popular", "trending now", "последние новости", "другие новости", "похожие новости", "новости по теме",
	"популярные новости", "latest in world", "today's top news",
)

// endsAbove reports whether what stands above line i ends a sentence, or is what a
// page puts behind one.
func (w *work) endsAbove(i int) bool {
	for n := 0; i > w.lo && n < 3; n++ {
		for i--; i > w.lo && w.lines[i].blank(); i-- {
		}
		if t := w.text(i); stopped(t) {
			return !breaksOff(t)
		} else if !w.headerLine(i) && !w.footLine(i) {
			return false
		}
	}
	return false
}

// breaksOff reports a line that ends in the middle of a sentence: with dots behind
// a word, or, behind a dateline in capitals, with no stop.
func breaksOff(t string) bool {
	if len(t) < 30 || strings.ContainsAny(t, "\"“”«»") {
		return false
	}
	bare := strings.TrimRight(t, " »\"”")
	for _, dots := range [...]string{"…", "...", "[…]", "[...]"} {
		if rest, ok := strings.CutSuffix(bare, dots); ok {
			return !stopped(rest) || strings.HasSuffix(dots, "]")
		}
	}
	if j := strings.IndexAny(t[:min(len(t), 30)], ":;"); j > 2 && j+2 < len(t) && t[j+1] == ' ' && prose.Upper(t[:j]) && !stopped(t) {
		return true
	}
	return false
}
