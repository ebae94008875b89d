package main

import (
	"context"
	"errors"
	"fmt"
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
	enough := takeLargePages(limit)
	if limit != math.MaxInt64 {
		if os.Getenv("GOMEMLIMIT") == "" {
			debug.SetMemoryLimit(limit / 10 * 8) // the rest is what the runtime does not count: the program's own pages and those of files
		}
		if os.Getenv("GOMAXPROCS") == "" {
			runtime.GOMAXPROCS(int(min(int64(runtime.GOMAXPROCS(0)), max(1, limit/perWorker))))
		}
	}
	if enough && os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		collectFrom(idle)
	}
}

// idle is up to how many bytes of memory the collector does not work, where there
// is enough: a build of few reports, or an edit of one, ends before it is all used.
const idle = 64 << 20

// collectFrom has the collector begin when the program takes so many bytes of
// memory, and work as usual once half of that is held.
func collectFrom(floor int64) {
	usual, limit := debug.SetGCPercent(-1), debug.SetMemoryLimit(floor)
	var collected func(struct{})
	wait := func() { runtime.AddCleanup(new([4]int64), collected, struct{}{}) } // garbage of its own, which the next collection finds
	collected = func(struct{}) {
		if held() < uint64(floor/2) {
			wait()
			return
		}
		debug.SetGCPercent(usual)
		debug.SetMemoryLimit(limit)
	}
	wait()
}

// ample is from where on a process has memory enough that some of it can lie idle
// within large pages.
const ample = 4 << 30

// largeHeap is for how many bytes of heap large pages are taken by a process that
// may use so many bytes, on a machine that has so many; 0 is none.
func largeHeap(limit, machine int64) int64 {
	if limit = min(limit, machine); limit < ample {
		return 0
	}
	return min(limit/8, 1<<30)
}

// scarceError ends a run that would be killed before long.
type scarceError struct{ limit int64 }

func (e scarceError) Error() string {
	return fmt.Sprintf("this takes more memory than the %d MiB that the process may use; allow it more, or take reports out", e.limit>>20)
}

// rationed is the context of a run that is killed when it holds more than limit:
// look, to be called as it goes on, ends it before, with a [scarceError] as the
// cause, and has the collector spare memory where much is held.
func rationed(ctx context.Context, limit int64) (_ context.Context, look, done func()) {
	ctx, give := context.WithCancelCause(ctx)
	waste := 100
	return ctx, func() {
		now := held()
		if scarce(now, limit) {
			give(scarceError{limit})
		}
		if allowed := wasteOf(now, os.Getenv("GOGC")); allowed < waste {
			debug.SetGCPercent(allowed)
			waste = allowed
		}
	}, func() { give(nil) }
}

// whyEnded says why a run ended whose context was cancelled.
func whyEnded(ctx context.Context) string {
	if scarce, ok := errors.AsType[scarceError](context.Cause(ctx)); ok {
		return scarce.Error()
	}
	return "interrupted"
}

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

// much and plenty are from where on the collector lets waste grow to half of what is
// held, and to a quarter, no more to all of it: tens of thousands of reports, of
// which that part of the memory is worth some hundredths of the time.
const (
	much   = 128 << 20
	plenty = 256 << 20
)

// wasteOf is how much waste the collector is to let lie, as a percentage of what is
// held. GOGC of the environment is the user's word.
func wasteOf(held uint64, gogc string) int {
	switch {
	case gogc != "" || held < much:
		return 100
	case held < plenty:
		return 50
	}
	return 25
}

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
