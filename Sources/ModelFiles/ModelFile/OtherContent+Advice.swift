import TensorFiles

extension OtherContent {
  /// What helps where a network is wanted: a clause that ends the user's sentence.
  var advice: String {
    switch self {
    case .pickle:
      "nothing in it is ever run: save the network's state_dict with torch.save, or export the "
        + "network with torch.onnx.export"
    case .torchScript, .executorch:
      "export the network that it was made from with torch.onnx.export"
    case .exportedProgram:
      "open it with torch.export.load and export it with torch.onnx.export"
    case .onnxRuntime: "the ONNX file that it was made from is wanted"
    case .onnxText: "read it in Python with onnx.load, format 'textproto', and onnx.save it"
    case .savedModel:
      "convert it with 'python -m tf2onnx.convert --saved-model FOLDER --output FILE'"
    case .tensorFlowGraph:
      "convert it with 'python -m tf2onnx.convert --graphdef FILE --inputs … --outputs … --output FILE'"
    case .tensorFlowCheckpoint:
      "it has numbers only: load them into the model in Python and save that as .keras"
    case .coreML: "export the network that it was made from as ONNX"
    case .gguf: "it holds a language model, and what is wanted is a network that looks at pictures"
    case .caffeMean: "the network is in a .prototxt or .caffemodel file"
    case .zipArchive: "unpack it, if there is a model file inside"
    }
  }
}
