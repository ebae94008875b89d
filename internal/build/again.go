package build

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"dateline/internal/diag"
	"dateline/internal/publish"
)

// A build remembers the stamps of all files that it read and of all that it
// published. While they are the same, and the program is, another build would
// write the same bytes, so it writes none and reads none. What is remembered is
// a hint: without it, or when it is damaged, everything is read and compared.

// remembered is what a build leaves for the next one.
type remembered struct {
	Key      string // of the program and its options
	Inputs   string // of the files read; "" when one was changed meanwhile
	Outputs  string // of the files published
	Result   Result // without notes, accounts and what it wrote
	Problems diag.List
}

// again answers the build from what the last one remembered, if nothing has
// changed since.
func (b *builder) again(ctx context.Context, now *inputs) bool {
	data, err := publish.Recall(b.opt.State, b.memory("built"))
	if err != nil {
		return false
	}
	var last remembered
	if json.Unmarshal([]byte(data), &last) != nil || last.Key != b.key() {
		return false
	}
	var published map[string]publish.Stamp
	if last.Inputs != now.sum() {
		published = make(map[string]publish.Stamp, last.Result.Files+last.Result.Files/16)
	}
	var m *memories // read while the disk is asked
	var out string
	if stopped := each(ctx, b.opt.Workers, 2, func(i int) {
		if i == 0 {
			out, err = b.stampOutputs(ctx, published)
		} else if published != nil {
			m = b.recall(last.Outputs)
		}
	}); stopped != nil || err != nil || out != last.Outputs {
		return false
	}
	if published != nil {
		for _, s := range published {
			if s.Mode.IsDir() && s.Changed >= now.since { // it may change once more within this instant
				return false
			}
		}
		b.last, b.known = m, published
		return false
	}
	*b.res = last.Result
	b.problems = last.Problems
	return true
}

// remember keeps the stamps of a build that was published, and what it made of
// each report. After one that was not, what is remembered stays true.
func (b *builder) remember(ctx context.Context, before *inputs) {
	if !b.res.Published {
		return
	}
	_ = publish.Forget(b.opt.State, b.memory("built"))
	after, err := b.stampAfter(ctx, before)
	if err != nil {
		return
	}
	out := b.published
	if out == "" {
		if out, err = b.stampOutputs(ctx, nil); err != nil {
			return
		}
	}
	r := remembered{Key: b.key(), Outputs: out, Result: *b.res}
	settled := b.settled(before, after)
	if settled {
		r.Inputs = after.sum()
	}
	// An error from here on costs the next build time and nothing else.
	if err := b.keepReports(published{out, settled}); err != nil {
		return
	}
	r.Result.Written, r.Result.Imported, r.Result.Proposed, r.Result.Accounts, r.Result.Notes, r.Result.Problems = 0, 0, 0, nil, nil, nil
	for _, d := range b.problems {
		if d.Severity > diag.Note {
			r.Problems = append(r.Problems, d)
		}
	}
	if data, err := json.Marshal(r); err == nil {
		_ = publish.Remember(b.opt.State, b.memory("built"), data)
	}
}

// stampAfter takes the stamps after a build. Where few articles were read and none
// was written, it looks at these alone: a build is made of no other.
func (b *builder) stampAfter(ctx context.Context, before *inputs) (*inputs, error) {
	if b.content.seen == nil || b.res.Imported+len(b.stubs)+len(before.late) > 0 {
		return b.stampInputs(ctx, before.since, true)
	}
	after, err := b.stampInputs(ctx, before.since, false)
	if err != nil {
		return nil, err
	}
	after.parts[partArticles] = before.parts[partArticles]
	for p := range b.content.seen {
		info, err := fs.Lstat(b.opt.Content.FS(), p)
		if err != nil || publish.StampOf(info) != before.stamps[p] {
			after.parts[partArticles] = "changed"
		}
	}
	return after, nil
}

// settled reports whether the files after a build are those that it read: none
// has changed since it began but the articles and proposals that it wrote
// itself, and those not after it wrote them.
func (b *builder) settled(before, after *inputs) bool {
	if b.res.Imported+len(b.stubs) == 0 {
		return before.parts == after.parts && len(before.late)+len(after.late) == 0
	}
	wrote := [numParts]bool{partArticles: b.res.Imported > 0, partContent: len(b.stubs) > 0}
	for i := range before.parts {
		if !wrote[i] && before.parts[i] != after.parts[i] {
			return false
		}
	}
	mine := make(map[string]bool, b.res.Imported+len(b.stubs))
	for i := range b.shelf {
		if b.shelf[i].fresh {
			mine[b.shelf[i].path] = true
		}
	}
	for _, p := range b.stubs {
		mine[p] = true
	}
	for _, l := range after.late {
		p := l.path
		if l.part == partArticles {
			p = "articles/" + p
		}
		if !wrote[l.part] || l.changed > b.imported || !l.dir && !mine[p] {
			return false
		}
	}
	return len(before.late) == 0
}

// remembers reports whether builds like this one remember.
func (b *builder) remembers() bool { return b.opt.Program != "" && !b.opt.Adopt && !b.opt.Thorough }

