package build_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/internal/diag"
)

func TestANameThatCouldMeanTwoIsANoteAtItsPlace(t *testing.T) {
	dir := second(t)
	for name, text := range map[string]string{
		"leaders/ana-tolvik.md":  "---\nid: ana-tolvik\nname: Ana Tolvik\nfamily_name: Tolvik\n---\n",
		"leaders/bern-tolvik.md": "---\nid: bern-tolvik\nname: Bern Tolvik\nfamily_name: Tolvik\n---\n",
		"articles/2031/2031-05-10-tolvik.md": "---\nid: 2031-05-10-tolvik\ntitle: A bridge is opened\ntitle_basis: stated\ndate: 2031-05-10\ndate_basis: header\nlang: en\n---\n" +
			"A bridge was opened on Monday.\n\nMr. Tolvik cut the ribbon, and Mr. Tolvik made a speech.\n",
	} {
		p := filepath.Join(dir, "content", name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var got []diag.Diagnostic
	for _, d := range run(t, dir).Problems {
		if d.Code == "annotate/doubt" && strings.Contains(d.File, "tolvik") {
			got = append(got, d)
		}
	}
	if len(got) != 1 || got[0].Line != 11 || got[0].Severity != diag.Note || !strings.Contains(got[0].Msg, "ana-tolvik or bern-tolvik") {
		t.Errorf("%+v", got)
	}
}
