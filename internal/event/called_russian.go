package event

import (
	"dateline/internal/prose"
	"dateline/internal/reading"
)

// russian finds those whom a Russian report calls by a high office of a land and never by
// name: "с министром иностранных дел Бордурии". The office is given in the nominative.
func (c *called) russian() {
	d := c.d
	for _, t := range d.Strangers().Titles {
		if t.ID != "" || t.Land == "" || !t.Office.High || t.Office.One == 0 {
			continue
		}
		span := prose.Span{Start: d.Toks[t.Noun].Start, End: d.Toks[t.To-1].End}
		if reading.Overlaid(d.People, span) || len(c.found) > 0 && c.found[len(c.found)-1].End > span.Start {
			continue
		}
		words := t.Office.Noun
		if t.To > t.Noun+1 {
			words += " " + prose.Space(d.Body[d.Toks[t.Noun+1].Start:span.End])
		}
		c.add(t.Noun, t.To, nameless+words, 0.5)
	}
}
