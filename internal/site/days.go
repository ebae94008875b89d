package site

import (
	"strconv"
)

// DaysPage is days/index.html: the days of a year, each with what happened on
// it in any year.
type DaysPage struct {
	Head
	Count  string
	Months []DayMonth
}

// DayMonth is a month of the calendar of days.
type DayMonth struct {
	ID, Name string
	Days     []DayCell
}

// DayCell is a day of the calendar; without an address nothing is known of it.
type DayCell struct {
	Link
	Label string
	Level int // 0 to 4, beside the fullest
}

// DayPage is days/10-17.html: what happened on a day of the year, year by year.
type DayPage struct {
	Head
	Count string
	Items []Item
	Part  Part
}

// dayOfYear is a day of any year: month and day of the month.
type dayOfYear struct{ m, d int }

func (d dayOfYear) path() string { return "days/" + pad(d.m, 2) + "-" + pad(d.d, 2) + ".html" }

// dayName names a day of the year: "7 June".
func (s *Site) dayName(d dayOfYear) string { return s.w.Day(d.m, d.d) }

// lengths are the days of the months of a leap year.
var lengths = [...]int{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// byDay files the events under the day on which they happened, or began where
// they lasted some days. One whose day is not known is in none.
func (s *Site) byDay() map[dayOfYear][]ref {
	out := map[dayOfYear][]ref{}
	for i := range s.Events {
		d := s.Events[i].Date
		if s.places[i].m == 0 {
			continue
		}
		if w := s.whenOf(d, ""); w.Shape != "day" && w.Shape != "span" {
			if first, last := d.Bounds(); first != last {
				continue
			}
		}
		first, _ := d.Bounds()
		_, m, day := first.Civil()
		out[dayOfYear{m, day}] = append(out[dayOfYear{m, day}], ref{i, false})
	}
	return out
}

func (s *Site) hasDays() bool { return s.hasCalendar() }

func (s *Site) dayFiles() pages {
	return func(yield yielder) {
		if !s.hasDays() {
			return
		}
		days := s.byDay()
		if !yield("days/index.html", nil, func() Page { return s.daysPage(days) }) {
			return
		}
		var order []dayOfYear
		for m := 1; m <= 12; m++ {
			for d := 1; d <= lengths[m]; d++ {
				if len(days[dayOfYear{m, d}]) > 0 {
					order = append(order, dayOfYear{m, d})
				}
			}
		}
		for i, day := range order {
			refs := days[day]
			of := (len(refs) + lines - 1) / lines
			for n := range of {
				if !yield(partPath(day.path(), n+1), func(in *Inputs) {
					in.Number(len(refs))
					in.refs(refs[n*lines : min(len(refs), (n+1)*lines)])
					in.beside(i, len(order), func(i int) { in.Text(order[i].path()) })
				}, func() Page { return s.dayPage(order, i, refs, n, of) }) {
					return
				}
			}
		}
	}
}

func (s *Site) daysPage(days map[dayOfYear][]ref) Page {
	p := &DaysPage{Head: s.head("days", "days/index.html", s.w.T("On this day"), s.w.T("The days of the year, each with what happened on it in any year of the chronicle."))}
	top, total := 1, 0
	for _, refs := range days {
		top, total = max(top, len(refs)), total+len(refs)
	}
	p.Count = s.w.N("%s event of which the day is known|%s events of which the day is known", total)
	for m := 1; m <= 12; m++ {
		month := DayMonth{ID: "m" + pad(m, 2), Name: upper(s.monthName(m))}
		for d := 1; d <= lengths[m]; d++ {
			c := DayCell{Link: Link{Text: strconv.Itoa(d)}}
			if day := (dayOfYear{m, d}); len(days[day]) > 0 {
				c.Href = p.Root + day.path()
				c.Label = s.w.T("%[1]s: %[2]s", s.dayName(day), s.w.N("%s event|%s events", len(days[day])))
				c.Level = 1 + min(3, 4*(len(days[day])-1)/top)
			}
			month.Days = append(month.Days, c)
		}
		p.Months = append(p.Months, month)
	}
	return p
}

func (s *Site) dayPage(order []dayOfYear, i int, refs []ref, n, of int) Page {
	day := order[i]
	title := s.partTitle(s.dayName(day), n+1)
	p := &DayPage{Head: s.head("day", partPath(day.path(), n+1), title, s.w.T("What happened on %[1]s in the years of the chronicle: %[2]s%[3]s.",
		s.dayName(day), s.w.N("%s event|%s events", len(refs)), s.partNote(n+1, of)), "days/index.html", s.w.T("On this day")), Count: s.w.N("%s event on this day|%s events on this day", len(refs))}
	for _, r := range refs[n*lines : min(len(refs), (n+1)*lines)] {
		it := s.brief(r, p.Root)
		it.Short = strconv.Itoa(s.places[r.i].y)
		if it.Shape == "vague" {
			it.Short = s.w.T("about %s", it.Short)
		}
		p.Items = append(p.Items, it)
	}
	p.Part = part(day.path(), n+1, of)
	if i > 0 {
		p.Prev = Link{p.Root + order[i-1].path(), s.dayName(order[i-1])}
	}
	if i+1 < len(order) {
		p.Next = Link{p.Root + order[i+1].path(), s.dayName(order[i+1])}
	}
	return p
}
