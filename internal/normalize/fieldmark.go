package normalize

import (
	"strings"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// Programs that write a report field by field may set the name of each on a line of
// its own, between marks or before a colon, and its value below:
//
//	---TITLE---
//	Minister opens bridge
//	[DATE]
//	Published: 12 June 2018
//	=== CONTENT ===

// fieldMark takes such a line with the value below it. The value of a day or an
// address may have a key of its own, and is read by the rules for those.
func (w *work) fieldMark() take {
	if !w.fresh() || w.hasLine {
		return take{}
	}
	k := fieldOf(w.rest())
	next := w.below(w.lo)
	if k == 0 || next >= w.hi {
		return take{}
	}
	mark := take{end: w.lines[w.lo].end, confidence: 0.9}
	start, end := w.lines[next].start, w.lines[next].end
	value := strings.Trim(w.text(next), "\"")
	switch k {
	case 't':
		if w.stated != "" || len(value) > 400 || fieldOf(value) != 0 {
			return take{}
		}
		w.stated = value
		w.titles = append(w.titles, prose.Span{Start: start, End: end})
		w.remove("header/key", prose.Span{Start: w.at, End: w.lines[w.lo].end})
		w.step("header/key", prose.Span{Start: w.at, End: end}, "title", 0.98)
		return take{end: end, silent: true}
	case 'd', 'u':
		if ds := statedDates(value); len(ds) > 0 && !w.headerLine(next) {
			w.dates = append(w.dates, dated{article.Header, ds[0], prose.Space(value), start, k == 'u'})
			w.badDate(ds[0], start, value)
			return take{end: end, kept: "date " + ds[0].edtf().String(), confidence: 0.9}
		}
	case 'a':
		if got := w.authorKey(end, value); got.end > 0 {
			return got
		}
	case 's':
		if got := w.sourceKey(end, value); got.end > 0 {
			return got
		}
	case 'b':
	default:
		if fieldOf(value) == 0 && len(value) > 100 {
			return take{}
		}
		if after := w.below(next); after < w.hi && fieldOf(value) == 0 && fieldOf(w.text(after)) != 0 { // "[CATEGORY]", "Roads", "[CONTENT]"
			mark.end = end
		}
	}
	return mark
}

// fieldOf is what a line names that is nothing but a key between marks, or, of a title,
// before a colon; else 0.
func fieldOf(t string) byte {
	if len(t) > 40 || len(t) < 5 || strings.IndexByte("-=*#_~<[{|", t[0]) < 0 && !strings.HasSuffix(t, ":") && !strings.HasSuffix(t, "：") {
		return 0
	}
	name := strings.Trim(t, "-=*#_~<>[]{}|: ")
	k := keys[prose.Fold(name)]
	if k == 0 {
		return 0
	}
	before, after, _ := strings.Cut(t, name)
	before, after = strings.TrimSpace(before), strings.TrimSpace(after)
	switch {
	case k == 't' && before == "" && (after == ":" || after == "："), len(before) >= 2 && len(after) >= 2, before == "[" && after == "]":
		return k
	}
	return 0
}
