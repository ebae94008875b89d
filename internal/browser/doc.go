// Package browser holds the tests that open a built site in Chromium. It has no
// code of its own.
//
// The tests want these things from the environment, which "go run ./internal/ci"
// gives them, and are skipped without:
//
//	DATELINE_SITE      a built site's folder
//	DATELINE_RUSSIAN   the folder of the same site in Russian, with many years
//	DATELINE_HOSTILE   a site with hostile texts in all places, which the tests of
//	                   internal/build leave in that folder
//	DATELINE_CHROMIUM  the browser's program; by default the one on PATH
//
// DATELINE_SHOTS, a folder, asks for a picture of each page looked at, at 1280
// and 360 pixels.
package browser
