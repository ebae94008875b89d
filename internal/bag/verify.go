package bag

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/internal/diag"
	"dateline/internal/publish"
)

// Report says what was verified.
type Report struct {
	Kind  string // "a bag", "a published site"
	Files int    // all that were read
	Bytes int64
	Day   string // Bagging-Date, if any
	Agent string // the software that packed it, if it says so
}

// member is a file under verification.
type member struct {
	size int64
	open func() (io.ReadCloser, error)
	odd  string // why it is no plain file, if it is none
}

// tree is everything under verification, by path.
type tree map[string]*member

// Folder verifies an unpacked archive or a published site: every file that its
// manifests list and is not there, or has other bytes, or that nothing lists, is
// an error. A published site's adopted files stand in its manifest without a
// checksum: they must be there. The file system must not follow symbolic links.
func Folder(fsys fs.FS) (Report, diag.List) {
	v := &verifier{tree: tree{}}
	v.walk(fsys, ".")
	return v.done()
}

type verifier struct {
	tree tree
	list diag.List
	rep  Report
}

func (v *verifier) errorf(file, code, hint, format string, args ...any) {
	v.list.Errorf(diag.Pos{File: file}, code, hint, format, args...)
}

// restore is the one thing to do about a damaged archive.
const restore = "take it from another copy"

// rebuild is that about a published site.
const rebuild = "build the site again, or take it from another copy"

func (v *verifier) walk(fsys fs.FS, dir string) {
	list, err := fs.ReadDir(fsys, dir)
	if err != nil {
		v.errorf(dir, "bag/unreadable", "check the permissions", "the folder could not be read: %v", err)
		return
	}
	for _, d := range list {
		p := d.Name()
		if dir != "." {
			p = dir + "/" + p
		}
		switch {
		case d.IsDir() && utf8.ValidString(p):
			v.walk(fsys, p)
			continue
		case !d.Type().IsRegular():
			v.tree[p] = &member{odd: (&publish.NotRegularError{Path: "it", Mode: d.Type()}).Error()}
			continue
		}
		info, err := d.Info()
		if err != nil {
			v.errorf(p, "bag/unreadable", "check the permissions", "the file could not be read: %v", err)
			continue
		}
		v.tree[p] = &member{size: info.Size(), open: func() (io.ReadCloser, error) { return fsys.Open(p) }}
	}
}

// done judges what was found.
func (v *verifier) done() (Report, diag.List) {
	root := v.root()
	if root != "" {
		below := tree{}
		for p, m := range v.tree {
			if rest, ok := strings.CutPrefix(p, root+"/"); ok {
				below[rest] = m
			} else {
				v.errorf(p, "bag/added", "move it away", "the file lies beside the top folder %s", root)
			}
		}
		v.tree = below
	}
	switch {
	case v.tree[declName] != nil || v.tree[infoName] != nil || v.tree[tagName] != nil: // one may be missing
		v.rep.Kind = "a bag"
		v.bag()
	case v.tree[manifestName] != nil:
		v.rep.Kind = "a published site"
		v.site()
		for i := range v.list {
			if d := &v.list[i]; d.Hint == restore {
				d.Hint = rebuild
			}
		}
	default:
		v.errorf(".", "bag/kind", "name an archive, an unpacked one, or a published site", "nothing here says what it should hold: there is neither %s nor %s", declName, manifestName)
	}
	v.list.Sort()
	return v.rep, v.list
}

// root is the one top folder that holds it all, or "". Where an archive's top
// holds one folder with a bag, what else is there was added.
func (v *verifier) root() string {
	if v.tree[declName] != nil || v.tree[manifestName] != nil {
		return ""
	}
	found := ""
	for p := range v.tree {
		top, rest, ok := strings.Cut(p, "/")
		if ok && (rest == declName || rest == manifestName) {
			if found != "" && found != top {
				return ""
			}
			found = top
		}
	}
	return found
}

// algorithm returns the name of the checksum that a manifest's file name bears.
func algorithm(p, prefix string) (string, bool) {
	s, ok := strings.CutPrefix(p, prefix)
	s, txt := strings.CutSuffix(s, ".txt")
	return s, ok && txt && s != "" && !strings.ContainsAny(s, "/.")
}

// digits is the length of each checksum that is verified.
var digits = map[string]int{"sha256": 64, "sha512": 128}

// maxTag is how many bytes a tag file or manifest may have to be read.
const maxTag = 1 << 30

