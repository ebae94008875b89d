// Bench measures dateline on a corpus of its own and prints a table, with
// ratios to a copy of the published folder and, where they are installed, to
// Hugo and Eleventy building the same reports.
//
//	go run ./internal/bench -n 10000
//
// The corpus is invented and always the same: report i is the same text for
// every size. Every run writes into a new folder, since some file systems are
// slow for minutes in one just cleared; the runs of a round follow one another,
// so that a change in the machine's speed touches all of them; the table has the
// medians of the rounds, and the medians of the ratios within each round; that to
// a copy is, of the row articles, the ratio to raw thrice. A build is a process
// of its own, so start and end are counted.
//
// What the rows are:
//
//	copy        the published folder copied, file by file
//	raw thrice  the raw files read and written three times, file by file
//	articles    raw files in, and articles made of them: no more
//	plain       what the others make too: articles, timeline, people and
//	            initiatives, feeds, site map; no annotation, tables, search
//	whole       everything
//	import      the same, and everything built
//	again       nothing changed
//	one edit    one report changed: a sentence more
//	next edit   another, of a site that was built after an edit before
//	one title   one report changed: another title, which lists show
//	new report  one report more
//	archive     the published folder packed
//	repacked    the same, one report changed since it was packed
//	save        the server at work: from a save to the page with the new words
//	hugo        Hugo, with templates as small as can be
//	hugo save   Hugo's server at work
//	hugo+pagefind
//	            Hugo, and the index of a search made of its pages by Pagefind
//	eleventy    Eleventy, the same
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

func main() {
	n := flag.Int("n", 1000, "so many `REPORTS`")
	rounds := flag.Int("r", 3, "measure each `TIMES`")
	dir := flag.String("dir", "", "work in the new folder `DIR` and keep it; instead of one that is removed")
	from := flag.String("from", "", "take the reports from `DIR`, Markdown files as Hugo reads them, instead of making them")
	only := flag.String("only", "", "measure only these `ROWS`, divided by commas")
	from2 := flag.String("copy", "", "")
	flag.Parse()
	if *from2 != "" { // the process of the rows "copy" and "raw thrice"
		for _, to := range flag.Args() {
			if err := os.CopyFS(to, os.DirFS(*from2)); err != nil {
				fail(err)
			}
		}
		return
	}
	if flag.NArg() > 0 || *n < 1 || *rounds < 1 {
		fmt.Fprintln(os.Stderr, "usage: go run ./internal/bench [-n REPORTS] [-r TIMES] [-dir DIR] [-from DIR] [-only ROWS]")
		os.Exit(2)
	}
	if err := run(*n, *rounds, *dir, *from, *only); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "bench:", err)
	os.Exit(1)
}

// bench is one run of the whole.
type bench struct {
	dir      string
	dateline string
	self     string
	peers    map[string]string // the program of each that is installed
	corpus   chronicle
	rounds   []map[string]cost
}

// shown and measured are all rows in the order of the table and of a round.
var (
	shown    = []string{"copy", "plain", "whole", "raw thrice", "articles", "import", "again", "one edit", "next edit", "one title", "new report", "archive", "repacked", "save", "hugo", "hugo save", "hugo+pagefind", "eleventy"}
	measured = []string{"plain", "whole", "raw thrice", "articles", "import", "again", "archive", "one edit", "repacked", "next edit", "one title", "new report", "save", "copy", "hugo", "hugo save", "hugo+pagefind", "eleventy"}
)

// needed are rows that others cannot do without.
var needed = map[string][]string{
	"whole":    {"again", "one edit", "next edit", "one title", "new report", "archive", "repacked", "save", "copy"},
	"archive":  {"repacked"},
	"one edit": {"next edit", "repacked"},
	"hugo":     {"hugo+pagefind"},
}

// cost is what one process took.
type cost struct {
	wall, cpu time.Duration
	peak      int64 // bytes of memory, 0 where the system does not say
}

func run(n, rounds int, dir, from, only string) (err error) {
	b := &bench{dir: dir, corpus: own(n), peers: map[string]string{}}
	if b.dir == "" {
		if b.dir, err = os.MkdirTemp("", "dateline-bench-"); err != nil {
			return err
		}
		defer os.RemoveAll(b.dir)
	} else if err := os.Mkdir(b.dir, 0o755); err != nil {
		return err
	}
	if b.dir, err = filepath.Abs(b.dir); err != nil {
		return err
	}
	if from != "" {
		if b.corpus, err = markdownFolder(from); err != nil {
			return err
		}
	}
	rows := slices.Clone(shown)
	if only != "" {
		rows = strings.Split(only, ",")
	}
	if err := b.prepare(rows); err != nil {
		return err
	}
	for i := range rounds {
		b.rounds = append(b.rounds, map[string]cost{})
		for _, row := range measured {
			if !b.due(row, rows) {
				continue
			}
			c, err := b.measure(i, row)
			if err != nil {
				return fmt.Errorf("%s: %w", row, err)
			}
			b.rounds[i][row] = c
		}
	}
	b.print(rows)
	return nil
}

