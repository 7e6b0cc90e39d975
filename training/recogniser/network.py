"""The recogniser's network, read from and written to ONNX.

The architecture is that of PP-OCRv4's recogniser for English (PP-LCNetV3 backbone, two SVTR blocks, CTC head; PaddleOCR, Apache-2.0), with
normalisation folded into the convolutions and activations' scales into their neighbours: what is left is convolutions, hard swishes with a
shift, and a small head, all of it trained on as it stands.
"""
import numpy as np
import onnx
import torch
import torch.nn as nn
import torch.nn.functional as F
from onnx import numpy_helper

from alphabet import Alphabet, stem
from shape import COARSE, HEIGHT, STEP

# (kind, output channels, kernel, stride): 'depth' and 'point' are the two halves of a separable convolution, each but the first followed by
# an activation; 'squeeze' weighs channels by their means. Positions in the list are those of the parameters' names.
BACKBONE = [('full', 16, 3, (2, 2)), ('depth', 16, 3, (1, 1)), 'act', ('point', 32), 'act']
for channels, kernel, stride, squeeze in (
    (64, 3, (1, 1), 0), (64, 3, (1, 1), 0), (128, 3, (2, 1), 0), (128, 3, (1, 1), 0), (240, 3, (1, 2), 0), (240, 5, (1, 1), 0), (240, 5, (1, 1), 0),
    (240, 5, (1, 1), 0), (240, 5, (1, 1), 0), (480, 5, (2, 1), 60), (480, 5, (1, 1), 120), (480, 5, (2, 1), 0), (480, 5, (1, 1), 0),
):
    BACKBONE += [('depth', None, kernel, stride), 'act'] + ([('squeeze', squeeze)] if squeeze else []) + [('point', channels), 'act']
WIDTH = 120  # of the head
HEADS = 8