// text reads a file of the tree. It is not ok when the file is there and cannot
// be read whole.
func (v *verifier) text(p string) (text []byte, ok bool) {
	m := v.tree[p]
	if m == nil {
		return nil, true
	}
	if m.open == nil {
		return nil, false // a link; reported where it is compared
	}
	if m.size > maxTag {
		v.errorf(p, "bag/limit", restore, "%d bytes are too many for such a file", m.size)
		return nil, false
	}
	r, err := m.open()
	if err != nil {
		v.errorf(p, "bag/unreadable", restore, "the file could not be read: %v", err)
		return nil, false
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, m.size+1))
	return b, err == nil && int64(len(b)) == m.size
}

// site verifies a published folder.
func (v *verifier) site() {
	text, ok := v.text(manifestName)
	if !ok {
		v.errorf(manifestName, "bag/changed", restore, "the manifest cannot be read whole, so that nothing is known of the other files")
		return
	}
	lines, adopted := parseManifest(manifestName, text, 64, ofSite, &v.list)
	want := listing{}
	for _, x := range lines {
		want.add(x.path, "sha256", x.sum)
	}
	have := tree{}
	for p, m := range v.tree {
		if p == manifestName {
			v.count(m)
			continue
		}
		if adopted[p] && want[p] == nil {
			v.count(m)
			continue
		}
		have[p] = m
	}
	for p := range adopted {
		if v.tree[p] == nil {
			v.errorf(p, "bag/missing", restore, "the file, carried over by a build, is gone")
		}
	}
	v.compare(have, want, true, "the site's manifest")
}

func (v *verifier) count(m *member) {
	v.rep.Files++
	v.rep.Bytes += m.size
}

// listing is what manifests say of each path, by algorithm.
type listing map[string]map[string]string

func (l listing) add(path, algo, sum string) {
	if l[path] == nil {
		l[path] = map[string]string{}
	}
	l[path][algo] = sum
}

// bag verifies a bag (RFC 8493, 3: complete and valid).
func (v *verifier) bag() {
	v.declared()
	payload, tags := tree{}, tree{}
	for p, m := range v.tree {
		if strings.HasPrefix(p, "data/") {
			payload[p] = m
		} else if _, ok := algorithm(p, "tagmanifest-"); !ok {
			tags[p] = m
		} else {
			v.count(m)
		}
	}
	v.oxum(payload)
	wantPayload, manifests, whole := v.listed("manifest-", func(p string) bool { return strings.HasPrefix(p, "data/") })
	if manifests == 0 {
		v.errorf(manifestName, "bag/missing", restore, "the bag has no manifest that can be checked (SHA-256 or SHA-512)")
	} else {
		v.compare(payload, wantPayload, whole, "the manifest")
	}
	wantTags, tagManifests, whole := v.listed("tagmanifest-", func(p string) bool { return !strings.HasPrefix(p, "data/") && !strings.HasPrefix(p, "tagmanifest-") })
	switch {
	case tagManifests > 0:
		v.compare(tags, wantTags, whole, "the tag manifest")
	case strings.HasPrefix(v.rep.Agent, "dateline"):
		v.errorf(tagName, "bag/missing", restore, "the bag's tag manifest is gone")
	default:
		for _, m := range tags {
			v.count(m)
		}
	}
	if v.tree["fetch.txt"] != nil {
		v.list.Notef(diag.Pos{File: "fetch.txt"}, "bag/left-out", "", "files that this list says are elsewhere are not fetched")
	}
}

// declared checks bagit.txt.
func (v *verifier) declared() {
	b, _ := v.text(declName)
	s := strings.ReplaceAll(strings.TrimRight(string(b), "\r\n"), "\r\n", "\n")
	version, enc, ok := strings.Cut(s, "\n")
	if v.tree[declName] == nil {
		v.errorf(declName, "bag/missing", restore, "the bag's declaration is gone")
	} else if !ok || version != "BagIt-Version: 1.0" && version != "BagIt-Version: 0.97" || enc != "Tag-File-Character-Encoding: UTF-8" {
		v.errorf(declName, "bag/changed", restore, "the file does not declare a bag of version 1.0 in UTF-8")
	}
}

// oxum reads bag-info.txt and compares the payload's size and number with it.
func (v *verifier) oxum(payload tree) {
	label, value := "", ""
	said := map[string]string{}
	keep := func() {
		if label != "" {
			said[strings.ToLower(label)] = value
		}
	}
	info, _ := v.text(infoName)
	for s := range strings.Lines(string(info)) {
		s = strings.TrimRight(s, "\r\n")
		if s != "" && (s[0] == ' ' || s[0] == '\t') {
			value += " " + strings.TrimSpace(s)
			continue
		}
		keep()
		label, value, _ = strings.Cut(s, ":")
		value = strings.TrimSpace(value)
	}
	keep()
	v.rep.Day, v.rep.Agent = said["bagging-date"], said["bag-software-agent"]
	want, ok := said["payload-oxum"]
	if !ok {
		return
	}
	var n int64
	for _, m := range payload {
		n += m.size
	}
	if got := fmt.Sprintf("%d.%d", n, len(payload)); got != want {
		v.errorf(infoName, "bag/oxum", "the other lines name the files", "the payload has %s bytes and files (Payload-Oxum), the bag says %s", got, want)
	}
}

