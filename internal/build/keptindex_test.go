package build_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"dateline/internal/build"
	"dateline/internal/search"
)

// A site of so many reports that its index is kept whole is the same when it is
// built on what is kept, however often, and with a piece of that damaged.
func TestAnIndexThatIsKeptChangesNoByte(t *testing.T) {
	if testing.Short() {
		t.Skip("builds thousands of reports five times")
	}
	dir := t.TempDir()
	write := func(name, text string) {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	report := func(i int, more string) {
		write(fmt.Sprintf("content/articles/2001/r-%d.md", i), fmt.Sprintf("---\nid: r-%d\ntitle: Report %d on bridges\ndate: 2001-%02d-%02d\ndate_basis: header\nlang: en\n---\nBridge %d was opened on a morning of that month, before the boats came in. %s\n", i, i, 1+i%12, 1+i%28, i*i%977, more))
	}
	write("content/site.yaml", "title: Bridges\ndata: false\n")
	write("content/leaders/ada-tarn.md", "---\nid: ada-tarn\nname: Ada Tarn\n---\n")
	const n = 2*search.Few + 20
	for i := range n {
		report(i, "")
	}
	if err := os.MkdirAll(filepath.Join(dir, "seeds"), 0o755); err != nil {
		t.Fatal(err)
	}
	tick()
	run(t, dir, trusting)
	for step, change := range []func(){
		func() { report(7, "An arch holds it.") },
		func() { report(7, "Nothing holds it any more."); report(9, "An arch holds it, too, of basalt.") },
		func() { report(n, "It is new."); report(2000, "So is this, with an arch.") },
		func() {
			if err := os.Remove(filepath.Join(dir, "content/articles/2001/r-11.md")); err != nil {
				t.Fatal(err)
			}
			list, err := filepath.Glob(filepath.Join(dir, ".dateline/cache/spool-*"))
			if err != nil || len(list) != 1 {
				t.Fatal(list, err)
			}
			b, err := os.ReadFile(list[0])
			if err != nil {
				t.Fatal(err)
			}
			for i := len(b) / 2; i < len(b); i += 1000 {
				b[i] ^= 1
			}
			if err := os.WriteFile(list[0], b, 0o644); err != nil {
				t.Fatal(err)
			}
		},
	} {
		tick()
		change()
		tick()
		grouped := false
		run(t, dir, trusting, func(o *build.Options) { o.Stage = func(name string) { grouped = grouped || name == "group" } })
		if grouped != (step > 1) { // before, only words have changed that no list shows
			t.Errorf("step %d: grouped %v", step, grouped)
		}
		if step == 0 {
			continue // the next says it, too
		}
		warm := tree(t, filepath.Join(dir, "public"))
		cold := t.TempDir()
		for _, part := range []string{"content", "seeds"} {
			if err := os.CopyFS(filepath.Join(cold, part), os.DirFS(filepath.Join(dir, part))); err != nil {
				t.Fatal(err)
			}
		}
		run(t, cold)
		differ(t, fmt.Sprint("step ", step), warm, tree(t, filepath.Join(cold, "public")))
	}
}
