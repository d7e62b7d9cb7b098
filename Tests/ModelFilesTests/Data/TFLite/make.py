# Makes the samples of TensorFlow Lite's tests with the packages flatbuffers and tflite (the schema).
# What the tests expect is written in them, after TensorFlow's rules.
import flatbuffers
import numpy as np
import tflite

B = tflite.BuiltinOperator


class Graph:
    """One graph under construction: tensors, buffers and operators, in their order."""

    def __init__(self):
        self.builder = flatbuffers.Builder(1024)
        self.buffers = [self.buffer(b"")]
        self.tensors, self.codes, self.operators = [], [], []

    def vector(self, numbers):
        return self.builder.CreateNumpyVector(np.array(numbers, np.int32))

    def buffer(self, data):
        b = self.builder
        vector = b.CreateByteVector(data) if data else 0
        tflite.BufferStart(b)
        if vector:
            tflite.BufferAddData(b, vector)
        return tflite.BufferEnd(b)

    def tensor(self, name, shape, kind=tflite.TensorType.FLOAT32, data=None, signature=None):
        b = self.builder
        place = 0
        if data is not None:
            place = len(self.buffers)
            self.buffers.append(self.buffer(data))
        name, shape = b.CreateString(name), self.vector(shape)
        signature = self.vector(signature) if signature else 0
        tflite.TensorStart(b)
        tflite.TensorAddShape(b, shape)
        tflite.TensorAddType(b, kind)
        tflite.TensorAddBuffer(b, place)
        tflite.TensorAddName(b, name)
        if signature:
            tflite.TensorAddShapeSignature(b, signature)
        self.tensors.append(tflite.TensorEnd(b))
        return len(self.tensors) - 1

    def weights(self, name, *shape):
        return self.tensor(name, shape, data=bytes(4 * int(np.prod(shape))))

    def integers(self, name, numbers):
        array = np.array(numbers, np.int32)
        return self.tensor(name, array.shape, tflite.TensorType.INT32, array.tobytes())

    def operator(self, code, inputs, outputs, options=None, custom=None, **fields):
        b = self.builder
        table = 0
        if options:
            getattr(tflite, options + "Start")(b)
            for key, value in fields.items():
                getattr(tflite, options + "Add" + key)(b, value)
            table = getattr(tflite, options + "End")(b)
        if (code, custom) not in self.codes:
            self.codes.append((code, custom))
        place = self.codes.index((code, custom))
        inputs, outputs = self.vector(inputs), self.vector(outputs)
        tflite.OperatorStart(b)
        tflite.OperatorAddOpcodeIndex(b, place)
        tflite.OperatorAddInputs(b, inputs)
        tflite.OperatorAddOutputs(b, outputs)
        if table:
            kind = getattr(tflite.BuiltinOptions, options)
            tflite.OperatorAddBuiltinOptionsType(b, kind)
            tflite.OperatorAddBuiltinOptions(b, table)
        self.operators.append(tflite.OperatorEnd(b))

    def tables(self, offsets):
        b = self.builder
        b.StartVector(4, len(offsets), 4)
        for offset in reversed(offsets):
            b.PrependUOffsetTRelative(offset)
        return b.EndVector()

    def save(self, name, inputs, outputs):
        b = self.builder
        codes = []
        for code, custom in self.codes:
            custom = b.CreateString(custom) if custom else 0
            tflite.OperatorCodeStart(b)
            tflite.OperatorCodeAddDeprecatedBuiltinCode(b, min(code, 127))
            tflite.OperatorCodeAddBuiltinCode(b, code)
            if custom:
                tflite.OperatorCodeAddCustomCode(b, custom)
            codes.append(tflite.OperatorCodeEnd(b))
        tensors, operators = self.tables(self.tensors), self.tables(self.operators)
        inputs, outputs = self.vector(inputs), self.vector(outputs)
        tflite.SubGraphStart(b)
        tflite.SubGraphAddTensors(b, tensors)
        tflite.SubGraphAddInputs(b, inputs)
        tflite.SubGraphAddOutputs(b, outputs)
        tflite.SubGraphAddOperators(b, operators)
        graphs = self.tables([tflite.SubGraphEnd(b)])
        codes, buffers = self.tables(codes), self.tables(self.buffers)
        tflite.ModelStart(b)
        tflite.ModelAddVersion(b, 3)
        tflite.ModelAddOperatorCodes(b, codes)
        tflite.ModelAddSubgraphs(b, graphs)
        tflite.ModelAddBuffers(b, buffers)
        b.Finish(tflite.ModelEnd(b), b"TFL3")
        with open(name, "wb") as file:
            file.write(b.Output())


RELU, RELU6 = tflite.ActivationFunctionType.RELU, tflite.ActivationFunctionType.RELU6
VALID = tflite.Padding.VALID


