package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// known is what is in a published folder.
func known(t *testing.T, dir string) []SeenFolder {
	t.Helper()
	all, err := look(mustDisk(t, filepath.Dir(dir)), filepath.Base(dir))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// The stamps that a commit says its folder has are those that the folder has,
// whichever way its files came there.
func TestACommitKnowsTheStampsOfItsFolder(t *testing.T) {
	tmp := t.TempDir()
	dir := filepath.Join(tmp, "public")
	files, told := tree{}, 0
	for i := range 50 {
		files[fmt.Sprintf("a/%d/x.html", i)] = fmt.Sprint("page ", i)
	}
	for i := range 7 {
		files["index.html"] = fmt.Sprint("build ", i)
		switch i {
		case 2:
			delete(files, "a/7/x.html")
		case 4: // too many for the folder before to be used again
			for k := range 40 {
				files[fmt.Sprintf("b/%d.html", k)] = "new"
			}
		}
		var opt Options
		if i > 0 {
			opt.Known = known(t, dir)
		}
		r := mustBuild(t, dir, opt, files)
		if r.Stamps == "" {
			continue
		}
		told++
		var want Stamps
		for _, d := range known(t, dir) {
			want.Join(&d.Sum)
			for _, x := range d.Inner {
				want.Add(x.Path, x.Stamp)
			}
		}
		if r.Stamps != want.String() {
			t.Errorf("build %d: the folder has other stamps than its commit says", i)
		}
	}
	if told < 4 {
		t.Errorf("the stamps are known of %d builds", told)
	}
}

func TestAKeptFileThatIsTakenAwayFailsTheCommit(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	files := tree{"index.html": "one", "a/x.html": "x"}
	mustBuild(t, dir, Options{}, files)
	s, err := Stage(dir, Options{Known: known(t, dir)})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	if err := s.WriteFile("index.html", []byte("two")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Keep("a/y.html"); err == nil {
		t.Error("a file that no build wrote is kept")
	}
	if _, err := s.Keep("a/x.html"); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "a/x.html")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Commit(); err == nil {
		t.Error("a build without one of its files is published")
	}
	delete(files, "a/x.html")
	if d := cmp.Diff(files, readTree(t, dir).without()); d != "" {
		t.Error(d)
	}
}

// What is known of the published folder is believed as long as its folders are as
// they were: then none is listed, and else a file that nobody's build wrote is found.
func TestAFileThatComesToAKnownFolderIsFound(t *testing.T) {
	for _, comes := range []string{"", "CNAME", "a/b/note.txt"} {
		tmp := t.TempDir()
		dir := filepath.Join(tmp, "public")
		mustBuild(t, dir, Options{}, tree{"index.html": "one", "a/b/x.html": "x"})
		f := &faulty{FS: mustDisk(t, tmp), at: -1}
		time.Sleep(20 * time.Millisecond) // a later change has another time
		s, err := Stage(dir, Options{FS: f, Known: known(t, dir)})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Abort()
		if err := s.WriteFile("index.html", []byte("two")); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Keep("a/b/x.html"); err != nil {
			t.Fatal(err)
		}
		if comes != "" {
			put(t, filepath.Join(dir, comes), "a person's")
		}
		_, err = s.Commit()
		listed := slices.ContainsFunc(f.log, func(op string) bool { return strings.HasPrefix(op, "ReadDir public") })
		var foreign *ForeignError
		switch {
		case comes == "" && (err != nil || listed):
			t.Errorf("nothing comes: %v, listed %v", err, listed)
		case comes != "" && (!errors.As(err, &foreign) || !slices.Equal(foreign.Files, []string{comes})):
			t.Errorf("%s comes: %v", comes, err)
		}
	}
}
