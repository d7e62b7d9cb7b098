/// Flattened maps, two dense layers of 4,096 units, each followed by dropout, and the classes: the
/// end of AlexNet and of the networks that took it over.
func denseClassifier(
  _ maps: SymbolicTensor, classes: Int, names: LayerNames
) -> SymbolicTensor {
  var x = Flatten(name: names("flatten"))(maps)
  for number in [6, 7] {
    x = Dense(units: 4096, activation: .relu, name: names("fc\(number)"))(x)
    x = Dropout(rate: 0.5, name: names("drop\(number)"))(x)
  }
  return Dense(units: classes, activation: .softmax, name: names("fc8"))(x)
}

/// Maps in a row, in the order of dimensions that they have: PyTorch's have the channels first.
func flattened(_ maps: SymbolicTensor, name: String?) -> SymbolicTensor {
  Flatten(order: maps.shape?.dataFormat ?? .channelsLast, name: name)(maps)
}

/// A convolution without bias and the batch normalisation that makes up for it, with PyTorch's
/// padding: half the kernel on each side, whatever the stride.
func normalizedConvolution(
  _ x: SymbolicTensor, filters: Int, kernel: Int, stride: Int = 1, groups: Int = 1,
  epsilon: Double = 1e-5, names: LayerNames, _ convolution: String, _ normalization: String
) -> SymbolicTensor {
  let maps = Conv2D(
    filters: filters, kernelSize: (kernel, kernel), strides: (stride, stride),
    padding: kernel == 1 ? .valid : .symmetric(kernel / 2), groups: groups, useBias: false,
    name: names(convolution))(x)
  return BatchNormalization(epsilon: epsilon, name: names(normalization))(maps)
}

/// A convolution, its normalisation and a function: modules 0, 1 and 2 of `name`, as torchvision
/// numbers them.
func activatedConvolution(
  _ x: SymbolicTensor, filters: Int, kernel: Int, stride: Int = 1,
  activation: ActivationFunction, epsilon: Double = 1e-5, names: LayerNames, _ name: String
) -> SymbolicTensor {
  let maps = normalizedConvolution(
    x, filters: filters, kernel: kernel, stride: stride, epsilon: epsilon, names: names,
    "\(name).0", "\(name).1")
  return Activation(activation, name: names("\(name).2"))(maps)
}
