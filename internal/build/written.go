package build

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"dateline/internal/diag"
	"dateline/internal/front"
	"dateline/internal/publish"
)

// The import remembers which file it wrote for which report, and its digest. By
// that it tells a file that nobody has touched, which it may write anew, from
// one that a person has changed, beside which it puts a proposal; and a file
// that a person took away on purpose from a report that is new. Without this
// memory every file is a person's, and nothing was taken away.

// wrote is what the import wrote for one report, or a build read of it.
type wrote struct {
	path string // under content/
	sum  string // digest of the bytes
}

// written is what the import wrote, by the name of the report. It is read when
// it is first asked for, since most builds import nothing.
type written struct {
	b    *builder
	list map[string]wrote // nil before it was read
	new  bool             // there is something to keep
}

// name is that of the memory for this content folder.
func (w *written) name() string { return "written-" + digest(w.b.opt.Content.Dir())[:16] }

func (w *written) load() {
	if w.list != nil {
		return
	}
	w.list = map[string]wrote{}
	data, err := publish.Recall(w.b.opt.State, w.name())
	if err != nil {
		return
	}
	for lines := bufio.NewScanner(strings.NewReader(data)); lines.Scan(); {
		if f := strings.SplitN(lines.Text(), "\t", 3); len(f) == 3 {
			w.list[f[2]] = wrote{path: f[1], sum: f[0]}
		}
	}
	w.recover()
}

// announced is the name of the note of what is about to be written. An import that is
// cut off leaves it: without it, the files that it wrote would be a person's.
func (w *written) announced() string { return "writing-" + digest(w.b.opt.Content.Dir())[:16] }

// line is what is kept of one file.
func (x wrote) line(report string) string { return x.sum + "\t" + x.path + "\t" + report + "\n" }

// announce notes lines of files that are about to be written. It is a hint.
func (w *written) announce(lines string) {
	s, err := publish.OpenKept(w.b.opt.State, w.announced())
	if err != nil {
		return
	}
	_, _ = s.Put([]byte(lines))
	_ = s.Close()
}

// recover takes over what an import that was cut off has written: the files that have
// the bytes which it announced.
func (w *written) recover() {
	text, err := publish.ReadKept(w.b.opt.State, w.announced())
	if err != nil {
		return
	}
	for line := range strings.Lines(string(text)) {
		f := strings.SplitN(line, "\t", 3)
		if len(f) != 3 || !strings.HasSuffix(line, "\n") {
			continue // cut off as well
		}
		if data, err := readSource(w.b.opt.Content.FS(), f[1]); err == nil && digest(data) == f[0] {
			w.list[strings.TrimSuffix(f[2], "\n")] = wrote{path: f[1], sum: f[0]}
			w.new = true
		}
	}
}

// of is what was written for a report.
func (w *written) of(report string) (wrote, bool) {
	w.load()
	r, ok := w.list[report]
	return r, ok
}

// add notes what was written for a report.
func (w *written) add(report, file, sum string) {
	w.load()
	w.list[report] = wrote{file, sum}
	w.new = true
}

// save keeps the memory. An error here makes the files a person's and costs
// nothing else.
func (w *written) save() {
	if !w.new || w.b.trial {
		return
	}
	var out bytes.Buffer
	for _, report := range slices.Sorted(maps.Keys(w.list)) {
		out.WriteString(w.list[report].line(report))
	}
	if publish.Remember(w.b.opt.State, w.name(), out.Bytes()) == nil {
		_ = publish.Forget(w.b.opt.State, w.announced())
	}
}

// tombFile, under content/, lists the reports whose articles were taken away on
// purpose. It is a person's file like any other: a line may be written or
// deleted in it by hand.
const tombFile = "tombstones.yaml"

const tombHead = `# Reports whose articles were taken out of content/articles on purpose. They are
# not imported again. To have one back, delete its line here and build.
`

// tombs reads the tombstones: the name of a report, and of the article it was.
func (b *builder) tombs() (map[string]string, error) {
	text, err := readSource(b.opt.Content.FS(), tombFile)
	if errors.Is(err, fs.ErrNotExist) {
		return map[string]string{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading content/%s: %w", tombFile, err)
	}
	src := diag.NewSource("content/"+tombFile, string(text))
	v, l := front.Ledger(src)
	out := map[string]string{}
	for _, p := range v.Pairs {
		out[p.Key] = p.Value.Text
	}
	b.problems = append(b.problems, l...)
	return out, nil
}

// gone reports that a report has no article for a reason, and says which: the
// import wrote one, and a person took it away; or the file that it wrote bears
// the name of no report any more, or is being saved at this moment. Where all
// files are gone, a person wants to begin anew.
func (im *importer) gone(report string) (why string, ok bool) {
	const away = "its article %s was taken away on purpose"
	if id, ok := im.tombs[report]; ok {
		return fmt.Sprintf(away, id), true
	}
	w, ok := im.written.of(report)
	if !ok || !im.some {
		return "", false
	}
	if _, err := fs.Stat(im.opt.Content.FS(), w.path); err == nil {
		return "it was imported as content/" + w.path + ", which does not say so any more", true
	}
	id := strings.TrimSuffix(path.Base(w.path), ".md")
	im.buried = append(im.buried, fmt.Sprintf("%s: %s\n", front.Quote(report, false), id))
	return fmt.Sprintf(away, id), true
}

// bury writes the new tombstones behind those that are there.
func (im *importer) bury() error {
	if len(im.buried) == 0 || im.trial {
		return nil
	}
	add := strings.Join(im.buried, "")
	for range 5 { // a person may be saving it
		old, err := fs.ReadFile(im.opt.Content.FS(), tombFile)
		if errors.Is(err, fs.ErrNotExist) {
			if err = im.opt.Content.WriteNew(tombFile, []byte(tombHead+add)); errors.Is(err, fs.ErrExist) {
				continue
			}
		} else if err == nil {
			text := string(old)
			if text != "" && !strings.HasSuffix(text, "\n") {
				text += "\n"
			}
			err = im.opt.Content.Replace(tombFile, old, []byte(text+add))
			var changed *publish.ChangedError
			if errors.As(err, &changed) {
				continue
			}
		}
		if err != nil {
			return fmt.Errorf("writing content/%s: %w", tombFile, err)
		}
		return nil
	}
	im.problems.Warnf(diag.Pos{File: "content/" + tombFile}, "seed/tombstone", "close it in the other program and build again", "it could not be written, since another program was writing it")
	return nil
}
