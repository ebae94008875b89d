package record

import (
	"cmp"
	"slices"
	"strings"
)

// dateWords call an element a date by its class or id.
var dateWords = set("date", "published", "posted", "submitted", "pubdate", "datetime", "timestamp", "time", "byline", "meta", "metadata", "info", "publish", "fecha", "datum", "tarih", "data")

// dateWord reports a word of an element's names that calls it a date, alone or as
// the end of a longer one: "newsdate".
func dateWord(w string) bool {
	return dateWords[w] || len(w) > 5 && w != "update" && (strings.HasSuffix(w, "date") || strings.HasSuffix(w, "datum"))
}

// dates lists what may be the date of publication: what the head states for
// programs, then what the head of the report itself shows, then times and texts
// that call themselves dates elsewhere, then the page's name, its scripts, and
// when it was changed.
func (p *page) dates(roots []int32) {
	p.addDates(p.ld.published)
	p.addMeta(publishedKeys[:])
	shown := p.shownDays(roots)
	p.addDates(shown.classed...)
	p.addMeta(dateKeys[:])
	p.addDates(shown.lines...)
	p.addDates(shown.far...)
	if len(p.rec.Dates) == 0 {
		p.addDates(p.ld.page, p.nameDay(), p.scriptDay())
	}
	p.addDates(p.ld.modified)
	p.addMeta(modifiedKeys[:])
}

// addDates adds what has figures, each once, and twelve at the most.
func (p *page) addDates(list ...string) {
	d := &p.rec.Dates
	for _, s := range list {
		if s = stamp(one(s)); s != "" && len(s) < 120 && strings.ContainsAny(s, "0123456789") && !slices.Contains(*d, s) && len(*d) < 12 {
			*d = append(*d, s)
		}
	}
}

func (p *page) addMeta(keys []string) {
	for _, k := range keys {
		p.addDates(p.meta[k]...)
	}
}

// shownDays are texts of a page that may be dates: in the zone of the head by name,
// there by form, and anywhere. Those that say what they are it adds at once.
type shownDays struct {
	p                   *page
	zone                zone
	classed, lines, far []string
}

// mostDays is how many of each are kept: a page with more is a calendar.
const mostDays = 64

func (d *shownDays) note(list *[]string, s string) {
	if len(*list) < mostDays {
		*list = append(*list, s)
	}
}

func (p *page) shownDays(roots []int32) *shownDays {
	d := &shownDays{p: p, zone: p.zone(roots)}
	to := int32(len(p.Page))
	if len(roots) > 0 && roots[0] != 0 {
		to = p.Nodes[roots[0]].End + 1500
	}
	top := make([]int32, len(p.Nodes)) // the outermost element around one that was left out
	for i := 1; i < len(p.Nodes); i++ {
		id, n := int32(i), &p.Nodes[i]
		if p.drop[i] != "" {
			if top[i] = top[n.Parent]; p.drop[n.Parent] == "" {
				top[i] = id
			}
		}
		if n.Tag != "" && n.Off >= d.zone.from && n.Off <= to && p.drop[i] != unseen {
			d.look(id, top[i])
		}
	}
	return d
}

// look looks at one element, in an outermost one that was left out or in none.
func (d *shownDays) look(id, outermost int32) {
	p, n := d.p, &d.p.Nodes[id]
	near := n.Off < d.zone.to && n.End <= d.zone.end
	names := classWords(p.Attr(id, "class") + " " + p.Attr(id, "id"))
	switch {
	case postFoot(names):
		t := p.textUpTo(id, 400) // "This entry was posted on 12 June 2018 and is filed under …"
		if len(t) > 110 {
			t = t[:max(0, strings.LastIndexByte(t[:110], ' '))]
		}
		d.note(&d.far, t)
	case offside[p.drop[id]] && !(near && p.atHead(outermost, d.zone)):
	case d.byProperty(id), near && d.byTitle(id, names):
	case n.Tag == "time":
		d.byTime(id, near)
	case slices.ContainsFunc(names, dateWord):
		list := &d.far
		if near && len(d.classed) < mostDays {
			list = &d.classed
		}
		d.note(list, p.textUpTo(id, 90))
	case near && d.zone.h != 0 && p.size[id] >= 6 && p.size[id] <= 100 && n.End-n.Off < 600:
		if t := p.text(id); p.size[id] <= 60 || strings.ContainsAny(t, "|•·") { // "12 June 2018 at 9:30 | Ports, Ships | Comments"
			d.note(&d.lines, t)
		}
	}
}

// byProperty adds what the vocabulary of schema.org calls the day.
func (d *shownDays) byProperty(id int32) bool {
	p := d.p
	if ip := p.Attr(id, "itemprop"); !strings.Contains(ip, "datePublished") && !strings.Contains(ip, "dateCreated") {
		return false
	}
	stated, shown := cmp.Or(p.Attr(id, "datetime"), p.Attr(id, "content")), p.textUpTo(id, 60)
	p.addDates(cmp.Or(stated, shown))
	if stated != "" { // in Universal Time; what is shown is the day of the place
		d.note(&d.lines, shown)
	}
	return true
}

// byTitle takes a time in a title, as microformats had it before there was <time>.
func (d *shownDays) byTitle(id int32, names []string) bool {
	t := d.p.Attr(id, "title")
	switch {
	case !stampTitle(t):
		return false
	case d.p.Nodes[id].Tag == "abbr", slices.Contains(names, "published"):
		d.p.addDates(t)
	case slices.Contains(names, "updated"):
		d.note(&d.classed, t)
	default:
		return false
	}
	return true
}

// byTime takes a <time>: of a change only behind those of publication, and one that
// stands far from the head of the report behind all.
func (d *shownDays) byTime(id int32, near bool) {
	p := d.p
	v := p.Attr(id, "datetime")
	if !strings.ContainsAny(v, "0123456789") {
		v = p.textUpTo(id, 60)
	}
	class := p.Attr(id, "class")
	switch {
	case strings.Contains(class, "updated") || strings.Contains(class, "modified") || strings.Contains(p.Attr(id, "itemprop"), "dateModified"):
		d.note(&d.classed, v)
	case near || len(p.h1) == 0 || d.zone.h == 0:
		p.addDates(v)
	default:
		d.note(&d.far, v)
	}
}

// postFoot reports the names of the line below a report in which logs of the web say
// when it was posted, by whom and in what section.
func postFoot(names []string) bool {
	post, foot := false, false
	for _, w := range names {
		switch w {
		case "postmetadata", "postmeta", "postinfo", "postfooter":
			return true
		case "post", "entry", "article":
			post = true
		case "footer", "foot":
			foot = true
		}
	}
	return post && foot
}

// stampTitle reports "2018-06-12T14:23:00Z".
func stampTitle(t string) bool {
	return len(t) >= 10 && len(t) <= 30 && t[4] == '-' && t[7] == '-' && strings.Trim(t[:10], "0123456789-") == ""
}
