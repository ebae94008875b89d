package annotate

import (
	"dateline/internal/edtf"
	"dateline/internal/timex"
)

// timed finds the expressions of time of a fixture.
func timed(body string, date edtf.Date) (out []When) {
	for _, e := range timex.Find(body, timex.Ref{Date: date, Lang: "en"}) {
		w := When{By: By{Span: e.Span, Rule: e.Rule, Confidence: e.Confidence}, Value: e.Value, Timex3: e.Timex3, Kind: e.Kind, Basis: e.Basis}
		out = append(out, w)
	}
	return out
}
