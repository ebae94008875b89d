// Package build is the pipeline: raw files become articles, articles become
// notes and entries, entries become pages, and the pages are published as one
// folder.
//
//	seeds/* ──import──▶ content/articles ──map──▶ entries ──group──▶ site ──render──▶ staged folder ──swap──▶ public/
//
// Map reads, parses and annotates each article alone; group sees all entries
// and no body; render makes each page alone, reading an article's body again
// when its page is due. Memory therefore grows by an entry a report, and the
// result never depends on how many workers ran or in which order files came.
//
// [Run] returns what it found wrong in a person's files as problems: with an
// error among them nothing is published and the folder published before stays
// as it was. An error of Run itself means the machine: a full disk, a folder
// that cannot be read.
package build

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/curate"
	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/mention"
	"dateline/internal/normalize"
	"dateline/internal/propose"
	"dateline/internal/publish"
	"dateline/internal/render"
	"dateline/internal/roster"
	"dateline/internal/search"
	"dateline/internal/table"
)

// Options say what to build. The zero value of an optional field is named with it.
type Options struct {
	Content   *publish.Site                       // the content folder, read and, for new articles, written
	Seeds     fs.FS                               // the raw files
	Templates fs.FS                               // the site's own over the built-in ones
	Static    fs.FS                               // likewise
	Out       string                              // the folder to publish
	State     string                              // the folder for the lock
	BaseURL   string                              // instead of site.yaml's, when not empty
	Program   string                              // names the program to the bit, so that a build can trust what the last one remembers; "": it does not
	Explain   bool                                // say in Result.Accounts what each rule did to a new report
	Thorough  bool                                // read and compare everything, whatever the last build remembers
	Version   string                              // of the program, for build.json
	Today     edtf.Day                            // the day on which new reports enter the archive
	Workers   int                                 // 0: as many as the machine has processors
	InPlace   bool                                // publish file by file instead of swapping the folder
	Adopt     bool                                // keep files in Out that no build wrote, instead of refusing
	Alone     func(context.Context, string) bool  // reads a file by [Try] in a process of its own, and reports whether that was killed by it; nil: no report is put in quarantine
	Progress  func(stage string, done, total int) // may be nil; a total of 0 is not known
	Stage     func(name string)                   // called as each stage of the work begins, to be measured; may be nil
}

// Result says what a build did.
type Result struct {
	Seeds    int // reports looked at, in files of one or of many
	Imported int // articles written under content/
	SetAside int // of these, what is no report, each with a problem
	Proposed int // files written under content/ for names that the roster did not have
	Articles int
	Events   int
	Pages    int
	Files    int // files of the published folder
	Written  int // of these, written anew; the others are as they were
	Problems diag.List
	Accounts []Account
	Notes    []string // what a person should know of how the folder was put in place
	// Published is false when an error among Problems held the build back.
	Published bool
}

// Overlay lays file systems over each other: a file is the first one's that has
// it.
func Overlay(layers ...fs.FS) fs.FS { return overlay(layers) }

