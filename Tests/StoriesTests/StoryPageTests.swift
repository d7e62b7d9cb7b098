import Diagrams
import FeatureMaps
import Scenes
import Testing

@testable import Stories

@Suite("Pages of a story")
struct StoryPageTests {
  private let measurer = FixedWidthMeasurer()

  /// Expects that no text leaves the page or lies on another.
  private func expectReadable(_ scene: Scene) {
    let page = Rectangle(x: 0, y: 0, width: scene.size.width, height: scene.size.height)
    let texts = scene.elements.flatMap(\.texts)
    let boxes = texts.map { $0.bounds(measuring: measurer) }
    for (place, box) in boxes.enumerated() {
      let words = texts[place].runs.map(\.string).joined()
      #expect(page.contains(box), "\(words)")
      for other in boxes[(place + 1)...] where box.intersects(other) {
        Issue.record("\(words) overlaps another text")
      }
    }
  }

  @Test("A poster is a page of ISO 216", arguments: PosterPage.allCases)
  func paper(page: PosterPage) throws {
    var options = StoryOptions()
    options.page = page
    let scene = StoryPoster.scene(of: try .sample(), options: options, measuring: measurer)
    let widths: [PosterPage: Double] = [.a4: 210, .a3: 297, .a2: 420]
    let width = try #require(widths[page]) * 72 / 25.4
    #expect(abs(scene.size.width - width) < 1)
    #expect(abs(scene.size.height / scene.size.width - 2.0.squareRoot()) < 0.001)
    expectReadable(scene)
  }

  @Test("Eight layers fit on a page, with wider words where these are long")
  func eightLayers() throws {
    let scene = StoryPoster.scene(of: try .sample(convolutions: 4), measuring: measurer)
    #expect(abs(scene.size.height / scene.size.width - 2.0.squareRoot()) < 0.001)
  }

  @Test("Words stay on the page and apart", arguments: CaptionLanguage.allCases, [1, 2, 4])
  func poster(language: CaptionLanguage, convolutions: Int) throws {
    var options = StoryOptions()
    options.language = language
    let classes = (0..<5).map { RankedClass(name: "class \($0)", probability: 0.2) }
    let story = try Story.sample(convolutions: convolutions, classes: classes)
    expectReadable(StoryPoster.scene(of: story, options: options, measuring: measurer))
    for scene in StoryDeck.scenes(of: story, options: options, measuring: measurer) {
      #expect(scene.size == Size(width: 960, height: 540))
      expectReadable(scene)
    }
  }

  @Test("Pictures keep the proportions of what the network sees", arguments: [(32, 48), (48, 32)])
  func proportions(height: Int, width: Int) throws {
    let story = try Story.sample(height: height, width: width)
    let scene = StoryPoster.scene(of: story, measuring: measurer)
    let pictures = scene.elements.compactMap {
      if case .picture(let picture) = $0 { picture } else { nil }
    }
    // The photograph at the top and in each of four rows, and maps beside it.
    #expect(pictures.count > 9)
    for picture in pictures {
      let raster = Double(picture.raster.width) / Double(picture.raster.height)
      #expect(abs(picture.frame.width / picture.frame.height - raster) < 1e-9)
    }
    expectReadable(scene)
  }

  @Test("Photograph and maps have the photograph's proportions where the network's are others")
  func ownProportions() throws {
    let story = try Story.sample(proportion: 1.5)
    for scene in StoryDeck.scenes(of: story, measuring: measurer)
      + [StoryPoster.scene(of: story, measuring: measurer)]
    {
      let frames = scene.elements.compactMap {
        if case .picture(let picture) = $0 { picture.frame } else { nil }
      }
      #expect(!frames.isEmpty)
      #expect(frames.allSatisfy { abs($0.width / $0.height - 1.5) < 1e-9 })
      expectReadable(scene)
    }
    let words = StoryWords.english
    #expect(story.inputNote(words).hasPrefix("32 × 32 pixels"))
    #expect(story.inputNote(words).hasSuffix(words.unstretched))
    #expect(try !Story.sample().inputNote(words).contains("stretched"))
  }

