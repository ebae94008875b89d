package build

import (
	"reflect"
	"sync"

	"dateline/internal/site"
)

// keys tell the pages and other files of a build apart by all that they are made
// of: what all have in common, and the entries, events and reports of each
// ([site.Sums.Key]). Of a page that sums up much of the chronicle it is the page
// itself, before it becomes HTML. What has a key of the last build is published
// already, since a key holds the address, too. Nil keys know of none.
type keys struct {
	b      *builder
	sums   *site.Sums
	common site.Sum

	mu  sync.Mutex
	fed map[string]bool // the reports of which feeds give the text
}

// newKeys returns nil for a build that keeps nothing.
func (b *builder) newKeys(s *site.Site, at map[string]*shelved) *keys {
	if !b.keeps {
		return nil
	}
	k := &keys{b: b, common: site.SumOf([]byte(b.before.parts[partTemplates] + b.settings)), fed: map[string]bool{}}
	k.sums = &site.Sums{
		Common: k.common,
		Entry:  func(id string) site.Sum { return site.Sum([]byte(at[id].now.Listed)) },
		Body:   func(id string) site.Sum { return site.Sum([]byte(at[id].leaf.Sum)) },
		File:   func(id string) site.Sum { k.feeds(id); return site.SumOf([]byte(at[id].now.Sum)) },
		Event:  func(v *site.Event) site.Sum { return k.packed(nil, reflect.ValueOf(v)) },
	}
	s.Arranged(k.sums)
	return k
}

// feeds notes that a feed gives the text of a report.
func (k *keys) feeds(id string) {
	k.mu.Lock()
	k.fed[id] = true
	k.mu.Unlock()
}

// of is the key of what is made so; false where that does not say it.
func (k *keys) of(path string, from func(*site.Inputs)) (site.Sum, bool) {
	if k == nil || from == nil {
		return site.Sum{}, false
	}
	return k.sums.Key(path, from), true
}

// fromEvents says what is made of the events alone.
func (k *keys) fromEvents(in *site.Inputs) { k.sums.EventsFrom(in) }

// ofPage is the key of a page that was made.
func (k *keys) ofPage(p site.Page) site.Sum {
	if k == nil {
		return site.Sum{}
	}
	return k.packed(k.common[:], reflect.ValueOf(p))
}

// packed digests what v points to, behind some bytes.
func (k *keys) packed(before []byte, v reflect.Value) site.Sum {
	buf := k.b.buffer()
	defer k.b.buffers.Put(buf)
	buf.Grow(roomy)
	return site.SumOf(pack(append(buf.AvailableBuffer(), before...), v.Elem()))
}

// keepFile leaves a file as it is published, when the last build made it of the
// same.
func (b *builder) keepFile(path string, key site.Sum) bool {
	if b.last == nil || !b.last.made[key] {
		return false
	}
	_, err := b.staged.Keep(path)
	return err == nil
}

// readKeys reads the keys that a build has kept.
func readKeys(s string) map[site.Sum]bool {
	out := make(map[site.Sum]bool, len(s)/len(site.Sum{}))
	for ; len(s) >= len(site.Sum{}); s = s[len(site.Sum{}):] {
		out[site.Sum([]byte(s[:len(site.Sum{})]))] = true
	}
	return out
}
