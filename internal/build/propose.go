package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/curate"
	"dateline/internal/diag"
	"dateline/internal/propose"
	"dateline/internal/publish"
	"dateline/internal/roster"
	"dateline/internal/search"
)

// A build on a site without a roster of its own writes files for the names that
// it finds, and reads the roster again before it annotates. Names are looked for
// where articles are read anyway: as the import makes them, and as index reads
// those that are there.

// stubHead follows the first line of a file that the program writes.
const stubHead = `# Found in the reports by the program and checked by nobody. Change this file and
# it is yours; delete it and the name is not proposed again.
`

// wantsNames decides whether this build proposes names: as site.yaml says, or
// where content/leaders holds no file but those that the program wrote.
func (b *builder) wantsNames() error {
	if err := b.readPast(); err != nil {
		return err
	}
	on := b.conf.annotate
	if b.conf.propose != nil {
		on = *b.conf.propose
	} else if !slices.ContainsFunc(b.past, func(w propose.Wrote) bool { return w.Sum != "" }) {
		on = on && !slices.ContainsFunc(b.roster.Leaders, func(e roster.Entity) bool { return e.Status != "proposed" })
	}
	if on {
		b.gather()
	}
	return nil
}

// gather begins to look for names.
func (b *builder) gather() {
	b.reader = propose.NewReader()
	b.names = b.reader.Gather()
}

// readPast reads what was proposed before, and looks what has become of it.
func (b *builder) readPast() error {
	data, err := readSource(b.opt.Content.FS(), propose.File)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("reading content/%s: %w", propose.File, err)
	}
	if err == nil {
		past, l := propose.ParsePast(diag.NewSource("content/"+propose.File, string(data)))
		b.past, b.pastFile = past, data
		b.problems = append(b.problems, l...)
	}
	for i := range b.past {
		w := &b.past[i]
		data, err := readSource(b.opt.Content.FS(), stubPath(w.Kind, w.ID))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			w.State = propose.Deleted
		case err != nil:
			return fmt.Errorf("reading content/%s: %w", stubPath(w.Kind, w.ID), err)
		case digest(data) != w.Sum:
			w.State = propose.Edited
		}
	}
	b.strays = map[string]bool{}
	for k := roster.Leader; k < roster.Source; k++ {
		for _, e := range b.roster.All(k) {
			if p := stubPath(k, e.ID); e.Status == "proposed" && b.past.Find(k, e.ID) == nil {
				if data, err := readSource(b.opt.Content.FS(), p); err == nil && string(data) == string(stub(&e)) {
					b.past = append(b.past, propose.Wrote{Kind: k, ID: e.ID, Names: namesOf(&e), Sum: digest(data)})
					b.strays[p] = true
				}
			}
		}
	}
	return nil
}

func stubPath(k roster.Kind, id string) string { return path.Join(k.Folder(), id+".md") }

func stub(e *roster.Entity) []byte {
	return []byte(strings.Replace(roster.Format(e), "---\n", "---\n"+stubHead, 1))
}

// find looks for names in a report, if this build proposes any.
func (b *builder) find(a article.Article) (finds []propose.Find) {
	if b.reader == nil {
		return nil
	}
	b.fill(&a)
	guarded(func() { finds = b.reader.Read(&a) }) // what fails there fails in annotate, too, which says so
	return finds
}

