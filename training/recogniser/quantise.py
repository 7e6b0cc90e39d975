#!/usr/bin/env python3
"""Writes a model whose last nine point convolutions multiply 8-bit integers, and reads back what it has written.

usage: quantise.py MODEL.onnx LINES.npz OUT.onnx      (also writes OUT.chars.json; LINES: at least 512 as trained on, from lines.py)

They do three quarters of all multiplications; each takes a quarter of the time on processors with VNNI, a line as a whole 0.6 of it. Their inputs become 8
bits without sign, each channel with a step and a zero of its own: channels that hard swish has flattened to -0.3 ± 0.04 stand beside others that go to 40,
and one step for all leaves the flattened ones two or three values (CER 2.2 -> 8.1 percent). Weights become 7 bits (../rounding.py: 34 dB of signal over noise
instead of 25). What is left of the error on average is taken off the bias. Each convolution is rounded behind those before it as rounded.
"""
import copy
import os
import shutil
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F
from onnx import helper, load

import lines
import network
from alphabet import MODELS
from evaluate import evaluate, open_model, rate

sys.path[:0] = [MODELS, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..')]
from graph import Graph  # noqa: E402
from rounding import Range, bias_with_zeros, decibels, integers_for, product, steps_for  # noqa: E402

FIRST = 23  # layer of the backbone: below it maps are large, and taking them apart costs what is won
CALIBRATION = 256  # lines that it is fitted to; by the rest it is judged
EVERY = 11  # th position of a map is looked at


class Rounded(nn.Module):
    """A point convolution as onnxruntime will work it out: `integers` [outputs, inputs] x `steps` [outputs], of inputs as their `range` has them."""

    def __init__(self, conv, x):
        """x: what comes in, [positions, inputs]."""
        super().__init__()
        weights, bias = conv.w.data[:, :, 0, 0], conv.b.data
        self.range = Range.within(x.amin(0).clamp(max=0), x.amax(0).clamp(min=0))
        taken = self.range.taken(x)
        wanted = weights * self.range.scale
        self.steps = steps_for(wanted)
        self.integers = integers_for(wanted, self.steps, taken)
        made = taken @ (self.integers * self.steps[:, None]).T
        truth = x @ weights.T + bias
        self.bias = (truth - made).mean(0)
        self.decibels = decibels(truth, made)

    def forward(self, x):
        return F.conv2d(self.range.taken(x), (self.integers * self.steps[:, None])[:, :, None, None], self.bias)


def points(backbone):
    """Positions of the convolutions that become integers."""
    return [i for i, layer in enumerate(backbone) if i >= FIRST and isinstance(layer, network.Conv) and layer.groups == 1]


def inputs(backbone, position, batches):
    """What comes into a convolution, [positions, channels]."""
    some = []
    with torch.no_grad():
        for batch in batches:
            x = backbone[:position](batch)
            some.append(x.permute(0, 2, 3, 1).reshape(-1, x.shape[1])[::EVERY].clone())
    return torch.cat(some)


def rewrite(g, position, layer):
    """Convolution and hard swish become: to 8 bits, channels last, product of integers, hard swish, channels first."""
    name = f'/backbone/backbone.{position}/Conv_output_0'
    conv, own = g.producer[name], f'backbone.{position}'
    swish = g.only(name)
    assert conv.op_type == 'Conv' and swish.op_type == 'HardSwish', name
    g.constants |= {
        f'{own}.scale': layer.range.scale.numpy(), f'{own}.zero': layer.range.zero.to(torch.uint8).numpy(), f'{own}.integers': layer.integers.T.to(torch.int8).numpy(),
        f'{own}.steps': layer.steps.numpy(), f'{own}.one': torch.ones(()).numpy(), f'{own}.bias': bias_with_zeros(layer).numpy(),
    }
    g.nodes = [n for n in g.nodes if n is not conv and n is not swish] + [
        helper.make_node('QuantizeLinear', [conv.input[0], f'{own}.scale', f'{own}.zero'], [f'{name}.8'], axis=1),
        helper.make_node('Transpose', [f'{name}.8'], [f'{name}.last'], perm=[0, 2, 3, 1]),
        product(f'{name}.last', own, name),
        helper.make_node('HardSwish', [name], [f'{name}.swish']),
        helper.make_node('Transpose', [f'{name}.swish'], list(swish.output), perm=[0, 3, 1, 2]),
    ]
    g.index()


def open_rounding(source):
    """The graph of a model that export.py wrote, ready to be rewritten."""
    g = Graph(load(source))
    if any(n.op_type == 'MatMulIntegerToFloat' for n in g.nodes):
        sys.exit(f'{source} is 8-bit already: give the model that export.py wrote.')
    g.model.opset_import.append(helper.make_opsetid('com.microsoft', 1))
    return g


def check(layers, out):
    """Ends the program if what is in the file is not what was worked out."""
    again = network.load(out)
    for position, layer in layers.items():
        conv, weights = again.backbone[position], layer.integers * layer.steps[:, None] / layer.range.scale
        if not torch.allclose(conv.w[:, :, 0, 0], weights, rtol=1e-4) or not torch.allclose(conv.b, layer.bias, atol=1e-3):
            sys.exit(f'{out} holds other weights at layer {position} than were worked out.')


def main(source, path, out):
    model, alphabet = open_model(source)
    model.eval()
    some = lines.load(path)
    if len(some) < 2 * CALIBRATION:
        sys.exit(f'{path} holds {len(some)} lines: {CALIBRATION} to fit to and as many to judge by are needed.')
    fitted, others = sorted(some[:CALIBRATION], key=lambda line: line[0].shape[1]), some[CALIBRATION:]
    batches = [network.tensor([image for image, _ in fitted[i:i + 16]]) for i in range(0, len(fitted), 16)]
    small, g, layers = copy.deepcopy(model), open_rounding(source), {}
    for position in points(model.backbone):
        layer = layers[position] = small.backbone[position] = Rounded(model.backbone[position], inputs(small.backbone, position, batches))
        rewrite(g, position, layer)
        print(f'layer {position}: {layer.decibels:.1f} dB', flush=True)
    g.save(out)
    check(layers, out)
    shutil.copyfile(source.replace('.onnx', '.chars.json'), out.replace('.onnx', '.chars.json'))
    before, after = evaluate(model, alphabet, others), evaluate(small, alphabet, others)
    changed = sum(a != b for a, b in zip(before, after))
    print(f'{out}: CER {rate(before):.2f} -> {rate(after):.2f}, {changed} of {len(others)} lines read otherwise')


if __name__ == '__main__':
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
