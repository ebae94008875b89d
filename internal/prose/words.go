package prose

import (
	"encoding/binary"
	"math/bits"
)

// Words is a list of words in small letters, numbered from 1 in the order in
// which they were added. It is made for a text whose every word is looked up and
// is mostly not there: a word of up to sixteen bytes is two integers, and to find
// it takes no hash of a string and no comparison of one. The zero Words is empty;
// once complete it is safe for concurrent use.
type Words struct {
	first []uint32          // by hash: a number with a byte of the hash above it, or 0; a power of two, at most half of it used
	keys  []wordKey         // by number
	long  map[string]uint32 // the words of more than sixteen bytes
}

// wordKey is a word of up to sixteen bytes: the first eight, and those behind them
// with the length as the last byte. Where all sixteen are the word's, the last of
// them is no length. A line of the processor's cache holds four keys. The zero wordKey
// is that of no word.
type wordKey struct{ head, tail uint64 }

// Len is the largest number, which is how many words there are.
func (w *Words) Len() int { return max(0, len(w.keys)-1) }

// Add is the number of the word, which joins the list if it is new.
func (w *Words) Add(word string) int {
	if n := w.Find(word); n > 0 {
		return n
	}
	if len(w.keys) == 0 {
		w.keys = make([]wordKey, 1, 64)
	}
	n := uint32(len(w.keys))
	if n >= 1<<numberBits {
		panic("prose: more words than a list can hold")
	}
	k := keyOf(word)
	w.keys = append(w.keys, k)
	if k == (wordKey{}) {
		if w.long == nil {
			w.long = map[string]uint32{}
		}
		w.long[word] = n
		return int(n)
	}
	if 2*len(w.keys) > len(w.first) {
		w.first = make([]uint32, max(64, 2*len(w.first)))
		for i, k := range w.keys {
			if k != (wordKey{}) {
				w.put(k, uint32(i))
			}
		}
		return int(n)
	}
	w.put(k, n)
	return int(n)
}

func (w *Words) put(k wordKey, n uint32) {
	mask := uint64(len(w.first) - 1)
	h := k.hash()
	i := h & mask
	for w.first[i] != 0 {
		i = (i + 1) & mask
	}
	w.first[i] = n | uint32(h>>56)<<numberBits
}

// numberBits is how much of an element of first a number takes.
const numberBits = 24

// Find is the number of the word, or 0.
func (w *Words) Find(word string) int {
	k := keyOf(word)
	if k == (wordKey{}) {
		return int(w.long[word])
	}
	return w.find(k)
}

// FindBytes is Find of a word that is not yet a string.
func (w *Words) FindBytes(word []byte) int {
	if n := len(word); n > 0 && n < 16 && cap(word) >= 16 { // as keyIn reads it, with what stands behind
		m, room := &within[n], word[:16]
		return w.find(wordKey{binary.LittleEndian.Uint64(room) & m.head, binary.LittleEndian.Uint64(room[8:])&m.tail | uint64(n)<<56})
	}
	return w.Find(string(word))
}

// FindFold is the number of the word with its ASCII capitals made small, or 0.
func (w *Words) FindFold(word string) int {
	k := keyOf(word)
	if k == (wordKey{}) {
		if len(w.long) == 0 {
			return 0
		}
		var buf [64]byte
		return int(w.long[string(AppendSmall(buf[:0], word))])
	}
	k.head, k.tail = small(k.head), small(k.tail)
	return w.find(k)
}

// FindIn is Find of text[from:to]. It is a little faster, where a text is looked up
// word by word.
func (w *Words) FindIn(text string, from, to int) int {
	if k := keyIn(text, from, to); k != (wordKey{}) {
		return w.find(k)
	}
	return w.Find(text[from:to])
}

// FindFoldIn is FindFold of text[from:to], which is of ASCII letters, digits, hyphens
// and apostrophes.
func (w *Words) FindFoldIn(text string, from, to int) int {
	if k := keyIn(text, from, to); k != (wordKey{}) {
		m := &within[to-from]
		return w.find(wordKey{k.head | 0x20*ones&m.head, k.tail | 0x20*ones&m.tail}) // of the characters named only capitals lack the bit
	}
	return w.FindFold(text[from:to])
}

func (w *Words) find(k wordKey) int {
	if len(w.first) == 0 {
		return 0
	}
	mask := uint64(len(w.first) - 1)
	h := k.hash()
	for i := h & mask; ; i = (i + 1) & mask {
		n := w.first[i]
		if n == 0 {
			return 0
		}
		if n>>numberBits == uint32(h>>56) { // else not worth a look at the key
			if n &= 1<<numberBits - 1; w.keys[n] == k {
				return int(n)
			}
		}
	}
}

// keyOf is the key of a word; zero where the word is empty or long.
func keyOf(s string) wordKey {
	n := len(s)
	switch {
	case n > 16 || n == 0 || n == 16 && s[15] < 16:
		return wordKey{}
	case n == 16:
		return wordKey{eight(s), eight(s[8:])}
	case n >= 8:
		return wordKey{eight(s), eight(s[n-8:])>>(8*(16-n)) | uint64(n)<<56}
	case n >= 4:
		return wordKey{four(s) | four(s[n-4:])<<(8*(n-4)), uint64(n) << 56}
	}
	return wordKey{uint64(s[0]) | uint64(s[n>>1])<<(8*(n>>1)) | uint64(s[n-1])<<(8*(n-1)), uint64(n) << 56}
}

// keyIn is the key of text[from:to], read with what stands behind the word: how long it
// is then decides nothing that the processor would have to guess. It is zero for a word
// that has no key, or stands at the very end.
func keyIn(text string, from, to int) wordKey {
	n := to - from
	if n > 15 || n == 0 || len(text)-from < 16 {
		return wordKey{}
	}
	m := &within[n]
	return wordKey{eight(text[from:]) & m.head, eight(text[from+8:])&m.tail | uint64(n)<<56}
}

// within are the bytes of a word among sixteen, by its length.
var within = func() (m [16]wordKey) {
	for n := range m {
		m[n] = wordKey{^uint64(0) >> (8 * (8 - min(n, 8))), ^uint64(0) >> (8 * (16 - max(n, 8)))}
	}
	return m
}()

func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func four(s string) uint64 {
	_ = s[3]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}

func (k wordKey) hash() uint64 {
	hi, lo := bits.Mul64(k.head^0x9E3779B97F4A7C15, k.tail^0xD1B54A32D192ED03)
	return hi ^ lo ^ lo>>29
}

// small makes the ASCII capitals among eight bytes small.
func small(w uint64) uint64 {
	const each = 0x0101010101010101
	low := w & (each * 0x7f)
	fromA := low + each*(0x80-'A')
	pastZ := low + each*(0x7f-'Z')
	return w | (fromA&^pastZ&^w&(each*0x80))>>2
}

// AppendSmall appends s with its ASCII capitals made small, so that every offset
// stays.
func AppendSmall(dst []byte, s string) []byte {
	dst = append(dst, s...)
	b := dst[len(dst)-len(s):]
	if len(b) >= 8 {
		last := b[len(b)-8:] // some of it a second time, which is what it is already
		for ; len(b) >= 8; b = b[8:] {
			binary.LittleEndian.PutUint64(b, small(binary.LittleEndian.Uint64(b)))
		}
		binary.LittleEndian.PutUint64(last, small(binary.LittleEndian.Uint64(last)))
		return dst
	}
	for i, c := range b {
		if class[c] == cUpper {
			b[i] = c + 'a' - 'A'
		}
	}
	return dst
}
