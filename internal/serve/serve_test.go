package serve

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"dateline/internal/diag"
)

// preview is a preview at work on a folder with content/ and public/.
type preview struct {
	t       *testing.T
	dir     string
	address string
	builds  chan Outcome
	end     func()
}

// start previews a site whose build copies content/a.html to public/a.html.
func start(t *testing.T, build func(dir string) Outcome, change ...func(*Options)) *preview {
	p := &preview{t: t, dir: t.TempDir(), builds: make(chan Outcome, 64)}
	p.write("content/a.html", "<html><head><title>one</title></head><body></body></html>")
	l, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	p.address = "http://" + l.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error)
	opt := Options{
		Dir: filepath.Join(p.dir, "public"), Watch: []string{filepath.Join(p.dir, "content"), filepath.Join(p.dir, "static")},
		Build:  func(context.Context) Outcome { return build(p.dir) },
		Report: func(o Outcome) { p.builds <- o },
	}
	for _, f := range change {
		f(&opt)
	}
	go func() { done <- Run(ctx, l, opt) }()
	p.end = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(p.end)
	<-p.builds
	return p
}

func (p *preview) write(name, text string) {
	p.t.Helper()
	name = filepath.Join(p.dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		p.t.Fatal(err)
	}
}

func (p *preview) get(path, host string) (code int, body string) {
	p.t.Helper()
	r, err := http.NewRequest("GET", p.address+path, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	if host != "" {
		r.Host = host
	}
	res, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		p.t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

// copied is a build that publishes content/a.html.
func copied(dir string) Outcome {
	b, err := os.ReadFile(filepath.Join(dir, "content", "a.html"))
	if err != nil {
		return Outcome{Err: err}
	}
	if err := os.MkdirAll(filepath.Join(dir, "public"), 0o777); err != nil {
		return Outcome{Err: err}
	}
	return Outcome{Changed: true, Err: os.WriteFile(filepath.Join(dir, "public", "a.html"), b, 0o666)}
}

func TestAnOpenPageIsToldOfEachSave(t *testing.T) {
	p := start(t, copied)
	if _, page := p.get("/a.html", ""); !strings.Contains(page, `data-seen="1"`) || !strings.Contains(page, "<title>one</title>") {
		t.Fatal(page)
	}
	res, err := http.Get(p.address + "/-/events?seen=1")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	p.write("content/a.html", "<html><head><title>two</title></head><body></body></html>")
	line, err := bufio.NewReader(res.Body).ReadString('\n')
	if err != nil || line != "data: 2\n" {
		t.Fatalf("%q %v", line, err)
	}
	if _, page := p.get("/a.html", ""); !strings.Contains(page, "<title>two</title>") {
		t.Error(page)
	}
}

func TestAFolderThatIsNewIsWatched(t *testing.T) {
	p := start(t, copied)
	for _, name := range []string{"static/x.css", "content/articles/2031/y.md"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(p.dir, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		<-p.builds
		p.write(name, "text")
		<-p.builds
	}
}

func TestASaveDuringABuildLeadsToAnother(t *testing.T) {
	var n atomic.Int32
	hold := make(chan struct{})
	at := make(chan struct{}, 64)
	p := start(t, func(dir string) Outcome {
		at <- struct{}{}
		if n.Add(1) == 2 {
			<-hold
		}
		return copied(dir)
	})
	<-at
	p.write("content/a.html", "second")
	<-at // the second build is at work
	p.write("content/a.html", "third")
	if _, page := p.get("/a.html", ""); !strings.Contains(page, "<title>one</title>") {
		t.Errorf("while a build runs: %s", page)
	}
	close(hold)
	for {
		<-p.builds
		if _, page := p.get("/a.html", ""); strings.HasPrefix(page, "third") {
			return
		}
	}
}

func TestProblemsStandInThePageAndAreNoMarkup(t *testing.T) {
	p := start(t, func(dir string) Outcome {
		o := copied(dir)
		o.Problems.Warnf(diag.Pos{File: "content/b.md", Line: 3, Col: 1}, "a/b", "do this", "odd")
		o.Problems.Errorf(diag.Pos{File: "content/<b>.md", Line: 7, Col: 2}, "a/c", "", "no <script>")
		return o
	})
	_, page := p.get("/a.html", "")
	at := strings.Index(page, "One error")
	for _, want := range []string{"content/&lt;b&gt;.md:7:2", "no &lt;script&gt;", "content/b.md:3:1", "do this"} {
		i := strings.Index(page, want)
		if i < at {
			t.Errorf("%q is missing or not in order in\n%s", want, page)
		}
		at = i
	}
	if !strings.HasSuffix(page, "</body></html>") {
		t.Error(page)
	}
}

func TestWithoutASiteThereIsAPageThatSaysSo(t *testing.T) {
	p := start(t, func(string) Outcome { return Outcome{Err: errors.New("no room <on> the disk")} })
	code, page := p.get("/", "")
	if code != 404 || !strings.Contains(page, "Nothing to show yet") || !strings.Contains(page, "no room &lt;on&gt; the disk") {
		t.Error(code, page)
	}
}

func TestOnlyTheSiteIsServedAndOnlyToThisMachine(t *testing.T) {
	p := start(t, copied)
	if err := os.Symlink(filepath.Join(p.dir, "content", "a.html"), filepath.Join(p.dir, "public", "out.html")); err != nil {
		t.Skip(err)
	}
	p.write("public/404.html", "not here")
	for _, c := range []struct {
		path, host string
		code       int
	}{
		{"/a.html", "", 200},
		{"/a.html", "elsewhere.example", 403},
		{"/a.html", "elsewhere.example:" + p.address[strings.LastIndex(p.address, ":")+1:], 403},
		{"/a.html", "localhost:" + p.address[strings.LastIndex(p.address, ":")+1:], 200},
		{"/%2e%2e/content/a.html", "", 302},
		{"/..%2fcontent%2fa.html", "", 302},
		{"/out.html", "", 302}, // a link that leads out of the folder
		{"/nothing.png", "", 404},
		{"/-/events", "", 400},
	} {
		if code, _ := p.get(c.path, c.host); code != c.code {
			t.Errorf("%s at %q: %d, want %d", c.path, c.host, code, c.code)
		}
	}
}
