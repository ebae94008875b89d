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
	"time"
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

// look is one way of looking at a page of a site's folder; it returns what is
// wrong with it. A look keeps its tabs.
type look func(dir, page string) []string

// each looks at a sample of the pages of the built site.
func each(t *testing.T, dir string, l look) {
	t.Helper()
	for _, p := range sample(t, dir) {
		for _, fault := range l(dir, p) {
			t.Errorf("%s: %s", p, fault)
		}
	}
}

// TestPagesOpenFromAnyFolder opens pages with file:// in a folder of an awkward
// name: nothing fails, and nothing but the folder is asked for.
func TestPagesOpenFromAnyFolder(t *testing.T) {
	each(t, awkward(t, built(t)), opens(t, start(t)))
}

func opens(t *testing.T, c *chromium) look {
	b := c.tab(t)
	return func(dir, page string) []string {
		faults, requests := b.open(fileURL(dir, page))
		for _, r := range requests {
			u, err := url.Parse(r)
			if err != nil || u.Scheme != "data" && (u.Scheme != "file" || !strings.HasPrefix(u.Path, filepath.ToSlash(dir)+"/")) {
				faults = append(faults, "asks for "+r)
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
			faults = append(faults, "shows no h1")
		}
		if state.Sheets == 0 {
			faults = append(faults, "has no style")
		}
		for _, i := range state.Broken {
			faults = append(faults, "the picture "+i+" is broken")
		}
		return faults
	}
}

// TestLinksOfTheNavigationLead follows each link of the first page's
// navigation by clicking.
func TestLinksOfTheNavigationLead(t *testing.T) {
	dir := awkward(t, built(t))
	for _, fault := range navigates(t, start(t))(dir, "index.html") {
		t.Error(fault)
	}
}

func navigates(t *testing.T, c *chromium) look {
	b := c.tab(t)
	b.size(1280, 900)
	return func(dir, page string) (faults []string) {
		b.open(fileURL(dir, page))
		var links []string
		b.eval(`[...document.querySelectorAll("nav a[href]")].map(a => a.href)`, &links)
		if len(links) == 0 {
			return []string{"no navigation"}
		}
		for i, to := range links[:min(len(links), 15)] {
			if !strings.HasPrefix(to, "file:") {
				faults = append(faults, "the navigation leads to "+to)
				continue
			}
			b.open(fileURL(dir, page))
			// A click, not an address typed: what the reader does.
			b.do("Runtime.evaluate", map[string]any{"expression": fmt.Sprintf(`document.querySelectorAll("nav a[href]")[%d].click()`, i)})
			if u, err := url.Parse(to); err == nil && u.Fragment == "" {
				select {
				case <-b.loaded:
				case <-time.After(5 * time.Second):
					faults = append(faults, "a click on the link to "+to+" leads nowhere")
					continue
				}
			}
			var came struct{ H1, Protocol string }
			b.eval(`({H1: document.querySelector("h1")?.innerText ?? "", Protocol: location.protocol})`, &came)
			if came.H1 == "" || came.Protocol != "file:" {
				faults = append(faults, "the page "+to+" does not open or shows no h1")
			}
		}
		return faults
	}
}

// TestPagesServeBelowASubPath serves the folder below a path of a host, with
// the strictest policy that a page with its own scripts and styles can have.
func TestPagesServeBelowASubPath(t *testing.T) {
	each(t, built(t), serves(t, start(t)))
}

func serves(t *testing.T, c *chromium) look {
	const below = "/people/ada/chronicle/"
	b := c.tab(t)
	return func(dir, page string) []string {
		files := http.StripPrefix(below, http.FileServer(http.Dir(dir)))
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'")
			if r.URL.Path == "/favicon.ico" { // asked for by the browser itself
				w.WriteHeader(http.StatusNoContent)
				return
			}
			files.ServeHTTP(w, r)
		}))
		defer server.Close()
		if path.Base(page) == "index.html" {
			page = strings.TrimSuffix(page, "index.html") // as a visitor types it
		}
		faults, requests := b.open(server.URL + below + page)
		for _, r := range requests {
			if !strings.HasPrefix(r, server.URL+below) && !strings.HasPrefix(r, "data:") && r != server.URL+"/favicon.ico" {
				faults = append(faults, "asks for "+r)
			}
		}
		b.open("about:blank") // lets the server close
		return faults
	}
}

// TestPagesReadWithoutScripts shows the same words with scripts off as on,
// search apart.
func TestPagesReadWithoutScripts(t *testing.T) {
	each(t, built(t), reads(t, start(t)))
}

