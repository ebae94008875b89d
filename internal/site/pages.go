package site

import "dateline/internal/edtf"

// The pages, one struct for each kind. Everything a template shows is worked
// out here; addresses are relative to the page.

// OverviewPage is index.html.
type OverviewPage struct {
	Head
	Subtitle, About string
	Reports, Events string // "5 reports", "9 events"
	Span            string // "2013 to 2023"
	Density         *Density
	Latest          []Item
	LatestYear      Link
	People          []Subject
	Initiatives     []Subject
	Sources         []Subject
	Quote           *Quote
	MoreQuotes      string // address
	Empty           bool
}

// Subject is a person, initiative, place or source in an index.
type Subject struct {
	Link
	Gloss     string // office, kind or sentence
	GlossLang string // where it is not the page's
	Names     []Named
	Reports   int
	Events    int
	Span      string
	Count     string // "4 reports, 2 events"
	Proposed  bool   // found by the program, not checked
	Level     int    // 0 to 4, beside the fullest
	Spark     []SparkBar
	SparkW    int
}

// Named is a name in another language or script.
type Named struct{ Lang, Text string }

// SparkBar is a year in a small drawing of a subject's years, 24 units high.
type SparkBar struct{ X, Y, H int }

// TimelinePage is timeline/index.html.
type TimelinePage struct {
	Head
	Density *Density
	Years   []YearLine
	Undated Link
	Reports Link
	Note    string
}

// YearLine is a year in a few words.
type YearLine struct {
	Link
	Count string
	Items []Item // the events that reports are about, few
	More  int
}

// YearPage is timeline/2018.html.
type YearPage struct {
	Head
	Year    string
	Count   string
	Density *Density
	Groups  []Group
	Reports []Cited
	All     Link // all reports of the year
}

// Group is a run of items under one heading.
type Group struct {
	ID, Title string
	Note      string
	Href      string // of a page of its own
	Items     []Item
	More      int
}

// MonthPage is timeline/2018-11.html, 2018-unknown.html or undated.html.
type MonthPage struct {
	Head
	Month, Year string
	Count, Note string
	Items       []Item
	Part        Part
}

// Part is the place of a page in a list of several pages.
type Part struct {
	N, Of      int
	Prev, Next string
	Pages      []NavLink
}

// ReportsPage is articles/index.html and articles/2018/index.html: reports by
// the day they were published.
type ReportsPage struct {
	Head
	Intro  string
	Years  []Subject
	Groups []ReportGroup
	Part   Part
}

// ReportGroup is a month of reports.
type ReportGroup struct {
	Title   string
	Reports []ReportLine
}

// ReportLine is a report in a list.
type ReportLine struct {
	When
	Href, Title, Lang, Source string
	Digest                    bool
	COinS                     string // for reference managers, on the pages that list reports; see [Site.coins]
}

// ArticlePage is articles/2018/<id>.html. Its body is not here: the renderer
// reads it again.
type ArticlePage struct {
	Head
	ID           string
	Date         When
	TextLang     string
	Source       Link
	Syndicator   Link
	Derived      bool // the title is made from the text
	Digest       *Digest
	ReprintOf    Link
	ReprintLang  string
	Reprints     []ReportLine // with nearly the same text
	Translations []ReportLine // of the same event in the same days, in another language
	Related      []ReportLine // about the same events or, in the same weeks, people
	People       []Person
	Initiatives  []Link
	Places       []Link
	Events       []Told
	Differ       []Figure // which other reports give otherwise
	Facts        []Fact
	Mode         string // full, excerpt or metadata
	Original     string // http(s) address of the report, or ""
	Chicago      string
	CiteLang     string // of the styles of citing, where it is not the page's
	Forms        []CiteForm
	Status       string
	Added        edtf.Date
}

// Digest says which report a text puts in other words.
type Digest struct {
	Source Link
	Date   string
	URL    string
}

// Told is an event that a report tells of, with the paragraph that says so.
type Told struct {
	Link
	Lang string // of its title, where it is not the page's
	When When
	Kind string
	Para int
}

// Fact is a line of a table of facts. A fact has a link, a date's evidence or
// a code in Mono.
type Fact struct {
	Key, Text string
	Href      string
	Mono      string
	List      []string
}

// EventPage is events/2018/<id>.html.
type EventPage struct {
	Head
	Item      Item
	TitleLang string // where it is not the page's
	Date      When
	Note      string // an editor's, in Markdown
	Evidence  []Cited
	Quotes    []Quote
	Figures   []Figure
	Facts     []Fact
	Differ    []Item // what other reports tell of the same people in the same days, otherwise
	Related   []Item
	Fulfils   []Told
	Made      Told // the event that made this plan good
	LeadText  string
}

