import Diagrams
import ModelDescription
import Testing

@Suite("The graph of main layers")
struct FigureGraphTests {
  private func text(_ graph: FigureGraph) -> [String] {
    graph.nodes.map { LayerNotation($0, of: graph.model).text }
  }

  @Test("AlexNet is twelve boxes in the notation of textbooks")
  func alexNet() throws {
    let graph = FigureGraph(try BuiltInModel.alexNet2012.model())
    #expect(
      text(graph) == [
        "input", "11×11 conv, 96, s4", "pool 3×3, s2", "5×5 conv, 256, g2", "pool 3×3, s2",
        "3×3 conv, 384", "3×3 conv, 384, g2", "3×3 conv, 256, g2", "pool 3×3, s2", "fc 4096",
        "fc 4096", "output 1000",
      ])
    #expect(graph.isChain)
    // Normalisation and dropout belong to the layers before them.
    #expect(graph.nodes[1].attached.map(\.name) == ["norm1"])
    #expect(graph.nodes[9].attached.map(\.name) == ["drop6"])
  }

  @Test("Every layer stands in one node, once")
  func complete() throws {
    for network in BuiltInModel.allCases {
      let graph = FigureGraph(try network.model())
      let names = graph.nodes.flatMap { [$0.layer.name] + $0.attached.map(\.name) }
      #expect(names.sorted() == graph.model.layers.map(\.name).sorted(), "\(network.rawValue)")
      for (index, node) in graph.nodes.enumerated() {
        #expect(node.inputs.allSatisfy { $0 < index })
      }
    }
  }

  @Test("A residual block keeps its sum and its short cut")
  func residual() throws {
    let input = Input(shape: [8, 8, 4])
    let branch = Activation(.relu)(
      BatchNormalization()(Conv2D(filters: 4, kernelSize: (3, 3), padding: .same)(input)))
    let sum = Activation(.relu)(Add()([branch, input]))
    let graph = FigureGraph(try Model(inputs: input, outputs: sum))
    #expect(text(graph) == ["input", "3×3 conv, 4", "add"])
    #expect(graph.nodes.map(\.inputs) == [[], [0], [1, 0]])
    #expect(!graph.isChain)
  }

  @Test("A normalisation whose source feeds others belongs to the layer after it")
  func preactivation() throws {
    let input = Input(shape: [8, 8, 4])
    let first = Conv2D(filters: 4, kernelSize: (3, 3), padding: .same)(input)
    let branch = Conv2D(filters: 4, kernelSize: (1, 1), name: "second")(
      Activation(.relu)(BatchNormalization()(first)))
    let graph = FigureGraph(
      try Model(inputs: input, outputs: Concatenate()([first, branch])))
    #expect(text(graph) == ["input", "3×3 conv, 4", "1×1 conv, 4", "concat"])
    #expect(graph.nodes[2].attached.map(\.className) == ["BatchNormalization", "Activation"])
  }
}

@Suite("Folding")
struct FoldingTests {
  private func repeats(_ network: BuiltInModel) throws -> [Int] {
    let graph = FigureGraph(try network.model())
    return FoldedGraph(graph, folding: .blocks).repeats.map(\.count)
  }

  /// He et al. 2016, table 1: 3, 4, 6, 3 blocks, of which the first of a stage has a projection.
  @Test("ResNet-50's equal blocks are drawn once: 2, 3, 5 and 2 of them")
  func resNet() throws {
    #expect(try repeats(.resNet50) == [2, 3, 5, 2])
  }

  /// Huang et al. 2017, table 1.
  @Test("DenseNet-121's dense blocks repeat their layers 6, 12, 24 and 16 times")
  func denseNet() throws {
    #expect(try repeats(.denseNet121) == [6, 12, 24, 16])
  }

  /// Simonyan & Zisserman 2015, table 1, column D; a frame for a pair of layers would save nothing.
  @Test("VGG-16's three equal convolutions are drawn once, pairs as they are")
  func vgg() throws {
    #expect(try repeats(.vgg16) == [3, 3, 3])
  }

  @Test("Nothing is lost: the layers of all repetitions add up")
  func total() throws {
    for network in BuiltInModel.allCases {
      let graph = FigureGraph(try network.model())
      let folded = FoldedGraph(graph, folding: .blocks)
      var count = folded.nodes.count
      for repeated in folded.repeats { count += repeated.nodes.count * (repeated.count - 1) }
      #expect(count == graph.nodes.count, "\(network.rawValue)")
    }
  }

  @Test("A folding draws arrows forwards only and reaches every box")
  func edges() throws {
    for network in BuiltInModel.allCases {
      let graph = FigureGraph(try network.model())
      for folding in GraphFigure.Folding.allCases {
        let folded = FoldedGraph(graph, folding: folding)
        #expect(folded.edges.allSatisfy { $0.from < $0.to })
        let reached = Set(folded.edges.map(\.to))
        #expect(reached == Set(1..<folded.nodes.count), "\(network.rawValue), \(folding)")
      }
    }
  }

  @Test("What belongs to a layer is told in the network's order, its own function in its place")
  func notes() throws {
    let input = Input(shape: [8, 8, 3])
    let convolution = Conv2D(filters: 4, kernelSize: (3, 3), activation: .relu)
    let output = Flatten()(Dropout(rate: 0.5)(convolution(BatchNormalization()(input))))
    let graph = FigureGraph(try Model(inputs: input, outputs: output))
    let node = try #require(graph.nodes.last)
    #expect(node.notes(in: .english) == ["BN", "ReLU", "dropout", "flatten"])
    #expect(node.notes(in: .english) { $0 != .shape && $0 != .activation } == ["BN", "dropout"])
  }

  @Test("A layer applied twice says that its weights are shared; one without weights has none")
  func sharedWeights() throws {
    let inputs = [Input(shape: [8, 8, 3]), Input(shape: [8, 8, 3])]
    let convolution = Conv2D(filters: 4, kernelSize: (3, 3), activation: .relu)
    let pool = MaxPooling2D()
    let sum = Add()(inputs.map { pool(convolution($0)) })
    let graph = FigureGraph(try Model(inputs: inputs, outputs: sum))
    let notes = graph.nodes.filter { $0.category == .convolution }.map { $0.notes(in: .english) }
    #expect(notes == [["shared", "ReLU"], ["shared", "ReLU"]])
    #expect(graph.nodes.filter { $0.category == .pooling }.allSatisfy { !$0.isShared })
    let convolutions = graph.nodes.first { $0.category == .convolution }
    #expect(convolutions?.notes(in: .chinese).first == "共享权重")
  }

  @Test("Equal layers of which only some share their weights are not drawn as one")
  func sharedRepeats() throws {
    let input = Input(shape: [8])
    let shared = Dense(units: 8)
    var x = input
    for _ in 0..<4 { x = shared(x) }
    for _ in 0..<4 { x = Dense(units: 8)(x) }
    let graph = FigureGraph(try Model(inputs: input, outputs: Dense(units: 2)(x)))
    let folded = FoldedGraph(graph, folding: .blocks)
    #expect(folded.repeats.map(\.count) == [4, 4])
  }
}
