"""Weights as integers of few bits, for products of integers."""
import torch

INPUT_STEPS = 255  # inputs have 8 bits without sign
WEIGHT_STEPS = 63  # weights have 7 with sign: with 8, two products overflow the 16 bits in which processors without VNNI add them, and such would read otherwise
DAMPING = 0.01  # of the mean of the inputs' squares


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
