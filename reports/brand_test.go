package reports_test

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"strings"
	"testing"

	"posture/reports"
)

func picture(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 30, 10)), nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestBrandFile(t *testing.T) {
	files := map[string][]byte{"logo.jpg": picture(t), "bad.png": []byte("\x89PNG\r\n\x1a\nno"), "f.ttf": []byte("font")}
	open := func(path string) ([]byte, error) {
		if data, ok := files[path]; ok {
			return data, nil
		}
		return nil, errors.New("it isn't there")
	}
	dark := func(rgb uint32) bool { return rgb < 0x808080 }
	b, err := reports.ParseBrand("brand.yaml", []byte("firm: Marsh & Co.\npeople: [Ada]\nclassification: Confidential\ncolour: \"#102030\"\nlogo: logo.jpg\nfont: f.ttf\n"), open, dark)
	if err != nil {
		t.Fatal(err)
	}
	if rgb, ok := b.Colour.RGB(); !ok || rgb != 0x102030 || b.Logo.Width != 30 || !bytes.HasPrefix(b.Logo.PNG, []byte("\x89PNG")) || string(b.Font) != "font" {
		t.Errorf("%+v", b)
	}
	_, err = reports.ParseBrand("brand.yaml", []byte("firma: X\ncolour: red\naccent: \"#EEEEEE\"\nlogo: bad.png\nfont: none.ttf\n"), open, dark)
	for _, want := range []string{
		`brand.yaml:1:1: unknown key "firma"`, "did you mean", "brand.yaml:2:9: ", "#RRGGBB", "brand.yaml:3:9: ", "too light",
		"brand.yaml:4:7: ", "bad.png", "brand.yaml:5:7: ", "none.ttf: it isn't there",
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the mistakes lack %q: %v", want, err)
		}
	}
}

func TestBrandsPeopleAreHidden(t *testing.T) {
	a := random(t, 9, 0.5)
	brand := &reports.Brand{Firm: "Firm-Name", People: []string{"Zelda-Consultant"}}
	if _, text := build(t, a, reports.Options{Brand: brand}); !strings.Contains(text, "Zelda-Consultant") || !strings.Contains(text, "Firm-Name") {
		t.Error("the firm or its people are missing")
	}
	if _, text := build(t, a, reports.Options{Brand: brand, Anonymous: true}); strings.Contains(text, "Zelda") || !strings.Contains(text, "Firm-Name") {
		t.Error("people are named, or the firm isn't")
	}
}
