extension Model {
  /// The shape of a call's result, batch first. Learned constants have no batch: they get an open
  /// one, so that figures and texts, which leave it out, tell their whole shape.
  package func batchedShape(of call: ModelCall) -> Shape {
    let shape = call.outputShape
    guard shape.isKnown, layers[call.layer].layer is ParameterTensor else { return shape }
    return Shape(batchOf: shape.dimensions)
  }

  /// The shapes that go into a call, batch first.
  package func batchedInputShapes(of call: ModelCall) -> [Shape] {
    call.inputs.map { batchedShape(of: calls[$0]) }
  }
}
