"""Writes the Caffe files beside this script: networks after the public descriptions, and two small
models in Caffe's binary forms, encoded by hand."""

import pathlib
import struct

folder = pathlib.Path(__file__).parent


def layer(name, kind, bottoms, tops=None, settings=""):
    lines = [f'  name: "{name}"', f'  type: "{kind}"']
    lines += [f'  bottom: "{b}"' for b in bottoms]
    lines += [f'  top: "{t}"' for t in tops or [name]]
    if settings:
        lines.append("  " + settings)
    return "layer {\n" + "\n".join(lines) + "\n}\n"


def convolution(name, bottom, count, size, stride=1, pad=0, bias=True):
    settings = f"num_output: {count} kernel_size: {size}"
    if stride != 1:
        settings += f" stride: {stride}"
    if pad:
        settings += f" pad: {pad}"
    if not bias:
        settings += " bias_term: false"
    return layer(name, "Convolution", [bottom], settings=f"convolution_param {{ {settings} }}")


def relu(name, blob):
    return layer(name, "ReLU", [blob], [blob])


def pool(name, bottom, kind, size, stride):
    settings = f"pool: {kind} kernel_size: {size} stride: {stride}"
    return layer(name, "Pooling", [bottom], settings=f"pooling_param {{ {settings} }}")


def squeezenet():
    """SqueezeNet 1.0, Iandola et al. 2016: pools round up, the last convolution has padding."""
    text = 'name: "SqueezeNet"\n'
    text += layer("data", "Input", [], settings="input_param { shape { dim: 10 dim: 3 dim: 227 dim: 227 } }")
    text += convolution("conv1", "data", 96, 7, 2) + relu("relu_conv1", "conv1")
    text += pool("pool1", "conv1", "MAX", 3, 2)
    below = "pool1"
    for index, squeeze in zip(range(2, 10), [16, 16, 32, 32, 48, 48, 64, 64]):
        fire = f"fire{index}"
        text += convolution(f"{fire}/squeeze1x1", below, squeeze, 1)
        text += relu(f"{fire}/relu_squeeze1x1", f"{fire}/squeeze1x1")
        for side, pad in (1, 0), (3, 1):
            expand = f"{fire}/expand{side}x{side}"
            text += convolution(expand, f"{fire}/squeeze1x1", squeeze * 4, side, pad=pad)
            text += relu(f"{fire}/relu_expand{side}x{side}", expand)
        parts = [f"{fire}/expand1x1", f"{fire}/expand3x3"]
        text += layer(f"{fire}/concat", "Concat", parts)
        below = f"{fire}/concat"
        if index in (4, 8):
            text += pool(f"pool{index}", below, "MAX", 3, 2)
            below = f"pool{index}"
    text += layer("drop9", "Dropout", [below], [below], "dropout_param { dropout_ratio: 0.5 }")
    text += convolution("conv10", below, 1000, 1, pad=1) + relu("relu_conv10", "conv10")
    text += layer("pool10", "Pooling", ["conv10"], settings="pooling_param { pool: AVE global_pooling: true }")
    return text + layer("prob", "Softmax", ["pool10"])


