//go:build !linux || race

package main

// takeLargePages does nothing: other systems choose the size of pages themselves,
// and the race detector would write a record of all that is only reserved.
func takeLargePages(int64) bool { return false }
