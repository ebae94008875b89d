package record

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"strings"

	"dateline/internal/prose"
	"dateline/internal/seed"
)

// mailKeys are the header lines of a message that a report's own header has not.
var mailKeys = set(
	"message-id", "mime-version", "received", "return-path", "content-type", "content-transfer-encoding", "delivered-to",
	"x-mailer", "dkim-signature", "list-id", "list-unsubscribe", "in-reply-to", "references", "x-received",
	"authentication-results", "user-agent",
)

// isMessage reports a text that begins as a message does (RFC 5322): header
// lines, among them From and one that only mail has.
func isMessage(t string) bool {
	from, mail, lines := false, 0, 0
	for line := range strings.SplitSeq(t[:min(len(t), 32<<10)], "\n") {
		line = strings.TrimRight(line, "\r")
		if line == "" {
			break
		}
		if lines++; lines > 1 && (line[0] == ' ' || line[0] == '\t') {
			continue
		}
		k, _, ok := strings.Cut(line, ":")
		if !ok || k == "" || strings.ContainsAny(k, " \t") || len(k) > 60 {
			return false
		}
		k = strings.ToLower(k)
		from = from || k == "from"
		if mailKeys[k] {
			mail++
		}
	}
	return from && mail > 0
}

// isMbox reports a text that begins as a folder of messages does.
func isMbox(t string) bool {
	if !strings.HasPrefix(t, "From ") {
		return false
	}
	i := strings.IndexByte(t, '\n')
	return i > 0 && isMessage(t[i+1:])
}

// mbox reads each message of a folder. A message begins with a line "From …"
// after an empty one, when header lines follow.
func (r *reader) mbox(it item, rec Record) {
	r.many = true
	b := it.data
	for len(b) > 0 && !r.stop {
		i := bytes.IndexByte(b, '\n') + 1
		if i == 0 {
			return
		}
		b = b[i:]
		end := len(b)
		for from := 0; ; {
			j := bytes.Index(b[from:], []byte("\nFrom "))
			if j < 0 {
				break
			}
			j += from
			k := bytes.IndexByte(b[j+1:], '\n')
			blank := j == 0 || b[j-1] == '\n' || j > 1 && b[j-1] == '\r' && b[j-2] == '\n'
			if k > 0 && blank {
				head := b[j+2+k : min(len(b), j+2+k+8192)]
				if e := bytes.Index(head, []byte("\n\n")); e > 0 {
					head = head[:e+1]
				} else if e := bytes.Index(head, []byte("\n\r\n")); e > 0 {
					head = head[:e+1]
				}
				if isMessage(string(head)) {
					end = j + 1
					break
				}
			}
			from = j + 1
		}
		own := b[:end]
		raw, l := seed.Read(r.label(r.n+1), own)
		if raw.Text == "" {
			r.refuse("", l[0].Code, l[0].Hint, "%s", l[0].Msg)
		} else {
			text := strings.ReplaceAll(raw.Text, "\n>From ", "\nFrom ")
			x := Record{Raw: raw, Problems: l}
			r.message(item{name: it.name, data: own, depth: it.depth, inside: it.inside}, x, text, own)
		}
		b = b[end:]
	}
}

// message reads one message: its subject, date and sender, and the text of its
// first part that has one.
func (r *reader) message(it item, rec Record, text string, own []byte) {
	data := []byte(text)
	if strings.HasPrefix(rec.Encoding, "utf-8") || rec.Encoding == "" {
		data = own // parts may be in charsets of their own
	}
	if !bytes.Contains(data, []byte("\n\n")) && !bytes.Contains(data, []byte("\r\n\r\n")) {
		r.refuse(it.inside, "seed/no-text", "look at that message", "a message without text")
		return
	}
	head, body, ok := header(append([]byte("message\n"), data...))
	if !ok {
		r.refuse(it.inside, "seed/mail", "look at that message", "a message whose header does not end")
		return
	}
	l := letter{r: r}
	l.part(head["content-type"], head["content-transfer-encoding"], head["content-disposition"], body, 0)
	text, html := strings.TrimSpace(l.plain), strings.TrimSpace(l.html)
	if text == "" && html == "" {
		r.refuse(it.inside, "seed/no-text", "look at that message", "a message without text")
		return
	}
	rec.Title = one(words(head["subject"]))
	for _, re := range [...]string{"fwd:", "fw:", "re:"} {
		for len(rec.Title) > len(re) && strings.EqualFold(rec.Title[:len(re)], re) {
			rec.Title = strings.TrimSpace(rec.Title[len(re):])
		}
	}
	if d := one(head["date"]); d != "" {
		rec.Dates = append(rec.Dates, d)
	}
	if a := mailName(one(words(head["from"]))); a != "" {
		rec.Authors = append(rec.Authors, a)
		rec.Source = a // whichever the roster knows
	}
	if u := head["archived-at"]; isAddress(u) {
		rec.URL = u
	}
	if l.others > 0 {
		rec.Problems.Notef(r.at(), "seed/other", "save what is a report as a file of its own", "%d attachments of the message were not read", l.others)
	}
	base := rec.Raw
	use := text
	if use == "" {
		use = html
	}
	whole := prose.Space(use[:min(len(use), 64)])
	from := bytes.Index(data, []byte(use[:min(len(use), 40)]))
	piece := seed.Piece{From: int32(max(0, len(data)-len(body))), Len: int32(len(body))}
	if from >= 0 && whole != "" {
		piece = seed.Piece{From: int32(from), Len: int32(len(data) - from)}
	}
	if len(base.Text) < int(piece.From+piece.Len) {
		piece.From, piece.Len = 0, int32(len(base.Text))
	}
	rec.Raw = base.Made(use, []seed.Piece{piece})
	if text == "" {
		rec.fragment()
	} else {
		rec.unflow()
	}
	if strings.TrimSpace(rec.Text) == "" {
		r.refuse(it.inside, "seed/no-text", "look at that message", "a message without text")
		return
	}
	r.emit(rec, own)
}

