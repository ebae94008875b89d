package render

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/internal/edtf"
	"dateline/internal/site"
)

// Calendar writes the events as iCalendar (RFC 5545). An event lasts whole
// days and takes nobody's time; one known to the month or the year alone lasts
// all of it, and its title says so. Events without a year are left out.
func Calendar(w io.Writer, s *site.Site) error {
	out := &folder{w: bufio.NewWriter(w)}
	out.line("BEGIN", "VCALENDAR")
	out.line("VERSION", "2.0")
	out.line("PRODID", "-//dateline//dateline//EN")
	out.line("CALSCALE", "GREGORIAN")
	out.text("X-WR-CALNAME", s.Meta.Title)
	for h := range s.Happenings() {
		out.line("BEGIN", "VEVENT")
		out.text("UID", h.UID)
		out.line("DTSTAMP", h.Stamp.UTC().Format("20060102T150405Z"))
		out.line("DTSTART;VALUE=DATE", basic(h.First))
		out.line("DTEND;VALUE=DATE", basic(h.Last+1))
		title := h.Title
		if line(title) == "" {
			title = h.Kind
		}
		out.text("SUMMARY", title)
		out.text("DESCRIPTION", h.Text)
		if line(h.Place) != "" {
			out.text("LOCATION", h.Place)
		}
		if h.HasCoord {
			out.line("GEO", strconv.FormatFloat(h.Lat, 'f', 6, 64)+";"+strconv.FormatFloat(h.Lon, 'f', 6, 64))
		}
		if h.URL != "" {
			out.line("URL", clean(h.URL))
		}
		out.text("CATEGORIES", h.Kind)
		for _, p := range h.People {
			if line(p) != "" {
				out.text("CATEGORIES", p)
			}
		}
		if h.Tentative {
			out.line("STATUS", "TENTATIVE")
		} else {
			out.line("STATUS", "CONFIRMED")
		}
		out.line("TRANSP", "TRANSPARENT")
		out.line("END", "VEVENT")
	}
	out.line("END", "VCALENDAR")
	if err := out.w.Flush(); err != nil {
		return fmt.Errorf("writing the calendar: %w", err)
	}
	return nil
}

// basic is a day in the basic form of ISO 8601.
func basic(d edtf.Day) string {
	y, m, dd := d.Civil()
	return fmt.Sprintf("%04d%02d%02d", y, m, dd)
}

// folder writes content lines, folded at 75 octets and never within a
// character (RFC 5545, 3.1). The first error stays in the writer.
type folder struct{ w *bufio.Writer }

var icsEscaper = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// text writes a property whose value is TEXT (3.3.11).
func (f *folder) text(name, value string) {
	var lines []string
	for l := range strings.Lines(clean(value)) {
		if l = line(l); l != "" {
			lines = append(lines, l)
		}
	}
	f.line(name, icsEscaper.Replace(strings.Join(lines, "\n")))
}

func (f *folder) line(name, value string) {
	const most = 75
	s := name + ":" + value
	for room := most; len(s) > room; room = most - 1 {
		at := room
		for !utf8.RuneStart(s[at]) {
			at--
		}
		_, _ = f.w.WriteString(s[:at] + "\r\n ")
		s = s[at:]
	}
	_, _ = f.w.WriteString(s + "\r\n")
}
