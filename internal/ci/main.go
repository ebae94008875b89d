// Ci is the project's test command, whole: it sets up what the tests need and
// runs them all.
//
//	go run ./internal/ci
//
// It needs Go and git, and uses more where it finds it: a C compiler for the
// race detector, the network for staticcheck, Chromium for the browser tests.
// Chromium and the compiler are installed from the distribution where that may
// be done (as root on Debian and its kin). What cannot be had is said in a line,
// and the tests that need it are skipped; nothing is skipped in silence.
//
// It exits with 1 when a step has failed. The last lines are the summary.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// limit ends a run that hangs; a common one takes under ten minutes on two cores.
const limit = time.Hour

// staticcheck is fetched by the go command and checked by its checksum database;
// it is no dependency of the module.
const staticcheck = "honnef.co/go/tools/cmd/staticcheck@v0.8.2"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	os.Exit(run(ctx, os.Stdout))
}

// skipped is the error of a step that could not be tried, and why.
type skipped string

func (s skipped) Error() string { return string(s) }

// job is one run of the test command.
type job struct {
	ctx      context.Context
	out      io.Writer
	root     string // the module's folder
	tmp      string
	binary   string // dateline, once built
	site     string // the demo's published folder, once built
	chromium string
	compiler bool // there is a C compiler
	results  []result
}

type result struct {
	name string
	err  error
	took time.Duration
}

func run(ctx context.Context, out io.Writer) int {
	start := time.Now()
	j := &job{ctx: ctx, out: out}
	root, err := j.output(nil, "go", "env", "GOMOD")
	if err != nil || filepath.Base(root) != "go.mod" {
		fmt.Fprintln(out, "ci: not inside the module:", root, err)
		return 1
	}
	j.root = filepath.Dir(root)
	if j.tmp, err = os.MkdirTemp("", "dateline-ci-"); err != nil {
		fmt.Fprintln(out, "ci:", err)
		return 1
	}
	defer os.RemoveAll(j.tmp)

	j.step("set-up", j.setUp)
	j.step("formatting", j.format)
	j.step("vet", j.vet)
	j.step("staticcheck", j.static)
	j.step("tests", j.tests)
	j.step("demo, built again and again", j.demo)
	j.step("another chronicle, built in forty ways", j.again)
	j.step("the demo's pages", j.pages)
	j.step("browser", j.browser)
	return j.summary(time.Since(start))
}

// step runs one part, says what it does and how it ended.
func (j *job) step(name string, f func() error) {
	fmt.Fprintf(j.out, "\n== %s\n", name)
	start := time.Now()
	err := j.ctx.Err()
	if err == nil {
		err = f()
	}
	r := result{name, err, time.Since(start)}
	j.results = append(j.results, r)
	if err != nil {
		fmt.Fprintf(j.out, "%s: %v\n", r.word(), err)
	}
}

func (r result) word() string {
	var s skipped
	switch {
	case r.err == nil:
		return "passed"
	case errors.As(r.err, &s):
		return "skipped"
	}
	return "failed"
}

// summary writes the last lines and returns the exit code.
func (j *job) summary(took time.Duration) int {
	fmt.Fprintln(j.out, "\n== summary")
	count := map[string]int{}
	for _, r := range j.results {
		count[r.word()]++
		line := fmt.Sprintf("%-8s %-30s %6.1fs", r.word(), r.name, r.took.Seconds())
		if r.err != nil {
			first, _, _ := strings.Cut(r.err.Error(), "\n")
			line += "  " + first
		}
		fmt.Fprintln(j.out, line)
	}
	fmt.Fprintf(j.out, "ci: %d passed, %d failed, %d skipped in %s\n", count["passed"], count["failed"], count["skipped"], took.Round(time.Second))
	if count["failed"] > 0 {
		return 1
	}
	return 0
}

// command makes a command that runs in the module's folder, with more in its
// environment, and is killed when the time is over.
func (j *job) command(env []string, name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(j.ctx, name, args...)
	c.Dir = j.root
	c.Env = append(os.Environ(), env...)
	c.WaitDelay = 10 * time.Second
	return c
}

// show runs a command and lets its output be seen.
func (j *job) show(env []string, name string, args ...string) error {
	fmt.Fprintln(j.out, "$", strings.Join(append(append([]string{}, env...), append([]string{filepath.Base(name)}, args...)...), " "))
	c := j.command(env, name, args...)
	c.Stdout, c.Stderr = j.out, j.out
	if err := c.Run(); err != nil {
		return fmt.Errorf("%s %s: %w", filepath.Base(name), strings.Join(args, " "), err)
	}
	return nil
}

// output runs a command and returns what it wrote; an error has its last lines.
func (j *job) output(env []string, name string, args ...string) (string, error) {
	c := j.command(env, name, args...)
	var out, said bytes.Buffer
	c.Stdout, c.Stderr = &out, &said
	if err := c.Run(); err != nil {
		return "", fmt.Errorf("%s %s: %w: %s", filepath.Base(name), strings.Join(args, " "), err, tail(said.String(), 3))
	}
	return strings.TrimSpace(out.String()), nil
}

func tail(s string, n int) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "; ")
}

