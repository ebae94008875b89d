package build

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strconv"

	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/publish"
	"dateline/internal/roster"
)

// renew makes the article of a report again, whose raw file is another one now
// or which the rules may read otherwise. A file that nobody has touched since
// the import wrote it is replaced; beside one that a person has changed, or of
// which that is not known, a proposal is put. It says what it did.
func (im *importer) renew(a *arrived, k known) (string, error) {
	at := diag.Pos{File: a.name}
	changed := k.sha != "" && k.sha != a.sha
	old, err := readSource(im.opt.Content.FS(), k.path)
	if err != nil {
		return "", fmt.Errorf("reading content/%s: %w", k.path, err)
	}
	art := im.anew(a, k, old)
	data := []byte(article.Format(art))
	switch last, ok := im.written.of(a.name); {
	case bytes.Equal(data, old):
		return "already imported", nil
	case ok && last.path == k.path && last.sum == digest(old) && k.id != "":
		if im.trial {
			return "would be imported anew", nil
		}
		im.written.announce(wrote{k.path, digest(data)}.line(a.name))
		err := im.opt.Content.Replace(k.path, old, data)
		var saved *publish.ChangedError
		switch {
		case err == nil:
			im.written.add(a.name, k.path, digest(data))
			im.renewed(k, a.sha, &art)
			im.problems.Notef(at, "seed/renewed", "look at it; the words before are gone", "the article %s was made anew of this file: nobody had changed it since it was imported", k.id)
			return "imported anew", nil
		case !errors.As(err, &saved):
			return "", err
		}
	}
	if im.trial {
		return "a proposal would be put beside the article", nil
	}
	p, err := im.propose(a.name, k, data)
	if err != nil {
		return "", err
	}
	why := "the article %s was made from other bytes of this file and is kept as it is, since it may have been edited; content/%s is how it would read now"
	if !changed {
		why = "the article %s is kept as it is, since it may have been edited; content/%s is how it would read now"
	}
	im.problems.Warnf(at, "seed/changed", "take over what you want of it, with its line seed, and delete it; or put the old file back", why, k.id, p)
	return "kept; " + p + " is a proposal", nil
}

// anew is the article as it would be imported now. What was settled when it was
// first imported, and what no rule of the import decides, stays.
func (im *importer) anew(a *arrived, k known, old []byte) article.Article {
	was, _ := article.Parse(diag.NewSource(k.path, string(old)))
	art := a.result.Article
	art.ID, art.Added, art.Status = k.id, was.Added, was.Status
	art.Seed.Path, art.Seed.SHA256 = a.name, a.sha
	if art.Leaders, art.Initiatives = was.Leaders, was.Initiatives; im.names == nil {
		art.Leaders, art.Initiatives = found(&a.notes, roster.Leader), found(&a.notes, roster.Initiative)
	}
	art.Notes, art.Overrides, art.ReprintOf = was.Notes, was.Overrides, was.ReprintOf
	if art.Date.IsZero() {
		art.Date, art.DateBasis, art.DateEvidence = was.Date, was.DateBasis, was.DateEvidence
	}
	return art
}

// renewed brings the shelf up to date.
func (im *importer) renewed(k known, sha string, a *article.Article) {
	for i := range im.shelf {
		if im.shelf[i].path == k.path {
			im.shelf[i].sha, im.shelf[i].fresh, im.shelf[i].like, im.shelf[i].file = sha, true, like(a), nil
			im.shelf[i].same = false // its stamp was taken before
		}
	}
}

// propose puts bytes beside an article, in the place of the last proposal when
// nobody has changed that, and returns the file's path.
func (im *importer) propose(report string, k known, data []byte) (string, error) {
	key := "proposal for " + report // no report has such a name
	for n := 1; ; n++ {
		p := k.path + ".proposed"
		if n > 1 {
			p += "-" + strconv.Itoa(n)
		}
		im.written.announce(wrote{p, digest(data)}.line(key))
		err := im.opt.Content.WriteNew(p, data)
		if errors.Is(err, fs.ErrExist) {
			old, readErr := readSource(im.opt.Content.FS(), p)
			if readErr == nil && bytes.Equal(old, data) {
				return p, nil
			}
			last, ok := im.written.of(key)
			if readErr != nil || !ok || last.path != p || last.sum != digest(old) {
				continue
			}
			var saved *publish.ChangedError
			if err = im.opt.Content.Replace(p, old, data); errors.As(err, &saved) {
				continue
			}
		}
		if err != nil {
			return "", fmt.Errorf("writing content/%s: %w", p, err)
		}
		im.written.add(key, p, digest(data))
		return p, nil
	}
}
