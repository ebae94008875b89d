// Package static holds the files that go to a site as they are: the
// stylesheet, the icon and a script for two keys. A site's own file of the
// same name wins.
package static

import "embed"

// Files are the files, but for this one.
//
//go:embed *.css *.svg *.js
var Files embed.FS
