// Package table writes the published data: one JSON object a line and the same
// as CSV, described by a Frictionless data package.
//
// A [Writer] takes the values of one row in the order of its [Schema] and
// appends them to both forms at once; nothing is reflected over, since a large
// chronicle has millions of rows. What is not known is null in JSON and empty
// in CSV.
//
// start and end count Unicode code points in the article's body as stored (or
// in its title where `where` says so), half-open, as in the W3C
// TextPositionSelector; exact, prefix and suffix are as in its
// TextQuoteSelector, with each run of white space as one space.
package table

// Type is a Frictionless Table Schema field type.
type Type string

const (
	String  Type = "string"
	Integer Type = "integer"
	Number  Type = "number"
	Boolean Type = "boolean"
	Array   Type = "array" // JSON in JSON; in CSV the JSON text
	Object  Type = "object"
)

// Field is one column.
type Field struct {
	Name string
	Type Type
	Doc  string
}

// Schema is one table.
type Schema struct {
	Name, Doc string
	Fields    []Field
}

var (
	by = []Field{
		{"rule", String, "name of the rule that found it"},
		{"confidence", Number, "0 to 1"},
	}
	origin = Field{"origin", String, "machine or editor"}
	place  = []Field{
		{"start", Integer, "first code point in the text"},
		{"end", Integer, "code point after the last"},
		{"exact", String, "the words as printed, white space folded; null where the report's rights keep them back"},
	}
)

func fields(groups ...[]Field) []Field {
	var out []Field
	for _, g := range groups {
		out = append(out, g...)
	}
	return out
}

// The tables, in the order in which they are published.
var (
	Articles = Schema{"articles", "The reports", []Field{
		{"id", String, "stable identifier"},
		{"title", String, "headline; null where it is made of words that the report's rights keep back"},
		{"title_basis", String, "stated, derived or curator"},
		{"date", String, "publication, EDTF"},
		{"date_basis", String, "how the date is known"},
		{"date_evidence", Array, "the strings that say so"},
		{"source", String, "id of the agency or newspaper"},
		{"syndicator", String, "id of the syndicator"},
		{"dateline_text", String, "the dateline as printed"},
		{"dateline_place", String, "id of its place"},
		{"lang", String, "BCP 47"},
		{"seed", String, "path of the raw file"},
		{"seed_sha256", String, "of the raw file"},
		{"body_sha256", String, "of the body as stored"},
		{"words", Integer, "words of the body"},
		{"paragraphs", Integer, "paragraphs of the body"},
		{"reprint_of", String, "id of the first of near-identical reports"},
		{"digest_of", Object, "the report that this text digests: source, date, url"},
		{"added", String, "the day it entered the archive"},
		{"page", String, "address, relative to the site"},
	}}
	Mentions = Schema{"mentions", "Where a report names somebody or something", fields([]Field{
		{"id", String, "stable identifier"},
		{"article", String, "id of the report"},
		{"kind", String, "leader, initiative, place or organization"},
		{"entity", String, "its id"},
	}, place, []Field{
		{"form", String, "name, title, alias or acronym"},
		{"where", String, "title or body"},
	}, by, []Field{origin})}
	Quotes = Schema{"quotes", "Direct speech", fields([]Field{
		{"id", String, "stable identifier"},
		{"article", String, "id of the report"},
		{"speaker", String, "id of the leader who speaks"},
		{"speaker_text", String, "the fullest name that the report gives the speaker, who need not be a leader; where it gives none, the words beside the quotation"},
		{"cue", String, "the words beside the quotation that say who speaks: he said"},
		{"exact", String, "the words between the marks"},
		{"prefix", String, "what stands before"},
		{"suffix", String, "what stands after"},
		{"start", Integer, "first code point in the body"},
		{"end", Integer, "code point after the last"},
	}, by, []Field{origin})}
	Figures = Schema{"figures", "Numbers with what they count", fields([]Field{
		{"id", String, "stable identifier"},
		{"article", String, "id of the report"},
	}, place, []Field{
		{"value", Number, "in base units"},
		{"unit", String, "ISO 4217 code, percent, share (0 to 1), times, count:noun or unit symbol"},
		{"modifier", String, "almost, more than …"},
		{"direction", String, "up or down"},
		{"what", String, "what is counted"},
		{"period", String, "EDTF"},
		{"period_basis", String, "explicit, inherited, resolved or default"},
		{"said_by", String, "id of the leader who gives it"},
		{"quote", String, "id of the quotation that holds it"},
	}, by, []Field{origin})}
	Dates = Schema{"dates", "Expressions of time", fields([]Field{
		{"id", String, "stable identifier"},
		{"article", String, "id of the report"},
	}, place, []Field{
		{"value", String, "EDTF; null for a duration or a recurring time"},
		{"timex3", String, "ISO-TimeML TIMEX3 value"},
		{"kind", String, "date, interval, duration or recurring"},
		{"basis", String, "explicit or resolved"},
	}, by)}
	Events = Schema{"events", "What happened, or is to happen", fields([]Field{
		{"id", String, "stable identifier"},
		{"kind", String, "meeting, visit, call, summit, forum, signing, invitation, appointment, announcement or background"},
		{"subtype", String, "state visit, telephone conversation …"},
		{"title", String, "a short clause"},
		{"date", String, "EDTF"},
		{"date_basis", String, "explicit, resolved, default, cross-document or curator"},
		{"place", String, "id"},
		{"country", String, "id of a place"},
		{"place_basis", String, "how the place is known"},
		{"place_text", String, "the place in the words of a report, known by an id or not"},
		{"participants", Array, "entity, part and office of each; text names whom no file of content/leaders is about"},
		{"initiatives", Array, "ids"},
		{"status", String, "held, announced or planned"},
		{"reports", Array, "article, start, end and exact of each report's evidence"},
	}, by, []Field{origin})}
	Documents = Schema{"documents", "Documents signed, agreed or adopted", []Field{
		{"id", String, "stable identifier"},
		{"article", String, "id of the report"},
		{"event", String, "id of the event"},
		{"title", String, "as the report names it"},
		{"kind", String, "memorandum, agreement, protocol, declaration, contract or other"},
		{"start", Integer, "first code point in the body"},
		{"end", Integer, "code point after the last"},
	}}
	Links = Schema{"links", "Who met whom", []Field{
		{"a", String, "id of a leader"},
		{"b", String, "id of another"},
		{"events", Integer, "events that both took part in"},
		{"meetings", Integer, "of these, meetings and calls"},
		{"first", String, "EDTF of the earliest"},
		{"last", String, "EDTF of the latest"},
	}}
	Removed = Schema{"removed", "What normalising took out of the raw files", []Field{
		{"article", String, "id of the report"},
		{"seed", String, "path of the raw file"},
		{"start_byte", Integer, "in the raw file"},
		{"end_byte", Integer, "in the raw file"},
		{"text", String, "what stood there; null where the report's rights keep it back"},
		{"rule", String, "name of the rule that took it"},
	}}
	Problems = Schema{"problems", "What was set aside, guessed or found wrong", []Field{
		{"code", String, "see the about page"},
		{"severity", String, "note, warning or error"},
		{"file", String, "path in the site's folder"},
		{"line", Integer, "1-based"},
		{"column", Integer, "1-based, in bytes"},
		{"article", String, "id of the report concerned"},
		{"message", String, "what is wrong and what to do"},
	}}
)

// All are the tables of a site, in order.
var All = []*Schema{&Articles, &Mentions, &Quotes, &Figures, &Dates, &Events, &Documents, &Links, &Removed, &Problems}