// setUp says what there is to test with, and gets what it may.
func (j *job) setUp() error {
	for _, args := range [][]string{{"go", "version"}, {"git", "--version"}} {
		v, err := j.output(nil, args[0], args[1:]...)
		if err != nil {
			return err
		}
		fmt.Fprintln(j.out, v)
	}
	if j.chromium = look("chromium", "chromium-browser", "google-chrome", "chrome"); j.chromium == "" {
		j.install("chromium", "fonts-dejavu-core")
		j.chromium = look("chromium", "chromium-browser")
	}
	if v, err := j.output(nil, j.chromium, "--version"); j.chromium != "" && err == nil {
		fmt.Fprintln(j.out, v)
	} else if j.chromium != "" {
		fmt.Fprintf(j.out, "%s does not run: %v\n", j.chromium, err)
		j.chromium = ""
	} else {
		fmt.Fprintln(j.out, "no Chromium: install the distribution's package chromium to run the browser tests")
	}
	cc, err := j.output(nil, "go", "env", "CC")
	if err != nil {
		return err
	}
	cc, _, _ = strings.Cut(cc, " ")
	if look(cc) == "" {
		j.install("gcc", "libc6-dev")
	}
	if j.compiler = look(cc) != ""; !j.compiler {
		fmt.Fprintln(j.out, "no C compiler: the tests run without the race detector, which needs one")
	}
	return nil
}

func look(names ...string) string {
	for _, n := range names {
		if p, err := exec.LookPath(n); err == nil {
			return p
		}
	}
	return ""
}

// install gets packages from the distribution, where this process may. It says
// why where it does not; the caller looks whether it worked.
func (j *job) install(packages ...string) {
	names := strings.Join(packages, " ")
	switch {
	case look("apt-get") == "":
		fmt.Fprintf(j.out, "%s: not installed, since this is no Debian\n", names)
		return
	case os.Geteuid() != 0:
		fmt.Fprintf(j.out, "%s: not installed, since this is not root; sudo apt-get install %s\n", names, names)
		return
	}
	ctx, cancel := context.WithTimeout(j.ctx, 5*time.Minute)
	defer cancel()
	old := j.ctx
	j.ctx = ctx
	defer func() { j.ctx = old }()
	env := []string{"DEBIAN_FRONTEND=noninteractive"}
	args := append([]string{"install", "-y", "-q", "--no-install-recommends"}, packages...)
	fmt.Fprintln(j.out, "installing", names)
	if _, err := j.output(env, "apt-get", args...); err == nil {
		return
	}
	_, err := j.output(env, "apt-get", "update", "-q")
	if err == nil {
		_, err = j.output(env, "apt-get", args...)
	}
	if err != nil {
		fmt.Fprintf(j.out, "%s: not installed: %v\n", names, err)
	}
}

func (j *job) format() error {
	list, err := j.output(nil, "gofmt", "-l", ".")
	if err != nil {
		return err
	}
	if list != "" {
		return fmt.Errorf("gofmt would change %s", strings.Join(strings.Fields(list), ", "))
	}
	return nil
}

func (j *job) vet() error { return j.show(nil, "go", "vet", "./...") }

// static runs staticcheck. That it cannot be fetched is no failure of the
// project; that it finds something is.
func (j *job) static() error {
	bin := filepath.Join(j.tmp, "bin")
	if _, err := j.output([]string{"GOBIN=" + bin, "GOFLAGS="}, "go", "install", staticcheck); err != nil {
		return skipped(fmt.Sprintf("staticcheck could not be fetched: %v", err))
	}
	return j.show(nil, filepath.Join(bin, "staticcheck"), "./...")
}

func (j *job) tests() error {
	args := []string{"test", "-timeout=30m", "./..."}
	if j.compiler {
		args = slices.Insert(args, 1, "-race")
	}
	if err := j.show(j.memory(), "go", args...); err != nil || !j.compiler {
		return err
	}
	// What is skipped beside the race detector.
	return j.show(nil, "go", "test", "-run", "TestNoInputHoldsMuchMemory", "./internal/record")
}

// memory puts the folders of the tests where there is memory for them: a build
// waits until all that anybody has written to the file system is on the disk,
// and the tests make a thousand. The demo is built on the disk.
func (j *job) memory() []string {
	const folder, enough = "/dev/shm", 4 << 20 // KiB
	text, err := j.output(nil, "df", "-Pk", folder)
	f := strings.Fields(text[strings.LastIndexByte(text, '\n')+1:]) // POSIX, df: name, size, used, free, …
	if err != nil || len(f) < 4 {
		return nil
	}
	if free, err := strconv.Atoi(f[3]); err != nil || free < enough {
		return nil
	}
	return []string{"TMPDIR=" + folder, "GOTMPDIR=" + j.tmp}
}

func (j *job) browser() error {
	switch {
	case j.site == "":
		return errors.New("there is no demo to look at")
	case j.chromium == "":
		return skipped("no Chromium")
	}
	hostile := "DATELINE_HOSTILE=" + filepath.Join(j.tmp, "hostile")
	if err := j.show([]string{hostile}, "go", "test", "-count=1", "-run", "TestHostileText", "./internal/build"); err != nil {
		return err
	}
	russian, err := j.russian()
	if err != nil {
		return err
	}
	return j.show([]string{"DATELINE_SITE=" + j.site, "DATELINE_RUSSIAN=" + russian, hostile, "DATELINE_CHROMIUM=" + j.chromium}, "go", "test", "-count=1", "./internal/browser")
}
