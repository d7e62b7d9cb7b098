import Scenes
import Testing

@testable import FeatureMaps

@Suite("Words and numbers")
struct WordsTests {
  @Test("A scale's numbers have equally many decimals")
  func ticks() {
    #expect(NumberText.ticks(low: 0, high: 3.42) == ["0", "1.71", "3.42"])
    #expect(NumberText.ticks(low: -1, high: 3) == ["−1.00", "1.00", "3.00"])
    #expect(NumberText.ticks(low: 0, high: 250) == ["0", "125", "250"])
    #expect(NumberText.ticks(low: 0, high: 0.05) == ["0", "0.0250", "0.0500"])
    #expect(
      NumberText.ticks(low: -1, high: 3, parts: 4) == ["−1.00", "0", "1.00", "2.00", "3.00"])
  }

  @Test("Very large and very small numbers have a power of ten")
  func scientific() {
    #expect(NumberText.short(2.5e9) == "2.5 × 10⁹")
    #expect(NumberText.short(-2e-6) == "−2.0 × 10⁻⁶")
    #expect(NumberText.short(.nan) == "–")
  }

  @Test("Percentages, and thousands in groups")
  func others() {
    #expect(NumberText.percent(0.3124) == "31.2 %")
    #expect(NumberText.percent(0.0004) == "< 0.1 %")
    #expect(NumberText.percent(0) == "0.0 %")
    #expect(NumberText.grouped(1_234_567) == "1,234,567")
    #expect(NumberText.grouped(999) == "999")
  }

  @Test("Lines break at spaces, and Chinese ones not before a comma")
  func wrapping() {
    let typesetting = Typesetting(measuring: FixedWidthMeasurer())
    let font = Font(family: "any", size: 10)
    #expect(
      typesetting.wrapped("one two three", font: font, limit: 45) == ["one two", "three"])
    #expect(typesetting.wrapped("权重好，看", font: font, limit: 30) == ["权重", "好，看"])
    #expect(typesetting.wrapped("显示 8 张图", font: font, limit: 35) == ["显示", "8 张图"])
    #expect(typesetting.shortened("abcdefgh", font: font, limit: 30) == "abcd…")
    #expect(typesetting.shortenedInside("abcdefgh", font: font, limit: 30) == "ab…gh")
    #expect(typesetting.shortenedInside("abc", font: font, limit: 30) == "abc")
  }

  @Test("English and Chinese say the same of the scale")
  func captions() {
    #expect(CaptionLanguage.english.captions.scale(.channel) == "each map in its own scale")
    #expect(CaptionLanguage.chinese.captions.scale(.channel) == "每张特征图各用一个色标")
    #expect(CaptionLanguage.english.captions.orMore("3.42") == "≥ 3.42 (99.5 %)")
    #expect(CaptionLanguage.chinese.captions.orMore("3.42") == "≥ 3.42 (99.5%)")
  }

  @Test("A full-width bracket brings its own space")
  func dots() {
    #expect(["AlexNet (Caffe)", "conv1"].joinedByDots() == "AlexNet (Caffe) · conv1")
    #expect(["AlexNet（单列）", "conv1", "x"].joinedByDots() == "AlexNet（单列）· conv1 · x")
  }
}
