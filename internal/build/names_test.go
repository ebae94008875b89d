package build_test

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/internal/build"
	"dateline/internal/diag"
	"dateline/internal/publish"
)

// backwards lists every folder from its end.
type backwards struct{ fs.FS }

func (b backwards) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(b.FS, name)
	slices.Reverse(list)
	return list, err
}

// Reports whose titles want the same address, or one that some system cannot
// keep, get names that every system tells apart, whatever the order in which
// the files come.
func TestAddressesAreSafeAndTheSameInAnyOrder(t *testing.T) {
	titles := []string{"Con", "con", "CON", "NUL.txt", "COM1", "Ａｕｘ", "Talks in Ashgrove", "TALKS IN ASHGROVE", "Talks in Äshgrove", "Talks in A\u0308shgrove", "talks-in-ashgrove", "..", "../../etc/passwd", "C:\\Windows", "a/b", "a b", "a%2Fb",
		"-", "...", "\u202eevil", "ß", "SS", "ss", "ﬁsh", "fish", "İstanbul", "istanbul", "Istanbul", "ıstanbul", "中文", "中", strings.Repeat("long ", 60), strings.Repeat("long ", 61)}
	var want []string
	for _, back := range []bool{false, true} {
		dir := second(t)
		for i, s := range titles {
			if err := os.WriteFile(filepath.Join(dir, "seeds", fmt.Sprintf("n-%02d.txt", i)), []byte(s+"\n\nASHGROVE, 3 March 2018 (Norwire) - Report "+fmt.Sprint(i)+" of the day says that the council met on Monday.\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		res := run(t, dir, func(o *build.Options) {
			if back {
				o.Seeds = backwards{o.Seeds}
			}
		})
		if !res.Published {
			t.Fatal(res.Problems)
		}
		var got []string
		folded := map[string]string{}
		for name := range tree(t, filepath.Join(dir, "public")) {
			if err := publish.CheckPath(name); err != nil {
				t.Error(err)
			}
			if other, twice := folded[strings.ToLower(name)]; twice {
				t.Errorf("%s and %s differ by case alone", name, other)
			}
			folded[strings.ToLower(name)] = name
			if strings.HasPrefix(name, "articles/") {
				if stem := strings.TrimSuffix(strings.TrimSuffix(path.Base(name), ".html"), ".jsonld"); strings.Trim(stem, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || len(stem) > 80 {
					t.Errorf("%s is no address", name)
				}
			}
		}
		for _, a := range rows(t, dir, "articles") {
			got = append(got, fmt.Sprint(a["seed"], " is ", a["id"]))
		}
		slices.Sort(got)
		if want == nil {
			want = got
		} else if !slices.Equal(want, got) {
			t.Errorf("in another order the addresses are others:\n%q\n%q", want, got)
		}
	}
}

// A name that Windows keeps for a device is an error in a person's file, not a
// fault of the machine.
func TestADeviceIsNoID(t *testing.T) {
	for _, c := range []struct{ file, text, code string }{
		{"content/leaders/con.md", "---\nid: con\nname: Con Man\n---\n", "roster/id"},
		{"content/articles/2018/nul.md", "---\nid: nul\ntitle: Nothing\n---\nText.\n", "article/id"},
	} {
		dir := second(t)
		p := filepath.Join(dir, c.file)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(c.text), 0o644); err != nil {
			t.Fatal(err)
		}
		res := run(t, dir)
		if res.Published || !slices.ContainsFunc(res.Problems, func(d diag.Diagnostic) bool { return d.Code == c.code && d.File == c.file }) {
			t.Errorf("%s: published %v, %v", c.file, res.Published, res.Problems)
		}
	}
}
