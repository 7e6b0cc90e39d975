#!/usr/bin/env python3
"""Reads lines with models and counts mistakes.

usage: evaluate.py MODEL LINES.npz ...                     MODEL: a checkpoint of train.py, or an ONNX file of ours with its alphabet beside it
       evaluate.py MODEL --languages WORK [COUNT]           each language apart, COUNT lines as printed and as many scanned, fonts and words unseen
"""
import sys

import torch

import lines
import network
from alphabet import Alphabet
from shape import STEP
from text import UNSEEN_LANGUAGES


def distance(a, b):
    """V. Levenshtein, 1965."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def evaluate(model, alphabet, some):
    """A list of (truth, read)."""
    was, result = model.training, []
    model.eval()
    order = sorted(some, key=lambda line: line[0].shape[1])
    with torch.no_grad():
        for i in range(0, len(order), 16):
            batch = order[i:i + 16]
            best = model(network.tensor([image for image, _ in batch])).argmax(-1).tolist()
            result += [(text, alphabet.decode(b).strip()) for (_, text), b in zip(batch, best)]
    model.train(was)
    return result


def rate(results):
    """Character error rate in percent."""
    return 100 * sum(distance(truth, read) for truth, read in results) / sum(len(truth) for truth, _ in results)


def summary(results):
    """CER and exact lines in percent, apart for lines with and without letters beyond ASCII."""
    out = {}
    for name, some in (('ascii', [r for r in results if r[0].isascii()]), ('accents', [r for r in results if not r[0].isascii()])):
        if some:
            out[name] = {'n': len(some), 'cer': round(rate(some), 2), 'exact': round(100 * sum(t == r for t, r in some) / len(some), 1)}
    return out


def open_model(path):
    if path.endswith('.onnx'):
        return network.load(path).to(memory_format=torch.channels_last), Alphabet.load(path.replace('.onnx', '.chars.json'))
    state = torch.load(path)
    model = network.Recogniser(len(state['characters']), state.get('step', STEP))
    model.load_state_dict(state['mean'])
    return model.to(memory_format=torch.channels_last), Alphabet(state['characters'])


def by_language(model, alphabet, work, count):
    makers = {'clean': lines.LineMaker(work, 31, unseen=True, clean=True), 'scanned': lines.LineMaker(work, 32, unseen=True)}
    total = {'clean': [], 'scanned': []}
    print('CER   clean  scanned')
    for language in makers['clean'].texts.languages:
        cells = []
        for kind, maker in makers.items():
            results = evaluate(model, alphabet, [maker.line(language) for _ in range(count)])
            total[kind] += results
            cells.append(rate(results))
        print(f'{language}{"*" if language in UNSEEN_LANGUAGES else " "}  {cells[0]:6.2f} {cells[1]:8.2f}', flush=True)
    print(f'all  {rate(total["clean"]):6.2f} {rate(total["scanned"]):8.2f}     * no word of this language was trained on')


if __name__ == '__main__':
    torch.set_num_threads(1)
    model, alphabet = open_model(sys.argv[1])
    if sys.argv[2] == '--languages':
        by_language(model, alphabet, sys.argv[3], int(sys.argv[4]) if len(sys.argv) > 4 else 100)
    else:
        for path in sys.argv[2:]:
            print(sys.argv[1], path, summary(evaluate(model, alphabet, lines.load(path))), flush=True)
