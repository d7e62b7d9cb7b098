/// The language of texts that explain a model.
public enum ExplanationLanguage: String, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"

  var phrases: any ExplanationPhrases {
    switch self {
    case .english: EnglishPhrases()
    case .chinese: ChinesePhrases()
    }
  }
}

extension BuiltInModel {
  /// How texts in a language name the model.
  public func title(in language: ExplanationLanguage) -> String {
    language == .chinese ? network.chineseTitle ?? title : title
  }

  /// What readers of other texts should know about the names of an AlexNet's layers; `nil` for
  /// other networks.
  public func shapesNote(in language: ExplanationLanguage) -> String? {
    let alexNets: [BuiltInModel] = [.alexNet, .alexNet2012, .alexNetTorchvision, .alexNetCaffe]
    guard alexNets.contains(self) else { return nil }
    return switch language {
    case .english:
      "Layers have the usual names of the 2012 network. Some articles name four of them otherwise: "
        + "pool3 is pool5 here, fc1 is fc6, fc2 is fc7, and output is fc8."
    case .chinese:
      "各层采用 2012 年网络的通行名称。有些文章对其中四层另有叫法："
        + "pool3 即此处的 pool5，fc1 即 fc6，fc2 即 fc7，output 即 fc8。"
    }
  }
}

extension BuiltInModel {
  /// Why the paper's input of 224 does not give its 55, for AlexNets whose conv1 has no padding;
  /// `nil` for other inputs and networks.
  public func sizeNote(inputShape: [Int]?, in language: ExplanationLanguage) -> String? {
    let alexNets: [BuiltInModel] = [.alexNet, .alexNet2012, .alexNetCaffe]
    guard alexNets.contains(self), inputShape?.prefix(2) == [224, 224] else { return nil }
    return switch language {
    case .english:
      "The paper prints 224 as the input and 55 after conv1, which do not fit: (224 − 11) / 4 = "
        + "53.25 is not whole and gives 54. 227 gives 55, and so does 224 with a padding of 2, as "
        + "in torchvision."
    case .chinese:
      "论文写的输入是 224，conv1 之后是 55，两者并不相符：(224 − 11) / 4 = 53.25 不是整数，只能得到 54。"
        + "输入取 227 才得到 55；或者像 torchvision 那样，输入 224 并填充 2，也得到 55。"
    }
  }
}

extension ActivationFunction {
  /// How texts write it; `nil` for the one that changes nothing.
  package var title: String? {
    switch self {
    case .linear: nil
    case .relu: "ReLU"
    case .relu6: "ReLU6"
    case .leakyReLU: "leaky ReLU"
    case .elu: "ELU"
    case .selu: "SELU"
    case .celu: "CELU"
    case .silu: "SiLU"
    case .hardSilu: "hard SiLU"
    case .gelu: "GELU"
    case .geluTanh: "GELU (tanh)"
    case .hardSigmoid: "hard sigmoid"
    case .hardTanh: "hard tanh"
    case .logSigmoid: "log sigmoid"
    case .logSoftmax: "log softmax"
    case .mish: "Mish"
    case .sigmoid, .tanh, .softmax, .softplus, .softsign, .exponential: rawValue
    }
  }
}
