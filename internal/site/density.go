package site

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/internal/wording"
)

// Density is a drawing of how much there is of each month or year, time laid
// flat, and the table behind it.
type Density struct {
	Years   []YearCol
	Rows    []YearRow
	Total   int
	ByYear  bool
	Heads   [12]MonthHead // of Rows
	Undated Link          // how many have no year, and where they are
}

// MonthHead is a month at the head of a column: its name, and what stands for it.
type MonthHead struct{ Letter, Text string }

// YearCol is a year of the drawing: twelve bars, or one when there are many
// years, and a hollow one for what is known to the year only.
type YearCol struct {
	Link
	Sparse bool // its label is left out where the columns are narrow
	Bars   []Bar
	Hollow Bar
}

// Bar is a bar, 100 units high when it is the highest; H is 0 where there is
// nothing.
type Bar struct {
	Y, H  int
	Href  string
	Label string
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
	drawHigh   = 100
	byMonth    = 14  // years that are drawn by month
	farthest   = 200 // years that are drawn at all: a stray early date must not flatten the rest
	yearLabels = 6   // on a narrow page
	linkedRows = 20  // years of the table up to which each month is a link
)

// density draws the buckets. Href gives the address of a bucket's page, "" for
// none; what is in each is counted by the
// texts, the second of what has no year.
func (s *Site) density(buckets []bucket, href func(bucket) string, counted, undatedText wording.Text) *Density {
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
	d := &Density{Total: len(buckets)}
	if undated > 0 {
		d.Undated = Link{href(bucket{}), s.w.N(undatedText, undated)}
	}
	if lo == 0 {
		return d
	}
	for m := range d.Heads {
		name := upper(s.monthName(m + 1))
		letter, _, numbered := strings.Cut(name, "月")
		if !numbered {
			_, n := utf8.DecodeRuneInString(name)
			letter = name[:n]
		}
		d.Heads[m] = MonthHead{letter, name}
	}
	lo = max(lo, hi-farthest+1)
	d.ByYear = hi-lo >= byMonth
	perYear := map[int]int{}
	top, topMonth := 1, 1
	for b, n := range count {
		perYear[b.y] += n
		top = max(top, n)
		if b.m > 0 {
			topMonth = max(topMonth, n)
		}
	}
	if d.ByYear {
		for _, n := range perYear {
			top = max(top, n)
		}
	}
	bar := func(n int, link, name string) Bar {
		if n == 0 {
			return Bar{}
		}
		h := max(4, n*(drawHigh-2)/top)
		return Bar{drawHigh - h, h, link, s.w.T("%[1]s: %[2]s", name, s.w.N(counted, n))}
	}
	every := max(1, (hi-lo+yearLabels)/yearLabels)
	for y := lo; y <= hi; y++ {
		col := YearCol{Link: Link{Text: strconv.Itoa(y)}, Sparse: (y-lo)%every != 0 || hi-y < (every+1)*2/3}
		if perYear[y] > 0 {
			col.Href = href(bucket{y, 0})
		}
		if d.ByYear {
			col.Bars = []Bar{bar(perYear[y], col.Href, col.Text)}
		} else {
			for m := 1; m <= 12; m++ {
				col.Bars = append(col.Bars, bar(count[bucket{y, m}], href(bucket{y, m}), s.monthYear(bucket{y, m})))
			}
			col.Hollow = bar(count[bucket{y, 0}], href(bucket{y, 0}), s.monthYear(bucket{y, 0}))
		}
		d.Years = append(d.Years, col)
		if perYear[y] == 0 {
			continue
		}
		row := YearRow{Year: col.Link, Total: perYear[y]}
		cell := func(b bucket, name string) Cell {
			n := count[b]
			if n == 0 {
				return Cell{}
			}
			link := href(b)
			if link == col.Href || hi-lo >= linkedRows { // the year's own link leads there; a page stays light
				link = ""
			}
			return Cell{Link{link, strconv.Itoa(n)}, n, s.w.T("%[1]s: %[2]s", name, s.w.N(counted, n)), 1 + min(3, 4*(n-1)/topMonth)}
		}
		for m := 1; m <= 12; m++ {
			row.Months[m-1] = cell(bucket{y, m}, s.monthYear(bucket{y, m}))
		}
		row.Unknown = cell(bucket{y, 0}, s.monthYear(bucket{y, 0}))
		d.Rows = append(d.Rows, row)
	}
	return d
}
