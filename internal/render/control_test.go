package render

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// Every control character but tab and new line becomes a space, wherever it
// stands among whatever bytes, and nothing else is changed.
func TestControlCharactersBecomeSpaces(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 9))
	for range 20000 {
		b := make([]byte, r.IntN(40))
		for i := range b {
			b[i] = byte(r.IntN(256))
			if r.IntN(3) > 0 { // mostly text
				b[i] = byte(' ' + r.IntN(95))
			}
		}
		got, want := bytes.Clone(b), bytes.Clone(b)
		for i, c := range b {
			if (c < ' ' || c == 0x7F) && c != '\t' && c != '\n' {
				want[i] = ' '
			}
		}
		if uncontrolled(got); !bytes.Equal(got, want) {
			t.Fatalf("%q became %q, not %q", b, got, want)
		}
	}
}

func BenchmarkUncontrolled(b *testing.B) {
	page := bytes.Repeat([]byte("<p class=\"x\">A paragraph of a page, as pages are — long.</p>\n"), 300)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		uncontrolled(page)
	}
}
