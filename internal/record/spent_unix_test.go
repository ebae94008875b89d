//go:build unix

package record

import (
	"syscall"
	"testing"
	"time"
)

// spent is the time that processors have spent on this program: what else the
// machine does is not counted.
func spent(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
