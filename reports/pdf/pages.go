package pdf

import "bytes"

// Pages counts the pages of a file that [Write] made.
func Pages(data []byte) int { return bytes.Count(data, []byte("<</Type /Page\n")) }
