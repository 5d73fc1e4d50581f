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

// Unsaid are the sentences about what is left out that no section says.
func (r *Report) Unsaid() []string {
	said := map[string]bool{}
	for _, s := range r.Sections {
		for _, b := range s.Body {
			if p, ok := b.(Para); ok {
				said[p.Text] = true
			}
		}
	}
	var out []string
	for _, s := range r.Hidden {
		if !said[s] {
			out = append(out, s)
		}
	}
	return out
}
