/// The path of a file in this folder's `Data`.
func testFile(_ name: String, filePath: String = #filePath) -> String {
  let folder = filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
  return folder.joined(separator: "/") + "/Data/" + name
}
