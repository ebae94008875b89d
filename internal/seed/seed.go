// Package seed turns the bytes of a raw file into text.
//
// [Read] decides three things and no more: whether the file is text at all,
// which encoding it is in, and where each piece of the text stands in the file.
// It changes nothing in the text: line ends, control characters and mojibake
// stay, for the normaliser to judge.
//
//	raw, problems := seed.Read("seeds/a.txt", b)
//	if raw.Text == "" { … set aside; problems says why and what to do … }
//	raw.Offset(strings.Index(raw.Text, "Astana")) // a byte in the file
//
// # Encodings
//
// Certainty falls from step to step: a byte order mark (1); UTF-8 that is valid
// and has more than ASCII (1; plain ASCII is UTF-8 too); UTF-16 without a mark,
// known by its zero bytes (0.9); a declaration in the first KB, as HTML and XML
// have it (0.9); then a choice among legacy charsets by what the text would look
// like in each: letter frequencies and letter case for Cyrillic, the company of
// accented letters for Latin, the ranks of characters for Chinese, Japanese and
// Korean (0.3 to 0.95).
package seed

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/diag"
	"dateline/internal/prose"
)

// MaxBytes is the size in bytes above which a file is set aside unread.
const MaxBytes = 16 << 20

// Raw is a file as text.
type Raw struct {
	Name      string  // path as given, with forward slashes
	Text      string  // UTF-8 without a byte order mark; empty when the file was set aside
	Encoding  string  // WHATWG name: utf-8, utf-16le, windows-1251, …
	Certainty float64 // of Encoding, 0 to 1
	SHA256    string  // of the file's bytes, lower-case hexadecimal
	Size      int     // of the file in bytes

	width func(rune) int // bytes of a character in the file; nil: as in UTF-8
	marks []mark         // where width does not tell, sorted
	bom   int

	of     *Raw // the text that this one was made of, or nil
	pieces []Piece
}

// mark ties a place in the text to its place in the file.
type mark struct{ text, file int }

// Offset returns the byte of the file at which the character at textOffset
// begins. Offsets out of range are taken to the nearest end.
func (r Raw) Offset(textOffset int) int {
	textOffset = min(max(textOffset, 0), len(r.Text))
	if r.of != nil {
		return r.of.Offset(r.source(textOffset))
	}
	if r.width == nil {
		return textOffset + r.bom
	}
	i := sort.Search(len(r.marks), func(i int) bool { return r.marks[i].text > textOffset }) - 1
	m := mark{0, r.bom}
	if i >= 0 {
		m = r.marks[i]
	}
	for m.text < textOffset {
		c, n := utf8.DecodeRuneInString(r.Text[m.text:])
		if m.text+n > textOffset {
			break
		}
		m.text += n
		m.file += r.width(c)
	}
	return min(m.file, r.Size)
}

// Read reads a file. A file that is too big, empty or not text is set aside:
// Text is empty and the list holds one warning that says so. A text that needed
// a guess or a repair comes with a warning and is read.
func Read(name string, b []byte) (Raw, diag.List) {
	raw := Raw{Name: name, Size: len(b)}
	var l diag.List
	at := diag.Pos{File: name}
	if len(b) > MaxBytes {
		l.Warnf(at, "seed/huge", "split it into one file a report; a press report is some kilobytes",
			"more than %d MiB, the limit for a file", MaxBytes>>20)
		return raw, l
	}
	sum := sha256.Sum256(b)
	raw.SHA256 = hex.EncodeToString(sum[:])
	if len(bytes.TrimSpace(bytes.TrimPrefix(b, []byte("\ufeff")))) == 0 {
		l.Warnf(at, "seed/empty", "put the report's text into it, or delete it", "nothing in it but white space (%d bytes)", len(b))
		return raw, l
	}
	if what, hint := magic(b); what != "" {
		l.Warnf(at, "seed/binary", hint, "%s, not text", what)
		return raw, l
	}
	enc, certainty, bom := encodingOf(b)
	if enc == "" {
		l.Warnf(notText(name, b), "seed/binary", "put a text file in its place; if it is text, save it again as UTF-8",
			"not text: zero bytes or too many control characters")
		return raw, l
	}
	raw.Encoding, raw.Certainty, raw.bom = enc, certainty, bom
	src := b[bom:]
	if enc == "utf-8" && utf8.Valid(src) {
		raw.Text = string(src)
	} else {
		raw.decode(src)
	}
	if strings.TrimSpace(raw.Text) == "" {
		raw.Text = ""
		l.Warnf(at, "seed/empty", "put the report's text into it, or delete it", "nothing in it but white space (%d bytes)", len(b))
		return raw, l
	}
	if n := strings.Count(raw.Text, "\uFFFD"); n > 0 && enc != "utf-8" || n > bytes.Count(src, []byte("\uFFFD")) {
		l.Warnf(at, "seed/damaged", "compare with where it came from; a newer copy may be whole", "%d bytes mean nothing in %s and are shown as �", n, enc)
	}
	if certainty < 0.6 {
		l.Warnf(at, "seed/encoding", "if the letters look wrong, save the file again as UTF-8", "read as %s, which is not certain", enc)
	}
	if enc == "utf-8" {
		if as := mojibake(raw.Text); as != "" {
			l.Warnf(at, "seed/mojibake", "open it as UTF-8, save it as "+as+", and the text is whole again; or fetch it anew",
				"looks like UTF-8 that was once read as %s", as)
		}
	}
	return raw, l
}