// propose writes a file for each name that is new, and writes those anew that
// nobody has touched and of which more is known. Then it reads the roster again.
func (b *builder) propose() error {
	if b.names == nil {
		return nil
	}
	batch := b.opt.Content.Batch()
	defer batch.Discard()
	var fresh []propose.Wrote
	changed, noted := 0, false
	list := b.names.Proposals(b.roster, b.past)
	for i := range list {
		e := &list[i].Entity
		text, p := stub(e), stubPath(e.Kind, e.ID)
		if w := b.past.Find(e.Kind, e.ID); w != nil {
			if digest(text) == w.Sum {
				noted = noted || b.strays[p]
				delete(b.strays, p)
				continue
			}
			if b.strays[p] {
				continue
			}
			old, err := readSource(b.opt.Content.FS(), p)
			if err == nil {
				err = b.opt.Content.Replace(p, old, text)
			}
			var now *publish.ChangedError
			if errors.As(err, &now) {
				continue // a person is at work on it: theirs
			}
			if err != nil {
				return fmt.Errorf("writing content/%s: %w", p, err)
			}
			w.Sum, w.Names = digest(text), namesOf(e)
			b.stubs = append(b.stubs, p)
			changed++
			continue
		}
		if err := batch.Add(p, text); err != nil {
			return fmt.Errorf("writing content/%s: %w", p, err)
		}
		fresh = append(fresh, propose.Wrote{Kind: e.Kind, ID: e.ID, Names: namesOf(e), Sum: digest(text)})
	}
	taken, err := batch.Commit()
	if err != nil {
		return fmt.Errorf("writing proposals: %w", err)
	}
	// A stray that is not what this build would write may have a person's hand in it.
	b.past = slices.DeleteFunc(b.past, func(w propose.Wrote) bool { return b.strays[stubPath(w.Kind, w.ID)] })
	for _, w := range fresh {
		p := stubPath(w.Kind, w.ID)
		if slices.Contains(taken, p) {
			continue // a file appeared meanwhile: a person's
		}
		b.stubs = append(b.stubs, p)
		b.past = append(b.past, w)
		b.res.Proposed++
	}
	if b.res.Proposed+changed == 0 && !noted {
		return nil
	}
	if err := b.writePast(); err != nil {
		return err
	}
	b.stubs = append(b.stubs, propose.File)
	return b.readRoster()
}

// namesOf are the names by which a proposal is known again.
func namesOf(e *roster.Entity) []string {
	out := []string{e.Name}
	for _, a := range e.Aliases {
		out = append(out, a.Text)
	}
	return out
}

func (b *builder) writePast() error {
	text := []byte(b.past.Format())
	var err error
	if b.pastFile == nil {
		err = b.opt.Content.WriteNew(propose.File, text)
	} else {
		err = b.opt.Content.Replace(propose.File, b.pastFile, text)
	}
	if err != nil {
		return fmt.Errorf("writing content/%s: %w", propose.File, err)
	}
	b.pastFile = text
	return nil
}

// readRoster reads the entities' files, what editors say of events, and what is
// made of them.
func (b *builder) readRoster() error {
	folders := append(roster.Folders[:], curate.Folder)
	b.inputs = slices.DeleteFunc(b.inputs, func(in string) bool {
		in, ok := strings.CutPrefix(in, "content/")
		folder, _, _ := strings.Cut(in, "/")
		return ok && slices.Contains(folders, folder)
	})
	files, err := b.sources(roster.Folders[:]...)
	if err != nil {
		return err
	}
	var l, more diag.List
	b.roster, l = roster.Load(files)
	if files, err = b.sources(curate.Folder); err != nil {
		return err
	}
	b.edits, more = curate.Load(files, b.roster)
	l = append(l, more...)
	b.problems = append(slices.DeleteFunc(b.problems, func(d diag.Diagnostic) bool { return b.ofRoster[d] }), l...)
	b.ofRoster = map[diag.Diagnostic]bool{}
	for _, d := range l {
		b.ofRoster[d] = true
	}
	b.annotator = annotate.New(b.roster)
	if b.conf.search {
		b.search = search.New(b.roster)
	}
	return nil
}

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
	data, err := b.content.read(b.shelf[i].path, maxArticle)
	if err != nil {
		return
	}
	a, _ := article.Parse(diag.NewSource("content/"+b.shelf[i].path, string(data)))
	s.At = diag.Pos{File: "content/" + b.shelf[i].path}
	if at, sentence := propose.Sentence(a.Body, v.Exact); at >= 0 {
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
