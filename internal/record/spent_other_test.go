//go:build !unix

package record

import (
	"testing"
	"time"
)

var began = time.Now()

// spent is the time since the tests began.
func spent(*testing.T) time.Duration { return time.Since(began) }
