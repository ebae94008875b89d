package annotate

// subjectBefore is the person whom "he" or "she" at the offset stands for: the
// subject of the nearest sentence before it. The subject of the sentence that
// holds the offset counts when it stands before the offset.
func (d *doc) subjectBefore(offset int) (Mention, bool) { return Mention{}, false }
