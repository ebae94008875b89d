package article

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/diag"
	"dateline/internal/edtf"
)

func date(t testing.TB, s string) edtf.Date {
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func full(t testing.TB) Article {
	return Article{
		ID: "2018-06-undated-talks", Title: `Brovik: "lake" talks, #1`, TitleBasis: Stated,
		Date: date(t, "2018-06?"), DateBasis: Inferred, DateEvidence: []string{"since 2012", "2018-11-13-x: in June 2018"},
		Source: "norwire", Syndicator: "wirehub", Authors: []string{"A. Vale, B. Lund"}, SourceURL: "https://example.org/a?b=c#d",
		Dateline: Dateline{"PORT ELLIS. NORWIRE –", "port-ellis", "norwire"}, Lang: "en",
		Leaders: []string{"ada-brovik"}, Initiatives: []string{"lake-accord"}, Rights: "excerpt",
		DigestOf: Digest{"norwire", date(t, "2018-06-07"), "https://example.org/x"},
		Added:    date(t, "2026-11-22"), Seed: Seed{"seeds/x.txt", "abc", "utf-8"}, ReprintOf: "y", Status: "checked",
		Notes:     []Note{{Selector{"51 projects", "Today, ", " are"}, "*See* the note"}},
		Overrides: []Override{{Selector{"Mr. Xiao", "", ""}, "mention", "ada-brovik", "", false}, {Selector{"9", "a", "b"}, "figure", "", "", true}},
		Body:      "First.\n\n---\n\nLast: “x”.",
	}
}

func TestFormatIsTheInverseOfParse(t *testing.T) {
	for _, a := range []Article{full(t), {ID: "x", Title: "no"}, {ID: "x", Title: "- dash", Body: "---\n\na"}} {
		text := Format(a)
		got, l := Parse(diag.NewSource("x.md", text))
		if len(l) > 0 {
			t.Fatalf("%v\n%s", l, text)
		}
		got.Keys = nil
		if diff := cmp.Diff(a, got, cmp.Comparer(func(a, b edtf.Date) bool { return a == b })); diff != "" {
			t.Errorf("%s\n%s", diff, text)
		}
		if again := Format(got); again != text {
			t.Errorf("formats differently the second time:\n%s\n%s", text, again)
		}
	}
}

// testdata/wrong holds one broken file a case, each problem marked by a YAML
// comment "# want CODE" at the end of its line.
func TestWrongFilesNameEveryProblem(t *testing.T) {
	files, err := filepath.Glob("testdata/wrong/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		want := map[int]string{}
		for i, line := range strings.Split(string(b), "\n") {
			if _, code, ok := strings.Cut(line, "# want "); ok {
				want[i+1] = code
			}
		}
		_, l := Parse(diag.NewSource(f, string(b)))
		got := map[int]string{}
		for _, d := range l {
			got[d.Line] = d.Code
			if d.Hint == "" || d.Col == 0 {
				t.Errorf("%v: no hint or column", d)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", f, diff)
		}
	}
}

func TestSerialKeepsIDsWithinTheLimit(t *testing.T) {
	if got := Serial("a", 2); got != "a-2" {
		t.Error(got)
	}
	long := strings.Repeat("a", MaxID)
	if got := Serial(long, 12); !ValidID(got) || !strings.HasSuffix(got, "-12") {
		t.Error(got)
	}
}

func TestPathIsAFolderAYear(t *testing.T) {
	for s, want := range map[string]string{"2018-11-13": "2018/x.md", "2018-06?": "2018/x.md", "2012/2019-03-20": "undated/x.md", "193X": "undated/x.md"} {
		a := Article{ID: "x", Date: date(t, s)}
		if got := a.Path(); got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
	if got := (&Article{ID: "x"}).Path(); got != "undated/x.md" {
		t.Error(got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(Format(full(f)))
	f.Add("---\nid: x\ntitle: y\ndate: 2018-13\n---\n")
	f.Add("---\nid: |\ntitle: y\n---\n")
	f.Add("---\nid: \"\"\ntitle: y\n---\n")
	f.Fuzz(func(t *testing.T, s string) {
		a, l := Parse(diag.NewSource("x.md", s))
		if l.Count(diag.Error) > 0 || strings.ContainsRune(s, '\r') {
			return
		}
		again, l := Parse(diag.NewSource("x.md", Format(a)))
		if l.Count(diag.Error) > 0 {
			t.Fatalf("%v\n%s", l, Format(a))
		}
		a.Keys, again.Keys = nil, nil
		if diff := cmp.Diff(a, again, cmp.Comparer(func(a, b edtf.Date) bool { return a == b })); diff != "" {
			t.Error(diff)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	src := diag.NewSource("x.md", Format(full(b)))
	b.SetBytes(int64(len(src.Text)))
	for b.Loop() {
		Parse(src)
	}
}
