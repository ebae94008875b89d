package normalize

import (
	"strings"
	"testing"

	"dateline/internal/roster"
)

func TestADerivedTitleIsAMainClause(t *testing.T) {
	for sentence, want := range map[string]string{
		"At a meeting with Velmora's top diplomat in Port Ellis, the head of the lake council expressed full support of the talks on the ferries, the ministry of roads was quoted as saying Monday.":                   "The head of the lake council expressed full support of the talks on the ferries",
		"On March 17, 2021, Velmoran President Ada Brovik received a delegation led by Ida Quill, Speaker of the Upper Chamber of the Council of the Seven Shores.":                                                     "Velmoran President Ada Brovik received a delegation led by Ida Quill",
		"President of the Republic of Velmora Ada Brovik has received a delegation led by President of the Ostrand Academy of Sciences Ivan Dremov, Lakepress reports.":                                                 "Ada Brovik has received a delegation led by President of the Ostrand Academy of Sciences Ivan Dremov",
		"Ada Brovik, Minister of Roads and of Water, on Monday received Ivan Dremov, the envoy of Ostrand.":                                                                                                             "Ada Brovik on Monday received Ivan Dremov, the envoy of Ostrand",
		"Brovik, who came by ship on Oct. 16, said it was a great pleasure to be in Port Ellis at the opening of the lock.":                                                                                             "Brovik said it was a great pleasure to be in Port Ellis at the opening of the lock",
		"Velmora and Ostrand intend to raise the number of ferries between their main ports from four to eleven by the end of the decade through a common fund that the two lake councils and four banks have founded.": "Velmora and Ostrand intend to raise the number of ferries between their main ports from four to eleven",
		"A meeting was held in Port Ellis between the Minister of Roads and of Water of the Seven Shores Ada Brovik, the head of the lake council Carl Dremov and the chief engineer of the yard, Ida Quill.":           "A meeting was held in Port Ellis",
	} {
		if got, _ := derive(sentence, newNames(roster.New(), Options{})); got != want {
			t.Errorf("%q\n got %q\nwant %q", sentence, got, want)
		}
	}
}

func TestALongSentenceIsCutAtAClause(t *testing.T) {
	for sentence, want := range map[string]string{
		"Ada Brovik met Carl Dremov in Port Ellis on Oct. 17, and both spoke with approval of the way in which the work of the two lake commissions has been going since the spring.":                 "Ada Brovik met Carl Dremov in Port Ellis on Oct. 17",
		"Ada Brovik, on a state visit to Ostrand, and Carl Dremov witnessed the signing of the agreement to build the Sound Link, a railway of 87 km between Port Ellis and Strandholm, in the rain.": "Ada Brovik, on a state visit to Ostrand, and Carl Dremov witnessed the signing of the agreement to build the Sound Link",
		"Freight on the lake route of the seven shores has grown by 35 percent in the first four months of this year compared with the same four months of the year before the flood.":                "Freight on the lake route of the seven shores has grown by 35 percent in the first four months of this year",
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

// TestPairsMayHaveEveryWordOfTheText: to pass over a word that is there would lose it.
func TestPairsMayHaveEveryWordOfTheText(t *testing.T) {
	text := "Please turn ON JavaScript — Подписывайтесь на наш канал, it's in your in\x00box"
	var had pairs
	had.read(text)
	for i := range text {
		for k := i; k <= len(text); k++ {
			if !had.may(text[i:k]) {
				t.Errorf("%q is passed over", text[i:k])
			}
		}
	}
	for _, word := range [...]string{"cookie", "аудио", "notice"} {
		if had.may(word) {
			t.Errorf("%q may be there", word)
		}
	}
}

func TestMoreWordsCountsAsFieldsDoes(t *testing.T) {
	for _, s := range [...]string{"", " ", "one", " one two ", "one\ttwo\nthree\u00a0four"} {
		for n := range 6 {
			if got, want := moreWords(s, n), len(strings.Fields(s)) > n; got != want {
				t.Errorf("more than %d words in %q: %v", n, s, got)
			}
		}
	}
}
