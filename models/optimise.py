#!/usr/bin/env python3
"""Rewrites a PaddleOCR-style ONNX graph so that onnxruntime's CPU kernels run it faster, with the same results.

usage: optimise.py IN.onnx OUT.onnx [--grey]        (needs python3-onnx and python3-numpy)

  - weights below 1e-20 become zero: arithmetic on subnormal numbers takes a hundred times as long
  - x * clip(x + 3, 0, 6) / 6 becomes HardSwish, which onnxruntime fuses into the convolution before it
  - scales and shifts around activations are folded into the convolutions beside them; a shift that stands before a
    zero-padded convolution cannot be, and becomes a 1x1 depthwise convolution, which keeps onnxruntime's blocked layout
  - x + x * s becomes x * (1 + s), with s small; means over the picture become GlobalAveragePool
  - batch normalisation and bias after a transposed convolution are folded into it
  - two transposed convolutions that enlarge twice each, with an activation between, become two of single points, whose channels are then dealt
    out as pixels
  - a convolution over the sum of a weighed lateral map (few channels, taken to many) and a map enlarged twice: on the lateral it becomes one from the few
    channels, its weights worked out for the picture (one picture at a time, then); on the other one over the map as it was, 6 weights instead of 9
  - --grey: the first convolution takes one channel instead of three equal ones
"""
import sys

import numpy as np
import onnx
from onnx import helper

from graph import Graph, attribute


def find(g, step):
    """Repeats `step` over the nodes until it changes nothing more."""
    while any(step(g, node) for node in list(g.nodes) if node in g.nodes):
        pass


def hard_swish(g, node):
    if node.op_type != 'Div' or not (d := g.scalar(node)) or d[0] != 6:
        return False
    mul = g.producer[d[1]]
    clip = next((g.producer[i] for i in mul.input if g.producer[i].op_type == 'Clip'), None)
    if mul.op_type != 'Mul' or clip is None:
        return False
    add = g.producer[clip.input[0]]
    shift, x = g.scalar(add)
    assert shift == 3 and x in mul.input
    swish = helper.make_node('HardSwish', [x], [node.output[0]], name=node.name)
    for n in (node, mul, clip, add):
        g.nodes.remove(n)
    g.nodes.append(swish)
    g.index()
    return True


def affine_after_convolution(g, node):
    if node.op_type not in ('Mul', 'Add') or not (s := g.scalar(node)):
        return False
    conv = g.producer.get(s[1])
    if conv is None or conv.op_type != 'Conv' or g.only(s[1]) is not node:
        return False
    w, b = g.weights(conv)
    g.set_weights(conv, *((w * s[0], b * s[0]) if node.op_type == 'Mul' else (w, b + s[0])))
    g.bypass(node, s[1])
    return True


def batch_normalisation(g, node):
    if node.op_type != 'BatchNormalization':
        return False
    conv = g.producer.get(node.input[0])
    if conv is None or conv.op_type not in ('Conv', 'ConvTranspose') or g.only(node.input[0]) is not node:
        return False
    gamma, beta, mean, variance = (g.constants[i] for i in node.input[1:5])
    k = gamma / np.sqrt(variance + attribute(node, 'epsilon', 1e-5))
    w, b = g.weights(conv)
    shape = (1, -1, 1, 1) if conv.op_type == 'ConvTranspose' else (-1, 1, 1, 1)
    g.set_weights(conv, w * k.reshape(shape), (b - mean) * k + beta)
    g.bypass(node, node.input[0])
    return True


def bias_after_transposed(g, node):
    if node.op_type != 'Add':
        return False
    for k in (0, 1):
        conv, c = g.producer.get(node.input[k]), g.constants.get(node.input[1 - k])
        if conv is not None and conv.op_type == 'ConvTranspose' and c is not None and g.only(node.input[k]) is node:
            w, b = g.weights(conv)
            g.set_weights(conv, w, b + c.reshape(-1))
            g.bypass(node, node.input[k])
            return True
    return False


def residual_scale(g, node):
    if node.op_type != 'Add' or any(i in g.constants for i in node.input):
        return False
    for k in (0, 1):
        x, mul = node.input[k], g.producer.get(node.input[1 - k])
        if mul is not None and mul.op_type == 'Mul' and x in mul.input and g.only(mul.output[0]) is node:
            s = next(i for i in mul.input if i != x)
            if g.producer[s].op_type not in ('HardSigmoid', 'Sigmoid'):
                continue
            one = node.output[0] + '.one'
            g.constants[one] = np.ones((1,), np.float32)
            g.nodes.append(helper.make_node('Add', [s, one], [s + '.plus']))
            g.nodes.append(helper.make_node('Mul', [x, s + '.plus'], list(node.output)))
            g.nodes.remove(node)
            g.nodes.remove(mul)
            g.index()
            return True
    return False