// due says whether a row is to be measured: one of those asked for, of a program
// that is installed, or one that another of them cannot do without.
func (b *bench) due(row string, rows []string) bool {
	for before, of := range needed {
		if row == before && oneOf(rows, of...) {
			return true
		}
	}
	for _, p := range peers {
		if p.runs(row) && b.peers[p.name] == "" {
			return false
		}
	}
	return oneOf(rows, row)
}

// oneOf says whether one of the rows is named.
func oneOf(rows []string, named ...string) bool {
	return slices.ContainsFunc(named, func(n string) bool { return slices.Contains(rows, n) })
}

// prepare builds the program and writes the corpus in each form that the rows
// read.
func (b *bench) prepare(rows []string) (err error) {
	if b.self, err = os.Executable(); err != nil {
		return err
	}
	b.dateline = filepath.Join(b.dir, "dateline")
	if runtime.GOOS == "windows" {
		b.dateline += ".exe"
	}
	if out, err := exec.Command("go", "build", "-o", b.dateline, "./cmd/dateline").CombinedOutput(); err != nil {
		return fmt.Errorf("building dateline: %w\n%s", err, out)
	}
	for _, form := range []string{"plain", "whole"} {
		if !b.due(form, rows) {
			continue
		}
		if err := b.corpus.dateline(filepath.Join(b.dir, form), form == "plain"); err != nil {
			return err
		}
	}
	if oneOf(rows, "raw thrice", "articles", "import") {
		if err := b.corpus.entities(filepath.Join(b.dir, "raw"), false); err != nil {
			return err
		}
		if err := b.corpus.raw(filepath.Join(b.dir, "raw/seeds")); err != nil {
			return err
		}
	}
	return b.installed(rows)
}

// measure runs one row of one round.
func (b *bench) measure(round int, row string) (cost, error) {
	at := func(parts ...string) string { return filepath.Join(append([]string{b.dir}, parts...)...) }
	out := at(fmt.Sprintf("out-%d-%s", round, slug(row)))
	whole := at(fmt.Sprintf("out-%d-whole", round))
	switch row {
	case "copy":
		return timed(exec.Command(b.self, "-copy", whole, out))
	case "raw thrice":
		return timed(exec.Command(b.self, "-copy", at("raw/seeds"), out+"-1", out+"-2", out+"-3"))
	case "plain", "whole":
		// What an earlier round has kept for its own folder is of no more use.
		if err := os.RemoveAll(at(row, ".dateline")); err != nil {
			return cost{}, err
		}
		return timed(exec.Command(b.dateline, "build", "-C", at(row), "-out", out))
	case "articles", "import":
		// The articles that an import writes would make the next one another.
		site := at(fmt.Sprintf("raw-%d-%s", round, row))
		if err := os.CopyFS(filepath.Join(site, "content"), os.DirFS(at("raw/content"))); err != nil {
			return cost{}, err
		}
		if row == "articles" {
			return timed(exec.Command(b.dateline, "import", "-C", site, "-seeds", at("raw/seeds")))
		}
		return timed(exec.Command(b.dateline, "build", "-C", site, "-seeds", at("raw/seeds"), "-out", out))
	case "again":
		return timed(exec.Command(b.dateline, "build", "-C", at("whole"), "-out", whole))
	case "one edit":
		return b.edit(at("whole"), whole, func(text string) string { return text + fmt.Sprintf("\nA sentence more, of round %d.\n", round+1) })
	case "next edit":
		return b.edit(at("whole"), whole, func(text string) string { return text + fmt.Sprintf("\nAnother sentence, of round %d.\n", round+1) })
	case "one title":
		return b.edit(at("whole"), whole, func(text string) string {
			return strings.Replace(text, "\ntitle: \"", fmt.Sprintf("\ntitle: \"Of round %d: ", round+1), 1)
		})
	case "new report":
		r, err := b.corpus.at(b.corpus.n / 3)
		if err != nil {
			return cost{}, err
		}
		r.n, r.title = b.corpus.n+round, fmt.Sprintf("More of round %d: %s", round+1, r.title)
		if err := r.article(at("whole")); err != nil {
			return cost{}, err
		}
		return timed(exec.Command(b.dateline, "build", "-C", at("whole"), "-out", whole))
	case "archive", "repacked":
		return timed(exec.Command(b.dateline, "archive", "-C", at("whole"), "-out", whole, "-o", at(fmt.Sprintf("%d.zip", round))))
	case "save", "hugo save":
		return b.saved(row, at("whole"), whole, round)
	case "hugo+pagefind":
		c, err := timed(exec.Command(b.peers["pagefind"], "--site", at(fmt.Sprintf("out-%d-hugo", round))))
		return b.rounds[round]["hugo"].and(c), err
	}
	for _, p := range peers {
		if p.name == row {
			return b.build(p, out)
		}
	}
	return cost{}, fmt.Errorf("there is no such row")
}

