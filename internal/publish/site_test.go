package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
)

func openSite(t *testing.T) (*Site, string) {
	t.Helper()
	dir := t.TempDir()
	s, err := OpenSite(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s, dir
}

func TestSiteReadsAsAFileSystem(t *testing.T) {
	s, dir := openSite(t)
	put(t, filepath.Join(dir, "content/site.yaml"), "title: x")
	put(t, filepath.Join(dir, "content/articles/2018/a.md"), "")
	if err := fstest.TestFS(s.FS(), "content/site.yaml", "content/articles/2018/a.md"); err != nil {
		t.Error(err)
	}
}

func TestLinksDevicesAndFIFOsAreNotOpened(t *testing.T) {
	s, dir := openSite(t)
	put(t, filepath.Join(dir, "a"), "a")
	if err := os.Symlink("a", filepath.Join(dir, "inner")); err != nil {
		t.Skip(err)
	}
	outside := filepath.Join(t.TempDir(), "secret")
	put(t, outside, "secret")
	os.Symlink(outside, filepath.Join(dir, "outer"))
	os.Symlink(filepath.Dir(outside), filepath.Join(dir, "folder"))
	if err := mkfifo(filepath.Join(dir, "fifo")); err != nil {
		t.Log(err)
	}
	sub, err := s.FS().(fs.SubFS).Sub(".")
	if err != nil {
		t.Fatal(err)
	}
	defer sub.(siteFS).Close()
	for _, name := range []string{"inner", "outer", "folder", "fifo"} {
		b, err := fs.ReadFile(s.FS(), name)
		var special *NotRegularError
		if !errors.As(err, &special) {
			t.Errorf("%s: %q, %v", name, b, err)
		}
		if b, err := sub.(siteFS).AppendListed(nil, name, 9); !errors.As(err, &special) { // put in the place of what was listed
			t.Errorf("%s: %q, %v", name, b, err)
		}
	}
	for _, name := range []string{"folder/secret", "../secret", "/etc/passwd"} {
		if b, err := fs.ReadFile(s.FS(), name); err == nil {
			t.Errorf("%s: %q", name, b)
		}
	}
}

func TestWriteNewNeverOverwrites(t *testing.T) {
	s, dir := openSite(t)
	if err := s.WriteNew("content/articles/2018/a.md", []byte("by the import")); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, "content/articles/2018/a.md"), "by a person")
	if err := s.WriteNew("content/articles/2018/a.md", []byte("by the import")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("err = %v", err)
	}
	os.Symlink("nowhere", filepath.Join(dir, "dangling"))
	if err := s.WriteNew("dangling", nil); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over a link: err = %v", err)
	}
	os.Remove(filepath.Join(dir, "dangling"))
	for _, p := range []string{"../x", "/x", "a/../../x", "con.md"} {
		if err := s.WriteNew(p, nil); err == nil {
			t.Errorf("%s is written", p)
		}
	}
	if d := cmp.Diff(tree{"content/articles/2018/a.md": "by a person"}, readTree(t, dir)); d != "" {
		t.Error(d)
	}
	if _, err := os.Stat(filepath.Join(dir, stateName)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the state folder is left: %v", err)
	}
}

func TestWritingThroughALinkOutOfTheSiteIsRefused(t *testing.T) {
	s, dir := openSite(t)
	out := t.TempDir()
	if err := os.Symlink(out, filepath.Join(dir, "content")); err != nil {
		t.Skip(err)
	}
	if err := s.WriteNew("content/a.md", []byte("x")); err == nil {
		t.Error("written")
	}
	if got := readTree(t, out); len(got) > 0 {
		t.Errorf("%v", got)
	}
}

func TestBatchNamesAllThatAreFreeAndReportsTheRest(t *testing.T) {
	s, dir := openSite(t)
	put(t, filepath.Join(dir, "a/3"), "mine")
	b := s.Batch()
	want := tree{"a/3": "mine"}
	for i := range 6 {
		p := fmt.Sprintf("a/%d", i)
		if err := b.Add(p, []byte(p)); err != nil {
			t.Fatal(err)
		}
		if i != 3 {
			want[p] = p
		}
	}
	if got := readTree(t, filepath.Join(dir, "a")); len(got) != 1 {
		t.Errorf("names before Commit: %v", got)
	}
	taken, err := b.Commit()
	if err != nil {
		t.Fatal(err)
	}
	b.Discard()
	if d := cmp.Diff([]string{"a/3"}, taken); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(want, readTree(t, dir)); d != "" {
		t.Error(d)
	}
}