def mean_as_pool(g, node):
    if node.op_type != 'ReduceMean' or list(attribute(node, 'axes', [])) not in ([2, 3], [-2, -1]) or attribute(node, 'keepdims', 1) != 1:
        return False
    g.nodes.append(helper.make_node('GlobalAveragePool', list(node.input), list(node.output)))
    g.nodes.remove(node)
    g.index()
    return True


def affine_after_activation(g, node):
    """a * x + c on its way into convolutions (either part may be missing)."""
    if node.op_type not in ('Mul', 'Add') or not (s := g.scalar(node)):
        return False
    if g.producer.get(s[1]) is None or g.producer[s[1]].op_type != 'HardSwish':
        return False
    a, c, last = (s[0], 0.0, node) if node.op_type == 'Mul' else (1.0, s[0], node)
    after = g.only(node.output[0])
    if node.op_type == 'Mul' and after is not None and after.op_type == 'Add' and g.scalar(after):
        c, last = g.scalar(after)[0], after
    users = g.consumers.get(last.output[0], [])
    if not users or last.output[0] in g.outputs:
        return False
    convs = all(u.op_type == 'Conv' and u.input[0] == last.output[0] for u in users)
    padded = any(any(attribute(u, 'pads', [0])) for u in users)
    if convs and (c == 0 or not padded):
        for u in users:
            w, b = g.weights(u)
            g.set_weights(u, w * a, b + c * w.sum(axis=(1, 2, 3)))
        if last is not node:
            g.bypass(last, node.output[0])
        g.bypass(node, s[1])
        return True
    channels = next((g.weights(u)[0].shape[1] * attribute(u, 'group', 1) for u in users if u.op_type == 'Conv'), None)
    if channels is None:
        conv = g.producer[g.producer[s[1]].input[0]]
        if conv.op_type != 'Conv':
            return False
        channels = g.weights(conv)[0].shape[0]
    name = last.output[0]
    g.constants[name + '.w'] = np.full((channels, 1, 1, 1), a, np.float32)
    g.constants[name + '.b'] = np.full((channels,), c, np.float32)
    shift = helper.make_node('Conv', [s[1], name + '.w', name + '.b'], [name], kernel_shape=[1, 1], group=channels,
                             strides=[1, 1], pads=[0, 0, 0, 0], dilations=[1, 1])
    g.nodes.remove(node)
    if last is not node:
        g.nodes.remove(last)
    g.nodes.append(shift)
    g.index()
    return True


def transposed_as_points(g, node):
    """ConvTranspose 2x2 stride 2, Relu, the same with one channel, Sigmoid: pixels of an input point depend on it alone."""
    if node.op_type != 'Sigmoid':
        return False
    second = g.producer.get(node.input[0])
    relu = g.producer.get(second.input[0]) if second is not None and second.op_type == 'ConvTranspose' else None
    first = g.producer.get(relu.input[0]) if relu is not None and relu.op_type == 'Relu' else None
    if first is None or first.op_type != 'ConvTranspose':
        return False
    if any(attribute(n, 'strides') != [2, 2] or attribute(n, 'kernel_shape') != [2, 2] or any(attribute(n, 'pads', [0])) for n in (first, second)):
        return False
    (w1, b1), (w2, b2) = g.weights(first), g.weights(second)
    inputs, middle, outputs = w1.shape[0], w1.shape[1], w2.shape[1]
    if outputs != 1:
        return False
    # Channels of the first: place (row, column of 2 x 2), then channel; of the second: row and column of 4 x 4.
    points1 = w1.transpose(2, 3, 1, 0).reshape(4 * middle, inputs)
    points2 = np.zeros((4, 4, 2, 2, middle), np.float32)
    for a in (0, 1):
        for b in (0, 1):
            points2[2 * a:2 * a + 2, 2 * b:2 * b + 2, a, b] = w2[:, 0].transpose(1, 2, 0)
    x, out = first.input[0], node.output[0]
    for n in (first, relu, second, node):
        g.nodes.remove(n)
    enlarged = g.point(x, f'{out}.1', points1, np.tile(b1, 4))
    g.nodes.append(helper.make_node('Relu', [enlarged], [f'{out}.2']))
    deep = g.point(f'{out}.2', f'{out}.3', points2.reshape(16, 4 * middle), np.repeat(b2, 16))
    g.nodes.append(helper.make_node('Sigmoid', [deep], [f'{out}.4']))
    g.nodes.append(helper.make_node('DepthToSpace', [f'{out}.4'], [out], blocksize=4))
    g.index()
    return True


