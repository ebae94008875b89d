//go:build race

package record

// raced is whether the race detector looks on.
const raced = true