  @Test(
    "Photographs of all rows are equally large and stand below one another",
    arguments: [0.4, 1, 1.5, 3])
  func evenRows(proportion: Double) throws {
    let story = try Story.sample(filters: [8, 1], proportion: proportion)
    let scene = StoryPoster.scene(of: story, measuring: measurer)
    let photographs = scene.elements.compactMap { element -> Rectangle? in
      guard case .picture(let picture) = element, case .rgb = picture.raster.pixels else {
        return nil
      }
      return picture.frame
    }.dropFirst()
    #expect(photographs.count == 4)
    #expect(Set(photographs.map(\.x)).count == 1)
    #expect(Set(photographs.map { $0.height.rounded() }).count == 1)
  }

  @Test("Few layers fill more than half of a poster on its side", arguments: 1...3, [1, 16])
  func fewLayers(stages: Int, filters: Int) throws {
    let layers = Array(["conv1", "pool1", "conv2"].prefix(stages))
    let story = try Story.sample(layers: layers, filters: [filters, filters])
    let scene = StoryPoster.scene(of: story, measuring: measurer)
    let bottoms = scene.elements.compactMap {
      if case .picture(let picture) = $0 { picture.frame.maxY } else { nil }
    }
    #expect(try #require(bottoms.max()) > scene.size.height / 2)
    #expect(abs(scene.size.width / scene.size.height - 2.0.squareRoot()) < 0.001)
    expectReadable(scene)
  }

  @Test("A deck has a slide for the photograph, for each layer and for the classes")
  func slides() throws {
    let classes = [RankedClass(name: "cat", probability: 0.9)]
    let story = try Story.sample(classes: classes)
    let scenes = StoryDeck.scenes(of: story, measuring: measurer)
    #expect(scenes.count == 6)
    let last = scenes.last?.elements.flatMap(\.texts).flatMap(\.runs).map(\.string) ?? []
    #expect(last.contains("cat"))
    #expect(last.contains("90.0 %"))
  }

  @Test("A deck without classes ends with the strongest maps of its layers and numbers")
  func closing() throws {
    let story = try Story.sample()
    let scenes = StoryDeck.scenes(of: story, measuring: measurer)
    #expect(scenes.count == 6)
    let last = try #require(scenes.last)
    let pictures = last.elements.count {
      if case .picture = $0 { true } else { false }
    }
    // The photograph and a map of each of four layers.
    #expect(pictures == 5)
    expectReadable(last)
    // conv1: 3 · 3 · 3 · 8 + 8; conv2: 3 · 3 · 8 · 8 + 8; fc: 8 · 8 · 8 · 10 + 10.
    // 32² · 27 · 8 + 16² · 72 · 8 + 5120 multiplications.
    #expect(
      story.closingNotes(.english) == [
        "What the layer fc gives is not shown.",
        "3 layers multiply by weights; the network has 5,938 parameters in all. To see one "
          + "photograph it multiplies and adds 373,760 times.",
      ])
    let words = last.elements.flatMap(\.texts).flatMap(\.runs).map(\.string)
    #expect(!words.contains { $0.contains("of 4 layers") })
  }

  @Test("A look back at many layers says how many of them it shows")
  func longReview() throws {
    // The last pool leaves one number a map, so eleven of twelve layers are told.
    let story = try Story.sample(convolutions: 6, height: 64, width: 64)
    #expect(story.stageCount == 11)
    let last = try #require(StoryDeck.scenes(of: story, measuring: measurer).last)
    let words = last.elements.flatMap(\.texts).flatMap(\.runs).map(\.string)
    #expect(words.contains("9 of 11 layers"))
    let pictures = last.elements.count { if case .picture = $0 { true } else { false } }
    #expect(pictures == 1 + 9)
    expectReadable(last)
  }

  @Test("Each slide marks its own box of the network")
  func marks() throws {
    let accent = BuiltInTheme.light.theme.accent
    let scenes = StoryDeck.scenes(of: try .sample(), measuring: measurer)
    let tops = scenes.map { scene in
      scene.elements.compactMap { element -> Double? in
        guard case .box(let box) = element, box.stroke?.color == accent else { return nil }
        return box.frame.y
      }
    }
    #expect(tops.allSatisfy { $0.count == 1 })
    #expect(tops.flatMap(\.self) == tops.flatMap(\.self).sorted())
    #expect(Set(tops.flatMap(\.self)).count == scenes.count)
  }
}
