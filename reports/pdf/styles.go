package pdf

// The styles of text: few sizes, weight before size, no capitals.

func heroText() style    { return style{semibold, 40, 14} }
func titleText() style   { return style{semibold, 17, 7.4} }
func headText() style    { return style{semibold, 10.5, 4.8} }
func bodyText() style    { return style{regular, 9.5, 4.6} }
func leadText() style    { return style{regular, 10.5, 5} }
func tightText() style   { return style{regular, 9.5, 4.3} }
func strongText() style  { return style{semibold, 9.5, 4.3} }
func cellText() style    { return style{regular, 9, 4.1} }
func cellStrong() style  { return style{semibold, 9, 4.1} }
func smallText() style   { return style{regular, 8.5, 4} }
func smallStrong() style { return style{semibold, 8.5, 4} }
func smallItalic() style { return style{italic, 8.5, 4} }
func captionText() style { return style{regular, 8, 3.7} }
func captionBold() style { return style{semibold, 8, 3.7} }
func axisText() style    { return style{regular, 7.5, 3.4} }
func digitText() style   { return style{semibold, 9, 4} }
