package build

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEachRunsEveryIndexOnce(t *testing.T) {
	for _, workers := range []int{-1, 0, 1, 2, 7, 64} {
		for _, n := range []int{-1, 0, 1, 2, 63, 1000} {
			runs := make([]atomic.Int32, max(n, 0))
			if err := each(context.Background(), workers, n, func(i int) { runs[i].Add(1) }); err != nil {
				t.Fatal(err)
			}
			for i := range runs {
				if got := runs[i].Load(); got != 1 {
					t.Errorf("%d workers, %d indexes: %d ran %d times", workers, n, i, got)
				}
			}
		}
	}
}

func TestEachResultsDoNotDependOnTheWorkers(t *testing.T) {
	const n = 500
	work := func(workers int) []int {
		out := make([]int, n)
		if err := each(context.Background(), workers, n, func(i int) {
			x := i
			for range i % 17 * 100 { // some take longer than others
				x = x*31 + 7
			}
			out[i] = x
		}); err != nil {
			t.Fatal(err)
		}
		return out
	}
	want := work(1)
	for _, workers := range []int{2, 3, 8, 100} {
		if diff := cmp.Diff(want, work(workers)); diff != "" {
			t.Errorf("%d workers: %s", workers, diff)
		}
	}
}

func TestEachRunsAtMostSoManyAtOnce(t *testing.T) {
	var now, most atomic.Int32
	err := each(context.Background(), 3, 200, func(int) {
		k := now.Add(1)
		for {
			m := most.Load()
			if k <= m || most.CompareAndSwap(m, k) {
				break
			}
		}
		now.Add(-1)
	})
	if err != nil || most.Load() > 3 || most.Load() < 1 {
		t.Errorf("%d at once, %v", most.Load(), err)
	}
}

// All workers must be running for any of them to go on.
func TestEachRunsOnAllItsWorkers(t *testing.T) {
	const workers = 4
	var all sync.WaitGroup
	all.Add(workers)
	if err := each(context.Background(), workers, workers, func(int) { all.Done(); all.Wait() }); err != nil {
		t.Fatal(err)
	}
}

func TestEachBeginsNothingAfterTheContextEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := each(ctx, 4, 100, func(i int) { t.Errorf("%d ran", i) }); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}

	const workers, n, stop = 4, 10_000, 100
	ctx, cancel = context.WithCancel(context.Background())
	defer cancel()
	var begun, done atomic.Int32
	err := each(ctx, workers, n, func(i int) {
		k := begun.Add(1)
		if k == stop {
			cancel()
		}
		if k >= stop {
			<-ctx.Done()
		}
		done.Add(1)
	})
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	// What had begun is finished before each returns.
	if begun.Load() != done.Load() {
		t.Errorf("%d begun, %d done", begun.Load(), done.Load())
	}
	if k := done.Load(); k < stop || k >= stop+workers {
		t.Errorf("%d ran; the context ended at %d", k, stop)
	}
}

func BenchmarkEach(b *testing.B) {
	for b.Loop() {
		if err := each(context.Background(), 2, 1000, func(int) {}); err != nil {
			b.Fatal(err)
		}
	}
}
