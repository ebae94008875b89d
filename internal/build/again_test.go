package build_test

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"dateline/internal/build"
	"dateline/internal/diag"
	"dateline/internal/publish"
	"dateline/static"
	"dateline/templates"
)

// trusting is a build by a program that knows itself to the bit.
func trusting(o *build.Options) { o.Program = "test 1" }

// stamps are the stamps of all files below a folder but the locks, which bear
// the number of the process.
func stamps(t *testing.T, dir string) map[string]publish.Stamp {
	t.Helper()
	out := map[string]publish.Stamp{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || strings.HasSuffix(p, "lock") {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		out[p] = publish.StampOf(info)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// tick waits until a change of a file has another time than those before it.
func tick() { time.Sleep(40 * time.Millisecond) }

func TestABuildOfWhatIsBuiltWritesNothing(t *testing.T) {
	dir := second(t)
	tick()
	first := run(t, dir, trusting)
	if first.Imported == 0 {
		t.Fatal("nothing is imported")
	}
	before := stamps(t, dir)
	var stages []string
	res := run(t, dir, trusting, func(o *build.Options) { o.Stage = func(s string) { stages = append(stages, s) } })
	if fmt.Sprint(stages) != "[again]" {
		t.Errorf("the stages of a build of what is built: %v", stages)
	}
	if after := stamps(t, dir); !maps.Equal(before, after) {
		for p, s := range after {
			if before[p] != s {
				t.Errorf("%s was written", p)
			}
		}
	}
	if !res.Published || res.Written != 0 || res.Imported != 0 || res.Articles != first.Articles || res.Events != first.Events ||
		res.Pages != first.Pages || res.Files != first.Files || res.Seeds != first.Seeds || res.SetAside != first.SetAside {
		t.Errorf("first %+v, then %+v", first, res)
	}
	var warnings diag.List
	for _, d := range first.Problems {
		if d.Severity > diag.Note {
			warnings = append(warnings, d)
		}
	}
	if fmt.Sprint(warnings) != fmt.Sprint(res.Problems) {
		t.Errorf("warnings were %v and are %v", warnings, res.Problems)
	}
}

// What a build could not put away the next one does, although nothing else is to be done.
func TestABuildOfWhatIsBuiltPutsAwayWhatIsLeft(t *testing.T) {
	dir := second(t)
	tick()
	run(t, dir, trusting)
	left := filepath.Join(dir, ".dateline/public.old/a")
	if err := os.MkdirAll(left, 0o755); err != nil {
		t.Fatal(err)
	}
	run(t, dir, trusting)
	if _, err := os.Stat(left); !errors.Is(err, fs.ErrNotExist) {
		t.Error("it is there still")
	}
}

// An article that a build makes anew of its raw file is not what the build found as it
// began.
func TestARawFileThatChangedIsShown(t *testing.T) {
	dir := second(t)
	write := func(name, text string) {
		t.Helper()
		tick()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for i, name := range []string{"lamps", "buoys", "piers", "lamps"} { // so that what is kept of the first is settled
		write("seeds/"+name+".txt", fmt.Sprintf(" date 2024-03-04 The %s of the harbour are counted\n\nPORT ELLIS – The council of the lake counted %d %s on Monday, its office said.\n", name, 40+i, name))
		tick()
		run(t, dir, trusting)
	}
	if page := tree(t, filepath.Join(dir, "public/articles/2024"))["2024-03-04-lamps-harbour-counted.html"]; !strings.Contains(page, "43") {
		t.Errorf("the page is not of the new raw file: %.200s", page)
	}
}

// Whatever is changed, the next build makes what a build without memory makes.
func TestAnyChangeIsBuilt(t *testing.T) {
	write := func(name, text string) func(t *testing.T, dir string) {
		return func(t *testing.T, dir string) {
			p := filepath.Join(dir, name)
			if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	// one returns a file below dir.
	one := func(t *testing.T, dir string) string {
		list, err := filepath.Glob(filepath.Join(dir, "*", "*"))
		if err != nil || len(list) == 0 {
			t.Fatalf("no file below %s", dir)
		}
		return list[0]
	}
	edit := func(t *testing.T, p, from, to string) {
		b, err := os.ReadFile(p)
		if err != nil || !strings.Contains(string(b), from) {
			t.Fatalf("%s: %v", p, err)
		}
		info, err := os.Stat(p)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(strings.Replace(string(b), from, to, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
		// As a tool does that keeps times: only the change time tells.
		if err := os.Chtimes(p, info.ModTime(), info.ModTime()); err != nil {
			t.Fatal(err)
		}
	}
	memory := func(t *testing.T, dir string) string {
		list, err := filepath.Glob(filepath.Join(dir, ".dateline/cache/built-*"))
		if err != nil || len(list) != 1 {
			t.Fatalf("%v %v", list, err)
		}
		return list[0]
	}
	for _, c := range []struct {
		name   string
		change func(t *testing.T, dir string)
		option func(*build.Options)
	}{
		{"an article", func(t *testing.T, dir string) {
			edit(t, one(t, filepath.Join(dir, "content/articles")), "\n---\n", "\n---\nThis is more. ")
		}, nil},
		{"an article less", func(t *testing.T, dir string) { os.Remove(one(t, filepath.Join(dir, "content/articles"))) }, nil},
		{"the configuration", func(t *testing.T, dir string) {
			edit(t, filepath.Join(dir, "content/site.yaml"), "title: ", "annotate: false\ntitle: ")
		}, nil},
		{"a person more", write("content/leaders/new-person.md", "---\nid: new-person\nname: New Person\n---\n"), nil},
		{"a seed more", write("seeds/more.txt", "A bridge is opened\n\n3 March 2021\n\nThe bridge over the river was opened on Wednesday, the mayor said.\n"), nil},
		{"a published page", func(t *testing.T, dir string) { edit(t, filepath.Join(dir, "public/index.html"), "a", "e") }, nil},
		{"a published page less", func(t *testing.T, dir string) { os.Remove(filepath.Join(dir, "public/about.html")) }, nil},
		{"the manifest less", func(t *testing.T, dir string) { os.Remove(filepath.Join(dir, "public/"+publish.ManifestName)) }, func(o *build.Options) { o.Adopt = true }},
		{"the memory less", func(t *testing.T, dir string) { os.Remove(memory(t, dir)) }, nil},
		{"the memory damaged", func(t *testing.T, dir string) {
			b, _ := os.ReadFile(memory(t, dir))
			b[len(b)/2] ^= 1
			os.WriteFile(memory(t, dir), b, 0o644)
		}, nil},
		{"the memory empty", func(t *testing.T, dir string) { os.WriteFile(memory(t, dir), nil, 0o644) }, nil},
		{"the program", nil, func(o *build.Options) { o.Program = "test 2" }},
		{"the version", nil, func(o *build.Options) { o.Version = "other" }},
		{"the address", nil, func(o *build.Options) { o.BaseURL = "https://example.org/other/" }},
		{"a template", nil, func(o *build.Options) {
			o.Templates = build.Overlay(fstest.MapFS{"plain.html": {Data: []byte(`{{template "top" .Head}}<main id="main"><h1>{{.Title}}</h1>{{.Text}}</main>{{template "foot" .Head}}`)}}, templates.Files)
		}},
		{"a static file", nil, func(o *build.Options) {
			o.Static = build.Overlay(fstest.MapFS{"more.txt": {Data: []byte("more")}}, static.Files)
		}},
		{"nothing", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := second(t)
			tick()
			run(t, dir, trusting)
			tick()
			if c.change != nil {
				c.change(t, dir)
			}
			option := c.option
			if option == nil {
				option = func(*build.Options) {}
			}
			run(t, dir, trusting, option)
			got := tree(t, filepath.Join(dir, "public"))
			if err := os.RemoveAll(filepath.Join(dir, "public")); err != nil {
				t.Fatal(err)
			}
			run(t, dir, option) // without memory
			want := tree(t, filepath.Join(dir, "public"))
			if !maps.Equal(want, got) {
				for p := range want {
					if want[p] != got[p] {
						t.Errorf("%s differs", p)
					}
				}
				t.Errorf("%d files instead of %d", len(got), len(want))
			}
		})
	}
}

// What changes while a build is at work is built by the next one.
func TestAChangeDuringABuildIsNotForgotten(t *testing.T) {
	dir := second(t)
	run(t, dir) // imports
	tick()
	page := filepath.Join(dir, "content/leaders")
	list, err := os.ReadDir(page)
	if err != nil {
		t.Fatal(err)
	}
	page = filepath.Join(page, list[0].Name())
	run(t, dir, trusting, func(o *build.Options) {
		o.Stage = func(s string) {
			if s == "render" {
				b, err := os.ReadFile(page)
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(page, append(b, "\nA sentence more, written while the build ran.\n"...), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
	run(t, dir, trusting)
	got := tree(t, filepath.Join(dir, "public"))
	run(t, dir)
	if want := tree(t, filepath.Join(dir, "public")); !maps.Equal(want, got) {
		t.Error("the change is forgotten")
	}
}
