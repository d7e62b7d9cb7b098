import AlexViz
import CommandLineOptions
import Downloads

/// The argument and options of `alexviz featuremaps`.
enum FeatureMapsOptions {
  static let input = Argument(
    optional: "IMAGE", .path,
    help: "A photograph (PNG, JPEG, WebP), or a tensor that is taken as it is (.npy, or "
      + ".safetensors with one tensor); '-' is standard input. It is missing only where "
      + "'--input-file' gives all inputs.")

  static let images = Argument(
    list: "IMAGE", .path,
    help: "Photographs (PNG, JPEG, WebP), folders of them, or tensors that are taken as they are "
      + "(.npy, or .safetensors with one tensor); '-' is standard input. There is none only where "
      + "'--input-file' gives all inputs.")

  static let outDirectory = Option(
    "out-dir", letter: "o", .directory, defaultText: "output/IMAGE",
    help: "The folder that the pictures go to; of several photographs each has a folder in it.")
  static let activations = Option(
    "save-activations", .path, placeholder: "FILE",
    help: "Write what the layers give as numbers, too: .safetensors or .npz.")

  static let layers = Option(
    list: "layers", .text, placeholder: "NAMES", defaultText: "all convolutions and pools",
    help:
      "The layers to show, such as conv1,conv3, patterns such as conv* or */Relu*, kinds such as "
      + "conv, pool, relu, norm, concat or dense, or all; the paper's names or Keras's. A name goes "
      + "before a kind.")
  static let tap = Option(
    "tap", ValueType<TapPoint>.word, defaultText: "what each layer itself gives",
    help: "Take numbers before or after the activation, also where that follows as a layer of its "
      + "own: 'post' of a convolution is then what this gives.")
  static let channels = Option(
    "channels", channelsType, defaultText: "all", help: "The maps to show, such as 0-15,20.")
  static let top = Option(
    "top", .integer(in: 1...100_000), placeholder: "N",
    help: "Show the N maps with the highest mean activation, or the first by '--order'.")
  static let order = Option(
    "order", ValueType<MapOrder>.word, defaultText: "that of channels, or of '--top'",
    help:
      "The order of maps: by channel, by what they are strong in, or similar ones together. With "
      + "'--top' the strongest are chosen by it.")
  static let colorMap = Option(
    "color-map", ValueType<ColorMap>.word, defaultText: "viridis, or rdbu for scale diverging",
    help: "The colours of small to large numbers; rdbu runs from red through white to blue.")
  static let scale = Option(
    "scale", ValueType<MapScale>.word,
    defaultText: "layer; diverging for rdbu, and where numbers reach well below zero if no colours "
      + "are chosen",
    help:
      "One scale for all maps of a layer (layer), each map its own (channel), or one for all from "
      + "the 0.5th to the 99.5th percentile (percentile) or equally far to both sides of zero "
      + "(diverging).")
  static let recipe = Option(
    "recipe", ValueType<MapRecipe>.word, defaultText: "a grid with title and colour bar",
    help:
      "Show maps as a well-known tool does, pixel for pixel, without an overview; deepvis also with "
      + "its boost and gamma, such as deepvis-b0.5 or deepvis-b1-g0.7. The range that cnnexplainer "
      + "shares is that of the layers shown.")
  static let overlay = Option(
    flag: "overlay",
    help: "Lay the strongest maps, those chosen, and the mean of all over the photograph, each "
      + "number at the centre of what it sees.")
  static let contours = Option(
    flag: "contours",
    help: "With '--overlay': draw lines of equal numbers, too, whose levels the colour bar shows.")
  static let statistics = Option(
    "statistics", .path, placeholder: "FILE",
    help: "Write means, zeros, dead maps and histograms, .json or .csv, and draw the histograms.")
  static let compare = Option(
    flag: "compare",
    help: "Show the maps of two photographs side by side in one scale, a figure for each layer; "
      + "'--order difference' begins with what differs most.")
  static let columns = Option(
    "columns", .integer(in: 1...10_000), placeholder: "N", defaultText: "what is compact",
    help: "Maps in a row.")
  static let language = Option(
    "lang", ValueType<CaptionLanguage>.word, default: .english, help: "The language of captions.")
  static let classes = Option(
    "classes", .path, placeholder: "FILE",
    help: "Names of the classes, one a line: run the classifier and show the likeliest five.")

  static let inputFiles = Option(
    repeated: "input-file", inputFileType,
    help: "The picture or tensor for one of several inputs of a model, by the input's name; once "
      + "for each.")
  static let inputMode = Option(
    "input", ValueType<InputMode>.word, default: .squash,
    help: "Squash the photograph to the network's size, crop its middle, or fit it in whole.")
  static let size = Option(
    "size", sizeType, defaultText: "the model's own",
    help: "Height and width of the input, for networks that take pictures of any size.")
  static let weights = Option(
    "weights", .path(suggesting: .wordsOrFiles(WeightsFile.all.map(\.name))), placeholder: "FILE",
    defaultText: "the model's own",
    help: "Weights: safetensors, npz, Keras's .h5 or .keras, PyTorch's .pth, Caffe's .caffemodel, "
      + "random:SEED, or a name that 'alexviz weights' lists.")

  static let names = ModelChoice.names(default: .paper)

  static let groups = [
    OptionGroup("Output", [outDirectory, activations, statistics, CommonOptions.quiet]),
    OptionGroup(
      "What is shown",
      [
        layers, tap, channels, top, order, colorMap, scale, columns, recipe, overlay, contours,
        compare, language, classes,
      ]),
    OptionGroup("Input", [inputFiles, inputMode, size] + PreprocessingChoice.options),
    OptionGroup("Model", [ModelChoice.option, weights] + ModelChoice.changes + [names]),
  ]

  static let channelsType = ValueType<ChannelSelection>(placeholder: "LIST") {
    text throws(ValueProblem) in
    do throws(ChannelSelectionError) {
      return try ChannelSelection(parsing: text)
    } catch {
      throw .wanted("a list of channels such as 0-15,20")
    }
  }

  private static let inputFileType = ValueType<InputFiles.Named>(
    placeholder: "NAME=FILE", text: { "\($0.input)=\($0.path)" }
  ) { text throws(ValueProblem) in
    let parts = text.split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else {
      throw .wanted("the name of an input and a file such as left=cat.jpg")
    }
    return InputFiles.Named(input: String(parts[0]), path: String(parts[1]))
  }

  private static let sizeType = ValueType<[Int]>(placeholder: "HxW") { text throws(ValueProblem) in
    switch ModelChoice.sizes(in: text) {
    case let sizes? where sizes.count == 2: return sizes
    case let sizes? where sizes.count == 1: return sizes + sizes
    default: throw .wanted("height and width such as 224x224, or one number for both")
    }
  }
}
