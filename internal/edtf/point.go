package edtf

// point is one date without interval or set.
type point struct {
	ylo, yhi int64 // the years that the digits can mean, saturated
	month    int8  // 1 to 12, or 21 to 41 for a part of a year
	day      int8
	hasMonth bool
	hasDay   bool
	long     bool    // written with Y
	digits   int8    // significant digits, 0 if not said
	mask     [3]int8 // unspecified digits in year, month and day
	qual     [3]uint8
	ypat     [4]byte // the year's digits, X for unspecified
	mpat     [2]byte
	dpat     [2]byte
	time     string
}

// point reads one date.
func (p *parser) point() (point, error) {
	var d point
	start := p.i
	d.qual[0] = p.qualifier()
	if p.peek() == 'Y' {
		return d, p.longYear(&d)
	}
	if err := p.year(&d); err != nil {
		return d, err
	}
	if p.peek() == 'S' {
		if d.mask[0] > 0 {
			return d, p.fail(p.i, "significant digits of an unspecified year")
		}
		if err := p.significant(&d, 4); err != nil {
			return d, err
		}
		d.qual[0] |= p.qualifier()
		return d, nil
	}
	// To the right, a qualifier is for its component and all before it
	// (level 2, "Qualification": group).
	d.qual[0] |= p.qualifier()
	if p.peek() != '-' {
		return d, nil
	}
	p.i++
	q := p.qualifier()
	at := p.i
	var err error
	if d.mpat, d.mask[1], err = p.two("month"); err != nil {
		return d, err
	}
	d.hasMonth = true
	if d.mask[1] == 0 {
		d.month = int8(num(d.mpat))
		if d.month > 20 && d.month <= 41 {
			d.hasMonth = false
		} else if d.month < 1 || d.month > 12 {
			return d, p.fail(at, "no month "+string(d.mpat[:]))
		}
	} else if !d.anyMonth() {
		return d, p.fail(at, "no month "+string(d.mpat[:]))
	}
	r := p.qualifier()
	d.qual[0] |= r
	d.qual[1] = q | r
	if p.peek() != '-' {
		return d, nil
	}
	if !d.hasMonth {
		return d, p.fail(p.i, "a season has no days")
	}
	p.i++
	q = p.qualifier()
	at = p.i
	if d.dpat, d.mask[2], err = p.two("day"); err != nil {
		return d, err
	}
	d.hasDay = true
	if d.mask[2] == 0 {
		d.day = int8(num(d.dpat))
	}
	if !d.exists() {
		return d, p.fail(at, "no day "+string(d.dpat[:])+" in "+quote(p.s[start:at-1]))
	}
	if p.peek() == 'T' {
		if d.mask != [3]int8{} || d.qual != [3]uint8{} || q != 0 {
			return d, p.fail(p.i, "a time needs a certain day")
		}
		return d, p.time(&d)
	}
	r = p.qualifier()
	d.qual[0] |= r
	d.qual[1] |= r
	d.qual[2] = q | r
	return d, nil
}

// qualifier reads a qualifier to the left of a component (level 2, "Qualification
// of individual component").
func (p *parser) qualifier() uint8 {
	q := qualifierOf(p.peek())
	if q != 0 {
		p.i++
	}
	return q
}

func qualifierOf(c byte) uint8 {
	switch c {
	case '?':
		return uncertain
	case '~':
		return approximate
	case '%':
		return uncertain | approximate
	}
	return 0
}

func num(b [2]byte) int { return int(b[0]-'0')*10 + int(b[1]-'0') }

// year reads four digits or X, with a minus before years below 0.
func (p *parser) year(d *point) error {
	start := p.i
	neg := p.peek() == '-'
	if neg {
		p.i++
	}
	for k := range 4 {
		c := p.peek()
		switch {
		case c >= '0' && c <= '9':
			d.ylo = d.ylo*10 + int64(c-'0')
			d.yhi = d.yhi*10 + int64(c-'0')
		case c == 'X':
			d.ylo = d.ylo * 10
			d.yhi = d.yhi*10 + 9
			d.mask[0]++
		case c == 'x' || c == 'u':
			return p.fail(p.i, "an unspecified digit is written X")
		default:
			return p.fail(p.i, "a year has four digits")
		}
		d.ypat[k] = c
		p.i++
	}
	if c := p.peek(); c >= '0' && c <= '9' {
		return p.fail(p.i, "a year of more than four digits begins with Y")
	}
	if neg {
		if d.ypat == [4]byte{'0', '0', '0', '0'} {
			return p.fail(start, "there is no year -0000")
		}
		if d.mask[0] == 4 {
			return p.fail(start, "an unspecified year has no sign")
		}
		d.ylo, d.yhi = -d.yhi, -d.ylo
	}
	return nil
}

