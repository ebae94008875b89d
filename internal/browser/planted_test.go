package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// plain is a page without a fault; BODY and HEAD are places to plant one.
const plain = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Plain</title><link rel="stylesheet" href="s.css"><!--HEAD--></head>
<body><nav><a href="index.html">Home</a></nav><main><h1>Plain words</h1><p>Some words that anybody may read on any paper or screen.</p><!--BODY--></main></body></html>`

// TestEachLookFindsAPlantedFault keeps the looks from passing because they see
// nothing.
func TestEachLookFindsAPlantedFault(t *testing.T) {
	built(t) // only where the rest runs too
	c := start(t)
	looks := map[string]look{"opens": opens(t, c), "navigates": navigates(t, c), "serves": serves(t, c), "reads": reads(t, c), "fits": fits(t, c, 320, ""), "prints": prints(t, c), "reaches": reaches(t, c)}
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("s.css", "body { font: 16px serif }")
	write("error.js", `console.error("it broke")`)
	write("throw.js", `null.x`)
	write("more.js", `document.querySelector("main").append("word ".repeat(100))`)
	write("heading.js", `document.querySelector("h1").textContent = "Other words"`)
	write("ask.js", `fetch("http://elsewhere.example/count")`)
	write("dialog.js", `alert("hello")`)
	write("wide.css", `p { width: 500px }`)
	write("print.css", `@media print { p { color: #ccc; font-size: 6px; min-width: 1000px } nav { display: none } }`)
	write("over.css", `h1 { margin-top: -.7em; position: relative }`)
	write("dark.css", `body { background: #111; color: #eee }`)
	write("empty.css", `@media print { main { display: none } }`)
	write("bare.html", "<!doctype html><title>x</title><p>x")

	write("old.html", strings.Replace(plain, `<meta name="viewport" content="width=device-width">`, "", 1))
	if faults := looks["fits"](dir, "old.html"); len(faults) != 1 {
		t.Errorf("a page without a viewport: %q", faults)
	}
	write("index.html", plain)
	for name, l := range looks {
		for _, f := range l(dir, "index.html") {
			t.Errorf("%s finds in a sound page: %s", name, f)
		}
	}
	for _, p := range []struct{ look, head, body, want string }{
		{"opens", "", `<img src="none.png" alt="">`, "the picture"},
		{"opens", "", `<img src="none.png" alt="">`, "a request failed"},
		{"opens", "", `<script src="error.js"></script>`, "it broke"},
		{"opens", "", `<script src="throw.js"></script>`, "TypeError"},
		{"opens", "", `<script src="ask.js"></script>`, "asks for http://elsewhere.example/count"},
		{"opens", "", `<script src="dialog.js"></script>`, "a dialog: hello"},
		{"opens", "", `<img src="../up.png" alt="">`, "asks for file:"},
		{"navigates", "", `<nav><a href="none.html">x</a></nav>`, "no h1"},
		{"navigates", "", `<nav><a href="bare.html">x</a></nav>`, "no h1"},
		{"navigates", "", `<nav><a href="https://elsewhere.example/">x</a></nav>`, "leads to https:"},
		{"serves", "", `<p style="color: red">x</p>`, "Content Security Policy"},
		{"serves", "", `<script>x = 1</script>`, "Content Security Policy"},
		{"serves", `<link rel="stylesheet" href="/s.css">`, "", "MIME type"},
		{"reads", "", `<script src="more.js"></script>`, "words without scripts"},
		{"reads", "", `<script src="heading.js"></script>`, "the heading is"},
		{"fits", `<link rel="stylesheet" href="wide.css">`, "", "pixels wide in a window of 320: p to"},
		{"reaches", `<link rel="stylesheet" href="over.css">`, "", "Home is covered by h1 Plain words"},
		{"prints", `<link rel="stylesheet" href="print.css">`, "", "too small"},
		{"prints", `<link rel="stylesheet" href="print.css">`, "", "too light"},
		{"prints", `<link rel="stylesheet" href="print.css">`, "", "cut off"},
		{"prints", `<link rel="stylesheet" href="dark.css">`, "", "too light"},
		{"prints", `<link rel="stylesheet" href="empty.css">`, "", "prints 0 words"},
	} {
		write("index.html", strings.NewReplacer("<!--HEAD-->", p.head, "<!--BODY-->", p.body).Replace(plain))
		faults := strings.Join(looks[p.look](dir, "index.html"), "\n")
		if !strings.Contains(faults, p.want) {
			t.Errorf("%s: %s%s: no %q in %q", p.look, p.head, p.body, p.want, faults)
		}
	}
}
