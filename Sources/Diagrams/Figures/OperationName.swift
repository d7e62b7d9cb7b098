import ModelDescription

/// What a layer does, in words for readers.
enum OperationName {
  /// The words for a class of layers; the class's own name where there are none.
  static func text(className: String, in language: ExplanationLanguage) -> String {
    guard let names = names[className] else { return className }
    return language == .chinese ? names.chinese : names.english
  }

  private static let names: [String: (english: String, chinese: String)] = [
    "Conv2D": ("Convolution", "卷积"),
    "DepthwiseConv2D": ("Depthwise convolution", "逐通道卷积"),
    "SeparableConv2D": ("Separable convolution", "可分离卷积"),
    "Conv2DTranspose": ("Transposed convolution", "转置卷积"),
    "MaxPooling2D": ("Max pooling", "最大池化"),
    "AveragePooling2D": ("Average pooling", "平均池化"),
    "AdaptiveAveragePooling2D": ("Average pooling", "平均池化"),
    "GlobalAveragePooling2D": ("Global average pooling", "全局平均池化"),
    "GlobalMaxPooling2D": ("Global max pooling", "全局最大池化"),
    "UpSampling2D": ("Upsampling", "上采样"),
    "Dense": ("Full connection", "全连接"),
    "BatchNormalization": ("Batch normalisation", "批归一化"),
    "LocalResponseNormalization": ("Response normalisation", "局部响应归一化"),
    "Dropout": ("Dropout", "随机失活"),
    "Flatten": ("Flattening", "展平"),
    "Activation": ("Activation", "激活"),
    "ZeroPadding2D": ("Padding", "填充"),
    "Cropping2D": ("Cropping", "裁剪"),
  ]
}
