package search

import (
	"encoding/json"
	"strconv"
	"strings"
)

// packer fills shards with blocks in order.
type packer struct {
	kind  string
	shard int
	n     int    // blocks in the shard
	text  []byte // of them, each behind the last
}

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

func (w *writer) shard(kind string, n int, values ...any) bool {
	return w.yield(shardName(kind, n), call(kind+strconv.Itoa(n), values...))
}

func (w *writer) flush(p *packer) bool {
	if p.n == 0 {
		return true
	}
	// Blocks hold none of the characters that a string must escape.
	out := make([]byte, 0, len(p.text)+32)
	out = append(out, `dateline("`+p.kind+strconv.Itoa(p.shard)+`",["`...)
	out = append(append(out, p.text...), "\"])\n"...)
	ok := w.yield(shardName(p.kind, p.shard), out)
	p.shard++
	p.n, p.text = 0, p.text[:0]
	return ok
}

// put appends a block and returns its place.
func (w *writer) put(p *packer, block []byte) (shard, index int, ok bool) {
	ok = true
	if p.n > 0 && len(p.text)+len(between)+len(block) > shardSize {
		ok = w.flush(p)
	}
	if p.n > 0 {
		p.text = append(p.text, between...)
	}
	p.text = append(p.text, block...)
	p.n++
	return p.shard, p.n - 1, ok
}
