// Package article is one report as the chronicle keeps it: typed front matter
// and a Markdown body, and the file format of both.
//
// [Parse] and [Format] are inverses. Format writes the keys in one fixed order
// and leaves out what is empty, so a file that nobody edited formats to itself.
package article

import (
	"dateline/internal/edtf"
)

// Article is a report. Text is UTF-8 in NFC; Body is Markdown, its paragraphs
// divided by one blank line, with no blank line at either end.
type Article struct {
	ID         string // [a-z0-9-]{1,80}, unique in the chronicle, never derived again
	Title      string
	TitleBasis Basis     // stated, derived or curator
	Date       edtf.Date // of publication; zero when nothing is known
	DateBasis  Basis     // curator, header, dateline, code, url, inferred, unknown
	// DateEvidence holds the strings that say so, strongest first; for an
	// inferred date also "id of the other report: its words".
	DateEvidence []string
	Source       string // id in content/sources
	SourceText   string // how the report names its source, where that was no person's file: "Norwire"
	Syndicator   string // id in content/sources
	Authors      []string
	SourceURL    string
	Dateline     Dateline
	Lang         string // BCP 47
	Leaders      []string
	Initiatives  []string
	Rights       string // full, excerpt or metadata: what may be published of the body
	DigestOf     Digest
	Added        edtf.Date // the day the report entered the archive
	Seed         Seed
	ReprintOf    string
	Status       string // unchecked, checked or disputed
	Notes        []Note
	Overrides    []Override
	Body         string

	// Keys knows, of a parsed file, the place of each key, for diagnostics
	// found later. Nil otherwise.
	Keys *Keys
}

// Basis says how a value is known.
type Basis string

const (
	Stated   Basis = "stated"
	Derived  Basis = "derived"
	Curator  Basis = "curator"
	Header   Basis = "header"
	OfLine   Basis = "dateline"
	Code     Basis = "code"
	URL      Basis = "url"
	Inferred Basis = "inferred"
	Unknown  Basis = "unknown"
)

// Dateline is the line that opens an agency report: "ASTANA. KAZINFORM –".
// Place and Agency are ids, empty when the roster does not know them.
type Dateline struct{ Text, Place, Agency string }

// Digest says of a text in other words which report it digests.
type Digest struct {
	Source string // id in content/sources
	Date   edtf.Date
	URL    string
}

// Seed is the raw file that a report came from.
type Seed struct {
	Path     string // relative to the site's folder; "seeds/x.jsonl#3" is the third record of a file of many
	SHA256   string // of the file's bytes, lower-case hexadecimal
	Encoding string // WHATWG name: utf-8, windows-1251, …
}

// Note is an editor's margin note. Note is Markdown.
type Note struct {
	Selector
	Note string
}

// Override is an editor's word on a machine annotation.
type Override struct {
	Selector
	Kind    string // mention, quote, figure, date, event
	Entity  string // for a mention: whom or what it names
	Speaker string // for a quote
	Drop    bool   // the annotation is wrong and stays deleted
}
