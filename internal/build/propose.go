package build

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/curate"
	"dateline/internal/diag"
	"dateline/internal/normalize"
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
	for k := roster.Leader; k <= roster.Source; k++ {
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
	a.Lang = cmp.Or(a.Lang, b.conf.Language)
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
	from := len(b.inputs)
	files, err := b.sources(roster.Folders[:]...)
	if err != nil {
		return err
	}
	b.settings = digest(b.configured + "\n" + strings.Join(b.inputs[from:], "\n"))
	var l, more diag.List
	b.roster, l = roster.Load(files)
	b.same, b.renamed = b.renames()
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
	b.notes.close()
	b.norm = normalize.New(b.roster, normalize.Options{HomeCountries: b.conf.HomeCountries})
	b.annotator = annotate.New(b.roster, b.conf.HomeCountries...)
	if b.conf.search {
		b.search = search.New(b.roster)
	}
	return nil
}
