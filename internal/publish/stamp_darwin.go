package publish

import "syscall"

// identify adds what only this system knows of a file.
func identify(s *Stamp, sys any) {
	switch t := sys.(type) {
	case *listed:
		*s = t.stamp
	case *syscall.Stat_t:
		s.Changed, s.Node = t.Ctimespec.Nano(), t.Ino
	}
}
