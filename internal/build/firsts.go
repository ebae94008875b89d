package build

import "sync"

// firsts says of the digest of some bytes which raw file, or which report in
// one, was the first to have them. The workers ask while one of them adds, so
// that what they hear may be out of date; no digest is taken back. The zero
// value is ready.
type firsts struct {
	mu   sync.RWMutex
	list map[string]string
}

// of is the name of the first, or "".
func (f *firsts) of(sum string) string {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return f.list[sum]
}

func (f *firsts) add(sum, name string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.list == nil {
		f.list = map[string]string{}
	}
	f.list[sum] = name
}
