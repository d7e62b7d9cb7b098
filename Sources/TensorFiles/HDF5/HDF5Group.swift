/// A group and all that lies in it.
struct HDF5Group: Sendable {
  /// An array of numbers, or why it cannot be read.
  struct Member: Sendable {
    let name: String
    let contents: Result<HDF5Dataset, HDF5Error>
  }

  /// How deep groups may lie in groups.
  static let depthLimit = 64

  let name: String
  let object: HDF5Object

  /// What lies in the group, in the file's order.
  let groups: [HDF5Group]
  let datasets: [Member]

  /// The places in `groups` and `datasets` of each name.
  private let groupIndex: [String: Int]
  private let datasetIndex: [String: Int]

  init(name: String, object: HDF5Object, groups: [HDF5Group], datasets: [Member]) {
    self.name = name
    self.object = object
    self.groups = groups
    self.datasets = datasets
    groupIndex = HDF5Group.index(groups.map(\.name))
    datasetIndex = HDF5Group.index(datasets.map(\.name))
  }

  private static func index(_ names: [String]) -> [String: Int] {
    Dictionary(zip(names, names.indices)) { first, _ in first }
  }

  /// The group at a path below this one; `nil` if there is none.
  func group(at path: String) -> HDF5Group? {
    group(at: path.split(separator: "/")[...])
  }

  private func group(at path: ArraySlice<Substring>) -> HDF5Group? {
    var group = self
    for name in path {
      guard let place = group.groupIndex[String(name)] else { return nil }
      group = group.groups[place]
    }
    return group
  }

  /// The dataset at a path below this group; `nil` if there is none.
  func dataset(at path: String) -> Member? {
    let names = path.split(separator: "/")
    guard let name = names.last, let group = group(at: names.dropLast()),
      let place = group.datasetIndex[String(name)]
    else { return nil }
    return group.datasets[place]
  }
}

extension HDF5Parser {
  /// The group at an address with all that lies in it.
  mutating func group(at address: Int) throws(HDF5Error) -> HDF5Group {
    var visited: Set<Int> = []
    return try group("", try object(at: address), depth: 0, &visited)
  }

  private mutating func group(
    _ name: String, _ object: HDF5Object, depth: Int, _ visited: inout Set<Int>
  ) throws(HDF5Error) -> HDF5Group {
    guard depth < HDF5Group.depthLimit else { throw .tooDeep(limit: HDF5Group.depthLimit) }
    guard visited.insert(object.address).inserted else { throw .linkedTwice(group: name) }
    var groups: [HDF5Group] = []
    var datasets: [HDF5Group.Member] = []
    var names: Set<String> = []
    for link in try links(of: object) {
      guard names.insert(link.name).inserted else { throw .duplicateName(link.name) }
      let member = try self.object(at: link.address)
      if member.isDataset {
        datasets.append(HDF5Group.Member(name: link.name, contents: contents(of: member)))
      } else if member.isGroup {
        groups.append(try group(link.name, member, depth: depth + 1, &visited))
      }
    }
    return HDF5Group(name: name, object: object, groups: groups, datasets: datasets)
  }

  /// A dataset that cannot be read is an error only once its numbers are asked for.
  private mutating func contents(of object: HDF5Object) -> Result<HDF5Dataset, HDF5Error> {
    do throws(HDF5Error) {
      return .success(try dataset(object))
    } catch {
      return .failure(error)
    }
  }
}
