package site

import (
	"encoding/binary"
	"iter"
	"math"
	"strings"

	"dateline/internal/edtf"
)

// Most of what entries hold are quotations and figures, of which a page shows a few
// at a time. So those of a report stand in one text, each field after the other,
// and are taken out of it when they are looked at: what is taken out are parts of
// that text.

// Sayings are the quotations of one report, packed. The zero value is none.
type Sayings string

// Counts are the figures of one report, packed. The zero value is none.
type Counts string

// PackSayings packs quotations.
func PackSayings(list []Saying) Sayings {
	if len(list) == 0 {
		return ""
	}
	n := 8
	for i := range list {
		n += len(list[i].Speaker) + len(list[i].SpeakerText) + len(list[i].Text) + 8
	}
	b := binary.AppendUvarint(make([]byte, 0, n), uint64(len(list)))
	for i := range list {
		q := &list[i]
		b = packText(packText(packText(b, q.Speaker), q.SpeakerText), q.Text)
		b = binary.AppendUvarint(binary.AppendUvarint(b, uint64(q.Para)), uint64(q.N))
	}
	return Sayings(b)
}

// Len is how many they are.
func (s Sayings) Len() int { return packedLen(string(s)) }

// All yields them in their order.
func (s Sayings) All() iter.Seq2[int, *Saying] {
	return func(yield func(int, *Saying) bool) {
		p := parcel{string(s)}
		n := p.number()
		for i := 0; uint64(i) < n && p.rest != ""; i++ {
			q := Saying{Speaker: p.text(), SpeakerText: p.text(), Text: p.text(), Para: int(p.number()), N: int(p.number())}
			if !yield(i, &q) {
				return
			}
		}
	}
}

// At is the i-th; nil where there are no so many.
func (s Sayings) At(i int) *Saying {
	for j, q := range s.All() {
		if j == i {
			return q
		}
	}
	return nil
}

// What the first byte of a figure says of it, besides its change.
const (
	changeBits   byte = 3 // 1 down, 2 neither, 3 up
	sameSentence byte = 1 << iota << 1
	samePeriod
	exactWithin // it is a part of the sentence
	whatWithin
	wholeValue // the value is a whole number
)

// PackCounts packs figures.
func PackCounts(list []Count) Counts {
	if len(list) == 0 {
		return ""
	}
	last := Count{}
	n := 8
	for i := range list {
		f := &list[i]
		if n += len(f.Unit) + len(f.Modifier) + len(f.SaidBy) + 24; f.Sentence != last.Sentence {
			n += len(f.Sentence)
		}
		last.Sentence = f.Sentence
	}
	last = Count{}
	b := binary.AppendUvarint(make([]byte, 0, n), uint64(len(list)))
	for i := range list {
		b = appendCount(b, &list[i], &last)
		last = list[i]
	}
	return Counts(b)
}

func appendCount(b []byte, f, last *Count) []byte {
	at := len(b)
	b = append(b, byte(f.Change+2))
	if f.Sentence == last.Sentence {
		b[at] |= sameSentence
	} else {
		b = packText(b, f.Sentence)
	}
	if f.Period == last.Period {
		b[at] |= samePeriod
	} else {
		b = f.Period.Append(b)
	}
	part := func(s string, within byte) {
		if from := strings.Index(f.Sentence, s); from >= 0 {
			b[at] |= within
			b = binary.AppendUvarint(binary.AppendUvarint(b, uint64(from)), uint64(len(s)))
		} else {
			b = packText(b, s)
		}
	}
	part(f.Exact, exactWithin)
	part(f.What, whatWithin)
	b = packText(packText(packText(b, f.Unit), f.Modifier), f.SaidBy)
	if whole := int64(f.Value); float64(whole) == f.Value && math.Abs(f.Value) < 1<<53 && !(whole == 0 && math.Signbit(f.Value)) {
		b[at] |= wholeValue
		b = binary.AppendVarint(b, whole)
	} else {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(f.Value))
	}
	return binary.AppendUvarint(binary.AppendUvarint(b, uint64(f.Para)), uint64(f.N))
}

// Len is how many they are.
func (c Counts) Len() int { return packedLen(string(c)) }

// All yields them in their order. What a pointer leads to is the next one's, too.
func (c Counts) All() iter.Seq2[int, *Count] {
	return func(yield func(int, *Count) bool) {
		p := parcel{string(c)}
		n := p.number()
		var f Count
		for i := 0; uint64(i) < n && p.rest != ""; i++ {
			if p.count(&f); !yield(i, &f) {
				return
			}
		}
	}
}

// At is the i-th; nil where there are no so many.
func (c Counts) At(i int) *Count {
	for j, f := range c.All() {
		if j == i {
			return f
		}
	}
	return nil
}

// parcel is read from its start. What is not there is 0 or "".
type parcel struct{ rest string }

func (p *parcel) number() uint64 {
	if p.rest != "" && p.rest[0] < 0x80 { // most are small
		n := uint64(p.rest[0])
		p.rest = p.rest[1:]
		return n
	}
	n, size := binary.Uvarint([]byte(p.rest[:min(len(p.rest), binary.MaxVarintLen64)]))
	if size <= 0 {
		n, size = 0, len(p.rest)
	}
	p.rest = p.rest[size:]
	return n
}

func (p *parcel) take(n uint64) string {
	n = min(n, uint64(len(p.rest)))
	s := p.rest[:n]
	p.rest = p.rest[n:]
	return s
}

func (p *parcel) text() string { return p.take(p.number()) }

// count reads the figure after f into f.
func (p *parcel) count(f *Count) {
	flags := p.take(1)
	if flags == "" {
		*f = Count{}
		return
	}
	is := flags[0]
	f.Change = int8(is&changeBits) - 2
	if is&sameSentence == 0 {
		f.Sentence = p.text()
	}
	if is&samePeriod == 0 {
		f.Period, p.rest, _ = edtf.Cut(p.rest)
	}
	part := func(within byte) string {
		if is&within == 0 {
			return p.text()
		}
		from := min(p.number(), uint64(len(f.Sentence)))
		return f.Sentence[from:min(from+p.number(), uint64(len(f.Sentence)))]
	}
	f.Exact, f.What = part(exactWithin), part(whatWithin)
	f.Unit, f.Modifier, f.SaidBy = p.text(), p.text(), p.text()
	if is&wholeValue != 0 {
		n := p.number()
		f.Value = float64(int64(n>>1) ^ -int64(n&1))
	} else if bits := p.take(8); len(bits) == 8 {
		f.Value = math.Float64frombits(binary.LittleEndian.Uint64([]byte(bits)))
	}
	f.Para, f.N = int32(p.number()), int32(p.number())
}

func packedLen(s string) int {
	p := parcel{s}
	return int(min(p.number(), uint64(len(s))))
}

func packText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}
