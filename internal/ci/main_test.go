package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestFoldersThatDifferAreTold(t *testing.T) {
	write := func(files map[string]string) string {
		dir := t.TempDir()
		for p, text := range files {
			name := filepath.Join(dir, p)
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		return dir
	}
	a := write(map[string]string{"x": "1", "d/y": "one\ntwo\n"})
	if err := same(a, write(map[string]string{"x": "1", "d/y": "one\ntwo\n"})); err != nil {
		t.Error(err)
	}
	for _, c := range []struct {
		files map[string]string
		want  string
	}{
		{map[string]string{"x": "1", "d/y": "one\nTwo\n"}, "1 files differ, such as d/y (line 2)"},
		{map[string]string{"x": "1", "d/y": "one\ntwo\n", "z": ""}, "1 files differ, such as z (only in one)"},
		{map[string]string{"x": "1"}, "1 files differ, such as d/y (only in one)"},
	} {
		err := same(a, write(c.files))
		if err == nil || filepath.ToSlash(err.Error()) != c.want {
			t.Errorf("%v: %v", c.files, err)
		}
	}
	if same(a, filepath.Join(a, "none")) == nil {
		t.Error("a folder that is not there is the same")
	}
}

func TestSummaryTellsEachStepAndFailsWithOne(t *testing.T) {
	var out bytes.Buffer
	j := &job{ctx: context.Background(), out: &out}
	j.step("good", func() error { return nil })
	j.step("absent", func() error { return skipped("no Chromium") })
	if code := j.summary(time.Second); code != 0 {
		t.Errorf("code %d", code)
	}
	j.step("bad", func() error { return errors.New("3 problems\nand more") })
	if code := j.summary(time.Second); code != 1 {
		t.Errorf("code %d", code)
	}
	for _, want := range []string{"passed   good ", "skipped  absent ", "no Chromium", "failed   bad ", "3 problems\n", "ci: 1 passed, 1 failed, 1 skipped in 1s\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, &out)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	j = &job{ctx: ctx, out: &out}
	j.step("late", func() error { return nil })
	if code := j.summary(0); code != 1 {
		t.Error("a step after the time is over passes")
	}
}

func TestEveryStrideReachesAll(t *testing.T) {
	for n := 1; n < 40; n++ {
		for i := range rounds {
			seen := map[int]bool{}
			for k := range n {
				seen[(k*step(n, i)+i)%n] = true
			}
			if len(seen) != n {
				t.Fatalf("n %d, i %d: %d", n, i, len(seen))
			}
		}
	}
}

func TestTheHashIsOfNamesAndBytes(t *testing.T) {
	make := func(name, text string) string {
		dir := t.TempDir()
		if err := os.MkdirAll(filepath.Join(dir, "public"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "public", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		h, err := hash(dir, "public")
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	a := make("x", "1")
	if a != make("x", "1") || a == make("y", "1") || a == make("x", "2") {
		t.Error("the hash does not tell names and bytes apart")
	}
}
