//go:build unix

package build_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"dateline/internal/publish"

	"dateline/internal/build"
)

// A FIFO has no end: opening one would wait for ever.
func TestAFIFOIsNeverOpened(t *testing.T) {
	for _, file := range []string{"seeds/fifo.txt", "seeds/seeds.yaml", "content/leaders/fifo.md", "content/articles/2018/fifo.md", "content/site.yaml"} {
		t.Run(file, func(t *testing.T) {
			dir := second(t)
			p := filepath.Join(dir, file)
			os.MkdirAll(filepath.Dir(p), 0o755)
			os.Remove(p)
			if err := syscall.Mkfifo(p, 0o644); err != nil {
				t.Skip(err)
			}
			done := make(chan string, 1)
			go func() {
				content, err := publish.OpenSite(filepath.Join(dir, "content"))
				if err != nil {
					done <- err.Error()
					return
				}
				defer content.Close()
				res, err := build.Run(t.Context(), options(dir, content))
				said := ""
				if err != nil {
					said = err.Error()
				}
				for _, d := range res.Problems {
					said += "\n" + d.String()
				}
				done <- said
			}()
			select {
			case said := <-done:
				if !strings.Contains(said, filepath.Base(file)) && file != "content/leaders/fifo.md" {
					t.Errorf("nothing is said of it: %s", said)
				}
			case <-time.After(30 * time.Second):
				t.Error("the build waits")
			}
		})
	}
}
