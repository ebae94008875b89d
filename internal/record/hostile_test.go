package record

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"dateline/internal/diag"
	"dateline/internal/seed"
)

func gz(t testing.TB, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// zipped packs pairs of names and contents.
func zipped(t testing.TB, pairs ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(pairs); i += 2 {
		f, err := w.Create(pairs[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(pairs[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func tarred(t testing.TB, pairs ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for i := 0; i < len(pairs); i += 2 {
		if err := w.WriteHeader(&tar.Header{Name: pairs[i], Mode: 0o644, Size: int64(len(pairs[i+1]))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(pairs[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// outline is a record's name, its title or first words, and the codes of its
// problems.
func outline(rs []Record) string {
	var b strings.Builder
	for _, r := range rs {
		words := strings.Fields(r.Text)
		fmt.Fprintf(&b, "%s %q", r.Name, strings.Join(append([]string{r.Title}, words[:min(2, len(words))]...), " "))
		for _, p := range r.Problems {
			b.WriteString(" " + p.Code)
		}
		b.WriteString("\n")
	}
	return b.String()
}

const (
	reportA = "Harbour opens\n\nPORT ELLIS – The harbour of Port Ellis opened on Tuesday, the council said.\n"
	reportB = "No bridge\n\nVALE – The council of Vale turned down a bridge on Sunday night, by 14 to 9.\n"
)

func warcOf(url, page string) string {
	block := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", url, len(block), block)
}

const pageA = `<html><body><h1>Harbour opens</h1><p>The harbour of Port Ellis opened on Tuesday, the council said, in the rain.</p></body></html>`

func TestArchivesAreReadAndTheirDamageTold(t *testing.T) {
	bomb := gz(t, bytes.Repeat([]byte("a"), 40<<20))
	var sparse bytes.Buffer // a header that declares a gigabyte
	w := tar.NewWriter(&sparse)
	if err := w.WriteHeader(&tar.Header{Name: "big.txt", Mode: 0o644, Size: 1 << 30}); err != nil {
		t.Fatal(err)
	}
	sparse.WriteString("only this")
	slip := zipped(t, "../../etc/passwd", reportA, "/abs.txt", reportA, "c:\\x.txt", reportA, "ok.txt", reportB)
	whole := zipped(t, "a.txt", reportA, "b.txt", reportB)
	nested := []byte(reportA)
	for range 5 {
		nested = zipped(t, "in.zip", string(nested))
	}
	for _, c := range []struct{ name, in, want string }{
		{"gzip of one", string(gz(t, []byte(reportA))), "x \" Harbour opens\"\n"},
		{"gzip of nothing", string(gz(t, nil)), "x \"\" seed/empty\n"},
		{"gzip cut short", string(gz(t, []byte(reportA))[:30]), "x \"\" seed/archive\n"},
		{"gzip head alone", "\x1f\x8b", "x \"\" seed/archive\n"},
		{"bomb", string(bomb), "x \"\" seed/bomb\n"},
		{"zip", string(whole), "x#1 \" Harbour opens\"\nx#2 \" No bridge\"\n"},
		{"names that lead out", string(slip), "x#1 \"\" seed/name\nx#2 \"\" seed/name\nx#3 \"\" seed/name\nx#4 \" No bridge\"\n"},
		{"zip cut short", string(whole[:len(whole)-30]), "x \"\" seed/archive\n"},
		{"zip in zip in zip in zip", string(nested), "x#1 \"\" seed/nested\n"},
		{"tar", string(tarred(t, "a.txt", reportA, "b/b.txt", reportB)), "x#1 \" Harbour opens\"\nx#2 \" No bridge\"\n"},
		{"tar.gz", string(gz(t, tarred(t, "a.txt", reportA, "../b.txt", reportB))), "x#1 \" Harbour opens\"\nx#2 \"\" seed/name\n"},
		{"tar that declares a gigabyte", sparse.String(), "x#1 \"\" seed/archive\n"},
		{"tar cut short", string(tarred(t, "a.txt", reportA, "b.txt", reportB)[:1560]), "x#1 \" Harbour opens\"\nx#2 \"\" seed/archive\n"},
		{"WARC", warcOf("https://vale.example/a", pageA) + warcOf("https://vale.example/b", pageA), "x#1 \"Harbour opens The harbour\"\nx#2 \"Harbour opens The harbour\"\n"},
		{"WARC of single gzips", string(gz(t, []byte(warcOf("https://vale.example/a", pageA)))) + string(gz(t, []byte(warcOf("https://vale.example/b", pageA)))), "x#1 \"Harbour opens The harbour\"\nx#2 \"Harbour opens The harbour\"\n"},
		{"WARC cut short", (warcOf("https://vale.example/a", pageA) + warcOf("https://vale.example/b", pageA))[:420], "x#1 \"Harbour opens The harbour\"\nx#2 \"\" seed/archive\n"},
		{"WARC that declares a gigabyte", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 1073741824\r\n\r\nx", "x#1 \"\" seed/archive\n"},
		{"WACZ", string(zipped(t, "datapackage.json", "{}", "archive/data.warc.gz", string(gz(t, []byte(warcOf("https://vale.example/a", pageA)))), "pages/pages.jsonl", "{}")), "x#1 \"Harbour opens The harbour\"\nx \"\" seed/other\n"},
		{"document", "PK\x03\x04" + strings.Repeat("\x00", 26) + "[Content_Types].xml", "x \"\" seed/binary\n"},
	} {
		if got := outline(read(t, "x", c.in, Options{})); got != c.want {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want)
		}
	}
}

// costly are inputs of a given size in bytes, each made to be dear.
func costly(t testing.TB) map[string]func(size int) []byte {
	after := func(head, s string) func(int) []byte {
		return func(size int) []byte {
			return append([]byte(head), strings.Repeat(s, (size-len(head))/len(s))...)
		}
	}
	fill := func(s string) func(int) []byte { return after("", s) }
	return map[string]func(int) []byte{
		"nested divs":           after("<html><body>", "<div>"),
		"open bold":             after("<html><body>", "<b><p>a</b>"),
		"paragraphs":            after("<html><body>", "<p>One, two, three and four make a paragraph here, of a kind.</p>\n"),
		"headings":              after("<html><head><title>abcdef abcdef</title></head><body>", "<h2>abcdef abcdef</h2>"),
		"classes":               after("<html><body>", `<i class="title date byline author">a b, 1</i>`),
		"attributes":            after("<html><body><p ", "a=b "),
		"comments":              after("<html><body>", "<!-- -->"),
		"references":            after("<html><body><p>", "&amp;&lt;"),
		"stray ends":            after("<html><body>", "</p></b></div>"),
		"links":                 after("<html><body>", "<a href=x>link of a kind, and more</a> "),
		"lists":                 after("<html><body>", "<ul><li>a"),
		"tables":                after("<html><body>", "<table><tr><td>a"),
		"scripts":               after("<html><body>", "<script>{</script>"),
		"open tags":             after("<html><body>", "<"),
		"JSON brackets":         fill("["),
		"JSON open objects":     fill(`{"a":`),
		"JSON lines, damaged":   fill("{\"a\": \"b\n"),
		"JSON lines, empty":     fill("{}\n"),
		"JSON array of nothing": after("[", "{},"),
		"JSON of reports":       after("[", `{"title":"A bridge","text":"The bridge opened."},`),
		"JSON string":           after(`{"text":"`, `\u0041`),
		"CSV open mark":         after("title,text\na,b\n", "\"a,"),
		"CSV rows":              after("title,text\na,b\n", "a,b\n"),
		"CSV cells":             after("title,text\na,b\n", ","),
		"feed items":            after("<rss><channel>", "<item><title>a</title></item>"),
		"feed open items":       after("<rss><channel>", "<item><description>"),
		"feed of pages":         after("<rss><channel>", "<item><description>&lt;p&gt;a b c</description></item>"),
		"mbox":                  after("From a\nFrom: a\nMessage-ID: b\n\n", "\n\nFrom a\nA: b\n"),
		"mbox of messages":      fill("From a\nFrom: a\nMessage-ID: b\n\ntext\n\n"),
		"message parts":         after("From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n", "--x\n\na\n"),
		"front matter":          after("---\n", "a: b\n"),
		"TOML":                  after("+++\na = [", "[\"a\", "),
		"Markdown of tags":      after("---\ntitle: a\n---\n", "<b {{ `"),
		"WARC heads":            fill("WARC/1.0\r\nContent-Length: 0\r\n\r\n"),
		"WARC of pages":         fill(warcOf("https://vale.example/a", pageA)),
		"zip of many":           func(size int) []byte { return many(t, size/280) },
		"gzip to the limit": func(size int) []byte {
			return gz(t, bytes.Repeat([]byte("The bridge, they said, opened on a day in May.\n"), size/56))
		},
		"declared lists in pages": after("<html><body><p>", "<br>"),
	}
}

func many(t testing.TB, n int) []byte {
	var pairs []string
	for i := range n {
		pairs = append(pairs, fmt.Sprintf("%d.txt", i), "The bridge opened.")
	}
	return zipped(t, pairs...)
}

// TestNoInputIsDear reads each costly input in two sizes. Four times the bytes
// may not cost a processor ten times the work (sixteen times would be the
// square), whatever the machine and its load.
func TestNoInputIsDear(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	for name, build := range costly(t) {
		work := func(size int) time.Duration {
			b := build(size)
			runtime.GC()
			defer debug.SetGCPercent(debug.SetGCPercent(-1)) // its share of the work depends on the load
			start := spent(t)
			for range Read("x", b, Options{}) {
			}
			return spent(t) - start
		}
		small, large := work(seed.MaxBytes/32), work(seed.MaxBytes/8)
		for try := 0; try < 3 && large > 10*small+time.Second/2; try++ { // a page of memory may be fetched from afar
			large = min(large, work(seed.MaxBytes/8))
		}
		if large > 10*small+time.Second/2 {
			t.Errorf("%s: %v of a processor for %d bytes, %v for four times as many", name, small, seed.MaxBytes/32, large)
		}
		t.Logf("%-24s %4d and %5d ms", name, small.Milliseconds(), large.Milliseconds())
	}
}

// TestNoInputHoldsMuchMemory reads the largest that is let in of each costly
// input. The race detector would take ten times as long, and memory of its own.
func TestNoInputHoldsMuchMemory(t *testing.T) {
	if testing.Short() || raced {
		t.Skip("slow")
	}
	for name, build := range costly(t) {
		used, n := held(build(seed.MaxBytes))
		t.Logf("%-24s %5d MB %7d records", name, used>>20, n)
		if used > 256<<20 {
			t.Errorf("%s: %d MB", name, used>>20)
		}
	}
}

// held is the most memory in bytes that reading b holds at a time, beside b, and
// the number of its records.
func held(b []byte) (used int64, records int) {
	defer debug.SetGCPercent(debug.SetGCPercent(40)) // so that what is counted is nearly what is held
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	most := uint64(0)
	for range Read("x", b, Options{}) {
		if records++; records%1000 == 1 {
			runtime.ReadMemStats(&after)
			most = max(most, after.HeapAlloc)
		}
	}
	runtime.ReadMemStats(&after)
	return int64(max(most, after.HeapAlloc)) - int64(before.HeapAlloc), records
}

// BenchmarkRead reads inputs of the largest size, each made to be dear.
func BenchmarkRead(b *testing.B) {
	for name, build := range costly(b) {
		in := build(seed.MaxBytes)
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			b.SetBytes(int64(len(in)))
			for b.Loop() {
				for range Read("x", in, Options{}) {
				}
			}
			used, _ := held(in)
			b.ReportMetric(float64(used>>20), "held-MB")
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, tm := range templates {
		f.Add([]byte(tm.make(stories[0])))
	}
	for _, s := range []string{
		"{\"title\":\"a\",\"text\":\"b\\u00e9\\n\"}\n{\"text\":\"c\"}", "[{\"text\":\"<p>a</p>\"}]", "title,text\na,\"b \"\"c\"\"\"\n", "---\ntitle: a: b\n---\nText {{< x >}} <b>.",
		"+++\ntitle = \"a\"\n+++\nText.", "{\"title\":\"a\"}\n\nText.", "From a\nFrom: a\nMessage-ID: b\n\ntext", "<rss><channel><item><title>a</title><description><![CDATA[<p>b]]></description></item></channel></rss>",
		"<feed><entry><title>a</title><content type=\"xhtml\"><div>b</div></content></entry></feed>", warcOf("https://vale.example/a", pageA),
		"From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Transfer-Encoding: base64\n\nVGV4dA==\n--x--\n",
	} {
		f.Add([]byte(s))
	}
	f.Add(gz(f, []byte(reportA)))
	f.Add(zipped(f, "a.txt", reportA, "../b", reportB))
	f.Add(tarred(f, "a.txt", reportA))
	f.Fuzz(func(t *testing.T, b []byte) {
		names := map[string]bool{}
		for r := range Read("x", b, Options{}) {
			if !utf8.ValidString(r.Text) || !utf8.ValidString(r.Title) {
				t.Fatal("not UTF-8")
			}
			if r.Text == "" && len(r.Problems) == 0 {
				t.Fatal("a record without text and without a problem")
			}
			if r.Text != "" && names[r.Name] {
				t.Fatalf("two records are %s", r.Name)
			}
			names[r.Name] = true
			for _, p := range r.Problems {
				if _, ok := diag.Lookup(p.Code); !ok || p.Hint == "" || p.File == "" {
					t.Fatalf("problem %+v", p)
				}
			}
			last := 0
			for _, k := range r.Blocks {
				if k.Start < last || k.End <= k.Start || k.End > len(r.Text) {
					t.Fatalf("blocks %v in %q", r.Blocks, r.Text)
				}
				last = k.End
			}
			for i := 0; i < len(r.Text); i += 1 + len(r.Text)/200 {
				if o := r.Offset(i); o < 0 || o > r.Size {
					t.Fatalf("offset %d of %d bytes", o, r.Size)
				}
			}
			for _, x := range r.Removed {
				if x.Start > x.End || x.Start < 0 || x.End > r.Size {
					t.Fatalf("removed %+v of %d", x, r.Size)
				}
			}
		}
	})
}
