package build

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"iter"

	"dateline/internal/annotate"
	"dateline/internal/dating"
	"dateline/internal/diag"
	"dateline/internal/normalize"
	"dateline/internal/propose"
	"dateline/internal/record"
	"dateline/internal/seed"
)

// opened is what one raw file turned into, or the next part of a file of many
// reports.
type opened struct {
	read    bool
	sha     string
	err     error
	records []arrived
	rest    *unread // nil when that was all
}

// unread is what comes after a part of a file.
type unread struct {
	sha  string
	next func() (record.Record, bool)
	stop func()
	seen map[string]bool
}

// size is about how many bytes the reports of a file take while they are held.
func (f *opened) size() (n int64) {
	for i := range f.records {
		n += f.records[i].size()
	}
	return n
}

// arrived is what one report of a raw file turned into.
type arrived struct {
	name, sha string // "seeds/x.txt", "seeds/x.jsonl#3"
	problem   diag.List
	refused   bool // it is no report
	result    normalize.Result
	notes     annotate.Notes
	noted     extent
	finds     []propose.Find
}

// close lets go of what was not read.
func (f opened) close() {
	if f.rest != nil {
		f.rest.stop()
	}
}

func (a *arrived) size() int64 { return 1<<10 + int64(len(a.result.Article.Body)) }

// failed sets aside a report that the program fails on.
func (a *arrived) failed(c *crash) {
	a.refused, a.problem = true, nil
	c.warn(&a.problem, diag.Pos{File: a.name}, "it is set aside")
}

// read turns the reports in one raw file into articles: all of them, or the first
// of many. It is pure but for the reading, and runs on any worker.
func (im *importer) read(p string) opened {
	return im.guard(p, func() opened { return im.readFile(p) })
}

// readOn reads the next of many.
func (im *importer) readOn(p string, rest *unread) opened {
	return im.guard(p, func() opened { return im.part(p, rest) })
}

// guard notes that a file is read by f, and sets it aside when that fails.
func (im *importer) guard(p string, read func() opened) (f opened) {
	var c *crash
	im.reading("seeds/"+p, func() { c = guarded(func() { f = read() }) })
	if c != nil {
		f = opened{sha: "crash of " + p, records: []arrived{{name: "seeds/" + p}}}
		f.records[0].failed(c)
	}
	f.read = true
	return f
}

func (im *importer) readFile(p string) opened {
	name := "seeds/" + p
	data, err := im.seeds.read(nil, p, seed.MaxBytes)
	if err != nil {
		return opened{err: err}
	}
	f := opened{sha: digest(data)}
	if im.shut[f.sha] != "" {
		f.records = []arrived{{name: name, sha: f.sha, refused: true}}
		f.records[0].problem.Warnf(diag.Pos{File: name}, "report/quarantine", shutHint, shutWhy)
		return f
	}
	if first := im.bySHA.of(f.sha); first != "" && first != name {
		return f // a duplicate: take says so
	}
	next, stop := iter.Pull(record.Read(name, data, im.format))
	return im.part(p, &unread{f.sha, next, stop, map[string]bool{}})
}

// part reads as many of the reports of a file as are held at once.
func (im *importer) part(p string, rest *unread) opened {
	f := opened{sha: rest.sha, rest: rest}
	for held := int64(0); len(f.records) < batch && held < maxHeld; held += f.records[len(f.records)-1].size() {
		r, ok := rest.next()
		if !ok {
			f.rest = nil
			break
		}
		f.records = append(f.records, arrived{name: r.Name, sha: r.SHA256, problem: r.Problems, refused: r.Text == ""})
		a := &f.records[len(f.records)-1]
		if len(r.Text) > maxReport {
			a.refused, a.problem = true, nil
			a.problem.Warnf(diag.Pos{File: a.name}, "seed/huge", "divide it into one file a report; a press report is some kilobytes", "%.1f MiB of text, over the limit of %d MiB for one report", float64(len(r.Text))/(1<<20), maxReport>>20)
		}
		if first := im.bySHA.of(a.sha); !a.refused && (first == "" || first == a.name) && !rest.seen[a.sha] {
			rest.seen[a.sha] = true // a file may hold the same report many times
			if c := guarded(func() { a.result = im.norm.Record(&r, im.sides.of(p, r.Name)) }); c != nil {
				a.failed(c)
			} else if k := im.bySeed[a.name]; k.id == "" || k.sha != "" && k.sha != a.sha || im.renews {
				im.noteRead(a)
				a.finds = im.find(a.result.Article)
			}
		}
	}
	return f
}

// noteRead annotates a report as far as the import asks: for the evidence of a date
// that it lacks; for the map stage, where one follows and no names are looked for that
// would change the roster first; and for whom it names. A fault in it is reported when
// the article is read for its page.
func (im *importer) noteRead(a *arrived) {
	art := &a.result.Article
	switch dated := !art.Date.IsZero() && !dating.Ambiguous(art); {
	case dated && im.names != nil:
	case dated && im.alone():
		a.notes.Mentions = im.mentions(art)
	default:
		var faults diag.List
		if a.notes, faults = im.annotate(art, diag.Pos{File: a.name}); len(faults) == 0 {
			a.noted = im.keepNotes(art, &a.notes)
		}
	}
}

// readSource reads a file that people edit: a plain one, since another could
// keep a build waiting for ever, and not a huge one.
func readSource(fsys fs.FS, p string) ([]byte, error) {
	info, err := fs.Stat(fsys, p)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a plain file", p)
	}
	data, err := readLimited(fsys, p, maxSource)
	if len(data) > maxSource {
		return nil, fmt.Errorf("%s is larger than %d MiB", p, maxSource>>20)
	}
	return data, err
}

// readLimited reads a file that may be at most limit bytes long; a longer one
// is returned cut to limit+1 bytes, so that its reader can refuse it.
func readLimited(fsys fs.FS, p string, limit int) ([]byte, error) {
	if l, ok := fsys.(limited); ok {
		return l.AppendLimited(nil, p, limit)
	}
	f, err := fsys.Open(p)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size := 0
	if info, err := f.Stat(); err == nil {
		size = int(min(info.Size(), int64(limit)))
	}
	// One byte more than the file has, so that its end is seen at once.
	b := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	_, err = b.ReadFrom(io.LimitReader(f, int64(limit)+1))
	return b.Bytes(), err
}

// limited is a file system that does so itself.
type limited interface {
	AppendLimited(dst []byte, name string, limit int) ([]byte, error)
}
