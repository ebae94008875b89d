package render

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"io"

	"dateline/internal/site"
)

// The pictures that need no browser: one that stands for the site where a link
// to it is shown, and the icon that browsers ask for. Both are the rail with
// its marks; neither holds a letter, so that no font is needed.

var (
	paper = color.RGBA{0xfb, 0xf8, 0xf1, 0xff}
	ink   = color.RGBA{0x1c, 0x1a, 0x17, 0xff}
	rust  = color.RGBA{0x8a, 0x2d, 0x12, 0xff}
	hair  = color.RGBA{0xb3, 0xa9, 0x95, 0xff}
)

type canvas struct{ *image.Paletted }

func newCanvas(w, h int) canvas {
	return canvas{image.NewPaletted(image.Rect(0, 0, w, h), color.Palette{paper, ink, rust, hair})}
}

func (c canvas) box(x, y, w, h int, col color.Color) {
	n := uint8(c.Palette.Index(col))
	for j := y; j < y+h; j++ {
		for i := x; i < x+w; i++ {
			c.SetColorIndex(i, j, n)
		}
	}
}

// disc draws a disc; a hollow one has a rim of a third of its radius.
func (c canvas) disc(x, y, r int, hollow bool) {
	inner := r - max(1, r/3)
	for j := -r; j <= r; j++ {
		for i := -r; i <= r; i++ {
			switch d := i*i + j*j; {
			case d > r*r:
			case hollow && d < inner*inner:
				c.Set(x+i, y+j, paper)
			default:
				c.Set(x+i, y+j, rust)
			}
		}
	}
}

// Picture writes the site's picture, 1200 by 630 pixels: its timeline, year by
// year, as the overview draws it.
func Picture(w io.Writer, s *site.Site) error {
	c := newCanvas(1200, 630)
	years := s.Years()
	const left, base, wide, high = 90, 500, 1020, 380
	c.box(left, base, wide, 3, rust)
	top := 1
	for _, n := range years {
		top = max(top, n)
	}
	for i, n := range years {
		x, x2 := left+i*wide/len(years), left+(i+1)*wide/len(years)
		c.box(x, base+3, 1, 26, hair)
		if n > 0 {
			h := max(6, n*high/top)
			pad := max(1, (x2-x)/5)
			c.box(x+pad, base-h, max(1, x2-x-2*pad), h, rust)
		}
	}
	c.disc(left, base+1, 11, false)
	c.disc(left+wide, base+1, 11, true)
	c.box(left, 575, 120, 4, ink)
	return (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(w, c)
}

// pictureFrom says what the picture is made of.
func pictureFrom(s *site.Site, in *site.Inputs) {
	for _, n := range s.Years() {
		in.Number(n)
	}
}

// Icon writes favicon.ico: one picture of 32 by 32 pixels, as PNG inside the
// ICO container (Windows Vista and later, and every browser).
func Icon(w io.Writer) error {
	c := newCanvas(32, 32)
	c.box(9, 2, 2, 28, rust)
	c.disc(10, 10, 4, false)
	c.disc(10, 22, 4, true)
	c.box(18, 9, 11, 2, ink)
	c.box(18, 21, 7, 2, ink)
	var b bytes.Buffer
	if err := png.Encode(&b, c); err != nil {
		return err
	}
	head := []byte{0, 0, 1, 0, 1, 0, 32, 32, 0, 0, 1, 0, 8, 0}
	head = binary.LittleEndian.AppendUint32(head, uint32(b.Len()))
	head = binary.LittleEndian.AppendUint32(head, 22) // the picture begins after this head
	if _, err := w.Write(head); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}
