package normalize

import (
	"slices"
	"strings"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// datelineHere takes the dateline at the cursor, once.
func (w *work) datelineHere() take {
	if w.hasLine {
		return take{}
	}
	d, ok := readDateline(w.t, w.at, w.blockEnd(w.lo), w.names)
	if !ok {
		return take{}
	}
	end := d.span.End
	if d.alone && d.confidence <= 0.5 && (w.lo+1 < w.hi && isWidget(w.text(w.lo+1)) || w.lo > 0 && isWidget(w.t[w.lines[w.lo-1].start:w.lines[w.lo-1].end])) {
		return take{} // an item of a menu
	}
	if d.alone && (!w.follows(end) || d.confidence < 0.7 && (w.stated == "" || len(w.dates) == 0)) {
		return take{}
	}
	if (d.Agency == "" || w.names.source(d.Agency) == "") && d.Date == "" && !d.alone && w.stated == "" && prose.Upper(w.t[end:w.lines[w.lineOf(end)-1].end]) {
		return take{} // "BROVIK - DREMOV OPEN QUAY" is a title
	}
	if d.colon && w.speakers() || d.confidence == 0.55 && (w.stated == "" || w.inList(w.lo) || w.names.given[strings.ToLower(strings.TrimLeft(wordOf(d.Text), "("))]) {
		return take{}
	}
	if d.alone && w.stated == "" && w.early == nil && d.Date != "" && d.day.y > 0 && d.Agency == "" && w.headlineBelow(w.lo+1) { // "Lake City, 12 June 2018" above the title
		w.early = &d
		w.dates = append(w.dates, dated{article.Header, d.day, prose.Space(d.Date), d.dayPos, false})
		return take{end: end, kept: "date " + d.day.edtf().String(), confidence: d.confidence}
	}
	if w.stated == "" && d.confidence < 0.9 && !d.alone && w.titleEnd() > 0 {
		return take{} // "LONDON: city of rain" is a title here
	}
	if d.Rule == "dateline/date" && !w.tellsDay(d, w.lo) {
		return take{}
	}
	w.keepLine(d)
	return take{end: end, silent: true}
}

// tellsDay reports whether a day before a dash, at line i, is the report's own: no other
// is known, and it is none of a list of days.
func (w *work) tellsDay(d dateline, i int) bool {
	return !slices.ContainsFunc(w.dates, func(x dated) bool { return x.day != d.day }) && !w.inList(i)
}

// inList reports another paragraph than that of line at that begins with a day, or with
// a name and a long dash, as those of a list or of a talk do.
func (w *work) inList(at int) bool {
	for i := w.lo; i < w.hi && i < at+60; i++ {
		if i == at {
			continue
		}
		t := w.text(i)
		t = t[:min(len(t), 40)]
		for _, dash := range [...]string{" — ", " – ", " - ", ": "} {
			if j := strings.Index(t, dash); j > 0 && (isWholeDay(t[:j]) || (dash == " — " || dash == " – ") && named(t[:j])) {
				return true
			}
		}
	}
	return false
}

// speakers reports whether more lines below begin with capitals and a colon, as
// those of a transcript do.
func (w *work) speakers() bool {
	for i := w.lo + 1; i < w.hi && i < w.lo+200; i++ {
		t := w.text(i)
		if j := strings.IndexByte(t[:min(len(t), 40)], ':'); j > 1 && prose.Upper(t[:j]) {
			return true
		}
	}
	return false
}

// keepLine records a dateline.
func (w *work) keepLine(d dateline) {
	w.line, w.hasLine = d, true
	w.remove("dateline", d.span)
	var kept []string
	if len(d.Places) > 0 {
		kept = append(kept, "place "+strings.Join(d.Places, "/"))
	}
	if d.Agency != "" {
		kept = append(kept, "agency "+d.Agency)
	}
	if d.Date != "" {
		kept = append(kept, "date "+d.Date)
		w.dates = append(w.dates, dated{article.OfLine, d.day, prose.Space(d.Date), d.dayPos, false})
	}
	w.step(d.Rule, d.span, strings.Join(kept, ", "), d.confidence)
	if d.author != "" {
		w.a.Authors = append(w.a.Authors, d.author)
	}
}
