package browser

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestSearchAnswersFromAFolder types into the search page opened with file://
// in a folder of an awkward name, follows the first result, and comes back by
// the key.
func TestSearchAnswersFromAFolder(t *testing.T) {
	dir := awkward(t, built(t))
	if _, err := os.Stat(filepath.Join(dir, "search.html")); err != nil {
		t.Skip("the site has no search")
	}
	c := start(t)
	b := c.tab(t)
	b.size(1280, 900)

	// A word of some report's title, to be looked for.
	var word string
	b.open(fileURL(dir, "articles/index.html"))
	var folder string
	b.eval(`document.querySelector("main .subjects a")?.href ?? ""`, &folder)
	b.open(folder)
	b.eval(`(document.querySelector("ol.reports a")?.textContent ?? "").split(/[^\p{L}]+/u).sort((a, b) => b.length - a.length)[0] ?? ""`, &word)
	if word == "" {
		t.Fatal("no report has a title to search for")
	}

	faults, _ := b.open(fileURL(dir, "search.html"))
	for _, f := range faults {
		t.Error(f)
	}
	var focus string // once the form is there
	for range 50 {
		if b.eval(`document.querySelector("#find:not([hidden])") ? document.activeElement.tagName : ""`, &focus); focus != "" {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	if focus != "BODY" {
		t.Errorf("the focus begins on %q, past the link that skips to the text", focus)
	}
	for i := range []rune(word) {
		b.eval(fmt.Sprintf(`(() => { const q = document.getElementById("q"); q.value = %q; q.dispatchEvent(new Event("input", {bubbles: true})) })()`, string([]rune(word)[:i+1])), nil)
	}
	first := ""
	for range 50 {
		time.Sleep(100 * time.Millisecond)
		if b.eval(`document.querySelector("#hits a")?.href ?? ""`, &first); first != "" {
			break
		}
	}
	var seen struct {
		Told, Hash     string
		Marks, Options int
		Without        bool
	}
	b.eval(`({Told: document.getElementById("told").textContent, Marks: document.querySelectorAll("#hits mark").length,
		Without: document.getElementById("without").checkVisibility(), Hash: location.hash, Options: document.querySelectorAll("#find option").length})`, &seen)
	var want []string // what it says of so many reports, in the language of the page
	b.eval(`(n => ["%s report.|%s reports.", "More than %s report.|More than %s reports."].map(t => wordsOf(document.getElementById("find"))(t, n)))(+(/\d+/.exec(document.getElementById("told").textContent) ?? [0])[0])`, &want)
	if first == "" || seen.Marks == 0 || !slices.Contains(want, seen.Told) {
		t.Fatalf("%q finds %q with %d marks and says %q", word, first, seen.Marks, seen.Told)
	}
	if seen.Without || seen.Options < 6 || !strings.HasPrefix(seen.Hash, "#q=") {
		t.Errorf("the page says that it has no script: %v; offers %d choices, remembers %q", seen.Without, seen.Options, seen.Hash)
	}
	b.mu.Lock()
	faults, requests := b.faults, b.requests
	b.mu.Unlock()
	for _, f := range faults {
		t.Errorf("searching: %s", f)
	}
	for _, r := range requests {
		if u, err := url.Parse(r); err != nil || u.Scheme != "data" && !strings.HasPrefix(u.Path, filepath.ToSlash(dir)+"/") {
			t.Errorf("asks for %s", r)
		}
	}
	page, _, _ := strings.Cut(first, "#")
	if faults, _ := b.open(first); len(faults) > 0 || !strings.Contains(page, "/articles/") {
		t.Errorf("the first result leads to %s: %q", first, faults)
	}
	b.eval(`document.dispatchEvent(new KeyboardEvent("keydown", {key: "/", bubbles: true}))`, nil)
	var at struct{ Path, Focus string }
	for range 50 {
		time.Sleep(100 * time.Millisecond)
		if b.eval(`({Path: location.pathname, Focus: document.activeElement?.id ?? ""})`, &at); at.Focus == "q" {
			break
		}
	}
	if !strings.HasSuffix(at.Path, "/search.html") || at.Focus != "q" {
		t.Errorf("the key / leads to %s, with the focus on %q", at.Path, at.Focus)
	}

	// Without scripts the page says where else to look.
	b.do("Emulation.setScriptExecutionDisabled", map[string]any{"value": true})
	b.open(fileURL(dir, "search.html"))
	var plain struct {
		Lists int
		Form  bool
	}
	b.eval(`({Lists: document.querySelectorAll("#without a").length, Form: document.getElementById("find").checkVisibility()})`, &plain)
	if plain.Lists < 2 || plain.Form {
		t.Errorf("without scripts the page names %d lists, shows a form: %v", plain.Lists, plain.Form)
	}
}
