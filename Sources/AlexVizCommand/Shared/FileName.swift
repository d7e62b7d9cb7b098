/// Names of files, for what is called after them.
enum FileName {
  /// The last part of a path.
  static func last(of path: String) -> String {
    String(path.split(separator: "/").last ?? Substring(path))
  }

  /// The last part of a path without its ending; `picture` where nothing but dots is left.
  static func stem(_ path: String) -> String {
    let name = last(of: path)
    guard name.contains(where: { $0 != "." }) else { return "picture" }
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    let stem = name[..<dot]
    return stem.contains { $0 != "." } ? String(stem) : "picture"
  }
}
