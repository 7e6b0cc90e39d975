"""An ONNX graph to be rewritten: its nodes, who makes and who takes each value, and its constants."""
import numpy as np
import onnx
from onnx import helper, numpy_helper

TINY = 1e-20


class Graph:
    def __init__(self, model):
        self.model, self.graph = model, model.graph
        self.constants = {i.name: numpy_helper.to_array(i).copy() for i in self.graph.initializer}
        self.nodes = []
        for node in self.graph.node:
            if node.op_type == 'Constant':
                self.constants[node.output[0]] = numpy_helper.to_array(node.attribute[0].t).copy()
            else:
                self.nodes.append(node)
        self.outputs = {o.name for o in self.graph.output}
        self.index()

    def index(self):
        self.producer = {o: n for n in self.nodes for o in n.output}
        self.consumers = {}
        for n in self.nodes:
            for i in n.input:
                self.consumers.setdefault(i, []).append(n)

    def only(self, name):
        """The one consumer of a value, or None."""
        users = self.consumers.get(name, [])
        return users[0] if len(users) == 1 and name not in self.outputs else None

    def scalar(self, node):
        """(value, name of the other input) of a node that combines a value with a single number."""
        for k in (0, 1):
            c = self.constants.get(node.input[k])
            if c is not None and c.size == 1 and c.dtype == np.float32 and node.input[1 - k] not in self.constants:
                return float(c.ravel()[0]), node.input[1 - k]
        return None

    def bypass(self, node, name):
        """Removes a node; its users take `name` instead."""
        for user in self.consumers.get(node.output[0], []):
            for k, i in enumerate(user.input):
                if i == node.output[0]:
                    user.input[k] = name
        self.nodes.remove(node)
        self.index()

    def own(self, node, k, value):
        """Gives a node its own constant as input k."""
        name = f'{node.output[0]}.in{k}'
        self.constants[name] = np.asarray(value, np.float32)
        while len(node.input) <= k:
            node.input.append('')
        node.input[k] = name

    def weights(self, conv):
        w = self.constants[conv.input[1]]
        out = w.shape[1] if conv.op_type == 'ConvTranspose' else w.shape[0]
        b = self.constants[conv.input[2]].reshape(-1) if len(conv.input) > 2 else np.zeros(out, np.float32)
        return w, b

    def set_weights(self, conv, w, b):
        self.own(conv, 1, w)
        self.own(conv, 2, b)

    def point(self, x, name, weights, bias):
        """A new 1x1 convolution: weights [outputs, inputs]."""
        self.constants[f'{name}.w'], self.constants[f'{name}.b'] = weights[:, :, None, None].astype(np.float32), bias.astype(np.float32)
        self.nodes.append(helper.make_node('Conv', [x, f'{name}.w', f'{name}.b'], [name], kernel_shape=[1, 1]))
        return name

    def save(self, path):
        # The nodes' order may have been disturbed by replacing some: sort by what is ready.
        ready = {i.name for i in self.graph.input} | set(self.constants) | {''}
        ordered, waiting = [], list(self.nodes)
        while waiting:
            now = [n for n in waiting if all(i in ready for i in n.input)]
            ordered += now
            ready |= {o for n in now for o in n.output}
            waiting = [n for n in waiting if n not in now]
        used = {i for n in ordered for i in n.input}
        for name, value in self.constants.items():
            if value.dtype == np.float32:
                value[np.abs(value) < TINY] = 0
        del self.graph.node[:], self.graph.initializer[:], self.graph.value_info[:]
        self.graph.node.extend(ordered)
        self.graph.initializer.extend(numpy_helper.from_array(v, n) for n, v in self.constants.items() if n in used)
        onnx.checker.check_model(self.model)
        onnx.save(self.model, path)


def attribute(node, name, default=None):
    return next((helper.get_attribute_value(a) for a in node.attribute if a.name == name), default)
