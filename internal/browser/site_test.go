package browser

import (
	"bytes"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// built is the folder of the site under test; without one, tests are skipped.
func built(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("DATELINE_SITE")
	if dir == "" {
		t.Skip("DATELINE_SITE names no built site; go run ./internal/ci builds one and runs these tests")
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(abs, "index.html")); err != nil {
		t.Fatal(err)
	}
	return abs
}

// sample returns pages of every kind: all of the top folder, and of each folder
// below, its index and the longest and shortest of the rest.
func sample(t *testing.T, dir string) []string {
	t.Helper()
	type page struct {
		name string
		size int64
	}
	folders := map[string][]page{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(p) != ".html" {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		key := path.Dir(p)
		if top, _, ok := strings.Cut(key, "/"); ok {
			key = top + "/…" // articles/2018 and articles/2019 are of one kind
		}
		folders[key] = append(folders[key], page{p, info.Size()})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for key, pages := range folders {
		slices.SortFunc(pages, func(a, b page) int { return int(a.size - b.size) })
		for i, p := range pages {
			if key == "." || i == 0 || i == len(pages)-1 || path.Base(p.name) == "index.html" {
				out = append(out, p.name)
			}
		}
	}
	slices.Sort(out)
	if len(out) < 5 {
		t.Fatalf("the site has only the pages %q", out)
	}
	return out
}

// awkward copies the site to a folder whose path has what addresses must
// encode.
func awkward(t *testing.T, dir string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "USB диск 50% #1 ?", "архив & co")
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return to
}

func fileURL(dir, page string) string {
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(dir, filepath.FromSlash(page)))}
	return u.String()
}

// TestPagesOpenFromAnyFolder opens pages with file:// in a folder of an awkward
// name: nothing fails, and nothing but the folder is asked for.
func TestPagesOpenFromAnyFolder(t *testing.T) {
	dir := awkward(t, built(t))
	b := start(t).tab(t)
	for _, p := range sample(t, dir) {
		faults, requests := b.open(fileURL(dir, p))
		for _, f := range faults {
			t.Errorf("%s: %s", p, f)
		}
		for _, r := range requests {
			u, err := url.Parse(r)
			if err != nil || u.Scheme != "data" && (u.Scheme != "file" || !strings.HasPrefix(u.Path, filepath.ToSlash(dir)+"/")) {
				t.Errorf("%s asks for %s", p, r)
			}
		}
		var state struct {
			H1     string
			Sheets int
			Broken []string
		}
		b.eval(`({H1: document.querySelector("h1")?.innerText ?? "", Sheets: [...document.styleSheets].length,
			Broken: [...document.images].filter(i => i.complete && !i.naturalWidth).map(i => i.src)})`, &state)
		if strings.TrimSpace(state.H1) == "" {
			t.Errorf("%s shows no h1", p)
		}
		if state.Sheets == 0 {
			t.Errorf("%s has no style", p)
		}
		for _, i := range state.Broken {
			t.Errorf("%s: the picture %s is broken", p, i)
		}
	}
}

// TestLinksOfTheNavigationLead follows each link of the first page's
// navigation by clicking.
func TestLinksOfTheNavigationLead(t *testing.T) {
	dir := awkward(t, built(t))
	b := start(t).tab(t)
	b.size(1280, 900)
	b.open(fileURL(dir, "index.html"))
	var n int
	b.eval(`document.querySelectorAll("nav a[href]").length`, &n)
	if n == 0 {
		t.Fatal("index.html has no navigation")
	}
	for i := range min(n, 15) {
		b.open(fileURL(dir, "index.html"))
		var to string
		b.eval(fmt.Sprintf(`document.querySelectorAll("nav a[href]")[%d].href`, i), &to)
		if !strings.HasPrefix(to, "file:") {
			t.Errorf("the navigation leads to %s", to)
			continue
		}
		// A click, not an address typed: what the reader does.
		b.do("Runtime.evaluate", map[string]any{"expression": fmt.Sprintf(`document.querySelectorAll("nav a[href]")[%d].click()`, i)})
		if u, err := url.Parse(to); err == nil && u.Fragment == "" && to != fileURL(dir, "index.html") {
			<-b.loaded
		}
		var h1 string
		b.eval(`document.querySelector("h1")?.innerText ?? ""`, &h1)
		if h1 == "" {
			t.Errorf("%s shows no h1", to)
		}
	}
}

// TestPagesServeBelowASubPath serves the folder below a path of a host, with
// the strictest policy that a page with its own scripts and styles can have.
func TestPagesServeBelowASubPath(t *testing.T) {
	dir := built(t)
	files := http.StripPrefix("/people/ada/chronicle", http.FileServer(http.Dir(dir)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'")
		if r.URL.Path == "/favicon.ico" { // asked for by the browser itself
			w.WriteHeader(http.StatusNoContent)
			return
		}
		files.ServeHTTP(w, r)
	}))
	defer server.Close()
	b := start(t).tab(t)
	for _, p := range sample(t, dir) {
		if path.Base(p) == "index.html" {
			p = strings.TrimSuffix(p, "index.html") // as a visitor types it
		}
		faults, requests := b.open(server.URL + "/people/ada/chronicle/" + p)
		for _, f := range faults {
			t.Errorf("%s: %s", p, f)
		}
		for _, r := range requests {
			if !strings.HasPrefix(r, server.URL+"/people/ada/chronicle/") && !strings.HasPrefix(r, "data:") && r != server.URL+"/favicon.ico" {
				t.Errorf("%s asks for %s", p, r)
			}
		}
	}
}

