package bag

import (
	"bytes"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
)

// watched counts the bytes that are read from an archive.
type watched struct {
	*bytes.Reader
	n atomic.Int64
}

func (w *watched) ReadAt(b []byte, at int64) (int, error) {
	n, err := w.Reader.ReadAt(b, at)
	w.n.Add(int64(n))
	return n, err
}

// TestWhatWasPackedBeforeIsTakenFromThere packs a site, changes some of it, and
// packs it again beside the first archive and without it.
func TestWhatWasPackedBeforeIsTakenFromThere(t *testing.T) {
	site, seeds := published(80), fstest.MapFS{"a.txt": file("Talks on the lake."), "long.txt": file(strings.Repeat("long talks ", 5000))}
	first := archive(t, bagOf(t, site, seeds), Options{})
	site["articles/2000/report-000.html"] = file("<!doctype html>\n<title>Another</title>\n" + strings.Repeat("new words ", 300))
	delete(site, "articles/2001/report-001.html")
	delete(site, "manifest-sha256.txt")
	site["manifest-sha256.txt"] = file(manifestText(site))
	b := bagOf(t, site, seeds)
	b.Top, b.Day = Top("The Lake Accord", "2024-03-06"), day+1
	for _, whole := range []int64{0, 20_000} { // with long.txt in memory, and read twice
		anew := archive(t, b, Options{Whole: whole})
		r := &watched{Reader: bytes.NewReader(first)}
		before := OpenBefore(r, int64(len(first)), b.Info)
		if before == nil {
			t.Fatal("the first archive is not used")
		}
		opened := r.n.Load()
		if again := archive(t, b, Options{Whole: whole, Before: before}); !bytes.Equal(again, anew) {
			t.Error("the archive depends on the one before")
		}
		if n := r.n.Load() - opened; n < int64(len(first))/3 {
			t.Errorf("%d bytes of %d were taken from the one before", n, len(first))
		}
	}

	other := []Field{{"Bag-Software-Agent", "dateline tes"}}
	changed := bytes.Clone(first)
	changed[len(changed)/2] ^= 1
	for name, c := range map[string]struct {
		data []byte
		info []Field
	}{
		"other software":    {first, other},
		"software not said": {first, nil},
		"a changed bit":     {changed, b.Info},
		"cut off":           {first[:len(first)-100], b.Info},
		"no zip":            {[]byte("PK\x03\x04 nothing"), b.Info},
		"nothing":           {nil, b.Info},
	} {
		if OpenBefore(bytes.NewReader(c.data), int64(len(c.data)), c.info) != nil {
			t.Errorf("%s: used all the same", name)
		}
	}
}
