package build_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/build"
	"dateline/internal/check"
	"dateline/internal/diag"
	"dateline/internal/edtf"
	"dateline/internal/publish"
	"dateline/static"
	"dateline/templates"
)

// copyTree copies a folder of testdata to a fresh one.
func copyTree(t testing.TB, from, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}

// options are those of a build of the site in dir.
func options(dir string, content *publish.Site) build.Options {
	return build.Options{
		Content: content, Seeds: os.DirFS(filepath.Join(dir, "seeds")), Templates: templates.Files, Static: static.Files,
		Out: filepath.Join(dir, "public"), State: dir, Version: "test", Today: edtf.Civil(2026, 11, 22),
	}
}

// run builds the site in dir.
func run(t testing.TB, dir string, change ...func(*build.Options)) *build.Result {
	t.Helper()
	content, err := publish.OpenSite(filepath.Join(dir, "content"))
	if err != nil {
		t.Fatal(err)
	}
	defer content.Close()
	opt := options(dir, content)
	for _, f := range change {
		f(&opt)
	}
	res, err := build.Run(context.Background(), opt)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// rows reads a table of the built site.
func rows(t testing.TB, dir, table string) []map[string]any {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, "public/data", table+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]any
	for sc := bufio.NewScanner(bytes.NewReader(b)); sc.Scan(); {
		m := map[string]any{}
		if err := json.Unmarshal(sc.Bytes(), &m); err != nil {
			t.Fatalf("%s: %v: %s", table, err, sc.Text())
		}
		out = append(out, m)
	}
	return out
}

// second makes a fresh copy of the chronicle about invented countries.
// public is the tree of the published folder and of content.
func sitefiles(t testing.TB, dir string) map[string]string {
	out := tree(t, filepath.Join(dir, "public"))
	for p, b := range tree(t, filepath.Join(dir, "content")) {
		out["content/"+p] = b
	}
	return out
}

func second(t testing.TB) string {
	dir := filepath.Join(t.TempDir(), "second")
	copyTree(t, "testdata/second", dir)
	return dir
}

// tree reads all files of a folder.
func tree(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, p))
		out[p] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEverySeedIsOnTheSiteOrInTheProblems(t *testing.T) {
	dir := second(t)
	for name, text := range map[string]string{
		"empty.txt": "", "blank.txt": " \n\u00a0\n", "deep/er/report.txt": "PORT ELLIS, March 3 (Norwire) - The council met on Monday to weigh the harbour plan, officials said.\n\nIt will meet again.\n",
		"binary.bin": string(bytes.Repeat([]byte{0, 1, 2, 255}, 500)), ".hidden": "x", "name\\with.txt": "A report of the day.",
	} {
		p := filepath.Join(dir, "seeds", name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("empty.txt", filepath.Join(dir, "seeds/link.txt")); err != nil {
		t.Fatal(err)
	}
	run(t, dir)
	at := map[string]string{}
	for _, a := range rows(t, dir, "articles") {
		at[a["seed"].(string)] = "article " + a["id"].(string)
	}
	for _, p := range rows(t, dir, "problems") {
		if f := p["file"].(string); at[f] == "" {
			at[f] = p["code"].(string)
		}
	}
	n := 0
	err := fs.WalkDir(os.DirFS(filepath.Join(dir, "seeds")), ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || p == "seeds.yaml" {
			return err
		}
		n++
		if at["seeds/"+p] == "" {
			t.Errorf("seeds/%s is neither an article nor a problem", p)
		}
		return nil
	})
	if err != nil || n < 14 {
		t.Fatalf("%d files: %v", n, err)
	}
}

func TestASecondBuildChangesNothing(t *testing.T) {
	dir := second(t)
	first := run(t, dir)
	if !first.Published || first.Imported == 0 || first.Articles != first.Imported {
		t.Fatalf("first build: %+v", first)
	}
	before := sitefiles(t, dir)
	again := run(t, dir, func(o *build.Options) { o.Today = edtf.Civil(2031, 1, 1) })
	if again.Imported != 0 || again.Written != 0 {
		t.Errorf("second build imported %d and wrote %d", again.Imported, again.Written)
	}
	if diff := cmp.Diff(before, sitefiles(t, dir)); diff != "" {
		t.Error(diff)
	}
}

func TestBytesDoNotDependOnWorkersOrFolder(t *testing.T) {
	var want map[string]string
	for _, workers := range []int{1, 2, 7} {
		dir := second(t)
		run(t, dir, func(o *build.Options) { o.Workers = workers })
		got := tree(t, filepath.Join(dir, "public"))
		if want == nil {
			want = got
		} else if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d workers: %s", workers, diff)
		}
	}
}

func TestTheBuiltSiteIsSound(t *testing.T) {
	dir := second(t)
	run(t, dir, func(o *build.Options) { o.BaseURL = "https://chronicle.example/ostrand/" })
	for _, d := range check.Site(os.DirFS(filepath.Join(dir, "public"))) {
		t.Error(d)
	}
}

