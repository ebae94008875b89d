package browser

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// chromium is a running browser, spoken to in the Chrome DevTools Protocol over
// two pipes: JSON messages that each end in a zero byte.
type chromium struct {
	cmd  *exec.Cmd
	to   io.WriteCloser
	done chan struct{} // closed when the browser has gone

	mu      sync.Mutex // guards the fields below
	id      int
	waiting map[int]chan message
	tabs    map[string]*tab
}

type message struct {
	ID        int             `json:"id,omitempty"`
	SessionID string          `json:"sessionId,omitempty"`
	Method    string          `json:"method,omitempty"`
	Params    json.RawMessage `json:"params,omitempty"`
	Result    json.RawMessage `json:"result,omitempty"`
	Error     *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

// program finds the browser, or skips the test.
func program(t *testing.T) string {
	t.Helper()
	if p := os.Getenv("DATELINE_CHROMIUM"); p != "" {
		return p
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			return p
		}
	}
	t.Skip("no Chromium on PATH and DATELINE_CHROMIUM is not set; go run ./internal/ci installs it where it may")
	return ""
}

// start runs a browser for one test. Every host's name leads nowhere.
func start(t *testing.T) *chromium {
	t.Helper()
	args := []string{"--headless=new", "--remote-debugging-pipe", "--user-data-dir=" + t.TempDir(), "--no-first-run", "--disable-gpu",
		"--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
		"--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"}
	if os.Getuid() == 0 {
		args = append(args, "--no-sandbox") // Chromium refuses to run as root with it
	}
	cmd := exec.Command(program(t), append(args, "about:blank")...)
	theirIn, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	from, theirOut, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.ExtraFiles = []*os.File{theirIn, theirOut} // 3 and 4
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	theirIn.Close()
	theirOut.Close()
	c := &chromium{cmd: cmd, to: to, done: make(chan struct{}), waiting: map[int]chan message{}, tabs: map[string]*tab{}}
	go c.read(from)
	t.Cleanup(func() {
		c.call("", "Browser.close", nil, nil)
		to.Close()
		dead := make(chan struct{})
		go func() {
			cmd.Wait()
			close(dead)
		}()
		select {
		case <-dead:
		case <-time.After(10 * time.Second):
			cmd.Process.Kill()
			<-dead
		}
		from.Close()
		if t.Failed() && testing.Verbose() {
			t.Logf("the browser said: %.2000s", said.String())
		}
	})
	return c
}

func (c *chromium) read(from io.Reader) {
	defer close(c.done)
	r := bufio.NewReader(from)
	for {
		b, err := r.ReadBytes(0)
		if err != nil {
			return
		}
		var m message
		if json.Unmarshal(b[:len(b)-1], &m) != nil {
			continue
		}
		c.mu.Lock()
		answer, tab := c.waiting[m.ID], c.tabs[m.SessionID]
		delete(c.waiting, m.ID)
		c.mu.Unlock()
		switch {
		case m.ID != 0 && answer != nil:
			answer <- m
		case tab != nil:
			tab.event(m)
		}
	}
}

// call asks the browser, or one tab, and waits for the answer.
func (c *chromium) call(session, method string, params, result any) error {
	if params == nil {
		params = struct{}{}
	}
	p, err := json.Marshal(params)
	if err != nil {
		return err
	}
	answer := make(chan message, 1)
	c.mu.Lock()
	c.id++
	b, err := json.Marshal(message{ID: c.id, SessionID: session, Method: method, Params: p})
	if err == nil {
		c.waiting[c.id] = answer
		_, err = c.to.Write(append(b, 0))
	}
	c.mu.Unlock()
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	select {
	case m := <-answer:
		if m.Error != nil {
			return fmt.Errorf("%s: %s", method, m.Error.Message)
		}
		if result != nil {
			return json.Unmarshal(m.Result, result)
		}
		return nil
	case <-c.done:
		return fmt.Errorf("%s: the browser has gone", method)
	case <-time.After(60 * time.Second):
		return fmt.Errorf("%s: no answer within a minute", method)
	}
}

// tab is one page of the browser and what happened in it.
type tab struct {
	t       *testing.T
	c       *chromium
	session string
	loaded  chan struct{}

	mu       sync.Mutex // guards the fields below
	requests []string   // addresses asked for
	faults   []string   // console errors, exceptions, requests that failed
}

func (c *chromium) tab(t *testing.T) *tab {
	t.Helper()
	var target struct {
		TargetID string `json:"targetId"`
	}
	if err := c.call("", "Target.createTarget", map[string]any{"url": "about:blank"}, &target); err != nil {
		t.Fatal(err)
	}
	var session struct {
		SessionID string `json:"sessionId"`
	}
	if err := c.call("", "Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &session); err != nil {
		t.Fatal(err)
	}
	b := &tab{t: t, c: c, session: session.SessionID, loaded: make(chan struct{}, 16)}
	c.mu.Lock()
	c.tabs[b.session] = b
	c.mu.Unlock()
	for _, m := range []string{"Page.enable", "Runtime.enable", "Log.enable", "Network.enable"} {
		b.do(m, nil)
	}
	return b
}

