package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"posture/reports"
)

func write(t testing.TB, r *reports.Report, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := Write(&b, r, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFontsAreUnmodified(t *testing.T) {
	for f, want := range [faces]string{
		"4644c81b86ec9caaa76b634889968ed3c4f4f52f054855933acc7c2b21e53b0f",
		"a3f4f8dcf343a8f24dc61951de93f3ba1558b15cd250ba24af8a40e957081b7d",
		"192afd78f0f54a3c69eaf02d43f4d9a821e9d6110e41d3d25d61a7385cd580e4",
	} {
		if got := fmt.Sprintf("%x", sha256.Sum256(face(f).ttf())); got != want {
			t.Errorf("font %d is %s", f, got)
		}
	}
	if _, err := readMetric(regularTTF[:20_000]); err == nil {
		t.Error("a font that is cut off is taken")
	}
}

// sum writes the report that the tests of sameness compare.
func sum(t testing.TB) string {
	r := corpus()["plain"].report(t, reports.Options{})
	return fmt.Sprintf("%x", sha256.Sum256(write(t, r, Options{Attachment: &Attachment{"é.posture.yaml", []byte("x\n")}})))
}

// The same report is the same bytes, in another process with another time
// zone, language and folder too.
func TestSameReportSameBytes(t *testing.T) {
	if os.Getenv("POSTURE_SUM") != "" {
		fmt.Println("sum " + sum(t))
		return
	}
	first := sum(t)
	if second := sum(t); second != first {
		t.Error("two writes in one process differ")
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, "-test.run=^TestSameReportSameBytes$")
	cmd.Dir = t.TempDir()
	cmd.Env = append(os.Environ(), "POSTURE_SUM=1", "TZ=Pacific/Auckland", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "HOME="+cmd.Dir)
	out, err := cmd.Output()
	if err != nil || !strings.Contains(string(out), "sum "+first) {
		t.Errorf("another process writes other bytes: %s, %v", out, err)
	}
}

func TestEveryReportIsAWholePDF(t *testing.T) {
	for _, name := range []string{"plain", "one open", "all n/a", "word", "emoji", "syntax"} {
		t.Run(name, func(t *testing.T) {
			r := corpus()[name].report(t, reports.Options{})
			p := parse(t, write(t, r, Options{}))
			if strings.Contains(p.objects[p.root], "/Names") {
				t.Error("names without an attachment")
			}
			checkTree(t, p)
		})
	}
}

func TestAttachmentComesOutAsItWentIn(t *testing.T) {
	r := corpus()["plain"].report(t, reports.Options{})
	want := []byte("schema: posture/assessment/v1\nnote: \"stream endstream endobj (\\\"\n...\n\x00\xff")
	p := parse(t, write(t, r, Options{Attachment: &Attachment{"plain.posture.yaml", want}}))
	checkTree(t, p)
	found := false
	for n, body := range p.objects {
		if strings.Contains(body, "/Type /EmbeddedFile") {
			found = true
			if !bytes.Equal(p.data[n], want) {
				t.Errorf("the file comes out as %q", p.data[n])
			}
		}
	}
	if !found || !strings.Contains(p.objects[p.root], "plain.posture.yaml") {
		t.Error("the file isn't there under its name")
	}
	redacted := corpus()["plain"].report(t, reports.Options{RedactNotes: true})
	if _, err := Write(io.Discard, redacted, Options{Attachment: &Attachment{"x", want}}); err == nil {
		t.Error("a report that hides notes takes the assessment with them")
	}
}

var (
	reference = regexp.MustCompile(`(\d+) 0 R`)
	dest      = regexp.MustCompile(`/Dest \[(\d+) 0 R`)
	kids      = regexp.MustCompile(`/K \[([^\]]*)\]`)
	ofPage    = regexp.MustCompile(`\] ?/Pg (\d+) 0 R`)
	elsewhere = regexp.MustCompile(`<</Type /MCR /Pg (\d+) 0 R /MCID (\d+)>>`)
	other     = regexp.MustCompile(`<<[^>]*>>|\d+ 0 R`)
	alt       = regexp.MustCompile(`/Alt [(<].+[)>]`)
	tagged    = regexp.MustCompile(`^/(\w+) <</MCID (\d+)>> BDC$`)
)

// checkTree holds the tree to the pages: each marked piece once, every picture
// with its text, every reference to something that is there.
func checkTree(t *testing.T, p parsed) {
	t.Helper()
	catalog := p.objects[p.root]
	for _, want := range []string{"/Lang (en-GB)", "/MarkInfo <</Marked true>>", "/DisplayDocTitle true", "/StructTreeRoot", "/Metadata"} {
		if !strings.Contains(catalog, want) {
			t.Errorf("the catalogue lacks %s", want)
		}
	}
	pages, used := 0, map[string]int{}
	for n, body := range p.objects {
		for _, m := range reference.FindAllStringSubmatch(body, -1) {
			if p.objects[atoi(m[1])] == "" {
				t.Fatalf("object %d refers to %s, which isn't there", n, m[1])
			}
		}
		for _, m := range dest.FindAllStringSubmatch(body, -1) {
			if !strings.Contains(p.objects[atoi(m[1])], "/Type /Page\n") {
				t.Errorf("object %d leads to %s, which is no page", n, m[1])
			}
		}
		switch {
		case strings.Contains(body, "/Type /Page\n"):
			pages++
			checkContent(t, n, string(p.data[number(t, body, `/Contents (\d+) 0 R`)]), used)
		case strings.Contains(body, "/S /Figure") && !alt.MatchString(body):
			t.Errorf("picture %d has no text", n)
		case strings.Contains(body, "/S /TH") && !strings.Contains(body, "/Scope"):
			t.Errorf("table head %d has no scope", n)
		}
	}
	if pages == 0 {
		t.Error("no pages")
	}
	for _, body := range p.objects {
		if !strings.Contains(body, "/Type /StructElem") {
			continue
		}
		page := "0"
		if m := ofPage.FindStringSubmatch(body); m != nil {
			page = m[1]
		}
		inner := kids.FindStringSubmatch(body)[1]
		for _, m := range elsewhere.FindAllStringSubmatch(inner, -1) {
			used[m[1]+":"+m[2]] += 10
		}
		for _, id := range strings.Fields(other.ReplaceAllString(inner, "")) {
			used[page+":"+id] += 10
		}
	}
	for mark, count := range used {
		if count != 11 {
			t.Fatalf("the piece %s is drawn %d times and stands %d times in the tree", mark, count%10, count/10)
		}
	}
}

// checkContent holds that everything on a page is inside one mark, and counts
// the tagged ones.
func checkContent(t *testing.T, page int, content string, used map[string]int) {
	t.Helper()
	if strings.Contains(content, "NaN") || strings.Contains(content, "Inf") {
		t.Errorf("page %d has a place that is no number", page)
	}
	open := 0
	for line := range strings.SplitSeq(content, "\n") {
		switch m := tagged.FindStringSubmatch(line); {
		case m != nil:
			open++
			used[fmt.Sprint(page)+":"+m[2]]++
		case line == "/Artifact BMC":
			open++
		case line == "EMC":
			open--
		case open != 1 && (strings.Contains(line, " Tj ") || strings.HasSuffix(line, " re f") || strings.HasSuffix(line, " l")):
			t.Fatalf("page %d: %q is in no mark", page, line)
		}
		if open < 0 || open > 1 {
			t.Fatalf("page %d: marks are nested or unbalanced at %q", page, line)
		}
	}
	if open != 0 {
		t.Fatalf("page %d: a mark is left open", page)
	}
}

func atoi(s string) int {
	n := 0
	for _, c := range s {
		n = 10*n + int(c-'0')
	}
	return n
}

// Page n of a chapter is what the contents say, and what its link leads to.
func TestContentsAreTrue(t *testing.T) {
	l, err := lay(corpus()["plain"].report(t, reports.Options{}), &Options{Paper: A4})
	if err != nil {
		t.Fatal(err)
	}
	number := map[*page]string{}
	for i, p := range l.pages {
		number[p] = fmt.Sprint(i + 1)
	}
	contents := l.pages[1]
	for _, e := range l.outline {
		if !e.listed {
			continue
		}
		found := false
		for i := range contents.items {
			if contents.items[i].text == e.text {
				found = contents.items[i+1].text == number[e.place.page]
			}
		}
		if !found {
			t.Errorf("the contents don't have %q on page %s", e.text, number[e.place.page])
		}
		title := false
		for i := range e.place.page.items {
			x := &e.place.page.items[i]
			title = title || strings.Contains(x.text, strings.Fields(e.text)[0])
		}
		if !title {
			t.Errorf("page %s has no %q", number[e.place.page], e.text)
		}
	}
}

func TestLettersThatAreMissingAreTold(t *testing.T) {
	p := corpus()["one"]
	p.text = "a 客 b 🎉 客"
	missing, err := Write(io.Discard, p.report(t, reports.Options{}), Options{})
	if err != nil || string(missing) != "客🎉" {
		t.Errorf("missing %q, %v", string(missing), err)
	}
}

// Nothing is printed, and nothing of this machine is in the file.
func TestNothingLeaksOut(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out, errs := os.Stdout, os.Stderr
	os.Stdout, os.Stderr = w, w
	data := write(t, corpus()["emoji"].report(t, reports.Options{}), Options{})
	os.Stdout, os.Stderr = out, errs
	w.Close()
	if printed, _ := io.ReadAll(r); len(printed) > 0 {
		t.Errorf("it prints %q", printed)
	}
	host, _ := os.Hostname()
	dir, _ := os.Getwd()
	for _, s := range []string{host, dir, os.Getenv("USER"), "/root", "/home/"} {
		if len(s) > 3 && bytes.Contains(data, []byte(s)) {
			t.Errorf("the file has %q in it", s)
		}
	}
}

func TestLinksGoNowhereElse(t *testing.T) {
	for url, want := range map[string]bool{
		"https://example.org": true, "HTTP://x": true, "mailto:a@b": true, "javascript:alert(1)": false, "file:///etc/passwd": false, "": false, "//x": false,
	} {
		if safe(url) != want {
			t.Errorf("%q: %v", url, !want)
		}
	}
	if got := percent("https://x/é (1)\n"); got != "https://x/%C3%A9%20(1)%0A" {
		t.Errorf("got %s", got)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestAFullDiskIsTold(t *testing.T) {
	if _, err := Write(failing{}, corpus()["one"].report(t, reports.Options{}), Options{}); err == nil {
		t.Error("no error")
	}
}
