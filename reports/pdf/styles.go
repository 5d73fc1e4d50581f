package pdf

// The styles of text: few sizes, weight before size, no capitals.

func (l *layout) heroText() style    { return l.style(semibold, 40, 14) }
func (l *layout) titleText() style   { return l.style(semibold, 17, 7.4) }
func (l *layout) headText() style    { return l.style(semibold, 10.5, 4.8) }
func (l *layout) bodyText() style    { return l.style(regular, 9.5, 4.6) }
func (l *layout) leadText() style    { return l.style(regular, 10.5, 5) }
func (l *layout) tightText() style   { return l.style(regular, 9.5, 4.3) }
func (l *layout) strongText() style  { return l.style(semibold, 9.5, 4.3) }
func (l *layout) cellText() style    { return l.style(regular, 9, 4.1) }
func (l *layout) cellStrong() style  { return l.style(semibold, 9, 4.1) }
func (l *layout) smallText() style   { return l.style(regular, 8.5, 4) }
func (l *layout) smallStrong() style { return l.style(semibold, 8.5, 4) }
func (l *layout) smallItalic() style { return l.style(italic, 8.5, 4) }
func (l *layout) captionText() style { return l.style(regular, 8, 3.7) }
func (l *layout) captionBold() style { return l.style(semibold, 8, 3.7) }
func (l *layout) axisText() style    { return l.style(regular, 7.5, 3.4) }
func (l *layout) digitText() style   { return l.style(semibold, 9, 4) }

func (l *layout) style(f face, size, leading float64) style {
	return style{f, size, leading, l.fonts[f]}
}
