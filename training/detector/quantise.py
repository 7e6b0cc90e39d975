#!/usr/bin/env python3
"""Writes a detector whose heavy convolutions multiply 8-bit integers.

usage: quantise.py MODEL.onnx PICTURES OUT.onnx      (MODEL: as models/optimise.py wrote it; PICTURES: a folder of pages as .png and .jpg, at least 60)

Half of them it is fitted to, by the other half it judges itself. Point convolutions of the backbone become products of integers whose results are floats
again; the 3x3 convolutions of the neck and the whole head take and give 8 bits. Each channel has a step of its own, folded into the weights on either side.
Each convolution is rounded behind those before it as rounded; what is left of its error on average is taken off its bias.
"""
import os
import sys

import torch
import torch.nn.functional as F
from onnx import helper, load

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, '..'), os.path.join(HERE, '../../models')]
from graph import Graph, attribute  # noqa: E402
from network import Network  # noqa: E402
from pictures import tiles  # noqa: E402
from rounding import INPUT_STEPS, Range, bias_with_zeros, decibels, integers_for, product, steps_for  # noqa: E402

# Values that convolutions give. Larger maps with fewer channels cost more to take apart than is won; 455 and 466 would win a twentieth of a tile's time for a quarter more
# pixels painted otherwise.
POINTS = [f'conv2d_{i}.tmp_0' for i in (457, 458, 459, 460, 467, 468, 472)]
NECK = ['conv2d_488.tmp_0', 'conv2d_491.tmp_0']
ROWS = ['conv2d_494.tmp_0.row0', 'conv2d_494.tmp_0.row1']
JOIN, HEAD_JOINED, HEAD_ENLARGED, HEAD_LAST, HEAD_SIGMOID = 'p2o.Concat.1', 'conv2d_497.tmp_0', 'sigmoid_0.tmp_0.1', 'sigmoid_0.tmp_0.3', 'sigmoid_0.tmp_0.4'
MIDDLE = 128  # the zero of inputs whose edges are padded: one for all channels
ODD = 30  # one tile in so many may go beyond what is taken to be the range of a channel
MARGIN = 1.15  # to that: values beyond are cut off, which costs more than coarser steps
FLOOR = 0.25  # of the median of the channels' steps: a channel that these pages keep shut may open on others
POSITIONS = 800  # of each map are looked at
PAINTED = 0.3  # as in src/ocr/find/text-kernels.ts


