"""Makes many.*, operators.*, nested* and twins.* to test with. Needs Keras 3 and h5py; run in this folder.

vgg16.*, resnet50.* and mobilenet_v2.* are Keras's own: to_json(), summary(line_length=120), and a
table of each layer's class, output shape, parameters and inbound layers.
"""
import io
import json
import zipfile

import h5py
import keras
import numpy as np
from keras import layers as L
from keras import ops


def shapes(operation):
    outputs = operation._inbound_nodes[-1].outputs
    return list(outputs[0].shape)


def row(operation):
    count = lambda weights: int(sum(int(np.prod(w.shape)) for w in weights))
    return {
        "name": operation.name,
        "class": operation.__class__.__name__,
        "output_shape": shapes(operation),
        "params": count(getattr(operation, "weights", [])),
        "trainable": count(getattr(operation, "trainable_weights", [])),
        "inbound": [
            tensor._keras_history.operation.name
            for tensor in operation._inbound_nodes[0].input_tensors
        ],
    }


def write(model, name):
    with open(name + ".json", "w") as file:
        file.write(model.to_json())
    with open(name + ".expected.json", "w") as file:
        json.dump({"layers": [row(operation) for operation in model._operations]}, file)


def many():
    """One layer of each kind that is not in the large networks."""
    image = L.Input((33, 31, 4))
    x = L.Conv2D(6, (3, 5), strides=(2, 1), padding="same", activation="swish")(image)
    x = L.Conv2DTranspose(5, 4, strides=3, output_padding=1)(x)
    x = L.SeparableConv2D(6, 3, depth_multiplier=2)(x)
    x = L.DepthwiseConv2D(3, strides=2, depth_multiplier=2, padding="same")(x)
    x = L.PReLU(shared_axes=[1, 2])(x)
    x = L.GroupNormalization(4)(x)
    x = L.UnitNormalization()(x)
    x = L.RMSNormalization()(x)
    x = L.ELU(0.5)(x)
    x = L.LeakyReLU(0.2)(x)
    x = L.Softmax(axis=-1)(x)
    x = L.Cropping2D(((1, 2), (3, 0)))(x)
    x = L.UpSampling2D((2, 3), interpolation="bilinear")(x)
    x = L.GaussianNoise(0.1)(x)
    x = L.SpatialDropout2D(0.2)(x)
    x = L.Resizing(20, 24)(x)
    x = L.CenterCrop(10, 12)(x)
    x = L.Permute((2, 1, 3))(x)
    x = L.AveragePooling2D(2, padding="same")(x)
    x = L.RandomFlip()(x)
    y = L.GlobalMaxPooling2D(keepdims=True)(x)
    x = L.Maximum()([x, y])
    x = L.Average()([x, x])
    x = L.Normalization()(x)
    x = L.Flatten()(x)
    x = L.Dense(5, activation="hard_sigmoid")(x)
    x = L.RepeatVector(3)(x)
    x = L.ActivityRegularization()(x)
    return keras.Model(image, x, name="many")


def operators():
    """Python's operators and functions of keras.ops, which become layers."""
    image = L.Input((16, 16, 3), name="i")
    x = image[..., ::-1]
    x = x - np.array([1.0, 2.0, 3.0], "float32")
    x = 1 - x / 127.5
    x = L.Conv2D(4, 3, name="c")(x[:, 1:9, ::2, :])
    x = x * ops.mean(x, axis=(1, 2), keepdims=True)
    x = ops.relu6(x + 3) * (1 / 6)
    x = ops.transpose(x, (0, 3, 1, 2))
    x = ops.reshape(x, (-1, 4, 36))
    x = ops.squeeze(ops.expand_dims(x, 1), 1)
    x = ops.sqrt(ops.abs(x))
    x = ops.max(x, axis=-1)
    x = x**2
    x = ops.concatenate([x, x], axis=-1)
    x = ops.softmax(ops.clip(x, 0.0, 1.0))
    return keras.Model(image, x, name="operators")


def nested():
    """A sequential and a functional model in a model."""
    backbone = keras.Sequential(
        [L.Input((16, 16, 3)), L.Conv2D(4, 3, name="c1"), L.BatchNormalization(name="b1")],
        name="backbone",
    )
    maps = L.Input((8, 8, 2))
    head = keras.Model(maps, L.Dense(3, name="d")(L.Flatten(name="f")(maps)), name="head")
    image = L.Input((16, 16, 3), name="image")
    x = L.Conv2D(2, 7, name="mid")(backbone(image))
    return keras.Model(image, head(x), name="nested")


def twins():
    """A network that is applied twice and has another inside; its names are all given."""
    stem = keras.Sequential(
        [
            L.Conv2D(4, 3, padding="same", activation="relu", name="conv2d"),
            L.BatchNormalization(name="batch_normalization"),
        ],
        name="stem",
    )
    picture = L.Input((8, 8, 3), name="picture")
    encoder = keras.Model(picture, L.MaxPooling2D(name="pool")(stem(picture)), name="encoder")
    left, right = L.Input((8, 8, 3), name="left"), L.Input((8, 8, 3), name="right")
    x = L.Subtract(name="difference")([encoder(left), encoder(right)])
    x = L.Dense(1, name="distance")(L.Flatten(name="flat")(x))
    return keras.Model([left, right], x, name="twins")


def write_summary(model, name):
    """The summary with the layers of networks inside it; on a terminal of 200 columns."""
    lines = []
    model.summary(
        line_length=100, expand_nested=True, show_trainable=True,
        print_fn=lambda text, **_: lines.append(text),
    )
    with open(name + ".summary.txt", "w") as file:
        file.write("\n".join(lines).strip() + "\n")


def without_names(source, target):
    """The archive as older versions of Keras 3 wrote it: without the layers' names."""
    archive = zipfile.ZipFile(source)
    weights = io.BytesIO(archive.read("model.weights.h5"))

    def remove(name, group):
        if name.endswith("vars") and "name" in group.attrs:
            del group.attrs["name"]

    with h5py.File(weights, "r+") as file:
        file.visititems(remove)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name in ["metadata.json", "config.json"]:
            file.writestr(name, archive.read(name))
        file.writestr("model.weights.h5", weights.getvalue())


for make in [many, operators]:
    keras.backend.clear_session()
    write(make(), make.__name__)
model = twins()
write_summary(model, "twins")
with open("twins.json", "w") as file:
    file.write(model.to_json())
keras.backend.clear_session()
model = nested()
model.save("nested.keras")
model.save("nested.h5")
without_names("nested.keras", "nested-unnamed.keras")
