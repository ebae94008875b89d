package site

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/roster"
	"dateline/internal/wording"
)

// Outline is a site that is not arranged: of its reports no more is known than
// entries say, and of all else only the names. It serves who lists the reports in
// their order; it has no pages. The entries are sorted in place.
func Outline(meta Meta, entries []Entry, r *roster.Roster) *Site {
	words, _ := wording.For(meta.Language)
	slices.SortFunc(entries, byTime)
	s := &Site{Meta: meta, w: words, Entries: entries, roster: r}
	s.nameUntitled()
	return s
}

// nameUntitled gives a title to the entries that have none.
func (s *Site) nameUntitled() {
	for i := range s.Entries {
		if e := &s.Entries[i]; e.Title == "" {
			e.Title = s.untitled(e)
		}
	}
}

// byTime is the order of a site's entries.
func byTime(a, b Entry) int { return cmp.Or(later(a.Date, b.Date), strings.Compare(a.ID, b.ID)) }

// Found is what [Site.Arranged] has added to the digests that [Site.Outlined] needs.
func (d *Sums) Found() (common Sum, entries []Sum) { return d.common, d.entries }

// Outlined completes the digests by what an arranged site of the same reports has
// found: then they serve for the keys of what is made of entries alone.
func (s *Site) Outlined(d *Sums, common Sum, entries []Sum) {
	d.s, d.common, d.entries = s, common, entries
}
