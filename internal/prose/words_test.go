package prose

import (
	"fmt"
	"strings"
	"testing"
)

func TestWordsAreNumberedInTheirOrder(t *testing.T) {
	list := strings.Fields("a an the met meet talks o'clock is it signed republic secretary-general vice-premier cooperation negotiations " +
		"сказал правительство правительственный 国 中 memorandum-of-understanding 2018 abcdefgh abcdefghi abcdefghijklmnop abcdefghijklmnopq")
	for i := range 3000 {
		list = append(list, fmt.Sprint("w", i*i, "x"))
	}
	var w Words
	for i, s := range list {
		if n := w.Find(s); n != 0 {
			t.Fatalf("%q is %d before it is there", s, n)
		}
		if n := w.Add(s); n != i+1 || w.Len() != n {
			t.Fatalf("%q is %d of %d, want %d", s, n, w.Len(), i+1)
		}
	}
	for i, s := range list {
		if w.Find(s) != i+1 || w.FindFold(s) != i+1 || w.Add(s) != i+1 {
			t.Errorf("%q is %d, %d, want %d", s, w.Find(s), w.FindFold(s), i+1)
		}
		for _, behind := range []string{"", ".", " and what follows it"} {
			text := "In " + s + behind
			if n := w.FindIn(text, 3, 3+len(s)); n != i+1 {
				t.Errorf("%q in %q is %d, want %d", s, text, n, i+1)
			}
			if b := append(make([]byte, 0, 64), s+behind...); w.FindBytes(b[:len(s)]) != i+1 || w.FindBytes(b[:len(s):len(s)]) != i+1 {
				t.Errorf("%q with %q behind it is %d, want %d", s, behind, w.FindBytes(b[:len(s)]), i+1)
			}
			if text = strings.ToUpper(text); ASCII(s) && w.FindFoldIn(text, 3, 3+len(s)) != i+1 {
				t.Errorf("%q in %q is %d, want %d", s, text, w.FindFoldIn(text, 3, 3+len(s)), i+1)
			}
		}
	}
	for _, s := range []string{"", "b", "me", "mee", "meets", "signe", "epublic", "Met", "abcdefghIjklmnop", "secretary-generals", strings.Repeat("a", 300)} {
		if n := w.Find(s); n != 0 {
			t.Errorf("%q is %d", s, n)
		}
	}
	for s, want := range map[string]string{"THE": "the", "Republic": "republic", "Secretary-General": "secretary-general", "O'Clock": "o'clock", "ABCDEFGHIJKLMNOP": "abcdefghijklmnop"} {
		if n := w.FindFold(s); n == 0 || n != w.Find(want) {
			t.Errorf("%q is %d, want %d", s, n, w.Find(want))
		}
	}
	for _, s := range []string{"Сказал", "T[e", "", strings.Repeat("A", 300)} {
		if n := w.FindFold(s); n != 0 {
			t.Errorf("%q is %d", s, n)
		}
	}
}

// FuzzWords: only what was added is found, by its very bytes, or by those with
// small letters.
func FuzzWords(f *testing.F) {
	f.Add("the Republic of Norland", "REPUBLIC")
	f.Add("@ [ ` { \x80\xc1", "\x60")
	f.Fuzz(func(t *testing.T, list, word string) {
		var w Words
		known := map[string]bool{}
		for _, s := range strings.Split(list, " ") {
			if s != "" {
				w.Add(s)
				known[s] = true
			}
		}
		lower := []byte(word)
		for i, c := range lower {
			if 'A' <= c && c <= 'Z' {
				lower[i] += 'a' - 'A'
			}
		}
		if known[word] != (w.Find(word) > 0) {
			t.Errorf("Find %q of %q: %d", word, list, w.Find(word))
		}
		if known[string(lower)] != (w.FindFold(word) > 0) {
			t.Errorf("FindFold %q of %q: %d", word, list, w.FindFold(word))
		}
		text := list + word + list + list
		plain := strings.Trim(strings.ToLower(word), "abcdefghijklmnopqrstuvwxyz0123456789-'") == "" && ASCII(word)
		if from, to := len(list), len(list)+len(word); w.FindIn(text, from, to) != w.Find(word) || plain && w.FindFoldIn(text, from, to) != w.FindFold(word) {
			t.Errorf("%q in %q: %d, %d, want %d, %d", word, text, w.FindIn(text, from, to), w.FindFoldIn(text, from, to), w.Find(word), w.FindFold(word))
		}
	})
}
