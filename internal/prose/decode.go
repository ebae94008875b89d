package prose

import (
	"fmt"

	"golang.org/x/text/encoding/htmlindex"
)

// Decode returns the text of b, which is in the named charset: a label of the
// WHATWG Encoding Standard ("windows-1251", "koi8-r", "gb18030", "big5",
// "shift_jis", "euc-kr", "utf-16le", "iso-8859-5"), in any case. Bytes that mean
// nothing in it become U+FFFD; a byte order mark stays. The error is for an
// unknown name.
func Decode(b []byte, charset string) (string, error) {
	e, err := htmlindex.Get(charset)
	if err != nil {
		return "", fmt.Errorf("decoding %q: not a charset of the Encoding Standard", charset)
	}
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return "", fmt.Errorf("decoding %q: %w", charset, err)
	}
	return string(out), nil
}
