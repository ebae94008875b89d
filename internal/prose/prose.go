// Package prose is what the other rooms know about running text: spans,
// tokens, sentences, folding for comparison, slugs.
//
// Everything here is pure, total and language-light: it works on any UTF-8
// text and never fails. Offsets are bytes, half-open.
//
// [Paragraphs] divides a body, [Sentences] one paragraph, [Tokens] any text
// into words, numbers and marks; [Words] is a list in which each of them is
// looked up. [Fold] is the form in which names are compared; [FoldRune] is the
// same for one character, for a matcher that keeps its offsets. [Slug] makes
// identifiers. [NFC], [Space] and [Decode] bring text into the form in which it
// is stored.
package prose

// Span is a half-open range of bytes in a text.
type Span struct{ Start, End int }

// Len is the number of bytes.
func (s Span) Len() int { return s.End - s.Start }

// Of returns the text of the span.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Contains reports whether t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }
