// Package serve previews a site while it is written: it serves the published
// folder on this machine alone, builds anew when a file is saved, and has the
// pages that are open load again.
//
//	save ──watch──▶ edit ──▶ event ──▶ the page loads again
//	                 └─ a while later ──▶ build ──▶ the folder is swapped
//
// Where a save can be shown from memory ([Options.Edit]), the pages are told at once,
// and the folder is built when nothing has been saved for a while, when a file is
// asked for that memory does not have, or at the end. Else a build shows the save.
//
// A page is served as it is published, but for two lines in its head and, when
// the last build found something, a list of the problems before its end. What
// they need lies under [own], an address that no site has.
//
// Requests are answered while a build runs, from the folder published before;
// one build runs at a time, and a save during a build leads to another.
package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"

	"dateline/internal/diag"
)

// Options say what to preview.
type Options struct {
	Dir    string                        // the published folder; it need not be there yet
	Watch  []string                      // folders whose files are the site's, at any depth; they need not be there yet
	Build  func(context.Context) Outcome // builds the site into Dir; never called twice at a time
	Report func(Outcome)                 // told of each build; may be nil

	// What shows a save before it is built. All may be nil.
	Hold func(context.Context)                                          // after a build, gets ready for the next save
	Edit func(ctx context.Context, paths []string) (o Outcome, ok bool) // shows the save of these files, or reports that a build must; beside a Build that is at its end
	File func(name string) (data []byte, late bool)                     // a file as Edit left it; nil: as it is in Dir, or when late will be after the next Build
}

// Outcome is what a build came to.
type Outcome struct {
	Problems diag.List // what a person is to see: warnings and errors
	Changed  bool      // the published folder is not what it was
	Err      error     // wrong with the machine; the folder is as it was
}

// rest is how long nothing may be saved before what is shown from memory is built.
const rest = 400 * time.Millisecond

// server is the state of one Run.
type server struct {
	opt  Options
	mu   sync.Mutex
	last Outcome
	gen  int           // grows when there is something new to see
	news chan struct{} // closed when gen grows
	calm chan struct{} // closed when what is shown is built; nil when it is

	hurry  chan struct{} // somebody waits for that
	beside *beside       // the build of what is shown; nil: there is none at work
}

// beside is a build at work while saves are shown.
type beside struct {
	stop context.CancelFunc
	done chan Outcome
	old  bool // it was stopped, since there was another save
}

// Listen takes a port of this machine's own address, 127.0.0.1; 0 is any.
func Listen(port int) (net.Listener, error) {
	return net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
}

