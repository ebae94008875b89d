package annotate

func (d *doc) quotes() []Quote { return nil }
