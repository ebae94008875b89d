package site

import "dateline/internal/article"

// mode is what may be published of a report's body: full, excerpt or metadata.
// Of the words that it keeps back, an entry has none (see [NewEntry]).
func mode(e *Entry) string {
	if e.Rights == article.Excerpt || e.Rights == article.Metadata {
		return e.Rights
	}
	return article.Full
}

// untitled names a report whose title is made of words that may not be
// published.
func (s *Site) untitled(e *Entry) string {
	return s.w.T("Report of %[1]s, %[2]s", s.sourceName(e), s.articleWhen(e).Text)
}
