package normalize

import (
	"strings"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// The line at the head of each page of a printed paper, as it stands in text that
// was copied from it: "LAKE COURIER TUESDAY 12 JUNE 2018 NEWS 4".

// runningLine takes it above the title.
func (w *work) runningLine() take {
	if !w.fresh() || w.stated != "" || w.hasLine {
		return take{}
	}
	r, last := w.rest(), w.lo
	if len(r) <= 40 && strings.Contains(r, " ") && prose.Upper(r) && !isWidget(r) && w.lo+1 < w.hi && !w.lines[w.lo+1].blank() { // the name above the day
		if _, _, ok := runningHead(r + " " + w.text(w.lo+1)); ok {
			last++
			r += " " + w.text(last)
		}
	}
	name, d, ok := runningHead(r)
	if !ok || !w.proseFollows() {
		return take{}
	}
	w.runner = key(name)
	w.by(name)
	w.dates = append(w.dates, dated{article.Header, d, prose.Space(r), w.at, false})
	return take{end: w.lines[last].end, kept: "date " + d.edtf().String(), confidence: 0.9}
}

// runs reports a line in the middle that is the head of a page, or its number.
func (w *work) runs(t string) bool {
	if w.runner == "" || len(t) > 90 {
		return false
	}
	if strings.Trim(t, "0123456789") == "" {
		return len(t) <= 4
	}
	if key(t) == w.runner && prose.Upper(t) {
		return true
	}
	name, _, ok := runningHead(t)
	if !ok && prose.Upper(t) && strings.ContainsAny(t, "0123456789") { // the day, below the name
		name, _, ok = runningHead("THE PAPER " + t)
		return ok && name == "THE PAPER"
	}
	return ok && key(name) == w.runner
}

// runningHead reads the name of a paper and a day, in capitals or with a word of
// papers, with nothing beside them but a weekday, a section and a page.
func runningHead(t string) (name string, d date, ok bool) {
	if len(t) > 90 || !strings.ContainsAny(t, "0123456789") {
		return "", d, false
	}
	var words []string
	for i := 0; i < len(t); {
		if t[i] == ' ' || strings.IndexByte(",|-.•", t[i]) >= 0 {
			i++
			continue
		}
		if day, end, got := readDate(t, i); got && day.full() {
			if ok {
				return "", d, false
			}
			d, ok, i = day, true, end
			continue
		}
		j := strings.IndexByte(t[i:]+" ", ' ') + i
		word := strings.Trim(t[i:j], ",|-.•")
		f := prose.Fold(word)
		switch {
		case strings.Trim(word, "0123456789") == "", weekdays[f], f == "page", f == "p", len(word) <= 3 && strings.Trim(word[1:], "0123456789") == "": // A4
		case ok && sections[f]:
		default:
			words = append(words, word)
		}
		i = j
	}
	name = strings.Join(words, " ")
	return name, d, ok && len(words) > 0 && len(words) <= 4 && (len(words) > 1 && prose.Upper(name) || paper(name))
}
