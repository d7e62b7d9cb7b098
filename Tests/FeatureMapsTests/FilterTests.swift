import Scenes
import Testing

@testable import FeatureMaps

@Suite("Filters")
struct FilterTests {
  private let measurer = FixedWidthMeasurer()
  private let header = FeatureMapHeader(modelName: "AlexNet", weightsName: "weights")

  private func raster(_ filters: LayerFilters, _ options: FilterOptions) throws -> [UInt8] {
    let scene = try FilterFigure.scene(
      of: filters, header: header, options: options, measuring: measurer)
    guard let picture = scene.pictures.first, case .rgb(let bytes) = picture.raster.pixels else {
      return []
    }
    return bytes
  }

  @Test("Red, green and blue weights are red, green and blue, with grey for zero")
  func colors() throws {
    // The second filter has the larger weights.
    let filters = LayerFilters(
      name: "conv1", height: 1, width: 1, inputs: 3, outputs: 2,
      values: [0.5, -0.5, 0, 1, 0, -1], seesColors: true)
    #expect(try raster(filters, FilterOptions(order: .asStored)).prefix(3) == [191, 64, 128])
    #expect(try raster(filters, FilterOptions()).prefix(3) == [255, 128, 0])
    let own = FilterOptions(hasOwnScales: true, order: .asStored)
    #expect(try raster(filters, own).prefix(3) == [255, 0, 128])
  }

  @Test("Deeper kernels are red below zero and blue above, a row for each filter")
  func rows() throws {
    let filters = LayerFilters(
      name: "conv2", height: 1, width: 1, inputs: 2, outputs: 2, values: [1, -1, 0, 0.5])
    let bytes = try raster(filters, FilterOptions(order: .asStored))
    #expect(bytes.prefix(3) == [0x05, 0x30, 0x61])
    // Two kernels of 32 pixels, and two between them.
    #expect(bytes.count == 3 * 66 * 66)
    #expect(bytes[3 * 34..<3 * 35] == [0x67, 0x00, 0x1F])
    #expect(bytes[3 * 66 * 34..<3 * 66 * 34 + 3] == [0xF2, 0xEF, 0xEE])
  }

  @Test(
    "Few kernels are no larger than 160 pixels, in even rows",
    arguments: [(1, 1), (4, 4), (7, 4), (9, 3)])
  func fewKernels(count: Int, columns: Int) throws {
    let filters = LayerFilters(
      name: "conv1", height: 11, width: 11, inputs: 3, outputs: 96,
      values: (0..<34848).map { Float($0 % 7) - 3 }, seesColors: true)
    let scene = try FilterFigure.scene(
      of: filters, header: header, options: FilterOptions(count: count), measuring: measurer)
    let picture = try #require(scene.pictures.first)
    // 14 pixels for each weight.
    #expect(picture.frame.width == Double(columns * 154 + (columns - 1) * 4))
    expectReadable(scene, measurer)
  }

  @Test("The strongest filters are chosen, and of equal ones the first")
  func orders() throws {
    let filters = LayerFilters(
      name: "conv1", height: 1, width: 2, inputs: 1, outputs: 4,
      values: [1, 1, 3, 0, .nan, 1, -3, 0])
    #expect(try FilterOrder.strength.chosen(9, of: filters) == [1, 3, 0, 2])
    #expect(try FilterOrder.asStored.chosen(2, of: filters) == [0, 1])
    #expect(try FilterOrder.similarity.chosen(4, of: filters).sorted() == [0, 1, 2, 3])
  }

  @Test(
    "Texts do not overlap and all stays on the page",
    arguments: [(11, 3, 96), (7, 3, 64), (3, 1, 32), (5, 48, 256), (3, 512, 512), (1, 64, 10)])
  func layout(side: Int, inputs: Int, outputs: Int) throws {
    let count = side * side * inputs * outputs
    let filters = LayerFilters(
      name: "conv", height: side, width: side, inputs: inputs, outputs: outputs,
      values: (0..<count).map { Float($0 % 7) - 3 }, seesColors: inputs == 3)
    let scene = try FilterFigure.scene(
      of: filters, header: header, options: FilterOptions(language: .chinese),
      measuring: measurer)
    expectReadable(scene, measurer)
  }
}
