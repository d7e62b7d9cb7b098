/// Which fields a binary message of Caffe's has, by their numbers. Source: Caffe, `caffe.proto`.
///
/// Only what a network's shapes and functions depend on is listed; the weights are not read here.
struct CaffeSchema: Sendable {
  enum Kind: Sendable {
    /// Whole numbers, truth values and enumerations.
    case integer
    case number
    case text
    case message(CaffeSchema)
  }

  struct Field: Sendable {
    let name: String
    let kind: Kind
  }

  private(set) var fields: [Int: Field] = [:]

  /// - Parameters: the numbers of the fields of each kind, by name.
  init(
    integers: KeyValuePairs<String, Int> = [:], numbers: KeyValuePairs<String, Int> = [:],
    texts: KeyValuePairs<String, Int> = [:],
    messages: KeyValuePairs<String, (Int, CaffeSchema)> = [:]
  ) {
    for (name, number) in integers { fields[number] = Field(name: name, kind: .integer) }
    for (name, number) in numbers { fields[number] = Field(name: name, kind: .number) }
    for (name, number) in texts { fields[number] = Field(name: name, kind: .text) }
    for (name, (number, schema)) in messages {
      fields[number] = Field(name: name, kind: .message(schema))
    }
  }

  static let net = CaffeSchema(
    integers: ["input_dim": 4], texts: ["name": 1, "input": 3],
    messages: ["layers": (2, oldLayer), "input_shape": (8, shape), "layer": (100, layer)])

  private static let shape = CaffeSchema(integers: ["dim": 1])

  private static let rule = CaffeSchema(
    integers: ["phase": 1, "min_level": 2, "max_level": 3], texts: ["stage": 4, "not_stage": 5])

  private static let parameter = CaffeSchema(texts: ["name": 1])

  private static let layer = CaffeSchema(
    integers: ["phase": 10], texts: ["name": 1, "type": 2, "bottom": 3, "top": 4],
    messages: [
      "param": (6, parameter), "include": (8, rule), "exclude": (9, rule),
      "transform_param": (100, transformation),
      "argmax_param": (103, argMax), "concat_param": (104, concatenation),
      "convolution_param": (106, convolution), "data_param": (107, data),
      "dropout_param": (108, dropout), "dummy_data_param": (109, dummyData),
      "eltwise_param": (110, elementwise), "exp_param": (111, exponential),
      "image_data_param": (115, imageData), "inner_product_param": (117, innerProduct),
      "lrn_param": (118, normalization), "memory_data_param": (119, memoryData),
      "pooling_param": (121, pooling), "power_param": (122, power), "relu_param": (123, relu),
      "softmax_param": (125, softmax), "slice_param": (126, slicing),
      "window_data_param": (129, windowData), "prelu_param": (131, prelu),
      "reshape_param": (133, reshaping), "log_param": (134, exponential),
      "flatten_param": (135, flattening), "reduction_param": (136, reduction),
      "tile_param": (138, tiling), "batch_norm_param": (139, batchNormalization),
      "elu_param": (140, elu), "bias_param": (141, bias), "scale_param": (142, scale),
      "input_param": (143, input), "crop_param": (144, cropping),
      "permute_param": (202, permutation),
    ])

  /// The layers of the form before `layer`: their types are an enumeration.
  private static let oldLayer = CaffeSchema(
    integers: ["type": 5], texts: ["bottom": 2, "top": 3, "name": 4, "param": 1001],
    messages: [
      "layer": (1, CaffeSchema()), "include": (32, rule), "exclude": (33, rule),
      "transform_param": (36, transformation), "argmax_param": (23, argMax),
      "concat_param": (9, concatenation), "convolution_param": (10, convolution),
      "data_param": (11, data), "dropout_param": (12, dropout),
      "dummy_data_param": (26, dummyData), "eltwise_param": (24, elementwise),
      "exp_param": (41, exponential), "image_data_param": (15, imageData),
      "inner_product_param": (17, innerProduct), "lrn_param": (18, normalization),
      "memory_data_param": (22, memoryData), "pooling_param": (19, pooling),
      "power_param": (21, power), "relu_param": (30, relu), "softmax_param": (39, softmax),
      "slice_param": (31, slicing), "window_data_param": (20, windowData),
    ])
}

