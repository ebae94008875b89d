//go:build !race

package main

import (
	"os"
	"runtime/debug"
	"strings"
	"syscall"
)

// takeLargePages has the kernel give the heap large pages of 2 MiB as it grows, up
// to what [largeHeap] allows: the first touch of a page costs about the same
// whatever its size, in a virtual machine 20 µs, and a build touches tens of
// thousands of small ones. The advice is for addresses, and stays when what was
// allocated there is given back; no memory is touched here. It reports whether there
// is memory enough for that.
func takeLargePages(limit int64) bool {
	var info syscall.Sysinfo_t
	if syscall.Sysinfo(&info) != nil {
		return false
	}
	for _, kind := range []int{syscall.RLIMIT_AS, syscall.RLIMIT_DATA} {
		var l syscall.Rlimit
		if syscall.Getrlimit(kind, &l) != nil {
			return false
		}
		limit = int64(min(uint64(limit), l.Cur))
	}
	// Where the kernel counts what is asked for and not what is touched, to ask
	// could be too much.
	if mode, err := os.ReadFile("/proc/sys/vm/overcommit_memory"); err != nil || strings.TrimSpace(string(mode)) == "2" {
		return false
	}
	n := largeHeap(limit, int64(info.Totalram)*int64(info.Unit))
	if n == 0 {
		return false
	}
	_ = syscall.Madvise(make([]byte, n), syscall.MADV_HUGEPAGE)
	debug.FreeOSMemory()
	return true
}
