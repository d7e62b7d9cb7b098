import Testing

@testable import FeatureMaps

@Suite("Choosing channels")
struct ChannelSelectionTests {
  private func channels(_ text: String, count: Int = 96) throws -> [Int] {
    try ChannelSelection(parsing: text).channels(of: "conv1", count: count) { [] }
  }

  @Test("Ranges and single channels come in the order given, each once")
  func lists() throws {
    #expect(try channels("0-3,20") == [0, 1, 2, 3, 20])
    #expect(try channels("20, 5-6, 5") == [20, 5, 6])
    #expect(try channels("95") == [95])
    #expect(try channels("ALL", count: 3) == [0, 1, 2])
  }

  @Test(
    "What cannot be read is refused with the part that is wrong",
    arguments: [
      ("", ChannelSelectionError.emptyPart(in: "")), ("1,,2", .emptyPart(in: "1,,2")),
      ("1,two", .notAChannel(part: "two")), ("-3", .notAChannel(part: "-3")),
      ("1-2-3", .notAChannel(part: "1-2-3")), ("4-", .notAChannel(part: "4-")),
      ("99999999999999999999", .notAChannel(part: "99999999999999999999")),
      ("9-4", .backwardRange(first: 9, last: 4)),
    ])
  func unreadable(text: String, error: ChannelSelectionError) {
    #expect(throws: error) { try ChannelSelection(parsing: text) }
  }

  @Test("A channel that the layer lacks is named with those it has")
  func outOfRange() throws {
    let error = ChannelSelectionError.outOfRange(channel: 96, layer: "conv1", count: 96)
    #expect(throws: error) { try channels("90-96") }
    #expect(throws: ChannelSelectionError.self) { try channels("0-9000000000000000000") }
    #expect(error.description == "conv1 has no channel 96: its 96 channels are 0 to 95")
  }

  @Test("The strongest come first, at most as many as there are")
  func top() throws {
    let strongest = { [2, 0, 1] }
    #expect(
      try ChannelSelection.top(2).channels(of: "a", count: 3, strongestFirst: strongest) == [2, 0])
    #expect(
      try ChannelSelection.top(9).channels(of: "a", count: 3, strongestFirst: strongest).count == 3)
    #expect(throws: ChannelSelectionError.nothingToShow(count: 0)) {
      try ChannelSelection.top(0).channels(of: "a", count: 3, strongestFirst: strongest)
    }
  }
}
