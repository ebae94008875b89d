package annotate

func (d *doc) documents(events []Event) []Document { return nil }
