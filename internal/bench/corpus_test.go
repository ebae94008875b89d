package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAReportIsTheSameInEveryCorpus(t *testing.T) {
	small, large := own(3), own(3000)
	for i := range 3 {
		a, _ := small.at(i)
		b, _ := large.at(i)
		if d := cmp.Diff(a, b, cmp.AllowUnexported(report{})); d != "" {
			t.Errorf("report %d: %s", i, d)
		}
		if len(a.body) < 1500 || a.title == "" || len(a.leaders) == 0 {
			t.Errorf("report %d: %+v", i, a)
		}
	}
}

func TestACorpusIsReadAsItWasWritten(t *testing.T) {
	dir := t.TempDir()
	c := own(40)
	if err := c.markdown(dir); err != nil {
		t.Fatal(err)
	}
	got, err := markdownFolder(dir)
	if err != nil || got.n != c.n {
		t.Fatalf("%d reports, %v", got.n, err)
	}
	titles := map[string]report{}
	for i := range c.n {
		r, _ := c.at(i)
		titles[r.title+r.body] = r
	}
	for i := range got.n {
		r, err := got.at(i)
		if err != nil {
			t.Fatal(err)
		}
		want, ok := titles[r.title+r.body]
		want.n = r.n
		if d := cmp.Diff(want, r, cmp.AllowUnexported(report{})); !ok || d != "" {
			t.Errorf("report %d: %s", i, d)
		}
	}
}

// A folder whose name begins with _ is embedded only where it is asked for.
func TestEachPeersSiteIsWhole(t *testing.T) {
	for _, name := range []string{"peers/hugo/layouts/_partials/list.html", "peers/eleventy/src/_includes/report.11ty.js"} {
		if text, err := sites.ReadFile(name); err != nil || len(text) == 0 {
			t.Errorf("%s: %d bytes, %v", name, len(text), err)
		}
	}
}