func (b *tab) ask(method string, params map[string]any, result any) {
	b.t.Helper()
	if err := b.c.call(b.session, method, params, result); err != nil {
		b.t.Fatal(err)
	}
}

func (b *tab) do(method string, params map[string]any) {
	b.t.Helper()
	b.ask(method, params, nil)
}

func (b *tab) event(m message) {
	var p struct {
		Type    string
		Request struct{ URL string }
		Entry   struct{ Level, Text, URL string }
		Args    []struct {
			Value       any
			Description string
		}
		ExceptionDetails struct {
			Text      string
			Exception struct{ Description string }
		}
		ErrorText string
		Canceled  bool
		Message   string
	}
	json.Unmarshal(m.Params, &p)
	b.mu.Lock()
	defer b.mu.Unlock()
	switch m.Method {
	case "Page.loadEventFired":
		select {
		case b.loaded <- struct{}{}:
		default:
		}
	case "Network.requestWillBeSent":
		b.requests = append(b.requests, p.Request.URL)
	case "Network.loadingFailed":
		if !p.Canceled {
			b.faults = append(b.faults, "a request failed: "+p.ErrorText)
		}
	case "Log.entryAdded":
		if p.Entry.Level == "error" {
			b.faults = append(b.faults, strings.TrimSpace(p.Entry.Text+" "+p.Entry.URL))
		}
	case "Runtime.consoleAPICalled":
		if p.Type == "error" || p.Type == "assert" {
			text := "console." + p.Type + ":"
			for _, a := range p.Args {
				text += fmt.Sprint(" ", a.Value, a.Description)
			}
			b.faults = append(b.faults, text)
		}
	case "Runtime.exceptionThrown":
		b.faults = append(b.faults, p.ExceptionDetails.Text+" "+p.ExceptionDetails.Exception.Description)
	case "Page.javascriptDialogOpening":
		b.faults = append(b.faults, "a dialog: "+p.Message)
		go b.c.call(b.session, "Page.handleJavaScriptDialog", map[string]any{"accept": false}, nil)
	}
}

// open goes to an address, waits until the page is loaded and a moment more,
// and returns what went wrong and what was asked for.
func (b *tab) open(address string) (faults, requests []string) {
	b.t.Helper()
	for len(b.loaded) > 0 {
		<-b.loaded
	}
	b.mu.Lock()
	b.faults, b.requests = nil, nil
	b.mu.Unlock()
	var nav struct {
		ErrorText string `json:"errorText"`
	}
	b.ask("Page.navigate", map[string]any{"url": address}, &nav)
	if nav.ErrorText != "" {
		b.t.Errorf("%s: %s", address, nav.ErrorText)
		return nil, nil
	}
	select {
	case <-b.loaded:
	case <-b.c.done:
		b.t.Fatalf("%s: the browser has gone", address)
	case <-time.After(30 * time.Second):
		b.t.Errorf("%s: not loaded within 30 seconds", address)
	}
	time.Sleep(50 * time.Millisecond) // for what scripts do after the load
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.faults, b.requests
}

// eval runs an expression in the page and reads its value, waiting for a
// promise.
func (b *tab) eval(expression string, result any) {
	b.t.Helper()
	var r struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails *struct {
			Text      string
			Exception struct{ Description string }
		}
	}
	b.ask("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true, "awaitPromise": true}, &r)
	if r.ExceptionDetails != nil {
		b.t.Fatalf("%s: %s %s", expression, r.ExceptionDetails.Text, r.ExceptionDetails.Exception.Description)
	}
	if result != nil {
		if err := json.Unmarshal(r.Result.Value, result); err != nil {
			b.t.Fatalf("%s: %v", expression, err)
		}
	}
}

// size sets the window, in CSS pixels.
func (b *tab) size(width, height int) {
	b.do("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700})
}

func (b *tab) pdf() []byte {
	b.t.Helper()
	var r struct {
		Data string `json:"data"`
	}
	b.ask("Page.printToPDF", map[string]any{"preferCSSPageSize": true}, &r)
	out, err := base64.StdEncoding.DecodeString(r.Data)
	if err != nil {
		b.t.Fatal(err)
	}
	return out
}

func (b *tab) shot(name string) {
	b.t.Helper()
	var r struct {
		Data string `json:"data"`
	}
	b.ask("Page.captureScreenshot", map[string]any{"format": "png"}, &r)
	out, err := base64.StdEncoding.DecodeString(r.Data)
	err = errors.Join(err, os.MkdirAll(filepath.Dir(name), 0o755))
	if err = errors.Join(err, os.WriteFile(name, out, 0o644)); err != nil {
		b.t.Fatal(err)
	}
}
