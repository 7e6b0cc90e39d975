#!/usr/bin/env python3
"""Writes a checkpoint whose running mean is the weighted mean of several checkpoints and models of ours.

usage: mean.py OUT.pt CHECKPOINT.pt=WEIGHT MODEL.onnx=WEIGHT ...      (at least one checkpoint; all of one alphabet, or its beginning)

Points of one run, and the model that it started from, lie in one valley: their mean reads better than each of them, and keeps what the start
could do on pages that the made lines do not show (M. Wortsman and others, "Model soups", 2022).
"""
import sys

import torch

import network
from alphabet import Alphabet
from shape import STEP


def weights_of(path, alphabet):
    if not path.endswith('.onnx'):
        return torch.load(path)['mean']
    model = network.load(path, STEP)
    network.extend(model, Alphabet.load(path.replace('.onnx', '.chars.json')), alphabet)
    return model.state_dict()


def main(out, *parts):
    named = [(path, float(weight)) for path, weight in (part.rsplit('=', 1) for part in parts)]
    state = torch.load(next(path for path, _ in named if path.endswith('.pt')))
    alphabet = Alphabet(state['characters'])
    total = sum(weight for _, weight in named)
    state['mean'] = {name: 0 for name in state['mean']}
    for path, weight in named:
        for name, value in weights_of(path, alphabet).items():
            state['mean'][name] = state['mean'][name] + weight / total * value.float()
    torch.save(state, out)


if __name__ == '__main__':
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
