// Package publish puts a built site in place, all of it or none of it, and
// keeps a person's files from being overwritten.
//
// A build writes into a staged folder beside the published one. [Staged.Commit]
// checks that folder against its own manifest, makes the file system keep it,
// and swaps the two folders in one step. Whatever happens on the way (a crash,
// a full disk, a power cut), the published folder is one whole build: the old
// one before the swap, the new one after it.
//
//	s, err := publish.Stage("public", publish.Options{})
//	if err != nil {
//		return err // *LockedError: another build is at work; *ForeignError: files that no build wrote
//	}
//	defer s.Abort() // does nothing after Commit
//	if err := s.WriteFile("index.html", page); err != nil {
//		return err
//	}
//	res, err := s.Commit()
//
// Around a published folder "public":
//
//	public/                     the site; its manifest-sha256.txt lists what the build wrote
//	.dateline/public.lock       held by the build at work, with its process number
//	.dateline/public.staged/    the build at work; left by a crash, removed by the next build
//	.dateline/public.previous/  the build before, until the next one; of a first build its own files
//	.dateline/public.forward/   a build that is being published in place
//	.dateline/cache/            hints for the next build; can be removed at any time
//
// A file whose bytes are those already published is not written: it is linked
// from the published folder when the rest is known to differ, and when nothing
// differs no file is touched at all ([Result.Unchanged]). Where the folder before
// the published one shares most of its files with it, that folder becomes the
// staged one, so that only the files that differ are linked or removed. The linked files are
// shared with the previous build, so an edit in place inside the published
// folder shows in both; the next build mends both by comparing bytes.
//
// Files in the published folder that no build wrote (CNAME, .well-known) are
// never removed: Stage refuses and names them, or carries them over when
// [Options.Adopt] is set. A file once adopted stays adopted.
//
// [Site] is the other half: a person's folder, read without following links out
// of it and without opening devices, and written without ever overwriting.
package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ManifestName is the file of a published folder that lists every file of the
// build with its SHA-256, in the format of sha256sum(1).
const ManifestName = "manifest-sha256.txt"

// stateName is the folder beside the published one for locks and staged builds.
const stateName = ".dateline"

// Options of a build's publication. The zero value is ready.
type Options struct {
	// Adopt carries over the files of the published folder that no build
	// wrote. Where such a file has the name of a page of this build, the build
	// wins, and the file stays in the previous folder until the next build.
	Adopt bool
	// InPlace changes the published folder file by file instead of swapping it,
	// for where that cannot be: each file is whole at every instant, the folder
	// only before and after.
	InPlace bool
	// Known are the folders of the published one, itself as ".", with the stamps of all
	// that is in them, where all is as the last build left it. Its manifest is then
	// believed, no file is read to be compared, and no folder listed again that has
	// its stamp still. A folder that was changed in the instant in which its stamp
	// was taken must not be in it. Nil: nothing is known.
	Known []SeenFolder
	// Each calls f for all numbers below n, many at once, and returns when all are
	// done. Nil does so one after the other.
	Each func(n int, f func(i int))
	// FS replaces the file system, for tests of its failures. Its names are
	// relative to the folder that holds the published one. Nil is the disk.
	FS FS
}

// A LockedError says that another build is at work on the same folder.
type LockedError struct {
	Dir string // the published folder
	PID int    // the other build's process, 0 where it could not be read
}

func (e *LockedError) Error() string {
	if e.PID == 0 {
		return fmt.Sprintf("another build of %s is at work", e.Dir)
	}
	return fmt.Sprintf("another build of %s is at work (process %d)", e.Dir, e.PID)
}

// A ForeignError names the files of the published folder that no build wrote.
type ForeignError struct {
	Dir   string
	Files []string // sorted, relative to Dir
	// NoManifest says that the folder has no manifest, or a damaged one: it was not
	// made by a build, or somebody removed or changed the list.
	NoManifest bool
}

func (e *ForeignError) Error() string {
	const show = 8
	names := strings.Join(e.Files[:min(show, len(e.Files))], ", ")
	if n := len(e.Files) - show; n > 0 {
		names += fmt.Sprintf(" and %d more", n)
	}
	if e.NoManifest {
		return fmt.Sprintf("%s holds files but no whole %s, so none of them is known to come from a build: %s; remove the folder if a build made all of it, name an empty one after -out, or keep the files with -adopt", e.Dir, ManifestName, names)
	}
	return fmt.Sprintf("%s holds files that no build wrote: %s; move them to static/, or keep them with -adopt", e.Dir, names)
}

