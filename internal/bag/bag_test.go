package bag

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"dateline/internal/edtf"
)

// published is a folder as a build leaves it, with n pages.
func published(n int) fstest.MapFS {
	m := fstest.MapFS{}
	words := strings.Fields("the ferries of the lake were counted again and the envoys of both shores agreed to meet in spring when the ice is gone")
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "<!doctype html>\n<title>Report %d</title>\n", i)
		for range 20 + rng.IntN(200) {
			b.WriteString(words[rng.IntN(len(words))] + " ")
		}
		m[fmt.Sprintf("articles/%d/report-%03d.html", 2000+i%20, i)] = file(b.String())
	}
	m["index.html"] = file("<!doctype html>\n<title>The chronicle</title>\n")
	m["picture.png"] = file(noise(3000))
	m["empty.txt"] = file("")
	m["manifest-sha256.txt"] = file(manifestText(m))
	return m
}

func file(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s), Mode: 0o644} }

func noise(n int) string {
	rng := rand.New(rand.NewPCG(3, 4))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(rng.Uint32())
	}
	return string(b)
}

func manifestText(m fstest.MapFS) string {
	var b bytes.Buffer
	for _, p := range slices.Sorted(maps.Keys(m)) {
		s := sha256.Sum256(m[p].Data)
		b.WriteString(hex.EncodeToString(s[:]) + "  " + p + "\n")
	}
	return b.String()
}

var day = edtf.Civil(2024, 3, 5)

// bagOf is a bag of a published folder and some seeds.
func bagOf(t testing.TB, site, seeds fs.FS) Bag {
	t.Helper()
	files, l := Site(site)
	more, _, l2 := Tree(seeds, "seeds")
	if l = append(l, l2...); len(l) > 0 {
		t.Fatal(l)
	}
	return Bag{
		Top: Top("The Lake Accord", "2024-03-05"), Day: day, Dated: true,
		Info:    []Field{{"Source-Organization", "The lake's own office"}, {"Contact-Email", ""}, {"Bag-Software-Agent", "dateline test"}, {"External-Description", strings.Repeat("A long description. ", 20)}},
		Payload: append(files, more...),
		Tags:    []Tag{Start{Title: "The Lake <Accord>", Sources: []string{"seeds"}, Style: true}.Page()},
	}
}

func archive(t testing.TB, b Bag, opt Options) []byte {
	t.Helper()
	var out bytes.Buffer
	res, err := Write(&out, b, opt)
	if err != nil {
		t.Fatal(err)
	}
	if got := sha256.Sum256(out.Bytes()); got != res.Sum && !t.Failed() {
		t.Errorf("Result.Sum is not that of the %d bytes written", out.Len())
	}
	if int64(out.Len()) != res.Size {
		t.Errorf("Result.Size is %d of %d bytes", res.Size, out.Len())
	}
	return out.Bytes()
}

var someSeeds = fstest.MapFS{"2018/озеро.txt": file("Two envoys met at the lake.\n"), "a.txt": file("A report.\n")}

func TestArchiveIsTheSameHoweverItIsPacked(t *testing.T) {
	site := published(120)
	one := archive(t, bagOf(t, site, someSeeds), Options{})
	b := bagOf(t, maps.Clone(site), maps.Clone(someSeeds))
	slices.Reverse(b.Payload)
	many := func(n int, f func(int)) error {
		var wg sync.WaitGroup
		for i := range n {
			wg.Go(func() { f(n - 1 - i) })
		}
		wg.Wait()
		return nil
	}
	done := 0
	for name, opt := range map[string]Options{
		"many at once":   {Each: many},
		"read twice":     {Whole: 1},
		"told about it":  {Progress: func(n, total int) { done = n }},
		"some of it big": {Whole: 900},
	} {
		if !bytes.Equal(one, archive(t, b, opt)) {
			t.Errorf("%s: other bytes", name)
		}
	}
	if done != len(b.Payload) {
		t.Errorf("progress ended at %d of %d", done, len(b.Payload))
	}
}

