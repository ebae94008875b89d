package build

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/dating"
	"dateline/internal/diag"
	"dateline/internal/normalize"
)

// dateUndated dates the reports that say no date of their own, or one of two days,
// from the evidence in them and in all others, and writes them.
func (im *importer) dateUndated(ctx context.Context) error {
	revisit := im.settled && im.shown // what was settled may have been settled wrongly
	if len(im.undated) == 0 && !revisit {
		return nil
	}
	idx := dating.NewIndex()
	var settled []article.Article
	if err := im.eachArticle(ctx, "dating", func(a *article.Article, n *annotate.Notes) {
		idx.Add(a, n)
		if revisit && dating.Settled(a) {
			settled = append(settled, article.Article{ID: a.ID, Date: a.Date, DateBasis: a.DateBasis, DateEvidence: a.DateEvidence, Source: a.Source, SourceURL: a.SourceURL, Seed: a.Seed})
		}
	}); err != nil {
		return err
	}
	im.resettle(idx, settled)
	for _, u := range im.undated {
		how := "date: unknown"
		f, ok := idx.Settle(&u.art)
		switch {
		case ok: // the doubt about it is at an end
			u.problems = slices.DeleteFunc(u.problems, func(d diag.Diagnostic) bool { return d.Code == "date/ambiguous" })
		case u.art.Date.IsZero():
			f, ok = idx.Date(&u.art, &u.notes, im.roster)
		default:
			how = "date: " + u.art.Date.Human()
		}
		if ok {
			u.art.Date, u.art.DateBasis, u.art.DateEvidence = f.Date, f.Basis, f.Evidence
			u.art.ID = normalize.ID(&u.art)
			how = "date: " + f.Date.Human() + ", inferred from " + strings.Join(f.Evidence, "; ")
		}
		im.accounts[u.account].Lines = append(im.accounts[u.account].Lines, how)
		if err := im.write(u); err != nil {
			return err
		}
	}
	return im.commit()
}

// resettle proposes the other day for reports that were dated by an order of day and
// month that later reports of their house do not follow. Their files are left alone.
func (im *importer) resettle(idx *dating.Index, settled []article.Article) {
	for i := range settled {
		a := &settled[i]
		if f, ok := idx.Resettle(a); ok {
			d := diag.Diagnostic{Pos: diag.Pos{File: path.Join("content/articles", a.Path())}, Severity: diag.Warning, Code: "date/ambiguous", Article: a.ID,
				Msg:  fmt.Sprintf("%s was read as %s by its house's other reports, of which more now say %s", f.Evidence[0], a.Date.Human(), f.Date.Human()),
				Hint: "give the date in the article, or import its seed again with -renew"}
			im.problems = append(im.problems, d)
		}
	}
}
