package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestKilledAtAnyMomentTheSiteIsWhole kills builds at random moments and looks at
// the published folder as a reader would: every file that its manifest lists is
// there with its bytes and no other, of the build before or of the new one; of
// the new one when the build said so. The environment asks for more than the few
// of an ordinary run: DATELINE_KILLS, of builds of DATELINE_REPORTS reports.
func TestKilledAtAnyMomentTheSiteIsWhole(t *testing.T) {
	kills, reports := asked("DATELINE_KILLS", 10), asked("DATELINE_REPORTS", 40)
	if testing.Short() {
		kills = min(kills, 4)
	}
	dir := filepath.Join(t.TempDir(), "site")
	if out, err := exec.Command("dateline", "new", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for i := range reports {
		text := fmt.Sprintf("Talks number %d on the lake\n\nPORT ELLIS, %d March %d (Norwire) - The council met for the %dth time on Monday, and %d people came.\n\n\"We want talk %d,\" it said.\n", i, i%28+1, 1990+i%30, i, i*7, i)
		if err := os.WriteFile(filepath.Join(dir, "seeds", fmt.Sprintf("k-%05d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	config, err := os.ReadFile(filepath.Join(dir, "content/site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	name := func(title string) {
		var out []string
		for line := range strings.Lines(string(config)) {
			if strings.HasPrefix(line, "title:") {
				line = "title: " + title + "\n"
			}
			out = append(out, line)
		}
		if err := os.WriteFile(filepath.Join(dir, "content/site.yaml"), []byte(strings.Join(out, "")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	name("Before all")
	start := time.Now()
	if out, err := exec.Command("dateline", "build", "-C", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	whole := time.Since(start)
	random := rand.New(rand.NewPCG(1, 2))
	was, old, new := "Before all", 0, 0
	for i := range kills {
		title := "Build number " + strconv.Itoa(i)
		name(title)
		if i%4 == 3 { // the import is interrupted, too
			if err := os.RemoveAll(filepath.Join(dir, "content/articles")); err != nil {
				t.Fatal(err)
			}
		}
		cmd := exec.Command("dateline", "build", "-C", dir)
		var said bytes.Buffer
		cmd.Stdout = &said
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Duration(random.Float64()*1.5*float64(whole)), func() { cmd.Process.Kill() })
		cmd.Wait()
		published := wholeSite(t, filepath.Join(dir, "public"))
		switch {
		case strings.Contains(published, ">"+title+"<"):
			new++
			was = title
		case !strings.Contains(published, ">"+was+"<"):
			t.Errorf("kill %d: the site is neither that of before nor the new one", i)
		case strings.Contains(said.String(), "published"):
			t.Errorf("kill %d: the build said that it was published, and is not there", i)
		default:
			old++
		}
		if i%25 == 24 { // a long run that is stopped has a figure, too
			t.Logf("%d killed so far: %d times the site of before, %d times the new one", i+1, old, new)
		}
	}
	t.Logf("%d builds of %d reports killed: %d times the site of before, %d times the new one", kills, reports, old, new)
	// Whatever is left behind, the next build needs no help.
	name("After all")
	if out, err := exec.Command("dateline", "build", "-C", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if published := wholeSite(t, filepath.Join(dir, "public")); !strings.Contains(published, ">After all<") {
		t.Error("the last build is not there")
	}
	list, err := os.ReadDir(filepath.Join(dir, ".dateline"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		switch e.Name() {
		case "lock", "public.lock", "public.previous", "cache":
		default:
			t.Errorf("%s is left", e.Name())
		}
	}
}

// wholeSite compares a published folder with its manifest and returns its first
// page.
func wholeSite(t *testing.T, dir string) string {
	t.Helper()
	list, err := os.ReadFile(filepath.Join(dir, "manifest-sha256.txt"))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for line := range strings.Lines(string(list)) {
		if sum, p, ok := strings.Cut(strings.TrimSpace(line), "  "); ok {
			want[p] = sum
		}
	}
	err = filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Name() == "manifest-sha256.txt" {
			return err
		}
		b, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		sum := sha256.Sum256(b)
		if rel = filepath.ToSlash(rel); want[rel] != hex.EncodeToString(sum[:]) {
			t.Errorf("%s is not the file of its build", rel)
		}
		delete(want, rel)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for p := range want {
		t.Errorf("%s is missing", p)
	}
	b, err := os.ReadFile(filepath.Join(dir, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// asked is a number from the environment.
func asked(name string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return otherwise
}
