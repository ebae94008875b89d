package figure

import "dateline/internal/prose"

// trend is the direction a word gives a change.
func trend(w string) string {
	switch w {
	case "grew", "grow", "grows", "growing", "grown", "increased", "increase", "increases", "increasing", "rose", "rise", "rises", "rising", "risen", "up",
		"gained", "gain", "gains", "gaining", "jumped", "jump", "jumping", "surged", "surge", "surging", "soared", "soar", "soaring", "climbed", "climb",
		"climbing", "advance", "advances", "advancing", "faster", "expanded", "expand", "expanding", "expansion", "growth",
		"advanced", "added", "rallied", "spiked", "swelled", "widened", "boosted",
		"jumps", "surges", "soars", "climbs", "rallies", "rallying", "spiking", "rebounds", "rebounding", "accelerating", "strengthening", "swelling", "widening",
		"boost", "higher", "more", "raised", "raise", "raising", "accelerated", "strengthened", "appreciated", "rebounded", "edged up",
		"multiplied", "doubled", "tripled", "trebled", "quadrupled", "doubling", "tripling", "improved", "upped", "hike", "hiked", "larger", "greater",
		"вырос", "выросла", "выросло", "выросли", "увеличился", "увеличилась", "увеличилось", "увеличились", "рост", "роста", "больше", "выше", "возрос", "возросла", "прирост":
		return "up"
	case "fell", "fall", "falls", "falling", "fallen", "decreased", "decrease", "decreases", "decreasing", "dropped", "drop", "drops", "dropping", "declined",
		"decline", "declines", "declining", "down", "lost", "loss", "lose", "losing", "shed", "slid", "slide", "sliding", "slipped", "slip", "sank", "sink", "plunged",
		"plunge", "plummeted", "tumbled", "tumble", "loses", "plunges", "plunging", "plummet", "plummets", "plummeting",
		"tumbles", "tumbling", "slides", "slips", "slipping", "sinks", "sinking", "slumps", "slumping",
		"shrinks", "dip", "dips", "dipping", "eases", "easing", "sheds", "shedding", "weakening", "narrowing", "slowing",
		"shrank", "shrink", "shrinking", "shrunk", "contracted", "contracting", "slower", "contract", "contraction", "cut",
		"cuts", "cutting",
		"reduced", "reduce", "reducing", "reduction", "lowered", "lower", "less", "fewer", "weakened", "depreciated", "slumped", "slump", "dipped", "eased",
		"narrowed", "slow", "slows", "halved", "retreated", "slashed", "slowed", "deteriorated", "smaller",
		"упал", "упала", "упало", "упали", "снизился", "снизилась", "снизилось", "снизились", "сократился", "сократилась", "сократилось", "сократились", "уменьшился", "уменьшилась", "спад", "снижение", "меньше", "ниже":
		return "down"
	}
	return ""
}

// particled reports a verb that "up" or "down" behind it makes another verb of, and
// no rise or fall: "gave up", "shot down".
func particled(w string) bool {
	switch w {
	case "gave", "give", "gives", "giving", "given", "made", "make", "makes", "making", "set", "sets", "setting", "put", "puts", "putting", "pick", "picked", "picks", "picking", "took", "take", "takes", "taking", "taken",
		"build", "built", "building", "backed", "signed", "sign", "rack", "racked", "racking", "shot", "shoot", "shoots", "shooting", "shut", "shuts", "shutting",
		"tracked", "hunted", "turned", "knocked", "struck", "laid", "lay", "tore", "torn", "tear", "tearing", "broke", "broken", "blew", "blow", "blown", "rounded", "brought", "called", "lined", "hand", "handed", "used", "ate", "bought", "snapped":
		return true
	}
	return false
}

// direction says whether the figure is a rise or a fall. Tokens from begin the
// clause, before begins the figure with its modifier, end follows it.
func (r *reckon) direction(from, before, end int, kind unitKind) string {
	if end < len(r.Toks) && r.Toks[end].Kind == prose.Word && kind != noUnit {
		w := r.Low(end)
		switch w {
		case "more", "higher", "less", "lower", "fewer", "increase", "rise", "growth", "drop", "decrease", "decline", "fall", "jump", "cut", "gain", "surge", "advance", "faster", "slower",
			"reduction", "hike", "slump", "plunge", "loss", "larger", "smaller", "greater", "contraction", "above", "below", "raise", "up", "down", "больше", "меньше", "выше", "ниже":
			return trend(w)
		}
	}
	if before <= from {
		return ""
	}
	if m := r.Low(before); m == "above" || m == "below" || m == "over" && kind == money {
		return "" // a level
	}
	p := r.Low(before - 1)
	if (p == "up" || p == "down") && before-2 >= from && particled(r.Low(before-2)) {
		return "" // "gave up 20 seats"
	}
	if t := trend(p); t != "" && p != "more" && p != "less" && p != "above" && p != "below" && p != "added" && p != "contract" && p != "lower" && p != "higher" {
		return t
	}
	if p == "by" || p == "на" || p == "another" || p == "further" || p == "a" || p == "an" || p == "of" || p == "additional" {
		reach := 8
		if p == "of" || p == "a" || p == "an" {
			reach = 2
		}
		for i := before - 2; i >= from && i >= before-2-reach; i-- {
			w := r.Low(i)
			if w == "." || w == ";" || w == "to" && p != "by" {
				break
			}
			if t := trend(w); t != "" && w != "more" && w != "added" {
				return t
			}
		}
	}
	return ""
}
