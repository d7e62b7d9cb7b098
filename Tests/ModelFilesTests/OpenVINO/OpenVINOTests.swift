import Foundation
import ModelDescription
import Testing

@testable import ModelFiles

/// Samples that OpenVINO wrote, with the shapes that it worked out.
@Suite("OpenVINO files")
struct OpenVINOTests {
  @Test func `operations become layers with the shapes that OpenVINO states`() throws {
    let file = try openModelFile(statedPath("OpenVINO/operations.xml"))
    #expect(file.format == "OpenVINO")
    #expect(file.warnings == [])
    #expect(
      lines(file.model) == [
        "image InputLayer (None, 6, 20, 16) 0",
        "grouped with bias Conv2D (None, 12, 20, 16) 228",
        "six ReLU (None, 12, 20, 16) 0",
        "depthwise DepthwiseConv2D (None, 12, 10, 8) 108",
        "relu ReLU (None, 12, 10, 8) 0",
        "sum Add (None, 12, 10, 8) 0",
        "pad ZeroPadding2D (None, 12, 13, 8) 0",
        "split Split (None, 6, 13, 8) 0",
        "slopes PReLU (None, 6, 13, 8) 6",
        "split.1 Split (None, 6, 13, 8) 0",
        "concat Concatenate (None, 12, 13, 8) 0",
        "pool AveragePooling2D (None, 12, 7, 4) 0",
        "larger Conv2DTranspose (None, 5, 14, 8) 960",
        "resized Resizing (None, 5, 28, 24) 0",
        "slice Slice (None, 5, 12, 24) 0",
        "swish Activation (None, 5, 12, 24) 0",
        "one minus Subtract (None, 5, 12, 24) 0",
        "mean GlobalAveragePooling2D (None, 5, 1, 1) 0",
        "gate Conv2D (None, 5, 1, 1) 25",
        "sigmoid Activation (None, 5, 1, 1) 0",
        "excited Multiply (None, 5, 12, 24) 0",
        "turned Transpose (None, 12, 24, 5) 0",
        "flat Flatten (None, 1440) 0",
        "dense Dense (None, 7) 10087",
        "softmax Softmax (None, 7) 0",
      ])
  }

  @Test func `a converted network has the shapes that ONNX Runtime gives`() throws {
    let file = try openModelFile(statedPath("OpenVINO/residual-torch.xml"))
    let wanted = try shapesOfSample("residual-torch")
    var compared = 0
    for layer in file.model.layers {
      let output = file.outputNames[layer.name] ?? layer.name
      guard let shape = wanted[output] else { continue }
      #expect("\(file.model.calls[layer.calls[0]].outputShape)" == shape, "\(output)")
      compared += 1
    }
    #expect(compared >= 18)
    #expect(file.model.parameterCount == 6033)
    #expect(file.warnings == [])
  }

  @Test func `an operation that is not understood keeps its shape`() throws {
    let file = try openModelFile(statedPath("OpenVINO/unknown.xml"))
    #expect(
      lines(file.model).suffix(2) == [
        "shuffle DepthToSpace (1, 1, 16, 16) 0", "relu ReLU (1, 1, 16, 16) 0",
      ])
    #expect(
      file.warnings == [
        "layer 'shuffle' is of a type that is not understood, 'DepthToSpace', and cannot be run"
      ])
  }

  @Test func `without the numbers beside it, a description keeps the stated shapes`() throws {
    let file = try openStated(try statedBytes("OpenVINO/operations.xml"))
    let layers = lines(file.model)
    #expect(layers.contains("pad Pad (None, 12, 13, 8) 0"))
    #expect(layers.contains("mean GlobalAveragePooling2D (None, 5, 1, 1) 0"))
    #expect(layers.last == "softmax Softmax (None, 7) 0")
    #expect(file.warnings.last == "the file with the numbers (.bin) is not beside the description")
  }

  @Test(
    "wrong descriptions are refused",
    arguments: [
      (
        #"<net name="n" version="7"><layers/></net>"#,
        "is of version 7; versions 10 and 11 are read: convert the model again"
      ),
      (#"<net name="n" version="11"></net>"#, "has no layers"),
      (
        #"<net name="n" version="11"><layers><layer id="0" name="a" type="ReLU"/></layers></net>"#,
        "has no input"
      ),
      (
        #"<net version="11"><layers><layer name="a"/></layers></net>"#,
        "has an element 'layer' without its 'id'"
      ),
      (
        #"<net version="11"><layers><layer id="1"/><layer id="1"/></layers></net>"#,
        "has two layers with the id 1"
      ),
      (#"<net version="11"><layers>"#, "ends early (line 1); was the download cut off?"),
      (
        "<net version=\"11\">\n</layers>",
        "has an element that ends where it should not (line 2); was the download cut off?"
      ),
      (
        "<?xml version=\"1.0\"?><!DOCTYPE net [<!ENTITY a \"b\">]><net version=\"11\"/>",
        "has declarations of its own (<!…), which are not read"
      ),
      (
        "<net version=\"11\"><layers>&lol;</layers></net>",
        "has an entity of its own (line 1); was the download cut off?"
      ),
    ])
  func wrong(text: String, problem: String) {
    #expect(statedComplaint(Array(text.utf8)) == "it: this OpenVINO file \(problem)")
  }

  @Test func `layers that wait for each other are refused`() {
    let layers = [1, 2].map { id in
      "<layer id=\"\(id)\" name=\"\(id)\" type=\"ReLU\"><input><port id=\"0\"/></input>"
        + "<output><port id=\"1\"/></output></layer>"
    }
    let edges = [(1, 2), (2, 1)].map {
      "<edge from-layer=\"\($0.0)\" from-port=\"1\" to-layer=\"\($0.1)\" to-port=\"0\"/>"
    }
    let text =
      "<net version=\"11\"><layers>\(layers.joined())</layers><edges>\(edges.joined())</edges></net>"
    #expect(
      statedComplaint(Array(text.utf8))
        == "it: this OpenVINO file has layers that wait for each other")
  }

  @Test func `deep elements are refused`() {
    let text = "<net version=\"11\">" + String(repeating: "<a>", count: 100_000)
    #expect(statedComplaint(Array(text.utf8)).contains("has elements where none are wanted"))
  }

  @Test("a description that is cut off is refused", arguments: ["operations", "unknown"])
  func cutOff(name: String) throws {
    let original = try statedBytes("OpenVINO/\(name).xml")
    for count in stride(from: 80, to: original.count - 8, by: original.count / 50) {
      #expect(statedComplaint(Array(original.prefix(count))).hasSuffix("was the download cut off?"))
    }
  }

  @Test("damaged bytes are read or refused", arguments: ["operations", "unknown"])
  func damaged(name: String) throws {
    try openDamaged(try statedBytes("OpenVINO/\(name).xml"), count: 50)
  }
}

