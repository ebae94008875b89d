package normalize

import "strings"

// besideClock reads a clock with a name right before it or behind it, nothing
// between: "By Ann Example 12 June 2018", "(Lake Agency) Updated: 12 June 2018",
// "June 12, 2018 Lake Agency". The name is one that is known for whose it is: of a
// house, or behind the word that opens a byline.
func (w *work) besideClock(h *header, p string) bool {
	if len(p) > 120 {
		return false
	}
	for i, n := len(p), 0; n < 6; n++ { // the name behind
		if i = strings.LastIndexByte(p[:i], ' '); i < 0 {
			break
		}
		if d, ok := clock(p[:i]); ok && len(d) > 0 && w.whose(h, p[i+1:]) {
			h.dates = append(h.dates, d...)
			return true
		}
	}
	for i, n := 0, 0; n < 8; n++ { // and before
		k := strings.IndexByte(p[i:], ' ')
		if k < 0 {
			break
		}
		i += k + 1
		if d, ok := clock(p[i:]); ok && len(d) > 0 && w.whose(h, p[:i-1]) {
			h.dates = append(h.dates, d...)
			return true
		}
	}
	return false
}

// whose reads who a report is by beside its day: "Lake Agency", "(Lake Agency)", "By
// Ann Example (Lake Agency)".
func (w *work) whose(h *header, t string) bool {
	t = strings.Trim(t, " ,|-–—")
	house, bracketed := enclosed(t)
	if !bracketed {
		house = t
	}
	if w.names.source(house) != "" {
		h.agency = house
		return true
	}
	if strings.EqualFold(t, "by admin") || strings.EqualFold(t, "by editor") {
		return true
	}
	writers, of := t, ""
	if before, inner, ok := strings.Cut(t, " ("); ok && strings.HasSuffix(inner, ")") && agencyForm(strings.TrimSuffix(inner, ")")) {
		writers, of = before, strings.TrimSuffix(inner, ")")
	}
	names, agency, ok := bylineOf(writers)
	switch {
	case !ok && !paper(house):
		return false
	case !ok:
		of = house
	case of == "":
		of = agency
	}
	h.authors = append(h.authors, names...)
	if h.agency == "" {
		h.agency = of
	}
	return true
}
