/// The traits of a layer as small numbers, equal where the traits are, so that a million pairs of
/// layers can be compared.
struct LayerProfile {
  /// A number for each trait in the order of `LayerTrait.allCases`; 0 where it has none.
  private let values: [Int]

  /// Which layers may stand beside each other.
  private let family: Int

  private static let costs = LayerTrait.allCases.map(\.cost)

  /// The most that differences of settings cost: less than a gap, so that two layers of one class
  /// stand beside each other where their places allow it.
  private static let largestCost = 80

  /// What laying both beside each other costs; `nil` where their classes have nothing in common.
  func cost(beside other: LayerProfile) -> Int? {
    guard family == other.family else { return nil }
    var cost = 0
    var classCost = 0
    for index in values.indices where values[index] != other.values[index] {
      if index == 0 { classCost = Self.costs[0] } else { cost += Self.costs[index] }
    }
    return classCost + min(cost, Self.largestCost)
  }

  /// Gives equal values equal numbers.
  struct Numbering {
    private var values: [TraitValue: Int] = [:]
    private var families: [String: Int] = [:]

    mutating func profile(_ traits: [LayerTrait: TraitValue]) -> LayerProfile {
      let numbers = LayerTrait.allCases.map { trait -> Int in
        guard let value = traits[trait] else { return 0 }
        return Self.number(of: value, in: &values)
      }
      var className = ""
      if case .word(let word) = traits[.className] { className = word }
      let family = Self.number(of: LayerProfile.family(of: className), in: &families)
      return LayerProfile(values: numbers, family: family)
    }

    private static func number<Value>(of value: Value, in numbers: inout [Value: Int]) -> Int {
      if let number = numbers[value] { return number }
      numbers[value] = numbers.count + 1
      return numbers.count
    }
  }

  /// Classes that do similar things, such as all pools.
  private static func family(of className: String) -> String {
    ["Conv", "GlobalAveragePooling", "GlobalMaxPooling", "Pooling", "Normalization"]
      .first(where: className.contains) ?? className
  }
}
