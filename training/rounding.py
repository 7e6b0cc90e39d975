"""Values and weights as integers of few bits, for products of integers."""
import torch
from onnx import helper

INPUT_STEPS = 255  # inputs have 8 bits without sign
WEIGHT_STEPS = 63  # weights have 7 with sign: with 8, two products overflow the 16 bits in which processors without VNNI add them, and such would read otherwise
DAMPING = 0.01  # of the mean of the inputs' squares
TINY = 1e-6  # the step of a channel that is always 0


class Range:
    """Values as 8 bits without sign: (x / scale).round() + zero, each channel with its own."""

    def __init__(self, scale, zero):
        self.scale, self.zero = scale.clamp(min=TINY), zero

    @staticmethod
    def within(least, most):
        """Holds values from least <= 0 to most >= 0, of each channel."""
        scale = ((most - least) / INPUT_STEPS).clamp(min=TINY)
        return Range(scale, (-least / scale).round().clamp(0, INPUT_STEPS))

    def along(self, x):
        """Scale and zero, beside x [n, channels] or [n, channels, height, width]."""
        shape = (-1,) + (1,) * (x.ndim - 2)
        return self.scale.reshape(shape), self.zero.reshape(shape)

    def taken(self, x):
        """What is left of x, in steps from zero."""
        scale, zero = self.along(x)
        return (x / scale).round().add(zero).clamp(0, INPUT_STEPS) - zero

    def rounded(self, x):
        return self.taken(x) * self.along(x)[0]


def product(taken, own, output):
    """The node that multiplies 8-bit values by the constants {own}.integers [inputs, outputs] and {own}.steps, and adds {own}.bias; {own}.one is a 1."""
    constants = [f'{own}.integers', f'{own}.one', f'{own}.steps', '', '', f'{own}.bias']
    return helper.make_node('MatMulIntegerToFloat', [taken, *constants], [output], domain='com.microsoft')


def bias_with_zeros(layer):
    """The bias for inputs that have their zeros in; a layer has integers [outputs, inputs], steps [outputs], bias [outputs], and the range of its inputs."""
    return layer.bias - layer.steps * (layer.integers @ layer.range.zero)


def steps_for(wanted):
    """The step of each output's weights; wanted [outputs, inputs]."""
    return (wanted.abs().amax(1) / WEIGHT_STEPS).clamp(min=1e-9)


def integers_for(wanted, steps, taken):
    """
    [outputs, inputs] such that integers * steps gives, for inputs as taken [positions, inputs], what `wanted` gives, but for a constant, which the bias can
    make up for. Weights are rounded one input at a time, each error made up for by those still to come (E. Frantar and others, "GPTQ", 2023).
    """
    apart = taken - taken.mean(0)
    products = apart.T @ apart / len(apart)
    order = products.diagonal().argsort(descending=True)
    products = products[order][:, order]
    products += torch.eye(len(products)) * DAMPING * products.diagonal().mean()
    ahead = torch.linalg.cholesky(torch.cholesky_inverse(torch.linalg.cholesky(products)), upper=True)
    left, integers = wanted[:, order].clone(), torch.zeros_like(wanted)
    for k in range(len(order)):
        chosen = (left[:, k:k + 1] / steps[:, None]).round().clamp(-WEIGHT_STEPS, WEIGHT_STEPS)
        integers[:, order[k]] = chosen[:, 0]
        left[:, k:] -= (left[:, k:k + 1] - chosen * steps[:, None]) / ahead[k, k] * ahead[k, k:]
    return integers


def decibels(truth, made):
    """Signal over noise, [positions, outputs] both, but for constants."""
    noise = (truth - made).var(0).mean()
    return 10 * torch.log10(truth.var(0).mean() / noise).item()
