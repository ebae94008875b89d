// Package templates holds the built-in look: one html/template for each kind
// of page, named after it, and the pieces they share. A site's own file of the
// same name wins.
//
// {{t "Skip to the text"}} is a text of the interface, which stands in the
// language of the site; "%[1]s and %[2]s" takes values behind it, (show "link" .A)
// is a piece as a value, and [words](%s), `words` and **words** are a link, code
// and bold. A template need not mark its text: then it is the same everywhere.
package templates

import "embed"

// Files are the templates.
//
//go:embed *.html
var Files embed.FS