def range_of(maps, zero=None):
    """Holds these [1, channels, height, width], but for the outermost of some; with `zero` for all channels where it is given."""
    least = torch.stack([m.amin((0, 2, 3)) for m in maps]).sort(0).values[len(maps) // ODD].clamp(max=0)
    most = torch.stack([m.amax((0, 2, 3)) for m in maps]).sort(0, descending=True).values[len(maps) // ODD].clamp(min=0)
    if zero is None:
        found = Range.within(least, most)
    else:
        found = Range(torch.maximum(most / (INPUT_STEPS - zero), -least / max(zero, 1)), torch.full_like(most, zero))
    return Range(torch.maximum(found.scale * MARGIN, FLOOR * found.scale.median()), found.zero)


class Integers:
    """A convolution as products of integers."""

    def __init__(self, g, conv, range_, maps):
        """maps: what comes in, as floats, [1, channels, height, width] each; range_: its Range."""
        weights, bias = (torch.from_numpy(v.copy()) for v in g.weights(conv))
        top, left, bottom, right = attribute(conv, 'pads', [0, 0, 0, 0])
        self.input, self.shape, self.pads, self.range = conv.input[0], weights.shape, (left, right, top, bottom), range_
        wanted = (weights * range_.scale[:, None, None]).flatten(1)
        self.steps = steps_for(wanted)
        taken, truth = self.columns([range_.taken(m) for m in maps]), self.columns(maps) @ weights.flatten(1).T + bias
        self.integers = integers_for(wanted, self.steps, taken)
        made = taken @ (self.integers * self.steps[:, None]).T
        self.bias = (truth - made).mean(0)
        self.decibels = decibels(truth, made)

    def columns(self, maps):
        """What the convolution sees at some places, [places, inputs]."""
        found = []
        for m in maps:
            seen = F.unfold(F.pad(m, self.pads), self.shape[2:])[0].T
            found.append(seen[torch.linspace(0, len(seen) - 1, min(POSITIONS, len(seen))).long()])
        return torch.cat(found)

    def kernel(self):
        return self.integers.reshape(self.shape)

    def __call__(self, x):
        x = F.pad(self.range.taken(x), self.pads)
        return F.conv2d(x, self.kernel() * self.steps[:, None, None, None], self.bias)


class Rewriter:
    """Puts integers into a graph. Values whose names end in .8 are 8-bit and have their channels last."""

    def __init__(self, g):
        self.g = g
        g.model.opset_import.append(helper.make_opsetid('com.microsoft', 1))

    def constant(self, name, value, kind=torch.float32):
        self.g.constants[name] = value.to(kind).numpy()
        return name

    def add(self, kind, inputs, output, **attributes):
        self.g.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def remove(self, *nodes):
        self.g.nodes = [n for n in self.g.nodes if not any(n is other for other in nodes)]
        self.g.index()

    def quantised(self, name, range_):
        scale, zero = self.constant(f'{name}.scale', range_.scale), self.constant(f'{name}.zero', range_.zero, torch.uint8)
        return self.add('QuantizeLinear', [name, scale, zero], f'{name}.first8', axis=1)

    def last(self, name, range_):
        """The 8-bit version of a value, made once."""
        if f'{name}.8' not in self.g.producer:
            maker = self.g.producer[name]
            if maker.op_type == 'Transpose':  # channels are last before it; for these QuantizeLinear has no fast road
                x = self.add('Mul', [maker.input[0], self.constant(f'{name}.per', 1 / range_.scale)], f'{name}.steps')
                x = self.add('Add', [x, self.constant(f'{name}.zero', range_.zero)], f'{name}.shifted')
                self.add('QuantizeLinear', [x, self.constant('one', torch.ones(())), self.constant('nought', torch.zeros(()), torch.uint8)], f'{name}.8')
            else:
                self.add('Transpose', [self.quantised(name, range_)], f'{name}.8', perm=[0, 2, 3, 1])
            self.g.index()
        return f'{name}.8'

    def back(self, name, range_, output):
        """Floats of 8 bits, channels first both."""
        scale, zero = self.constant(f'{output}.back.scale', range_.scale), self.constant(f'{output}.back.zero', range_.zero, torch.uint8)
        return self.add('DequantizeLinear', [name, scale, zero], output, axis=1)

    def product(self, taken, layer, output):
        """A point convolution that gives floats, channels last."""
        self.constant(f'{output}.integers', layer.integers.T.contiguous(), torch.int8)
        self.constant(f'{output}.one', torch.ones(()))
        self.constant(f'{output}.steps', layer.steps)
        self.constant(f'{output}.bias', bias_with_zeros(layer))
        self.g.nodes.append(product(taken, output, output))
        return output

    def convolution(self, taken, layer, range_, output):
        """One that gives 8 bits in this range, whose zero is 0 here: what is below is cut off, as by Relu."""
        low = -range_.zero * range_.scale
        left, right, top, bottom = layer.pads
        one = self.constant('one', torch.ones(()))
        nothing = torch.zeros(len(layer.steps))
        return self.add('QLinearConv', [
            taken, one, self.constant(f'{output}.from', layer.range.zero[0], torch.uint8),
            self.constant(f'{output}.integers', layer.kernel(), torch.int8), self.constant(f'{output}.steps', layer.steps / range_.scale),
            self.constant(f'{output}.zeros', nothing, torch.int8), one, self.constant(f'{output}.to', torch.zeros(()), torch.uint8),
            self.constant(f'{output}.bias', ((layer.bias - low) / layer.steps).round(), torch.int32),
        ], output, domain='com.microsoft', channels_last=1, kernel_shape=list(layer.shape[2:]), pads=[top, left, bottom, right])


def after(g, conv, kind):
    """The node of this kind that alone takes what a convolution gives, or None."""
    user = g.only(conv.output[0])
    return user if user is not None and user.op_type == kind else None


def point(rewriter, conv, layer):
    swish, name = after(rewriter.g, conv, 'HardSwish'), conv.output[0]
    taken = rewriter.last(conv.input[0], layer.range)
    rewriter.remove(conv, *([swish] if swish else []))
    made = rewriter.product(taken, layer, f'{name}.last')
    if swish:
        made = rewriter.add('HardSwish', [made], f'{name}.swish')
    rewriter.add('Transpose', [made], swish.output[0] if swish else name, perm=[0, 3, 1, 2])
    rewriter.g.index()


def neck(rewriter, conv, layer, range_):
    name = conv.output[0]
    taken = rewriter.last(conv.input[0], layer.range)
    rewriter.remove(conv)
    made = rewriter.convolution(taken, layer, range_, f'{name}.8')
    rewriter.back(rewriter.add('Transpose', [made], f'{name}.first8', perm=[0, 3, 1, 2]), range_, name)
    rewriter.g.index()


def rows(rewriter, convs, layers, range_, both):
    """
    The map of pixels of which even rows come from one convolution, odd ones from the other; either gives an even and an odd column. range_: of a pixel's
    channels; both: of what a convolution gives.
    """
    g = rewriter.g
    concat = g.only(convs[0].output[0])
    deal = g.only(concat.output[0])
    name, near = deal.output[0], next(i for i in g.only(deal.output[0]).input if i != deal.output[0])
    taken = rewriter.last(convs[0].input[0], layers[0].range)
    rewriter.remove(*convs, concat, deal)
    made = [rewriter.convolution(taken, layer, both, f'{conv.output[0]}.8') for conv, layer in zip(convs, layers)]
    x = rewriter.add('Concat', made, f'{name}.rows', axis=2)
    x = rewriter.add('Reshape', [x, rewriter.constant(f'{name}.apart', torch.tensor([0, 0, 2, -1, len(range_.scale)]), torch.int64)], f'{name}.pixels')
    x = rewriter.add('Transpose', [x], f'{name}.first', perm=[0, 4, 1, 2, 3])
    x = rewriter.add('Reshape', [x, rewriter.add('Shape', [near], f'{name}.shape')], f'{name}.first8')
    rewriter.back(x, range_, name)
    g.index()


def head(rewriter, parts, joined, enlarged, last, ranges):
    """parts: of the joined maps, smallest first, as [name before it was enlarged, Range]; ranges: of what the first two layers give."""
    g = rewriter.g
    join = g.producer[JOIN]
    first, second, third = (g.producer[name] for name in (HEAD_JOINED, HEAD_ENLARGED, HEAD_LAST))
    sigmoid = g.producer[HEAD_SIGMOID]
    resizes = [g.producer[name] for (source, _), name in zip(parts, join.input) if source != name]
    rewriter.remove(join, first, after(g, first, 'Relu'), second, after(g, second, 'Relu'), third, *resizes)
    # Each map is half as large as the next: they are enlarged together, twice each time, for which onnxruntime has a fast road.
    twice, nothing = rewriter.constant('twice', torch.tensor([1., 1., 2., 2.])), rewriter.constant('nowhere', torch.zeros(0))
    x = None
    for source, range_ in parts:
        small = rewriter.quantised(source, range_)
        if x is not None:
            x = rewriter.add('Resize', [x, nothing, twice], f'{x}.twice', mode='nearest', coordinate_transformation_mode='asymmetric', nearest_mode='floor')
            small = rewriter.add('Concat', [x, small], f'{source}.joined', axis=1)
        x = small
    # A reshape that changes nothing: without it onnxruntime moves the transpose to before each map's QuantizeLinear, which has no fast road for channels last.
    x = rewriter.add('Reshape', [x, rewriter.add('Shape', [x], f'{JOIN}.shape')], f'{JOIN}.first8')
    x = rewriter.add('Transpose', [x], f'{JOIN}.8', perm=[0, 2, 3, 1])
    x = rewriter.convolution(x, joined, ranges[0], f'{HEAD_JOINED}.8')
    x = rewriter.convolution(x, enlarged, ranges[1], f'{HEAD_ENLARGED}.8')
    rewriter.add('Transpose', [rewriter.product(x, last, f'{HEAD_LAST}.last')], sigmoid.input[0], perm=[0, 3, 1, 2])
    g.index()


def main(source, folder, out):
    g = Graph(load(source))
    if any(n.domain for n in g.nodes):
        sys.exit(f'{source} is 8-bit already: give the model that optimise.py wrote.')
    some = tiles(folder)
    if len(some) < 60:
        sys.exit(f'{folder} holds {len(some)} pictures: at least 60 are needed.')
    fitted, others = some[::2] + tiles(folder, varied=True)[::2], some[1::2]
    network = Network(g)
    rewriter = Rewriter(g)

    def maps(name):
        return [network.run(x, [name])[0] for x in fitted]

    for name in [n.output[0] for n in g.nodes if n.output[0] in POINTS]:
        layer = fit(g, maps, name)
        point(rewriter, g.producer[name], layer)
        network.replace(layer.input, name, layer)
    for name in NECK:
        layer = fit(g, maps, name, MIDDLE)
        range_ = range_of(given([layer], maps))
        neck(rewriter, g.producer[name], layer, range_)
        network.replace(layer.input, name, rounded(layer, range_))
    layers = [fit(g, maps, name, MIDDLE) for name in ROWS]
    halves = range_of([part for m in given(layers, maps) for part in m.chunk(2, 1)])
    both = Range(halves.scale.repeat(2), halves.zero.repeat(2))
    rows(rewriter, [g.producer[name] for name in ROWS], layers, halves, both)
    for name, layer in zip(ROWS, layers):
        network.replace(layer.input, name, rounded(layer, both))
    fit_head(g, network, rewriter, maps)
    g.save(out)
    report(source, out, others)


def fit(g, maps, name, zero=None):
    """The convolution that gives this value, as integers."""
    conv = g.producer[name]
    seen = maps(conv.input[0])
    return announced(name, Integers(g, conv, range_of(seen, zero), seen))


def announced(name, layer):
    print(f'{name}: {layer.decibels:.1f} dB', flush=True)
    return layer


def given(layers, maps):
    """What layers with the same input give."""
    return [layer(m) for m in maps(layers[0].input) for layer in layers]


def rounded(layer, range_):
    return lambda x: range_.rounded(layer(x))


def fit_head(g, network, rewriter, maps):
    join = g.producer[JOIN]
    sources = [g.producer[name].input[0] if g.producer[name].op_type == 'Resize' else name for name in join.input]
    parts = [(source, range_of(maps(source), MIDDLE)) for source in sources]
    range_ = Range(torch.cat([r.scale for _, r in parts]), torch.cat([r.zero for _, r in parts]))
    layers, ranges = [], []
    seen = maps(JOIN)
    for name in (HEAD_JOINED, HEAD_ENLARGED, HEAD_LAST):
        layer = announced(name, Integers(g, g.producer[name], range_, seen))
        layers.append(layer)
        if name == HEAD_LAST:
            network.replace(layer.input, name, layer)
        else:
            range_ = range_of([F.relu(layer(m)) for m in seen], 0)
            ranges.append(range_)
            seen = [range_.rounded(layer(m)) for m in seen]
            network.replace(layer.input, name, rounded(layer, range_))
    head(rewriter, parts, *layers, ranges)


def report(source, out, others):
    """Compares the two files."""
    before, after_, map_ = Network(Graph(load(source))), Network(Graph(load(out))), 'sigmoid_0.tmp_0'
    changed = painted = 0
    for x in others:
        (a,), (b,) = before.run(x, [map_]), after_.run(x, [map_])
        painted += (a > PAINTED).sum().item()
        changed += ((a > PAINTED) != (b > PAINTED)).sum().item()
    print(f'{out}: {100 * changed / painted:.2f} pixels are painted otherwise for 100 that were, on {len(others)} tiles that it was not fitted to')


if __name__ == '__main__':
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
