package publish

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
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
