package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// rounds is how often the chronicle of tests is built to see that nothing but
// its files matters.
const rounds = 40

// again builds the chronicle of tests in 40 ways that must not matter:
// processors, time zone, locale, folder, umask, the order in which files were
// made (which is the order in which some file systems list them), their times,
// the hour of the build. All must give the same bytes.
func (j *job) again() error {
	if j.binary == "" {
		return errors.New("there is no program to run")
	}
	from := filepath.Join(j.root, "internal", "build", "testdata", "second")
	var files []string
	err := filepath.WalkDir(from, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, p)
		}
		return err
	})
	if err != nil {
		return err
	}
	zones := []string{"UTC", "Asia/Almaty", "Pacific/Kiritimati", "America/St_Johns", "Antarctica/Troll"}
	locales := []string{"C", "tr_TR.UTF-8", "kk_KZ.UTF-8", "de_DE.ISO-8859-1"}
	folders := []string{"a", "with a space", "Ünï", "d/e/e/p", "%41#?"}
	shell := look("sh")
	if shell == "" {
		fmt.Fprintln(j.out, "no shell: every build has the umask of this process")
	}
	var want string
	for i := range rounds {
		dir := filepath.Join(j.tmp, "again", fmt.Sprint(i), folders[i%len(folders)])
		for k := range files {
			// Another order each time: steps through the list by a number that
			// has no divisor in common with its length.
			if err := plantFile(from, dir, files[(k*step(len(files), i)+i)%len(files)], time.Unix(int64(i)*40_000_000, 0)); err != nil {
				return err
			}
		}
		env := []string{fmt.Sprintf("GOMAXPROCS=%d", 1+i%7), "TZ=" + zones[i%5], "LANG=" + locales[i%4], "LC_ALL=" + locales[i%4], fmt.Sprintf("GOGC=%d", 20+i*10), "SOURCE_DATE_EPOCH=1767225600"}
		umask := []string{"022", "077", "002"}[i%3]
		build := []string{j.binary, "build", "-C", dir}
		if shell != "" { // a umask is set for a whole process
			build = append([]string{shell, "-c", `umask "$0" && exec "$@"`, umask}, build...)
		}
		out, err := j.output(env, build[0], build[1:]...)
		if err != nil {
			return fmt.Errorf("build %d (%s, umask %s): %w\n%s", i, strings.Join(env, " "), umask, err, out)
		}
		got, err := hash(dir, "public", "content")
		if err != nil {
			return err
		}
		if want == "" {
			want = got
		} else if got != want {
			err := same(filepath.Join(j.tmp, "again", "0", folders[0], "public"), filepath.Join(dir, "public"))
			return fmt.Errorf("build %d (%s, umask %s, in %q) gave other bytes: %w", i, strings.Join(env, " "), umask, folders[i%len(folders)], err)
		}
		if i > 0 {
			os.RemoveAll(filepath.Join(j.tmp, "again", fmt.Sprint(i)))
		}
	}
	fmt.Fprintf(j.out, "%d builds, one hash: %s\n", rounds, want)
	return nil
}

// step is a stride through n things that reaches all of them.
func step(n, i int) int {
	for s := i + 1; ; s++ {
		a, b := s, n
		for b > 0 {
			a, b = b, a%b
		}
		if a == 1 {
			return s
		}
	}
}

func plantFile(from, to, name string, when time.Time) error {
	rel, err := filepath.Rel(from, name)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	p := filepath.Join(to, rel)
	return errors.Join(os.MkdirAll(filepath.Dir(p), 0o755), os.WriteFile(p, text, 0o644), os.Chtimes(p, when, when))
}

// hash is one number for the names and bytes of all files of some folders.
func hash(dir string, parts ...string) (string, error) {
	h := sha256.New()
	for _, part := range parts {
		list, err := names(filepath.Join(dir, part))
		if err != nil {
			return "", err
		}
		var all []string
		for p := range list {
			all = append(all, p)
		}
		slices.Sort(all)
		for _, p := range all {
			b, err := os.ReadFile(filepath.Join(dir, part, p))
			if err != nil {
				return "", err
			}
			fmt.Fprintf(h, "%q %d\n", p, len(b))
			h.Write(b)
		}
	}
	return fmt.Sprintf("%x", h.Sum(nil)), nil
}
