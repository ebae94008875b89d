package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"dateline/internal/annotate"
	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/normalize"
	"dateline/internal/record"
	"dateline/internal/seed"
)

// Explanation is how one file is read. Of a seed, Normal says what each rule
// took and kept; of both kinds, Notes says what is annotated in Article.
type Explanation struct {
	Article  article.Article
	Normal   *normalize.Result // nil for a file of content/
	Notes    annotate.Notes
	Problems diag.List
}

// Explain reads one file of seeds/ or content/articles/ ("seeds/x.txt",
// "seeds/x.jsonl#3", "content/articles/2018/y.md") as a build would, and writes nothing. With an
// error among its problems the file is no report.
func Explain(_ context.Context, opt Options, file string) (*Explanation, error) {
	b := &builder{opt: opt, res: &Result{}}
	defer func() { b.content.close() }()
	if err := b.configure(); err != nil {
		return nil, err
	}
	x := &Explanation{}
	if b.failed() {
		x.Problems = b.problems
		return x, nil
	}
	if p, ok := strings.CutPrefix(file, "content/"); ok {
		if !strings.HasPrefix(p, "articles/") {
			return nil, fmt.Errorf("%s is no report; name a file of seeds/ or content/articles/", file)
		}
		a, n, l, _, err := b.read(&shelved{path: p})
		x.Article, x.Notes, x.Problems = a, n, l
		return x, err
	}
	p, ok := strings.CutPrefix(file, "seeds/")
	if !ok {
		return nil, fmt.Errorf("%s is neither under seeds/ nor under content/articles/", file)
	}
	sides, err := b.sidecars()
	if err != nil {
		return nil, err
	}
	p, _, one := strings.Cut(p, "#")
	data, err := readLimited(opt.Seeds, p, seed.MaxBytes)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no seeds/%s", p)
	}
	if err != nil {
		return nil, fmt.Errorf("reading seeds/%s: %w", p, err)
	}
	if side, err := b.sidecar(p + ".yaml"); err == nil {
		if sides == nil {
			sides = sidecars{}
		}
		side.Sidecar = over(side.Sidecar, sides[p].Sidecar)
		sides[p] = side
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var rec *record.Record
	for r := range record.Read("seeds/"+p, data, record.Options{Columns: b.conf.Columns}) {
		if r.Name == file || !one && (r.Text != "" || rec == nil) {
			rec = &r
			break
		}
	}
	if rec == nil {
		return nil, fmt.Errorf("there is no %s", file)
	}
	x.Problems = rec.Problems
	if rec.Text == "" {
		return x, nil
	}
	res := b.norm.Record(rec, sides.of(p, rec.Name))
	x.Normal, x.Article = &res, res.Article
	b.fill(&x.Article)
	n, nl := b.annotate(&x.Article, diag.Pos{File: file})
	x.Notes, x.Problems = n, append(x.Problems, nl...)
	return x, nil
}

// sidecars reads seeds/seeds.yaml, if there is one.
func (b *builder) sidecars() (sidecars, error) {
	text, err := readSource(b.opt.Seeds, seedsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading seeds/%s: %w", seedsFile, err)
	}
	s, l := readSidecars(diag.NewSource("seeds/"+seedsFile, string(text)))
	b.problems = append(b.problems, l...)
	return s, nil
}
