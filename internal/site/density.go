package site

import "strconv"

// Density is a drawing of how much there is of each month or year, and the
// table behind it. The drawing is as wide as Width and as high as Height
// units; its x is time laid flat.
type Density struct {
	Width, Height int
	Bars          []Bar
	Years         []YearMark
	Rows          []YearRow
	Every         int // years between two labels that a narrow page shows
	Total         int
	ByYear        bool
	Undated       Link // how many have no year, and where they are
}

// Bar is a bar of the drawing, and the strip of the whole height around it
// that is its link. A hollow bar stands for what is known to the year only.
type Bar struct {
	X, W, Y, H int
	Strip      int // width of the strip
	Href       string
	Label      string
	Hollow     bool
}

// YearMark is a year on the line.
type YearMark struct {
	Link
	X     int
	Minor bool // left out on a narrow page
	Count int
}

// YearRow is a year of the table: twelve months, and what no month is known of.
type YearRow struct {
	Year    Link
	Months  [12]Cell
	Unknown Cell
	Total   int
}

// Cell is a number in the table; N is "" where there is none. Level runs from
// 0 to 4 and says how full it is beside the fullest.
type Cell struct {
	Link
	N     int
	Label string
	Level int
}

const (
	monthWide   = 10
	drawHigh    = 100
	maxMonths12 = 14 // years that are drawn by month
)

// density draws the buckets. Href gives the address of a bucket's page, "" for
// none; what is in each is counted as one, many.
func (s *Site) density(buckets []bucket, href func(bucket) string, one, many string) *Density {
	count := map[bucket]int{}
	lo, hi, undated := 0, 0, 0
	for _, b := range buckets {
		if b.y == 0 {
			undated++
			continue
		}
		count[b]++
		if lo == 0 || b.y < lo {
			lo = b.y
		}
		hi = max(hi, b.y)
	}
	d := &Density{Height: drawHigh, Total: len(buckets)}
	if undated > 0 {
		d.Undated = Link{href(bucket{}), plural(undated, one, many) + " without a year"}
	}
	if lo == 0 {
		return d
	}
	years := hi - lo + 1
	if years > 200 { // a stray early date must not flatten the rest
		lo, years = hi-199, 200
	}
	d.ByYear = years > maxMonths12
	top, topMonth := 1, 1
	perYear := map[int]int{}
	for b, n := range count {
		perYear[b.y] += n
		if b.m > 0 {
			topMonth = max(topMonth, n)
		}
	}
	for _, n := range perYear {
		if d.ByYear {
			top = max(top, n)
		}
	}
	if !d.ByYear {
		for _, n := range count {
			top = max(top, n)
		}
	}
	wide := 12 * monthWide
	if d.ByYear {
		wide = 2 * monthWide
	}
	d.Width = years * wide
	d.Every = max(1, (years+5)/6)
	high := func(n int) int { return max(4, n*(drawHigh-8)/top) }
	for y := lo; y <= hi; y++ {
		x := (y - lo) * wide
		mark := YearMark{Link: Link{Text: strconv.Itoa(y)}, X: x, Minor: (y-lo)%d.Every != 0, Count: perYear[y]}
		if perYear[y] > 0 {
			mark.Href = href(bucket{y, 0})
		}
		d.Years = append(d.Years, mark)
		if d.ByYear && perYear[y] > 0 {
			h := high(perYear[y])
			d.Bars = append(d.Bars, Bar{X: x + 2, W: wide - 4, Y: drawHigh - h, H: h, Strip: wide, Href: mark.Href,
				Label: strconv.Itoa(y) + ": " + plural(perYear[y], one, many)})
		}
		if perYear[y] == 0 {
			continue
		}
		row := YearRow{Year: mark.Link, Total: perYear[y]}
		cell := func(b bucket, name string) Cell {
			n := count[b]
			if n == 0 {
				return Cell{}
			}
			return Cell{Link{href(b), strconv.Itoa(n)}, n, name + ": " + plural(n, one, many), 1 + min(3, 4*(n-1)/topMonth)}
		}
		for m := 1; m <= 12; m++ {
			row.Months[m-1] = cell(bucket{y, m}, monthName(m)+" "+strconv.Itoa(y))
			if c := row.Months[m-1]; c.N > 0 && !d.ByYear {
				h := high(c.N)
				d.Bars = append(d.Bars, Bar{X: x + (m-1)*monthWide + 1, W: monthWide - 2, Y: drawHigh - h, H: h, Strip: monthWide, Href: c.Href, Label: c.Label})
			}
		}
		row.Unknown = cell(bucket{y, 0}, strconv.Itoa(y)+", month unknown")
		if c := row.Unknown; c.N > 0 && !d.ByYear {
			h := high(c.N)
			d.Bars = append(d.Bars, Bar{X: x + 3, W: wide - 6, Y: drawHigh - h, H: h, Strip: 0, Href: c.Href, Label: c.Label, Hollow: true})
		}
		d.Rows = append(d.Rows, row)
	}
	return d
}
