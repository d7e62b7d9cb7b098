/// A number that may depend on sizes known only when the network runs, such as the batch: a factor
/// times a product of such sizes.
struct Quantity: Hashable, Sendable {
  let factor: Double

  /// The open sizes that are multiplied, in order; a size may come more than once.
  let symbols: [Int]

  /// The most sizes in a product.
  private static let symbolLimit = 16

  init(_ number: Double) {
    factor = number
    symbols = []
  }

  init(_ number: Int) {
    self.init(Double(number))
  }

  /// An open size.
  init(symbol: Int) {
    factor = 1
    symbols = [symbol]
  }

  private init(factor: Double, symbols: [Int]) {
    self.factor = factor
    self.symbols = factor == 0 ? [] : symbols
  }

  /// The number; `nil` while it depends on open sizes.
  var number: Double? { symbols.isEmpty ? factor : nil }

  /// The whole number; `nil` while it depends on open sizes. Numbers beyond all sizes stand for the
  /// largest and smallest, as writers mean them.
  var integer: Int? {
    guard let number, !number.isNaN else { return nil }
    return Int(exactly: number.rounded(.towardZero)) ?? (number > 0 ? Int.max : Int.min)
  }

  static func * (first: Quantity, second: Quantity) -> Quantity? {
    let symbols = (first.symbols + second.symbols).sorted()
    guard symbols.count <= symbolLimit else { return nil }
    return Quantity(factor: first.factor * second.factor, symbols: symbols)
  }

  static func / (first: Quantity, second: Quantity) -> Quantity? {
    guard second.factor != 0 else { return nil }
    var symbols = first.symbols
    for symbol in second.symbols {
      guard let place = symbols.firstIndex(of: symbol) else { return nil }
      symbols.remove(at: place)
    }
    return Quantity(factor: first.factor / second.factor, symbols: symbols)
  }

  static func + (first: Quantity, second: Quantity) -> Quantity? {
    if first.factor == 0 { return second }
    if second.factor == 0 { return first }
    guard first.symbols == second.symbols else { return nil }
    return Quantity(factor: first.factor + second.factor, symbols: first.symbols)
  }

  static func - (first: Quantity, second: Quantity) -> Quantity? {
    first + Quantity(factor: -second.factor, symbols: second.symbols)
  }

  /// The quantity after `change`, a function of numbers that leaves whole ones as they are.
  func rounded(by change: (Double) -> Double) -> Quantity? {
    if symbols.isEmpty { return Quantity(change(factor)) }
    return factor == change(factor) ? self : nil
  }

  /// The product of all; `nil` if one is not known.
  static func product(_ quantities: some Sequence<Quantity?>) -> Quantity? {
    var product = Quantity(1)
    for quantity in quantities {
      guard let quantity, let next = product * quantity else { return nil }
      product = next
    }
    return product
  }
}
