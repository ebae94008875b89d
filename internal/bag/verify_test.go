package bag

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dateline/internal/diag"
)

// found is a list as "file code" lines, notes left out.
func found(l diag.List) []string {
	var out []string
	for _, d := range l {
		if d.Severity > diag.Note {
			out = append(out, d.File+" "+d.Code)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// unpacked is an archive as the folder it unpacks to, without its top.
func unpacked(t testing.TB, b []byte) fstest.MapFS {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	m := fstest.MapFS{}
	for _, f := range z.File {
		data, err := fs.ReadFile(z, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		_, p, _ := strings.Cut(f.Name, "/")
		m[p] = file(string(data))
	}
	return m
}

func clone(m fstest.MapFS) fstest.MapFS {
	out := maps.Clone(m)
	for p, f := range out {
		out[p] = file(string(f.Data))
	}
	return out
}

func TestWhatWasPackedIsSound(t *testing.T) {
	site := published(40)
	b := archive(t, bagOf(t, site, someSeeds), Options{})
	dir := unpacked(t, b)
	below := fstest.MapFS{}
	for p, f := range dir {
		below["Downloads are here/"+p] = f
	}
	rep, l := Zip(bytes.NewReader(b), int64(len(b)))
	if len(l) > 0 || rep.Kind != "a bag" || rep.Files != len(dir) || rep.Day != "2024-03-05" || rep.Agent != "dateline test" {
		t.Errorf("zip: %+v %v", rep, l)
	}
	for name, fsys := range map[string]fs.FS{"unpacked": dir, "below": below, "site": site} {
		rep, l := Folder(fsys)
		if want := len(fsys.(fstest.MapFS)); len(l) > 0 || rep.Files != want {
			t.Errorf("%s: %+v of %d files, %v", name, rep, want, l)
		}
	}
}

// One bit of each of 200 files, in a folder, in a published site and in the zip:
// the file is named.
func TestAFlippedBitOfAnyFileIsFound(t *testing.T) {
	site := published(200)
	b := archive(t, bagOf(t, site, someSeeds), Options{})
	rng := rand.New(rand.NewPCG(5, 6))
	for kind, m := range map[string]fstest.MapFS{"bag": unpacked(t, b), "site": site} {
		for _, p := range slices.Sorted(maps.Keys(m)) {
			f := m[p]
			if len(f.Data) == 0 {
				continue
			}
			i, bit := rng.IntN(len(f.Data)), byte(1)<<rng.IntN(8)
			f.Data[i] ^= bit
			_, l := Folder(m)
			f.Data[i] ^= bit
			// A site's manifest and a bag's tag manifest have no checksum: there the
			// file is named of which it now says something else.
			unlisted := kind == "site" && p == manifestName || strings.HasPrefix(p, "tagmanifest-")
			if !slices.ContainsFunc(l, func(d diag.Diagnostic) bool {
				return (d.File == p || unlisted) && d.Severity == diag.Error
			}) {
				t.Errorf("%s: bit %02x of byte %d of %s: %v", kind, bit, i, p, l)
			} else if len(l) > 3 {
				t.Errorf("%s: one bit of %s gives %d problems: %v", kind, p, len(l), l)
			}
		}
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	padding := 0
	for _, f := range z.File {
		at, _ := f.DataOffset()
		if f.CompressedSize64 == 0 {
			continue
		}
		i, bit := at+rng.Int64N(int64(f.CompressedSize64)), byte(1)<<rng.IntN(8)
		b[i] ^= bit
		_, l := Zip(bytes.NewReader(b), int64(len(b)))
		b[i] ^= bit
		if slices.ContainsFunc(l, func(d diag.Diagnostic) bool { return strings.HasSuffix(f.Name, d.File) && d.Severity == diag.Error }) {
			continue
		}
		// A bit that no file depends on, or of a manifest's last line.
		if l.Count(diag.Error) == 0 {
			t.Errorf("bit %02x of byte %d, of %s: %v", bit, i, f.Name, l)
		}
		padding++
	}
	if padding > 2 {
		t.Errorf("%d changed files of the zip were not named", padding)
	}
}

func TestAFlippedBitAnywhereInTheZipIsFound(t *testing.T) {
	b := archive(t, bagOf(t, published(12), someSeeds), Options{})
	rng := rand.New(rand.NewPCG(7, 8))
	places := []int{}
	for range 2000 {
		places = append(places, rng.IntN(8*len(b)))
	}
	for i := 8 * (len(b) - 400); i < 8*len(b); i++ { // the directory's end and the comment, bit by bit
		places = append(places, i)
	}
	named := 0
	for _, i := range places {
		b[i/8] ^= 1 << (i % 8)
		_, l := Zip(bytes.NewReader(b), int64(len(b)))
		b[i/8] ^= 1 << (i % 8)
		if len(found(l)) == 0 {
			t.Errorf("bit %d of byte %d of %d: %v", i%8, i/8, len(b), l)
		} else if l[0].File != "." {
			named++
		}
	}
	if named < 1900 {
		t.Errorf("of %d flipped bits only %d were traced to a file", len(places), named)
	}
}

func TestATruncatedZipIsFound(t *testing.T) {
	b := archive(t, bagOf(t, published(5), someSeeds), Options{})
	for n := 0; n < len(b); n += 1 + n/50 {
		if _, l := Zip(bytes.NewReader(b[:n]), int64(n)); len(found(l)) == 0 {
			t.Errorf("the first %d of %d bytes are sound", n, len(b))
		}
	}
	if _, l := Zip(bytes.NewReader(b[:len(b)-1]), int64(len(b)-1)); len(found(l)) == 0 {
		t.Error("without its last byte it is sound")
	}
	more := append(bytes.Clone(b), 0)
	if _, l := Zip(bytes.NewReader(more), int64(len(more))); len(found(l)) == 0 {
		t.Error("with a byte more it is sound")
	}
}

func TestWhatIsMissingAddedMovedOrChangedIsNamed(t *testing.T) {
	site := published(5)
	page := "articles/2001/report-001.html"
	bag := unpacked(t, archive(t, bagOf(t, site, someSeeds), Options{}))
	cases := []struct {
		name string
		in   fstest.MapFS
		do   func(m fstest.MapFS)
		want string
	}{
		{"missing", bag, func(m fstest.MapFS) { delete(m, "data/site/"+page) }, "bag-info.txt bag/oxum; data/site/" + page + " bag/missing"},
		{"added", bag, func(m fstest.MapFS) { m["data/site/x.html"] = file("x") }, "bag-info.txt bag/oxum; data/site/x.html bag/added"},
		{"moved", bag, func(m fstest.MapFS) { m["data/x"] = m["data/site/"+page]; delete(m, "data/site/"+page) }, "data/x bag/moved"},
		{"exchanged", bag, func(m fstest.MapFS) {
			m["data/site/index.html"], m["data/seeds/a.txt"] = m["data/seeds/a.txt"], m["data/site/index.html"]
		}, "data/seeds/a.txt bag/changed; data/site/index.html bag/changed"},
		{"emptied", bag, func(m fstest.MapFS) { m["data/site/index.html"] = file("") }, "bag-info.txt bag/oxum; data/site/index.html bag/changed"},
		{"longer", bag, func(m fstest.MapFS) { m["data/site/empty.txt"] = file("x") }, "bag-info.txt bag/oxum; data/site/empty.txt bag/changed"},
		{"link", bag, func(m fstest.MapFS) { m["data/site/index.html"].Mode = fs.ModeSymlink }, "bag-info.txt bag/oxum; data/site/index.html bag/added"},
		{"start page", bag, func(m fstest.MapFS) { m[StartName].Data[20] ^= 1 }, StartName + " bag/changed"},
		{"start page gone", bag, func(m fstest.MapFS) { delete(m, StartName) }, StartName + " bag/missing"},
		{"tag added", bag, func(m fstest.MapFS) { m[".DS_Store"] = file("x") }, ".DS_Store bag/added"},
		{"declaration", bag, func(m fstest.MapFS) { m["bagit.txt"] = file("BagIt-Version: 2.0\n") }, "bagit.txt bag/changed"},
		{"declaration gone", bag, func(m fstest.MapFS) { delete(m, "bagit.txt") }, "bagit.txt bag/missing"},
		{"info gone", bag, func(m fstest.MapFS) { delete(m, "bag-info.txt") }, "bag-info.txt bag/missing"},
		{"manifest gone", bag, func(m fstest.MapFS) { delete(m, "manifest-sha256.txt") }, "manifest-sha256.txt bag/missing"},
		{"tag manifest gone", bag, func(m fstest.MapFS) { delete(m, "tagmanifest-sha256.txt") }, "tagmanifest-sha256.txt bag/missing"},
		{"manifest emptied", bag, func(m fstest.MapFS) { m["manifest-sha256.txt"] = file("") }, "manifest-sha256.txt bag/changed"},
		{"a line twice", bag, func(m fstest.MapFS) {
			m["manifest-sha256.txt"].Data = append(m["manifest-sha256.txt"].Data, m["manifest-sha256.txt"].Data...)
		}, "manifest-sha256.txt bag/changed; manifest-sha256.txt bag/manifest"},
		{"a path out", bag, func(m fstest.MapFS) {
			m["manifest-sha256.txt"].Data = append(m["manifest-sha256.txt"].Data, strings.Repeat("0", 64)+"  data/../../x\n"...)
		}, "manifest-sha256.txt bag/changed; manifest-sha256.txt bag/manifest"},
		{"site: missing", site, func(m fstest.MapFS) { delete(m, page) }, page + " bag/missing"},
		{"site: added", site, func(m fstest.MapFS) { m["x/y.html"] = file("x") }, "x/y.html bag/added"},
		{"site: moved", site, func(m fstest.MapFS) { m["x"] = m[page]; delete(m, page) }, "x bag/moved"},
		{"site: changed", site, func(m fstest.MapFS) { m[page].Data[9]++ }, page + " bag/changed"},
		{"site: no manifest", site, func(m fstest.MapFS) { delete(m, "manifest-sha256.txt") }, ". bag/kind"},
		{"site: adopted", site, func(m fstest.MapFS) {
			m["CNAME"] = file("x")
			m["manifest-sha256.txt"] = file(string(m["manifest-sha256.txt"].Data) + "#adopted  CNAME\n#adopted  gone\n")
		}, "gone bag/missing"},
		{"nothing", fstest.MapFS{}, func(m fstest.MapFS) {}, ". bag/kind"},
	}
	for _, c := range cases {
		m := clone(c.in)
		c.do(m)
		_, l := Folder(m)
		got := found(l)
		if c.name == "manifest emptied" { // and every file is unlisted
			got = slices.DeleteFunc(got, func(s string) bool { return strings.HasSuffix(s, "bag/added") })
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: %s", c.name, s)
		}
		for _, d := range l {
			if _, ok := diag.Lookup(d.Code); !ok {
				t.Errorf("%s is not among the codes", d.Code)
			}
		}
	}
}

// zipped makes a zip as other programs do.
func zipped(t testing.TB, names []string, m map[string]string, change func(*zip.FileHeader)) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, n := range names {
		h := &zip.FileHeader{Name: n, Method: zip.Deflate}
		if change != nil {
			change(h)
		}
		f, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		f.Write([]byte(m[n]))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAnArchivePackedAgainIsSoundAndSaysSo(t *testing.T) {
	dir := unpacked(t, archive(t, bagOf(t, published(5), someSeeds), Options{}))
	m := map[string]string{"Lake/": ""}
	for p, f := range dir {
		m["Lake/"+p] = string(f.Data)
	}
	names := slices.Sorted(maps.Keys(m))
	slices.Reverse(names)
	b := zipped(t, names, m, nil)
	_, l := Zip(bytes.NewReader(b), int64(len(b)))
	if len(found(l)) > 0 || len(l) != 1 || l[0].Code != "bag/repacked" {
		t.Error(l)
	}
	m["Lake/data/seeds/a.txt"] = "Another report.\n"
	b = zipped(t, append(names, "Other/x"), m, nil)
	_, l = Zip(bytes.NewReader(b), int64(len(b)))
	if got := strings.Join(found(l), "; "); got != "Other/x bag/added; bag-info.txt bag/oxum; data/seeds/a.txt bag/changed" {
		t.Error(got)
	}
}

func TestHostileZipsAreRefused(t *testing.T) {
	bomb := map[string]string{"b/bagit.txt": declaration, "b/data/x": strings.Repeat("\x00", 100<<20)}
	cases := []struct {
		name string
		zip  []byte
		want string
	}{
		{"bomb", zipped(t, []string{"b/bagit.txt", "b/data/x"}, bomb, nil), ". bag/limit"},
		{"up", zipped(t, []string{"b/../../x"}, nil, nil), "b/../../x bag/name"},
		{"root", zipped(t, []string{"/etc/x"}, nil, nil), "/etc/x bag/name"},
		{"backslash", zipped(t, []string{`b\..\x`}, nil, nil), `b\..\x bag/name`},
		{"drive", zipped(t, []string{"C:x"}, nil, nil), "C:x bag/name"},
		{"not text", zipped(t, []string{"b/\xff"}, nil, nil), "b/? bag/name"},
		{"long", zipped(t, []string{strings.Repeat("a", 3000)}, nil, nil), strings.Repeat("a", 200) + " bag/name"},
		{"twice", zipped(t, []string{"b/bagit.txt", "b/bagit.txt"}, bomb, nil), "b/bagit.txt bag/added"},
		{"case", zipped(t, []string{"b/data/x", "b/data/X"}, nil, nil), "b/data/X bag/name"},
		{"link", zipped(t, []string{"b/bagit.txt", "b/data/y"}, bomb, func(h *zip.FileHeader) {
			if h.Name == "b/data/y" {
				h.SetMode(fs.ModeSymlink | 0o777)
			}
		}), "manifest-sha256.txt bag/missing"},
		{"empty", nil, ". bag/zip"},
		{"text", []byte(strings.Repeat("This is no zip. ", 99)), ". bag/zip"},
		{"no files", zipped(t, nil, nil, nil), ". bag/kind"},
	}
	over := zipped(t, []string{"b/bagit.txt", "b/data/x", "b/data/y"}, map[string]string{"b/data/x": strings.Repeat("a", 99), "b/data/y": strings.Repeat("a", 99)}, nil)
	at := bytes.LastIndex(over, []byte("b/data/y")) - 46 // the last file's directory entry
	first := bytes.LastIndex(over, []byte("b/data/x")) - 46
	copy(over[at+42:at+46], over[first+42:first+46]) // begins where the one before it does
	cases = append(cases, struct {
		name string
		zip  []byte
		want string
	}{"one over another", over, ". bag/limit"})
	wide := archive(t, bagOf(t, published(3), someSeeds), Options{})
	binary.LittleEndian.PutUint32(wide[len(wide)-commentLen-22+12:], 1<<31)
	cases = append(cases, struct {
		name string
		zip  []byte
		want string
	}{"a list longer than the file", wide, ". bag/zip"})
	for _, c := range cases {
		_, l := Zip(bytes.NewReader(c.zip), int64(len(c.zip)))
		if got := strings.Join(found(l), "; "); !strings.Contains(got, c.want) {
			t.Errorf("%s: %s, not %s", c.name, got, c.want)
		}
	}
	if n, err := directory(sparse{}, 1<<40); err != nil || n <= maxDirectory {
		t.Errorf("a list of %d bytes, %v", n, err)
	}
}

// sparse is a zip of a terabyte that is all directory.
type sparse struct{}

func (sparse) ReadAt(b []byte, at int64) (int, error) {
	clear(b)
	end := make([]byte, 22)
	le := binary.LittleEndian
	le.PutUint32(end, sigEnd)
	le.PutUint32(end[12:], 1<<31)
	if i := (1<<40 - 22) - at; i >= 0 && i+22 <= int64(len(b)) {
		copy(b[i:], end)
	}
	return len(b), nil
}

// A bag by another program: SHA-512, other separators, encoded names, no tag
// manifest.
func TestBagsOfOthersAreVerified(t *testing.T) {
	m := fstest.MapFS{
		"bagit.txt":           file("BagIt-Version: 0.97\r\nTag-File-Character-Encoding: UTF-8\r\n"),
		"manifest-sha512.txt": file(strings.ToUpper(sha512OfA) + "\t*./data/50%25.txt\r\n"),
		"data/50%.txt":        file("a"),
	}
	if _, l := Folder(m); len(l) > 0 {
		t.Error(l)
	}
	m["data/50%.txt"] = file("b")
	if _, l := Folder(m); strings.Join(found(l), ";") != "data/50%.txt bag/changed" {
		t.Error(l)
	}
	m["manifest-md5.txt"] = file("x\n")
	if _, l := Folder(m); l.Count(diag.Note) != 1 {
		t.Error(l)
	}
}

// sha512OfA is what sha512sum(1) says of the letter a.
const sha512OfA = "1f40fc92da241694750979ee6cf582f2d5d7d28e18335de05abc54d0560e0f5302860c652bf08d560252aa5e74210546f369fbbbce8c12cfc7957b2652fe9a75"

func FuzzZip(f *testing.F) {
	b := archive(f, bagOf(f, published(3), someSeeds), Options{})
	f.Add(b)
	f.Add(b[:len(b)/2])
	f.Add(zipped(f, []string{"b/bagit.txt", "b/data/x"}, nil, nil))
	f.Fuzz(func(t *testing.T, in []byte) {
		rep, l := Zip(bytes.NewReader(in), int64(len(in)))
		if len(found(l)) == 0 && rep.Files == 0 {
			t.Errorf("sound, and nothing in it: %+v", rep)
		}
		if rep.Bytes > maxFree+maxRatio*int64(len(in)) {
			t.Errorf("%d bytes unpacked to %d", len(in), rep.Bytes)
		}
	})
}

func FuzzManifest(f *testing.F) {
	f.Add(strings.Repeat("0", 64) + "  data/x\n")
	f.Add(strings.Repeat("0", 64) + "  * \n" + strings.Repeat("0", 64) + " **x\n" + strings.Repeat("0", 64) + "  *./ \n")
	f.Add("#adopted  CNAME\n" + strings.Repeat("a", 64) + "  a%0Ab\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range []dialect{ofBag, ofSite} {
			var l diag.List
			lines, _ := parseManifest("m", []byte(text), 64, d, &l)
			var out bytes.Buffer
			for _, x := range lines {
				if unsafePath(x.path) != "" || len(x.sum) != 64 {
					t.Fatalf("%q", x)
				}
				fmt.Fprintf(&out, "%s  %s\n", x.sum, strings.NewReplacer("%", "%25", "\n", "%0A", "\r", "%0D").Replace(x.path))
			}
			if d == ofSite {
				continue
			}
			var l2 diag.List
			again, _ := parseManifest("m", out.Bytes(), 64, d, &l2)
			if len(l2) > 0 || !slices.Equal(again, lines) {
				t.Fatalf("%q → %q, %v", lines, again, l2)
			}
		}
	})
}

func BenchmarkZip(b *testing.B) {
	in := archive(b, bagOf(b, published(500), someSeeds), Options{})
	rep, _ := Zip(bytes.NewReader(in), int64(len(in)))
	b.SetBytes(rep.Bytes)
	for b.Loop() {
		if _, l := Zip(bytes.NewReader(in), int64(len(in))); len(l) > 0 {
			b.Fatal(l)
		}
	}
}
