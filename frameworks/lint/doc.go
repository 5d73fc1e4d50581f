// Package lint judges how well a framework is written: what the format allows
// and a good questionnaire doesn't.
//
// [Check] takes a framework that loads without a mistake and gives its
// findings with their places. Errors are what a reader would stumble over;
// warnings are worth a look. What the checks count and compare adapts to the
// framework's scale and size; those of wording apply where its language is
// English or isn't given.
//
// It imports frameworks, strict and visible.
package lint
