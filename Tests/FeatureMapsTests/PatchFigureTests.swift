import Scenes
import Testing

@testable import FeatureMaps

@Suite("Figures of patches and of exciting inputs")
struct PatchFigureTests {
  private let raster = Raster(width: 2, height: 2, pixels: .rgb([UInt8](repeating: 9, count: 12)))

  private func channels(_ count: Int, patches: Int) -> [ChannelPatches] {
    (0..<count).map { channel in
      ChannelPatches(
        channel: channel,
        patches: (0..<(channel == 1 ? 0 : patches)).map { index in
          ChannelPatches.Patch(
            value: Float(patches - index), picture: "\(index).jpg", raster: raster,
            place: Rectangle(x: index == 0 ? 0.5 : 0, y: 0, width: index == 0 ? 0.5 : 1, height: 1))
        })
    }
  }

  private func page(_ channels: [ChannelPatches], _ language: CaptionLanguage = .english) -> Scene {
    PatchFigure.scene(
      of: channels,
      subject: PatchFigure.Subject(
        layer: "conv5", channelCount: 256, pictureCount: 40, fieldWidth: 163, fieldHeight: 163,
        isOnePerPicture: true),
      header: FeatureMapHeader(modelName: "AlexNet"), language: language,
      measuring: FixedWidthMeasurer())
  }

  @Test("Each channel has a square of patches with their values, four channels in a row")
  func blocks() throws {
    let page = page(channels(8, patches: 9))
    expectReadable(page, FixedWidthMeasurer())
    let boxes = page.flattened.compactMap { if case .box(let box) = $0 { box.frame } else { nil } }
    #expect(boxes.count == 7 * 9)
    #expect(Set(boxes.map(\.width)).count == 1)
    #expect(Set(boxes.map(\.minY)).count == 2 * 3)
    // The first patch of a channel lies half beyond the edge.
    let first = try #require(page.pictures.first)
    #expect(first.frame.minX == boxes[0].midX)
    #expect(first.frame.width == boxes[0].width / 2)
    #expect(page.strings.contains("channel 7"))
    #expect(page.strings.contains("nothing excites it"))
    #expect(page.strings.contains { $0.contains("40 pictures · 8 of 256 channels") })
    #expect(page.strings.contains { $0.contains("beyond the edge") })
  }

  @Test("One patch, many, and none stay on the page", arguments: [0, 1, 2, 10, 25])
  func counts(_ count: Int) {
    expectReadable(page(channels(3, patches: count), .chinese), FixedWidthMeasurer())
  }

  @Test("Exciting inputs stand in even rows, with the settings that made them")
  func maximization() {
    for (count, language) in [(1, CaptionLanguage.english), (9, .english), (10, .chinese)] {
      let inputs = (0..<count).map {
        ExcitingInput(channel: $0, raster: raster, firstScore: -0.5, lastScore: 12.25)
      }
      let page = MaximizationFigure.scene(
        of: inputs, layer: "conv5",
        settings: MaximizationFigure.Settings(
          steps: 128, stepSize: 0.1, decay: 0.01, smoothness: 0.1, jitter: 8, seed: 7),
        header: FeatureMapHeader(modelName: "AlexNet"), language: language,
        measuring: FixedWidthMeasurer())
      expectReadable(page, FixedWidthMeasurer())
      #expect(page.pictures.count == count)
      #expect(page.strings.contains { $0.contains("128") && $0.contains("0.01") })
      #expect(page.strings.contains("−0.500 → 12.2") || page.strings.contains("−0.500 → 12.3"))
    }
  }
}