/// The settings of each kind of layer.
extension CaffeSchema {
  private static let transformation = CaffeSchema(
    integers: ["crop_size": 3, "force_color": 6, "force_gray": 7],
    numbers: ["scale": 1, "mean_value": 5],
    messages: ["resize_param": (8, CaffeSchema(integers: ["height": 3, "width": 4]))])

  private static let argMax = CaffeSchema(
    integers: ["out_max_val": 1, "top_k": 2, "axis": 3])

  private static let concatenation = CaffeSchema(integers: ["concat_dim": 1, "axis": 2])

  private static let convolution = CaffeSchema(
    integers: [
      "num_output": 1, "bias_term": 2, "pad": 3, "kernel_size": 4, "group": 5, "stride": 6,
      "pad_h": 9, "pad_w": 10, "kernel_h": 11, "kernel_w": 12, "stride_h": 13, "stride_w": 14,
      "axis": 16, "dilation": 18,
    ])

  private static let data = CaffeSchema(integers: ["crop_size": 5, "force_encoded_color": 9])

  private static let dropout = CaffeSchema(numbers: ["dropout_ratio": 1])

  private static let dummyData = CaffeSchema(
    integers: ["num": 2, "channels": 3, "height": 4, "width": 5], messages: ["shape": (6, shape)])

  private static let elementwise = CaffeSchema(
    integers: ["operation": 1], numbers: ["coeff": 2])

  /// Of exponential functions and logarithms.
  private static let exponential = CaffeSchema(numbers: ["base": 1, "scale": 2, "shift": 3])

  private static let imageData = CaffeSchema(
    integers: ["crop_size": 5, "new_height": 9, "new_width": 10, "is_color": 11])

  private static let innerProduct = CaffeSchema(
    integers: ["num_output": 1, "bias_term": 2, "axis": 5, "transpose": 6])

  private static let normalization = CaffeSchema(
    integers: ["local_size": 1, "norm_region": 4], numbers: ["alpha": 2, "beta": 3, "k": 5])

  private static let memoryData = CaffeSchema(
    integers: ["channels": 2, "height": 3, "width": 4])

  private static let pooling = CaffeSchema(
    integers: [
      "pool": 1, "kernel_size": 2, "stride": 3, "pad": 4, "kernel_h": 5, "kernel_w": 6,
      "stride_h": 7, "stride_w": 8, "pad_h": 9, "pad_w": 10, "global_pooling": 12,
      "round_mode": 13,
    ])

  private static let power = CaffeSchema(numbers: ["power": 1, "scale": 2, "shift": 3])

  private static let relu = CaffeSchema(numbers: ["negative_slope": 1])

  private static let softmax = CaffeSchema(integers: ["axis": 2])

  private static let slicing = CaffeSchema(
    integers: ["slice_dim": 1, "slice_point": 2, "axis": 3])

  private static let windowData = CaffeSchema(integers: ["crop_size": 5])

  private static let prelu = CaffeSchema(integers: ["channel_shared": 2])

  private static let reshaping = CaffeSchema(
    integers: ["axis": 2, "num_axes": 3], messages: ["shape": (1, shape)])

  private static let flattening = CaffeSchema(integers: ["axis": 1, "end_axis": 2])

  private static let reduction = CaffeSchema(
    integers: ["operation": 1, "axis": 2], numbers: ["coeff": 3])

  private static let tiling = CaffeSchema(integers: ["axis": 1, "tiles": 2])

  private static let batchNormalization = CaffeSchema(numbers: ["eps": 3])

  private static let elu = CaffeSchema(numbers: ["alpha": 1])

  private static let bias = CaffeSchema(integers: ["axis": 1, "num_axes": 2])

  private static let scale = CaffeSchema(
    integers: ["axis": 1, "num_axes": 2, "bias_term": 4])

  private static let input = CaffeSchema(messages: ["shape": (1, shape)])

  private static let cropping = CaffeSchema(integers: ["axis": 1, "offset": 2])

  private static let clipping = CaffeSchema(numbers: ["min": 1, "max": 2])

  private static let permutation = CaffeSchema(integers: ["order": 1])
}
