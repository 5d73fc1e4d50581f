// Posture walks a team through how it uses its customers' data, scores the
// answers by a published method, and exports a maturity report.
package main

import (
	"os"

	"posture/ui/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], cli.System())) }
