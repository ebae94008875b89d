package normalize

import (
	"strings"
	"testing"

	"dateline/internal/roster"
)

func TestALongSentenceIsCutAtAClause(t *testing.T) {
	for sentence, want := range map[string]string{
		"Ada Brovik met Carl Dremov in Port Ellis on Oct. 17, and both spoke with approval of the way in which the work of the two lake commissions has been going since the spring.":                 "Ada Brovik met Carl Dremov in Port Ellis on Oct. 17",
		"Ada Brovik, on a state visit to Ostrand, and Carl Dremov witnessed the signing of the agreement to build the Sound Link, a railway of 87 km between Port Ellis and Strandholm, in the rain.": "Ada Brovik, on a state visit to Ostrand, and Carl Dremov witnessed the signing of the agreement to build the Sound Link",
		"The council approved the plan, and it will meet again.":                                                            "The council approved the plan, and it will meet again",
		"Ada Brovik received the envoy, congratulating him on his appointment.":                                             "Ada Brovik received the envoy",
		"Velmora will go on building ferries, said President of Velmora Ada Brovik during a meeting with the lake council.": "Velmora will go on building ferries",
	} {
		got, _ := derive(sentence, newNames(roster.New(), Options{}))
		if got != want || strings.Contains(got, "…") {
			t.Errorf("%q\n got %q\nwant %q", sentence, got, want)
		}
	}
}
