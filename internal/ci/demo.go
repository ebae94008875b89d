package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"dateline/internal/check"
)

// parts are what the demo is made of: the module's own site.
var parts = []string{"content", "seeds"}

// variant is one way to build the demo. Every one must give the same bytes.
type variant struct {
	name string
	dir  string // of the site, below the temporary folder
	env  []string
}

// variants differ in all that must not matter: processors, time zone, locale,
// folder. Turkish has its own letter case.
var variants = []variant{
	{"as it comes", "site", nil},
	{"one processor, another zone, locale and folder", "другой сайт #2",
		[]string{"GOMAXPROCS=1", "TZ=Asia/Almaty", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "GOGC=20"}},
	{"four processors, the other side of the date line", "c/d/e/f",
		[]string{"GOMAXPROCS=4", "TZ=Pacific/Kiritimati", "LANG=C", "LC_ALL=C"}},
}

// demo builds the module's own site, a copy of it, in each of the ways, and
// compares what came out; and once more in place, which must change nothing.
func (j *job) demo() error {
	j.binary = filepath.Join(j.tmp, "dateline")
	if err := j.show(nil, "go", "build", "-o", j.binary, "./cmd/dateline"); err != nil {
		return err
	}
	// The day of an import is kept in the article, so that day is given.
	day := "SOURCE_DATE_EPOCH=1767225600"
	var first string
	for i, v := range variants {
		dir := filepath.Join(j.tmp, filepath.FromSlash(v.dir))
		if err := j.copyDemo(dir); err != nil {
			return err
		}
		if err := j.show(append(v.env, day), j.binary, "build", "-C", dir); err != nil {
			return fmt.Errorf("%s: %w", v.name, err)
		}
		if i == 0 {
			first = dir
			j.site = filepath.Join(dir, "public")
			continue
		}
		for _, part := range []string{"public", "content"} {
			if err := same(filepath.Join(first, part), filepath.Join(dir, part)); err != nil {
				return fmt.Errorf("%s: not the same bytes as %s: %w", v.name, variants[0].name, err)
			}
		}
	}
	before := filepath.Join(j.tmp, "before")
	if err := os.CopyFS(before, os.DirFS(j.site)); err != nil {
		return err
	}
	info, err := os.Stat(j.site)
	if err != nil {
		return err
	}
	if err := j.show([]string{day}, j.binary, "build", "-C", first); err != nil {
		return err
	}
	again, err := os.Stat(j.site)
	if err != nil {
		return err
	}
	if !os.SameFile(info, again) {
		return errors.New("a second build of the same replaced the published folder")
	}
	if err := same(before, j.site); err != nil {
		return fmt.Errorf("a second build of the same changed it: %w", err)
	}
	n := 0
	err = filepath.WalkDir(j.site, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			n++
		}
		return err
	})
	fmt.Fprintf(j.out, "%d builds, %d files, the same bytes\n", len(variants)+1, n)
	return err
}

func (j *job) copyDemo(dir string) error {
	for _, p := range parts {
		to := filepath.Join(dir, p)
		if err := errors.Join(os.MkdirAll(to, 0o755), os.CopyFS(to, os.DirFS(filepath.Join(j.root, p)))); err != nil {
			return err
		}
	}
	return nil
}

// russian builds the demo with its pages' own words in Russian, and with a report
// of long ago that gives its charts many years, and returns the published folder.
func (j *job) russian() (string, error) {
	dir := filepath.Join(j.tmp, "russian")
	if err := j.copyDemo(dir); err != nil {
		return "", err
	}
	config := filepath.Join(dir, "content", "site.yaml")
	b, err := os.ReadFile(config)
	if err != nil {
		return "", err
	}
	in := bytes.Replace(b, []byte("\nlanguage: en\n"), []byte("\nlanguage: ru\n"), 1)
	if bytes.Equal(in, b) {
		return "", fmt.Errorf("%s does not say language: en", config)
	}
	if err := os.WriteFile(config, in, 0o644); err != nil {
		return "", err
	}
	old := []byte("A bridge opens in Osk\n3 May 1987\n\nThe bridge was opened on Sunday.\n")
	if err := os.WriteFile(filepath.Join(dir, "seeds", "old.txt"), old, 0o644); err != nil {
		return "", err
	}
	return filepath.Join(dir, "public"), j.show(nil, j.binary, "build", "-C", dir)
}

// same compares two folders and names what differs.
func same(a, b string) error {
	left, err := names(a)
	if err != nil {
		return err
	}
	right, err := names(b)
	if err != nil {
		return err
	}
	var diffs []string
	for p := range left {
		if !right[p] {
			diffs = append(diffs, p+" (only in one)")
			continue
		}
		x, err := os.ReadFile(filepath.Join(a, p))
		if err != nil {
			return err
		}
		y, err := os.ReadFile(filepath.Join(b, p))
		if err != nil {
			return err
		}
		if !bytes.Equal(x, y) {
			diffs = append(diffs, fmt.Sprintf("%s (line %d)", p, line(x, y)))
		}
	}
	for p := range right {
		if !left[p] {
			diffs = append(diffs, p+" (only in one)")
		}
	}
	if len(diffs) == 0 {
		return nil
	}
	return fmt.Errorf("%d files differ, such as %s", len(diffs), strings.Join(diffs[:min(5, len(diffs))], ", "))
}

func names(dir string) (map[string]bool, error) {
	out := map[string]bool{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, p)
		out[rel] = true
		return err
	})
	return out, err
}

// line is the first line in which two texts differ.
func line(x, y []byte) int {
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return bytes.Count(x[:n], []byte("\n")) + 1
}

// pages checks every file of the demo as dateline check does.
func (j *job) pages() error {
	if j.site == "" {
		return errors.New("there is no demo to look at")
	}
	l := check.Site(os.DirFS(j.site))
	for i, d := range l {
		if i == 40 {
			fmt.Fprintf(j.out, "and %d more\n", len(l)-i)
			break
		}
		fmt.Fprintln(j.out, d)
	}
	if len(l) > 0 {
		return fmt.Errorf("%d problems", len(l))
	}
	fmt.Fprintln(j.out, "no problems")
	return nil
}
