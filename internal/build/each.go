package build

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// each runs f for every index below n on so many workers, at least one, and
// returns when all are done, or when ctx ends and those that run are done. It is the only place where the build starts
// goroutines: f puts its result by index, so that no output depends on
// scheduling.
func each(ctx context.Context, workers, n int, f func(i int)) error {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(max(workers, 1), n) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				f(i)
			}
		}()
	}
	wg.Wait()
	return ctx.Err()
}

// Each runs f for every index below n on all processors and returns when all
// are done, for work that a command has beside a build. f puts its result by
// index.
func Each(n int, f func(i int)) error {
	return each(context.Background(), runtime.GOMAXPROCS(0), n, f)
}
