package build

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"

	"dateline/internal/publish"
	"dateline/internal/site"
	"dateline/internal/table"
)

// tables streams rows into public/data, so that no table is ever held whole.
type tables struct {
	staged *publish.Staged
	open   map[*table.Schema]*[2]sink // JSON Lines, CSV
}

// sink is one file on its way, with what the data package says of it.
type sink struct {
	path string
	w    io.WriteCloser
	hash hash.Hash
	size int64
}

func (s *sink) write(b []byte) error {
	s.hash.Write(b)
	s.size += int64(len(b))
	_, err := s.w.Write(b)
	return err
}

func openTables(staged *publish.Staged) (*tables, error) {
	t := &tables{staged: staged, open: map[*table.Schema]*[2]sink{}}
	for _, s := range table.All {
		pair := &[2]sink{{path: s.Name + ".jsonl"}, {path: s.Name + ".csv"}}
		for i := range pair {
			w, err := staged.Create("data/" + pair[i].path)
			if err != nil {
				return nil, err
			}
			pair[i].w, pair[i].hash = w, sha256.New()
		}
		t.open[s] = pair
		if err := pair[1].write(s.Header()); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// add appends rows, each to its table.
func (t *tables) add(rows ...*table.Writer) error {
	for _, r := range rows {
		pair := t.open[r.Schema()]
		if err := pair[0].write(r.JSON); err != nil {
			return err
		}
		if err := pair[1].write(r.CSV); err != nil {
			return err
		}
	}
	return nil
}

// group appends what only the arranged site knows: documents, events and links.
func (t *tables) group(s *site.Site) error {
	events, links, papers := table.NewWriter(&table.Events), table.NewWriter(&table.Links), table.NewWriter(&table.Documents)
	for i := range s.Events {
		table.Event(events, &s.Events[i])
	}
	for _, p := range s.Papers() {
		table.Paper(papers, p)
	}
	for _, l := range s.Links() {
		table.Link(links, l)
	}
	return t.add(events, papers, links)
}

// resource is a table in the data package (Frictionless Data Package 1.0).
type resource struct {
	Name    string         `json:"name"`
	Path    string         `json:"path"`
	Title   string         `json:"title"`
	Profile string         `json:"profile"`
	Format  string         `json:"format"`
	Media   string         `json:"mediatype"`
	Enc     string         `json:"encoding"`
	Bytes   int64          `json:"bytes"`
	Hash    string         `json:"hash"`
	Schema  resourceSchema `json:"schema"`
}

type resourceSchema struct {
	Fields []resourceField `json:"fields"`
}

type resourceField struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Description string `json:"description"`
}

// close ends the tables and describes them in data/datapackage.json.
func (t *tables) close(meta site.Meta) error {
	pack := struct {
		Profile   string     `json:"profile"`
		Name      string     `json:"name"`
		Title     string     `json:"title"`
		Homepage  string     `json:"homepage,omitempty"`
		Resources []resource `json:"resources"`
	}{"tabular-data-package", "chronicle", meta.Title, meta.BaseURL, nil}
	for _, s := range table.All {
		var fields []resourceField
		for _, f := range s.Fields {
			fields = append(fields, resourceField{f.Name, string(f.Type), f.Doc})
		}
		for i, kind := range []struct{ suffix, format, media string }{{"-jsonl", "jsonl", "application/x-ndjson"}, {"", "csv", "text/csv"}} {
			f := &t.open[s][i]
			if err := f.w.Close(); err != nil {
				return err
			}
			pack.Resources = append(pack.Resources, resource{s.Name + kind.suffix, f.path, s.Doc, "tabular-data-resource", kind.format, kind.media, "utf-8",
				f.size, "sha256:" + hex.EncodeToString(f.hash.Sum(nil)), resourceSchema{fields}})
		}
	}
	b, err := json.MarshalIndent(pack, "", "  ")
	if err != nil {
		return fmt.Errorf("describing the tables: %w", err)
	}
	return t.staged.WriteFile("data/datapackage.json", append(b, '\n'))
}
