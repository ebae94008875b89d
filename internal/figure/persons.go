package figure

import (
	"strings"

	"dateline/internal/grammar"
)

// people reports a plural that means people.
func people(w string) bool {
	switch w {
	case "dead", "wounded", "injured", "missing", "killed", "hurt", "arrested", "detained", "hospitalized", "hospitalised",
		"deaths", "fatalities", "casualties", "injuries":
		return w != "deaths" && w != "fatalities" && w != "casualties" && w != "injuries"
	}
	switch s := strings.TrimSuffix(w, "s"); s {
	case w:
		return false
	case "participant", "guest", "citizen", "refugee", "migrant", "immigrant", "passenger", "tourist", "visitor", "patient", "victim",
		"employee", "civilian", "protester", "protestor", "demonstrator", "voter", "pupil", "prisoner", "hostage", "spectator", "attendee",
		"adult", "national", "foreigner", "native", "individual", "militant", "insurgent", "terrorist", "suspect", "detainee", "inmate",
		"athlete", "pensioner", "graduate", "applicant", "customer", "consumer", "subscriber", "user", "follower", "viewer", "reader",
		"child", "baby", "teenager", "villager", "islander", "settler", "pilgrim", "worshipper", "recruit", "conscript", "reservist",
		"rescuer", "firefighter", "peacekeeper", "serviceman", "sailor", "marine", "trooper", "commando", "jobseeker", "commuter",
		"supporter", "fan", "deputie", "inhabitant", "dweller",
		"newcomer", "onlooker", "bystander", "mourner", "evacuee", "asylum-seeker", "peasant", "labourer", "laborer", "clerk", "staffer", "contractor", "intern",
		"trainee", "scholar", "academic", "intellectual", "cadet", "orphan", "widower", "homeowner", "taxpayer",
		"smoker", "donor", "contestant", "seeker", "jihadi", "crewmember", "colonist",
		"competitor", "finalist", "runner", "cyclist", "skier", "swimmer", "climber", "hiker", "rider", "motorist", "pedestrian", "entrant", "hopeful", "learner",
		"shareholder", "stakeholder", "beneficiarie", "recipient", "signatorie", "juror", "assailant", "attacker", "abductee", "captive", "exile", "expatriate", "expert",
		"investigator", "winner", "loser", "minor", "youth", "teen", "toddler", "infant", "twin", "sibling", "parent", "relative", "colleague", "dancer", "actresse", "painter", "chef",
		"midwive", "tutor", "schoolgirl", "schoolboy", "babie", "kid", "herder", "builder", "steward", "guard", "bandit", "robber", "thieve", "burglar", "killer", "murderer", "offender",
		"convict", "defendant", "plaintiff", "claimant", "complainant", "witnesse", "heroe", "magistrate", "buyer", "seller", "shopper", "landlord", "tenant", "local", "renter", "monk", "nun",
		"cleric", "preacher", "believer", "devotee", "observer", "apprentice", "carer", "caregiver", "returnee", "deportee", "smuggler", "trafficker", "hacker", "scammer", "addict",
		"drinker", "gamer", "listener", "backer", "photographer", "cop", "umpire", "referee", "batter", "bowler", "employer", "deserter", "mercenarie", "paramedic", "undergraduate", "newborn",
		"senior", "elder", "celebritie", "bather", "diner", "walker", "jogger", "surfer", "camper", "poacher", "logger", "hunter", "gatherer", "survivor", "dissident", "defector":
		return true
	default:
		r := grammar.RolesOf(s)
		return r&grammar.Office != 0 && s != "source" && s != "head"
	}
}