// builder is the state of one Run.
type builder struct {
	opt        Options
	res        *Result
	conf       config
	roster     *roster.Roster
	edits      *curate.Book // what editors say of events
	annotator  annotator
	norm       *normalize.Normalizer
	lock       *publish.Lock
	imported   int64    // when the last file under content/ was written, by the clock of the file system
	content    *folders // of opt.Content, for its many articles
	renderer   *render.Renderer
	buffers    sync.Pool            // of *bytes.Buffer, one page each
	working    *publish.Working     // the reports that are being read
	shut       quarantine           // the files that no process survives
	rows       sync.Pool            // of *table.Report, likewise
	texts      texts                // of the shelf and of what is known of each report to the end
	listed     texts                // of entries
	noteds     room[kept]           // what is kept of the reports of this build
	staged     *publish.Staged      // the build on its way
	spool      *publish.Spool       // the bodies of articles between map and render
	made       strings.Builder      // the keys of the pages and files made
	arranged   arranged             // of this build, for the next
	memories   *publish.Memory      // of all that it keeps, on its way; nil where none is kept
	keptRows   *rowsOf              // where the rows of the reports that are kept begin
	alike      bool                 // the reprints are those of the last build
	asListed   bool                 // what lists show is as in the last build
	mapped     map[string]mapped    // what has been made of some reports, by path
	notes      *noted               // those of import for the map stage; nil where no such stage follows
	published  string               // the stamps of what was published; "" where they are not known
	begun      int64                // its size when this build opened it
	pieces     []extent             // the pieces of the index of the search, in the spool
	lists      []extent             // those of its lists
	held       bool                 // a [Preview] holds it: nothing is written
	layout     string               // see [lastBuild]
	keeps      bool                 // the spool stays for the next build, with [kept] for each report
	before     *inputs              // the stamps taken as the build began
	last       *memories            // what the last build kept; nil when what it published is not as it was
	known      []publish.SeenFolder // what it published, likewise
	settings   string               // digest of site.yaml and of the roster
	same       bool                 // what notes are made by is as in the last build, but for the names in renamed
	renamed    *mention.Index       // those that it had and this one has not, or the reverse; nil for none
	configured string               // site.yaml as an input
	search     *search.Builder      // nil when the site has no search
	shelf      []shelved            // the articles, sorted by path
	ahead      atomic.Int64         // see [builder.leaves]
	problems   diag.List
	missed     bool // a seed could not be read: the next build tries it, whatever it remembers
	removed    *table.Writer
	reprints   map[string]string // id of an article → that of the one whose text it repeats
	withheld   map[string]bool   // ids of the articles of which not every word may be published
	inputs     []string          // "path sha256" of every input but articles, for build.json
	articles   []wrote           // these
	only       []string          // the seeds that Import is to read; nil is all
	trial      bool              // Import writes nothing
	renews     bool              // Import reads again what is imported already

	reader   *propose.Reader          // nil when this build proposes no names
	names    *propose.Gathering       // those of all articles
	past     propose.Past             // what was proposed before
	pastFile []byte                   // its file as read; nil when there is none
	strays   map[string]bool          // files of past that a build wrote and, cut off, did not note
	stubs    []string                 // the files under content/ that proposing wrote
	ofRoster map[diag.Diagnostic]bool // the problems that reading the roster found
}

// annotator is what the build needs of an [annotate.Annotator].
type annotator interface {
	Annotate(*article.Article) annotate.Notes
	Mentions(*article.Article) []annotate.Mention
}

// Run builds a site.
func Run(ctx context.Context, opt Options) (*Result, error) {
	if opt.Workers <= 0 {
		opt.Workers = runtime.GOMAXPROCS(0)
	}
	run := func() (*builder, error) {
		b := &builder{opt: opt, res: &Result{}, removed: table.NewWriter(&table.Removed)}
		err := b.run(ctx)
		b.content.close()
		return b, err
	}
	b, err := run()
	if errors.Is(err, errDoubt) {
		opt.Thorough = true
		b, err = run()
	}
	b.problems.Sort()
	b.res.Problems = b.problems
	return b.res, err
}

func (b *builder) run(ctx context.Context) error {
	lock, err := publish.Acquire(b.opt.State)
	if err != nil {
		return err
	}
	defer lock.Close()
	b.opt.Content.Sweep()
	defer b.suspects(ctx)()
	if !b.remembers() {
		return b.steps(ctx)
	}
	b.stage("again")
	before, err := b.stampInputs(ctx, lock.Since(), true)
	if err != nil { // who reads the file says what is wrong with it
		return b.steps(ctx)
	}
	if b.again(ctx, before) {
		return nil
	}
	b.lock, b.before, b.keeps = lock, before, true
	if err := b.steps(ctx); err != nil {
		return err
	}
	b.stage("remember")
	b.remember(ctx, before)
	return nil
}

// steps are the build itself, one after the other.
func (b *builder) steps(ctx context.Context) error {
	b.notes = &noted{}
	defer b.notes.close()
	b.stage("configure")
	if err := b.configure(); err != nil {
		return err
	}
	if b.failed() {
		return nil
	}
	b.stage("index")
	b.ahead.Store(mostAhead)
	if err := b.index(ctx); err != nil {
		return err
	}
	if b.failed() {
		return nil
	}
	b.stage("import")
	if err := b.importSeeds(ctx); err != nil {
		return err
	}
	b.stage("propose")
	if err := b.propose(); err != nil {
		return err
	}
	if b.lock != nil && b.res.Imported+len(b.stubs) > 0 {
		b.imported = b.lock.Mark()
	}
	b.stage("reprints")
	if err := b.findReprints(); err != nil {
		return err
	}
	return b.publish(ctx)
}