// Stage begins a build to be published as the folder dir, which need not exist, nor
// those above it. It takes the lock, clears what a crash left
// behind, and refuses with a *[LockedError] or a *[ForeignError].
func Stage(dir string, opt Options) (*Staged, error) {
	s, err := stage(dir, opt)
	if err != nil {
		var locked *LockedError
		var foreign *ForeignError
		if errors.As(err, &locked) || errors.As(err, &foreign) {
			return nil, err
		}
		return nil, fmt.Errorf("staging %s: %w", dir, err)
	}
	return s, nil
}

func stage(dir string, opt Options) (*Staged, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real // a link to the folder stays; the folder it means is swapped
	}
	base := filepath.Base(abs)
	if abs == filepath.Dir(abs) || base == stateName {
		return nil, fmt.Errorf("this folder cannot be swapped: name a folder inside another")
	}
	fsys := opt.FS
	if fsys == nil {
		if err := os.MkdirAll(filepath.Dir(abs), 0o755); err != nil {
			return nil, err
		}
		if fsys, err = openDisk(filepath.Dir(abs)); err != nil {
			return nil, err
		}
	}
	s := &Staged{
		name: dir, fs: fsys, opt: opt,
		pub: base, state: stateName + "/" + base,
		made: map[string]bool{}, at: map[string]*entry{}, mixed: map[string]string{},
	}
	if err := s.begin(); err != nil {
		s.release()
		return nil, err
	}
	return s, nil
}

// begin takes the lock, recovers from an earlier crash and learns what is
// published.
func (s *Staged) begin() error {
	if err := ignore(s.fs.Mkdir(stateName), fs.ErrExist); err != nil {
		return err
	}
	lock, pid, err := s.fs.Lock(s.state + ".lock")
	if errors.Is(err, errLocked) {
		return &LockedError{Dir: s.name, PID: pid}
	}
	if err != nil {
		return err
	}
	s.lock = lock
	if err := s.recover(); err != nil {
		return err
	}
	switch info, err := s.fs.Lstat(s.pub); {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s is not a folder; name another after -out", s.name)
	}
	s.exists = true
	s.old, err = readManifest(s.fs, s.pub+"/"+ManifestName, s.known())
	if err != nil || s.known() {
		return err // Commit looks for files that came meanwhile
	}
	_, err = s.foreign()
	return err
}

// leftovers are what a build at work has beside the published folder, by the end of
// the name: whoever takes the lock and finds one ends or removes it.
var leftovers = []string{".swapping", ".forward", ".staged", ".fresh", ".spare", ".old"}

// Unfinished reports whether a build left something beside the published folder dir
// that the next [Stage] clears.
func Unfinished(dir string) bool {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return true
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	state := filepath.Join(filepath.Dir(abs), stateName, filepath.Base(abs))
	return slices.ContainsFunc(leftovers, func(end string) bool {
		_, err := os.Lstat(state + end)
		return err == nil
	})
}

// recover ends what a crash interrupted: a swap in two renames that got only
// through the first is undone, a build that was being published in place is carried
// to its end, and a staged folder without a build is removed.
func (s *Staged) recover() error {
	switch _, err := s.fs.Lstat(s.state + ".swapping"); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	default:
		if _, err := s.fs.Lstat(s.pub); errors.Is(err, fs.ErrNotExist) {
			if err := ignore(s.fs.Rename(s.state+".previous", s.pub), fs.ErrNotExist); err != nil {
				return err
			}
		}
		if err := ignore(s.fs.Remove(s.state+".swapping"), fs.ErrNotExist); err != nil {
			return err
		}
	}
	switch _, err := s.fs.Lstat(s.state + ".forward"); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	default:
		if err := s.forward(); err != nil {
			return fmt.Errorf("%w: %w", ErrPartly, err)
		}
	}
	for _, left := range leftovers[2:] {
		if err := s.fs.RemoveAll(s.state + left); err != nil {
			return err
		}
	}
	return nil
}

func join(dir, name string) string {
	if dir == "" {
		return name
	}
	if name == "" {
		return dir
	}
	return dir + "/" + name
}

// ignore returns err unless it is one of the errors that do no harm.
func ignore(err error, harmless ...error) error {
	for _, h := range harmless {
		if errors.Is(err, h) {
			return nil
		}
	}
	return err
}
