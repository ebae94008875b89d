package publish

import "syscall"

// identify adds what only this system knows of a file.
func identify(s *Stamp, sys any) {
	if t, ok := sys.(*syscall.Stat_t); ok {
		s.Changed, s.Node = t.Ctim.Nano(), t.Ino
	}
}
