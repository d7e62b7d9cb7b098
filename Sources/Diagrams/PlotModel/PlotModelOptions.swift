/// What Keras's `plot_model` can be asked for.
public struct PlotModelOptions: Sendable {
  /// Whose picture it is to be.
  public enum Look: String, Sendable, CaseIterable {
    /// Black tables with white cells, as Keras 3 draws them.
    case keras3
    /// Plain records, as Keras 2 drew them.
    case keras2

    /// Keras's default resolution in dots an inch.
    public var dpi: Double { self == .keras3 ? 200 : 96 }

    /// The family that Graphviz falls back to where Helvetica and Times are missing.
    public var fontFamily: String { self == .keras3 ? "DejaVu Sans" : "DejaVu Serif" }
  }

  public var look: Look
  public var showShapes: Bool
  public var showDtype: Bool
  public var showLayerNames: Bool
  public var showLayerActivations: Bool
  public var showTrainable: Bool
  public var direction: Direction

  /// The family of all texts; the look's own if `nil`.
  public var fontFamily: String?

  /// - Parameter showLayerNames: Keras 2's default is yes, Keras 3's no; `nil` follows the look.
  public init(
    look: Look = .keras3, showShapes: Bool = true, showDtype: Bool = false,
    showLayerNames: Bool? = nil, showLayerActivations: Bool = false, showTrainable: Bool = false,
    direction: Direction = .topToBottom, fontFamily: String? = nil
  ) {
    self.look = look
    self.showShapes = showShapes
    self.showDtype = showDtype
    self.showLayerNames = showLayerNames ?? (look == .keras2)
    self.showLayerActivations = showLayerActivations
    self.showTrainable = showTrainable
    self.direction = direction
    self.fontFamily = fontFamily
  }

  var family: String { fontFamily ?? look.fontFamily }
}