func TestArchiveIsAPlainZipOfOneBag(t *testing.T) {
	site := published(30)
	b := archive(t, bagOf(t, site, someSeeds), Options{})
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	var names []string
	var stored, packed int
	for _, f := range z.File {
		names = append(names, f.Name)
		r, err := f.Open()
		if err != nil {
			t.Fatal(f.Name, err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(f.Name, err)
		}
		got[strings.TrimPrefix(f.Name, "the-lake-accord-2024-03-05/")] = string(data)
		ascii := strings.IndexFunc(f.Name, func(r rune) bool { return r >= 0x80 }) < 0
		if len(f.Extra) > 0 || f.Comment != "" || f.Mode() != 0o644 || f.Flags != map[bool]uint16{true: 0, false: 0x800}[ascii] {
			t.Errorf("%s: extra %v, mode %v, flags %x", f.Name, f.Extra, f.Mode(), f.Flags)
		}
		if m := f.Modified.Format("2006-01-02 15:04:05"); m != "2024-03-05 12:00:00" {
			t.Errorf("%s: time %s", f.Name, m)
		}
		if f.Method == zip.Store {
			stored++
		} else {
			packed++
		}
	}
	if !slices.IsSorted(names) || stored < 2 || packed < 30 {
		t.Errorf("sorted %v, %d stored, %d packed", slices.IsSorted(names), stored, packed)
	}
	want := map[string]string{"bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "data/seeds/a.txt": "A report.\n"}
	size, n := 0, 0
	for p, f := range site {
		want["data/site/"+p] = string(f.Data)
		size += len(f.Data)
		n++
	}
	for _, f := range someSeeds {
		size += len(f.Data)
		n++
	}
	for p, s := range want {
		if got[p] != s {
			t.Errorf("%s holds %.60q, not %.60q", p, got[p], s)
		}
	}
	info := got["bag-info.txt"]
	for _, s := range []string{fmt.Sprintf("\nPayload-Oxum: %d.%d\n", size, n), "\nBagging-Date: 2024-03-05\n", "Source-Organization: The lake's own office\n"} {
		if !strings.Contains("\n"+info, s) {
			t.Errorf("bag-info.txt lacks %q:\n%s", s, info)
		}
	}
	for l := range strings.Lines(info) {
		if len(l) > 80 {
			t.Errorf("a line of %d bytes: %s", len(l), l)
		}
	}
	if strings.Contains(info, "Contact-Email") {
		t.Error("an empty field is written")
	}
	for _, m := range []string{"manifest-sha256.txt", "tagmanifest-sha256.txt"} {
		for l := range strings.Lines(got[m]) {
			h, p, _ := strings.Cut(strings.TrimSuffix(l, "\n"), "  ")
			s := sha256.Sum256([]byte(got[p]))
			if _, ok := got[p]; !ok || h != hex.EncodeToString(s[:]) {
				t.Errorf("%s: %s", m, l)
			}
		}
	}
	page := got[StartName]
	if !strings.Contains(page, `href="data/site/index.html"`) || !strings.Contains(page, "The Lake &lt;Accord&gt;") || strings.Contains(page, "<Accord>") {
		t.Error(page)
	}
}

// A zip knows 65,534 files in its plain form.
func TestManyFilesNeedTheWideForm(t *testing.T) {
	if testing.Short() {
		t.Skip("packs 66,000 files")
	}
	m := fstest.MapFS{"x": file("x")}
	var files []File
	for i := range 66_000 {
		files = append(files, File{Path: fmt.Sprintf("site/%d/%d.html", i/1000, i), Size: 1, FS: m, Name: "x"})
	}
	for _, n := range []int{65_534 - 5, 65_535 - 5, 66_000} { // 4 tag files and the payload
		b := archive(t, Bag{Top: "many", Payload: files[:n]}, Options{})
		wide := bytes.Contains(b[len(b)-200:], []byte("PK\x06\x06"))
		if z, err := zip.NewReader(bytes.NewReader(b), int64(len(b))); err != nil || len(z.File) != n+4 || wide != (n+4 >= 65_535) {
			t.Errorf("%d files: %v, wide %v", n+4, err, wide)
		}
	}
}

// hollow is what a writer wrote, with gaps of bytes that nobody kept.
type hollow struct {
	parts []part
	n     int64
}

type part struct {
	at   int64
	data []byte
}

func (h *hollow) Write(b []byte) (int, error) {
	h.parts = append(h.parts, part{h.n, bytes.Clone(b)})
	h.n += int64(len(b))
	return len(b), nil
}

func (h *hollow) ReadAt(b []byte, at int64) (int, error) {
	clear(b)
	for _, p := range h.parts {
		if d := p.at - at; d > -int64(len(p.data)) && d < int64(len(b)) {
			if d >= 0 {
				copy(b[d:], p.data)
			} else {
				copy(b, p.data[-d:])
			}
		}
	}
	if at+int64(len(b)) > h.n {
		return int(h.n - at), io.EOF
	}
	return len(b), nil
}

func TestLargeFilesAndFarOnesNeedTheWideForm(t *testing.T) {
	h := &hollow{}
	z, err := newZipWriter(h, day, true)
	if err != nil {
		t.Fatal(err)
	}
	list := []entry{
		{name: "a/large", method: methodDeflate, crc: 7, packed: 3, size: 5 << 30},
		{name: "a/larger", method: methodStore, crc: 8, packed: 6 << 30, size: 6 << 30},
		{name: "a/limit", method: methodStore, crc: 9, packed: max32, size: max32},
		{name: "a/far", method: methodDeflate, crc: 10, packed: 4, size: 9},
	}
	for _, e := range list {
		z.add(e)
		z.n += e.packed
		h.n += int64(e.packed)
	}
	if err := z.close(); err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(h, h.n)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range r.File {
		e := list[i]
		at, err := f.DataOffset()
		if err != nil || f.Name != e.name || f.CRC32 != e.crc || f.CompressedSize64 != e.packed || f.UncompressedSize64 != e.size {
			t.Errorf("%s: %+v, %v", e.name, f.FileHeader, err)
		}
		if why := headers(h, f); why != "" {
			t.Errorf("%s: %s", e.name, why)
		}
		if i+1 < len(list) {
			next, _ := r.File[i+1].DataOffset()
			local := int64(30 + len(list[i+1].name))
			if list[i+1].big() {
				local += 20
			}
			if next-at != int64(e.packed)+local {
				t.Errorf("%s: data at %d, the next at %d", e.name, at, next)
			}
		}
	}
}

func TestAChangedSiteIsNotPacked(t *testing.T) {
	cases := []struct {
		name string
		do   func(m fstest.MapFS)
		want string
	}{
		{"a file gone", func(m fstest.MapFS) { delete(m, "index.html") }, "site/index.html bag/missing"},
		{"a file more", func(m fstest.MapFS) { m["x.html"] = file("x") }, "site/x.html bag/added"},
		{"no manifest", func(m fstest.MapFS) { delete(m, "manifest-sha256.txt") }, "site bag/kind"},
		{"a link", func(m fstest.MapFS) {
			m["index.html"] = &fstest.MapFile{Data: []byte("/etc/passwd"), Mode: fs.ModeSymlink}
		}, "site/index.html bag/left-out, site/index.html bag/missing"},
		{"a line of the manifest", func(m fstest.MapFS) {
			m["manifest-sha256.txt"] = file(string(m["manifest-sha256.txt"].Data) + "x\n")
		}, "site/manifest-sha256.txt bag/manifest"},
		{"an adopted file", func(m fstest.MapFS) {
			m["CNAME"] = file("x")
			m["manifest-sha256.txt"] = file(string(m["manifest-sha256.txt"].Data) + "#adopted  CNAME\n")
		}, ""},
		{"a name for no disk", func(m fstest.MapFS) {
			m["a?.html"] = file("x")
			delete(m, "manifest-sha256.txt")
			m["manifest-sha256.txt"] = file(manifestText(m))
		}, "site/a?.html bag/name"},
		{"a name too long", func(m fstest.MapFS) {
			m[strings.Repeat("long/", 40)+"x.html"] = file("x")
			delete(m, "manifest-sha256.txt")
			m["manifest-sha256.txt"] = file(manifestText(m))
		}, "site/" + strings.Repeat("long/", 40) + "x.html bag/name"},
	}
	for _, c := range cases {
		m := published(3)
		c.do(m)
		_, l := Site(m)
		var got []string
		for _, d := range l {
			got = append(got, d.File+" "+d.Code)
		}
		slices.Sort(got)
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %s", c.name, s)
		}
	}
	m := published(3)
	b := bagOf(t, m, fstest.MapFS{})
	m["index.html"].Data[5] ^= 1
	for _, opt := range []Options{{}, {Whole: 1}} {
		if _, err := Write(io.Discard, b, opt); err == nil || !strings.Contains(err.Error(), "site/index.html has other bytes") {
			t.Errorf("a changed byte: %v", err)
		}
	}
	for _, size := range []int{-1, 1} {
		m := published(3)
		s := fstest.MapFS{"a.txt": file("A report.")}
		b := bagOf(t, m, s)
		s["a.txt"] = file(strings.Repeat("x", 9+size))
		for _, opt := range []Options{{}, {Whole: 1}} {
			if _, err := Write(io.Discard, b, opt); err == nil || !strings.Contains(err.Error(), "seeds/a.txt changed while") {
				t.Errorf("%+d bytes: %v", size, err)
			}
		}
	}
}

func TestNamesOfSeedsAreMended(t *testing.T) {
	cases := []struct{ name, want string }{
		{"plain.txt", "seeds/plain.txt"},
		{"2018/с пробелом.txt", "seeds/2018/с пробелом.txt"},
		{"what?.txt", "seeds/what_~"},
		{"50%.txt", "seeds/50_~"},
		{"a:b/c.txt", "seeds/a_b~"},
		{"con.txt", "seeds/con~"},
		{"aux/x.txt", "seeds/aux~"},
		{"ends. ", "seeds/ends~"},
		{"e\u0301.txt", "seeds/\u00e9~"},
		{strings.Repeat("д", 100) + ".txt", "seeds/" + strings.Repeat("д", 30) + "~"},
		{strings.Repeat("a/", 80) + "x.txt", "seeds/"},
		{".hidden", ""},
		{".git/config", ""},
	}
	for _, c := range cases {
		files, renamed, l := Tree(fstest.MapFS{c.name: file("x")}, "seeds")
		if c.want == "" {
			if len(files)+len(l) > 0 {
				t.Errorf("%q: %v %v", c.name, files, l)
			}
			continue
		}
		if len(files) != 1 || !strings.HasPrefix(files[0].Path, c.want) || portable(files[0].Path) != nil || len(files[0].Path) > maxPayload {
			t.Errorf("%q: %v", c.name, files)
			continue
		}
		changed := files[0].Path != "seeds/"+c.name
		if changed != (len(renamed) == 1) || changed != (len(l) == 1) {
			t.Errorf("%q → %q: %v %v", c.name, files[0].Path, renamed, l)
		}
	}
	// Names that some system takes for one are told apart, and packed.
	m := fstest.MapFS{"A.txt": file("1"), "a.txt": file("2"), "é.txt": file("3"), "e\u0301.txt": file("4"), "b?.txt": file("5"), "b*.txt": file("6")}
	files, renamed, _ := Tree(m, "seeds")
	if len(files) != 6 || len(renamed) != 4 {
		t.Errorf("%v, renamed %v", files, renamed)
	}
	if _, err := Write(io.Discard, Bag{Top: "x", Payload: files}, Options{}); err != nil {
		t.Error(err)
	}
}

func TestTop(t *testing.T) {
	for _, c := range []struct{ title, day, want string }{
		{"The Lake Accord", "2024-03-05", "the-lake-accord-2024-03-05"},
		{"", "", "chronicle"},
		{"Степь и шёлк", "2024-03-05", "step-i-shelk-2024-03-05"},
	} {
		if got := Top(c.title, c.day); got != c.want {
			t.Errorf("%q: %s, not %s", c.title, got, c.want)
		}
	}
	if got := Top(strings.Repeat("word ", 50), "2024-03-05"); len(got) > maxTop {
		t.Errorf("%s: %d bytes", got, len(got))
	}
}

func TestABagThatCannotBeIsAnError(t *testing.T) {
	m := fstest.MapFS{"x": file("x")}
	f := func(p string) File { return File{Path: p, Size: 1, FS: m, Name: "x"} }
	for name, b := range map[string]Bag{
		"twice":          {Top: "t", Payload: []File{f("site/a"), f("site/a")}},
		"case":           {Top: "t", Payload: []File{f("site/a"), f("site/A")}},
		"device":         {Top: "t", Payload: []File{f("site/nul")}},
		"out":            {Top: "t", Payload: []File{f("../a")}},
		"long":           {Top: "t", Payload: []File{f(strings.Repeat("a", 180))}},
		"tag at the end": {Top: "t", Tags: []Tag{{"zzz", nil}}},
		"1066":           {Top: "t", Day: edtf.Civil(1066, 1, 1), Dated: true},
		"2108":           {Top: "t", Day: edtf.Civil(2108, 1, 1), Dated: true},
		"nothing there":  {Top: "t", Payload: []File{{Path: "a", FS: m, Name: "y"}}},
	} {
		if _, err := Write(io.Discard, b, Options{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	full := &limited{n: 500}
	if _, err := Write(full, bagOf(t, published(3), someSeeds), Options{}); err == nil {
		t.Error("a full disk: no error")
	}
}

// limited is a disk that is full after n bytes.
type limited struct{ n int }

func (w *limited) Write(b []byte) (int, error) {
	if w.n -= len(b); w.n < 0 {
		return 0, io.ErrShortWrite
	}
	return len(b), nil
}

func BenchmarkWrite(b *testing.B) {
	x := bagOf(b, published(500), someSeeds)
	first := archive(b, x, Options{})
	var n int64
	for _, f := range x.Payload {
		n += f.Size
	}
	for name, size := range map[string]int64{"anew": 0, "again": int64(len(first))} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(n)
			for b.Loop() {
				opt := Options{}
				if size > 0 {
					opt.Before = OpenBefore(bytes.NewReader(first), size, x.Info)
				}
				if _, err := Write(io.Discard, x, opt); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestAFolderThatOldSystemsListSlowlyIsNamed(t *testing.T) {
	for _, n := range []int{crowd, crowd + 1} {
		m := fstest.MapFS{}
		for i := range n {
			m[fmt.Sprintf("2012/%d.md", i)] = file("")
		}
		files, _, l := Tree(m, "content")
		if len(files) != n || len(l) != n-crowd {
			t.Errorf("%d of %d files, %v", len(files), n, l)
		}
		for _, d := range l {
			if d.Code != "bag/crowded" || d.Pos.File != "content/2012" {
				t.Error(d)
			}
		}
	}
}
