import ModelDescription

/// Two layers, as places in `Model.layers`, of which the second reads what the first gives.
struct LayerLink: Hashable {
  let source: Int
  let target: Int
}

extension Model {
  /// The pairs of layers that are connected, each once, in the order of the calls.
  var layerLinks: [LayerLink] {
    var seen: Set<LayerLink> = []
    var links: [LayerLink] = []
    for call in calls {
      for input in call.inputs {
        let link = LayerLink(source: calls[input].layer, target: call.layer)
        if seen.insert(link).inserted { links.append(link) }
      }
    }
    return links
  }
}
