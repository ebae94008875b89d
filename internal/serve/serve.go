// Package serve previews a site while it is written: it serves the published
// folder on this machine alone, builds anew when a file is saved, and has the
// pages that are open load again.
//
//	save ──watch──▶ build ──▶ the folder is swapped ──▶ event ──▶ the page loads again
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
}

// Outcome is what a build came to.
type Outcome struct {
	Problems diag.List // what a person is to see: warnings and errors
	Changed  bool      // the published folder is not what it was
	Err      error     // wrong with the machine; the folder is as it was
}

// server is the state of one Run.
type server struct {
	opt  Options
	mu   sync.Mutex
	last Outcome
	gen  int           // grows when there is something new to see
	news chan struct{} // closed when gen grows
}

// Listen takes a port of this machine's own address, 127.0.0.1; 0 is any.
func Listen(port int) (net.Listener, error) {
	return net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
}

// Run serves on l until ctx ends. It builds once before the first page is
// answered. An error is the listener's or the watcher's.
func Run(ctx context.Context, l net.Listener, opt Options) error {
	w, err := newWatcher(opt.Watch)
	if err != nil {
		l.Close()
		return err
	}
	defer w.close()
	s := &server{opt: opt, news: make(chan struct{})}
	s.build(ctx)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	web := &http.Server{
		Handler:           s.handler(l.Addr()),
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	failed := make(chan error, 2)
	go func() { failed <- web.Serve(l) }()
	go func() { failed <- w.run(ctx, func() { s.build(ctx) }) }()
	select {
	case <-ctx.Done():
		err = nil
	case err = <-failed:
	}
	cancel()
	if e := web.Close(); err == nil && !errors.Is(e, net.ErrClosed) {
		err = e
	}
	return err
}

// build builds once and tells the pages that are open.
func (s *server) build(ctx context.Context) {
	o := s.opt.Build(ctx)
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
