package build_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// bare is a site of reports and nothing else.
func bare(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"content/site.yaml": "title: Bare\n",
		"seeds/1.txt":       "Date: 2031-04-02\nTitle: Talks\n\nPresident of Kenya Ada Brovik met Mayor Jon Vale in Osk, Kenya. Brovik left, and Vale thanked her.\n",
		"seeds/2.txt":       "Date: 2031-05-02\nTitle: More talks\n\nPresident Ada Brovik called Jon Vale. Vale said that he was glad.\n",
	} {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestAStubThatABuildDidNotNoteIsNoted(t *testing.T) {
	dir := bare(t)
	if n := run(t, dir).Proposed; n != 4 {
		t.Fatalf("%d proposed", n)
	}
	past := filepath.Join(dir, "content/proposals.yaml")
	want, err := os.ReadFile(past)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(past); err != nil {
		t.Fatal(err)
	}
	if res := run(t, dir); res.Proposed != 0 {
		t.Errorf("%d proposed anew", res.Proposed)
	}
	if got, _ := os.ReadFile(past); string(got) != string(want) {
		t.Errorf("got %s, want %s", got, want)
	}
	// One with a person's hand in it is the person's, noted or not.
	file := filepath.Join(dir, "content/leaders/ada-brovik.md")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	mine := strings.Replace(string(text), "reports: 2", "reports: 200", 1)
	for _, noted := range []bool{true, false} {
		if err := os.WriteFile(file, []byte(mine), 0o644); err != nil {
			t.Fatal(err)
		}
		if !noted {
			if err := os.Remove(past); err != nil {
				t.Fatal(err)
			}
		}
		run(t, dir)
		if got, _ := os.ReadFile(file); string(got) != mine {
			t.Errorf("noted %v: a person's file was changed to %s", noted, got)
		}
	}
}

func TestAListThatAPersonEmptiedStaysEmpty(t *testing.T) {
	dir := bare(t)
	run(t, dir)
	entries := func() string {
		b, err := os.ReadFile(filepath.Join(dir, "public/leaders/ada-brovik.html"))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if !strings.Contains(entries(), "2 reports") {
		t.Fatal("a report without a list is not of those whom it names")
	}
	list, err := filepath.Glob(filepath.Join(dir, "content/articles/2031/2031-05*.md"))
	if err != nil || len(list) != 1 {
		t.Fatal(err, list)
	}
	text, err := os.ReadFile(list[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(list[0], []byte(strings.Replace(string(text), "seed:", "leaders: []\nseed:", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, dir)
	if !strings.Contains(entries(), "1 report,") {
		t.Error("leaders: [] is not a person's word")
	}
}
