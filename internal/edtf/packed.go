package edtf

import "encoding/binary"

// Append appends the date in few bytes, for [Cut]: its text and its bounds, so
// that it need not be parsed again.
func (d Date) Append(b []byte) []byte {
	b = append(binary.AppendUvarint(b, uint64(len(d.s))), d.s...)
	if d.s == "" {
		return b
	}
	b = binary.AppendVarint(b, int64(d.first))
	return binary.AppendUvarint(b, uint64(d.last-d.first))
}

// Cut returns the date at the start of what Append has made, and what follows it;
// ok is false where there is none. The date holds a part of s.
func Cut(s string) (d Date, rest string, ok bool) {
	number := func() uint64 {
		n, size := binary.Uvarint([]byte(s[:min(len(s), binary.MaxVarintLen64)]))
		if size <= 0 {
			n, size, ok = 0, len(s), false
		}
		s = s[size:]
		return n
	}
	ok = true
	n := number()
	if !ok || n > uint64(len(s)) {
		return Date{}, "", false
	}
	if n == 0 {
		return Date{}, s, true
	}
	d.s, s = s[:n], s[n:]
	first := number()
	d.first = Day(int64(first>>1) ^ -int64(first&1))
	d.last = d.first + Day(number())
	return d, s, ok
}
