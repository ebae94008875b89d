package serve

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"html"
	"io/fs"
	"mime"
	"net"
	"net/http"
	"os"
	"path"
	"strconv"
	"strings"

	"dateline/internal/diag"
)

// own is the address of what belongs to the preview and not to the site.
const own = "/-/"

var (
	//go:embed preview.js
	script []byte
	//go:embed preview.css
	style []byte
)

// handler answers requests to an address of this machine. Any other name in the
// Host header is refused: a page elsewhere could have its name point here.
func (s *server) handler(addr net.Addr) http.Handler {
	_, port, _ := net.SplitHostPort(addr.String())
	hosts := map[string]bool{addr.String(): true, "localhost:" + port: true, "127.0.0.1:" + port: true, "[::1]:" + port: true}
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+own+"preview.js", asset("text/javascript; charset=utf-8", script))
	mux.HandleFunc("GET "+own+"preview.css", asset("text/css; charset=utf-8", style))
	mux.HandleFunc("GET "+own+"events", s.events)
	mux.HandleFunc("GET /", s.file)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !hosts[r.Host] {
			http.Error(w, "the preview answers to localhost alone", http.StatusForbidden)
			return
		}
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		mux.ServeHTTP(w, r)
	})
}

func asset(kind string, b []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", kind)
		w.Write(b)
	}
}

// events tells a page, as server-sent events, the number of the newest build
// that there is something new of, each time that it grows past the page's own.
func (s *server) events(w http.ResponseWriter, r *http.Request) {
	seen, err := strconv.Atoi(r.URL.Query().Get("seen"))
	if err != nil {
		http.Error(w, "seen is to be a number", http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	for {
		_, gen, news := s.state()
		if gen != seen {
			fmt.Fprintf(w, "data: %d\n\n", gen)
			seen = gen
		}
		if out.Flush() != nil {
			return
		}
		select {
		case <-news:
		case <-r.Context().Done():
			return
		}
	}
}

// file answers with a file as it is in memory, or of the published folder.
func (s *server) file(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	if name == "" || strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	}
	last, gen, _ := s.state()
	code := http.StatusOK
	b, err := s.find(r.Context(), name)
	if ext := path.Ext(name); err != nil && name != "404.html" && (ext == ".html" || ext == "") {
		if _, err := s.read("404.html"); err == nil {
			http.Redirect(w, r, "/404.html", http.StatusFound) // whose links are relative to the top
			return
		}
	}
	if err != nil {
		code, name = http.StatusNotFound, "none.html"
		b = []byte("<!DOCTYPE html><html lang=\"en\"><head><title>Nothing to show yet</title></head><body><h1>Nothing to show yet</h1><p>There is no published site. Once a build succeeds, it appears here by itself.</p></body></html>")
	}
	kind := mime.TypeByExtension(path.Ext(name))
	if kind == "" {
		kind = http.DetectContentType(b)
	}
	w.Header().Set("Content-Type", kind)
	if path.Ext(name) == ".html" {
		b = withPreview(b, gen, last)
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(b)))
	w.WriteHeader(code)
	if r.Method != http.MethodHead {
		w.Write(b)
	}
}

// find returns a file as the last save left it.
func (s *server) find(ctx context.Context, name string) ([]byte, error) {
	if s.opt.File != nil {
		b, late := s.opt.File(name)
		if b != nil {
			return b, nil
		}
		if late {
			s.settle(ctx)
		}
	}
	return s.read(name)
}

// read reads a file of the published folder. That is opened anew each time, since
// a build puts another in its place.
func (s *server) read(name string) ([]byte, error) {
	root, err := os.OpenRoot(s.opt.Dir)
	if err != nil {
		return nil, fs.ErrNotExist
	}
	defer root.Close()
	info, err := root.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return nil, fs.ErrNotExist
	}
	return root.ReadFile(name)
}

// withPreview adds to a page what loads it again, and the problems.
func withPreview(page []byte, gen int, last Outcome) []byte {
	head := fmt.Sprintf("<link rel=\"stylesheet\" href=\"%[1]spreview.css\">\n<script src=\"%[1]spreview.js\" data-seen=\"%[2]d\" defer></script>\n", own, gen)
	page = before(page, "</head>", head)
	if p := panel(last); p != "" {
		page = before(page, "</body>", p)
	}
	return page
}

// before puts s in front of the last tag in a page, or at its end.
func before(page []byte, tag, s string) []byte {
	i := bytes.LastIndex(page, []byte(tag))
	if i < 0 {
		i = len(page)
	}
	out := make([]byte, 0, len(page)+len(s))
	return append(append(append(out, page[:i]...), s...), page[i:]...)
}

// shown is how many problems a page lists; the terminal has them all.
const shown = 50

// panel lists what the last build found, the gravest first.
func panel(last Outcome) string {
	if last.Err == nil && len(last.Problems) == 0 {
		return ""
	}
	var b strings.Builder
	errs := last.Problems.Count(diag.Error)
	open := ""
	if errs > 0 || last.Err != nil {
		open = " open"
	}
	fmt.Fprintf(&b, "<aside id=\"dateline-preview\" aria-label=\"Problems\"><details%s><summary>%s</summary>\n<ol>\n", open, html.EscapeString(headline(last, errs)))
	n := 0
	for _, grave := range []bool{true, false} {
		for _, d := range last.Problems {
			if (d.Severity == diag.Error) != grave || n == shown {
				continue
			}
			n++
			fmt.Fprintf(&b, "<li class=\"%s\"><code>%s</code> %s <small>%s</small>", d.Severity, html.EscapeString(d.Pos.String()), html.EscapeString(d.Msg), html.EscapeString(d.Code))
			if d.Hint != "" {
				fmt.Fprintf(&b, "<br>%s", html.EscapeString(d.Hint))
			}
			b.WriteString("</li>\n")
		}
	}
	b.WriteString("</ol>\n")
	if more := len(last.Problems) - n; more > 0 {
		fmt.Fprintf(&b, "<p>and %d more: the terminal shows all</p>\n", more)
	}
	b.WriteString("</details></aside>\n")
	return b.String()
}

func headline(last Outcome, errs int) string {
	switch {
	case last.Err != nil:
		return "The build failed: " + last.Err.Error()
	case errs == 1:
		return "One error: this is the site as it was before"
	case errs > 0:
		return fmt.Sprintf("%d errors: this is the site as it was before", errs)
	case len(last.Problems) == 1:
		return "One warning"
	}
	return fmt.Sprintf("%d warnings", len(last.Problems))
}
