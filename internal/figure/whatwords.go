package figure

// Words that say how an amount goes with what it is of.

// cutting reports a verb that makes something less or more, whose object it is then
// that changes.
func cutting(w string) bool {
	switch w {
	case "limit", "limited", "limiting", "cap", "capped", "cut", "cuts", "cutting", "reduce", "reduced", "reduces", "reducing", "lower", "lowered", "lowering", "raise", "raised", "raises", "raising", "increase", "increased", "increasing",
		"boost", "boosted", "boosting", "mark", "marked", "put", "push", "pushed", "slash", "slashed", "slashing", "trim", "trimmed", "shrink", "shrunk", "expand", "expanded", "expanding", "bring", "brings", "bringing", "brought", "hike", "hiked", "improve", "improved":
		return true
	}
	return false
}

// causing reports a verb whose object is what an amount is of: "caused damage of".
func causing(w string) bool {
	switch w {
	case "caused", "causing", "causes", "cause", "suffered", "suffering", "faces", "faced", "facing", "wants", "seeks", "sought", "takes", "took":
		return true
	}
	return false
}

// manner reports a noun that says with "in" how an amount is meant, and not what
// it is of: "$5 million in all".
func manner(w string) bool {
	switch w {
	case "all", "total", "cash", "turn", "fact", "exchange", "part", "advance", "particular", "addition", "return", "order", "question", "favor", "favour", "place", "force",
		"length", "width", "height", "depth", "diameter", "size", "value", "sum", "response", "line", "effect", "public", "person", "terms", "volume", "annual":
		return true
	}
	return false
}

// paying reports a verb that leads to a price.
func paying(w string) bool {
	switch w {
	case "paid", "pay", "pays", "paying", "spent", "spend", "spends", "spending", "offered", "offer", "bid", "gave", "allocated", "earmarked", "budgeted", "approved":
		return true
	}
	return false
}

// trading reports a verb whose object changes hands for an amount.
func trading(w string) bool {
	switch w {
	case "exported", "imported", "sold", "bought", "supplied", "purchased", "shipped", "delivered", "exports", "imports", "export", "import", "sell", "buy":
		return true
	}
	return false
}

// sumOf reports a noun with "of" before an amount that says no more than the amount:
// "contracts to the tune of $5 million".
func sumOf(w string) bool {
	switch w {
	case "amount", "sum", "tune", "total", "volume", "value":
		return true
	}
	return false
}

// foreseeing reports a verb whose object is to rise, to fall or to reach an amount.
func foreseeing(w string) bool {
	switch w {
	case "expected", "expects", "expect", "expecting", "forecast", "forecasts", "predicted", "predicts", "projected", "anticipates", "anticipated", "wants", "allowed", "allows",
		"caused", "causing", "pushed", "pushing", "helped", "helping", "led", "leading", "sees", "enables", "enabled":
		return true
	}
	return false
}

// rate reports a noun for how fast something moves, and no thing by itself.
func rate(w string) bool {
	return w == "rate" || w == "pace" || w == "speed" || w == "average"
}

// earning reports verbs in the present whose object is an amount.
func earning(w string) bool {
	switch w {
	case "make", "earn", "pay", "get", "gets", "got", "weigh", "own", "owns", "owned", "win", "won", "wins", "need", "needs", "want", "wants", "spend", "receive", "receives", "sell", "sells", "buy", "buys",
		"earns", "took", "take", "takes", "lies", "lie", "lay", "lent", "lends", "gave", "gives", "fetched", "fetches", "charges", "charged", "stole", "hid", "borrowed", "owes", "owed", "fined", "winning", "means", "mean":
		return true
	}
	return false
}

// level reports a verb that leads to a level: "amounted", "reached".
func level(w string) bool {
	switch w {
	case "amounted", "amounts", "amounting", "reached", "reaches", "reaching", "totaled", "totalled", "totals", "totaling", "stood", "stands", "accounted",
		"accounts", "exceeded", "exceeds", "comprised", "made", "makes", "hit", "came", "comes", "includes", "included", "implement", "implements", "implemented",
		"cost", "costs", "earned", "spent", "spends", "paid", "pays", "sold", "bought", "raised", "covers", "covered", "received", "employs", "employed", "produced",
		"produces", "provides", "provided", "invested", "signed", "built", "stretches", "measures", "weighs", "holds", "held",
		"attracted", "generated", "posted", "recorded", "averaged",
		"составил", "составила", "составило", "составили", "достиг", "достигла", "достигло", "достигли":
		return true
	}
	return false
}
