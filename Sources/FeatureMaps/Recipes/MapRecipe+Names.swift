extension MapRecipe: RawRepresentable, CaseIterable {
  /// All recipes, without the toolbox's boost and gamma.
  public static let allCases: [MapRecipe] =
    [.caffe, .caffe2014, .matlab, .chollet, .chollet1, .torchvision, .deepvis()]
    + SharedRange.allCases.map(MapRecipe.cnnexplainer) + ShownSign.allCases.map(MapRecipe.captum)
    + [.keract, .tfexplain]

  /// The tool's name, with what differs from its defaults: `captum-positive`, `deepvis-b0.5-g0.7`.
  public var rawValue: String {
    switch self {
    case .caffe: "caffe"
    case .caffe2014: "caffe2014"
    case .matlab: "matlab"
    case .chollet: "chollet"
    case .chollet1: "chollet1"
    case .torchvision: "torchvision"
    case .deepvis(let boost, let gamma):
      "deepvis" + (boost == 0 ? "" : "-b\(boost)") + (gamma == 1 ? "" : "-g\(gamma)")
    case .cnnexplainer(let range):
      range == .local ? "cnnexplainer" : "cnnexplainer-\(range.rawValue)"
    case .captum(let sign): sign == .absolute ? "captum" : "captum-\(sign.rawValue)"
    case .keract: "keract"
    case .tfexplain: "tfexplain"
    }
  }

  public init?(rawValue: String) {
    if let known = MapRecipe.allCases.first(where: { $0.rawValue == rawValue }) {
      self = known
      return
    }
    let parts = rawValue.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.first == "deepvis" else { return nil }
    var settings: [Character: Float] = [:]
    for part in parts.dropFirst() {
      guard let letter = part.first, let number = Float(part.dropFirst()), (0...1).contains(number),
        !"\(number)".contains("e"), settings.updateValue(number, forKey: letter) == nil
      else { return nil }
    }
    let (boost, gamma) = (settings.removeValue(forKey: "b"), settings.removeValue(forKey: "g"))
    guard settings.isEmpty, gamma != 0 else { return nil }
    self = .deepvis(boost: boost ?? 0, gamma: gamma ?? 1)
  }
}