// unflow takes what mail programs add below a text: the signature mark.
func (rec *Record) unflow() {
	if i := strings.LastIndex(rec.Text, "\n-- \n"); i > 0 && len(rec.Text)-i < 1200 {
		rec.Removed = append(rec.Removed, Removed{prose.Span{Start: rec.Offset(i), End: rec.Offset(len(rec.Text))}, strings.TrimSpace(rec.Text[i:]), "mail/signature"})
		rec.Raw = rec.Raw.Made(rec.Text[:i], []seed.Piece{{Len: int32(i)}})
	}
}

// letter gathers the texts of a message.
type letter struct {
	r           *reader
	plain, html string
	others      int
}

const maxParts = 200

func (l *letter) part(media, transfer, disposition string, b []byte, depth int) {
	kind, param, err := mime.ParseMediaType(media)
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) || media == "" {
		kind = "text/plain"
	}
	switch {
	case strings.HasPrefix(kind, "multipart/") && param["boundary"] != "" && depth < 5:
		m := multipart.NewReader(bytes.NewReader(b), param["boundary"])
		for range maxParts {
			p, err := m.NextRawPart()
			if err != nil {
				return
			}
			data, err := io.ReadAll(io.LimitReader(p, seed.MaxBytes))
			l.part(p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), p.Header.Get("Content-Disposition"), data, depth+1)
			if err != nil {
				return // cut short: what is there was read
			}
		}
	case strings.HasPrefix(strings.ToLower(disposition), "attachment"):
		l.others++
	case kind == "text/plain" && l.plain == "":
		l.plain = decodeText(b, transfer, param["charset"])
		if strings.EqualFold(param["format"], "flowed") {
			l.plain = strings.ReplaceAll(l.plain, " \r\n", " ")
			l.plain = strings.ReplaceAll(l.plain, " \n", " ")
		}
	case kind == "text/html" && l.html == "":
		l.html = decodeText(b, transfer, param["charset"])
	case strings.HasPrefix(kind, "text/"):
	default:
		l.others++
	}
}

// decodeText undoes the transfer encoding and the charset of a part. What is
// damaged is read as far as it goes.
func decodeText(b []byte, transfer, charset string) string {
	switch strings.ToLower(strings.TrimSpace(transfer)) {
	case "quoted-printable":
		b, _ = io.ReadAll(quotedprintable.NewReader(bytes.NewReader(b)))
	case "base64":
		b, _ = io.ReadAll(base64.NewDecoder(base64.StdEncoding, bytes.NewReader(b)))
	}
	switch charset = strings.ToLower(charset); charset {
	case "", "utf-8", "us-ascii", "utf8":
	default:
		if t, err := prose.Decode(b, charset); err == nil {
			return t
		}
	}
	raw, _ := seed.Read("", b)
	return raw.Text
}

// words decodes the encoded words of a header line (RFC 2047).
func words(s string) string {
	d := mime.WordDecoder{CharsetReader: func(charset string, in io.Reader) (io.Reader, error) {
		b, err := io.ReadAll(io.LimitReader(in, 64<<10))
		if err != nil {
			return nil, err
		}
		t, err := prose.Decode(b, strings.ToLower(charset))
		if err != nil {
			return nil, fmt.Errorf("decoding a header line: %w", err)
		}
		return strings.NewReader(t), nil
	}}
	if t, err := d.DecodeHeader(s); err == nil {
		return t
	}
	return s
}