def classifier():
    """A network as TensorFlow's converter leaves it: an open batch, functions within layers, a
    flatten whose shape is worked out from the input's."""
    g = Graph()
    image = g.tensor("image", [1, 32, 32, 3], signature=[-1, 32, 32, 3])

    def maps(name, *sizes):
        return g.tensor(name, (1,) + sizes, signature=(-1,) + sizes)

    conv = maps("net/conv/Relu6;net/conv/BiasAdd;net/conv/Conv2D", 16, 16, 8)
    g.operator(
        B.CONV_2D, [image, g.weights("conv/kernel", 8, 3, 3, 3), g.weights("conv/bias", 8)],
        [conv], "Conv2DOptions", StrideW=2, StrideH=2, FusedActivationFunction=RELU6)
    depthwise = maps("net/depthwise", 14, 14, 16)
    g.operator(
        B.DEPTHWISE_CONV_2D,
        [conv, g.weights("depthwise/kernel", 1, 3, 3, 16), g.weights("depthwise/bias", 16)],
        [depthwise], "DepthwiseConv2DOptions", Padding=VALID, StrideW=1, StrideH=1,
        DepthMultiplier=2)
    swish = maps("net/swish", 14, 14, 16)
    g.operator(B.HARD_SWISH, [depthwise], [swish])
    pool = maps("net/pool", 7, 7, 16)
    g.operator(
        B.MAX_POOL_2D, [swish], [pool], "Pool2DOptions", Padding=VALID, StrideW=2, StrideH=2,
        FilterWidth=2, FilterHeight=2)
    scale = maps("net/scale", 7, 7, 16)
    g.operator(B.MUL, [pool, g.weights("scale/gamma", 16)], [scale], "MulOptions")
    add = maps("net/add", 7, 7, 16)
    g.operator(
        B.ADD, [scale, pool], [add], "AddOptions", FusedActivationFunction=RELU)
    shape = g.tensor("net/flatten/Shape", [4], tflite.TensorType.INT32)
    g.operator(B.SHAPE, [add], [shape])
    batch = g.tensor("net/flatten/batch", [], tflite.TensorType.INT32)
    g.operator(
        B.STRIDED_SLICE,
        [shape, g.integers("b", [0]), g.integers("e", [1]), g.integers("s", [1])], [batch],
        "StridedSliceOptions", ShrinkAxisMask=1)
    wanted = g.tensor("net/flatten/wanted", [2], tflite.TensorType.INT32)
    g.operator(B.PACK, [batch, g.integers("count", 784)], [wanted], "PackOptions", ValuesCount=2)
    flat = g.tensor("net/flatten", [1, 784], signature=[-1, 784])
    g.operator(B.RESHAPE, [add, wanted], [flat], "ReshapeOptions")
    dense = g.tensor("net/dense", [1, 10], signature=[-1, 10])
    g.operator(
        B.FULLY_CONNECTED, [flat, g.weights("dense/kernel", 10, 784), -1], [dense],
        "FullyConnectedOptions")
    softmax = g.tensor("net/softmax", [1, 10], signature=[-1, 10])
    g.operator(B.SOFTMAX, [dense], [softmax], "SoftmaxOptions", Beta=1.0)
    g.save("classifier.tflite", [image], [softmax])


def parts():
    """Operators that cut, join and stretch, quantized weights, and one that is nobody's."""
    g = Graph()
    image = g.tensor("image", [1, 8, 6, 4])
    padded = g.tensor("padded", [1, 11, 6, 4])
    g.operator(B.PAD, [image, g.integers("p", [[0, 0], [1, 2], [0, 0], [0, 0]])], [padded], "PadOptions")
    halves = [g.tensor("half", [1, 11, 6, 2]), g.tensor("half", [1, 11, 6, 2])]
    g.operator(B.SPLIT, [g.integers("axis", 3), padded], halves, "SplitOptions", NumSplits=2)
    leaky = g.tensor("leaky", [1, 11, 6, 2])
    g.operator(B.LEAKY_RELU, [halves[0]], [leaky], "LeakyReluOptions", Alpha=0.25)
    joined = g.tensor("joined", [1, 11, 6, 4])
    g.operator(B.CONCATENATION, [leaky, halves[1]], [joined], "ConcatenationOptions", Axis=3)
    up = g.tensor("up", [1, 22, 12, 4])
    g.operator(
        B.RESIZE_BILINEAR, [joined, g.integers("size", [22, 12])], [up], "ResizeBilinearOptions",
        HalfPixelCenters=True)
    cut = g.tensor("cut", [1, 10, 12, 4])
    g.operator(
        B.STRIDED_SLICE,
        [up, g.integers("from", [0, 1, 0, 0]), g.integers("to", [0, 21, 0, 0]),
         g.integers("by", [1, 2, 1, 1])], [cut], "StridedSliceOptions", BeginMask=13, EndMask=13)
    half = g.tensor("kernel16", [6, 2, 2, 4], tflite.TensorType.FLOAT16, bytes(2 * 6 * 2 * 2 * 4))
    kernel = g.tensor("kernel", [6, 2, 2, 4])
    g.operator(B.DEQUANTIZE, [half], [kernel])
    larger = g.tensor("larger", [1, 20, 24, 6])
    g.operator(
        B.TRANSPOSE_CONV, [g.integers("shape", [1, 20, 24, 6]), kernel, cut], [larger],
        "TransposeConvOptions", StrideW=2, StrideH=2)
    custom = g.tensor("custom", [1, 20, 24, 6])
    g.operator(
        B.CUSTOM, [larger, g.weights("custom/weights", 5, 7)], [custom], custom="MyOperator")
    minus = g.tensor("minus", [1, 20, 24, 6])
    one = g.tensor("one", [], data=np.float32(1).tobytes())
    g.operator(B.SUB, [one, custom], [minus], "SubOptions")
    mean = g.tensor("mean", [1, 6])
    g.operator(B.MEAN, [minus, g.integers("axes", [1, 2])], [mean], "ReducerOptions")
    g.save("parts.tflite", [image], [mean])


classifier()
parts()
