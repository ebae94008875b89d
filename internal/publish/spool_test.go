package publish

import (
	"bytes"
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"
)

func TestASpoolGivesBackWhatItWasGiven(t *testing.T) {
	dir := t.TempDir()
	s, err := OpenSpool(dir, "spool")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, stateName, "spool")); runtime.GOOS == "linux" && !os.IsNotExist(err) {
		t.Errorf("a killed process would leave the file: %v", err)
	}
	piece := func(i int) []byte { return bytes.Repeat([]byte{byte(i), byte(i >> 8)}, i*37%9000+1) }
	at := make([]int64, 600)
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := w; i < len(at); i += 4 {
				var err error
				if at[i], err = s.Put(piece(i)); err != nil {
					t.Error(err)
				}
				got := make([]byte, len(piece(i)))
				if err := s.Get(got, at[i]); err != nil || !bytes.Equal(got, piece(i)) {
					t.Errorf("piece %d: %v", i, err)
				}
			}
		}()
	}
	wg.Wait()
	big := bytes.Repeat([]byte("large"), block)
	where, err := s.Put(big)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Put([]byte("after")); err != nil {
		t.Fatal(err)
	}
	got := make([]byte, len(big))
	if err := s.Get(got, where); err != nil || !bytes.Equal(got, big) {
		t.Errorf("the large piece: %v", err)
	}
	for i := range at {
		got := make([]byte, len(piece(i)))
		if err := s.Get(got, at[i]); err != nil || !bytes.Equal(got, piece(i)) {
			t.Errorf("piece %d at the end: %v", i, err)
		}
	}
	order := make([]int, len(at)) // as they lie in the file, which is read ahead
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(at[i], at[j]) })
	for k, i := range order {
		if k%5 == 4 {
			continue
		}
		got := make([]byte, len(piece(i)))
		if err := s.Get(got, at[i]); err != nil || !bytes.Equal(got, piece(i)) {
			t.Errorf("piece %d in order: %v", i, err)
		}
	}
	for _, n := range []int{1, 5, 6, 4000} {
		end := s.Size()
		if err := s.Get(make([]byte, n), end-5); (err == nil) != (n <= 5) {
			t.Errorf("%d bytes from 5 before the end: %v", n, err)
		}
		if err := s.Get(make([]byte, n), end+int64(n)); err == nil {
			t.Errorf("%d bytes behind the end are read", n)
		}
	}
	if err := s.Get(make([]byte, 1<<20), where+int64(len(big))); err == nil {
		t.Error("bytes that nobody put there are read")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, stateName, "spool")); !os.IsNotExist(err) {
		t.Errorf("the file is still there: %v", err)
	}
	// What a crash left does no harm.
	if err := os.WriteFile(filepath.Join(dir, stateName, "spool"), []byte("left"), 0o644); err != nil {
		t.Fatal(err)
	}
	if s, err = OpenSpool(dir, "spool"); err != nil {
		t.Fatal(err)
	}
	s.Close()
}

// What stands in the place of a hint and is none makes way.
func TestAKeptSpoolIsBegunAnewWhereThereIsNoFile(t *testing.T) {
	for name, stand := range map[string]func(p string) error{
		"folder": func(p string) error { return os.MkdirAll(filepath.Join(p, "x"), 0o755) },
		"link":   func(p string) error { return os.Symlink("nowhere", p) },
	} {
		dir := t.TempDir()
		p := filepath.Join(dir, cacheName, "kept")
		if err := errors.Join(os.MkdirAll(filepath.Dir(p), 0o755), stand(p)); err != nil {
			t.Fatal(err)
		}
		s, err := OpenKept(dir, "kept")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if _, err := s.Put([]byte("text")); err != nil || s.Close() != nil {
			t.Error(name, err)
		}
	}
	dir := t.TempDir()
	put(t, filepath.Join(dir, cacheName), "a file where the folder is to be")
	if s, err := OpenKept(dir, "kept"); err != nil || s.Close() != nil {
		t.Error(err)
	}
}
