package main

import (
	"context"
	"io/fs"
	"math"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
)

func TestTheLeastMemoryThatAGroupAllowsIsFound(t *testing.T) {
	for _, c := range []struct {
		claim string
		files map[string]string
		want  int64
	}{
		{"no groups", nil, math.MaxInt64},
		{"version 2", map[string]string{
			"/proc/self/cgroup": "0::/user.slice/run.scope\n",
			"/sys/fs/cgroup/user.slice/run.scope/memory.max": "268435456\n",
			"/sys/fs/cgroup/user.slice/memory.max":           "max\n",
		}, 256 << 20},
		{"a group around it allows less", map[string]string{
			"/proc/self/cgroup": "0::/user.slice/run.scope\n",
			"/sys/fs/cgroup/user.slice/run.scope/memory.max": "max\n",
			"/sys/fs/cgroup/user.slice/memory.max":           "104857600\n",
		}, 100 << 20},
		{"a container sees its own group as the root", map[string]string{
			"/proc/self/cgroup":         "0::/\n",
			"/sys/fs/cgroup/memory.max": "536870912\n",
		}, 512 << 20},
		{"version 1", map[string]string{
			"/proc/self/cgroup":                                  "9:pids:/jobs\n4:memory:/jobs/7\n1:name=systemd:/\n0::/\n",
			"/sys/fs/cgroup/memory/memory.limit_in_bytes":        "9223372036854771712\n",
			"/sys/fs/cgroup/memory/jobs/memory.limit_in_bytes":   "9223372036854771712\n",
			"/sys/fs/cgroup/memory/jobs/7/memory.limit_in_bytes": "1073741824\n",
		}, 1 << 30},
		{"no limit", map[string]string{
			"/proc/self/cgroup":                           "4:memory:/\n0::/\n",
			"/sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
		}, math.MaxInt64},
		{"what cannot be read", map[string]string{
			"/proc/self/cgroup":         "garbage\n\n0::\n0::relative\n0::/a/../b\n",
			"/sys/fs/cgroup/memory.max": "many\n",
		}, math.MaxInt64},
	} {
		got := memoryLimit(func(name string) ([]byte, error) {
			if text, ok := c.files[name]; ok {
				return []byte(text), nil
			}
			return nil, fs.ErrNotExist
		})
		if got != c.want {
			t.Errorf("%s: %d, want %d", c.claim, got, c.want)
		}
	}
}

// Few reports are built as fast as can be; many leave less waste in memory,
// unless the user has said how much.
func TestTheCollectorSparesMemoryWhereMuchIsHeld(t *testing.T) {
	for _, c := range []struct {
		held uint64
		gogc string
		want int
	}{{60 << 20, "", 100}, {200 << 20, "", 50}, {1 << 30, "", 25}, {1 << 30, "100", 100}, {1 << 30, "off", 100}} {
		if got := wasteOf(c.held, c.gogc); got != c.want {
			t.Errorf("%d bytes held, GOGC=%q: %d, want %d", c.held, c.gogc, got, c.want)
		}
	}
}

// Of a short run, which leaves little, the collector takes nothing away; once much
// is held it works as ever.
func TestTheCollectorWaitsUntilMuchIsHeld(t *testing.T) {
	percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(math.MaxInt64)
	defer func() { debug.SetGCPercent(percent); debug.SetMemoryLimit(limit) }()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	const more = 64 << 20
	floor := int64(m.Sys-m.HeapReleased) + more
	collectFrom(floor)
	before := m.NumGC
	var held [][]byte
	take := func(n int) {
		for range n >> 10 {
			held = append(held, make([]byte, 1<<10))
		}
	}
	take(more / 8)
	if runtime.ReadMemStats(&m); m.NumGC != before {
		t.Errorf("%d collections of the first MiBs", m.NumGC-before)
	}
	for deadline := 0; debug.SetMemoryLimit(-1) != math.MaxInt64; deadline++ {
		if take(more / 8); deadline == 100 {
			t.Fatal("the collector never works as usual")
		}
		runtime.Gosched()
	}
	if got := debug.SetGCPercent(100); got != 100 {
		t.Errorf("it works with GOGC=%d then", got)
	}
	runtime.KeepAlive(held)
}

func TestLargePagesAreForWhoHasMemoryEnough(t *testing.T) {
	for _, c := range []struct{ limit, machine, want int64 }{
		{math.MaxInt64, 24 << 30, 1 << 30},
		{math.MaxInt64, 4 << 30, 512 << 20},
		{math.MaxInt64, 2 << 30, 0},
		{2 << 30, 24 << 30, 0},
		{6 << 30, 24 << 30, 768 << 20},
	} {
		if got := largeHeap(c.limit, c.machine); got != c.want {
			t.Errorf("with a limit of %d on a machine of %d bytes: %d instead of %d", c.limit, c.machine, got, c.want)
		}
	}
}

// Build, import and serve are not killed for the memory that they take: they end
// and say so, and an end that somebody else wished keeps its own reason.
func TestARunThatHoldsTooMuchEndsAndSaysWhy(t *testing.T) {
	runtime.GC() // what is held is known from then on
	ctx, look, done := rationed(context.Background(), 1<<20)
	defer done()
	if look(); ctx.Err() == nil {
		t.Error("a run that holds more than a MiB goes on within one")
	} else if why := whyEnded(ctx); !strings.Contains(why, "the 1 MiB that") {
		t.Errorf("it ends with %q", why)
	}
	outer, stop := context.WithCancel(context.Background())
	ctx, look, done = rationed(outer, math.MaxInt64)
	defer done()
	if look(); ctx.Err() != nil {
		t.Error("a run ends though there is no limit")
	}
	if stop(); whyEnded(ctx) != "interrupted" {
		t.Errorf("an interrupted run says %q", whyEnded(ctx))
	}
}
