package main

import (
	"errors"
	"math"
	"os"
	"path"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"strings"
)

// A process may be given less memory than the machine has, and is killed when it
// takes more. What the collector would leave lying for a while is then taken away
// in time, and there are no more workers at once than the largest reports leave
// room for. GOMEMLIMIT and GOMAXPROCS of the environment are the user's word, and
// stay.

// perWorker is what the worst of reports makes of memory while it is read.
const perWorker = 256 << 20

// heedMemory makes the most of the memory that this process may use.
func heedMemory() {
	limit := memoryLimit(os.ReadFile)
	if limit == math.MaxInt64 {
		return
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(limit / 10 * 8) // the rest is what the runtime does not count: the program's own pages and those of files
	}
	if os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(int(min(int64(runtime.GOMAXPROCS(0)), max(1, limit/perWorker))))
	}
}

// errScarce ends a build that would be killed before long.
var errScarce = errors.New("too little memory")

// scarce reports whether what the program holds leaves too little of the limit to
// go on.
func scarce(held uint64, limit int64) bool {
	return limit != math.MaxInt64 && held > uint64(limit/10*7)
}

// held is how many bytes the program holds, without what the collector can take
// away.
func held() uint64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return live[0].Value.Uint64()
}

// plenty is from where on the collector lets waste grow to half of what is held,
// no more to all of it: tens of thousands of reports, of which a quarter of the
// memory is worth some hundredths of the time.
const plenty = 256 << 20

// sparing reports whether the collector is to work more often. GOGC of the
// environment is the user's word.
func sparing(held uint64, gogc string) bool { return gogc == "" && held >= plenty }

// memoryLimit is how many bytes the Linux control groups of this process allow
// it, by cgroups(7): the least of what its own group and those around it allow,
// of either version; math.MaxInt64 where nothing is said.
func memoryLimit(read func(name string) ([]byte, error)) int64 {
	limit := int64(math.MaxInt64)
	groups, err := read("/proc/self/cgroup")
	if err != nil {
		return limit
	}
	for line := range strings.Lines(string(groups)) {
		_, rest, _ := strings.Cut(strings.TrimSpace(line), ":")
		controllers, dir, ok := strings.Cut(rest, ":")
		mount, file := "/sys/fs/cgroup", "memory.max"
		switch {
		case !ok || !strings.HasPrefix(dir, "/"):
			continue
		case controllers == "memory":
			mount, file = "/sys/fs/cgroup/memory", "memory.limit_in_bytes"
		case controllers != "":
			continue
		}
		for {
			text, err := read(path.Join(mount, dir, file))
			// "max", and the largest number of pages of version 1, are no limit.
			if n, bad := strconv.ParseInt(strings.TrimSpace(string(text)), 10, 64); err == nil && bad == nil && n > 0 && n < 1<<60 {
				limit = min(limit, n)
			}
			if dir == "/" {
				break
			}
			dir = path.Dir(dir)
		}
	}
	return limit
}
