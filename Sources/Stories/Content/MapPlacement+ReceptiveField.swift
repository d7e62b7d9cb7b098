import FeatureMaps
import ModelDescription

extension MapPlacement {
  /// Where the numbers of a layer lie on the input picture.
  public init(_ field: ReceptiveField) {
    func line(_ axis: Axis) -> Line {
      Line(
        firstCenter: field.firstCenter[axis], stride: Double(field.stride[axis]),
        fieldSize: Double(field.size[axis]))
    }
    self.init(horizontal: line(.width), vertical: line(.height))
  }
}
