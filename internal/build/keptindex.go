package build

import (
	"cmp"

	"dateline/internal/publish"
	"dateline/internal/search"
)

// An index of many reports is kept whole, so that the next build reads the words
// of those alone that it does not have. What is gone from it, or came since, is
// read over in each build; when that is much, the index is begun anew.

// staleShare is the part of the reports, one in so many, up to which that is little.
const staleShare = 10

// takeIndex begins with the index that is kept.
func (b *builder) takeIndex() {
	if b.search == nil || b.last == nil || b.few() {
		return
	}
	for _, x := range b.last.Index {
		text, err := b.piece(x)
		if err == nil {
			err = b.search.Take(text)
		}
		if err != nil {
			b.search, b.last.Index, b.last.Lists = search.New(b.roster), nil, nil
			return
		}
	}
	lists := b.last.Lists
	sizes := make([]int, len(lists))
	for i, x := range lists {
		sizes[i] = int(x.Size)
	}
	b.search.TakeLists(sizes, func(i int) ([]byte, error) { return b.pieceBytes(lists[i]) })
	data, err := publish.Recall(b.opt.State, b.memory("layout"))
	if err == nil && b.last.Layout != "" && shortSum(data) == b.last.Layout {
		b.search.TakeLayout(data)
	}
}

// keepLayout keeps what was written of the index.
func (b *builder) keepLayout() {
	if !b.keeps || b.few() {
		return
	}
	// An error here makes the next build write the index as if it were new.
	if data := b.search.Layout(); publish.Remember(b.opt.State, b.memory("layout"), data) == nil {
		b.layout = shortSum(data)
	}
}

// noteWords notes whether a report has other words than in the last build, and which
// those were.
func (b *builder) noteWords(m *mapped, k *kept, now string) {
	if b.search == nil || k != nil && k.Words.Sum == now && now != "" {
		return
	}
	if m.changed = true; k == nil {
		return
	}
	if text, err := b.piece(k.Words); err == nil {
		m.before, _ = search.ReadDoc(text)
	}
}

// keepIndex keeps the index, of which so many reports are not, or not any more,
// what was taken.
func (b *builder) keepIndex(stale int) error {
	if !b.keeps || b.few() {
		return nil
	}
	if b.last != nil && len(b.last.Index) > 0 {
		if stale <= len(b.shelf)/staleShare {
			b.pieces, b.lists = b.last.Index, b.last.Lists
		}
		return nil
	}
	keep := func(to *[]extent) func([]byte) error {
		return func(piece []byte) error {
			x, err := b.keep(piece)
			*to = append(*to, x)
			return err
		}
	}
	return cmp.Or(b.search.Keep(keep(&b.pieces)), b.search.KeepLists(keep(&b.lists)))
}
