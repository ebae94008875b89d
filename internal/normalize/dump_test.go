package normalize

import "testing"

func TestTheNameOfAPictureIsNoText(t *testing.T) {
	for text, want := range map[string]bool{
		"[INS::INS]":              true,
		"[harbour-670x450]":       true,
		"Name (required) [     ]": true,
		"[Applause]":              false,
		"[Interpreter: yes]":      false,
		"[1987]":                  false,
		"[Talks go on] in Karsk":  false,
	} {
		if got := blankPart(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
