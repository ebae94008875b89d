package build

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"

	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/propose"
	"dateline/internal/publish"
	"dateline/internal/roster"
)

// A Suggestion is a name that could be proposed, with the first place that
// speaks for it.
type Suggestion struct {
	propose.Proposal
	At       diag.Pos // of the words; zero when the article has changed
	Sentence string
	Written  bool // there is a file, which nobody has touched
}

// ErrNothing says that a site has no article to look for names in.
var ErrNothing = errors.New("there is no article under content/articles yet; build or import first")

// Suggest lists the names that the articles speak of and the roster does not
// know, with those of the program's own files that nobody has touched, and the
// ids of those that a person refused.
func Suggest(ctx context.Context, opt Options) (list []Suggestion, refused []string, l diag.List, err error) {
	b, err := suggester(ctx, opt)
	if err != nil || b.failed() {
		return nil, nil, b.problems, err
	}
	defer b.content.close()
	for _, p := range b.names.Proposals(b.roster, b.past) {
		s := Suggestion{Proposal: p, Written: b.past.Find(p.Entity.Kind, p.Entity.ID) != nil}
		b.place(&s)
		list = append(list, s)
	}
	for _, w := range b.past {
		if w.State == propose.Deleted {
			refused = append(refused, w.Kind.Folder()+"/"+w.ID)
		}
	}
	return list, refused, b.problems, nil
}

// suggester is a builder that has read all articles for their names.
func suggester(ctx context.Context, opt Options) (*builder, error) {
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	b := &builder{opt: opt, res: &Result{}}
	if err := b.configure(); err != nil || b.failed() {
		return b, err
	}
	b.gather()
	if err := b.index(ctx); err != nil {
		return b, err
	}
	if len(b.shelf) == 0 {
		return b, ErrNothing
	}
	return b, nil
}

// place finds the sentence of the first evidence.
func (b *builder) place(s *Suggestion) {
	if len(s.Entity.Evidence) == 0 {
		return
	}
	v := s.Entity.Evidence[0]
	i := slices.IndexFunc(b.shelf, func(h shelved) bool { return h.id == v.Article })
	if i < 0 {
		return
	}
	data, err := b.content.read(nil, b.shelf[i].path, maxArticle)
	if err != nil {
		return
	}
	a, _ := article.Parse(diag.NewSource("content/"+b.shelf[i].path, string(data)))
	s.At = diag.Pos{File: "content/" + b.shelf[i].path}
	if s.Entity.Kind == roster.Source {
		s.At, s.Sentence = a.Keys.Pos("source_text"), a.SourceText
	} else if at, sentence := propose.Sentence(a.Body, v.Exact); at >= 0 {
		s.At, s.Sentence = a.Keys.Body(at), sentence
	}
}

// Verdict is what a person says of suggestions, by "leaders/ada-brovik" or by an
// id alone where only one suggestion has it.
type Verdict uint8

const (
	Accept Verdict = iota // write it as the person's own
	Refuse                // never propose it again
	Again                 // propose it anew, though it was refused
)

// Judge carries a verdict out and returns the files or ids that it was about.
// With an unknown id it changes nothing.
func Judge(ctx context.Context, opt Options, v Verdict, ids []string) (done []string, l diag.List, err error) {
	lock, err := publish.Acquire(opt.State)
	if err != nil {
		return nil, nil, err
	}
	defer lock.Close()
	b, err := suggester(ctx, opt)
	if err != nil || b.failed() {
		return nil, b.problems, err
	}
	defer b.content.close()
	if v == Again {
		done, err = b.forgive(ids)
		return done, b.problems, err
	}
	list := b.names.Proposals(b.roster, b.past)
	var chosen []*roster.Entity
	for _, id := range ids {
		var fit []*roster.Entity
		for i := range list {
			if e := &list[i].Entity; e.ID == id || e.Kind.Folder()+"/"+e.ID == id {
				fit = append(fit, e)
			}
		}
		if len(fit) != 1 {
			return nil, b.problems, unknown(id, len(fit))
		}
		chosen = append(chosen, fit[0])
	}
	for _, e := range chosen {
		if err := b.judge(v, e, list, chosen); err != nil {
			return done, b.problems, err
		}
		done = append(done, e.Kind.Folder()+"/"+e.ID)
	}
	if v == Refuse || slices.ContainsFunc(chosen, func(e *roster.Entity) bool { return b.past.Find(e.Kind, e.ID) != nil }) {
		err = b.writePast()
	}
	return done, b.problems, err
}

func unknown(id string, n int) error {
	if n == 0 {
		return fmt.Errorf("no suggestion has the id %q; dateline suggest lists them", id)
	}
	return fmt.Errorf("%d suggestions have the id %q; write the folder before it, as in leaders/%s", n, id, id)
}

// judge carries out a verdict on one suggestion.
func (b *builder) judge(v Verdict, e *roster.Entity, list []propose.Proposal, chosen []*roster.Entity) error {
	p, w := stubPath(e.Kind, e.ID), b.past.Find(e.Kind, e.ID)
	if v == Refuse {
		if w != nil {
			return fmt.Errorf("content/%s is there: delete the file, and the name is not proposed again", p)
		}
		b.past = append(b.past, propose.Wrote{Kind: e.Kind, ID: e.ID, Names: namesOf(e)})
		return nil
	}
	mine := *e
	mine.Status, mine.Reports, mine.Evidence = "", 0, nil
	// What it refers to must be there, or come with it.
	there := func(id string) bool {
		return id != "" && (b.roster.Get(roster.Place, id) != nil || b.roster.Get(roster.Organization, id) != nil ||
			slices.ContainsFunc(chosen, func(o *roster.Entity) bool { return o.ID == id && o.Kind != roster.Leader }))
	}
	if !there(mine.Country) {
		mine.Country = ""
	}
	mine.Roles = slices.Clone(mine.Roles)
	for i := range mine.Roles {
		if !there(mine.Roles[i].Of) {
			mine.Roles[i].Of = ""
		}
	}
	text := []byte(roster.Format(&mine))
	if w == nil {
		if err := b.opt.Content.WriteNew(p, text); err != nil {
			return fmt.Errorf("writing content/%s: %w", p, err)
		}
		return nil
	}
	old, err := readSource(b.opt.Content.FS(), p)
	if err == nil {
		err = b.opt.Content.Replace(p, old, text)
	}
	if err != nil {
		return fmt.Errorf("writing content/%s: %w", p, err)
	}
	return nil
}

// forgive takes refusals back.
func (b *builder) forgive(ids []string) ([]string, error) {
	var done []string
	for _, id := range ids {
		var fit []int
		for i, w := range b.past {
			if w.State == propose.Deleted && (w.ID == id || w.Kind.Folder()+"/"+w.ID == id) {
				fit = append(fit, i)
			}
		}
		if len(fit) != 1 {
			return nil, fmt.Errorf("%d refused names have the id %q; content/%s lists them", len(fit), id, propose.File)
		}
		done = append(done, b.past[fit[0]].Kind.Folder()+"/"+b.past[fit[0]].ID)
		b.past = slices.Delete(b.past, fit[0], fit[0]+1)
	}
	return done, b.writePast()
}
