package build

import "strings"

// texts keeps the words that stay for a whole build, those of entries and of the
// shelf, in few large pieces of memory: strings that are made one by one, each
// between others that are gone soon, leave holes behind that nothing fits in, and
// each has to be found by the collector. The zero value is ready.
type texts struct {
	room  strings.Builder
	names map[string]string
}

// textRoom is the size of a piece, in bytes.
const textRoom = 64 << 10

// text keeps a text.
func (t *texts) text(s string) string {
	if s == "" {
		return ""
	}
	if t.room.Cap()-t.room.Len() < len(s) {
		t.room = strings.Builder{}
		t.room.Grow(max(textRoom, len(s)))
	}
	from := t.room.Len()
	t.room.WriteString(s)
	return t.room.String()[from:]
}

// name keeps an id, a rule or another word of which there are few, once.
func (t *texts) name(s string) string {
	if len(s) > longName || s == "" {
		return t.text(s)
	}
	if own, ok := t.names[s]; ok {
		return own
	}
	if t.names == nil || len(t.names) >= maxNames {
		t.names = map[string]string{}
	}
	s = t.text(s)
	t.names[s] = s
	return s
}

// room keeps values of one type, each a part of a larger piece of memory, for the
// same reason. The zero value is ready.
type room[T any] struct{ list []T }

// roomful is how many values are in a piece.
const roomful = 140

// roomFor is a room for values such as a pointer points to.
func roomFor[T any](*T) *room[T] { return &room[T]{} }

// own returns a copy of what p points to, that stays.
func (r *room[T]) own(p *T) *T {
	if len(r.list) == cap(r.list) {
		r.list = make([]T, 0, roomful)
	}
	r.list = append(r.list, *p)
	return &r.list[len(r.list)-1]
}