func reads(t *testing.T, c *chromium) look {
	with, without := c.tab(t), c.tab(t)
	without.do("Emulation.setScriptExecutionDisabled", map[string]any{"value": true})
	// The innerText of what is not shown is its text all the same.
	const words = `(() => { const shown = e => e?.getClientRects().length ? e.innerText : "";
		return {H1: shown(document.querySelector("h1")), Words: shown(document.querySelector("main") ?? document.body).split(/\s+/).length,
		Links: document.querySelectorAll("nav a[href]").length} })()`
	return func(dir, page string) []string {
		var on, off struct {
			H1           string
			Words, Links int
		}
		with.open(fileURL(dir, page))
		with.eval(words, &on)
		faults, _ := without.open(fileURL(dir, page))
		without.eval(words, &off)
		if off.H1 == "" || off.H1 != on.H1 {
			faults = append(faults, fmt.Sprintf("the heading is %q without scripts and %q with them", off.H1, on.H1))
		}
		if off.Links == 0 {
			faults = append(faults, "has no navigation without scripts")
		}
		if off.Words < 3 || page != "search.html" && off.Words*10 < on.Words*9 {
			faults = append(faults, fmt.Sprintf("shows %d words without scripts and %d with them", off.Words, on.Words))
		}
		return faults
	}
}

// TestPagesFitNarrowWindows finds what sticks out of the window. WCAG 2.2,
// 1.4.10 Reflow, asks for 320 pixels.
func TestPagesFitNarrowWindows(t *testing.T) {
	dir, c := built(t), start(t)
	for _, width := range []int{320, 360, 768, 1280} {
		each(t, dir, fits(t, c, width, ""))
	}
}

// spaced is a reader's own spacing of text, the widest that WCAG 2.2, 1.4.12
// Text Spacing, asks for.
const spaced = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"

// TestLongWordsFitNarrowWindows looks at every page of the demo in Russian,
// whose words and dates are longer than English ones and whose charts have many
// years, spaced out.
func TestLongWordsFitNarrowWindows(t *testing.T) {
	dir := os.Getenv("DATELINE_RUSSIAN")
	if dir == "" {
		t.Skip("DATELINE_RUSSIAN names no built site; go run ./internal/ci builds one and runs these tests")
	}
	l, n := fits(t, start(t), 320, spaced), 0
	err := fs.WalkDir(os.DirFS(dir), ".", func(page string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(page) != ".html" {
			return err
		}
		n++
		for _, fault := range l(dir, page) {
			t.Errorf("%s: %s", page, fault)
		}
		return nil
	})
	if err != nil || n < 50 {
		t.Errorf("%d pages: %v", n, err)
	}
}

// fits looks for what sticks out of a window of a width, in a page that a style
// is added to.
func fits(t *testing.T, c *chromium, width int, style string) look {
	shots := os.Getenv("DATELINE_SHOTS")
	b := c.tab(t)
	b.size(width, 800)
	return func(dir, page string) (faults []string) {
		b.open(fileURL(dir, page))
		if style != "" {
			b.eval(fmt.Sprintf(`{ const s = new CSSStyleSheet(); s.replaceSync(%q); document.adoptedStyleSheets = [s]; s.cssRules.length }`, style), new(int))
		}
		var wide struct {
			Page int
			Out  []string
		}
		// innerWidth grows with what sticks out of a small window.
		b.eval(fmt.Sprintf(`({Page: document.documentElement.scrollWidth, Out: [...document.body.querySelectorAll("*")].filter(e => {
			const r = e.getBoundingClientRect();
			if (!r.width || r.right <= %d) return false;
			for (let a = e.parentElement; a; a = a.parentElement) if (/auto|scroll|hidden|clip/.test(getComputedStyle(a).overflowX)) return false;
			return true;
		}).slice(0, 3).map(e => e.tagName.toLowerCase() + " to " + Math.round(e.getBoundingClientRect().right))})`, width+1), &wide)
		if wide.Page > width {
			faults = append(faults, fmt.Sprintf("%d pixels wide in a window of %d: %s", wide.Page, width, strings.Join(wide.Out, ", ")))
		}
		if shots != "" && (width == 360 || width == 1280) {
			b.shot(filepath.Join(shots, fmt.Sprint(width), strings.ReplaceAll(strings.TrimSuffix(page, ".html"), "/", "-")+".png"))
		}
		return faults
	}
}

