package build_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/check"
)

func TestAThemeIsAStyleSheetOfItsOwn(t *testing.T) {
	dir := second(t)
	p := filepath.Join(dir, "content/site.yaml")
	b, err := os.ReadFile(p)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, append(b, "\ntheme: {time: \"#7a1f5c\", text: Georgia}\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	if res := run(t, dir); !res.Published {
		t.Fatal(res.Problems)
	}
	files := tree(t, filepath.Join(dir, "public"))
	if !strings.Contains(files["theme.css"], "--time: #7a1f5c;") || !strings.Contains(files["theme.css"], `--text: "Georgia";`) {
		t.Errorf("theme.css is %q", files["theme.css"])
	}
	for name, text := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		look, theme := strings.Index(text, "chronicle.css"), strings.Index(text, `theme.css">`)
		if look < 0 || theme < look || strings.Contains(text, "<style") || strings.Contains(text, " style=") {
			t.Errorf("%s links to the look at %d and to the theme at %d", name, look, theme)
		}
	}
	for _, d := range check.Site(os.DirFS(filepath.Join(dir, "public"))) {
		t.Error(d)
	}
}
