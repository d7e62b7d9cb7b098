"""Makes the PyTorch files to test with. Needs torch; run in this folder."""
import argparse

import torch

count = torch.arange(24).reshape(2, 3, 4)
kinds = {}
for name in "int8 int16 int32 int64 uint8 float16 bfloat16 float32 float64".split():
    kinds[name] = count.to(getattr(torch, name))
kinds["negative"] = -count.float()
kinds["bool"] = count % 3 == 0
kinds["parameter"] = torch.nn.Parameter(count.float())
kinds["scalar"] = torch.tensor(2.5)
kinds["empty"] = torch.zeros(0, 3)
kinds["tied"] = kinds["float32"]
kinds["row"] = kinds["float32"][1, 1]
kinds["transposed"] = kinds["float32"].permute(2, 0, 1)
kinds["every other"] = kinds["float32"][:, ::2, 1::2]
kinds["channels last"] = count.float().reshape(1, 2, 3, 4).contiguous(memory_format=torch.channels_last)
kinds["complex"] = torch.zeros(2, dtype=torch.complex64)
archive = dict(kinds, **{name: count.to(getattr(torch, name)) for name in ["uint16", "uint32", "uint64"]})
torch.save(archive, "kinds.pth")
del kinds["complex"]
torch.save(kinds, "kinds-legacy.pth", _use_new_zipfile_serialization=False)

# A checkpoint of training: wrapped names, an optimizer, plain values, objects of foreign classes.
model = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.BatchNorm1d(2))
torch.nn.init.constant_(model[0].weight, 0.5)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
model(torch.ones(4, 3)).sum().backward()
optimizer.step()
torch.nn.init.constant_(model[0].weight, 0.5)
wrapped = {"module._orig_mod." + name: tensor for name, tensor in model.state_dict().items()}
torch.save({"epoch": 3, "loss": 0.25, "arguments": argparse.Namespace(lr=0.1), "model_state_dict": wrapped, "optimizer": optimizer.state_dict()}, "checkpoint.pth")
torch.save(model, "whole-model.pth")
torch.jit.script(model).save("script.pt")
torch.export.save(torch.export.export(model.eval(), (torch.ones(4, 3),)), "exported.pt2")