// TestPagesReadWithoutScripts shows the same words with scripts off as on,
// search apart.
func TestPagesReadWithoutScripts(t *testing.T) {
	dir := built(t)
	c := start(t)
	with, without := c.tab(t), c.tab(t)
	without.do("Emulation.setScriptExecutionDisabled", map[string]any{"value": true})
	const words = `({H1: document.querySelector("h1")?.innerText ?? "", Words: (document.querySelector("main") ?? document.body).innerText.split(/\s+/).length,
		Links: document.querySelectorAll("nav a[href]").length})`
	type state struct {
		H1           string
		Words, Links int
	}
	for _, p := range sample(t, dir) {
		var on, off state
		with.open(fileURL(dir, p))
		with.eval(words, &on)
		faults, _ := without.open(fileURL(dir, p))
		without.eval(words, &off)
		for _, f := range faults {
			t.Errorf("%s: %s", p, f)
		}
		if off.H1 == "" || off.H1 != on.H1 {
			t.Errorf("%s: the heading is %q without scripts and %q with them", p, off.H1, on.H1)
		}
		if off.Links == 0 {
			t.Errorf("%s has no navigation without scripts", p)
		}
		if off.Words < 3 || p != "search.html" && off.Words*10 < on.Words*9 {
			t.Errorf("%s shows %d words without scripts and %d with them", p, off.Words, on.Words)
		}
	}
}

// TestPagesFitNarrowWindows finds what sticks out of the window. WCAG 2.2,
// 1.4.10 Reflow, asks for 320 pixels.
func TestPagesFitNarrowWindows(t *testing.T) {
	dir := built(t)
	shots := os.Getenv("DATELINE_SHOTS")
	b := start(t).tab(t)
	for _, width := range []int{320, 360, 768, 1280} {
		b.size(width, 800)
		for _, p := range sample(t, dir) {
			b.open(fileURL(dir, p))
			var wide struct {
				Page int
				Out  []string
			}
			b.eval(`({Page: document.documentElement.scrollWidth, Out: [...document.body.querySelectorAll("*")].filter(e => {
				const r = e.getBoundingClientRect();
				if (!r.width || r.right <= innerWidth + 1) return false;
				for (let a = e.parentElement; a; a = a.parentElement) if (/auto|scroll|hidden|clip/.test(getComputedStyle(a).overflowX)) return false;
				return true;
			}).slice(0, 3).map(e => e.tagName.toLowerCase() + (e.className.baseVal ?? e.className ? "." + (e.className.baseVal ?? e.className) : "") + " to " + Math.round(e.getBoundingClientRect().right))})`, &wide)
			if wide.Page > width {
				t.Errorf("%s is %d pixels wide in a window of %d: %s", p, wide.Page, width, strings.Join(wide.Out, ", "))
			}
			if shots != "" && (width == 360 || width == 1280) {
				b.shot(filepath.Join(shots, fmt.Sprint(width), strings.ReplaceAll(strings.TrimSuffix(p, ".html"), "/", "-")+".png"))
			}
		}
	}
}

// TestPagesPrint looks at a page as paper shows it: dark words on white, of a
// size that can be read, nothing cut off at the side.
func TestPagesPrint(t *testing.T) {
	dir := built(t)
	b := start(t).tab(t)
	for _, p := range sample(t, dir) {
		if p == "search.html" {
			continue
		}
		b.do("Emulation.setEmulatedMedia", map[string]any{"media": "print"})
		b.size(660, 900) // A4 less margins
		b.open(fileURL(dir, p))
		var paper struct {
			Words, Wide  int
			Small, Light []string
		}
		b.eval(`(() => {
			const lum = c => { const [r, g, b, a = 1] = c.match(/[\d.]+/g).map(Number); return [a, (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255]; };
			const out = {Words: (document.querySelector("main") ?? document.body).innerText.split(/\s+/).length, Wide: document.documentElement.scrollWidth, Small: [], Light: []};
			for (const e of (document.querySelector("main") ?? document.body).querySelectorAll("p, li, td, h1, h2, h3, blockquote")) {
				if (!e.innerText?.trim() || !e.getClientRects().length) continue;
				const s = getComputedStyle(e), [, l] = lum(s.color);
				if (parseFloat(s.fontSize) < 9) out.Small.push(e.innerText.slice(0, 30));
				let back = 1;
				for (let a = e; a; a = a.parentElement) { const c = getComputedStyle(a).backgroundColor; if (/^rgb/.test(c)) { const [alpha, bl] = lum(c); if (alpha > 0.5) { back = bl; break; } } }
				if (back < 0.9 || /^rgb/.test(s.color) && l > 0.5) out.Light.push(e.innerText.slice(0, 30) + " " + s.color);
			}
			return out;
		})()`, &paper)
		if paper.Words < 5 {
			t.Errorf("%s prints %d words", p, paper.Words)
		}
		if paper.Wide > 660 {
			t.Errorf("%s is cut off at the side: %d pixels of 660", p, paper.Wide)
		}
		if len(paper.Small) > 0 {
			t.Errorf("%s prints too small: %.3q", p, paper.Small)
		}
		if len(paper.Light) > 0 {
			t.Errorf("%s prints too light, or on a dark ground: %.3q", p, paper.Light)
		}
		b.do("Emulation.setEmulatedMedia", map[string]any{"media": ""})
		pdf := b.pdf()
		if !bytes.HasPrefix(pdf, []byte("%PDF-")) || bytes.Count(pdf, []byte("/Type /Page\n")) == 0 || !bytes.Contains(pdf, []byte("/Font")) {
			t.Errorf("%s: the PDF of %d bytes has no page with text", p, len(pdf))
		}
	}
}
