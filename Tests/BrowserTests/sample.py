"""Networks whose numbers can be worked out by hand, and files of tensors."""

import json
import math
import struct

# The name of a layer, which must never be more than a text.
HOSTILE_NAME = "<script>alert(1)</script>"


def tensors(path):
    """The tensors of a safetensors file: each its shape, and all numbers in a row."""
    with open(path, "rb") as file:
        length, = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    found = {}
    for name, entry in header.items():
        if name != "__metadata__":
            start, end = entry["data_offsets"]
            kind = {"F32": "f", "F16": "e"}[entry["dtype"]]
            count = math.prod(entry["shape"])
            found[name] = (entry["shape"], struct.unpack("<%d%s" % (count, kind), data[start:end]))
    return found


def write_tensors(path, numbers):
    """Writes tensors, each a shape and a row of numbers, to a safetensors file."""
    header, data = {}, b""
    for name, (shape, values) in numbers.items():
        start = len(data)
        data += struct.pack("<%df" % len(values), *values)
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [start, len(data)]}
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def layer(kind, name, config, *inputs):
    """A layer as Keras 2 writes it."""
    return {
        "class_name": kind, "name": name, "config": {"name": name, **config},
        "inbound_nodes": [[[source, 0, 0, {}] for source in inputs]] if inputs else [],
    }


def write_layers(path, layers):
    """Writes a network, from its first layer to its last, as Keras 2 does."""
    model = {
        "class_name": "Functional", "keras_version": "2.13.1", "backend": "tensorflow",
        "config": {
            "name": "sample", "layers": layers, "input_layers": [[layers[0]["name"], 0, 0]],
            "output_layers": [[layers[-1]["name"], 0, 0]],
        },
    }
    with open(path, "w") as file:
        json.dump(model, file)


def write_model(path):
    """A network with branches, on pictures of 4 × 4 × 1."""
    layers = [
        layer("InputLayer", "image", {"batch_input_shape": [None, 4, 4, 1], "dtype": "float32"}),
        layer("Conv2D", HOSTILE_NAME, {
            "filters": 2, "kernel_size": [2, 2], "strides": [1, 1], "padding": "same",
            "data_format": "channels_last", "activation": "relu", "use_bias": True,
        }, "image"),
        layer("MaxPooling2D", "most", {
            "pool_size": [2, 2], "strides": [2, 2], "padding": "valid"}, HOSTILE_NAME),
        layer("AveragePooling2D", "average", {
            "pool_size": [2, 2], "strides": [2, 2], "padding": "valid"}, HOSTILE_NAME),
        layer("BatchNormalization", "normal", {
            "axis": [3], "epsilon": 0.0, "center": True, "scale": True}, "average"),
        layer("Add", "sum", {}, "most", "normal"),
        layer("Concatenate", "joined", {"axis": -1}, "sum", "most"),
        layer("Flatten", "row", {}, "joined"),
        layer("Dense", "score", {"units": 1, "activation": "linear", "use_bias": True}, "row"),
    ]
    write_layers(path, layers)


def write_weights(path):
    """The first filter gives the number to the lower right less the one at the place, and 1; the
    second the place's own number, and −8."""
    write_tensors(path, {
        HOSTILE_NAME + "/kernel": ([2, 2, 1, 2], [-1, 1, 0, 0, 0, 0, 1, 0]),
        HOSTILE_NAME + "/bias": ([2], [1, -8]),
        "normal/gamma": ([2], [2, 1]), "normal/beta": ([2], [0.5, 0]),
        "normal/moving_mean": ([2], [1, 0]), "normal/moving_variance": ([2], [4, 1]),
        "score/kernel": ([16, 1], [float(row) for row in range(16)]),
        "score/bias": ([1], [0.25]),
    })


def write_input(path):
    """The numbers 1 to 16, row by row."""
    write_tensors(path, {"image": ([4, 4, 1], [float(number) for number in range(1, 17)])})


def write_rarer(network, weights, picture):
    """Layers that AlexNet has not, with numbers that look random."""
    window = {"kernel_size": [3, 3], "data_format": "channels_last", "use_bias": True}
    write_layers(network, [
        layer("InputLayer", "image", {"batch_input_shape": [None, 6, 6, 4], "dtype": "float32"}),
        layer("Conv2DTranspose", "spread", {
            **window, "filters": 3, "strides": [2, 2], "padding": "same"}, "image"),
        layer("SeparableConv2D", "separable", {
            **window, "filters": 6, "strides": [1, 1], "padding": "same", "depth_multiplier": 2,
            "activation": "relu"}, "spread"),
        layer("LayerNormalization", "places", {"axis": [3], "epsilon": 1e-3}, "separable"),
        layer("UpSampling2D", "larger", {"size": [2, 2], "interpolation": "nearest"}, "places"),
        layer("GroupNormalization", "groups", {"groups": 3, "axis": -1, "epsilon": 1e-3}, "larger"),
    ])
    shapes = {
        "spread/kernel": [3, 3, 3, 4], "spread/bias": [3],
        "separable/depthwise_kernel": [3, 3, 3, 2], "separable/pointwise_kernel": [1, 1, 6, 6],
        "separable/bias": [6], "places/gamma": [6], "places/beta": [6], "groups/gamma": [6],
        "groups/beta": [6],
    }
    write_tensors(weights, {name: (shape, strewn(shape)) for name, shape in shapes.items()})
    write_tensors(picture, {"image": ([6, 6, 4], strewn([6, 6, 4]))})


def write_torch(network, weights, picture):
    """A network in the text form, its weights in PyTorch's order, and a picture for it."""
    with open(network, "w") as file:
        file.write("input 6x6x2\nconv1: conv 4 3x3 s1 p1 relu\npool1: pool 2x2\nflatten\n"
                   "fc1: fc 5 tanh\nfc2: fc 3 softmax\n")
    shapes = {
        "conv1.weight": [4, 2, 3, 3], "conv1.bias": [4], "fc1.weight": [5, 36], "fc1.bias": [5],
        "fc2.weight": [3, 5], "fc2.bias": [3],
    }
    write_tensors(weights, {name: (shape, strewn(shape)) for name, shape in shapes.items()})
    write_tensors(picture, {"input": ([6, 6, 2], strewn([6, 6, 2]))})


def strewn(shape):
    """Numbers between −0.5 and 0.5 that look random."""
    return [(place * 7919 + len(shape)) % 101 / 100 - 0.5 for place in range(math.prod(shape))]
