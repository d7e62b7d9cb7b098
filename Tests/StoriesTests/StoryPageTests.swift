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

  @Test("A deck has a slide for the photograph, for each layer and for the classes")
  func slides() throws {
    let classes = [RankedClass(name: "cat", probability: 0.9)]
    #expect(StoryDeck.scenes(of: try .sample(), measuring: measurer).count == 5)
    let story = try Story.sample(classes: classes)
    let scenes = StoryDeck.scenes(of: story, measuring: measurer)
    #expect(scenes.count == 6)
    let last = scenes.last?.elements.flatMap(\.texts).flatMap(\.runs).map(\.string) ?? []
    #expect(last.contains("cat"))
    #expect(last.contains("90.0 %"))
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
