package build

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"dateline/internal/diag"
	"dateline/internal/front"
	"dateline/internal/normalize"
)

// A person's word on a seed stands in seeds/seeds.yaml or in a file beside the
// seed, x.txt.yaml for x.txt. What is said of one record of a file,
// "x.jsonl#3", goes before what is said of the file, and the file beside it
// before seeds.yaml, field by field.

// over is a, with b's fields where a has none.
func over(a, b normalize.Sidecar) normalize.Sidecar {
	a.Title, a.Source, a.Syndicator = cmp.Or(a.Title, b.Title), cmp.Or(a.Source, b.Source), cmp.Or(a.Syndicator, b.Syndicator)
	a.URL, a.Lang, a.Rights = cmp.Or(a.URL, b.URL), cmp.Or(a.Lang, b.Lang), cmp.Or(a.Rights, b.Rights)
	if a.Date.IsZero() {
		a.Date = b.Date
	}
	if a.Authors == nil {
		a.Authors = b.Authors
	}
	if a.Digest.Source == "" && a.Digest.Date.IsZero() && a.Digest.URL == "" {
		a.Digest = b.Digest
	}
	return a
}

// of is what a person says of a record of the file p.
func (s sidecars) of(p, name string) normalize.Sidecar {
	side := s[p].Sidecar
	if name = strings.TrimPrefix(name, "seeds/"); name != p {
		side = over(s[name].Sidecar, side)
	}
	return side
}

// use notes that a file or a record of that name is there.
func (s sidecars) use(name string) {
	if side, ok := s[name]; ok {
		*side.used = true
	}
}

// beside reads the sidecars among the files of seeds/ and returns the other
// files.
func (im *importer) beside(paths []string) ([]string, error) {
	seeds := paths[:0:0]
	for _, p := range paths {
		of, ok := strings.CutSuffix(p, ".yaml")
		if !ok || path.Ext(of) == "" {
			seeds = append(seeds, p)
			continue
		}
		if _, there := slices.BinarySearch(paths, of); !there {
			im.setAside(diag.Pos{File: "seeds/" + p}, "seeds/sidecar", "name it after a seed, with .yaml behind, or delete it", fmt.Sprintf("there is no seed %q", of))
			continue
		}
		side, err := im.sidecar(p)
		if err != nil {
			return nil, err
		}
		if im.sides == nil {
			im.sides = sidecars{}
		}
		old, ok := im.sides[of]
		side.Sidecar = over(side.Sidecar, old.Sidecar)
		if ok {
			side.used = old.used
		}
		im.sides[of] = side
	}
	return seeds, nil
}

// sidecar reads the file beside a seed.
func (b *builder) sidecar(p string) (sidecar, error) {
	text, err := readSource(b.opt.Seeds, p)
	if err != nil {
		return sidecar{}, fmt.Errorf("reading seeds/%s: %w", p, err)
	}
	src := diag.NewSource("seeds/"+p, string(text))
	v, l := front.YAML(src)
	side := readSidecar(front.Read(src, v, &l, sidecarKeys...), diag.Pos{File: src.Name}, &l)
	b.problems = append(b.problems, l...)
	return side, nil
}
