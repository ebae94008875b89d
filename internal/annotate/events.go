package annotate

func (d *doc) events(dates []When) []Event { return nil }
