package build

import (
	"reflect"

	"dateline/internal/site"
)

// keys tell the pages of a build apart by all that they are made of: what all
// pages have in common, the entries and events of each ([site.Maker.Key]), and of
// a report's page its body. Of a page that sums up much of the chronicle it is
// the page itself, before it becomes HTML. A page with a key of the last build is
// published already, since a key holds the address, too. Nil keys know of none.
type keys struct {
	b      *builder
	site   *site.Site
	sums   *site.Sums
	common site.Sum
}

// newKeys returns nil for a build that keeps nothing.
func (b *builder) newKeys(s *site.Site, at map[string]*shelved) *keys {
	if !b.keeps {
		return nil
	}
	k := &keys{b: b, site: s, common: site.SumOf([]byte(b.before.parts[partTemplates] + b.settings))}
	k.sums = s.Arranged(site.Sums{
		Common: k.common,
		Entry:  func(id string) site.Sum { return site.Sum([]byte(at[id].now.Map.Sum)) },
		Body:   func(id string) site.Sum { return site.Sum([]byte(at[id].leaf.Sum)) },
		Event:  func(v *site.Event) site.Sum { return k.packed(nil, reflect.ValueOf(v)) },
	})
	return k
}

// of is a page's key, where it is known before the page is made.
func (k *keys) of(m *site.Maker) (site.Sum, bool) {
	if k == nil {
		return site.Sum{}, false
	}
	return m.Key(k.site, k.sums)
}

// ofPage is the key of another.
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

// keepPage leaves a page as it is published, when the last build made it of the
// same.
func (b *builder) keepPage(path string, key site.Sum) bool {
	if b.last == nil || !b.last.pages[key] {
		return false
	}
	_, _, err := b.staged.Keep(path)
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
