//go:build !linux

package main

// takeLargePages does nothing: other systems choose the size of pages themselves.
func takeLargePages(int64) {}
