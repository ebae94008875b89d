package diag

import (
	"slices"
	"strings"
)

// Code is a kind of problem: what it means and what to do about it, one
// sentence each. A diagnostic's own Msg and Hint say the same of one case.
type Code struct{ Code, Means, Do string }

// Codes are all kinds of problem, sorted. They are published in the problems
// table, so a code that was once in a release keeps its meaning.
var Codes = []Code{
	{"article/file-name", "An article's id is not the name of its file.", "Name the file after the id, with .md behind it; the id itself should never change."},
	{"article/front", "An article's file has no front matter.", "Begin it with a line ---, at least id, title and date, and another line ---."},
	{"article/huge", "An article's file is too large to be read, and was set aside.", "Divide it: a press report is some kilobytes."},
	{"article/id", "Something that must be an id is none, or an article has no id.", "Use only a-z, 0-9 and -, at most 80 of them."},
	{"article/limit", "A report's text is too long, or has more markup than a text can have, to be read as Markdown; it is shown as plain paragraphs.", "Take the markup out of the text, or divide the report."},
	{"article/orphan", "A note or an override quotes words that the body does not have, or has more than once.", "Quote them as they stand in the body, with a prefix or suffix where they stand more than once."},
	{"article/other-file", "A file among the articles is not read, because it is no plain .md file.", "Move it elsewhere, unless it waits there on purpose."},
	{"article/selector", "A note or an override does not say which words it is about.", "Quote the words after exact."},
	{"article/taken", "The place of a new article was taken while its report was read, so the report was not imported.", "Move the file that stands there away and build again."},
	{"article/title", "An article has no title.", "Add a line that begins with title and a colon."},
	{"article/twice", "Two articles bear the same id.", "Give the newer one another id and name its file after it."},
	{"article/word", "A key that knows only certain words bears another one.", "Write one of the words that the message lists."},
	{"date/ambiguous", "A date in a report may have the day or the month first, and nothing says which.", "Give the date in seeds.yaml."},
	{"date/conflict", "A report gives two dates for its own publication that contradict each other; the stronger was taken.", "Give the date in seeds.yaml, or correct it in the article."},
	{"date/edtf", "A date is not in the Extended Date/Time Format.", "Write it as 2018-11-13, 2018-11, 2018, 2018-06? or 2012/2019."},
	{"date/impossible", "A date in a report is a day that no calendar has.", "Give the date in seeds.yaml."},
	{"date/order", "Something ends before it starts.", "Check both dates."},
	{"front/anchor", "A YAML anchor or alias, which is not read.", "Write the value out in each place."},
	{"front/bool", "A value that must be true or false is neither.", "Write true or false."},
	{"front/kind", "A value is of the wrong kind: a list where one text belongs, or the like.", "Write it as the message says."},
	{"front/limit", "The YAML is too long, too deep or has too many keys.", "Move long text into the body, or divide the file."},
	{"front/number", "A value that must be a number is none.", "Write digits with a point, such as 43.25."},
	{"front/open", "The front matter begins and never ends.", "End it with a line that holds only ---."},
	{"front/tag", "A YAML tag, which is not read.", "Leave the tag out."},
	{"front/twice", "A key stands twice in one map.", "Keep one of them."},
	{"front/unknown-key", "A key is not known, so its value is not used.", "Check the spelling; the hint names the nearest known key."},
	{"front/utf8", "A file that people edit is not in UTF-8.", "Save it as UTF-8."},
	{"front/yaml", "The text is not valid YAML.", "Put quotation marks around a value with a colon, a # or a leading quote; check that lines below one another begin at the same column."},
	{"report/crash", "The program failed on a report; the others are not touched, and the report is shown as the message says, or set aside.", "Report the fault, with the file: no report should be able to do this."},
	{"roster/alias", "An alias has no text.", "Write the other name after text."},
	{"roster/coordinates", "A latitude is beyond 90 or a longitude beyond 180 degrees.", "Check that lat and lon are not exchanged."},
	{"roster/family-name", "A leader's family name is not a part of the name.", "Write it as it stands in name."},
	{"roster/folder", "A file lies in a folder that holds no kind of entity, and is not read.", "Move it to leaders, initiatives, places, organizations or sources."},
	{"roster/front", "An entity's file has no front matter.", "Begin it with a line ---, at least id and name, and another line ---."},
	{"roster/id", "An entity's id is not its file's name, or cannot be an id.", "Name the file after the id, of a-z, 0-9 and - alone, with .md behind it."},
	{"roster/name", "An entity has no name.", "Add a line that begins with name and a colon."},
	{"roster/role", "A role has no title.", "Write the office after title."},
	{"roster/twice", "Two files of one kind bear the same id.", "Keep one of them."},
	{"roster/unknown-id", "An id is mentioned that no file of content/ has.", "Correct the spelling, write the file, or take the id out."},
	{"roster/word", "A key that knows only certain words bears another one.", "Write one of the words that the message lists."},
	{"seed/binary", "A file among the seeds is not text, and was set aside.", "Put the report's text in its place; if it is text, save it again as UTF-8."},
	{"seed/changed", "A seed is not the file any more from which its article was made; the article is kept.", "Delete the article to import the file anew, or put the old file back."},
	{"seed/damaged", "Some bytes of a seed mean nothing in its encoding; they are shown as �.", "Compare with where it came from: a newer copy may be whole."},
	{"seed/duplicate", "A seed holds the same bytes as another, and was set aside.", "Delete one of the two."},
	{"seed/empty", "A seed holds nothing but white space, and was set aside.", "Put the report's text into it, or delete it."},
	{"seed/encoding", "The encoding of a seed was guessed and is not certain.", "If the letters look wrong, save the file again as UTF-8."},
	{"seed/format", "A seed is in a format that is not read as a report.", "Save the report's text as plain text, and put that in its place."},
	{"seed/hidden", "A hidden file among the seeds is not read.", "Rename it if it is a report."},
	{"seed/huge", "A seed is too large for a report, and was set aside.", "Split it into one file a report."},
	{"seed/link", "A symbolic link among the seeds; links are not followed.", "Put the file itself there."},
	{"seed/mojibake", "The text of a seed was once saved in the wrong encoding.", "Open it as UTF-8 and save it as the hint says, or fetch it anew."},
	{"seed/name", "A seed's name cannot be kept on every system, and the file was set aside.", "Rename the file."},
	{"seed/readme", "A README among the seeds is not read as a report.", "Rename it if it is one."},
	{"seed/special", "Something among the seeds is not a plain file.", "Put a plain file there."},
	{"seed/unreadable", "A seed could not be read, and was set aside.", "Check the permissions."},
	{"seeds/sidecar", "seeds.yaml speaks of a file that is not there.", "Check the name, or take the entry out."},
	{"site/alt", "A picture has no alternative text.", "Describe the picture in alt, or write alt=\"\" for an ornament."},
	{"site/base", "A page has a base element, which breaks links to its own parts and copies of the folder.", "Take it out."},
	{"site/base-url", "The address of the site is not a whole one.", "Write it with https:// in front and a slash at the end."},
	{"site/charset", "A page does not say within its first 1024 bytes that it is UTF-8.", "Put the meta element with charset first in the head."},
	{"site/dir-link", "A link names a folder, which file:// shows as a listing.", "Name the file, mostly index.html."},
	{"site/doctype", "A page has no doctype, so browsers show it in quirks mode.", "Begin it with <!doctype html>."},
	{"site/encoding", "A published file is not UTF-8, or a text has control characters.", "Save templates and static files as UTF-8, without control characters."},
	{"site/escape", "A link leaves the site's folder.", "Link to a file inside it, or write a whole address."},
	{"site/fragment", "A link names a part of a page that no id there bears.", "Correct the part after #, or give the element that id."},
	{"site/h1", "A page has no first-level heading, or more than one.", "Give it exactly one h1."},
	{"site/heading", "A heading skips a level, as h4 after h2.", "Use the next level, and style it as you like."},
	{"site/id", "An id is empty, has a space, or stands twice on its page.", "Give each element an id of its own."},
	{"site/inline", "An element has a style attribute or an event handler, which a strict policy forbids.", "Move it to a style sheet or a script."},
	{"site/json", "A published table or document is not valid JSON.", "Look at what wrote it; in .jsonl each line is one object."},
	{"site/lang", "A page does not say its language.", "Write lang on the html element."},
	{"site/link", "A link leads to a file that is not there, or whose name differs in case.", "Correct the link; names differ by case on most hosts."},
	{"site/name", "Two published files have names that differ only in case.", "Rename one: some systems keep only one of them."},
	{"site/nesting", "Elements of a page are not closed, closed twice, or stand where they may not.", "Correct the template at the place that the message shows."},
	{"site/no-config", "The site has no content/site.yaml, so the built-in settings are used.", "Write one with at least a title; dateline new makes a commented one."},
	{"site/orphan", "No other page links to a page.", "Link to it from an index, or leave it out."},
	{"site/read", "The published folder could not be read.", "Check that it exists and may be read."},
	{"site/ref", "A label or description names an id that its page does not have.", "Correct the attribute or the id."},
	{"site/root-link", "A link begins with a slash: dead on file:// and below a sub-path.", "Write it relative to the file it stands in."},
	{"site/scheme", "A link has a scheme other than http, https or mailto, or none after //.", "Use one of these, or a relative link."},
	{"site/template", "A page holds template syntax, or what a template leaves when it fails.", "Correct the template; a person's own words belong in an element with data-verbatim."},
	{"site/third-party", "A page loads something from another host.", "Put a copy into static/ and link to that."},
	{"site/title", "A page has no title.", "Fill the title element."},
	{"site/url", "An address cannot be read, is empty, or has a space or a backslash.", "Percent-encode spaces and use forward slashes."},
	{"site/xml", "A feed, map or drawing is not well-formed XML.", "Look at the place that the message shows; names like &nbsp; are not known in XML."},
}

// Lookup returns the code of that name, such as "front/yaml".
func Lookup(code string) (Code, bool) {
	i, ok := slices.BinarySearchFunc(Codes, code, func(c Code, s string) int { return strings.Compare(c.Code, s) })
	if !ok {
		return Code{}, false
	}
	return Codes[i], true
}
