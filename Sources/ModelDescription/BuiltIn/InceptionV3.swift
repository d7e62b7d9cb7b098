/// The network of Szegedy et al. 2015, "Rethinking the Inception architecture": large kernels are
/// taken apart into 3 × 3 ones, or into a row and a column. torchvision's without its auxiliary
/// head, 23,834,568 trainable parameters, with the names of its modules.
package enum InceptionV3 {
  /// The layers from the input to the logits.
  package static func layers(_ input: SymbolicTensor, classes: Int) -> SymbolicTensor {
    var x = convolution(input, 32, 3, stride: 2, isPadded: false, "Conv2d_1a_3x3")
    x = convolution(x, 32, 3, isPadded: false, "Conv2d_2a_3x3")
    x = convolution(x, 64, 3, "Conv2d_2b_3x3")
    x = MaxPooling2D(poolSize: (3, 3), strides: (2, 2), name: "maxpool1")(x)
    x = convolution(x, 80, 1, "Conv2d_3b_1x1")
    x = convolution(x, 192, 3, isPadded: false, "Conv2d_4a_3x3")
    x = MaxPooling2D(poolSize: (3, 3), strides: (2, 2), name: "maxpool2")(x)
    for (name, pooled) in [("Mixed_5b", 32), ("Mixed_5c", 64), ("Mixed_5d", 64)] {
      x = figure5(x, pooled: pooled, name)
    }
    x = firstReduction(x, "Mixed_6a")
    for (name, width) in [
      ("Mixed_6b", 128), ("Mixed_6c", 160), ("Mixed_6d", 160), ("Mixed_6e", 192),
    ] {
      x = figure6(x, width: width, name)
    }
    x = secondReduction(x, "Mixed_7a")
    for name in ["Mixed_7b", "Mixed_7c"] { x = figure7(x, name) }
    x = GlobalAveragePooling2D(name: "avgpool")(x)
    x = Dropout(rate: 0.5, name: "dropout")(x)
    return Dense(units: classes, name: "fc")(x)
  }

  /// The paper's figure 5, with one 5 × 5 kernel left.
  private static func figure5(
    _ x: SymbolicTensor, pooled: Int, _ name: String
  ) -> SymbolicTensor {
    let middle = convolution(x, 48, 1, "\(name).branch5x5_1")
    let double = convolution(x, 64, 1, "\(name).branch3x3dbl_1")
    return Concatenate(name: name)([
      convolution(x, 64, 1, "\(name).branch1x1"),
      convolution(middle, 64, 5, "\(name).branch5x5_2"),
      convolution(
        convolution(double, 96, 3, "\(name).branch3x3dbl_2"), 96, 3, "\(name).branch3x3dbl_3"),
      averaged(x, pooled, name),
    ])
  }

  /// From 35 × 35 to 17 × 17.
  private static func firstReduction(_ x: SymbolicTensor, _ name: String) -> SymbolicTensor {
    let double = convolution(
      convolution(x, 64, 1, "\(name).branch3x3dbl_1"), 96, 3, "\(name).branch3x3dbl_2")
    return Concatenate(name: name)([
      convolution(x, 384, 3, stride: 2, isPadded: false, "\(name).branch3x3"),
      convolution(double, 96, 3, stride: 2, isPadded: false, "\(name).branch3x3dbl_3"),
      MaxPooling2D(poolSize: (3, 3), strides: (2, 2), name: "\(name).maxpool")(x),
    ])
  }

  /// The paper's figure 6: rows of 1 × 7 and columns of 7 × 1.
  private static func figure6(
    _ x: SymbolicTensor, width: Int, _ name: String
  ) -> SymbolicTensor {
    var once = convolution(x, width, 1, "\(name).branch7x7_1")
    once = line(once, width, row: 7, "\(name).branch7x7_2")
    once = line(once, 192, column: 7, "\(name).branch7x7_3")
    var twice = convolution(x, width, 1, "\(name).branch7x7dbl_1")
    twice = line(twice, width, column: 7, "\(name).branch7x7dbl_2")
    twice = line(twice, width, row: 7, "\(name).branch7x7dbl_3")
    twice = line(twice, width, column: 7, "\(name).branch7x7dbl_4")
    twice = line(twice, 192, row: 7, "\(name).branch7x7dbl_5")
    return Concatenate(name: name)([
      convolution(x, 192, 1, "\(name).branch1x1"), once, twice, averaged(x, 192, name),
    ])
  }

  /// From 17 × 17 to 8 × 8.
  private static func secondReduction(_ x: SymbolicTensor, _ name: String) -> SymbolicTensor {
    let narrow = convolution(x, 192, 1, "\(name).branch3x3_1")
    var lines = convolution(x, 192, 1, "\(name).branch7x7x3_1")
    lines = line(lines, 192, row: 7, "\(name).branch7x7x3_2")
    lines = line(lines, 192, column: 7, "\(name).branch7x7x3_3")
    return Concatenate(name: name)([
      convolution(narrow, 320, 3, stride: 2, isPadded: false, "\(name).branch3x3_2"),
      convolution(lines, 192, 3, stride: 2, isPadded: false, "\(name).branch7x7x3_4"),
      MaxPooling2D(poolSize: (3, 3), strides: (2, 2), name: "\(name).maxpool")(x),
    ])
  }

  /// The paper's figure 7: a row and a column side by side.
  private static func figure7(_ x: SymbolicTensor, _ name: String) -> SymbolicTensor {
    func cross(_ x: SymbolicTensor, _ branch: String, _ number: Int) -> SymbolicTensor {
      Concatenate(name: branch)([
        line(x, 384, row: 3, "\(branch)_\(number)a"),
        line(x, 384, column: 3, "\(branch)_\(number)b"),
      ])
    }
    let narrow = convolution(x, 384, 1, "\(name).branch3x3_1")
    let double = convolution(
      convolution(x, 448, 1, "\(name).branch3x3dbl_1"), 384, 3, "\(name).branch3x3dbl_2")
    return Concatenate(name: name)([
      convolution(x, 320, 1, "\(name).branch1x1"), cross(narrow, "\(name).branch3x3", 2),
      cross(double, "\(name).branch3x3dbl", 3), averaged(x, 192, name),
    ])
  }

  /// The average of each place's surroundings, zeros around the maps counted.
  private static func averaged(
    _ x: SymbolicTensor, _ filters: Int, _ name: String
  ) -> SymbolicTensor {
    let means = AveragePooling2D(
      poolSize: (3, 3), strides: (1, 1), padding: .symmetric(1), countsPadding: true,
      name: "\(name).avgpool")(x)
    return convolution(means, filters, 1, "\(name).branch_pool")
  }

  private static func convolution(
    _ x: SymbolicTensor, _ filters: Int, _ kernel: Int, stride: Int = 1, isPadded: Bool = true,
    _ name: String
  ) -> SymbolicTensor {
    activated(
      Conv2D(
        filters: filters, kernelSize: (kernel, kernel), strides: (stride, stride),
        padding: isPadded && kernel > 1 ? .symmetric(kernel / 2) : .valid, useBias: false,
        name: "\(name).conv")(x), name)
  }

  /// A convolution whose kernel is one row or one column.
  private static func line(
    _ x: SymbolicTensor, _ filters: Int, row: Int = 1, column: Int = 1, _ name: String
  ) -> SymbolicTensor {
    activated(
      Conv2D(
        filters: filters, kernelSize: (column, row),
        padding: .explicit(
          top: column / 2, bottom: column / 2, left: row / 2, right: row / 2),
        useBias: false, name: "\(name).conv")(x), name)
  }

  private static func activated(_ x: SymbolicTensor, _ name: String) -> SymbolicTensor {
    let normalized = BatchNormalization(epsilon: 1e-3, name: "\(name).bn")(x)
    return Activation(.relu, name: "\(name).relu")(normalized)
  }
}
