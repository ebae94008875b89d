package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// lines is a terminal that tells of each line.
type lines struct {
	mu  sync.Mutex
	buf bytes.Buffer
	ch  chan string
}

func (l *lines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.buf.Write(b)
	for {
		line, err := l.buf.ReadString('\n')
		if err != nil {
			l.buf.WriteString(line)
			return len(b), nil
		}
		l.ch <- line
	}
}

// await reads lines until one matches, and returns it.
func (l *lines) await(t *testing.T, pattern string) string {
	t.Helper()
	re := regexp.MustCompile(pattern)
	for line := range l.ch {
		if m := re.FindString(line); m != "" {
			return m
		}
	}
	return ""
}

func TestServeShowsEachSave(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "lake")
	out := &lines{ch: make(chan string, 1000)}
	tm := term{out: out, err: out}
	if code := run(tm, []string{"new", dir}); code != exitFine {
		t.Fatal(code)
	}
	ctx, stop := context.WithCancel(context.Background())
	code := make(chan int)
	go func() {
		code <- runServe(ctx, tm, place{dir: dir, seeds: "seeds", content: "content", out: "public"}, 0)
	}()
	address := out.await(t, `http://127\.0\.0\.1:\d+/`)
	get := func() string {
		res, err := http.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		b, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	out.await(t, "built")
	conf := filepath.Join(dir, "content", "site.yaml")
	text, err := os.ReadFile(conf)
	if err != nil {
		t.Fatal(err)
	}
	changed := regexp.MustCompile(`(?m)^title:.*`).ReplaceAll(text, []byte("title: The Upper Lake"))
	if err := os.WriteFile(conf, changed, 0o666); err != nil {
		t.Fatal(err)
	}
	out.await(t, "built")
	if page := get(); !strings.Contains(page, "<title data-verbatim>The Upper Lake</title>") {
		t.Error(page)
	}
	if err := os.WriteFile(conf, append(changed, "no: [\n"...), 0o666); err != nil {
		t.Fatal(err)
	}
	out.await(t, "1 error; the site is as it was before")
	if page := get(); !strings.Contains(page, "The Upper Lake") || !strings.Contains(page, "content/site.yaml:") {
		t.Error(page)
	}
	stop()
	if c := <-code; c != exitFine {
		t.Error(c)
	}
}