class Conv(nn.Module):
    def __init__(self, inputs, outputs, kernel, stride=(1, 1), groups=1, apart=1):
        super().__init__()
        kernel = kernel if isinstance(kernel, tuple) else (kernel, kernel)
        self.w = nn.Parameter(torch.zeros(outputs, inputs // groups, *kernel))
        self.b = nn.Parameter(torch.zeros(outputs))
        self.stride, self.groups, self.apart, self.pad = stride, groups, apart, (kernel[0] // 2, kernel[1] // 2 * apart)

    def forward(self, x):
        return F.conv2d(x, self.w, self.b, self.stride, self.pad, self.apart, self.groups)


class Activation(nn.Module):
    """Hard swish, then a shift that could not be folded away."""

    def __init__(self):
        super().__init__()
        self.register_buffer('scale', torch.ones(()))
        self.register_buffer('shift', torch.zeros(()))

    def forward(self, x):
        x = F.hardswish(x)
        scale, shift = float(self.scale), float(self.shift)
        x = x if scale == 1 else x * scale
        return x if shift == 0 else x + shift


class Squeeze(nn.Module):
    def __init__(self, channels, inner):
        super().__init__()
        self.c1, self.c2 = Conv(channels, inner, 1), Conv(inner, channels, 1)

    def forward(self, x):
        return x * F.hardsigmoid(self.c2(F.relu(self.c1(x.mean((2, 3), keepdim=True)))))


class Block(nn.Module):
    """Transformer block over the steps of a line."""

    def __init__(self):
        super().__init__()
        d = WIDTH
        for name, shape in dict(n1w=(d,), n1b=(d,), n2w=(d,), n2b=(d,), qw=(3 * d, d), qb=(3 * d,), ow=(d, d), ob=(d,), f1w=(2 * d, d), f1b=(2 * d,), f2w=(d, 2 * d), f2b=(d,)).items():
            setattr(self, name, nn.Parameter(torch.zeros(*shape)))

    def forward(self, x):
        batch = x.shape[0]
        h = F.layer_norm(x, (WIDTH,), self.n1w, self.n1b, 1e-5)
        q, k, v = F.linear(h, self.qw, self.qb).reshape(batch, -1, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        a = torch.softmax((q * (WIDTH // HEADS) ** -0.5) @ k.transpose(-1, -2), -1) @ v
        x = x + F.linear(a.permute(0, 2, 1, 3).reshape(batch, -1, WIDTH), self.ow, self.ob)
        h = F.layer_norm(x, (WIDTH,), self.n2w, self.n2b, 1e-5)
        return x + F.linear(F.silu(F.linear(h, self.f1w, self.f1b)), self.f2w, self.f2b)


class Recogniser(nn.Module):
    """[B, 3, 48, W] -> [B, T, classes], logits (probabilities when `probabilities` is set).

    Each step looks at 8 columns of pixels in its pool. The base model's steps do not overlap: W / 8 of them. With STEP = 4 they overlap by
    half, W / 4 - 1 of them, at hardly any cost, for the backbone sees nothing of it; every second one is what the base model gives, since
    the head's convolutions leave out one step between two. Doubled narrow letters need three steps: with one each 8 pixels "bill" is "bil".
    """

    def __init__(self, classes, step=STEP):
        super().__init__()
        self.step = step
        layers, width = [], 3
        for item in BACKBONE:
            if item == 'act':
                layers.append(Activation())
            elif item[0] == 'squeeze':
                layers.append(Squeeze(width, item[1]))
            elif item[0] == 'depth':
                layers.append(Conv(width, width, item[2], item[3], width))
            else:
                layers.append(Conv(width, item[1], item[2] if item[0] == 'full' else 1, item[3] if item[0] == 'full' else (1, 1)))
                width = item[1]
        self.backbone = nn.Sequential(*layers)
        self.c131, self.c132 = Conv(width, WIDTH // 2, (1, 3), apart=COARSE // step), Conv(WIDTH // 2, WIDTH, 1)
        self.blocks = nn.ModuleList([Block(), Block()])
        self.nw, self.nb = nn.Parameter(torch.ones(WIDTH)), nn.Parameter(torch.zeros(WIDTH))
        self.c133, self.c134, self.c135 = Conv(WIDTH, width, 1), Conv(2 * width, WIDTH // 2, (1, 3), apart=COARSE // step), Conv(WIDTH // 2, WIDTH, 1)
        self.hw, self.hb = nn.Parameter(torch.zeros(classes, WIDTH)), nn.Parameter(torch.zeros(classes))
        self.probabilities = False

    def features(self, x):
        h = x = F.avg_pool2d(self.backbone(x), (3, 2), (3, self.step // 4))
        z = F.silu(self.c132(F.silu(self.c131(x)))).squeeze(2).permute(0, 2, 1)
        for block in self.blocks:
            z = block(z)
        z = F.layer_norm(z, (WIDTH,), self.nw, self.nb, 1e-6).permute(0, 2, 1).unsqueeze(2)
        z = F.silu(self.c134(torch.cat([h, F.silu(self.c133(z))], 1)))
        return F.silu(self.c135(z)).squeeze(2).permute(0, 2, 1)

    def head(self, features):
        out = F.linear(features, self.hw, self.hb)
        return torch.softmax(out, -1) if self.probabilities else out

    def forward(self, x):
        return self.head(self.features(x))


def load(path, step=None):
    """A network with the weights of one of our ONNX files (which have all been through models/optimise.py), and its step unless told another."""
    graph = onnx.load(path).graph
    constants = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    constants |= unrounded(constants)
    pool = next(n for n in graph.node if n.op_type == 'AveragePool')
    network = Recogniser(constants['hb'].shape[0], step or 4 * next(a.ints[1] for a in pool.attribute if a.name == 'strides'))
    state = network.state_dict()
    for name in state:
        if name in constants:
            assert state[name].shape == constants[name].shape, name
            state[name] = torch.from_numpy(constants[name].copy())
    # Matrices have lost their names in ONNX, not their order.
    products = [constants[n.input[1]] for n in graph.node if n.op_type == 'MatMul' and n.input[1] in constants]
    names = [f'blocks.{i}.{k}' for i in (0, 1) for k in ('qw', 'ow', 'f1w', 'f2w')] + ['hw']
    for name, value in zip(names, products, strict=True):
        state[name] = torch.from_numpy(value.T.copy())
    for i, layer in enumerate(network.backbone):
        if isinstance(layer, Activation) and f'/backbone/backbone.{i}/Add_output_0.w' in constants:
            state[f'backbone.{i}.scale'] = torch.tensor(float(constants[f'/backbone/backbone.{i}/Add_output_0.w'].flat[0]))
            state[f'backbone.{i}.shift'] = torch.tensor(float(constants[f'/backbone/backbone.{i}/Add_output_0.b'].flat[0]))
    network.load_state_dict(state)
    return network


def unrounded(constants):
    """Weights and biases of the convolutions that quantise.py has made 8-bit."""
    found = {}
    for own in (name.removesuffix('.integers') for name in constants if name.endswith('.integers')):
        scale, zero, integers, steps, bias = (constants[f'{own}.{part}'].astype(np.float32) for part in ('scale', 'zero', 'integers', 'steps', 'bias'))
        found[f'{own}.w'] = (integers * steps / scale[:, None]).T[:, :, None, None].copy()
        found[f'{own}.b'] = bias + steps * (zero @ integers)
    return found


def extend(network, old: Alphabet, new: Alphabet):
    """Adds the classes that `new` has more; each starts as its base letter, a little less likely."""
    more = new.characters[len(old.characters):]
    if more:
        rows = [old.classes[stem(c)] for c in more]
        network.hw = nn.Parameter(torch.cat([network.hw.data, network.hw.data[rows]]))
        network.hb = nn.Parameter(torch.cat([network.hb.data, network.hb.data[rows] - 2.0]))
    return len(more)


def export(network, path):
    network = network.to(memory_format=torch.contiguous_format).eval()
    network.probabilities = True
    torch.onnx.export(network, torch.randn(2, 3, HEIGHT, 320), path, opset_version=14, input_names=['x'], output_names=['probs'],
                      dynamic_axes={'x': {0: 'B', 3: 'W'}, 'probs': {0: 'B', 1: 'T'}})
    network.probabilities = False


def tensor(images, width=None):
    """Grey images of one height as a batch, zeros on the right as the reader pads them."""
    width = width or -(-max(i.shape[1] for i in images) // 64) * 64
    x = np.zeros((len(images), 1, HEIGHT, width), np.float32)
    for k, image in enumerate(images):
        x[k, 0, :, :image.shape[1]] = image / 127.5 - 1
    return torch.from_numpy(x).expand(-1, 3, -1, -1).contiguous(memory_format=torch.channels_last)
