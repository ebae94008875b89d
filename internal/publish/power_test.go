package publish

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// forgetful is a file system that does not sync.
type forgetful struct{ FS }

func (forgetful) SyncAll(string) error { return nil }
func (forgetful) SyncDir(string) error { return nil }

// far is a file system into whose published folder nothing can be moved from
// beside it.
type far struct{ FS }

func (far) Link(string, string) error { return errors.ErrUnsupported }

func (f far) LinkAll(old, new string, names []string) (int, error) {
	return linkEach(f, old, new, names)
}

// cuts publishes first, then second, and cuts the power after every change, with
// as few and as many of the later changes kept as there can be. It returns how
// many of the folders left are neither build, and in how many the second build
// is not there, or not whole with the next build's help, though it was
// acknowledged.
func cuts(t *testing.T, opt Options, wrap func(FS) FS) (tried, torn, lost int) {
	r := newRecorder()
	opt.FS = wrap(r)
	if _, err := build("public", opt, first); err != nil {
		t.Fatal(err)
	}
	r.events = append(r.events, event{op: "sync", a: "."}) // the first has been there for long
	begun := len(r.events)
	if _, err := build("public", opt, second); err != nil {
		t.Fatal(err)
	}
	step := 1
	if testing.Short() {
		step = 3
	}
	type kept struct{ names, writes int }
	seen := map[kept]bool{} // what is left of a later cut is left of an earlier one, too
	for n := len(r.events); n >= begun; n -= step {
		for k := max(begun, r.kept(n)); k <= n; k++ {
			for _, bytesKept := range []bool{false, true} {
				tried++
				if left := (kept{k, r.written(n, bytesKept)}); seen[left] {
					continue
				} else {
					seen[left] = true
				}
				left := r.after(n, k, bytesKept)
				got := left.tree("public").without()
				if opt.InPlace { // each file is whole, the folder after the next to come
					whole := true
					for p, s := range got {
						whole = whole && (s == first[p] || s == second[p] || strings.HasPrefix(p, nearName))
					}
					if !whole {
						torn++
						continue
					}
					s, err := Stage("public", Options{FS: left})
					if err != nil {
						torn++
						continue
					}
					s.Abort()
					got = left.tree("public").without()
				}
				switch {
				case cmp.Equal(got, second):
				case !cmp.Equal(got, first):
					torn++
				case n == len(r.events):
					lost++
				}
				// Whatever is left, the next build publishes.
				if _, err := build("public", Options{FS: left, InPlace: opt.InPlace, Adopt: true}, second); err != nil {
					t.Errorf("the build after a cut: %v", err)
				} else if d := cmp.Diff(second, left.tree("public").without()); d != "" {
					t.Errorf("the build after a cut: %s", d)
				}
			}
		}
	}
	return tried, torn, lost
}

func TestAPowerCutLeavesAWholeBuild(t *testing.T) {
	near := func(f FS) FS { return f }
	for _, c := range []struct {
		name string
		opt  Options
		wrap func(FS) FS
	}{{"swapped", Options{}, near}, {"in place", Options{InPlace: true}, near}, {"in place, from afar", Options{InPlace: true}, func(f FS) FS { return far{f} }}} {
		tried, torn, lost := cuts(t, c.opt, c.wrap)
		t.Logf("%s: %d cuts, %d torn, %d acknowledged builds lost", c.name, tried, torn, lost)
		if torn+lost > 0 || tried < 100 {
			t.Errorf("%s: %d cuts, %d torn, %d lost", c.name, tried, torn, lost)
		}
	}
}

// The cuts must find a publisher that does not sync, or they show nothing.
func TestAPowerCutFindsABuildWithoutSync(t *testing.T) {
	for name, opt := range map[string]Options{"swapped": {}, "in place": {InPlace: true}} {
		tried, torn, lost := cuts(t, opt, func(f FS) FS { return forgetful{f} })
		t.Logf("%s: %d cuts, %d torn, %d lost", name, tried, torn, lost)
		if torn == 0 || lost == 0 {
			t.Errorf("%s: %d torn, %d lost, want some of both", name, torn, lost)
		}
	}
}
