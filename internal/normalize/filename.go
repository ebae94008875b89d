package normalize

import (
	"slices"
	"strings"

	"dateline/internal/article"
)

// fileDay is the day that the name of the raw file bears, as those that collect
// reports name their files: 2019-06-21_agency.txt, 2019/06/21/visit.html. The
// name of a file of many reports says nothing of one of them.
func (w *work) fileDay() (d date, text string, ok bool) {
	name := strings.TrimPrefix(w.raw.Name, "seeds/")
	if strings.Contains(name, "#") {
		return date{}, "", false
	}
	d, text, ok = urlDate(name)
	return d, text, ok && d.full()
}

// byFile lets the file's name date a report in which no year stands. A dateline
// gets the year that puts it on the file's day or within the week before, as for a
// day in the header. A report that bears no day at all has the file's, as
// uncertain: it may be the day on which somebody saved it.
func (w *work) byFile() {
	file, text, ok := w.fileDay()
	if !ok || slices.ContainsFunc(w.dates, func(d dated) bool { return d.day.y > 0 || d.day.bad }) {
		return
	}
	for i := range w.dates {
		d := &w.dates[i]
		for _, y := range [2]int{file.y, file.y - 1} {
			x := date{y: y, m: d.day.m, d: d.day.d}.check()
			if !x.bad && x.day() >= file.day()-7 && x.day() <= file.day() {
				d.day.y = y
				w.a.DateEvidence = append(w.a.DateEvidence, text)
				break
			}
		}
	}
	if len(w.dates) == 0 && w.side.Date.IsZero() {
		w.a.DateEvidence = append(w.a.DateEvidence, text)
		w.a.Date, w.a.DateBasis = file.edtf().Qualify('?'), article.Inferred
	}
}
