package event

import (
	"dateline/internal/article"
	"dateline/internal/edtf"
	"dateline/internal/mention"
	"dateline/internal/prose"
	"dateline/internal/reading"
	"dateline/internal/roster"
)

// room reads reports for their events and nothing else.
type room struct {
	reader *reading.Reader
	events *Reader
}

func newRoom(r *roster.Roster) *room {
	read := reading.NewReader(mention.New(r))
	return &room{read, NewReader(read, r)}
}

// notes are what a room finds.
type notes struct {
	Mentions  []reading.Mention
	Events    []Event
	Documents []Document
	Orphans   []reading.Orphan
}

func (r *room) notes(art *article.Article) (n notes) {
	d := r.reader.Read(art)
	n.Events = r.events.Events(d, saidIn)
	n.Documents = r.events.Documents(d, n.Events)
	n.Mentions, n.Orphans = d.Mentions, d.Orphans
	return n
}

// saidIn are the stretches between straight marks, each of whom is named next.
func saidIn(d *reading.Doc) (out []Speech) {
	for at, open := 0, -1; at < len(d.Body); at++ {
		if d.Body[at] != '"' {
			continue
		}
		if open < 0 {
			open = at
			continue
		}
		s := Speech{Span: prose.Span{Start: open + 1, End: at}}
		for _, m := range d.People {
			if m.Start > at {
				s.By = m
				break
			}
		}
		out, open = append(out, s), -1
	}
	return out
}

func on(s string) edtf.Date {
	d, err := edtf.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}