// LeaderPage is leaders/<id>.html.
type LeaderPage struct {
	Head
	GlossLang, IntroLang string // where they are not the page's
	Names                []Named
	Gloss                string
	Intro                string // Markdown
	Life                 string
	Count                string
	Offices              []Office
	Bar                  *OfficeBar
	Density              *Density
	Groups               []Group
	Whole                Link // all entries, where Groups are not all
	Met                  []Pair
	MetMore              Link
	Quotes               []Quote
	Quotes1              Link    // all of them
	About                []Quote // by others, of this person
	Figures              []Figure
	Subjects             []Subject // initiatives
	Places               []Subject
	Reports              []ReportLine
	More                 int
	Facts                []Fact
}

// Office is an office held.
type Office struct {
	Title, Of string
	Lang      string // of the title, where it is not the page's
	From, To  string
	Now       bool
}

// OfficeBar draws offices over time, 1000 units wide.
type OfficeBar struct {
	Height int
	Bars   []OfficeSpan
	Ticks  []int // where every few years begin
}

// OfficeSpan is an office in the drawing; Open marks an end not known.
type OfficeSpan struct {
	X, W, Y int
	Label   string
	Open    bool
}

// Pair is two people and how often reports tell that they met.
type Pair struct {
	Mark        string // of its place on the page of meetings
	A, B        Link
	N           int
	First, Last When
	Events      []Told
	More        int
}

// InitiativePage is initiatives/<id>.html.
type InitiativePage struct {
	Head
	GlossLang, IntroLang string // where they are not the page's
	Type                 string
	Names                []Named
	Aliases              []string
	Gloss                string
	Intro                string
	Count                string
	Facts                []Fact
	PartOf               Link
	Parts                []Link
	Density              *Density
	Groups               []Group
	Whole                Link
	Used                 []Counted // its names, as reports use them
	Papers               []Document
	Unseen               int    // documents beyond those shown
	Pending              []Item // announced, and not reported held
	People               []Subject
	Figures              []Figure
	Reports              []ReportLine
	More                 int
}

// PlacePage is places/<id>.html.
type PlacePage struct {
	Head
	GlossLang, IntroLang string // where they are not the page's
	Names                []Named
	Gloss                string
	Intro                string
	Count                string
	Facts                []Fact
	Density              *Density
	Groups               []Group
	Whole                Link
	People               []Subject
	Reports              []ReportLine
	More                 int
}

// SourcePage is sources/<id>.html.
type SourcePage struct {
	Head
	GlossLang, IntroLang string // where they are not the page's
	Gloss                string
	Intro                string
	Count                string
	Facts                []Fact
	Density              *Density
	Reports              []ReportLine
	More                 int
	Whole                Link // all reports, where Reports are not all
	Gaps                 string
}

// IndexPage is an index of subjects: leaders, initiatives, places or sources.
type IndexPage struct {
	Head
	Intro string
	Empty string // what would fill it
	Rows  []Subject
	Spark string // what the drawings show
}

// QuotesPage is quotes/index.html, or one speaker's.
type QuotesPage struct {
	Head
	Intro    string
	Speakers []Subject
	Quotes   []Quote
	Part     Part
}

// FiguresPage is figures/index.html, or one unit's.
type FiguresPage struct {
	Head
	Intro   string
	Units   []Subject
	Differ  []Figure // which reports give otherwise, the latest first
	Figures []Figure
	Part    Part
}

// MeetingsPage is meetings.html.
type MeetingsPage struct {
	Head
	People []Link
	Matrix []MatrixRow
	Pairs  []Pair
	More   int
}

// MatrixRow is one person's meetings with each of the others.
type MatrixRow struct {
	Person Link
	Cells  []Cell
}

// AboutPage is about.html.
type AboutPage struct {
	Head
	Description, Editor, Contact, ContactHref, License string
	Rows                                               []CoverageRow
	Certain, Uncertain, Undated                        int
	Digests                                            int
	Excerpts, Withheld                                 int // reports of which only the beginning, or no words, may be published
	Reports, Events                                    string
	Years                                              Link
}

// CoverageRow is a year of the archive: how many reports of each source.
type CoverageRow struct {
	Year    Link
	Reports int
	Sources string
}

// FeedsPage is feeds.html.
type FeedsPage struct {
	Head
	Whole    FeedLine
	Years    []FeedLine // closed ones, the latest first
	Groups   []FeedGroup
	Based    bool // there is a base URL, so that the feeds can be followed
	Calendar bool // there is events.ics
}

// DataPage is data/index.html.
type DataPage struct {
	Head
	Tables    []TableLine
	Annotated bool // each report has its annotations beside its page
	License   string
}

// TableLine is a published table.
type TableLine struct{ Name, Text, JSONL, CSV string }

// PlainPage is 404.html.
type PlainPage struct {
	Head
	Text string
}
