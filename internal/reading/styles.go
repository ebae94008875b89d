package reading

// Forms of address stand before a name and are no part of it.

// Honours passes over what stands before a name: "His Excellency", "H. E. Mr.",
// "the Right Honourable".
func (n *Strangers) Honours(i int) int {
	j := i
	for k := i; k < i+8; k++ {
		switch w := n.Low(k); w {
		case "h", "e", "s", "m", "his", "her", "rt", "hon", "mr", "mrs", "ms", "dr", "the", "right", "honourable", "honorable", "excellency", "highness", "royal", "sheikh", "h.e.", "h.h.", "h.m.", "h.r.h.", "s.e.", ".":
			if w == "." || n.Low(k+1) == "." || len(w) > 1 {
				j = k + 1
				continue
			}
		}
		break
	}
	return j
}

// lettered reports a form of address of which only the first letters stand: "H.E.".
func lettered(w string) bool {
	switch w {
	case "h.e.", "h.h.", "h.m.", "h.r.h.", "s.e.":
		return true
	}
	return false
}

// styled reports a word at token j of a style before a name: "the Right
// Honourable".
func (n *Strangers) styled(j int) bool {
	switch n.Low(j) {
	case "right", "rt", "most", "honourable", "honorable":
		return n.capital(j)
	case "engr", "shri", "smt":
		return n.capital(j) && (n.capital(j+1) || n.Low(j+1) == ".")
	case "haji", "datuk", "dato", "tan", "sri", "seri", "tun", "sayyid", "sheikh", "shaikh":
		return n.capital(j) && n.capital(j+1)
	case "the":
		return n.styled(j+1) || n.Low(j+1) == "hon"
	}
	return false
}

// StyleWord reports forms of address of other tongues that stand before a name.
func StyleWord(w string) bool {
	switch w {
	case "datuk", "dato", "dato'", "dato’", "datin", "seri", "tun", "shri", "smt", "haji", "hajjah", "engr", "herr", "frau", "monsieur", "signor", "don", "doña", "comrade":
		return true
	}
	return false
}
