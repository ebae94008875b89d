package record

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"dateline/internal/prose"
)

// field is what a column of a table or a key of an object means.
type field uint8

const (
	none field = iota
	title
	date
	modified
	authors
	source
	address
	lang
	body
	summary // a body where there is no other
)

// fieldNames are the names that site.yaml uses for the fields.
var fieldNames = map[string]field{"title": title, "date": date, "authors": authors, "author": authors, "source": source, "url": address, "lang": lang, "body": body}

// Fields are the names that Options.Columns may give a column for.
func Fields() []string { return []string{"title", "date", "authors", "source", "url", "lang", "body"} }

// known are the names under which scrapers, interfaces and newsrooms keep the
// fields, without case and punctuation. The earlier name wins.
var known = [...]struct {
	field field
	names string
}{
	{title, "title headline head hed articletitle newstitle posttitle storytitle header heading заголовок название тақырып 标题 標題 题目 titre titel titulo başlık name"},
	{date, "datepublished datepublish publishedat publishdate publicationdate published pubdate pubtime firstpublished firstpublicationdate webpublicationdate dateposted posted postedat postdate date datetime releasedate publishedon created createdat datecreated timestamp time day isodate dateiso дата датапубликации опубликовано күні 日期 发布时间 時間 datum fecha tarih"},
	{modified, "datemodified modified updated updatedat lastmodified"},
	{authors, "authors author byline bylines creator dccreator writer writers reporter reporters journalist by contributors автор авторы 作者 记者 auteur autor autore yazar"},
	{source, "source sourcename publisher publication publicationname agency outlet newspaper newsagency sitename site provider media newssource sourcedomain feedtitle channel origin источник агентство дереккөз 来源 domain quelle fuente kaynak"},
	{address, "url link sourceurl articleurl permalink canonicalurl canonical weburl pageurl originalurl uri href externalurl guid ссылка адрес 链接"},
	{lang, "lang language languagecode locale inlanguage sourcelang язык"},
	{body, "body text content articlebody articletext maintext fulltext fullcontent bodytext contenttext contenthtml html bodyhtml story storytext rawtext plaintext cleanedtext newstext articlecontent post markdown paragraphs текст мәтін 正文 内容 texte cuerpo metin"},
	{summary, "description summary abstract lead lede excerpt snippet standfirst"},
}

// column is what a name means, and how strongly it says so: 0 is strongest.
type column struct {
	field field
	rank  int
}

// columns is the table of the known names. It is made once, not for each file:
// that would cost six times what it costs to read a report of plain text.
var columns = func() map[string]column {
	m := map[string]column{}
	for _, k := range known {
		for i, name := range strings.Fields(k.names) {
			m[plainName(name)] = column{k.field, i + 1}
		}
	}
	return m
}()

// owned is the table of the site's own names, which go before the known ones.
func owned(opt Options) map[string]column {
	m := map[string]column{}
	for f, name := range opt.Columns {
		if fieldNames[f] != none {
			m[plainName(name)] = column{fieldNames[f], 0}
		}
	}
	return m
}

// field is the meaning of a column.
func (r *reader) field(name string) (field, int) {
	if len(name) > 60 {
		return none, 0
	}
	c, ok := r.column(name)
	if !ok {
		c, _ = r.column(plainName(name))
	}
	return c.field, c.rank
}

func (r *reader) column(name string) (column, bool) {
	c, ok := r.own[name]
	if !ok {
		c, ok = columns[name]
	}
	return c, ok
}

// plainName is a column's name without case, marks and punctuation.
func plainName(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return -1
	}, prose.Fold(s))
}

// stamp makes a date of a number of seconds or thousandths of them since 1970;
// anything else is returned as it is.
func stamp(s string) string {
	s = strings.TrimSpace(s)
	whole, _, _ := strings.Cut(s, ".")
	if len(whole) != 10 && len(whole) != 13 {
		return s
	}
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil {
		return s
	}
	if len(whole) == 13 {
		n /= 1000
	}
	return time.Unix(n, 0).UTC().Format("2006-01-02T15:04:05Z")
}

// isAddress reports a whole address of a page.
func isAddress(s string) bool {
	return (strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")) && len(s) < 2048 && !strings.ContainsAny(s, " \t\n\"<>")
}
