package build

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
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
	same := last.Inputs == now.sum()
	var m *memories // read while the disk is asked
	var published []publish.SeenFolder
	if stopped := each(ctx, b.opt.Workers, 2, func(i int) {
		if i == 0 {
			published, err = b.lookAtOutputs(ctx)
		} else if !same {
			m = b.recall(last.Outputs)
		}
	}); stopped != nil || err != nil || sumOf(published) != last.Outputs {
		return false
	}
	if !same {
		for i := range published {
			if published[i].Stamp.Changed >= now.since { // it may change once more within this instant
				return false
			}
		}
		b.last, b.known = m, published
		return false
	}
	if publish.Unfinished(b.opt.Out) { // what could not be put away then
		return false
	}
	*b.res = last.Result
	b.problems = last.Problems
	return true
}

// remember keeps the stamps of a build that was published, and what it made of
// each report. After one that was not, what is remembered stays true.
func (b *builder) remember(ctx context.Context, before *inputs) {
	defer b.memories.Abort()
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
		published, err := b.lookAtOutputs(ctx)
		if err != nil {
			return
		}
		out = sumOf(published)
	}
	r := remembered{Key: b.key(), Outputs: out, Result: *b.res}
	settled := b.settled(before, after)
	if settled && !b.missed {
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
		if err != nil || publish.StampOf(info) != before.stamp(p) {
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
		if !wrote[l.part] || l.changed > b.imported || !l.dir && !mine[l.path] {
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
	since    int64 // when the build began
	parts    [numParts]string
	late     []late
	articles []publish.Seen // their files, in the order of walked
}

// late is a file or folder that has changed since the build began.
type late struct {
	part    int
	path    string
	dir     bool
	changed int64
}

func (in *inputs) sum() string { return strings.Join(in.parts[:], " ") }

// stamp is that of an article's file; zero where there was none.
func (in *inputs) stamp(p string) publish.Stamp {
	i, ok := slices.BinarySearchFunc(in.articles, p, func(x publish.Seen, p string) int { return walked(x.Path, p) })
	if !ok {
		return publish.Stamp{}
	}
	return in.articles[i].Stamp
}

// stampInputs takes the stamps, those of the articles if they are asked for. The
// few files of templates and of static, some of them in the program itself, are
// digested whole.
func (b *builder) stampInputs(ctx context.Context, since int64, all bool) (*inputs, error) {
	in := &inputs{since: since}
	content := b.opt.Content.FS()
	for part, x := range []struct {
		fsys fs.FS
		top  string
	}{partContent: {content, "."}, partArticles: {content, "articles"}, partSeeds: {b.opt.Seeds, "."}} {
		if x.fsys == nil || part == partArticles && !all {
			continue
		}
		folders, err := b.lookAt(ctx, x.fsys, publish.SeenFolder{Path: x.top}, part == partContent)
		if err != nil {
			return nil, err
		}
		in.parts[part] = sumOf(folders)
		in.noteLate(part, folders)
		if part == partArticles {
			if err := b.sortArticles(ctx, in, folders); err != nil {
				return nil, err
			}
		}
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

func (in *inputs) noteLate(part int, folders []publish.SeenFolder) {
	for i := range folders {
		for _, list := range [][]publish.Seen{folders[i].Files, folders[i].Inner} {
			for k := range list {
				if x := &list[k]; x.Stamp.Changed >= in.since {
					in.late = append(in.late, late{part, x.Path, x.Stamp.Mode.IsDir(), x.Stamp.Changed})
				}
			}
		}
	}
}

// sortArticles notes the articles that were found.
func (b *builder) sortArticles(ctx context.Context, in *inputs, folders []publish.SeenFolder) error {
	slices.SortFunc(folders, func(x, y publish.SeenFolder) int { return walked(x.Path, y.Path) })
	inOrder := func(x, y publish.Seen) int { return walked(x.Path, y.Path) }
	if err := each(ctx, b.opt.Workers, len(folders), func(i int) { slices.SortFunc(folders[i].Files, inOrder) }); err != nil {
		return err
	}
	n := 0
	for i := range folders {
		n += len(folders[i].Files)
	}
	in.articles = make([]publish.Seen, 0, n)
	for i := range folders {
		in.articles = append(in.articles, folders[i].Files...)
	}
	if !slices.IsSortedFunc(in.articles, inOrder) { // a folder holds both files and folders
		slices.SortFunc(in.articles, inOrder)
	}
	return nil
}

// lookAtOutputs takes the stamps of what is published.
func (b *builder) lookAtOutputs(ctx context.Context) ([]publish.SeenFolder, error) {
	out, err := publish.OpenSite(b.opt.Out)
	if err != nil {
		return nil, err
	}
	defer out.Close()
	info, err := fs.Lstat(out.FS(), ".")
	if err != nil {
		return nil, err
	}
	return b.lookAt(ctx, out.FS(), publish.SeenFolder{Path: ".", Stamp: publish.StampOf(info)}, false)
}

// lookAt takes the stamps of all that is in a folder of a file system, many folders at
// once. One that is not there is an empty one. Of content, the articles have a digest
// of their own, and our own files none.
func (b *builder) lookAt(ctx context.Context, fsys fs.FS, top publish.SeenFolder, content bool) (all []publish.SeenFolder, err error) {
	for level := []publish.SeenFolder{top}; len(level) > 0; {
		errs := make([]error, len(level))
		if err := each(ctx, b.opt.Workers, len(level), func(i int) {
			errs[i] = level[i].Look(fsys)
		}); err != nil {
			return nil, err
		}
		if len(all) == 0 && errors.Is(errs[0], fs.ErrNotExist) {
			return nil, nil
		}
		if err := cmp.Or(errs...); err != nil {
			return nil, err
		}
		if content && len(all) == 0 {
			level[0].Inner = slices.DeleteFunc(level[0].Inner, func(x publish.Seen) bool { return x.Path == "articles" || x.Path == ".dateline" })
		}
		all = append(all, level...)
		var next []publish.SeenFolder
		for i := range level {
			for _, x := range level[i].Inner {
				next = append(next, publish.SeenFolder{Path: x.Path, Stamp: x.Stamp})
			}
		}
		level = next
	}
	return all, nil
}

// sumOf digests the names and stamps of all that is in some folders.
func sumOf(folders []publish.SeenFolder) string {
	var sum publish.Stamps
	for i := range folders {
		sum.Join(&folders[i].Sum)
		for _, x := range folders[i].Inner {
			sum.Add(x.Path, x.Stamp)
		}
	}
	return sum.String()
}
