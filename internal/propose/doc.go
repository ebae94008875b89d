// Package propose finds names in reports that no roster knows: people with their
// offices, programmes, organizations, places, and the houses that report.
//
// A [Reader] reads one report and is pure: it finds runs of words with capitals
// and weighs what stands in and around them. A title, an age, an apposition, a
// verb of speech or the family name alone later on speak for a person; "the" or
// "in" before the words, a thing's noun in or after them, speak against. Lists of
// given names and of family names that come first help, and decide nothing.
// Bodies and programmes are known by their nouns ("Bank", "Initiative"), places
// by theirs, by the dateline and by the words before them; the countries of the
// world are known beforehand, with their adjectives.
//
// A [Gathering] takes what all reports give, in any order, and [Gathering.Proposals]
// makes one proposal of all spellings of a name. [Past] is what was proposed
// before: what a person deleted or changed is never proposed again.
//
// Who made a report is what its header says, and a name of its own: an agency, a
// newspaper or an office, under all the ways in which it is written.
//
// Only English reports are read for other names.
package propose
