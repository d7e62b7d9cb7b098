/// A layer of an OpenVINO file, as the file states it.
struct OpenVINOLayer {
  let id: Int
  let name: String
  let type: String

  /// What the element `data` says of it.
  var settings: [String: String] = [:]
  var inputs: [Port] = []
  var outputs: [Port] = []

  /// A place where a tensor goes in or comes out.
  struct Port {
    let id: Int

    /// What the network that was converted called the tensor.
    let names: String
    var sizes: [Int] = []
  }

  func integer(_ setting: String) -> Int? { settings[setting].flatMap { Int($0) } }

  func number(_ setting: String) -> Double? { settings[setting].flatMap { Double($0) } }

  func flag(_ setting: String) -> Bool {
    settings[setting] == "true" || settings[setting] == "1"
  }

  /// Numbers between commas; `nil` where they are missing or no numbers.
  func integers(_ setting: String) -> [Int]? {
    guard let text = settings[setting] else { return nil }
    let parts = text.split { $0 == "," || $0.isWhitespace }
    let numbers = parts.compactMap { Int($0) }
    return numbers.count == parts.count ? numbers : nil
  }
}

/// Where a tensor comes from and goes to.
struct OpenVINOEdge {
  let source: Int
  let sourcePort: Int
  let target: Int
  let targetPort: Int
}
