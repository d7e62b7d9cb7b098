import Foundation
import ModelDescription
import ModelFiles
import Testing

@Suite("Example networks")
struct NetworkExampleTests {
  @Test(
    "the examples have the parameters of the papers' networks, or those counted by hand",
    arguments: [
      ("alexnet", "AlexNet", 62_378_344),
      ("lenet5", "LeNet-5", 61_706),
      ("residual-block", "Residual blocks", 3 * 2 * (3 * 3 * 64 * 64 + 4 * 64)),
      ("inception-block", "Inception 3a", 163_696),
      ("unet-small", "Small U-Net", 116_770),
    ])
  func parameters(file: String, name: String, count: Int) throws {
    let model = try NetworkText.model(from: packageText("Examples/networks/\(file).txt"))
    #expect(model.name == name)
    #expect(parameterCount(of: model) == count)
  }

  @Test("every example is tested")
  func complete() throws {
    let folder = packageFolder.appendingPathComponent("Examples/networks").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(
      files == [
        "alexnet.txt", "inception-block.txt", "lenet5.txt", "residual-block.txt", "unet-small.txt",
      ])
  }

  @Test("AlexNet as text is the built-in AlexNet")
  func alexNet() throws {
    let read = try NetworkText.model(from: packageText("Examples/networks/alexnet.txt"))
    let builtIn = try BuiltInModel.alexNet.model()
    #expect(read.calls.map(\.outputShape) == builtIn.calls.map(\.outputShape))
    #expect(read.layers.map(\.className) == builtIn.layers.map(\.className))
  }

  @Test("the Inception block joins 64, 128, 32 and 32 maps to 256")
  func inception() throws {
    let model = try NetworkText.model(from: packageText("Examples/networks/inception-block.txt"))
    let output = model.calls[model.outputs[0]]
    #expect(output.inputShapes.map(\.channels) == [64, 128, 32, 32])
    #expect(output.outputShape == Shape([nil, 28, 28, 256]))
  }
}

@Suite("The page about networks as text")
struct NetworkTextPageTests {
  private static let pages = [
    "Documentation/NETWORK-TEXT.md", "Documentation/NETWORK-TEXT.zh-CN.md",
  ]

  /// The blocks between ```text and ```.
  private func blocks(of page: String) throws -> [String] {
    try packageText(page).components(separatedBy: "```text\n").dropFirst().map {
      $0.components(separatedBy: "```")[0]
    }
  }

  /// The cells of the tables whose first cell is a line of a network, without their backquotes.
  private func rows(of page: String) throws -> [[String]] {
    try packageText(page).split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
      row.split(separator: "|").map { cell in
        let text = cell.trimmingCharacters(in: .whitespaces)
        let isCode =
          text.hasPrefix("`") && text.dropFirst().firstIndex(of: "`") == text.indices.last
        return isCode ? String(text.dropFirst().dropLast()) : text
      }
    }
  }

  @Test("every example on the page is a network", arguments: pages)
  func examples(page: String) throws {
    let blocks = try blocks(of: page)
    #expect(blocks.count == 8)
    for block in blocks {
      #expect(throws: Never.self) { try NetworkText.model(from: block) }
    }
  }

  @Test("every line in the tables makes the layer, or the message, beside it", arguments: pages)
  func tables(page: String) throws {
    let classes = Set(Vocabulary.classNames)
    var seen: Set<String> = []
    for row in try rows(of: page) {
      if row[1].hasPrefix("mynet.txt:") {
        let text = "input 227x227x3\n" + row[0]
        #expect(complaint(about: text, fileName: "mynet.txt") == row[1])
      } else {
        let vector = row[1] == "Dense" ? "b2: gap\n" : ""
        let text = "a: input 32x32x8\nb: conv 8 1x1\n\(vector)\(row[0])\noutput\noutput a b"
        let model = try NetworkText.model(from: text)
        let last = try #require(model.layers.first { !["a", "b", "b2"].contains($0.name) })
        if classes.contains(row[1]) { #expect(last.className == row[1], "\(row[0])") }
        seen.insert(last.className)
      }
    }
    #expect(seen == classes)
  }
}

/// The layers that the tables show. `Subtract` stands for the joins of the same form.
private enum Vocabulary {
  static let classNames = [
    "Conv2D", "DepthwiseConv2D", "SeparableConv2D", "Conv2DTranspose", "MaxPooling2D",
    "AveragePooling2D", "AdaptiveAveragePooling2D", "GlobalAveragePooling2D", "GlobalMaxPooling2D",
    "Dense", "Flatten", "Dropout", "BatchNormalization", "LayerNormalization",
    "GroupNormalization", "LocalResponseNormalization", "Activation", "LeakyReLU", "ELU", "PReLU",
    "Add", "Subtract", "Multiply", "Concatenate", "ZeroPadding2D", "Cropping2D", "UpSampling2D",
  ]
}
