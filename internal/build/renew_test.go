package build_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"dateline/internal/build"
	"dateline/internal/publish"
)

// TestAnEditorThatSavesDuringTheImportLosesNothing lets a person save an article
// again and again while the import makes it anew of a raw file that changes as
// often. What the person saved last is there in the end, in the article; the
// import gives way to it, and its own reading is a proposal beside it.
func TestAnEditorThatSavesDuringTheImportLosesNothing(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("needs a swap and leases")
	}
	rounds := 200
	if testing.Short() {
		rounds = 12
	}
	dir := t.TempDir()
	copyTree(t, "testdata/second", dir)
	if err := os.RemoveAll(filepath.Join(dir, "seeds")); err != nil { // one raw file will do
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "seeds"), 0o755); err != nil {
		t.Fatal(err)
	}
	seedFile := filepath.Join(dir, "seeds", "race.txt")
	report := func(i int) string {
		return fmt.Sprintf(" date 2024-03-04 Lamps of the harbour are counted\n\nPORT ELLIS – The council of the lake counted %d lamps on Monday, its office said.\n", i)
	}
	content, err := publish.OpenSite(filepath.Join(dir, "content"))
	if err != nil {
		t.Fatal(err)
	}
	defer content.Close()
	put := func(i int) {
		t.Helper()
		if err := os.WriteFile(seedFile, []byte(report(i)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	imports := func() {
		t.Helper()
		res, err := build.Import(context.Background(), options(dir, content), build.Reports{})
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range res.Accounts {
			if a.Seed == "seeds/race.txt" && a.Article == "" && !strings.Contains(a.Lines[0], "does not say so any more") {
				t.Fatal(a.Lines)
			}
		}
	}
	put(0)
	imports()
	var article string
	err = filepath.WalkDir(filepath.Join(dir, "content/articles"), func(p string, _ fs.DirEntry, err error) error {
		if strings.Contains(p, "lamps-harbour") {
			article = p
		}
		return err
	})
	if err != nil || article == "" {
		t.Fatalf("no article: %v", err)
	}
	kept, renewed, took := 0, 0, time.Duration(0)
	for i := 1; i <= rounds; i++ {
		// The file is as the import wrote it; it may replace it until it is saved.
		put(i)
		saved := make(chan string)
		wait := took * time.Duration(i%10) / 8 // anywhere in the import, or after it
		go func() {
			time.Sleep(wait)
			old, err := os.ReadFile(article)
			if err != nil {
				t.Error(err)
			}
			text := string(old) + fmt.Sprintf("\nMine, no. %d.\n", i)
			if err := os.WriteFile(article, []byte(text), 0o644); err != nil {
				t.Error(err)
			}
			saved <- text
		}()
		start := time.Now()
		imports()
		took = time.Since(start)
		text := <-saved
		got, err := os.ReadFile(article)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != text {
			t.Fatalf("round %d: the save is lost\n%s", i, got)
		}
		if strings.Contains(text, fmt.Sprintf("counted %d lamps", i)) {
			renewed++
		} else {
			kept++
		}
		// Begin anew with an article that is the import's own.
		for _, p := range []string{article, article + ".proposed"} {
			if err := os.Remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
				t.Fatal(err)
			}
		}
		os.Remove(filepath.Join(dir, "content/tombstones.yaml"))
		os.RemoveAll(filepath.Join(dir, ".dateline"))
		imports()
	}
	t.Logf("%d saves: %d after the import wrote, %d before", rounds, renewed, kept)
}

// An import that is cut off between its writing and its end leaves no file of its own
// that the next takes for a person's.
func TestWhatACutImportWroteIsItsOwn(t *testing.T) {
	dir := t.TempDir()
	copyTree(t, "testdata/second", dir)
	if err := errors.Join(os.RemoveAll(filepath.Join(dir, "seeds")), os.RemoveAll(filepath.Join(dir, "content/articles")), os.Mkdir(filepath.Join(dir, "seeds"), 0o755)); err != nil {
		t.Fatal(err)
	}
	one := func(pattern string) (name string, data []byte) {
		t.Helper()
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil || len(found) != 1 {
			t.Fatalf("%s: %v, %v", pattern, found, err)
		}
		if data, err = os.ReadFile(found[0]); err != nil {
			t.Fatal(err)
		}
		return found[0], data
	}
	var was []byte // what it remembered after the first round
	for i := range 3 {
		text := fmt.Sprintf(" date 2024-03-04 Lamps of the harbour are counted\n\nPORT ELLIS – The council of the lake counted %d lamps on Monday, its office said.\n", 40+i)
		if err := os.WriteFile(filepath.Join(dir, "seeds/lamps.txt"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		run(t, dir)
		article, data := one("content/articles/2024/*")
		if !strings.Contains(string(data), fmt.Sprintf("counted %d lamps", 40+i)) {
			t.Fatalf("round %d: %s", i, data)
		}
		memory, kept := one(".dateline/cache/written-*")
		switch i {
		case 0:
			was = kept
		case 1: // as if the process had been killed before its end
			path, _ := filepath.Rel(filepath.Join(dir, "content"), article)
			line := fmt.Sprintf("%x\t%s\tseeds/lamps.txt\n", sha256.Sum256(data), filepath.ToSlash(path))
			note := strings.Replace(memory, "written-", "writing-", 1)
			if err := errors.Join(os.WriteFile(memory, was, 0o644), os.WriteFile(note, []byte(line+"cut o"), 0o644)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if left, err := filepath.Glob(filepath.Join(dir, ".dateline/cache/writing-*")); len(left) > 0 {
		t.Errorf("left over: %v %v", left, err)
	}
}
