import ModelDescription
import Testing

@Suite("What distinguishes the AlexNets")
struct AlexNetComparisonTests {
  private func comparison(_ models: BuiltInModel...) throws -> ModelComparison {
    ModelComparison(of: try models.map { try $0.model() })
  }

  /// The row in which a model has a layer of that name.
  private func row(
    _ name: String, of model: Int = 0, in comparison: ModelComparison
  ) throws -> ModelComparison.Row {
    try #require(comparison.rows.first { $0.cells[model]?.layer.name == name })
  }

  @Test("The original differs from the single column in two normalisations and three groups")
  func original() throws {
    let comparison = try comparison(.alexNet, .alexNet2012)
    let partial = comparison.rows.filter { !$0.isComplete }
    #expect(partial.map { $0.cells[1]?.layer.name } == ["norm1", "norm2"])
    #expect(partial.allSatisfy { $0.cells[0] == nil && $0.differences.isEmpty })
    let different = comparison.rows.filter { !$0.differences.isEmpty }
    #expect(different.map { $0.cells[0]?.layer.name } == ["conv2", "conv4", "conv5"])
    for row in different {
      #expect(row.differences == [.groups, .parameters, .macs])
      #expect(row.cells.map { $0?.traits[.groups] } == [.count(1), .count(2)])
    }
    #expect(try row("drop6", in: comparison).isEqual)
    #expect(try row("conv3", in: comparison).isEqual, "same and a padding of 1 do the same")
  }

  @Test("conv2 of two groups has half the kernels' numbers: 5 · 5 · 48 · 256 + 256")
  func parameters() throws {
    let row = try row("conv2", in: try comparison(.alexNet, .alexNet2012))
    #expect(
      row.cells.map { $0?.traits[.parameters] }
        == [.count(5 * 5 * 96 * 256 + 256), .count(5 * 5 * 48 * 256 + 256)])
  }

  @Test(
    "torchvision's is narrower, padded, and ends in logits",
    arguments: [
      ("input", LayerTrait.outputShape, "227 × 227 × 3", "224 × 224 × 3"),
      ("conv1", .filters, "96", "64"), ("conv1", .padding, "0", "2"),
      ("conv1", .outputShape, "55 × 55 × 96", "55 × 55 × 64"), ("conv2", .filters, "256", "192"),
      ("conv4", .filters, "384", "256"), ("fc8", .activation, "softmax", "linear"),
    ])
  func torchvision(layer: String, trait: LayerTrait, own: String, its: String) throws {
    let row = try row(layer, in: try comparison(.alexNet, .alexNetTorchvision))
    #expect(row.differences.contains(trait))
    #expect(row.cells.map { $0?.traits[trait]?.text } == [own, its])
  }

  @Test("torchvision's dropout stands before the dense layers, so one moves; avgpool is new")
  func order() throws {
    let comparison = try comparison(.alexNet, .alexNetTorchvision)
    let names = comparison.rows.suffix(8).map { $0.cells.map { $0?.layer.name } }
    #expect(
      names == [
        [nil, "avgpool"], ["flatten", "flatten"], [nil, "drop6"], ["fc6", "fc6"],
        ["drop6", "drop7"], ["fc7", "fc7"], ["drop7", nil], ["fc8", "fc8"],
      ])
  }

  @Test("Caffe's has k = 1, alpha / 5, and pools that round up")
  func caffe() throws {
    let comparison = try comparison(.alexNet2012, .alexNetCaffe)
    #expect(try row("norm1", in: comparison).differences == [.k, .alpha])
    #expect(try row("pool1", in: comparison).differences == [.rounding])
    #expect(comparison.rows.filter { !$0.isEqual }.count == 5)
    #expect(comparison.rows.allSatisfy { $0.isComplete })
  }

  @Test("Three models share rows; each is told from the leftmost that has the layer")
  func three() throws {
    let comparison = try comparison(.alexNet, .alexNet2012, .alexNetTorchvision)
    let norm = try row("norm1", of: 1, in: comparison)
    #expect(norm.cells.map { $0 == nil } == [true, false, true])
    let conv2 = try row("conv2", in: comparison)
    #expect(conv2.differences(of: 0) == [])
    #expect(conv2.differences(of: 1) == [.groups, .parameters, .macs])
    #expect(conv2.differences(of: 2) == [.filters, .outputShape, .parameters, .macs])
    #expect(try row("pool5", in: comparison).isEqual)
  }

  @Test("A model stands beside the first one's likes, whatever stands between them")
  func far() throws {
    let comparison = try comparison(.alexNet, .zfNet, .vgg16, .nin, .alexNet2012)
    for name in ["conv1", "pool1", "conv2", "pool2", "conv3", "conv4", "conv5", "pool5", "fc6"] {
      #expect(try row(name, in: comparison).cells[4]?.layer.name == name)
    }
  }

  @Test("Totals tell how large the networks are")
  func totals() throws {
    let comparison = try comparison(.alexNet, .alexNet2012)
    #expect(comparison.models.map { $0.values(of: .layers) } == [[.count(15)], [.count(17)]])
    #expect(comparison.models[1].values(of: .parameters) == [.count(60_965_224)])
    #expect(comparison.models[1].values(of: .macs) == [.count(724_406_816)])
    #expect(!comparison.differ(in: .input))
    #expect(comparison.differ(in: .macs))
  }
}
