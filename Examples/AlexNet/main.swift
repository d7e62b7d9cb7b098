// The AlexNet of a well-known article, line for line as it reads in Keras.
import AlexViz

let inputs = Input(shape: [227, 227, 3])
var x = Conv2D(
  filters: 96, kernelSize: (11, 11), strides: (4, 4), padding: .valid, activation: .relu)(inputs)
x = MaxPooling2D(poolSize: (3, 3), strides: (2, 2))(x)
x = Conv2D(filters: 256, kernelSize: (5, 5), padding: .same, activation: .relu)(x)
x = MaxPooling2D(poolSize: (3, 3), strides: (2, 2))(x)
x = Conv2D(filters: 384, kernelSize: (3, 3), padding: .same, activation: .relu)(x)
x = Conv2D(filters: 384, kernelSize: (3, 3), padding: .same, activation: .relu)(x)
x = Conv2D(filters: 256, kernelSize: (3, 3), padding: .same, activation: .relu)(x)
x = MaxPooling2D(poolSize: (3, 3), strides: (2, 2))(x)
x = Flatten()(x)
x = Dense(units: 4096, activation: .relu)(x)
x = Dropout(rate: 0.5)(x)
x = Dense(units: 4096, activation: .relu)(x)
x = Dropout(rate: 0.5)(x)
let outputs = Dense(units: 1000, activation: .softmax)(x)

let model = try Model(inputs: inputs, outputs: outputs)
print(model.summary())
try model.plot(to: "img/AlexNet.png", showShapes: true)
