package build

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"

	"dateline/internal/edtf"
	"dateline/internal/reprint"
)

// Packing makes bytes of a value: its fields one after the other, numbers as
// varints, strings and slices after their length. The bytes bear no names and no
// types, so only the program that packed a value can unpack it. A field added to
// a type is packed without further work.

var (
	errPacked  = errors.New("the packed value is damaged")
	dateType   = reflect.TypeFor[edtf.Date]()
	sketchType = reflect.TypeFor[reprint.Sketch]()
)

// pack appends a value. It reads unexported fields, too, so that it can also
// tell two values apart; a value that has some cannot be unpacked. What two
// pointers share is packed twice.
func pack(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		return append(binary.AppendUvarint(b, uint64(v.Len())), v.String()...)
	case reflect.Bool:
		if v.Bool() {
			return append(b, 1)
		}
		return append(b, 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return binary.AppendVarint(b, v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return binary.AppendUvarint(b, v.Uint())
	case reflect.Float32, reflect.Float64:
		return binary.LittleEndian.AppendUint64(b, math.Float64bits(v.Float()))
	case reflect.Slice:
		if v.IsNil() {
			return append(b, 0)
		}
		b = binary.AppendUvarint(b, uint64(v.Len())+1)
		for i := range v.Len() {
			b = pack(b, v.Index(i))
		}
		return b
	case reflect.Array:
		for i := range v.Len() {
			b = pack(b, v.Index(i))
		}
		return b
	case reflect.Struct:
		if v.Type() == dateType { // its text is all of it
			return pack(b, v.Field(0))
		}
		for i := range v.NumField() {
			b = pack(b, v.Field(i))
		}
		return b
	case reflect.Pointer:
		if v.IsNil() {
			return append(b, 0)
		}
		if b = append(b, 1); v.Type() == sketchType { // most of what is kept are these numbers
			sketch := v.Interface().(reprint.Sketch)
			b = slices.Grow(b, 2*len(sketch))
			for _, n := range sketch {
				b = binary.LittleEndian.AppendUint16(b, n)
			}
			return b
		}
		return pack(b, v.Elem())
	}
	panic(fmt.Sprintf("a %s cannot be packed", v.Type()))
}

// unpacker reads what pack wrote. The strings that it makes are parts of data,
// unless own makes others of them.
type unpacker struct {
	data  string
	own   func(string) string
	dates *dates
	err   error
}

// dates are some of those that were read, since most come again and again.
type dates [1 << 8]struct {
	text string
	date edtf.Date
}

var someDates = sync.Pool{New: func() any { return new(dates) }}

// date reads a date.
func (d *dates) date(text string) (edtf.Date, error) {
	h := uint32(len(text))
	for i := range len(text) {
		h = h*31 + uint32(text[i])
	}
	x := &d[h%uint32(len(d))]
	if x.text == text && text != "" {
		return x.date, nil
	}
	date, err := edtf.Parse(strings.Clone(text))
	if err == nil {
		x.text, x.date = date.String(), date
	}
	return date, err
}

func (u *unpacker) number() uint64 {
	var n uint64
	for i := 0; i < len(u.data) && i < binary.MaxVarintLen64; i++ {
		c := u.data[i]
		n |= uint64(c&0x7F) << (7 * i)
		if c < 0x80 {
			u.data = u.data[i+1:]
			return n
		}
	}
	u.fail()
	return 0
}

func (u *unpacker) fail() { u.data, u.err = "", errPacked }

func (u *unpacker) text() string {
	n := u.number()
	if n > uint64(len(u.data)) {
		u.fail()
		return ""
	}
	s := u.data[:n]
	u.data = u.data[n:]
	if u.own != nil {
		return u.own(s)
	}
	return s
}

// value is the inverse of pack.
func (u *unpacker) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(u.text())
	case reflect.Bool:
		v.SetBool(u.number() != 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n := u.number()
		v.SetInt(int64(n>>1) ^ -int64(n&1))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(u.number())
	case reflect.Float32, reflect.Float64:
		if len(u.data) < 8 {
			u.fail()
			return
		}
		v.SetFloat(math.Float64frombits(binary.LittleEndian.Uint64([]byte(u.data[:8]))))
		u.data = u.data[8:]
	case reflect.Slice:
		n := u.number()
		if n == 0 {
			return
		}
		if n--; n > uint64(len(u.data)) { // an element has a byte at least
			u.fail()
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), int(n), int(n)))
		for i := range int(n) {
			u.value(v.Index(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			u.value(v.Index(i))
		}
	case reflect.Struct:
		if v.Type() == dateType {
			if s := u.text(); s != "" {
				d, err := u.dates.date(s)
				if err != nil {
					u.fail()
				}
				*v.Addr().Interface().(*edtf.Date) = d
			}
			return
		}
		for i := range v.NumField() {
			u.value(v.Field(i))
		}
	case reflect.Pointer:
		if u.number() == 0 {
			return
		}
		v.Set(reflect.New(v.Type().Elem()))
		if v.Type() != sketchType {
			u.value(v.Elem())
			return
		}
		sketch := v.Interface().(reprint.Sketch)
		if len(u.data) < 2*len(sketch) {
			u.fail()
			return
		}
		for i := range sketch {
			sketch[i] = uint16(u.data[2*i]) | uint16(u.data[2*i+1])<<8
		}
		u.data = u.data[2*len(sketch):]
	default:
		panic(fmt.Sprintf("a %s cannot be unpacked", v.Type()))
	}
}

// packed makes bytes of the value that p points to.
func packed[T any](b []byte, p *T) []byte { return pack(b, reflect.ValueOf(p).Elem()) }

// packedParts makes bytes of a struct that p points to, and says where those of its
// first field end.
func packedParts[T any](b []byte, p *T) (all []byte, first int) {
	v := reflect.ValueOf(p).Elem()
	for i := range v.NumField() {
		if b = pack(b, v.Field(i)); i == 0 {
			first = len(b)
		}
	}
	return b, first
}

// unpacked is the inverse; all of data must be the value, which shares its memory.
func unpacked[T any](data string, p *T) error { return unpackedAs(data, p, nil) }

// unpackedFirst unpacks a value that others follow, and returns those.
func unpackedFirst[T any](data string, p *T) (rest string, err error) {
	u := unpacker{data: data, dates: someDates.Get().(*dates)}
	defer someDates.Put(u.dates)
	u.value(reflect.ValueOf(p).Elem())
	return u.data, u.err
}

// unpackedEach unpacks values of one type: how many there are, and each behind the
// length of its bytes. It returns the bytes of each, too, and what follows.
func unpackedEach[T any](data string) (all []T, texts []string, rest string, err error) {
	u := unpacker{data: data, dates: someDates.Get().(*dates)}
	defer someDates.Put(u.dates)
	n := u.number()
	if n > uint64(len(u.data)) { // a value has a byte at least
		return nil, nil, "", errPacked
	}
	all, texts = make([]T, n), make([]string, n)
	for i := range all {
		texts[i] = u.text()
		rest := u.data
		u.data = texts[i]
		if u.value(reflect.ValueOf(&all[i]).Elem()); u.err != nil || u.data != "" {
			return nil, nil, "", errPacked
		}
		u.data = rest
	}
	return all, texts, u.data, nil
}

func unpackedAs[T any](data string, p *T, own func(string) string) error {
	u := unpacker{data: data, own: own, dates: someDates.Get().(*dates)}
	defer someDates.Put(u.dates)
	u.value(reflect.ValueOf(p).Elem())
	if u.err == nil && u.data != "" {
		return errPacked
	}
	return u.err
}