// memory is the name for something that is remembered of this site and folder.
func (b *builder) memory(what string) string { return what + "-" + digest(b.opt.Out)[:16] }

func (b *builder) key() string {
	parts := []string{b.opt.Program, b.opt.Version, b.opt.BaseURL, b.opt.Out}
	return digest(strings.Join(append(parts, slices.Sorted(maps.Keys(b.shut))...), "\x00"))
}

// The parts of a build's inputs.
const (
	partContent = iota // without the articles
	partArticles
	partSeeds
	partTemplates
	partStatic
	numParts
)

// inputs are the digests of the stamps of all files that a build reads.
type inputs struct {
	since  int64 // when the build began
	parts  [numParts]string
	late   []late
	stamps map[string]publish.Stamp // of the articles, by path
}

// late is a file or folder that has changed since the build began.
type late struct {
	part    int
	path    string
	dir     bool
	changed int64
}

// stamped is a file or folder with its stamp.
type stamped struct {
	path  string
	dir   bool
	stamp publish.Stamp
}

func (in *inputs) sum() string { return strings.Join(in.parts[:], " ") }

// stampInputs takes the stamps, those of the articles if they are asked for. The
// few files of templates and of static, some of them in the program itself, are
// digested whole.
func (b *builder) stampInputs(ctx context.Context, since int64, all bool) (*inputs, error) {
	in := &inputs{since: since, stamps: map[string]publish.Stamp{}}
	content := b.opt.Content.FS()
	var articles fs.FS
	if all {
		var err error
		articles, err = fs.Sub(content, "articles")
		if c, ok := articles.(io.Closer); ok {
			defer c.Close()
		}
		if errors.Is(err, fs.ErrNotExist) {
			articles, err = nil, nil
		}
		if err != nil {
			return nil, err
		}
	}
	for part, f := range []fs.FS{partContent: content, partArticles: articles, partSeeds: b.opt.Seeds} {
		if f == nil {
			continue
		}
		sum, err := b.stampTree(ctx, f, part == partContent, func(f stamped) {
			if f.stamp.Changed >= since {
				in.late = append(in.late, late{part, f.path, f.dir, f.stamp.Changed})
			}
			if part == partArticles && !f.dir {
				in.stamps["articles/"+f.path] = f.stamp
			}
		})
		if err != nil {
			return nil, err
		}
		in.parts[part] = sum
	}
	for i, f := range []fs.FS{b.opt.Templates, b.opt.Static} {
		h := sha256.New()
		err := fs.WalkDir(f, ".", func(p string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			data, err := fs.ReadFile(f, p)
			io.WriteString(h, p+"\x00"+digest(data))
			return err
		})
		if err != nil {
			return nil, err
		}
		in.parts[partTemplates+i] = hex.EncodeToString(h.Sum(nil))
	}
	return in, nil
}

// stampOutputs takes the stamps of what is published, and notes each in all,
// unless that is nil.
func (b *builder) stampOutputs(ctx context.Context, all map[string]publish.Stamp) (string, error) {
	out, err := publish.OpenSite(b.opt.Out)
	if err != nil {
		return "", err
	}
	defer out.Close()
	if all == nil {
		return b.stampTree(ctx, out.FS(), false, nil)
	}
	info, err := fs.Lstat(out.FS(), ".")
	if err != nil {
		return "", err
	}
	all["."] = publish.StampOf(info)
	return b.stampTree(ctx, out.FS(), false, func(f stamped) { all[f.path] = f.stamp })
}

// stampTree digests the names and stamps of all that is in a file system, many
// folders at once, and gives each to f. One that is not there is an empty one. Of
// content, the articles have a digest of their own, and our own files none.
func (b *builder) stampTree(ctx context.Context, fsys fs.FS, content bool, f func(stamped)) (string, error) {
	type folder struct {
		path  string
		sum   publish.Stamps
		inner []string
		seen  []stamped
		err   error
	}
	read := func(d *folder) error {
		list, err := fs.ReadDir(fsys, d.path)
		if d.path == "." && errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		if f != nil {
			d.seen = make([]stamped, 0, len(list))
		}
		for _, e := range list {
			if content && d.path == "." && (e.Name() == "articles" || e.Name() == ".dateline") {
				continue
			}
			info, err := e.Info()
			if err != nil {
				return err
			}
			s := publish.StampOf(info)
			p := path.Join(d.path, e.Name())
			if e.IsDir() {
				d.inner = append(d.inner, p)
			}
			d.sum.Add(p, s)
			if f != nil {
				d.seen = append(d.seen, stamped{p, e.IsDir(), s})
			}
		}
		return nil
	}
	var sum publish.Stamps
	for level := []string{"."}; len(level) > 0; {
		folders := make([]folder, len(level))
		if err := each(ctx, b.opt.Workers, len(level), func(i int) {
			folders[i].path = level[i]
			folders[i].err = read(&folders[i])
		}); err != nil {
			return "", err
		}
		level = nil
		for i := range folders {
			d := &folders[i]
			if d.err != nil {
				return "", d.err
			}
			sum.Join(&d.sum)
			for _, x := range d.seen {
				f(x)
			}
			level = append(level, d.inner...)
		}
	}
	return sum.String(), nil
}