// notText is the place of the first byte that no text has: a zero, or else a control
// character.
func notText(name string, b []byte) diag.Pos {
	i := bytes.IndexByte(b, 0)
	if i < 0 {
		i = max(0, bytes.IndexFunc(b, func(r rune) bool { return r < ' ' && !unicode.IsSpace(r) || r == 0x7F }))
	}
	return diag.Pos{File: name, Line: bytes.Count(b[:i], []byte("\n")) + 1, Col: i - bytes.LastIndexByte(b[:i], '\n')}
}

// decode fills Text and the way back to the file.
func (r *Raw) decode(src []byte) {
	switch r.Encoding {
	case "utf-8": // damaged: one U+FFFD for each byte that fits nowhere
		var t strings.Builder
		t.Grow(len(src) + 64)
		for i := 0; i < len(src); {
			c, n := utf8.DecodeRune(src[i:])
			t.WriteRune(c)
			i += n
		}
		r.Text = t.String()
		r.width = utf8.RuneLen
	case "utf-16le", "utf-16be":
		r.width = func(c rune) int {
			if c > 0xFFFF {
				return 4
			}
			return 2
		}
	case "gb18030", "gbk", "big5", "shift_jis", "euc-kr", "euc-jp":
		r.width = func(c rune) int {
			if c < utf8.RuneSelf {
				return 1
			}
			return 2
		}
	default:
		r.width = func(rune) int { return 1 }
	}
	if r.Text == "" {
		t, err := prose.Decode(src, r.Encoding)
		if err != nil { // the names are this package's own
			panic("seed: " + err.Error())
		}
		r.Text = t
	}
	step := stepper(r.Encoding)
	// Every 4 KB a mark, so that Offset walks little; and one wherever the file
	// has another width than the rule says.
	file, want, last := r.bom, r.bom, 0
	for i, c := range r.Text {
		if file != want || i-last >= 4096 {
			r.marks = append(r.marks, mark{i, file})
			want, last = file, i
		}
		want += r.width(c)
		if p := file - r.bom; p < len(src) {
			file += step(src[p:])
		}
	}
}

// stepper returns the function that tells how many bytes the first character
// of its argument has.
func stepper(enc string) func([]byte) int {
	switch enc {
	case "utf-8":
		return func(b []byte) int { _, n := utf8.DecodeRune(b); return n }
	case "utf-16le", "utf-16be":
		hi := 1
		if enc == "utf-16be" {
			hi = 0
		}
		return func(b []byte) int {
			if len(b) >= 4 && b[hi]&0xFC == 0xD8 && b[hi+2]&0xFC == 0xDC {
				return 4
			}
			return min(2, len(b))
		}
	case "gb18030", "gbk", "big5", "euc-kr", "euc-jp":
		return func(b []byte) int {
			switch {
			case b[0] <= 0x80 || b[0] == 0xFF || len(b) < 2 || b[1] < 0x30:
				return 1
			case enc == "gb18030" && len(b) >= 4 && b[1] < 0x40:
				return 4
			case b[1] < 0x40:
				return 1
			}
			return 2
		}
	case "shift_jis":
		return func(b []byte) int {
			if (b[0] > 0x80 && b[0] < 0xA0 || b[0] >= 0xE0) && len(b) >= 2 && b[1] >= 0x40 {
				return 2
			}
			return 1
		}
	}
	return func([]byte) int { return 1 }
}

// magic names a well-known format that is not text, with what to do about it.
func magic(b []byte) (what, hint string) {
	for _, m := range magics {
		if len(b) >= m.at+len(m.sig) && string(b[m.at:m.at+len(m.sig)]) == m.sig {
			return m.what, m.hint
		}
	}
	return "", ""
}

const (
	unpack   = "unpack it and put the reports in as text files"
	saveText = "open it, copy or save the report as plain text in UTF-8, and put that in its place"
	noReport = "put the report's text in its place"
)

var magics = [...]struct {
	at         int
	sig        string
	what, hint string
}{
	{0, "%PDF-", "a PDF document", saveText},
	{0, "%!PS", "a PostScript document", saveText},
	{0, "{\\rtf", "a rich-text document", saveText},
	{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office document", saveText},
	{0, "PK\x03\x04", "a ZIP archive or an Office document", unpack + "; of a document, save it as plain text"},
	{0, "PK\x05\x06", "an empty ZIP archive", unpack},
	{0, "\x1F\x8B", "a gzip archive", unpack},
	{0, "BZh9", "a bzip2 archive", unpack},
	{0, "\xFD7zXZ\x00", "an xz archive", unpack},
	{0, "\x28\xB5\x2F\xFD", "a zstd archive", unpack},
	{0, "7z\xBC\xAF\x27\x1C", "a 7z archive", unpack},
	{0, "Rar!\x1A\x07", "a RAR archive", unpack},
	{257, "ustar", "a tar archive", unpack},
	{0, "\x89PNG\r\n\x1A\n", "a PNG picture", noReport},
	{0, "\xFF\xD8\xFF", "a JPEG picture", noReport},
	{0, "GIF87a", "a GIF picture", noReport},
	{0, "GIF89a", "a GIF picture", noReport},
	{0, "II*\x00", "a TIFF picture", noReport},
	{0, "MM\x00*", "a TIFF picture", noReport},
	{0, "RIFF", "a picture, sound or film", noReport},
	{4, "ftyp", "a film", noReport},
	{0, "ID3\x03", "a sound file", noReport},
	{0, "ID3\x04", "a sound file", noReport},
	{0, "OggS\x00", "a sound file", noReport},
	{0, "SQLite format 3\x00", "a database", noReport},
	{0, "\x7FELF", "a program", noReport},
	{0, "\xCA\xFE\xBA\xBE", "a program", noReport},
	{0, "wOFF", "a font", noReport},
	{0, "wOF2", "a font", noReport},
}
