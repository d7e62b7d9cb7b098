import AlexViz
import Foundation
import Testing

@Suite("filters")
struct FiltersCommandTests {
  @Test("The first convolution's filters are drawn, others if they are asked for")
  func layers() throws {
    let folder = TemporaryFolder()
    let first = try Program.alexviz.run("filters", "-o", folder.url.path)
    #expect(first.status == 0, "\(first.errors)")
    #expect(folder.names == ["conv1.png"])
    #expect(first.text.contains("1 picture"))
    let others = try Program.alexviz.run(
      "filters", "--layers", "conv2,conv5", "--order", "similarity", "--scale", "filter", "-q",
      "-o",
      folder.url.path)
    #expect(others.status == 0, "\(others.errors)")
    #expect(others.output.isEmpty)
    #expect(folder.names == ["conv1.png", "conv2.png", "conv5.png"])
  }

  @Test("Kernels behind layers that only prepare the picture see its colours")
  func preparedPictures() throws {
    func seesColors(_ layers: (SymbolicTensor) -> SymbolicTensor) throws -> Bool? {
      let input = Input(shape: [8, 8, 3], name: "input")
      let conv = Conv2D(filters: 2, kernelSize: (3, 3), name: "conv")(layers(input))
      let model = try Model(inputs: input, outputs: conv)
      let layer = try #require(model.layer(named: "conv"))
      return LayerFilters(
        of: layer, in: model, weights: RandomWeights(seed: 0, for: model))?.seesColors
    }
    #expect(try seesColors { $0 } == true)
    #expect(
      try seesColors { ZeroPadding2D()(Rescaling(scale: [2], offset: [-1])($0)) }
        == true)
    #expect(try seesColors { Conv2D(filters: 3, kernelSize: (1, 1))($0) } == false)
    #expect(try seesColors { MaxPooling2D()($0) } == false)
  }

  @Test("Layers without kernels are refused in one sentence")
  func refused() throws {
    let folder = TemporaryFolder()
    let run = try Program.alexviz.run("filters", "--layers", "pool1", "-o", folder.path("out"))
    #expect(run.status == 1)
    #expect(run.errors.contains("pool1"))
    #expect(run.errors.split(separator: "\n").count == 1)
    let both = try Program.alexviz.run(
      "filters", "--layers", "conv1,pool1", "-o", folder.path("out"))
    #expect(both.errors.contains("no kernels of two dimensions: 'pool1'"))
    #expect(folder.names.isEmpty)
  }
}
