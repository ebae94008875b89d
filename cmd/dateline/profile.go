package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"text/tabwriter"
	"time"
)

// profile measures a build stage by stage and keeps, in a folder:
//
//	stages.txt   a table: wall time, processor time, bytes and objects allocated, memory at the end
//	cpu.pprof    for go tool pprof
//	allocs.pprof likewise
//
// A nil profile measures nothing.
type profile struct {
	dir    string
	cpu    *os.File
	stages []stage
	last   reading
	name   string
}

// reading is what the meters say at one moment.
type reading struct {
	wall          time.Time
	cpu           time.Duration
	bytes, allocs uint64
	held          uint64 // bytes of the heap in use
}

type stage struct {
	name          string
	wall, cpu     time.Duration
	bytes, allocs uint64
	held          uint64
}

func read() reading {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return reading{time.Now(), processorTime(), m.TotalAlloc, m.Mallocs, m.HeapInuse}
}

// startProfile begins to measure; dir is made when it is not there.
func startProfile(dir string) (*profile, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	f, err := os.Create(filepath.Join(dir, "cpu.pprof"))
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return &profile{dir: dir, cpu: f, last: read()}, nil
}

// stage ends the stage at work and begins another; a stage begun again goes on.
func (p *profile) stage(name string) {
	now := read()
	i := 0
	for i < len(p.stages) && p.stages[i].name != p.name {
		i++
	}
	if i == len(p.stages) {
		p.stages = append(p.stages, stage{name: p.name})
	}
	s := &p.stages[i]
	s.wall += now.wall.Sub(p.last.wall)
	s.cpu += now.cpu - p.last.cpu
	s.bytes += now.bytes - p.last.bytes
	s.allocs += now.allocs - p.last.allocs
	s.held = now.held
	p.last, p.name = now, name
}

// end writes the folder's files.
func (p *profile) end() error {
	p.stage("")
	pprof.StopCPUProfile()
	errs := []error{p.cpu.Close(), os.WriteFile(filepath.Join(p.dir, "stages.txt"), p.table(), 0o644)}
	runtime.GC() // what was allocated since the last is not in the profile yet
	f, err := os.Create(filepath.Join(p.dir, "allocs.pprof"))
	if err == nil {
		err = errors.Join(pprof.Lookup("allocs").WriteTo(f, 0), f.Close())
	}
	return errors.Join(append(errs, err)...)
}

// table is the stages as text, with their sum.
func (p *profile) table() []byte {
	var b bytes.Buffer
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "stage\twall s\tCPU s\tMB allocated\tobjects\tMB held\t")
	line := func(s stage) {
		fmt.Fprintf(w, "%s\t%.3f\t%.3f\t%.1f\t%d\t%.1f\t\n", s.name, s.wall.Seconds(), s.cpu.Seconds(), float64(s.bytes)/1e6, s.allocs, float64(s.held)/1e6)
	}
	sum := stage{name: "all"}
	for _, s := range p.stages {
		if s.name == "" {
			s.name = "start"
		}
		line(s)
		sum.wall, sum.cpu, sum.bytes, sum.allocs, sum.held = sum.wall+s.wall, sum.cpu+s.cpu, sum.bytes+s.bytes, sum.allocs+s.allocs, max(sum.held, s.held)
	}
	line(sum)
	w.Flush()
	return b.Bytes()
}
