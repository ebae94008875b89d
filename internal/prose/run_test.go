package prose

import (
	"math/rand/v2"
	"testing"
)

func TestRunsEndWhereTheirBytesDo(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		b := make([]byte, r.IntN(40))
		for i := range b {
			switch r.IntN(12) {
			case 0:
				b[i] = byte(r.IntN(256))
			case 1:
				b[i] = "@[`{/:\x00\x10\x19\x7f\x80\xe1\xff -"[r.IntN(15)]
			default:
				b[i] = "abyzABYZ0189mnopq"[r.IntN(17)]
			}
		}
		text := string(b)
		for i := range len(text) + 1 {
			end, small, capital := i, false, false
			for end < len(text) && class[text[end]]&cAlnum != 0 {
				small, capital = small || class[text[end]] == cLower, capital || class[text[end]] == cUpper
				end++
			}
			if e, s, c := WordRun(text, i); e != end || s != small || c != capital {
				t.Fatalf("WordRun(%q, %d) is %d, %v, %v, want %d, %v, %v", text, i, e, s, c, end, small, capital)
			}
			for end = i; end < len(text) && class[text[end]]&cLetter != 0; end++ {
			}
			if e := LetterEnd(text, i); e != end {
				t.Fatalf("LetterEnd(%q, %d) is %d, want %d", text, i, e, end)
			}
		}
	}
}
