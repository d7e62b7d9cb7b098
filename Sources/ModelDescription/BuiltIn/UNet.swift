/// The network of Ronneberger, Fischer & Brox 2015, which gives each pixel a class.
enum UNet {
  /// The paper's figure 1, 31,030,658 parameters: convolutions without padding, so 572 × 572
  /// pixels go in, 388 × 388 come out, and the maps of the contracting path are cropped before
  /// they are joined. The dropout at its end, whose rate the paper does not tell, is left out.
  static let network = BuiltInNetwork(
    title: "U-Net (2015)", chineseTitle: "U-Net（2015 年）",
    summary: "a class for each pixel; the paper's, without padding, 572 × 572 to 388 × 388",
    source: "Ronneberger, Fischer & Brox 2015, figure 1", inputShape: [572, 572, 1], classes: 2
  ) { input, classes, names in
    func pair(_ x: SymbolicTensor, _ filters: Int, _ stage: Int) -> SymbolicTensor {
      var x = x
      for number in 1...2 {
        x = Conv2D(
          filters: filters, kernelSize: (3, 3), activation: .relu,
          name: names("conv\(stage)_\(number)"))(x)
      }
      return x
    }
    var (x, skipped) = (input, [SymbolicTensor]())
    for (index, filters) in [64, 128, 256, 512].enumerated() {
      x = pair(x, filters, index + 1)
      skipped.append(x)
      x = MaxPooling2D(name: names("pool\(index + 1)"))(x)
    }
    x = pair(x, 1024, 5)
    for (index, filters) in [512, 256, 128, 64].enumerated() {
      let stage = index + 6
      x = Conv2DTranspose(
        filters: filters, kernelSize: (2, 2), strides: (2, 2), name: names("upconv\(stage)"))(x)
      let skip = cropped(skipped.removeLast(), to: x, name: names("crop\(stage)"))
      x = Concatenate(name: names("concat\(stage)"))([skip, x])
      x = pair(x, filters, stage)
    }
    return Conv2D(
      filters: classes, kernelSize: (1, 1), activation: .softmax, name: names("output"))(x)
  }

  /// The middle of the first maps, as large as the second.
  private static func cropped(
    _ maps: SymbolicTensor, to other: SymbolicTensor, name: String?
  ) -> SymbolicTensor {
    func cropping(_ axis: Axis) -> (Int, Int) {
      guard let size = maps.shape?[axis], let wanted = other.shape?[axis] else { return (0, 0) }
      let surplus = size - wanted
      return (surplus / 2, surplus - surplus / 2)
    }
    return Cropping2D(cropping: (cropping(.height), cropping(.width)), name: name)(maps)
  }
}