func TestAnErrorInContentLeavesThePublishedSite(t *testing.T) {
	dir := second(t)
	run(t, dir)
	before := tree(t, filepath.Join(dir, "public"))
	p := filepath.Join(dir, "content/leaders/nobody.md")
	if err := os.WriteFile(p, []byte("---\nid: nobody\nname: Nobody\nborn: never\n---\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	res := run(t, dir)
	if res.Published || res.Problems.Count(diag.Error) != 1 {
		t.Errorf("published %v with %v", res.Published, res.Problems)
	}
	if diff := cmp.Diff(before, tree(t, filepath.Join(dir, "public"))); diff != "" {
		t.Error(diff)
	}
}

// failing is a file system on which one file cannot be read.
type failing struct {
	fs.FS
	name string
	err  error
}

func (f failing) Open(name string) (fs.File, error) {
	if name == f.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: f.err}
	}
	return f.FS.Open(name)
}

func TestAnUnreadableSeedIsSetAside(t *testing.T) {
	dir := second(t)
	if err := os.WriteFile(filepath.Join(dir, "seeds/locked.txt"), []byte("text"), 0o644); err != nil {
		t.Fatal(err)
	}
	locked := func(o *build.Options) { o.Seeds = failing{o.Seeds, "locked.txt", fs.ErrPermission} }
	res := run(t, dir, trusting, locked)
	if !res.Published {
		t.Fatal(res.Problems)
	}
	if !slices.ContainsFunc(res.Problems, func(d diag.Diagnostic) bool {
		return d.File == "seeds/locked.txt" && d.Code == "seed/unreadable" && strings.Contains(d.Msg, "permission")
	}) {
		t.Error(res.Problems)
	}
	tick()
	run(t, dir, trusting, locked) // it remembers all but that one
	if again := run(t, dir, trusting); again.Imported != 1 {
		t.Errorf("%d imported once it could be read", again.Imported)
	}
}

// What the disk fails at may be well a moment later, so that no site is published
// that lacks the report.
func TestASeedThatTheDiskFailsAtEndsTheBuild(t *testing.T) {
	dir := second(t)
	run(t, dir)
	before := tree(t, filepath.Join(dir, "public"))
	if err := os.WriteFile(filepath.Join(dir, "seeds/torn.txt"), []byte("text"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []error{syscall.EIO, syscall.EMFILE} {
		content, err := publish.OpenSite(filepath.Join(dir, "content"))
		if err != nil {
			t.Fatal(err)
		}
		opt := options(dir, content)
		opt.Seeds = failing{opt.Seeds, "torn.txt", kind}
		_, err = build.Run(context.Background(), opt)
		content.Close()
		if !errors.Is(err, kind) || !strings.Contains(err.Error(), "seeds/torn.txt") {
			t.Errorf("%v: %v", kind, err)
		}
		if diff := cmp.Diff(before, tree(t, filepath.Join(dir, "public"))); diff != "" {
			t.Error(diff)
		}
	}
}

// Every word of a raw file is in the article or among what was removed.
func TestRemovedRowsQuoteTheSeed(t *testing.T) {
	dir := second(t)
	run(t, dir)
	list := rows(t, dir, "removed")
	if len(list) == 0 {
		t.Fatal("nothing was removed from any report")
	}
	for _, r := range list {
		b, err := os.ReadFile(filepath.Join(dir, r["seed"].(string)))
		if err != nil {
			t.Fatal(err)
		}
		start, end := int(r["start_byte"].(float64)), int(r["end_byte"].(float64))
		if start < 0 || end > len(b) || start >= end {
			t.Errorf("%v: no such bytes", r)
			continue
		}
		if text, ok := r["text"].(string); ok && string(b[start:end]) != text {
			t.Errorf("%v: the seed has %q there", r, b[start:end])
		}
	}
}

func TestASiteCanGoWithoutAnnotationAndTables(t *testing.T) {
	dir := second(t)
	conf := filepath.Join(dir, "content/site.yaml")
	b, err := os.ReadFile(conf)
	if err != nil {
		t.Fatal(err)
	}
	run(t, dir) // imports
	whole := tree(t, filepath.Join(dir, "public"))
	if err := os.WriteFile(conf, append(b, "\nannotate: false\ndata: false\nsearch: false\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	res := run(t, dir)
	if !res.Published || res.Articles == 0 || res.Events != 0 {
		t.Fatalf("published %v, %d articles, %d events", res.Published, res.Articles, res.Events)
	}
	plain := tree(t, filepath.Join(dir, "public"))
	marked := false
	for p, text := range plain {
		if strings.HasPrefix(p, "data/") || strings.HasPrefix(p, "events/") {
			t.Errorf("%s is published", p)
		}
		if strings.HasPrefix(p, "articles/2") && strings.Contains(text, `<a class="p"`) && strings.Contains(text, `class="gl`) {
			t.Errorf("%s has notes beside its text", p)
		}
		if strings.Contains(text, `id="marks"`) {
			t.Errorf("%s explains marks, and has none", p)
		}
		if strings.Contains(whole[p], `id="marks"`) {
			marked = true
		}
		if strings.Contains(text, "data/index.html") {
			t.Errorf("%s leads to the tables", p)
		}
	}
	if !marked {
		t.Error("no article is in both builds, and marked in the whole one")
	}
	if l := check.Site(os.DirFS(filepath.Join(dir, "public"))); len(l) > 0 {
		t.Errorf("%v", l)
	}
	if err := os.WriteFile(conf, append(b, "\nannotate: perhaps\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	if res := run(t, dir); res.Published || res.Problems.Count(diag.Error) != 1 {
		t.Errorf("%v", res.Problems)
	}
}
