package seed

import "sort"

// Piece says where a part of a made text came from: the characters from At on
// are the Len bytes at From of the text it was made of.
type Piece struct{ At, From, Len int32 }

// Made returns a text that was made of r's: the body of a page, a column of a
// table. Pieces are sorted by At; [Raw.Offset] goes through them, and to the end
// of the piece before where a character is in none.
func (r Raw) Made(text string, pieces []Piece) Raw {
	m := r
	m.Text, m.of, m.pieces = text, &r, pieces
	return m
}

// source is the offset in the text that r was made of.
func (r Raw) source(textOffset int) int {
	i := sort.Search(len(r.pieces), func(i int) bool { return int(r.pieces[i].At) > textOffset }) - 1
	if i < 0 {
		if len(r.pieces) > 0 {
			return int(r.pieces[0].From)
		}
		return 0
	}
	p := r.pieces[i]
	return int(p.From) + min(textOffset-int(p.At), int(p.Len))
}