func TestReplaceSwapsOnlyWhatTheCallerRead(t *testing.T) {
	s, dir := openSite(t)
	name := filepath.Join(dir, "a.md")
	put(t, name, "one")
	os.Chmod(name, 0o600)
	if err := s.Replace("a.md", []byte("one"), []byte("two")); err != nil {
		t.Fatal(err)
	}
	if info, _ := os.Stat(name); runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	var changed *ChangedError
	for _, old := range []string{"one", "", "two "} {
		if err := s.Replace("a.md", []byte(old), []byte("three")); !errors.As(err, &changed) {
			t.Errorf("old %q: err = %v", old, err)
		}
	}
	if err := s.Replace("b.md", nil, []byte("x")); !errors.As(err, &changed) {
		t.Errorf("a file that is gone: err = %v", err)
	}
	put(t, filepath.Join(dir, "empty"), "")
	if err := s.Replace("empty", nil, []byte("full")); err != nil {
		t.Error(err)
	}
	if d := cmp.Diff(tree{"a.md": "two", "empty": "full"}, readTree(t, dir)); d != "" {
		t.Error(d)
	}
}

func TestReplaceLeavesAFileThatIsBeingWritten(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("needs leases")
	}
	s, dir := openSite(t)
	name := filepath.Join(dir, "a.md")
	put(t, name, "one")
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	var changed *ChangedError
	if err := s.Replace("a.md", []byte("one"), []byte("two")); !errors.As(err, &changed) || !changed.Busy {
		t.Errorf("err = %v", err)
	}
	f.Close()
	reader, err := os.Open(name) // does not hinder
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if err := s.Replace("a.md", []byte("one"), []byte("two")); err != nil {
		t.Error(err)
	}
}

// TestRacingEditorLosesNoSave lets a program save over a file again and again,
// in place and by renaming as editors do, while Replace changes it: no save
// that the editor made may vanish without the editor having read what came
// after it.
func TestRacingEditorLosesNoSave(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("needs a swap and leases")
	}
	for _, way := range []string{"in place", "by renaming"} {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			s, dir := openSite(t)
			name := filepath.Join(dir, "a.md")
			put(t, name, "start\n")
			saves := 5000 // in each of two ways
			if testing.Short() {
				saves = 300
			}
			done := make(chan error)
			stop := make(chan bool)
			replaced, refused := 0, 0
			go func() {
				// The program's side: add a line to what it read.
				for i := 0; ; i++ {
					select {
					case <-stop:
						done <- nil
						return
					default:
					}
					old, err := os.ReadFile(name)
					if err != nil {
						done <- err
						return
					}
					err = s.Replace("a.md", old, append(old[:len(old):len(old)], fmt.Sprintf("program %d\n", i)...))
					var changed *ChangedError
					switch {
					case err == nil:
						replaced++
					case errors.As(err, &changed):
						refused++
					default:
						done <- err
						return
					}
				}
			}()
			// The editor's side: it knows nothing of the program, and each save
			// is a line of its own over the whole file.
			for i := range saves {
				text := fmt.Sprintf("editor %d\n", i)
				if way == "in place" {
					if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
						t.Fatal(err)
					}
				} else {
					tmp := filepath.Join(dir, "a.md~")
					if err := os.WriteFile(tmp, []byte(text), 0o644); err != nil {
						t.Fatal(err)
					}
					if err := os.Rename(tmp, name); err != nil {
						t.Fatal(err)
					}
				}
				// Whatever the program did meanwhile, the last save is there, or
				// back in a moment: the program can only have added to it, so a
				// save once lost would never return.
				if i%2 == 0 {
					time.Sleep(time.Millisecond) // let the program have a turn
				}
				for wait := time.Now().Add(5 * time.Second); ; {
					got, err := os.ReadFile(name)
					if err != nil {
						t.Fatal(err)
					}
					if strings.HasPrefix(string(got), text) {
						break
					}
					if time.Now().After(wait) {
						t.Fatalf("save %d is lost: %.80q", i, got)
					}
				}
			}
			// With the editor quiet, the program has its turn.
			last := fmt.Sprintf("editor %d\n", saves-1)
			for wait := time.Now().Add(60 * time.Second); ; time.Sleep(time.Millisecond) {
				got, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				if strings.HasPrefix(string(got), last+"program") {
					break
				}
				if time.Now().After(wait) {
					t.Fatalf("the program had no turn: %.80q", got)
				}
			}
			close(stop)
			if err := <-done; err != nil {
				t.Error(err)
			}
			t.Logf("%d saves, %d replaced, %d refused", saves, replaced, refused)
		})
	}
}

