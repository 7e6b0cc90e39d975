"""Runs a detector's graph with torch, with integers or without, so that values can be looked at and parts be replaced by others."""
import torch
import torch.nn.functional as F
from onnx import helper


def attributes(node):
    return {a.name: helper.get_attribute_value(a) for a in node.attribute}


def convolution(x, w, b=None, strides=(1, 1), pads=(0, 0, 0, 0), group=1, **_):
    top, left, bottom, right = pads
    if (top, left) != (bottom, right):
        x, top, left = F.pad(x, (left, right, top, bottom)), 0, 0
    return F.conv2d(x, w, b, tuple(strides), (top, left), 1, group)


def depth_to_space(x, blocksize):
    n, channels, height, width = x.shape
    x = x.reshape(n, blocksize, blocksize, channels // blocksize ** 2, height, width)
    return x.permute(0, 3, 4, 1, 5, 2).reshape(n, -1, height * blocksize, width * blocksize)


def shaped(x, shape):
    return x.reshape([x.shape[i] if size == 0 else int(size) for i, size in enumerate(shape.tolist())])


def along(values, x, axis):
    """One number for each place of an axis, or for all."""
    return values.reshape([-1 if i == axis else 1 for i in range(x.ndim)]) if values.ndim else values


def quantised(x, scale, zero, axis=1):
    return (x / along(scale, x, axis)).round().add(along(zero, x, axis)).clamp(0, 255)


def floats(x, scale, zero, axis=1):
    return (x - along(zero, x, axis)) * along(scale, x, axis)


def integer_convolution(x, x_scale, x_zero, w, w_scale, _zeros, y_scale, y_zero, bias, pads, **_):
    """Channels last."""
    made = convolution((x - x_zero).permute(0, 3, 1, 2), w, bias, pads=pads).permute(0, 2, 3, 1)
    return (made * x_scale * w_scale / y_scale).round().add(y_zero).clamp(0, 255)


def integer_product(x, w, x_scale, w_scale, bias):
    return x @ w * (x_scale * w_scale) + bias


OPERATIONS = {
    'Add': torch.add,
    'Concat': lambda *parts, axis: torch.cat(parts, axis),
    'Conv': convolution,
    'DepthToSpace': depth_to_space,
    'DequantizeLinear': floats,
    'GlobalAveragePool': lambda x: x.mean((2, 3), keepdim=True),
    'HardSigmoid': lambda x, alpha, beta: (alpha * x + beta).clamp(0, 1),
    'HardSwish': F.hardswish,
    'MatMul': torch.matmul,
    'MatMulIntegerToFloat': integer_product,
    'Mul': torch.mul,
    'QLinearConv': integer_convolution,
    'QuantizeLinear': quantised,
    'Relu': F.relu,
    'Reshape': shaped,
    'Resize': lambda x, _roi, scales, **_: F.interpolate(x, scale_factor=tuple(scales[2:].tolist()), mode='nearest'),
    'Shape': lambda x: torch.tensor(x.shape),
    'Sigmoid': torch.sigmoid,
    'Transpose': lambda x, perm: x.permute(tuple(perm)),
}


class Network:
    def __init__(self, g):
        """g: the Graph of a detector that optimise.py or quantise.py wrote. Integers, too, are floats here."""
        self.nodes, self.input = list(g.nodes), g.graph.input[0].name
        self.constants = {name: torch.from_numpy(value.copy()).float() for name, value in g.constants.items()}
        self.replaced = {}
        self.last = {name: i for i, node in enumerate(self.nodes) for name in node.input}

    def replace(self, name, output, made):
        """From now on the value `output` is made(the value `name`)."""
        self.replaced[output] = (name, made)
        self.last[name] = len(self.nodes)

    def run(self, x, wanted):
        """x [1, 3, height, width] → the values named in `wanted`, as a list."""
        values, found = {self.input: x}, {}
        with torch.no_grad():
            for i, node in enumerate(self.nodes):
                output = node.output[0]
                if output in self.replaced:
                    name, made = self.replaced[output]
                    values[output] = made(values[name])
                else:
                    taken = [self.constants[name] if name in self.constants else values[name] for name in node.input if name]
                    values[output] = OPERATIONS[node.op_type](*taken, **attributes(node))
                if output in wanted:
                    found[output] = values[output]
                    if len(found) == len(wanted):
                        break
                for name in node.input:
                    if self.last[name] == i:
                        values.pop(name, None)
        return [found[name] for name in wanted]
