extension WeightsFile {
  /// All files that are known, the smallest first.
  ///
  /// Sizes and checksums are those of torchvision, of OpenVINO's Open Model Zoo (Caffe's files), of
  /// the ONNX model zoo's LFS pointers, and of Deep Compression's repository.
  public static let all = [
    WeightsFile(
      name: "deep-compression-alexnet", fileName: "AlexNet_compressed.net",
      summary: "Caffe's AlexNet, pruned and quantised by Deep Compression",
      model: "alexnet-caffe", size: .about(9_000_000),
      checksum: .gitBlob("ea0d14e98edfbcbfba995003c94d7259fa23b6cc"),
      urls: [
        "https://raw.githubusercontent.com/songhan/Deep-Compression-AlexNet/master/AlexNet_compressed.net"
      ],
      license: "BSD-2-Clause"),
    WeightsFile(
      name: "caffe-alexnet", fileName: "bvlc_alexnet.caffemodel",
      summary: "BVLC's AlexNet", model: "alexnet-caffe", size: .exactly(243_862_414),
      checksum: .sha256("4bff209a9837298157915ef50a4831a59636a6ca1a6b8ebacd990c3a5f3053e0"),
      urls: [
        openVINO + "alexnet/bvlc_alexnet.caffemodel", berkeley + "bvlc_alexnet.caffemodel",
      ],
      license: "unrestricted"),
    WeightsFile(
      name: "caffe-caffenet", fileName: "bvlc_reference_caffenet.caffemodel",
      summary: "BVLC's CaffeNet, which pools before it normalises", model: nil,
      size: .exactly(243_862_418),
      checksum: .sha256("472d4a06035497b180636d8a82667129960371375bd10fcb6df5c6c7631f25e0"),
      urls: [
        openVINO + "caffenet/bvlc_reference_caffenet.caffemodel",
        berkeley + "bvlc_reference_caffenet.caffemodel",
      ],
      license: "unrestricted"),
    WeightsFile(
      name: "onnx-alexnet", fileName: "bvlcalexnet-12.onnx",
      summary: "BVLC's AlexNet for 224 × 224 as ONNX, opset 12", model: nil,
      size: .exactly(243_863_787),
      checksum: .sha256("6b0da9510f27f234ee96a85dc3809dd210150fdefad87f6850f9788513216945"),
      urls: [
        "https://huggingface.co/onnxmodelzoo/bvlcalexnet-12/resolve/main/bvlcalexnet-12.onnx",
        "https://github.com/onnx/models/raw/main/validated/vision/classification/alexnet/model/bvlcalexnet-12.onnx",
      ],
      license: "BSD-3-Clause"),
    WeightsFile(
      name: "torchvision-alexnet", fileName: "alexnet-owt-7be5be79.pth",
      summary: "torchvision's AlexNet", model: "alexnet-torchvision",
      size: .exactly(244_408_911),
      checksum: .sha256("7be5be791159472b1fbf3c69796f7cb30dca7ad8466c2df70058c37116cdee02"),
      urls: ["https://download.pytorch.org/models/alexnet-owt-7be5be79.pth"],
      license: "torchvision's, BSD-3-Clause"),
  ]

  private static let openVINO =
    "https://storage.openvinotoolkit.org/repositories/open_model_zoo/public/2022.1/"
  private static let berkeley = "https://dl.caffe.berkeleyvision.org/"
}