def enlarged_lateral(g, node):
    """Conv 3x3 (Conv 1x1 (few) * weights by its means + Resize x 2), all without biases, of which nothing else needs the sum."""
    if node.op_type != 'Conv' or attribute(node, 'kernel_shape') != [3, 3] or len(node.input) > 2 or attribute(node, 'pads') != [1, 1, 1, 1]:
        return False
    total = g.producer.get(node.input[0])
    if total is None or total.op_type != 'Add' or g.only(node.input[0]) is not node:
        return False
    parts = {g.producer[i].op_type: g.producer[i] for i in total.input if i in g.producer}
    if set(parts) != {'Mul', 'Resize'}:
        return False
    weighed, resize = parts['Mul'], parts['Resize']
    lateral = next((g.producer[i] for i in weighed.input if g.producer[i].op_type == 'Conv' and attribute(g.producer[i], 'kernel_shape') == [1, 1]), None)
    scales = g.constants.get(resize.input[2])
    if lateral is None or len(lateral.input) > 2 or scales is None or list(scales) != [1, 1, 2, 2] or attribute(resize, 'mode') != b'nearest':
        return False
    gate = next(i for i in weighed.input if i != lateral.output[0])
    pool = next((u for u in g.consumers[lateral.output[0]] if u is not weighed), None)
    if pool is None or pool.op_type != 'GlobalAveragePool' or len(g.consumers[lateral.output[0]]) != 2:
        return False
    few, many = lateral.input[0], g.constants[lateral.input[1]]
    w, _ = g.weights(node)
    outputs, between, name = w.shape[0], w.shape[1], node.output[0]
    for n in (node, total, weighed, resize, lateral, pool):
        g.nodes.remove(n)
    # The means of what is linear are linear in the means.
    g.nodes.append(helper.make_node('GlobalAveragePool', [few], [f'{name}.means']))
    g.nodes.append(helper.make_node('Conv', [f'{name}.means', lateral.input[1]], [pool.output[0]], kernel_shape=[1, 1]))

    def constant(key, value, kind=np.float32):
        g.constants[f'{name}.{key}'] = np.asarray(value, kind)
        return f'{name}.{key}'

    def add(kind, inputs, key, **attributes):
        g.nodes.append(helper.make_node(kind, inputs, [f'{name}.{key}'], **attributes))
        return f'{name}.{key}'

    column = add('Reshape', [gate, constant('column', [between, 1], np.int64)], 'gates')
    taken = add('Mul', [column, constant('few', many[:, :, 0, 0])], 'taken')
    product = add('MatMul', [constant('whole', w.transpose(0, 2, 3, 1).reshape(outputs, 9, between)), taken], 'product')
    kernel = add('Reshape', [add('Transpose', [product], 'turned', perm=[0, 2, 1]), constant('shape', [outputs, many.shape[1], 3, 3], np.int64)], 'kernel')
    near = add('Conv', [few, kernel], 'near', kernel_shape=[3, 3], pads=[1, 1, 1, 1])
    # An even pixel sees, of the map before it was enlarged, the point before it and its own (twice), an odd one its own (twice) and the one after.
    sets = np.zeros((2, 3, 3), np.float32)  # parity, tap before / own / after, tap of the convolution
    sets[0, 0, 0] = sets[0, 1, 1] = sets[0, 1, 2] = sets[1, 1, 0] = sets[1, 1, 1] = sets[1, 2, 2] = 1
    rows = []
    for a in (0, 1):
        k = np.einsum('sy,btx,omyx->bomst', sets[a][a:a + 2], sets, w).reshape(2 * outputs, between, 2, 3)
        rows.append(add('Conv', [resize.input[0], constant(f'row{a}.w', k)], f'row{a}', kernel_shape=[2, 3], pads=[1 - a, 1, a, 1]))
    far = add('DepthToSpace', [add('Concat', rows, 'rows', axis=1)], 'far', blocksize=2)
    g.nodes.append(helper.make_node('Add', [near, far], [name]))
    g.index()
    return True


def main(source, target, *options):
    model = onnx.load(source)
    for opset in model.opset_import:
        opset.version = max(opset.version, 14)  # the first with HardSwish
    g = Graph(model)
    for step in (hard_swish, batch_normalisation, affine_after_convolution, bias_after_transposed, batch_normalisation,
                 residual_scale, mean_as_pool, affine_after_activation, transposed_as_points, enlarged_lateral):
        find(g, step)
    if '--grey' in options:
        first = next(n for n in g.nodes if n.input[0] == g.graph.input[0].name)
        w, b = g.weights(first)
        g.set_weights(first, w.sum(axis=1, keepdims=True), b)
        g.graph.input[0].type.tensor_type.shape.dim[1].dim_value = 1
    g.save(target)
    print(f'{target}: {len(g.nodes)} nodes')


main(*sys.argv[1:])
