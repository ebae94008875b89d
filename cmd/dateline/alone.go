package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"time"
)

// patience is how long a process of its own may read one file: a hundred times
// what the largest that is read takes.
const patience = 2 * time.Minute

// alone reads a file in a process of its own, dateline explain -try, and reports
// whether that process was killed by it: by a signal, by the runtime, which ends
// it with 2 as a wrong command line does, or by our patience.
func (p place) alone(ctx context.Context, file string) (died bool) {
	program, err := os.Executable()
	if err != nil {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	c := exec.CommandContext(ctx, program, "explain", "-try", "-C", p.dir, "-seeds", p.seeds, "-content", p.content, "-out", p.out, file)
	c.Args[0] = os.Args[0]
	var exit *exec.ExitError
	return errors.As(c.Run(), &exit) && exit.ExitCode() != exitFine && exit.ExitCode() != exitProblems
}

// giveWay asks the system, where it can be asked, to kill this process first
// when memory runs out, and not the build that waits for it.
func giveWay() { _ = os.WriteFile("/proc/self/oom_score_adj", []byte("1000"), 0) }