func (p *parser) two(what string) (pat [2]byte, mask int8, err error) {
	for k := range 2 {
		c := p.peek()
		switch {
		case c >= '0' && c <= '9':
		case c == 'X':
			mask++
		case c == 'x' || c == 'u':
			return pat, 0, p.fail(p.i, "an unspecified digit is written X")
		default:
			return pat, 0, p.fail(p.i, "a "+what+" has two digits")
		}
		pat[k] = c
		p.i++
	}
	return pat, mask, nil
}

const huge = 1 << 40 // years; what is beyond counts as this

// longYear reads Y and its digits (level 1), an exponent and significant
// digits (level 2).
func (p *parser) longYear(d *point) error {
	d.long = true
	p.i++
	neg := p.peek() == '-'
	if neg {
		p.i++
	}
	start := p.i
	var n int64
	for c := p.peek(); c >= '0' && c <= '9'; c = p.peek() {
		n = min(n*10+int64(c-'0'), huge)
		p.i++
	}
	digits := p.i - start
	if digits == 0 || p.s[start] == '0' {
		return p.fail(start, "Y needs a number without a leading zero")
	}
	if p.peek() == 'E' {
		p.i++
		at := p.i
		var e int
		for c := p.peek(); c >= '0' && c <= '9'; c = p.peek() {
			e = min(e*10+int(c-'0'), 99)
			p.i++
		}
		if at == p.i || p.s[at] == '0' {
			return p.fail(at, "E needs a number without a leading zero")
		}
		for range e {
			n = min(n*10, huge)
		}
		digits += e
	} else if digits <= 4 {
		return p.fail(start, "a year of up to four digits has no Y")
	}
	d.ylo, d.yhi = n, n
	if neg {
		d.ylo, d.yhi = -n, -n
	}
	if p.peek() == 'S' {
		if err := p.significant(d, digits); err != nil {
			return err
		}
	}
	d.qual[0] |= p.qualifier()
	if p.peek() == '-' {
		return p.fail(p.i, "a year with Y stands alone")
	}
	return nil
}

// significant reads S and a number of digits: 1950S2 is some year of 1900 to
// 1999, estimated to be 1950.
func (p *parser) significant(d *point, digits int) error {
	p.i++
	at := p.i
	var n int
	for c := p.peek(); c >= '0' && c <= '9'; c = p.peek() {
		n = min(n*10+int(c-'0'), 1000)
		p.i++
	}
	if at == p.i || p.s[at] == '0' || n > digits {
		return p.fail(at, "S needs a number of the year's digits")
	}
	d.digits = int8(min(n, 100))
	unit := int64(1)
	for range digits - n {
		unit = min(unit*10, huge)
	}
	y := d.ylo
	if y < 0 {
		d.ylo = y/unit*unit - unit + 1
		d.yhi = y / unit * unit
	} else {
		d.ylo = y / unit * unit
		d.yhi = d.ylo + unit - 1
	}
	return nil
}

// time reads a time of day after T (level 0, "Date and Time").
func (p *parser) time(d *point) error {
	p.i++
	start := p.i
	if _, err := p.clock("hour", 23); err != nil {
		return err
	}
	for _, u := range [...]struct {
		name string
		top  int
	}{{"minute", 59}, {"second", 59}} {
		if p.peek() != ':' {
			return p.fail(p.i, "a time is hh:mm:ss")
		}
		p.i++
		if _, err := p.clock(u.name, u.top); err != nil {
			return err
		}
	}
	switch p.peek() {
	case 'Z':
		p.i++
	case '+', '-':
		p.i++
		if _, err := p.clock("hour of the zone", 14); err != nil {
			return err
		}
		if p.peek() == ':' {
			p.i++
			if _, err := p.clock("minute of the zone", 59); err != nil {
				return err
			}
		}
	}
	d.time = p.s[start:p.i]
	return nil
}

func (p *parser) clock(what string, top int) (int, error) {
	at := p.i
	n := 0
	for range 2 {
		c := p.peek()
		if c < '0' || c > '9' {
			return 0, p.fail(p.i, what+" has two digits")
		}
		n = n*10 + int(c-'0')
		p.i++
	}
	if n > top {
		return 0, p.fail(at, "no such "+what)
	}
	return n, nil
}
