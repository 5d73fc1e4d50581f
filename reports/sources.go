package reports

// clause is what a citation is called on paper, and where its text stands.
func (b *builder) clause(citation string) Link { return Link{Text: citation} }

// source is what the prefix of citations is called on paper.
func (b *builder) source(prefix string) string { return prefix }

// sourceField is a law or standard in full, and where its text stands.
func (b *builder) sourceField(prefix string) Field { return Field{Label: prefix, Value: none} }
