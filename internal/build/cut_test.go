package build_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/diag"
)

func TestMoreFiguresThanAPageCanShowAreSaidToBeLeftOut(t *testing.T) {
	dir := second(t)
	p := filepath.Join(dir, "content/articles/2031/2031-05-10-table.md")
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	text := "---\nid: 2031-05-10-table\ntitle: A table of shares\ntitle_basis: stated\ndate: 2031-05-10\ndate_basis: header\nlang: en\n---\n" + strings.Repeat("5% ", 8_001) + "\n"
	if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var got []diag.Diagnostic
	for _, d := range run(t, dir).Problems {
		if d.Code == "annotate/limit" {
			got = append(got, d)
		}
	}
	if len(got) != 1 || got[0].Severity != diag.Warning || got[0].Line != 9 || !strings.Contains(got[0].Msg, "8000 figures") {
		t.Errorf("%+v", got)
	}
}