// edit measures the build of a site of which one report has changed.
func (b *bench) edit(site, out string, change func(string) string) (cost, error) {
	list, err := filepath.Glob(filepath.Join(site, "content/articles/*/*.md"))
	if err != nil || len(list) == 0 {
		return cost{}, fmt.Errorf("no article to edit: %w", err)
	}
	name := list[len(list)/2]
	text, err := os.ReadFile(name)
	if err != nil {
		return cost{}, err
	}
	changed := change(string(text))
	if changed == string(text) {
		return cost{}, fmt.Errorf("%s is not to be changed so", name)
	}
	if err := os.WriteFile(name, []byte(changed), 0o644); err != nil {
		return cost{}, err
	}
	return timed(exec.Command(b.dateline, "build", "-C", site, "-out", out))
}

// and is what two processes took, one after the other.
func (c cost) and(d cost) cost { return cost{c.wall + d.wall, c.cpu + d.cpu, max(c.peak, d.peak)} }

// timed runs a process to its end.
func timed(cmd *exec.Cmd) (cost, error) {
	start := time.Now()
	out, err := cmd.CombinedOutput()
	c := cost{wall: time.Since(start)}
	if err != nil {
		return c, fmt.Errorf("%w\n%s", err, out)
	}
	c.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	c.peak = peak(cmd.ProcessState.SysUsage())
	return c, nil
}

// print writes the table.
func (b *bench) print(rows []string) {
	fmt.Printf("%d reports, %d rounds, %d processors, %s, %s/%s, %s\n\n", b.corpus.n, len(b.rounds), runtime.NumCPU(), runtime.Version(), runtime.GOOS, runtime.GOARCH, time.Now().Format("2 January 2006"))
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	others := b.others()
	fmt.Fprintf(w, "row\twall s\tCPU s\tCPU ms a report\tpeak MB\tpeak KB a report\twall to copy\tCPU to hugo\t")
	for _, o := range others {
		fmt.Fprintf(w, "wall to %s\t", o)
	}
	fmt.Fprintln(w)
	for _, row := range rows {
		if _, ok := b.rounds[0][row]; !ok {
			continue
		}
		copied := "copy"
		if row == "articles" {
			copied = "raw thrice"
		}
		wall := b.median(func(r map[string]cost) float64 { return r[row].wall.Seconds() })
		cpu := b.median(func(r map[string]cost) float64 { return r[row].cpu.Seconds() })
		mem := b.median(func(r map[string]cost) float64 { return float64(r[row].peak) })
		n := float64(b.corpus.n)
		fmt.Fprintf(w, "%s\t%.3f\t", row, wall)
		if cpu > 0 {
			fmt.Fprintf(w, "%.2f\t%.3f\t%.0f\t%.1f\t", cpu, 1000*cpu/n, mem/1e6, mem/1e3/n)
		} else {
			fmt.Fprint(w, "–\t–\t–\t–\t")
		}
		fmt.Fprintf(w, "%s\t%s\t", b.ratio(row, copied, false), b.ratio(row, "hugo", true))
		for _, o := range others {
			fmt.Fprintf(w, "%s\t", b.ratio(row, o, false))
		}
		fmt.Fprintln(w)
	}
	w.Flush()
}

// others are the rows of whole builds by other programs that were measured.
func (b *bench) others() (rows []string) {
	for _, row := range []string{"hugo", "hugo+pagefind", "eleventy"} {
		if _, ok := b.rounds[0][row]; ok {
			rows = append(rows, row)
		}
	}
	return rows
}

func (b *bench) median(f func(map[string]cost) float64) float64 {
	var all []float64
	for _, r := range b.rounds {
		all = append(all, f(r))
	}
	slices.Sort(all)
	return (all[(len(all)-1)/2] + all[len(all)/2]) / 2
}

// ratio is a row's time beside another's, each in its round.
func (b *bench) ratio(row, to string, cpu bool) string {
	if _, ok := b.rounds[0][to]; !ok || cpu && b.rounds[0][row].cpu == 0 {
		return "–"
	}
	return fmt.Sprintf("%.3f", b.median(func(r map[string]cost) float64 {
		if cpu {
			return r[row].cpu.Seconds() / max(r[to].cpu.Seconds(), 1e-9)
		}
		return r[row].wall.Seconds() / max(r[to].wall.Seconds(), 1e-9)
	}))
}
