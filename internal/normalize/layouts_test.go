package normalize

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"dateline/internal/article"
	"dateline/internal/diag"
	"dateline/internal/prose"
	"dateline/internal/seed"
)

var update = flag.Bool("update", false, "write the expected files anew")

// section is one file of an archive: "-- name --", then its text.
type section struct{ name, text string }

func sectionsOf(s string) (out []section) {
	for _, l := range strings.SplitAfter(s, "\n") {
		if strings.HasPrefix(l, "-- ") && strings.HasSuffix(l, " --\n") {
			out = append(out, section{name: l[3 : len(l)-4]})
		} else if len(out) > 0 {
			out[len(out)-1].text += l
		}
	}
	return out
}

// unescape undoes \n-less line ends and the names of characters that an editor
// would not show.
func unescape(s string) string {
	s = strings.ReplaceAll(s, "\\\n", "")
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		switch i++; s[i] {
		case 'r':
			b.WriteByte('\r')
		case 'u':
			n, _ := strconv.ParseUint(s[i+1:i+5], 16, 32)
			b.WriteRune(rune(n))
			i += 4
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// account shows a result as the golden files have it.
func account(r *Result) string {
	a := r.Article
	a.Seed = article.Seed{}
	var b strings.Builder
	b.WriteString(article.Format(a))
	if a.Source == "" && r.Dateline.Agency != "" || a.Dateline.Place == "" && len(r.Dateline.Places) > 0 {
		fmt.Fprintf(&b, "-- read: places %s; agency %s\n", strings.Join(r.Dateline.Places, ", "), r.Dateline.Agency)
	}
	for _, x := range r.Removed {
		fmt.Fprintf(&b, "-- removed: %s %+q\n", x.Rule, x.Text)
	}
	for _, d := range r.Problems {
		fmt.Fprintf(&b, "-- problem: %s %s\n", d.Code, d.Msg)
	}
	return b.String()
}

// TestLayouts runs the layouts of testdata/layouts: NAME.txt goes in, NAME.md
// is what must come out. -update writes the latter.
func TestLayouts(t *testing.T) {
	files, _ := filepath.Glob("testdata/layouts/*.txtar")
	n := New(testRoster(), Options{})
	count := 0
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		want := map[string]string{}
		sections := sectionsOf(string(b))
		for _, s := range sections {
			want[s.name] = s.text
		}
		used := map[string]bool{}
		for _, s := range sections {
			name, ok := strings.CutSuffix(s.name, ".txt")
			if !ok {
				continue
			}
			count++
			t.Run(name, func(t *testing.T) {
				fmt.Fprintf(&out, "-- %s --\n%s", s.name, s.text)
				in := unescape(s.text)
				raw, _ := seed.Read(name+".txt", []byte(in))
				r := n.Article(raw, Sidecar{})
				accounted(t, &raw, &r)
				got := account(&r)
				fmt.Fprintf(&out, "-- %s.md --\n%s\n", name, got)
				used[name+".md"] = true
				if strings.TrimSpace(want[name+".md"]) != strings.TrimSpace(got) && !*update {
					t.Errorf("want\n%s\ngot\n%s", want[name+".md"], got)
				}
			})
		}
		if *update {
			if err := os.WriteFile(f, []byte(out.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		for name := range want {
			if strings.HasSuffix(name, ".md") && !used[name] {
				t.Errorf("%s: nothing makes %s", f, name)
			}
		}
	}
	t.Logf("%d layouts", count)
	if count < 60 {
		t.Errorf("only %d layouts", count)
	}
}

// visible is a text without white space, in NFC.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, prose.NFC(s))
}

// plain undoes escape: it takes the backslash from before ASCII punctuation.
func plain(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && s[i+1] > ' ' && s[i+1] < 0x7F && !isAlnum(s[i+1]) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// accounted checks that each visible character of the seed is in the title, in
// the body or in Removed, once and in order. It needs a seed in UTF-8 and no
// sidecar.
func accounted(t *testing.T, raw *seed.Raw, r *Result) {
	t.Helper()
	at := raw.Offset(0)
	last := 0
	var kept strings.Builder
	for _, x := range r.Removed {
		from, to := x.Start-at, x.End-at
		if from < last || to < from || to > len(raw.Text) || raw.Text[from:to] != x.Text {
			t.Fatalf("removed %q (%s) is not at %d:%d, or overlaps what ends at %d", x.Text, x.Rule, from, to, last)
		}
		kept.WriteString(raw.Text[last:from])
		last = to
	}
	kept.WriteString(raw.Text[last:])
	want := visible(kept.String())
	got := visible(plain(r.Article.Body))
	if r.Article.TitleBasis == article.Stated {
		got = visible(r.Article.Title) + got
	}
	if got != want {
		i := 0
		for i < len(got) && i < len(want) && got[i] == want[i] {
			i++
		}
		t.Fatalf("title and body are not what the seed holds and removed leaves; they part at\n%q\n%q", tailOf(got, i), tailOf(want, i))
	}
}

func tailOf(s string, i int) string { return s[max(0, i-20):min(len(s), i+40)] }

func FuzzArticle(f *testing.F) {
	files, _ := filepath.Glob("testdata/layouts/*.txtar")
	for _, name := range files {
		b, _ := os.ReadFile(name)
		for _, s := range sectionsOf(string(b)) {
			if strings.HasSuffix(s.name, ".txt") {
				f.Add([]byte(unescape(s.text)))
			}
		}
	}
	n := New(testRoster(), Options{})
	f.Fuzz(func(t *testing.T, b []byte) {
		raw, _ := seed.Read("seeds/a.txt", b)
		if raw.Text == "" {
			return
		}
		r := n.Article(raw, Sidecar{})
		a := r.Article
		if a.ID == "" || len(a.ID) > MaxID || a.Title == "" || strings.ContainsAny(a.Title, "\n\r\u202e\u200b") {
			t.Fatalf("id %q title %q", a.ID, a.Title)
		}
		if raw.Encoding == "utf-8" && raw.Certainty == 1 && strings.ContainsRune(raw.Text, 0xFFFD) == false {
			accounted(t, &raw, &r)
		}
		for _, x := range r.Trace {
			if x.Span.Start < 0 || x.Span.End > len(b) || x.Span.Start > x.Span.End {
				t.Fatalf("%s: span %v of %d bytes", x.Rule, x.Span, len(b))
			}
		}
		// The file of the article is read back as it was.
		back, l := article.Parse(diag.NewSource("a.md", article.Format(a)))
		if l.Count(diag.Error) > 0 || back.Body != a.Body || back.Title != a.Title {
			t.Fatalf("the file is not read back: %v\n%q\n%q\n%q\n%q", l, a.Title, back.Title, a.Body, back.Body)
		}
	})
}

// TestHostileInput: time grows with size, not with its square.
func TestHostileInput(t *testing.T) {
	n := New(testRoster(), Options{})
	for name, s := range map[string]string{
		"blank lines":  "A bridge.\n" + strings.Repeat("\n", 1<<20) + "Another.",
		"short lines":  strings.Repeat("Related\n", 1<<16),
		"open groups":  strings.Repeat("(", 1<<20),
		"one word":     strings.Repeat("a", 1<<20),
		"one sentence": strings.Repeat("bridge, said and ", 1<<16),
		"capitals":     strings.Repeat("ASTANA, ", 1<<17),
		"digits":       strings.Repeat("1 ", 1<<19),
		"soft hyphens": strings.Repeat("a\u00ad", 1<<18),
		"marks":        strings.Repeat("*_[`<&~", 1<<17),
		"bars":         strings.Repeat("| ", 1<<19),
		"nothing":      strings.Repeat("None\n", 1<<17),
		"captions":     strings.Repeat("FILE PHOTO: Ann Example (left)\n", 1<<15),
		"clocks":       strings.Repeat("12 June 2018\n", 1<<16),
	} {
		run := func(s string) time.Duration {
			raw, _ := seed.Read("a.txt", []byte(s))
			start := time.Now()
			n.Article(raw, Sidecar{})
			return time.Since(start)
		}
		small, large := run(s[:len(s)/4]), run(s)
		for try := 0; try < 4 && large > 10*small+time.Second/2; try++ { // others may have had the processor
			small, large = max(small, run(s[:len(s)/4])), min(large, run(s))
		}
		if large > 10*small+time.Second/2 {
			t.Errorf("%s: %v for %d bytes, %v for four times as many", name, small, len(s)/4, large)
		}
	}
}

func BenchmarkArticle(b *testing.B) {
	n := New(testRoster(), Options{})
	b.Run("report", func(b *testing.B) { // of three KB, as they come
		p := "The minister of roads, Ivan Example, opened a new bridge over the Blue River on Monday, the ministry said. \"It is a fine bridge,\" he said, “and it will serve three districts” at the least.\n\n"
		raw, _ := seed.Read("a.txt", []byte(" date 2018-11-13 ASTANA. KAZINFORM - "+strings.Repeat(p, 15)+"Read also: Ferry sinks\n"))
		b.SetBytes(int64(len(raw.Text)))
		for b.Loop() {
			n.Article(raw, Sidecar{})
		}
	})
	for _, name := range []string{"agencies.txtar", "newspapers.txtar"} {
		b.Run(strings.TrimSuffix(name, ".txtar"), func(b *testing.B) {
			file, err := os.ReadFile(filepath.Join("testdata", "layouts", name))
			if err != nil {
				b.Fatal(err)
			}
			var raws []seed.Raw
			size := 0
			for _, s := range sectionsOf(string(file)) {
				if strings.HasSuffix(s.name, ".txt") {
					raw, _ := seed.Read(s.name, []byte(unescape(s.text)))
					raws = append(raws, raw)
					size += len(raw.Text)
				}
			}
			b.SetBytes(int64(size))
			for b.Loop() {
				for _, r := range raws {
					n.Article(r, Sidecar{})
				}
			}
		})
	}
}

// TestNothingIsLost cuts and glues the layouts at random and checks that each
// visible character is still accounted for.
func TestNothingIsLost(t *testing.T) {
	files, _ := filepath.Glob("testdata/layouts/*.txtar")
	var ins []string
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range sectionsOf(string(b)) {
			if strings.HasSuffix(s.name, ".txt") {
				ins = append(ins, unescape(s.text))
			}
		}
	}
	pieces := []string{"\n", "\n\n", " ", "- ", "(", ")", "/", ".", ",", "\u00ad", "\u200b", "\u00a0", "*", "[x](y)", "&amp;", "12 June 2018", "None\n", "By Ann Sample\n", "Title: ", "\r\n", "“", "\"",
		"\t", "ASTANA", "Share\n", "Tags\n", "\u0301", "\u202e", "e\u0301", "|", "https://a.example/2018/06/12 ", "（", "北京6月12日电", " KAZINFORM - "}
	n := New(testRoster(), Options{})
	r := rand.New(rand.NewPCG(1, 2))
	for range 4000 {
		s := ins[r.IntN(len(ins))]
		for range 1 + r.IntN(6) {
			i := r.IntN(len(s) + 1)
			switch r.IntN(3) {
			case 0:
				s = s[:i] + pieces[r.IntN(len(pieces))] + s[i:]
			case 1:
				s = s[:i] + s[min(len(s), i+r.IntN(40)):]
			case 2:
				o := ins[r.IntN(len(ins))]
				j := r.IntN(len(o))
				s = s[:i] + o[j:min(len(o), j+r.IntN(200))] + s[i:]
			}
		}
		s = strings.ToValidUTF8(s, "")
		raw, _ := seed.Read("a.txt", []byte(s))
		if raw.Text == "" || raw.Encoding != "utf-8" {
			continue
		}
		res := n.Article(raw, Sidecar{})
		accounted(t, &raw, &res)
		if t.Failed() {
			t.Fatalf("%q", s)
		}
	}
}
