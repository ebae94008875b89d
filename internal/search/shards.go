package search

import (
	"encoding/json"
	"strconv"
	"strings"

	"dateline/internal/site"
)

// packer fills shards with blocks in order.
type packer struct {
	kind   string
	shard  int
	size   int // of the blocks in the shard and what is between them, in bytes
	blocks []block
}

// block is what a shard holds of one term.
type block struct {
	size int // in bytes
	sum  site.Sum
	data []byte // nil: it is made of of when it must be written
	of   origin
}

// origin says which block of a term is meant: the reports of a part, or the places
// of the word in them.
type origin struct {
	term   int32
	part   int
	places bool
}

func newBlock(data []byte) block { return block{size: len(data), sum: site.SumOf(data), data: data} }

// between stands between two blocks.
const between = `","`

// file is the content of a shard.
func call(name string, values ...any) []byte {
	var buf strings.Builder
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	_ = e.Encode(values) // strings and slices of them
	list := strings.TrimSpace(buf.String())
	return []byte("dateline(" + strconv.Quote(name) + "," + list + ")\n")
}

func shardName(kind string, n int) string {
	return "search/" + kind + strconv.Itoa(n/folder) + "/" + strconv.Itoa(n) + ".js"
}

// Owns reports whether a file is of the index, by its address.
func Owns(name string) bool { return strings.HasPrefix(name, "search/") }

// ShowsReports reports whether a file is one of those that show reports as results.
func ShowsReports(name string) bool { return strings.HasPrefix(name, "search/e") }

func (w *writer) shard(kind string, n int, values ...any) bool {
	return w.yield(shardName(kind, n), call(kind+strconv.Itoa(n), values...))
}

// blocks writes a shard of some blocks, unless it is published already.
func (w *writer) blocks(kind string, n int, blocks []block, write func() bool) bool {
	if w.keep == nil || !w.keep(shardName(kind, n), func(in *site.Inputs) {
		for i := range blocks {
			in.Sum(blocks[i].sum)
		}
	}) {
		return write()
	}
	return true
}

func (w *writer) flush(p *packer) bool {
	if len(p.blocks) == 0 {
		return true
	}
	ok := w.blocks(p.kind, p.shard, p.blocks, func() bool {
		// Blocks hold none of the characters that a string must escape.
		out := make([]byte, 0, p.size+32)
		out = append(out, `dateline("`+p.kind+strconv.Itoa(p.shard)+`",["`...)
		for i := range p.blocks {
			if i > 0 {
				out = append(out, between...)
			}
			out = append(out, w.text(&p.blocks[i])...)
		}
		return w.yield(shardName(p.kind, p.shard), append(out, "\"])\n"...))
	})
	p.shard++
	p.size, p.blocks = 0, p.blocks[:0]
	return ok
}

// put appends a block and returns its place.
func (w *writer) put(p *packer, b block) (shard, index int, ok bool) {
	ok = true
	if len(p.blocks) > 0 && p.size+len(between)+b.size > shardSize {
		ok = w.flush(p)
	}
	if len(p.blocks) > 0 {
		p.size += len(between)
	}
	p.size += b.size
	p.blocks = append(p.blocks, b)
	return p.shard, len(p.blocks) - 1, ok
}
