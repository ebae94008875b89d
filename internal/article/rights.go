package article

import (
	"strings"

	"dateline/internal/prose"
)

// What may be published of a report, by its rights:
//
//   - full: everything.
//   - excerpt: title and facts, and the beginning of the body, see [Article.Shown].
//   - metadata: title and facts, and no words of the body.
//
// Facts are who is named, by the name that the roster has; where, when and what
// kind of event; proper names of events; the value, the unit and the place in
// the body of what was found. The words in which the report tells them are its
// author's and are not published beyond what is shown.
const (
	Full     = "full"
	Excerpt  = "excerpt"
	Metadata = "metadata"
)

// maxExcerpt is the longest excerpt, in bytes; minExcerpt what is shown of a
// body so short that half of it is less.
const (
	maxExcerpt = 600
	minExcerpt = 60
)

// Shown is how much of the body may be published, in bytes from its start. An
// excerpt is as many sentences of the first paragraph as fit into 600 bytes and
// into half of the body, or words where not even the first sentence does.
func (a *Article) Shown() int {
	switch a.Rights {
	case Metadata:
		return 0
	case Excerpt:
		return excerpt(a.Body)
	}
	return len(a.Body)
}

func excerpt(body string) int {
	paras := prose.Paragraphs(body)
	if len(paras) == 0 {
		return 0
	}
	first := paras[0]
	limit := min(maxExcerpt, max(minExcerpt, len(body)/2))
	if len(paras) > 1 && first.End <= limit {
		return first.End
	}
	end := first.Start
	for _, s := range prose.Sentences(first.Of(body)) {
		if at := first.Start + s.End; at <= limit {
			end = at
		}
	}
	if end > first.Start {
		return end
	}
	limit = min(limit, (first.Start+first.End)/2)
	for at := range body { // on a rune
		if at > limit {
			break
		}
		if at > first.Start && strings.IndexByte(" \t\n", body[at]) >= 0 {
			end = at
		}
	}
	return end
}

// Restrain takes out of the report's own fields the words that its rights keep
// back: a title that was made of the body, and what the body says of its date.
// Of another report that says so, and of which withheld is true, the id stays.
func (a *Article) Restrain(withheld func(id string) bool) {
	shown := a.Shown()
	hides := shown < len(a.Body)
	if hides && a.TitleBasis == Derived && !strings.Contains(prose.Space(a.Body[:shown]), strings.TrimSuffix(prose.Space(a.Title), "…")) {
		a.Title = ""
	}
	if a.DateBasis != Inferred {
		return
	}
	var kept []string
	for _, s := range a.DateEvidence {
		switch id, _, other := strings.Cut(s, ": "); {
		case other && ValidID(id):
			if hides || withheld(id) {
				s = id
			}
			kept = append(kept, s)
		case !hides:
			kept = append(kept, s)
		}
	}
	a.DateEvidence = kept
}
