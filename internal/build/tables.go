package build

import (
	"cmp"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"

	"dateline/internal/publish"
	"dateline/internal/site"
	"dateline/internal/table"
)

// tables streams rows into public/data, so that no table is ever held whole.
type tables struct {
	staged    *publish.Staged
	published fs.FS                        // whose tables may be copied from; nil: none
	open      map[*table.Schema]*[2]sink   // JSON Lines, CSV
	ended     map[*table.Schema]*[2][]byte // the SHA-256 of those that are ended
	each      func(n int, f func(i int))   // calls f for all below n, many at once
}

// begin opens the files.
func (t *tables) begin() error {
	t.open, t.ended = map[*table.Schema]*[2]sink{}, map[*table.Schema]*[2][]byte{}
	for _, s := range table.All {
		pair := &[2]sink{{path: s.Name + ".jsonl"}, {path: s.Name + ".csv"}}
		t.open[s] = pair
		for i := range pair {
			if err := pair[i].begin(t.staged, t.published); err != nil {
				return err
			}
		}
		if err := pair[1].write(s.Header()); err != nil {
			return err
		}
	}
	return nil
}

// keep appends the rows of a report as the published tables have them.
func (t *tables) keep(at, size *rowLengths) error {
	for i, s := range rowTables {
		for j := range 2 {
			if err := t.open[s][j].copy(at[2*i+j], size[2*i+j]); err != nil {
				return err
			}
		}
	}
	return nil
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

// poured is how many bytes of rows are held back, to be written at once.
const poured = 256 << 10

// pour appends the rows of a writer that has many.
func (t *tables) pour(w *table.Writer) error {
	if len(w.JSON) < poured {
		return nil
	}
	err := t.add(w)
	w.JSON, w.CSV = w.JSON[:0], w.CSV[:0]
	return err
}

// group appends what only the arranged site knows: documents, events and links. The
// published table of events may be known to be the same.
func (t *tables) group(s *site.Site, same bool) error {
	events, links, papers := table.NewWriter(&table.Events), table.NewWriter(&table.Links), table.NewWriter(&table.Documents)
	if pair := t.open[&table.Events]; same && pair[0].alike() && pair[1].alike() {
		pair[0].whole()
		pair[1].whole()
	} else {
		for i := range s.Events {
			table.Event(events, &s.Events[i])
			if err := t.pour(events); err != nil {
				return err
			}
		}
	}
	for _, p := range s.Papers() {
		table.Paper(papers, p)
		if err := t.pour(papers); err != nil {
			return err
		}
	}
	for _, l := range s.Links() {
		table.Link(links, l)
		if err := t.pour(links); err != nil {
			return err
		}
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

// end ends some tables, to which nothing can be added any more.
func (t *tables) end(list []*table.Schema) error {
	if t == nil {
		return nil
	}
	list = slices.DeleteFunc(slices.Clone(list), func(s *table.Schema) bool { return t.ended[s] != nil })
	sums, errs := make([][2][]byte, len(list)), make([]error, 2*len(list))
	t.each(len(errs), func(i int) { sums[i/2][i%2], errs[i] = t.open[list[i/2]][i%2].close() })
	for i, s := range list {
		t.ended[s] = &sums[i]
	}
	return cmp.Or(errs...)
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
	if err := t.end(table.All); err != nil {
		return err
	}
	for _, s := range table.All {
		var fields []resourceField
		for _, f := range s.Fields {
			fields = append(fields, resourceField{f.Name, string(f.Type), f.Doc})
		}
		for i, kind := range []struct{ suffix, format, media string }{{"-jsonl", "jsonl", "application/x-ndjson"}, {"", "csv", "text/csv"}} {
			f := &t.open[s][i]
			pack.Resources = append(pack.Resources, resource{s.Name + kind.suffix, f.path, s.Doc, "tabular-data-resource", kind.format, kind.media, "utf-8",
				f.size, "sha256:" + hex.EncodeToString(t.ended[s][i]), resourceSchema{fields}})
		}
	}
	b, err := json.MarshalIndent(pack, "", "  ")
	if err != nil {
		return fmt.Errorf("describing the tables: %w", err)
	}
	return t.staged.WriteFile("data/datapackage.json", append(b, '\n'))
}
