package normalize

import (
	"strings"

	"dateline/internal/article"
	"dateline/internal/prose"
)

// A report whose head bears no day may say below, or on the page around it, when it
// was published: "Dieser Artikel wurde am 12. Juni 2018 veröffentlicht", "Erschienen
// am: 12.06.2018".

// publishing are the words for that.
var publishing = folded(
	"published", "posted", "issued", "veröffentlicht", "erschienen", "erstellt", "eingestellt", "publié", "publiée", "paru", "publicado", "publicada", "pubblicato", "publicat",
	"publisert", "publicerad", "udgivet", "geplaatst", "gepubliceerd", "опубликовано", "опубликован", "опубліковано", "публикации", "жарияланды", "жарияланған",
	"yayınlanma", "opublikowano", "publikacji", "zveřejněno", "objavljeno", "julkaistu", "diterbitkan",
)

// after is how many lines below a report are looked at for such a line.
const after = 25

// publishedDay takes the day of the first line that says so, from the title to a
// little below the report, for a report that has no other day.
func (w *work) publishedDay() {
	from := 0
	if len(w.titles) > 0 {
		from = max(0, w.lineOf(w.titles[0].Start)-1)
	}
	for i := from; i < min(len(w.lines), w.hi+after); i++ {
		t := w.t[w.lines[i].start:w.lines[i].end]
		if len(t) > 200 || !strings.ContainsAny(t, "0123456789") {
			continue
		}
		if d, said := publishedOn(t); said != "" {
			w.dates = append(w.dates, dated{article.Header, d, said, w.lines[i].start, false})
			return
		}
	}
	if w.given == nil {
		return
	}
	for _, x := range w.given.Removed { // around the report on its page
		if len(x.Text) > 2000 || x.Rule == "html/related" || x.Rule == "html/comments" || x.Rule == "html/ad" {
			continue
		}
		words := strings.Fields(x.Text)
		for i, word := range words {
			if !publishes(word) {
				continue
			}
			near := strings.Join(words[max(0, i-5):min(len(words), i+7)], " ")
			if d, said := publishedOn(near); said != "" {
				w.dates = append(w.dates, dated{article.Header, d, said, 0, false})
				return
			}
		}
	}
}

func publishes(word string) bool { return publishing[prose.Fold(strings.Trim(word, ".,:;()[]"))] }

// publishedOn is the whole day in a text of at most twenty words, of which one of the
// first six is for publishing, or the one behind the day is.
func publishedOn(t string) (date, string) {
	words := strings.Fields(t)
	if len(words) > 20 {
		return date{}, ""
	}
	label := -1
	for i, x := range words {
		if publishes(x) {
			label = i
			break
		}
	}
	if label < 0 {
		return date{}, ""
	}
	for at := range t {
		if at > 0 && wordRuneBefore(t, at) {
			continue
		}
		d, end, ok := readDate(t, at)
		if !ok || !d.full() {
			continue
		}
		before := len(strings.Fields(t[:at]))
		if before < label && strings.HasSuffix(words[label], ":") {
			continue // "Changed: 31.10.2018 Published: 01.11.2018"
		}
		behind := before + len(strings.Fields(t[at:end]))
		if label <= before && label < 6 && before-label <= 5 || label >= behind && label-behind <= 4 {
			return d, prose.Space(t)
		}
		return date{}, ""
	}
	return date{}, ""
}
