package search

// Numbers are written in printable ASCII without the characters that a string
// of JavaScript must escape, one character for those below 62, so that what is
// frequent stays one symbol for gzip: a number is any digits of high, then one
// of low. Every number has one form.
const (
	low  = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	high = "!#$%&'()*+,-./:;<=>?@[]^_`{|}~"
)

// appendNumber appends v, which is not negative.
func appendNumber(dst []byte, v int) []byte {
	var tmp [16]byte
	i := len(tmp) - 1
	tmp[i] = low[v%len(low)]
	for v /= len(low); v > 0; v /= len(high) {
		v--
		i--
		tmp[i] = high[v%len(high)]
	}
	return append(dst, tmp[i:]...)
}

// appendPlaces appends the places of a word in one report, one character each:
// of the second half of low and high, but of the first half for the last. A
// space stands for a word without places.
func appendPlaces(dst, places []byte) []byte {
	for i, p := range places {
		c := int(p)
		if i < len(places)-1 {
			c += ring
		}
		dst = append(dst, symbol(c))
	}
	if len(places) == 0 {
		dst = append(dst, ' ')
	}
	return dst
}

// symbol is the i-th of low and high together.
func symbol(i int) byte {
	if i < len(low) {
		return low[i]
	}
	return high[i-len(low)]
}

var digits = func() (t [256]int8) {
	for i := range t {
		t[i] = -1
	}
	for i := range len(low) {
		t[low[i]] = int8(i)
	}
	for i := range len(high) {
		t[high[i]] = int8(62 + i)
	}
	return t
}()
