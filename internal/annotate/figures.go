package annotate

func (d *doc) figures(quotes []Quote) []Figure { return nil }
