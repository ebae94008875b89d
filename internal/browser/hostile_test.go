package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestHostileTextRunsNowhere opens the pages that internal/build planted
// hostile texts in (DATELINE_HOSTILE names their folder), with the strictest
// policy on: no dialog, no violation of the policy, no request elsewhere, and
// no name of the browser's own hidden by an element.
func TestHostileTextRunsNowhere(t *testing.T) {
	dir := os.Getenv("DATELINE_HOSTILE")
	if dir == "" {
		t.Skip("DATELINE_HOSTILE names no site with hostile texts; go run ./internal/ci builds one")
	}
	var pages []string
	for _, pattern := range []string{"articles/*/a-*.html", "*.html"} {
		found, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range found {
			rel, err := filepath.Rel(dir, p)
			if err != nil {
				t.Fatal(err)
			}
			pages = append(pages, filepath.ToSlash(rel))
		}
	}
	if len(pages) < 300 {
		t.Fatalf("only %d pages", len(pages))
	}
	c := start(t)
	serve := serves(t, c)
	b := c.tab(t)
	for i, p := range pages {
		faults, requests := b.open(fileURL(dir, p)) // the page's own policy holds here too
		for _, r := range requests {
			if !strings.HasPrefix(r, fileURL(dir, "")) {
				faults = append(faults, "asks for "+r)
			}
		}
		if i%16 == 0 {
			faults = append(faults, serve(dir, p)...)
		}
		for _, fault := range faults {
			t.Errorf("%s: %s", p, fault)
		}
		var active []string
		b.eval(`(() => { const out = [];
			for (const e of document.querySelectorAll("*")) {
				for (const a of e.attributes) {
					if (/^on/i.test(a.name) || a.name === "style") out.push(e.tagName + " " + a.name);
					if (a.name === "href" && e.protocol !== undefined && !/^((https?|mailto|file)?:)$/.test(e.protocol)) out.push(e.tagName + " " + a.value);
				}
				if (/^(iframe|object|embed|base|img|video|audio|style|portal|frame|template|math)$/i.test(e.tagName)) out.push(e.tagName);
			}
			for (const [what, ok] of [["cookie", typeof document.cookie === "string"], ["location", document.location === window.location], ["children", document.children instanceof HTMLCollection], ["getElementById", typeof document.getElementById === "function"]]) if (!ok) out.push("clobbered: " + what);
			return out; })()`, &active)
		if len(active) > 0 {
			t.Errorf("%s: active: %s", p, strings.Join(active[:min(3, len(active))], ", "))
		}
	}
	t.Logf("%d pages", len(pages))
}
