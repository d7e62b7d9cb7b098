/// All of alexviz in one import: descriptions, drawings and forward passes.
@_exported import Attributions
@_exported import Canvas
@_exported import Diagrams
@_exported import FeatureMaps
@_exported import ForwardPass
@_exported import ModelDescription
@_exported import ModelFiles
@_exported import Photographs
@_exported import Report
@_exported import Scenes
@_exported import Stories
@_exported import TensorFiles
@_exported import Tensors