func (b *builder) failed() bool { return b.problems.Count(diag.Error) > 0 }

func (b *builder) progress(stage string, done, total int) {
	if b.opt.Progress != nil {
		b.opt.Progress(stage, done, total)
	}
}

// stage says that a stage of the work begins.
func (b *builder) stage(name string) {
	if b.opt.Stage != nil {
		b.opt.Stage(name)
	}
}

// configure reads site.yaml, the roster and what editors say of events.
func (b *builder) configure() error {
	b.content = newFolders(b.opt.Content.FS())
	if b.last != nil {
		b.content.seen = map[string]bool{}
	}
	if b.before != nil {
		b.content.stamp = b.before.stamp
	}
	src, err := b.source("site.yaml")
	if b.unreadable("site.yaml", err) {
		return nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		b.problems.Notef(diag.Pos{File: "content/site.yaml"}, "site/no-config", "write one with at least a title; dateline new makes a commented one", "the site has no site.yaml")
		src, err = diag.NewSource("content/site.yaml", ""), nil
	}
	if err != nil {
		return err
	}
	var l diag.List
	b.conf, l = readConfig(src)
	b.problems = append(b.problems, l...)
	if b.opt.BaseURL != "" {
		if why := badBase(b.opt.BaseURL); why != "" {
			b.problems.Errorf(diag.Pos{File: "-base-url"}, "site/base-url", "write a whole address that ends in a slash, such as https://example.org/chronicle/", "%q %s", b.opt.BaseURL, why)
		}
		b.conf.BaseURL = b.opt.BaseURL
	}
	b.configured = strings.Join(b.inputs, "\n")
	if err := b.readRoster(); err != nil {
		return err
	}
	for i, id := range b.conf.HomeCountries {
		if b.roster.Get(roster.Place, id) == nil {
			var ids []string
			for _, p := range b.roster.Places {
				ids = append(ids, p.ID)
			}
			b.problems.Errorf(b.conf.homePos[i], "roster/unknown-id", roster.Suggest(id, ids, roster.Place), "no place has the id %q", id)
		}
	}
	return b.wantsNames()
}

// sources reads the Markdown files of some folders of content/, as many of them
// as are there.
func (b *builder) sources(folders ...string) ([]*diag.Source, error) {
	var files []*diag.Source
	for _, folder := range folders {
		list, err := fs.ReadDir(b.opt.Content.FS(), folder)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if b.unreadable(folder, err) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("reading content/%s: %w", folder, err)
		}
		for _, e := range list {
			if !e.Type().IsRegular() || path.Ext(e.Name()) != ".md" || strings.HasPrefix(e.Name(), ".") {
				continue
			}
			src, err := b.source(path.Join(folder, e.Name()))
			if b.unreadable(path.Join(folder, e.Name()), err) {
				continue
			}
			if err != nil {
				return nil, err
			}
			files = append(files, src)
		}
	}
	return files, nil
}

// unreadable reports the file or folder of content/ that a person has locked, or
// has put something else in the place of, and whether that is what err says. All
// of them are told; one of the disk's own errors ends the build.
func (b *builder) unreadable(p string, err error) bool {
	var odd *publish.NotRegularError
	switch {
	case errors.As(err, &odd):
		b.problems.Errorf(diag.Pos{File: "content/" + diag.Printable(p)}, "content/unreadable", "put a plain file or folder there", "%v", odd)
	case errors.Is(err, fs.ErrPermission):
		b.problems.Errorf(diag.Pos{File: "content/" + diag.Printable(p)}, "content/unreadable", "give whoever builds the site the permission to read it", "permission denied")
	default:
		return false
	}
	return true
}

// source reads a file of content/ and remembers it as an input.
func (b *builder) source(p string) (*diag.Source, error) {
	data, err := readSource(b.opt.Content.FS(), p)
	if err != nil {
		return nil, fmt.Errorf("reading content/%s: %w", p, err)
	}
	b.input("content/"+p, data)
	return diag.NewSource("content/"+p, string(data)), nil
}

func (b *builder) input(name string, data []byte) {
	b.inputs = append(b.inputs, name+" "+digest(data))
}

// digest is the SHA-256 of some bytes in hexadecimal.
func digest[T string | []byte](data T) string {
	sum := sha256.Sum256([]byte(data))
	return hex.EncodeToString(sum[:])
}
