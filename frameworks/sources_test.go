package frameworks

import (
	"io/fs"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// How each source is cited on paper, and where its text stands.
func TestClauseOnPaper(t *testing.T) {
	for _, c := range []struct{ citation, short, url string }{
		{"gdpr:7(3)", "GDPR Art. 7(3)", "https://eur-lex.europa.eu/eli/reg/2016/679/oj/eng#art_7"},
		{"ccpa:1798.120", "CCPA §1798.120", "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.120."},
		{"ccpa:1798.100(a)(3)", "CCPA §1798.100(a)(3)", "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=CIV&sectionNum=1798.100."},
		{"ccpa-regs:7025", "11 CCR §7025", "https://cppa.ca.gov/regulations/"},
		{"nist-pf:CT.PO-P3", "NIST PF CT.PO-P3", "https://www.nist.gov/privacy-framework"},
		{"nist-csf2:PR.DS-01", "NIST CSF 2.0 PR.DS-01", "https://doi.org/10.6028/NIST.CSWP.29"},
		{"nist-ai-rmf:GOVERN-1.1", "NIST AI RMF GOVERN 1.1", "https://doi.org/10.6028/NIST.AI.100-1"},
		{"eu-ai-act:5(1)(b)", "EU AI Act Art. 5(1)(b)", "https://eur-lex.europa.eu/eli/reg/2024/1689/oj/eng#art_5"},
		{"nis2:21", "NIS 2 Art. 21", "https://eur-lex.europa.eu/eli/dir/2022/2555/oj/eng#art_21"},
		{"dsa:25", "DSA Art. 25", "https://eur-lex.europa.eu/eli/reg/2022/2065/oj/eng#art_25"},
		{"eprivacy:5(3)", "ePrivacy Art. 5(3)", "https://eur-lex.europa.eu/eli/dir/2002/58/oj"},
		{"hipaa:164.308(a)(1)", "HIPAA §164.308(a)(1)", "https://www.ecfr.gov/current/title-45/section-164.308"},
		{"coppa:312.5", "COPPA Rule §312.5", "https://www.ecfr.gov/current/title-16/section-312.5"},
		{"ftc-hbnr:318.3", "16 CFR §318.3", "https://www.ecfr.gov/current/title-16/section-318.3"},
		{"wa-mhmda:19.373.010", "RCW 19.373.010", "https://app.leg.wa.gov/RCW/default.aspx?cite=19.373.010"},
		{"uk-childrens-code:12", "UK Children's Code standard 12", SourceOf("uk-childrens-code").URL},
		{"pci-dss:3", "PCI DSS requirement 3", "https://www.pcisecuritystandards.org/document_library/"},
		{"nerc-cip:CIP-005", "NERC CIP-005", ""},
		{"iec-62443:FR5", "IEC 62443 FR5", ""},
		{"imo:MSC.428(98)", "IMO MSC.428(98)", ""},
		{"iacs:UR-E26", "IACS UR E26", ""},
	} {
		clause, found := FindClause(c.citation)
		if !found || clause.Short() != c.short || clause.URL() != c.url {
			t.Errorf("%s: %q at %q, want %q at %q", c.citation, clause.Short(), clause.URL(), c.short, c.url)
		}
	}
}

func TestClauseWithTitle(t *testing.T) {
	for citation, want := range map[string]string{
		"gdpr:7(3)":      "GDPR Art. 7(3), right to withdraw consent, as easily as it was given",
		"gdpr:4(4)":      "GDPR Art. 4(4), definition: profiling",
		"eu-ai-act:4":    "EU AI Act Art. 4, AI literacy",
		"ccpa:1798.120":  "CCPA §1798.120, Consumers' Right to Opt Out of Sale or Sharing of Personal Information",
		"ccpa-regs:7001": "11 CCR §7001, definitions",
		"dsa:5":          "DSA Art. 5, 'Caching'",
	} {
		if clause, _ := FindClause(citation); clause.Long() != want {
			t.Errorf("%s: %q, want %q", citation, clause.Long(), want)
		}
	}
}

// An unknown clause prints as it was cited.
func TestUnknownClause(t *testing.T) {
	for _, citation := range []string{"gdpr:999", "house-rules:4", "gdpr", ""} {
		clause, found := FindClause(citation)
		if found || clause.Short() != citation || clause.Long() != citation || clause.URL() != "" {
			t.Errorf("%q: found %v, %q, %q, %q", citation, found, clause.Short(), clause.Long(), clause.URL())
		}
	}
	for citation, want := range map[string]string{
		"gdpr:7(3)":   "",
		"gdpr:33(8)":  `no clause "gdpr:33(8)" in GDPR; did you mean gdpr:33(1)?`,
		"gdrp:7(3)":   `no source "gdrp" is known; did you mean gdpr?`,
		"gdpr:chap-V": `no clause "gdpr:chap-V" in GDPR`,
	} {
		if got := UnknownCitation(citation); got != want && !(want != "" && strings.HasPrefix(got, want)) {
			t.Errorf("%s: %q, want %q", citation, got, want)
		}
	}
}

// The tables are whole: counts as published, ids unique and well formed, no
// title empty.
func TestReferenceTables(t *testing.T) {
	counts := map[string]int{
		"gdpr": 205, "ccpa": 79, "ccpa-regs": 55, "nist-pf": 123, "nist-csf2": 134, "nist-ai-rmf": 95, "eu-ai-act": 131,
		"nis2": 46, "dsa": 93, "eprivacy": 23, "hipaa": 53, "coppa": 13, "ftc-hbnr": 7, "wa-mhmda": 12,
		"uk-childrens-code": 15, "pci-dss": 12, "nerc-cip": 14, "iec-62443": 7, "imo": 2, "iacs": 2,
	}
	files, err := fs.Glob(embedded, "data/references/*.csv")
	if err != nil || len(files) != len(counts)+1 || len(Sources()) != len(counts) {
		t.Errorf("%d files, %d sources, want %d and sources.csv; %v", len(files), len(Sources()), len(counts), err)
	}
	for _, s := range Sources() {
		if s.Short == "" || s.Name == "" || !strings.Contains(s.form, "{") {
			t.Errorf("%s lacks a name or a form: %+v", s.Prefix, s)
		}
		if !slices.Contains([]SourceKind{Law, Guidance, Standard, Reference}, s.Kind) {
			t.Errorf("%s is of no known kind: %q", s.Prefix, s.Kind)
		}
		clauses := s.Clauses()
		if len(clauses) != counts[s.Prefix] {
			t.Errorf("%s has %d clauses, want %d", s.Prefix, len(clauses), counts[s.Prefix])
		}
		seen := map[string]bool{}
		for _, c := range clauses {
			if !citation().MatchString(c.Citation) || c.Citation != s.Prefix+":"+c.Number || c.Title == "" || seen[c.Citation] {
				t.Errorf("%s: %+v", s.Prefix, c)
			}
			seen[c.Citation] = true
			if u, err := url.Parse(c.URL()); err != nil || c.URL() != "" && (u.Scheme != "https" || u.Host == "") {
				t.Errorf("%s: %q is no link", c.Citation, c.URL())
			}
			if found, ok := FindClause(c.Citation); !ok || found != c {
				t.Errorf("%s isn't found", c.Citation)
			}
		}
	}
}

func TestFindClauseAllocatesNothing(t *testing.T) {
	FindClause("gdpr:7(3)") // reads the table
	if n := testing.AllocsPerRun(100, func() { FindClause("gdpr:7(3)") }); n > 0 {
		t.Errorf("%v allocations to find a clause once its table is read", n)
	}
}
