package normalize

import (
	"strings"

	"dateline/internal/prose"
)

// What a page says of itself and not of the news: of the browser, of scripts and
// cookies, of a page that is not there, of who may read on.

// notice reports a line of that kind. Beside a word of that trade it takes one
// that speaks to the reader, so that news of browsers and cookies are none.
func notice(t string) bool {
	if len(t) < 3 || len(t) > 400 {
		return false
	}
	if strings.HasPrefix(t, "Follow ") && followed(t) {
		return true
	}
	if len(t) > 30 && !mayNotice(t) {
		return false
	}
	f := prose.Fold(t)
	if missing[strings.Trim(f, " .!:")] {
		return true
	}
	if !strings.Contains(f, "you") && !strings.Contains(f, "please") && !strings.Contains(f, "this ") && !strings.Contains(f, "our ") && !strings.Contains(f, "we ") && !strings.Contains(f, "follow us ") && !strings.Contains(f, "ваш") && !strings.Contains(f, "подпи") && !strings.Contains(f, "undesirable") {
		return false
	}
	for _, n := range notices {
		if !strings.Contains(f, n[0]) {
			continue
		}
		for _, also := range n[1:] {
			if strings.Contains(f, also) {
				return true
			}
		}
	}
	return false
}

// followed reports a call to follow somebody on a platform, and no account of it: "Follow
// Ann Example on Twitter.", "Follow Lake News on Facebook, on X, and on Instagram. Send …".
func followed(t string) bool {
	first, _, _ := strings.Cut(t, ". ")
	who, where, ok := strings.Cut(strings.TrimPrefix(first, "Follow "), " on ")
	if !ok || len(t) > 200 || len(strings.Fields(who)) > 5 || strings.ContainsAny(who, ",\"“") {
		return false
	}
	for word := range strings.FieldsFuncSeq(where, func(r rune) bool { return r == ' ' || r == ',' || r == '.' || r == '/' }) {
		switch word {
		case "Facebook", "Twitter", "X", "Instagram", "Telegram", "WhatsApp", "LinkedIn", "YouTube", "TikTok", "Threads", "Bluesky":
		case "on", "and", "or", "at":
		default:
			return strings.HasPrefix(word, "@")
		}
	}
	return true
}

// mayNotice reports, before t is folded, whether it holds one of the words that
// open the rows of notices.
func mayNotice(t string) bool {
	var had pairs
	had.read(t)
	for _, word := range [...]string{
		"avascript", "avaScript", "AVASCRIPT", "rowser", "ookie", "he page you", "d blocker", "dblock", "dBlock", "ubscri",
		"ollow us ", "ewsletter", "r inbox", "ndesirable ", "could face fines", "upport ", "kismet", "rinted from", "his content", "одпи", "раузер",
	} {
		if had.may(word) && strings.Contains(t, word) {
			return true
		}
	}
	return false
}

// pairs are the pairs of bytes that stand side by side in a text, each by the lower
// five bits of the two, so that letters of both cases fall together. A text that has
// not all pairs of a word does not have the word: where dozens are looked for, one
// pass tells of most of them that they are not there.
type pairs [1 << 10]bool

// read puts the pairs of a text into an empty set.
func (p *pairs) read(t string) {
	at := 0
	for i := range len(t) {
		at = at<<5&(len(p)-1) | int(t[i]&31)
		p[at] = true
	}
}

// may reports that the text can have the word.
func (p *pairs) may(word string) bool {
	for i := 1; i < len(word); i++ {
		if !p[int(word[i-1]&31)<<5|int(word[i]&31)] {
			return false
		}
	}
	return true
}

// missing are lines of a page that was not there, and buttons below a notice.
var missing = folded(
	"404", "404 not found", "404 error", "error 404", "403 forbidden", "page not found", "not found", "sorry", "sorry!", "oops",
	"got it", "got it!", "ok, got it", "i accept", "accept & close", "cookies", "страница не найдена",
)

// notices are words of which the first makes a notice with any of the others.
var notices = [...][]string{
	{"javascript", "enable", "disabled", "turn on", "requires", "browser"},
	{"undesirable organi", "has been declared"},
	{"could face fines", "sharing", "commenting"},
	{"browser", "outdated", "upgrade", "not support", "support html", "unsupported", "update your", "old version"},
	{"cookie", "use ", "uses ", "using", "accept", "policy", "consent", "settings", "preferences", "disable"},
	{"the page you", "not be found", "not found", "exist", "removed", "moved", "looking for"},
	{"ad blocker", "disable", "turn off", "using"},
	{"adblock", "disable", "turn off", "using"},
	{"subscri", "already a", "to continue", "continue reading", "unlimited access", "free articles"},
	{"support ", "our journalism", "independent journalism", "our work for", "our reporting"},
	{"akismet", "spam"},
	{"get the latest posts", "email", "subscri"},
	{"full archive", "subscribe", "access"},
	{"follow us", "google news", "whatsapp", "telegram", "facebook", "instagram", "youtube", "social media"},
	{"newsletter", "sign up", "in your inbox", "to your inbox", "subscribe"},
	{"your inbox", "daily", "sign up", "signing up", "subscri", "deliver", "headlines", "confirm"},
	{"this article was printed from", "http", "www."},
	{"this content is", "free", "subscribers"},
	{"подпи", "telegram", "телеграм", "канал", "рассылк", "instagram"},
	{"браузер", "устарел", "javascript"},
}

// noticeAbove takes a notice above the report.
func (w *work) noticeAbove() take {
	if r := w.rest(); w.fresh() && !w.hasLine && notice(r) && w.proseFollows() && !w.opens(w.lo) {
		return take{end: w.lines[w.lo].end, confidence: 0.9}
	}
	return take{}
}
