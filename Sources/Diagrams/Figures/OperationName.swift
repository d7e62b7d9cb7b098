import ModelDescription

/// What a layer does, in words for readers.
enum OperationName {
  /// The words for a class of layers; the class's own name where there are none.
  static func text(className: String, in language: ExplanationLanguage) -> String {
    // Layers of other dimensions do the same.
    let isOther = className.hasSuffix("1D") || className.hasSuffix("3D")
    let plain = isOther ? String(className.dropLast(2)) + "2D" : className
    guard let names = names[plain] else { return className }
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
    "Pad": ("Padding", "填充"),
    "Rescaling": ("Rescaling", "数值缩放"),
    "Resizing": ("Resizing", "缩放"),
    "Reshape": ("Reshaping", "变形"),
    "Permute": ("Permutation", "调换维度"),
    "Transpose": ("Transposition", "转置"),
    "Slice": ("Slice", "切片"),
    "Split": ("Split", "分割"),
    "Add": ("Sum", "相加"),
    "Subtract": ("Difference", "相减"),
    "Multiply": ("Product", "相乘"),
    "Divide": ("Quotient", "相除"),
    "Average": ("Average", "取平均"),
    "Maximum": ("Maximum", "取最大"),
    "Minimum": ("Minimum", "取最小"),
    "Concatenate": ("Concatenation", "拼接"),
    "MatMul": ("Matrix product", "矩阵乘法"),
    "LayerNormalization": ("Layer normalisation", "层归一化"),
    "GroupNormalization": ("Group normalisation", "组归一化"),
    "MultiHeadAttention": ("Multi-head attention", "多头注意力"),
    "InputLayer": ("Input", "输入"),
  ]
}