// listed merges the manifests of one kind that can be checked. In a bag every
// one of them lists every file. It is not whole when one could not be read.
func (v *verifier) listed(prefix string, belongs func(string) bool) (want listing, manifests int, whole bool) {
	want, whole = listing{}, true
	var names []string
	for p := range v.tree {
		if a, ok := algorithm(p, prefix); ok && (prefix != "manifest-" || !strings.HasPrefix(p, "tag")) {
			if digits[a] == 0 {
				v.list.Notef(diag.Pos{File: p}, "bag/left-out", "", "checksums of the kind %s are not checked", a)
				continue
			}
			names = append(names, p)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		a, _ := algorithm(name, prefix)
		text, ok := v.text(name)
		if !ok {
			v.errorf(name, "bag/changed", restore, "the manifest cannot be read whole, so that files it does not list are not found")
			whole = false
			continue
		}
		lines, _ := parseManifest(name, text, digits[a], ofBag, &v.list)
		for _, x := range lines {
			if !belongs(x.path) {
				v.errorf(name, "bag/manifest", restore, "%s does not belong into this manifest", x.path)
				continue
			}
			want.add(x.path, a, x.sum)
		}
	}
	for p, sums := range want {
		if whole && len(sums) < len(names) {
			v.errorf(p, "bag/manifest", restore, "not every manifest of the bag lists the file")
		}
	}
	return want, len(names), whole
}

// compare reads every file of have and reports how they differ from want. Where
// want is not whole, a file that it does not list is only read.
func (v *verifier) compare(have tree, want listing, whole bool, who string) {
	var missing []string
	for p := range want {
		if have[p] == nil {
			missing = append(missing, p)
		}
	}
	slices.Sort(missing)
	long := false
	for _, s := range want {
		long = long || s["sha512"] != ""
	}
	lost := map[string]string{} // checksum → missing path
	for _, p := range missing {
		for a, s := range want[p] {
			lost[a+s] = p
		}
	}
	moved := map[string]bool{}
	for _, p := range sortedPaths(have) {
		m := have[p]
		v.count(m)
		sums, listed := want[p]
		if m.odd != "" {
			v.errorf(p, "bag/added", "move it away", "%s", m.odd)
			continue
		}
		got, err := m.sums(long)
		if err != nil {
			v.errorf(p, "bag/changed", restore, "the file cannot be read whole: %v", err)
			continue
		}
		if !listed && !whole {
			continue
		}
		if !listed {
			was := ""
			for a, s := range got {
				if q, ok := lost[a+s]; ok {
					was = q
				}
			}
			if was != "" && !moved[was] {
				moved[was] = true
				v.errorf(p, "bag/moved", "give it its name back", "this is the file that was named %s", was)
			} else {
				v.errorf(p, "bag/added", "move it away", "%s does not list the file", who)
			}
			continue
		}
		for a, s := range sums {
			if got[a] != s {
				v.errorf(p, "bag/changed", restore, "its bytes are not those that %s lists (%d bytes, %s %.12s…, not %.12s…)", who, m.size, a, got[a], s)
				break
			}
		}
	}
	for _, p := range missing {
		if !moved[p] {
			v.errorf(p, "bag/missing", restore, "%s lists the file and it is not there", who)
		}
	}
}

func sortedPaths(t tree) []string {
	out := make([]string, 0, len(t))
	for p := range t {
		out = append(out, p)
	}
	slices.Sort(out)
	return out
}

var errSize = errors.New("it is longer or shorter than its directory entry says")

// sums reads a file and returns its checksums by algorithm: SHA-256, and
// SHA-512 where some manifest asks for it.
func (m *member) sums(long bool) (map[string]string, error) {
	r, err := m.open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	hashes := map[string]hash.Hash{"sha256": sha256.New()}
	var n counter
	w := io.MultiWriter(hashes["sha256"], &n)
	if long {
		hashes["sha512"] = sha512.New()
		w = io.MultiWriter(w, hashes["sha512"])
	}
	_, err = io.Copy(w, io.LimitReader(r, m.size+1))
	if err != nil {
		return nil, err
	}
	if int64(n) != m.size {
		return nil, errSize
	}
	out := map[string]string{}
	for a, h := range hashes {
		out[a] = hex.EncodeToString(h.Sum(nil))
	}
	return out, nil
}
