/// How a photograph of any shape becomes the network's input size.
public enum InputMode: String, Hashable, Sendable, CaseIterable {
  /// Stretched to the size; the aspect is not kept.
  case squash

  /// Resized until its short side is `shortSide`, then the centre is cut out, as torchvision does.
  case crop

  /// Resized until it lies wholly inside, the aspect kept; the rest gets the mean colour.
  case fit

  /// The short side before a crop of `size`: 256 for AlexNet's 224 and 227, and in the same
  /// proportion (256 / 224) for other sizes.
  public static func shortSide(for size: Int) -> Int {
    size == 224 || size == 227 ? 256 : max((size * 256 + 112) / 224, size)
  }
}
