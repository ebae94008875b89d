package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// put1 writes a file of three parts over an archive that may be there.
func put1(fsys FS, dir string) error {
	o, err := CreateOutput(filepath.Join(dir, "out.zip"), OutputOptions{Over: "PK", FS: fsys})
	if err != nil {
		return err
	}
	defer o.Abort()
	for _, s := range []string{"PK", strings.Repeat("new ", 1000), "end"} {
		if _, err := o.Write([]byte(s)); err != nil {
			return err
		}
	}
	return o.Commit()
}

// Each operation fails once: the name means the old file whole or the new one
// whole, the new one when Commit said so, and nothing is left over.
func TestEveryFailureLeavesAWholeFile(t *testing.T) {
	want := "PK" + strings.Repeat("new ", 1000) + "end"
	for _, before := range []string{"", "PK old"} {
		for _, kind := range []error{nil, syscall.ENOSPC, syscall.EIO} {
			old, news := 0, 0
			for at := 0; ; at++ {
				dir := t.TempDir()
				if before != "" {
					put(t, filepath.Join(dir, "out.zip"), before)
				}
				f := &faulty{FS: mustDisk(t, dir), at: at, err: kind, kill: kind == nil}
				err := put1(f, dir)
				b, readErr := os.ReadFile(filepath.Join(dir, "out.zip"))
				got := string(b)
				switch {
				case err == nil && got != want:
					t.Errorf("operation %d (%v): no error and %.20q", at, kind, got)
				case got == want:
					news++
				case got == before && (before != "" || errors.Is(readErr, fs.ErrNotExist)):
					old++
				default:
					t.Errorf("operation %d (%v): %.20q, %v", at, kind, got, readErr)
				}
				if f.n <= at {
					if left, _ := os.ReadDir(dir); len(left) != 1 {
						t.Errorf("left over: %v", left)
					}
					break
				}
			}
			if old < 5 || news < 2 {
				t.Errorf("%v: %d times the old file, %d times the new", kind, old, news)
			}
		}
	}
}

func TestAnOutputReplacesOnlyItsOwnKind(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "notes.md"), "My notes.")
	put(t, filepath.Join(dir, "old.zip"), "PK old")
	put(t, filepath.Join(dir, "nothing"), "")
	if err := os.Symlink("notes.md", filepath.Join(dir, "link")); err != nil {
		t.Skip(err)
	}
	os.Mkdir(filepath.Join(dir, "folder"), 0o755)
	for name, ok := range map[string]bool{"notes.md": false, "old.zip": true, "nothing": true, "link": false, "folder": false, "new.zip": true, "con": false, "no/such/folder": false} {
		o, err := CreateOutput(filepath.Join(dir, name), OutputOptions{Over: "PK"})
		if (err == nil) != ok {
			t.Errorf("%s: %v", name, err)
		}
		if err == nil {
			o.Write([]byte("PK new"))
			o.Abort()
			o.Abort()
		}
	}
	if b, _ := os.ReadFile(filepath.Join(dir, "old.zip")); string(b) != "PK old" {
		t.Errorf("aborted, and there is %q", b)
	}
	if _, err := os.Lstat(filepath.Join(dir, stateName)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder is left over: %v", err)
	}
}