func TestAFolderToReadIsAFileSystemAndSoIsEachFolderInIt(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "a.txt"), "a")
	put(t, filepath.Join(dir, "2018/b.txt"), "b")
	fsys, done, err := ReadFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { done() })
	if err := fstest.TestFS(fsys, "a.txt", "2018/b.txt"); err != nil {
		t.Error(err)
	}
	for _, f := range [][2]string{{".", "a.txt"}, {"2018", "b.txt"}} {
		sub, err := fsys.(fs.SubFS).Sub(f[0])
		if err != nil {
			t.Fatal(err)
		}
		b, err := sub.(siteFS).AppendLimited(nil, f[1], 0)
		if err != nil || string(b) != f[1][:1] {
			t.Errorf("%s in %s: %q, %v", f[1], f[0], b, err)
		}
		if b, err := sub.(siteFS).AppendListed([]byte("x"), f[1], 9); err != nil || string(b) != "x"+f[1][:1] {
			t.Errorf("%s in %s as it was listed: %q, %v", f[1], f[0], b, err)
		}
		sub.(siteFS).Close()
	}
	if _, err := fsys.(fs.SubFS).Sub(".."); err == nil {
		t.Error("a folder out of it is opened")
	}
	if _, _, err := ReadFolder(filepath.Join(dir, "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is not there: %v", err)
	}
}

func TestABatchWritesIntoTheFolderThatBearsTheName(t *testing.T) {
	s, dir := openSite(t)
	put(t, filepath.Join(dir, "a/old"), "old")
	b := s.Batch()
	if err := b.Add("a/1", []byte("1")); err != nil {
		t.Fatal(err)
	}
	// A person moves the folder away and makes another of its name meanwhile.
	if err := os.Rename(filepath.Join(dir, "a"), filepath.Join(dir, "b")); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, "a/1"), "mine")
	if err := b.Add("a/2", []byte("2")); err != nil {
		t.Fatal(err)
	}
	taken, err := b.Commit()
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"a/1"}, taken); d != "" {
		t.Error(d)
	}
	b.Discard()
	if d := cmp.Diff(tree{"a/1": "mine", "a/2": "2", "b/old": "old"}, readTree(t, dir)); d != "" {
		t.Error(d)
	}
}

// TestWhatAKilledBatchLeftIsSwept leaves a batch open, as a process does that is
// killed, and a save that Replace may have put aside.
func TestWhatAKilledBatchLeftIsSwept(t *testing.T) {
	dir := t.TempDir()
	s, err := OpenSite(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Batch().Add("articles/a.md", []byte("a")); err != nil {
		t.Fatal(err)
	}
	save := filepath.Join(dir, newDir, "1-1")
	if err := os.MkdirAll(filepath.Dir(save), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(save, []byte("a save"), 0o644); err != nil {
		t.Fatal(err)
	}
	s.Sweep()
	if _, err := os.Stat(filepath.Join(dir, batchDir)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the batch is left: %v", err)
	}
	if _, err := os.Stat(save); err != nil {
		t.Error(err)
	}
}

// The number of a file that is closed may be another's at once.
func TestAFileClosedTwiceClosesNoOther(t *testing.T) {
	fsys, err := openDisk(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer fsys.Close()
	if err := fsys.Mkdir("d"); err != nil {
		t.Fatal(err)
	}
	first, err := fsys.Create("d/first")
	if err != nil {
		t.Fatal(err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	second, err := fsys.Create("d/second")
	if err != nil {
		t.Fatal(err)
	}
	if first.Close() == nil {
		t.Error("the first could be closed once more")
	}
	if _, err := first.Write([]byte("1")); err == nil {
		t.Error("the first, closed, could be written")
	}
	if _, err := second.Write([]byte("2")); err != nil {
		t.Error(err)
	}
	if err := second.Close(); err != nil {
		t.Error(err)
	}
}
