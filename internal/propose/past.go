package propose

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/diag"
	"dateline/internal/front"
	"dateline/internal/roster"
)

// State is what has become of a proposal's file.
type State uint8

const (
	Untouched State = iota // as the program wrote it: the program may write it anew
	Edited                 // a person's now
	Deleted                // never proposed again
)

// Wrote is a file that the program wrote. Sum is the digest of its bytes.
type Wrote struct {
	Kind  roster.Kind
	ID    string
	Names []string
	Sum   string
	State State // not in the file: what the folder says
}

// Past is all that the program has proposed, sorted by kind and id. It is kept
// in content/proposals.yaml, so that what a person deleted stays deleted.
type Past []Wrote

// File is the name of the file under content/.
const File = "proposals.yaml"

// Find is what was written under an id, or nil.
func (p Past) Find(k roster.Kind, id string) *Wrote {
	for i := range p {
		if p[i].Kind == k && p[i].ID == id {
			return &p[i]
		}
	}
	return nil
}

// ParsePast reads the file.
func ParsePast(src *diag.Source) (Past, diag.List) {
	v, l := front.Ledger(src)
	top := front.Read(src, v, &l, roster.Folders[:]...)
	var p Past
	for kind, folder := range roster.Folders {
		ids := top.Open(folder)
		for _, id := range ids.Keys() {
			f := ids.Map(id, "sha256", "names")
			w := Wrote{Kind: roster.Kind(kind), ID: id, Sum: f.String("sha256")}
			w.Names, _ = f.Strings("names")
			p = append(p, w)
		}
	}
	p.sort()
	return p, l
}

func (p Past) sort() {
	slices.SortFunc(p, func(a, b Wrote) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), strings.Compare(a.ID, b.ID)) })
}

// Format writes the file.
func (p Past) Format() string {
	p.sort()
	var b strings.Builder
	b.WriteString(`# What the program has proposed: each file that it wrote into content/, by id. A
# name whose file is gone was deleted by a person and is never proposed again;
# to have it proposed anew, take its line out, or run: dateline suggest -again ID
`)
	for i, w := range p {
		if i == 0 || w.Kind != p[i-1].Kind {
			b.WriteString(w.Kind.Folder() + ":\n")
		}
		b.WriteString("  " + w.ID + ": {sha256: " + w.Sum + ", names: [")
		for i, n := range w.Names {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(front.Quote(n, true))
		}
		b.WriteString("]}\n")
	}
	return b.String()
}
