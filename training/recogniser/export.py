#!/usr/bin/env python3
"""Writes a checkpoint's running mean as a model for the reader.

usage: export.py CHECKPOINT.pt OUT.onnx      (also writes OUT.chars.json)

The graph goes through models/optimise.py, is read back, and must give the same probabilities.
"""
import os
import subprocess
import sys
import tempfile

import torch

import network
from evaluate import open_model
from alphabet import MODELS

TOLERANCE = 1e-4


def main(checkpoint, out):
    model, alphabet = open_model(checkpoint)
    with tempfile.TemporaryDirectory() as folder:
        network.export(model, f'{folder}/raw.onnx')
        subprocess.run([sys.executable, f'{MODELS}/optimise.py', f'{folder}/raw.onnx', out], check=True)
    alphabet.save(out.replace('.onnx', '.chars.json'))
    again = network.load(out).eval()
    x = torch.rand(2, 3, 48, 320) * 2 - 1
    with torch.no_grad():
        difference = (torch.softmax(model.eval()(x), -1) - torch.softmax(again(x), -1)).abs().max().item()
    print(f'{out}: {os.path.getsize(out) / 1e6:.1f} MB, {len(alphabet.characters)} classes, largest difference {difference:.1e}')
    if difference > TOLERANCE:
        sys.exit('The written model gives other results than the checkpoint.')


if __name__ == '__main__':
    main(*sys.argv[1:])
