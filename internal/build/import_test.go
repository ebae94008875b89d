package build_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/build"
	"dateline/internal/publish"
)

// While one batch of raw files is taken the next is read: what becomes of a file
// is decided in the order of paths all the same.
func TestManyBatchesAreImportedInTheOrderOfPaths(t *testing.T) {
	const files = 700 // of 256 a batch
	report := func(n int) string {
		return fmt.Sprintf("Bridge number %d opens in Port Maren\n\n12 June 2018\n\nThe minister of roads opened bridge number %d over the Blue River on Tuesday, the ministry said.\n", n, n)
	}
	same := map[int]int{ // the bytes of that file: of one of its own batch, of one before, of one that is a duplicate itself
		7: 3, 255: 0, 256: 255, 300: 7, 511: 510, 699: 1,
	}
	titles := map[int]bool{9: true, 258: true, 600: true} // the same day and title as file 8: an id with a number
	var want map[string]string
	var told string
	for _, workers := range []int{1, 2, 8} {
		dir := t.TempDir()
		for _, folder := range []string{"content", "seeds/a", "seeds/b"} {
			if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		name := func(n int) string { // some lie in no folder
			return [...]string{"", "a/", "b/"}[min(2, n/300)] + fmt.Sprintf("%03d.txt", n)
		}
		for n := range files {
			text := report(n)
			if titles[n] {
				text = report(8) + fmt.Sprintf("\nIt was the opening number %d of that week.\n", n)
			} else if of, ok := same[n]; ok {
				text = report(of)
				if n == 256 || n == 300 {
					text = report(same[of])
				}
			}
			if err := os.WriteFile(filepath.Join(dir, "seeds", name(n)), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		site, err := publish.OpenSite(filepath.Join(dir, "content"))
		if err != nil {
			t.Fatal(err)
		}
		defer site.Close()
		opt := options(dir, site)
		opt.Workers = workers
		res, err := build.Import(context.Background(), opt, build.Reports{})
		if err != nil {
			t.Fatal(err)
		}
		if res.Imported != files-len(same) || res.SetAside != len(same) || res.Seeds != files {
			t.Errorf("%d workers: %d seeds, %d imported, %d set aside", workers, res.Seeds, res.Imported, res.SetAside)
		}
		var dup []string
		for _, d := range res.Problems {
			if d.Code == "seed/duplicate" {
				dup = append(dup, d.File+": "+d.Msg)
			}
		}
		content := tree(t, filepath.Join(dir, "content"))
		if want == nil {
			want, told = content, strings.Join(dup, "\n")
			// Names sort before folders are gone into: 000 to 299, then a/, then b/.
			for n, k := range map[int]string{8: "", 9: "-2", 258: "-3", 600: "-4"} {
				p := "articles/2018/2018-06-12-bridge-number-8-opens-port-maren" + k + ".md"
				if !strings.Contains(content[p], "path: seeds/"+name(n)+",") {
					t.Errorf("%s is not of %s:\n%s", p, name(n), content[p])
				}
			}
			continue
		}
		if diff := cmp.Diff(want, content); diff != "" {
			t.Errorf("%d workers: %s", workers, diff)
		}
		if diff := cmp.Diff(told, strings.Join(dup, "\n")); diff != "" {
			t.Errorf("%d workers: %s", workers, diff)
		}
	}
	for n, first := range map[int]string{7: "003", 255: "000", 256: "000", 300: "003", 511: "a/510", 699: "001"} {
		if !strings.Contains(told, fmt.Sprintf("%03d.txt: set aside: the same bytes as seeds/%s.txt", n, first)) {
			t.Errorf("%d is not told to be %s:\n%s", n, first, told)
		}
	}
}