@Suite("XML")
struct XMLScannerTests {
  private func events(_ text: String) throws -> [XMLScanner.Event] {
    var scanner = XMLScanner(Array(text.utf8))
    var events: [XMLScanner.Event] = []
    while let event = try scanner.next() { events.append(event) }
    return events
  }

  @Test func `elements, attributes, texts and entities are read`() throws {
    let text = """
      <?xml version="1.0"?>
      <!-- a < b -->
      <a one='1' two = "&lt;&#x41;&#66;&quot;"><b/>x &amp; y</a>
      """
    #expect(
      try events(text) == [
        .start(name: "a", attributes: ["one": "1", "two": "<AB\""]),
        .start(name: "b", attributes: [:]), .end, .text("x & y"), .end,
      ])
  }

  @Test(
    "what is no XML is refused",
    arguments: [
      "", "<a", "<a>", "<a></b>", "</a>", "<a/><b/>", "<a b></a>", "<a b=c/>", "<a b='1' b='2'/>",
      "<a>&#xD800;</a>", "<a>&#99999999999;</a>", "<a>&", "<a b='", "<!-- ", "<a/>x", "< a/>",
      "<a><![CDATA[x]]></a>",
    ])
  func refused(text: String) {
    #expect(throws: OpenVINOProblem.self) { try events(text) }
  }
}