// Run serves on l until ctx ends. It builds once before the first page is
// answered, and at the end what is not built yet. An error is the listener's or
// the watcher's.
func Run(ctx context.Context, l net.Listener, opt Options) error {
	w, err := newWatcher(opt.Watch)
	if err != nil {
		l.Close()
		return err
	}
	defer w.close()
	s := &server{opt: opt, news: make(chan struct{}), hurry: make(chan struct{}, 1)}
	s.build(ctx)
	whole := context.WithoutCancel(ctx)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	web := &http.Server{
		Handler:           s.handler(l.Addr()),
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	failed := make(chan error, 2)
	var work sync.WaitGroup
	work.Go(func() { failed <- web.Serve(l) })
	work.Go(func() { failed <- s.run(ctx, w) })
	select {
	case <-ctx.Done():
		err = nil
	case err = <-failed:
	}
	cancel()
	if e := web.Close(); err == nil && !errors.Is(e, net.ErrClosed) {
		err = e
	}
	work.Wait()
	if s.calm != nil {
		s.opt.Build(whole)
	}
	return err
}

// run has each save shown until ctx ends.
func (s *server) run(ctx context.Context, w *watcher) error {
	s.hold(ctx)
	due := time.NewTimer(time.Hour) // the build of what is shown
	due.Stop()
	defer s.halt()
	for {
		var done chan Outcome
		if s.beside != nil {
			done = s.beside.done
		}
		select {
		case <-ctx.Done():
			return nil
		case o := <-done:
			if !s.built(ctx, o) {
				due.Reset(rest)
			}
		case <-s.hurry:
			due.Reset(0)
		case <-due.C:
			if s.beside == nil && s.calm != nil {
				s.buildBeside(ctx)
			}
		case err := <-w.errors:
			if err = w.lost(err); err != nil {
				return err
			}
		case e := <-w.events:
			w.note(e)
		case <-w.looks():
			w.lookThrough()
		case <-w.due.C:
			if !s.edit(ctx, w.take()) {
				s.halt()
				s.build(ctx)
				s.hold(ctx)
			} else if s.calm != nil {
				due.Reset(rest)
			}
		}
	}
}

// edit shows a save from memory, if it can. Nil paths are any.
func (s *server) edit(ctx context.Context, paths []string) bool {
	if s.opt.Edit == nil || paths == nil {
		return false
	}
	if s.beside != nil {
		s.beside.stop()
		s.beside.old = true
	}
	o, ok := s.opt.Edit(ctx, paths)
	if !ok {
		return false
	}
	if o.Changed {
		s.mu.Lock()
		if s.calm == nil {
			s.calm = make(chan struct{})
		}
		s.mu.Unlock()
	}
	s.tell(ctx, o)
	return true
}

// buildBeside builds what is shown.
func (s *server) buildBeside(ctx context.Context) {
	ctx, stop := context.WithCancel(ctx)
	b := &beside{stop: stop, done: make(chan Outcome, 1)}
	s.beside = b
	go func() { b.done <- s.opt.Build(ctx) }()
}

// built takes the outcome of that build, and reports whether what is shown is built,
// or cannot be.
func (s *server) built(ctx context.Context, o Outcome) bool {
	b := s.beside
	b.stop()
	s.beside = nil
	if b.old {
		return false
	}
	s.rest()
	if o.Changed = false; summary(o) != summary(s.last) { // else the pages have it
		s.tell(ctx, o)
	}
	s.hold(ctx)
	return true
}

// halt ends that build.
func (s *server) halt() {
	if s.beside != nil {
		s.beside.stop()
		<-s.beside.done
		s.beside = nil
	}
}

// rest says that what is shown is built.
func (s *server) rest() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.calm != nil {
		close(s.calm)
		s.calm = nil
	}
}

// settle waits until what is shown is built, or ctx ends.
func (s *server) settle(ctx context.Context) {
	s.mu.Lock()
	calm := s.calm
	s.mu.Unlock()
	if calm == nil {
		return
	}
	select {
	case s.hurry <- struct{}{}:
	default:
	}
	select {
	case <-calm:
	case <-ctx.Done():
	}
}

// hold gets ready to show the next save.
func (s *server) hold(ctx context.Context) {
	if s.opt.Hold != nil && ctx.Err() == nil {
		s.opt.Hold(ctx)
	}
}

// build builds once and tells the pages that are open.
func (s *server) build(ctx context.Context) {
	o := s.opt.Build(ctx)
	if ctx.Err() == nil {
		s.rest()
	}
	s.tell(ctx, o)
}

// tell tells the pages that are open of a build or an edit.
func (s *server) tell(ctx context.Context, o Outcome) {
	if ctx.Err() != nil {
		return
	}
	s.mu.Lock()
	news := s.gen == 0 || o.Changed || summary(o) != summary(s.last)
	s.last = o
	if news {
		s.gen++
		close(s.news)
		s.news = make(chan struct{})
	}
	s.mu.Unlock()
	if s.opt.Report != nil {
		s.opt.Report(o)
	}
}

// state is what the last build came to, its number, and what is closed when
// there is another.
func (s *server) state() (Outcome, int, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.last, s.gen, s.news
}

func summary(o Outcome) string { return fmt.Sprint(o.Err, o.Problems) }
