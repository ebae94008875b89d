package build_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/diag"
)

// What is far too much for a report, or no file at all, is refused with a
// reason, and the rest of the chronicle is published.
func TestTooMuchIsRefusedWithAReason(t *testing.T) {
	para := "Ada Tarn met 12 people on 3 March 2018, and “all went well,” she said.\n\n"
	text := func(s string) func(string) error {
		return func(p string) error { return os.WriteFile(p, []byte(s), 0o644) }
	}
	for _, c := range []struct {
		name, file, code string
		published        bool
		write            func(string) error
	}{
		{"a report of 50 MB", "seeds/big.txt", "seed/huge", true, text(strings.Repeat(para, 50<<20/len(para)))},
		{"a million lines", "seeds/big.txt", "seed/huge", true, text(strings.Repeat("a line\n", 1_000_000))},
		{"a line of 16 MiB", "seeds/big.txt", "seed/huge", true, text(strings.Repeat("a", 16<<20))},
		{"a file with a hole of a terabyte", "seeds/big.txt", "seed/huge", true, func(p string) error {
			return errors.Join(os.WriteFile(p, []byte("x"), 0o644), os.Truncate(p, 1<<40))
		}},
		{"an article of 50 MB", "content/articles/2018/big.md", "article/huge", true, text("---\nid: big\ntitle: Big\n---\n" + strings.Repeat(para, 50<<20/len(para)))},
		{"an article of a million lines", "content/articles/2018/big.md", "article/limit", true, text("---\nid: big\ntitle: Big\n---\n" + strings.Repeat("a\n", 1_000_000))},
		{"10,000 aliases", "content/leaders/big.md", "front/limit", false, text("---\nid: big\nname: Big\naliases:\n" + strings.Repeat("  - {text: Large Person}\n", 10_000) + "---\n")},
		{"an anchor in site.yaml", "content/site.yaml", "front/anchor", false, text("title: &a [x]\nsubtitle: *a\n")},
		{"a link", "seeds/link.txt", "seed/link", true, func(p string) error { return os.Symlink("/etc/passwd", p) }},
		{"a link to a device", "seeds/link.txt", "seed/link", true, func(p string) error { return os.Symlink("/dev/zero", p) }},
		{"a link to the folder above", "seeds/link", "seed/link", true, func(p string) error { return os.Symlink("..", p) }},
		{"a path out of the folder in seeds.yaml", "seeds/seeds.yaml", "seeds/sidecar", true, text("files:\n  ../content/site.yaml: {title: x}\n  /etc/passwd: {title: x}\n")},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := second(t)
			p := filepath.Join(dir, c.file)
			if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := c.write(p); err != nil {
				t.Skip(err)
			}
			res := run(t, dir)
			if res.Published != c.published {
				t.Errorf("published %v: %v", res.Published, res.Problems)
			}
			for _, d := range res.Problems {
				if d.Code == c.code && (strings.HasPrefix(d.File, c.file) || d.File == "content/articles/2018/big.md") && d.Msg != "" && d.Hint != "" && (d.Severity == diag.Error) != c.published {
					return
				}
			}
			t.Errorf("no %s at %s in %v", c.code, c.file, res.Problems)
		})
	}
}
