import Diagrams
import ModelDescription

/// Where the numbers that are shown of a layer come from.
struct LayerTap {
  /// The layer that is shown.
  let layer: String

  /// The layer that gives the numbers.
  var source: String

  /// Whether they are taken before the source's own activation.
  var isBeforeActivation = false

  /// The name of the activation before or after which they are taken; `nil` where there is none, or
  /// the numbers are simply the layer's own.
  var activation: String?
}

extension Model {
  /// Where the numbers of a layer come from; without a point they are its own.
  func tap(of layer: String, at point: TapPoint?) -> LayerTap {
    var tap = LayerTap(layer: layer, source: layer)
    guard let point, let shown = self.layer(named: layer), let call = shown.calls.first else {
      return tap
    }
    if shown.isActivation {
      switch point {
      case .post: tap.activation = shown.activationName
      case .pre:
        guard let feeding = calls[call].inputs.first else { break }
        let source = layers[calls[feeding].layer]
        // What such a layer gives is not at hand where it is itself shown before its activation.
        let hasOwn = source.layer.activationFunction?.title != nil && !source.isActivation
        if source.calls.first == feeding, !hasOwn {
          (tap.source, tap.activation) = (source.name, shown.activationName)
        }
      }
    } else if let own = shown.layer.activationFunction?.title {
      tap.activation = own
      tap.isBeforeActivation = point == .pre
    } else if let following = activation(after: call) {
      tap.activation = following.activationName
      if point == .post { tap.source = following.name }
    }
    return tap
  }

  /// The activation that alone reads what a call gives, after normalisations perhaps.
  private func activation(after call: Int) -> ModelLayer? {
    var last = call
    while true {
      let readers = calls.indices.filter { calls[$0].inputs.contains(last) }
      guard readers.count == 1, let reader = readers.first, !outputs.contains(last) else {
        return nil
      }
      let layer = layers[calls[reader].layer]
      // Of a layer that is applied several times, only the first result is at hand.
      guard layer.calls.first == reader else { return nil }
      if layer.isActivation { return layer }
      guard LayerCategory(className: layer.className) == .normalization,
        calls[reader].inputs.count == 1
      else { return nil }
      last = reader
    }
  }
}

extension ModelLayer {
  fileprivate var isActivation: Bool { LayerCategory(className: className) == .activation }

  fileprivate var activationName: String { layer.activationFunction?.title ?? className }
}
