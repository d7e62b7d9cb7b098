import FeatureMaps
import Scenes
import Tensors

/// A layer whose value at (y, x, channel) is what `value` says.
func layer(
  _ name: String = "conv", height: Int, width: Int, channels: Int,
  value: (Int, Int, Int) -> Float
) throws -> LayerMaps {
  var floats: [Float] = []
  for y in 0..<height {
    for x in 0..<width {
      for channel in 0..<channels { floats.append(value(y, x, channel)) }
    }
  }
  return try LayerMaps(
    name: name, className: "Conv2D",
    activations: Tensor(shape: [height, width, channels], floats: floats))
}

/// The palette index at a place of a raster.
func index(_ raster: Raster, _ x: Int, _ y: Int) -> UInt8? {
  guard case .indexed(let indices, _) = raster.pixels else { return nil }
  return indices[y * raster.width + x]
}
