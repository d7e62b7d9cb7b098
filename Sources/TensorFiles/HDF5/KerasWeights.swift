/// Finds the weights of layers in an HDF5 file and gives them the names `layer/kernel`,
/// `layer/bias` …, whichever way Keras arranged them. Source: Keras, `legacy_h5_format.py` and
/// `saving_lib.py`.
struct KerasWeights {
  /// A tensor under its usual name and others that it answers to.
  struct Entry {
    let names: [String]
    let dataset: Result<HDF5Dataset, HDF5Error>
  }

  private(set) var entries: [Entry] = []

  /// Whether the names are those of the layers; older versions of Keras 3 keep their classes only.
  private(set) var namesLayers = true
  private var parser: HDF5Parser

  /// Reads what a file has, but for the numbers.
  init(_ bytes: HDF5Bytes) throws(HDF5Error) {
    let root = try HDF5Superblock.rootAddress(bytes)
    parser = HDF5Parser(bytes)
    let file = try parser.group(at: root)
    let weights = file.group(at: "model_weights") ?? file
    if let layers = try list("layer_names", of: weights) {
      try addListed(layers, in: weights)
    } else if KerasWeights.hasVariables(file) {
      for group in file.groups where !["optimizer", "metrics"].contains(group.name) {
        try addVariables(in: group, path: "")
      }
    } else {
      try addAll(in: file, path: "")
    }
    var names: Set<String> = []
    for name in entries.flatMap(\.names) {
      guard names.insert(name).inserted else { throw .duplicateName(name) }
    }
  }

  /// The texts of a list, which is in several attributes where it is too long for one.
  private mutating func list(
    _ name: String, of group: HDF5Group
  ) throws(HDF5Error) -> [String]? {
    if let whole = try parser.texts(name, of: group.object) { return whole }
    var parts: [String] = []
    var number = 0
    while let part = try parser.texts(name + String(number), of: group.object) {
      parts += part
      number += 1
    }
    return number > 0 ? parts : nil
  }

  private mutating func add(_ names: [String], _ member: HDF5Group.Member) throws(HDF5Error) {
    // Long paths of nested groups, told again for each tensor, would fill the memory.
    for name in names { try parser.spend(name.utf8.count) }
    entries.append(Entry(names: names, dataset: member.contents))
  }

  // MARK: - Up to Keras 2, and its format in Keras 3

  /// The weights of layers that are listed by name and list the paths of their weights.
  private mutating func addListed(
    _ layers: [String], in weights: HDF5Group
  ) throws(HDF5Error) {
    for layer in layers {
      guard let group = weights.group(at: layer) else { throw .missing(path: layer) }
      guard let paths = try list("weight_names", of: group) else {
        throw .missing(path: layer + "/weight_names")
      }
      let naming = ListedNames(layer: layer, paths: paths)
      for path in paths {
        guard let dataset = group.dataset(at: path) else {
          throw .missing(path: layer + "/" + path)
        }
        try add([naming.name(of: path)], dataset)
      }
    }
  }

  // MARK: - Keras 3

  private static func hasVariables(_ group: HDF5Group) -> Bool {
    group.groups.contains { $0.name == "vars" || hasVariables($0) }
  }

  /// The weights of a layer, in the group `vars`, and of the layers in it. `path` has the names of
  /// the layers around it; groups that only arrange layers, such as `layers`, are not among them.
  private mutating func addVariables(
    in group: HDF5Group, path: String
  ) throws(HDF5Error) {
    var path = path
    if let variables = group.group(at: "vars") {
      let name = try parser.texts("name", of: variables.object)?.first
      if name == nil { namesLayers = false }
      path += (name ?? group.name) + "/"
      try add(variables, of: group.name, path: path)
    }
    for inner in group.groups where inner.name != "vars" {
      try addVariables(in: inner, path: path)
    }
  }

  private mutating func add(
    _ variables: HDF5Group, of group: String, path: String
  ) throws(HDF5Error) {
    let ordered = variables.datasets.sorted { first, second in
      (first.name.utf8.count, first.name) < (second.name.utf8.count, second.name)
    }
    let shapes = ordered.map { (try? $0.contents.get().shape) ?? [] }
    let names = KerasVariables.names(group: group, shapes: shapes)
    for (variable, names) in zip(ordered, names) {
      try add(names.map { path + $0 }, variable)
    }
  }

  // MARK: - Anyone's

  /// All datasets under their paths.
  private mutating func addAll(in group: HDF5Group, path: String) throws(HDF5Error) {
    for dataset in group.datasets { try add([path + dataset.name], dataset) }
    for inner in group.groups { try addAll(in: inner, path: path + inner.name + "/") }
  }
}
