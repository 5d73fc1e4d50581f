package reports

// Anchors are all places in the report that a link may lead to: sections,
// headings with an id, practices and answers.
func (r *Report) Anchors() map[string]bool {
	out := map[string]bool{}
	for _, s := range r.Sections {
		out[s.ID] = true
		for _, b := range s.Body {
			switch b := b.(type) {
			case Heading:
				out[b.ID] = true
			case Practice:
				out[b.Anchor] = true
			case Answer:
				out[b.Anchor] = true
			}
		}
	}
	delete(out, "")
	return out
}