def resnet50():
    """ResNet-50, He et al. 2015: statistics and scales in layers of their own, all in place."""
    text = 'name: "ResNet-50"\ninput: "data"\ninput_dim: 1\ninput_dim: 3\ninput_dim: 224\ninput_dim: 224\n'

    def normalized(name, short, bottom, count, size, stride=1, pad=0, bias=False):
        part = convolution(name, bottom, count, size, stride, pad, bias)
        part += layer(f"bn{short}", "BatchNorm", [name], [name], "batch_norm_param { use_global_stats: true }")
        return part + layer(f"scale{short}", "Scale", [name], [name], "scale_param { bias_term: true }")

    text += normalized("conv1", "_conv1", "data", 64, 7, 2, 3, bias=True) + relu("conv1_relu", "conv1")
    text += pool("pool1", "conv1", "MAX", 3, 2)
    below = "pool1"
    for stage, blocks, width in (2, 3, 64), (3, 4, 128), (4, 6, 256), (5, 3, 512):
        for block in "abcdef"[:blocks]:
            unit = f"{stage}{block}"
            stride = 2 if block == "a" and stage > 2 else 1
            shortcut = below
            if block == "a":
                shortcut = f"res{unit}_branch1"
                text += normalized(shortcut, f"{unit}_branch1", below, width * 4, 1, stride)
            last = below
            for part, count, size in ("a", width, 1), ("b", width, 3), ("c", width * 4, 1):
                name = f"res{unit}_branch2{part}"
                text += normalized(
                    name, f"{unit}_branch2{part}", last, count, size,
                    stride if part == "a" else 1, size // 2)
                if part != "c":
                    text += relu(name + "_relu", name)
                last = name
            below = f"res{unit}"
            text += layer(below, "Eltwise", [shortcut, last]) + relu(f"{below}_relu", below)
    text += pool("pool5", below, "AVE", 7, 1)
    text += layer("fc1000", "InnerProduct", ["pool5"], settings="inner_product_param { num_output: 1000 }")
    return text + layer("prob", "Softmax", ["fc1000"])


def varint(value):
    encoded = bytearray()
    while value >= 0x80:
        encoded.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(encoded + bytes([value]))


def integer(field, value):
    return varint(field << 3) + varint(value)


def block(field, content):
    content = content.encode() if isinstance(content, str) else content
    return varint(field << 3 | 2) + varint(len(content)) + content


def number(field, value):
    return varint(field << 3 | 5) + struct.pack("<f", value)


def floats(count, start):
    return struct.pack(f"<{count}f", *[(start + index) / 8 for index in range(count)])


def blob(shape, start):
    count = 1
    for size in shape:
        count *= size
    return block(7, block(1, b"".join(map(varint, shape)))) + block(5, floats(count, start))


def old_blob(sizes, start):
    count = sizes[0] * sizes[1] * sizes[2] * sizes[3]
    numbers = [(start + index) / 8 for index in range(count)]
    return b"".join(integer(i + 1, s) for i, s in enumerate(sizes)) + b"".join(number(5, n) for n in numbers)


def model():
    """Convolution, statistics, scale, pool, dense layer, softmax with loss: as a training saves it."""

    def layer(name, kind, bottoms, tops, *rest):
        head = block(1, name) + block(2, kind)
        head += b"".join(block(3, b) for b in bottoms) + b"".join(block(4, t) for t in tops)
        return block(100, head + b"".join(rest))

    crop = block(100, integer(3, 6))
    test = block(8, integer(1, 1))
    # Kernels and strides of one number are stored packed by newer libraries.
    kernel = block(106, integer(1, 4) + integer(2, 0) + block(4, varint(3)) + integer(3, 1))
    return block(1, "tiny") + b"".join([
        layer("data", "Data", [], ["data", "label"], crop, test),
        layer("conv1", "Convolution", ["data"], ["conv1"], kernel, block(7, blob([4, 2, 3, 3], 0))),
        layer("bn1", "BatchNorm", ["conv1"], ["conv1"], block(139, number(3, 1e-3)),
              block(7, blob([4], 8)), block(7, blob([4], 16)), block(7, blob([1], 16))),
        layer("scale1", "Scale", ["conv1"], ["conv1"], block(142, integer(4, 1)),
              block(7, blob([4], 1)), block(7, blob([4], 2))),
        layer("relu1", "ReLU", ["conv1"], ["conv1"]),
        layer("pool1", "Pooling", ["conv1"], ["pool1"], block(121, integer(2, 3) + integer(3, 2))),
        layer("norm1", "LRN", ["pool1"], ["norm1"], block(118, integer(1, 5) + number(2, 1e-4))),
        layer("fc2", "InnerProduct", ["norm1"], ["fc2"], block(117, integer(1, 3)),
              block(7, blob([3, 36], 5)), block(7, blob([3], 6))),
        layer("loss", "SoftmaxWithLoss", ["fc2", "label"], ["loss"]),
    ])


def old_model():
    """The same as the first versions stored it: types by number, four sizes for each blob."""

    def layer(name, kind, bottoms, tops, *rest):
        head = b"".join(block(2, b) for b in bottoms) + b"".join(block(3, t) for t in tops)
        return block(2, head + block(4, name) + integer(5, kind) + b"".join(rest))

    kernel = block(10, integer(1, 4) + integer(4, 3) + integer(3, 1))
    return block(1, "tiny") + b"".join([
        layer("data", 5, [], ["data", "label"], block(11, integer(5, 6)), block(32, integer(1, 1))),
        layer("conv1", 4, ["data"], ["conv1"], kernel,
              block(6, old_blob([4, 2, 3, 3], 0)), block(6, old_blob([1, 1, 1, 4], 8))),
        layer("relu1", 18, ["conv1"], ["conv1"]),
        layer("pool1", 17, ["conv1"], ["pool1"], block(19, integer(2, 3) + integer(3, 2))),
        layer("fc2", 14, ["pool1"], ["fc2"], block(17, integer(1, 3)),
              block(6, old_blob([1, 1, 3, 36], 5)), block(6, old_blob([1, 1, 1, 3], 6))),
        layer("loss", 21, ["fc2", "label"], []),
    ])


(folder / "squeezenet.prototxt").write_text(squeezenet())
(folder / "resnet50.prototxt").write_text(resnet50())
(folder / "tiny.caffemodel").write_bytes(model())
(folder / "tiny-old.caffemodel").write_bytes(old_model())
