"""Makes group-norm-torch.onnx and group-norm-torch-dynamo.onnx, one small network by PyTorch's two
exporters, and group-norm.pass.safetensors, what ONNX Runtime gives. Needs torch, onnx, onnxruntime
and safetensors; run in this folder."""
import numpy as np, onnx, onnxruntime, torch
from safetensors.numpy import save_file

torch.manual_seed(1)
model = torch.nn.Sequential(
    torch.nn.Conv2d(3, 8, 3), torch.nn.GroupNorm(4, 8, eps=1e-3), torch.nn.ReLU()).eval()
with torch.no_grad():
    model[1].weight.uniform_(0.5, 1.5)
    model[1].bias.uniform_(-1, 1)
x = torch.randn(1, 3, 6, 5)
names = dict(input_names=["x"], output_names=["y"])
torch.onnx.export(model, (x,), "group-norm-torch.onnx", dynamo=False, opset_version=17, **names)
torch.onnx.export(
    model, (x,), "group-norm-torch-dynamo.onnx", dynamo=True, opset_version=18,
    external_data=False, **names)
file = onnx.load("group-norm-torch-dynamo.onnx")
for part in [file, file.graph, *file.graph.node, *file.graph.value_info, *file.graph.input,
             *file.graph.output]:
    del part.metadata_props[:]
    if isinstance(part, onnx.NodeProto): part.doc_string = ""
onnx.save(file, "group-norm-torch-dynamo.onnx")
results = [
    onnxruntime.InferenceSession(f"group-norm-{name}.onnx").run(None, {"x": x.numpy()})[0]
    for name in ("torch", "torch-dynamo")]
assert np.abs(results[0] - results[1]).max() < 1e-5
save_file({"x": x[0].numpy(), "y": results[0][0]}, "group-norm.pass.safetensors")
