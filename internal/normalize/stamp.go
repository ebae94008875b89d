package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// A line of a header in which the day stands among names, sections, counters and
// buttons with no mark between: "The Lake Daily June 12, 2018 NEWS Leave a comment".

// stampLine takes it below the title.
func (w *work) stampLine() take {
	r := w.rest()
	if w.stated == "" || w.hasLine || !w.fresh() || len(r) > 160 || stopped(r) {
		return take{}
	}
	d, at, ok := w.stamp(r)
	if !ok || !w.proseFollows() {
		return take{}
	}
	w.dates = append(w.dates, dated{article.Header, d, r[at.Start:at.End], w.at, false})
	if who := strings.Trim(r[:at.Start], " ,|-–—•·:"); w.names.source(who) != "" || paper(who) {
		w.by(who)
	}
	return take{end: w.lines[w.lo].end, kept: "date " + d.edtf().String(), confidence: 0.85}
}

// rubricDay takes what was printed when: "Harbour News of Tuesday, 12 June 2018",
// "Evening edition of 12 June 2018".
func (w *work) rubricDay() take {
	what, day, ok := strings.Cut(w.rest(), " of ")
	if !ok || w.hasLine || !w.fresh() || len(day) > 40 || len(strings.Fields(what)) > 3 {
		return take{}
	}
	switch prose.Fold(lastWordOf(what)) {
	case "news", "edition", "issue":
	default:
		return take{}
	}
	dates, ok := clock(day)
	if !ok || len(dates) != 1 || !dates[0].full() || w.below(w.lo) >= w.hi {
		return take{}
	}
	w.dates = append(w.dates, dated{article.Header, dates[0], day, w.at, false})
	return take{end: w.lines[w.lo].end, kept: "date " + dates[0].edtf().String(), confidence: 0.9}
}

// stamp reads the one whole day of such a line and where in it it stands.
func (w *work) stamp(r string) (date, prose.Span, bool) {
	if !strings.ContainsAny(r, "0123456789") {
		return date{}, prose.Span{}, false
	}
	for i := range r {
		if i > 0 && wordRuneBefore(r, i) {
			continue
		}
		d, end, ok := readDate(r, i)
		if !ok || !d.full() && !d.either {
			continue
		}
		s := scan{r, end}
		if s.spaces(); !s.lit(",") && !s.lit("|") && !s.lit("•") {
			s.lit("at ")
		}
		if s.spaces(); s.i > end {
			if e, ok := readClock(r, s.i); ok {
				s.i, end = e, e
				s.spaces()
				if e, ok := readZone(r, s.i); ok {
					end = e
				}
			}
		}
		at := prose.Span{Start: i, End: end}
		return d, at, w.idle(r[:i]) && w.idle(r[end:])
	}
	return date{}, prose.Span{}, false
}

// idle reports words of a page's header that are no sentence: names, sections,
// counters, buttons, and "by" before a name, in any order.
func (w *work) idle(t string) bool {
	for part := range strings.FieldsFuncSeq(barred.Replace(t), func(r rune) bool { return strings.ContainsRune("|•·│●,;\t\u3000()", r) }) {
		words := strings.Fields(part)
		for len(words) > 0 {
			n := 0
			for k := min(len(words), 5); k > 0 && n == 0; k-- {
				if idlePhrase(strings.Join(words[:k], " ")) {
					n = k
				}
			}
			if n == 0 {
				return false
			}
			words = words[n:]
		}
	}
	return true
}

// idlePhrase reports one such phrase.
func idlePhrase(t string) bool {
	t = strings.Trim(t, ".:-–—/*")
	if t == "" || isWidget(t) || sectionName(t) || counted(prose.Fold(t)) || strings.Trim(t, "0123456789") == "" {
		return true
	}
	if rest, ok := strings.CutPrefix(t, "by "); ok {
		return !strings.Contains(rest, " ") || named(rest)
	}
	if rest, ok := strings.CutPrefix(t, "in "); ok {
		return sectionName(rest) || named(rest)
	}
	if k, _, ok := strings.Cut(t, ":"); ok && keys[prose.Fold(k)] != 0 {
		return true
	}
	if r, _ := utf8.DecodeRuneInString(t); prose.Unspaced(r) {
		return utf8.RuneCountInString(t) <= 10
	}
	if strings.Contains(t, " ") {
		return false // a name goes word by word
	}
	r, _ := utf8.DecodeRuneInString(t)
	return unicode.IsUpper(r) || fillers[prose.Fold(t)]
}
