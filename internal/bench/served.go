package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// saves is of how many saves a round has the median.
const saves = 9

// server is a program that serves a site while it is written.
type server struct {
	cmd  *exec.Cmd
	url  string
	file func(r report) (source, address string)
}

// serve starts dateline's server or a peer's.
func (b *bench) serve(row, site, out string) (*server, error) {
	if row == "save" {
		return b.serveOwn(site, out)
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	site = filepath.Join(b.dir, "hugo")
	s := &server{url: fmt.Sprintf("http://127.0.0.1:%d/", port), file: func(r report) (string, string) {
		return filepath.Join(site, "content", r.markdownName()), fmt.Sprintf("%d/%s/", r.date.Year(), r.slug())
	}}
	s.cmd = exec.Command(b.peers["hugo"], "server", "--noBuildLock", "--bind=127.0.0.1", fmt.Sprintf("--port=%d", port), "--baseURL="+s.url)
	s.cmd.Dir = site
	return s, s.cmd.Start()
}

// serveOwn starts dateline, which says at which address it answers.
func (b *bench) serveOwn(site, out string) (*server, error) {
	s := &server{cmd: exec.Command(b.dateline, "serve", "-C", site, "-out", out, "-port", "0"), file: func(r report) (string, string) {
		return filepath.Join(site, "content", r.name()+".md"), r.name() + ".html"
	}}
	said, err := os.CreateTemp(b.dir, "serve")
	if err != nil {
		return nil, err
	}
	defer said.Close()
	s.cmd.Stdout = said
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	for range 1000 {
		text, err := os.ReadFile(said.Name())
		if address, _, ok := strings.Cut(string(text), " "); ok && err == nil {
			s.url = address
			return s, nil
		}
		time.Sleep(10 * time.Millisecond)
	}
	s.stop()
	return nil, errors.New("serve names no address")
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

func (s *server) stop() {
	s.cmd.Process.Kill()
	s.cmd.Wait()
}

// saved measures how long a save takes to be on the served page: the median of some,
// each of another report, a sentence more. The wait between them is a writer's.
func (b *bench) saved(row, site, out string, round int) (c cost, err error) {
	s, err := b.serve(row, site, out)
	if err != nil {
		return c, err
	}
	defer s.stop()
	var took []time.Duration
	for i := range saves {
		r, err := b.corpus.at(b.corpus.n * (i + 1) / (saves + 1))
		if err != nil {
			return c, err
		}
		name, address := s.file(r)
		if err := s.shows(address, "", time.Now().Add(10*time.Minute)); err != nil {
			return c, err
		}
		time.Sleep(time.Second)
		text, err := os.ReadFile(name)
		if err != nil {
			return c, err
		}
		words := fmt.Sprintf("saved%dof%d", i, round)
		start := time.Now()
		if err := os.WriteFile(name, fmt.Appendf(text, "\nA sentence more, %s.\n", words), 0o644); err != nil {
			return c, err
		}
		if err := s.shows(address, words, start.Add(5*time.Minute)); err != nil {
			return c, err
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	c.wall = took[len(took)/2]
	return c, nil
}

// shows waits until a page has some words.
func (s *server) shows(address, words string, until time.Time) error {
	for {
		res, err := http.Get(s.url + address)
		if err == nil {
			var page []byte
			page, err = io.ReadAll(res.Body)
			res.Body.Close()
			if err == nil && res.StatusCode == http.StatusOK && strings.Contains(string(page), words) {
				return nil
			}
			err = errors.Join(err, errors.New(res.Status))
		}
		if time.Now().After(until) {
			return fmt.Errorf("%s does not show %q: %w", address, words, err)
		}
		time.Sleep(time.Millisecond)
	}
}
