package main

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// sites holds the same site for each peer, in the folder of its name, with
// templates as small as can be: an article's page with its people and
// initiatives and the way to its neighbours, a timeline of a hundred a page for
// all and for each person and initiative, feeds, a site map.
//
//go:embed all:peers
var sites embed.FS

// peer is another program that builds a site of the same reports, or a part of one.
type peer struct {
	name    string
	content string // the folder of its site that the reports go to; "" for one that has none
	args    []string
	out     string // what stands before the name of the output folder
	get     string
}

var peers = []peer{
	{"hugo", "content", []string{"--noBuildLock", "--quiet"}, "--destination=", "go install github.com/gohugoio/hugo@latest"},
	{"eleventy", "src", []string{"--quiet"}, "--output=", "npm install -g @11ty/eleventy@3"},
	{name: "pagefind", get: "npm install -g pagefind"},
}

// runs says whether a row is of the program, alone or with another.
func (p peer) runs(row string) bool {
	return slices.Contains(strings.Split(strings.TrimSuffix(row, " save"), "+"), p.name)
}

// installed writes the site of each peer that a row asks for and the PATH has, and
// says of the others how they come there.
func (b *bench) installed(rows []string) error {
	for _, p := range peers {
		if !slices.ContainsFunc(rows, p.runs) {
			continue
		}
		program, err := exec.LookPath(p.name)
		if err != nil {
			fmt.Printf("%s is not installed: its row is left out (%s)\n", p.name, p.get)
			continue
		}
		b.peers[p.name] = program
		if p.content == "" {
			continue
		}
		site, err := fs.Sub(sites, "peers/"+p.name)
		if err != nil {
			return err
		}
		dir := filepath.Join(b.dir, p.name)
		if err := os.CopyFS(dir, site); err != nil {
			return err
		}
		if err := b.corpus.markdown(filepath.Join(dir, p.content)); err != nil {
			return err
		}
	}
	return nil
}

// build runs a peer in its site's folder.
func (b *bench) build(p peer, out string) (cost, error) {
	cmd := exec.Command(b.peers[p.name], append(p.args, p.out+out)...)
	cmd.Dir = filepath.Join(b.dir, p.name)
	return timed(cmd)
}
