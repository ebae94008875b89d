package article

import (
	"dateline/internal/diag"
	"dateline/internal/front"
)

// Keys knows where the keys of an article's file stand. It makes positions only
// when asked: of a thousand articles, nearly all have nothing to report. A nil
// Keys, of an article that was not read from a file, gives the zero Pos. Not
// safe for use by several goroutines at once.
type Keys struct {
	src  *diag.Source
	head front.Value
	body int
}

// Has reports whether the file says anything under the key, be it an empty list.
func (k *Keys) Has(key string) bool {
	if k == nil {
		return false
	}
	v := k.value(key)
	return v != nil && v.Kind != front.Null
}

// Pos is the place of a key's value ("date"), of the body ("body"), or of the
// front matter when the key is not there.
func (k *Keys) Pos(key string) diag.Pos {
	if k == nil {
		return diag.Pos{}
	}
	if key == "body" {
		return k.src.Pos(k.body)
	}
	if v := k.value(key); v != nil {
		return k.src.Pos(v.Off)
	}
	return k.src.Pos(k.head.Off)
}

// Body is the place of a byte of the body.
func (k *Keys) Body(offset int) diag.Pos {
	if k == nil {
		return diag.Pos{}
	}
	return k.src.Pos(k.body + offset)
}

// Item is the place of one item of a list, by its index in the Article: the id
// in Leaders, the words exact in Notes and Overrides.
func (k *Keys) Item(key string, i int) diag.Pos {
	if k == nil {
		return diag.Pos{}
	}
	v := k.value(key)
	if v == nil || v.Kind != front.List {
		return k.Pos(key)
	}
	for j := range v.Items {
		it := &v.Items[j]
		if !kept(key, it) {
			continue
		}
		if i--; i >= 0 {
			continue
		}
		for _, p := range it.Pairs {
			if p.Key == "exact" {
				return k.src.Pos(p.Value.Off)
			}
		}
		return k.src.Pos(it.Off)
	}
	return k.Pos(key)
}

// kept reports whether Parse puts the item into the article: one of the wrong
// kind, or that is no id, it reports and leaves out.
func kept(key string, v *front.Value) bool {
	switch key {
	case "leaders", "initiatives":
		return v.Kind == front.Scalar && ValidID(v.Text)
	case "notes", "overrides":
		return v.Kind == front.Map || v.Kind == front.Null
	}
	return v.Kind == front.Scalar
}

func (k *Keys) value(key string) *front.Value {
	for i := range k.head.Pairs {
		if k.head.Pairs[i].Key == key {
			return &k.head.Pairs[i].Value
		}
	}
	return nil
}
