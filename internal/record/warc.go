package record

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"io"
	"net/url"
	"strconv"
	"strings"

	"dateline/internal/diag"
	"dateline/internal/seed"
)

// isWARC reports whether b begins as a web archive (ISO 28500).
func isWARC(b []byte) bool {
	return bytes.HasPrefix(b, []byte("WARC/1.")) || bytes.HasPrefix(b, []byte("WARC/0."))
}

// warc reads the pages of a web archive.
func (r *reader) warc(it item) {
	r.many = true
	b := it.data
	for len(b) > 0 && !r.stop {
		if b = bytes.TrimLeft(b, "\r\n"); len(b) == 0 {
			return
		}
		if !isWARC(b) {
			r.refuse(it.inside, "seed/archive", "fetch it anew; what is whole in it was read", "damaged web archive: no record where one is due")
			return
		}
		head, rest, ok := header(b)
		if !ok {
			r.refuse(it.inside, "seed/archive", "fetch it anew; what is whole in it was read", "web archive cut short in a record's head")
			return
		}
		n, err := strconv.Atoi(head["content-length"])
		if err != nil || n < 0 || n > len(rest) {
			r.refuse(head["warc-target-uri"], "seed/archive", "fetch it anew; what is whole in it was read", "web archive cut short: a record declares %s bytes and %d are there", diag.Printable(one(head["content-length"])), len(rest))
			return
		}
		r.capture(it, head, rest[:n])
		b = rest[n:]
	}
}

// header reads "Key: value" lines up to an empty one, after a first line of
// another kind. Keys are in small letters.
func header(b []byte) (map[string]string, []byte, bool) {
	head := map[string]string{}
	last := ""
	for i := 0; ; i++ {
		j := bytes.IndexByte(b, '\n')
		if j < 0 || j > 64<<10 || i > 512 {
			return nil, nil, false
		}
		line := string(bytes.TrimRight(b[:j], "\r"))
		b = b[j+1:]
		switch {
		case line == "":
			return head, b, true
		case i == 0:
			head[""] = line
		case (line[0] == ' ' || line[0] == '\t') && last != "":
			head[last] += " " + strings.TrimSpace(line)
		default:
			k, v, ok := strings.Cut(line, ":")
			if !ok {
				continue
			}
			last = strings.ToLower(strings.TrimSpace(k))
			if _, twice := head[last]; !twice {
				head[last] = strings.Trim(strings.TrimSpace(v), "<>")
			}
		}
	}
}

// capture reads one record of a web archive, if it is a page.
func (r *reader) capture(it item, head map[string]string, block []byte) {
	in := item{depth: it.depth, inside: head["warc-target-uri"], url: head["warc-target-uri"], data: block}
	media := head["content-type"]
	switch head["warc-type"] {
	case "resource", "conversion":
	case "response":
		answer, body, ok := header(block)
		if !ok {
			r.refuse(in.inside, "seed/archive", "fetch it anew", "an answer without its head")
			return
		}
		media = answer["content-type"]
		if f := strings.Fields(answer[""]); len(f) < 2 || f[1] != "200" {
			r.other++
			return
		}
		if !readable(media) {
			r.other++
			return
		}
		data, err := r.decode(answer, body)
		if err != nil {
			r.spoiled(in.inside, err)
			return
		}
		in.data = data
	default: // warcinfo, request, metadata, revisit: about pages, not pages
		r.other++
		return
	}
	if !readable(media) || len(bytes.TrimSpace(in.data)) == 0 {
		r.other++
		return
	}
	if u, err := url.Parse(in.url); err == nil {
		in.name = u.Path[strings.LastIndexByte(u.Path, '/')+1:]
	}
	if len(in.data) > seed.MaxBytes {
		r.refuse(in.inside, "seed/huge", "nothing need be done", "a page of %d MiB", len(in.data)>>20)
		return
	}
	r.file(in)
}

// readable reports a media type that may be a report's.
func readable(media string) bool {
	media, _, _ = strings.Cut(strings.ToLower(media), ";")
	switch strings.TrimSpace(media) {
	case "", "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/rss+xml", "application/atom+xml", "application/feed+json":
		return true
	}
	return false
}

// decode undoes what HTTP did to a page on its way.
func (r *reader) decode(head map[string]string, b []byte) ([]byte, error) {
	if strings.EqualFold(head["transfer-encoding"], "chunked") {
		b = unchunk(b)
	}
	switch enc := strings.ToLower(head["content-encoding"]); enc {
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(b, []byte("\x1F\x8B")) {
			return b, nil // many writers undo it and keep the head
		}
		z, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			return nil, err
		}
		return r.unpack(z, len(b))
	case "deflate":
		if len(b) > 2 && b[0]&0x0F == 8 && (int(b[0])<<8|int(b[1]))%31 == 0 {
			b = b[2:] // the two bytes of zlib
		}
		out, err := r.unpack(flate.NewReader(bytes.NewReader(b)), len(b))
		if err == io.ErrUnexpectedEOF && len(out) > 0 {
			err = nil
		}
		return out, err
	}
	return b, nil
}

// unchunk joins the pieces of a chunked answer; what is not chunked, as in
// archives whose writer has joined it, is returned as it is.
func unchunk(b []byte) []byte {
	in := bufio.NewReader(bytes.NewReader(b))
	out := make([]byte, 0, len(b))
	for {
		line, err := in.ReadString('\n')
		size, _, _ := strings.Cut(strings.TrimSpace(line), ";")
		n, bad := strconv.ParseUint(size, 16, 31)
		if bad != nil || err != nil || n > uint64(len(b)) {
			if len(out) == 0 {
				return b
			}
			return out
		}
		if n == 0 {
			return out
		}
		from := len(out)
		out = out[:min(cap(out), from+int(n))]
		k, err := io.ReadFull(in, out[from:])
		if err != nil {
			return out[:from+k]
		}
		in.ReadString('\n')
	}
}
