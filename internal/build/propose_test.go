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

// put writes reports into a site's seeds.
func put(t *testing.T, dir string, reports map[string]string) {
	t.Helper()
	for name, text := range reports {
		if err := os.WriteFile(filepath.Join(dir, "seeds", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestHousesThatReportAreCredited(t *testing.T) {
	dir := bare(t)
	const told = "Orlan Drex opened the harbour of Port Ellis on Tuesday. More than 300 ships a year will call, officials said.\n"
	put(t, dir, map[string]string{
		"3.txt":  "PORT ELLIS, June 12, 2031 (Norwire) -- " + told,
		"4.txt":  "Title: A harbour\nDate: 2031-06-13\nSource: Norwire News Agency\n\n" + told + told,
		"5.txt":  "Title: Ships\nDate: 2031-06-14\nSource: the ministry's website\n\n" + told + told + told,
		"6.html": `<html lang="en"><head><title>The harbour opens | Bay Post</title><meta property="og:site_name" content="Bay Post"><meta property="article:published_time" content="2031-06-15"></head><body><article><h1>The harbour opens</h1><p>` + told + `</p><p>It took nine years.</p></article></body></html>`,
	})
	sources := func() map[string]any {
		out := map[string]any{}
		for _, r := range rows(t, dir, "articles") {
			out[r["seed"].(string)] = r["source"]
		}
		return out
	}
	check := func(claim string, want map[string]any) {
		t.Helper()
		got := sources()
		for seed, id := range want {
			if got["seeds/"+seed] != id {
				t.Errorf("%s: seeds/%s is of %v, want %v", claim, seed, got["seeds/"+seed], id)
			}
		}
	}
	run(t, dir)
	check("at first", map[string]any{"1.txt": nil, "3.txt": "norwire-news-agency", "4.txt": "norwire-news-agency", "5.txt": nil, "6.html": "bay-post"})
	file := filepath.Join(dir, "content/sources/norwire-news-agency.md")
	text, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(text), "status: proposed\nreports: 2\n") || !strings.Contains(string(text), "kind: agency\n") {
		t.Errorf("%v: %s", err, text)
	}
	// A report that comes later joins them, and its file names no proposal.
	put(t, dir, map[string]string{"7.txt": "OSK, June 16, 2031 (NORWIRE) -- The mayor of Osk left for Port Ellis on Monday. He will be back on Friday, his office said.\n"})
	if res := run(t, dir); res.Proposed != 0 || res.Problems.Count(1) > 0 {
		t.Errorf("%d proposed: %v", res.Proposed, res.Problems)
	}
	check("later", map[string]any{"3.txt": "norwire-news-agency", "7.txt": "norwire-news-agency"})
	// What a person deletes is not proposed again, under no other name of it.
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	put(t, dir, map[string]string{"8.txt": "Title: Back\nDate: 2031-06-20\nSource: The Norwire\n\nThe mayor of Osk is back from Port Ellis, where he saw the harbour and the ships, his office said on Friday.\n"})
	if res := run(t, dir); res.Proposed != 0 || len(res.Problems) > 0 {
		t.Errorf("%d proposed: %v", res.Proposed, res.Problems)
	}
	check("deleted", map[string]any{"3.txt": nil, "7.txt": nil, "8.txt": nil, "6.html": "bay-post"})
}
