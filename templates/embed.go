// Package templates holds the built-in look: one html/template for each kind
// of page, named after it, and the pieces they share. A site's own file of the
// same name wins.
package templates

import "embed"

// Files are the templates.
//
//go:embed *.html
var Files embed.FS