// TestNothingCoversWhatCanBeReached finds a link or a field that something else
// lies upon. WCAG 2.2, 2.4.11 Focus Not Obscured, forbids it; a click would go
// elsewhere too.
func TestNothingCoversWhatCanBeReached(t *testing.T) {
	each(t, built(t), reaches(t, start(t)))
}

// reaches looks at three points along the middle of each line of what can have
// the focus: a point in the window that another element takes is covered.
func reaches(t *testing.T, c *chromium) look {
	b := c.tab(t)
	b.size(1280, 900)
	return func(dir, page string) (faults []string) {
		b.open(fileURL(dir, page))
		b.eval(`[...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(e => e.tabIndex >= 0 && e.checkVisibility({visibilityProperty: true})).flatMap(e => {
			e.focus();
			return [...e.getClientRects()].filter(r => r.width > 4 && r.height > 4).flatMap(r => [.5, .1, .9].flatMap(x => {
				const left = r.left + r.width * x, top = r.top + r.height / 2, at = document.elementFromPoint(left, top);
				return left < 0 || top < 0 || left >= innerWidth || top >= innerHeight || at && (e.contains(at) || at.contains(e)) ? [] : [e.textContent.trim().slice(0, 30) + " is covered by " + (at ? at.tagName.toLowerCase() + " " + at.textContent.trim().slice(0, 30) : "nothing that can be seen")];
			})).slice(0, 1);
		}).slice(0, 5)`, &faults)
		return faults
	}
}

// TestPagesPrint looks at a page as paper shows it: dark words on white, of a
// size that can be read, nothing cut off at the side; those of the demo in
// Russian, too, whose tables have a column for each of many years.
func TestPagesPrint(t *testing.T) {
	l := prints(t, start(t))
	each(t, built(t), l)
	if dir := os.Getenv("DATELINE_RUSSIAN"); dir != "" {
		each(t, dir, l)
	}
}

// paper is what A4 leaves beside its margins, in CSS pixels.
const paper = 660

func prints(t *testing.T, c *chromium) look {
	b := c.tab(t)
	b.size(paper, 900)
	return func(dir, page string) (faults []string) {
		if page == "search.html" {
			return nil
		}
		b.do("Emulation.setEmulatedMedia", map[string]any{"media": "print"})
		b.open(fileURL(dir, page))
		var sheet struct {
			Words, Wide  int
			Small, Light []string
		}
		b.eval(`(() => {
			const rgba = c => c.match(/[\d.]+/g).map(Number), lum = ([r, g, b]) => (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
			const main = document.querySelector("main") ?? document.body;
			const out = {Words: main.getClientRects().length ? main.innerText.split(/\s+/).length : 0, Wide: document.documentElement.scrollWidth, Small: [], Light: []};
			for (const e of main.querySelectorAll("p, li, td, h1, h2, h3, blockquote")) {
				if (!e.innerText?.trim() || !e.getClientRects().length) continue;
				const s = getComputedStyle(e);
				if (parseFloat(s.fontSize) < 9) out.Small.push(e.innerText.slice(0, 30));
				let ground = 1;
				for (let a = e; a; a = a.parentElement) {
					const c = getComputedStyle(a).backgroundColor;
					if (/^rgb/.test(c) && (rgba(c)[3] ?? 1) > 0.5) { ground = lum(rgba(c)); break; }
				}
				if (ground < 0.9 || /^rgb/.test(s.color) && lum(rgba(s.color)) > 0.5) out.Light.push(e.innerText.slice(0, 30) + " " + s.color);
			}
			return out;
		})()`, &sheet)
		if sheet.Words < 5 {
			faults = append(faults, fmt.Sprintf("prints %d words", sheet.Words))
		}
		if sheet.Wide > paper {
			faults = append(faults, fmt.Sprintf("is cut off at the side: %d pixels of %d", sheet.Wide, paper))
		}
		if n := len(sheet.Small); n > 0 {
			faults = append(faults, fmt.Sprintf("prints too small in %d places, such as %q", n, sheet.Small[0]))
		}
		if n := len(sheet.Light); n > 0 {
			faults = append(faults, fmt.Sprintf("prints too light, or on a dark ground, in %d places, such as %q", n, sheet.Light[0]))
		}
		b.do("Emulation.setEmulatedMedia", map[string]any{"media": ""})
		pdf := b.pdf()
		if !bytes.HasPrefix(pdf, []byte("%PDF-")) || bytes.Count(pdf, []byte("/Type /Page\n")) == 0 || !bytes.Contains(pdf, []byte("/Font")) {
			faults = append(faults, fmt.Sprintf("the PDF of %d bytes has no page with text", len(pdf)))
		}
		return faults
	}
}
