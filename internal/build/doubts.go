package build

import (
	"strings"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/prose"
	"dateline/internal/roster"
)

// maxDoubts is how many doubts of one report are reported: beyond, they repeat
// each other.
const maxDoubts = 20

// doubts reports the names and offices that could mean several entities, the
// same words once.
func doubts(a *article.Article, n *annotate.Notes, l *diag.List) {
	said := map[string]bool{}
	for _, d := range n.Doubts {
		text, pos := a.Body, a.Keys.Body(d.Start)
		if d.Where == annotate.Title {
			text, pos = a.Title, a.Keys.Pos("title")
		}
		words := prose.Space(d.Of(text))
		if said[words] || len(said) == maxDoubts {
			continue
		}
		said[words] = true
		l.Notef(pos, "annotate/doubt", "name the one it means under overrides: kind mention, and its entity",
			"%q could mean %s; it was left open", words, strings.Join(d.Entities, " or "))
	}
}

// checkIDs reports ids in the front matter that the roster does not have.
func (b *builder) checkIDs(a *article.Article, l *diag.List) {
	check := func(key string, item int, id string, kinds ...roster.Kind) {
		if id == "" {
			return
		}
		var ids []string
		for _, k := range kinds {
			if b.roster.Get(k, id) != nil {
				return
			}
			for _, e := range b.roster.All(k) {
				ids = append(ids, e.ID)
			}
		}
		l.Errorf(a.Keys.Item(key, item), "roster/unknown-id", roster.Suggest(id, ids, kinds[0]), "no %s has the id %q", kinds[0], id)
	}
	check("source", 0, a.Source, roster.Source)
	check("syndicator", 0, a.Syndicator, roster.Source)
	check("dateline", 0, a.Dateline.Place, roster.Place)
	check("dateline", 0, a.Dateline.Agency, roster.Source)
	check("digest_of", 0, a.DigestOf.Source, roster.Source)
	for i, id := range a.Leaders {
		check("leaders", i, id, roster.Leader)
	}
	for i, id := range a.Initiatives {
		check("initiatives", i, id, roster.Initiative)
	}
	for i, o := range a.Overrides {
		check("overrides", i, o.Entity, roster.Leader, roster.Initiative, roster.Place, roster.Organization)
		check("overrides", i, o.Speaker, roster.Leader)
	}
}
