//go:build unix

package build_test

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"dateline/internal/publish"

	"dateline/internal/build"
)

// A FIFO has no end: opening one would wait for ever.
func TestAFIFOIsNeverOpened(t *testing.T) {
	for _, file := range []string{"seeds/fifo.txt", "seeds/seeds.yaml", "content/leaders/fifo.md", "content/articles/2018/fifo.md", "content/site.yaml"} {
		t.Run(file, func(t *testing.T) {
			dir := second(t)
			p := filepath.Join(dir, file)
			os.MkdirAll(filepath.Dir(p), 0o755)
			os.Remove(p)
			if err := syscall.Mkfifo(p, 0o644); err != nil {
				t.Skip(err)
			}
			done := make(chan string, 1)
			go func() {
				content, err := publish.OpenSite(filepath.Join(dir, "content"))
				if err != nil {
					done <- err.Error()
					return
				}
				defer content.Close()
				res, err := build.Run(t.Context(), options(dir, content))
				said := ""
				if err != nil {
					said = err.Error()
				}
				for _, d := range res.Problems {
					said += "\n" + d.String()
				}
				done <- said
			}()
			select {
			case said := <-done:
				if !strings.Contains(said, filepath.Base(file)) && file != "content/leaders/fifo.md" {
					t.Errorf("nothing is said of it: %s", said)
				}
			case <-time.After(30 * time.Second):
				t.Error("the build waits")
			}
		})
	}
}

// What a person has locked, or linked, in content is told all at once, and
// nothing is published without it.
func TestWhatCannotBeReadOfContentIsTold(t *testing.T) {
	dir := second(t)
	if !run(t, dir).Published {
		t.Fatal("not published")
	}
	before := tree(t, filepath.Join(dir, "public"))
	content := filepath.Join(dir, "content")
	var want []string
	for _, name := range []string{"leaders", "places"} {
		from := filepath.Join(content, name)
		if err := errors.Join(os.Rename(from, filepath.Join(dir, name)), os.Symlink(filepath.Join(dir, name), from)); err != nil {
			t.Fatal(err)
		}
		want = append(want, "content/"+name)
	}
	if os.Geteuid() != 0 { // whom no permission stops
		for _, name := range []string{"site.yaml", "sources"} {
			if err := os.Chmod(filepath.Join(content, name), 0); err != nil {
				t.Fatal(err)
			}
			defer os.Chmod(filepath.Join(content, name), 0o755)
			want = append(want, "content/"+name)
		}
	}
	res := run(t, dir)
	said := map[string]string{}
	for _, d := range res.Problems {
		said[d.File] = d.Code
	}
	for _, name := range want {
		if said[name] != "content/unreadable" {
			t.Errorf("%s: %q", name, said[name])
		}
	}
	if res.Published || !maps.Equal(before, tree(t, filepath.Join(dir, "public"))) {
		t.Error("published all the same")
	}
}
