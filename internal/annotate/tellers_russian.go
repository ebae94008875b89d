package annotate

import (
	"slices"
	"strings"

	"dateline/internal/prose"
	"dateline/internal/reading"
)

// russianTellers is the report with those among its people who speak beside a Russian
// verb of saying. Others are the strangers of the report, less those.
func (d *doc) russianTellers(others *reading.Strangers, qs []Quote) *tellers {
	others.Found = slices.Clone(others.Found)
	others.Titles = slices.Clone(others.Titles)
	others.Speakers(func(yield func(prose.Span, bool) bool) {
		for _, q := range qs {
			if q.SpeakerSpan.Len() > 0 && !yield(q.SpeakerSpan, strings.Contains(q.Rule, "according")) {
				return
			}
		}
	})
	return &tellers{doc: &doc{Doc: others.Among()}, known: others}
}

// subjectIn reports that the person in the words that name the speaker of a quotation is
// their subject, in the nominative, or stands behind "по словам"; and that the verb is of
// that sex: "заявила".
func (t *tellers) subjectIn(q *Quote) bool {
	for _, m := range t.PeopleIn(q.SpeakerSpan) {
		if m.Entity != q.Speaker || !strings.HasPrefix(m.Entity, reading.Strange) {
			continue
		}
		if !strings.Contains(q.Rule, "according") && !t.InNominative(m) {
			return false
		}
		if q.CueSpan.Len() > 0 {
			switch w := t.Low(t.TokenAt(q.CueSpan.Start)); {
			case strings.HasSuffix(w, "ла"), strings.HasSuffix(w, "лась"):
				return t.Sex(m.Entity) != 'm'
			case strings.HasSuffix(w, "л"), strings.HasSuffix(w, "лся"):
				return t.Sex(m.Entity) != 'f'
			}
		}
	}
	return true
}
