#!/usr/bin/env python3
"""Trains the recogniser on lines that are drawn as it goes, from the newest checkpoint on, or from the model that the recipe starts from.

usage: train.py WORK [--hours H] [--total LINES] [--threads N] [--makers N] [--frozen LAYERS] [--pause FILE ...]

WORK holds vocabulary.json and fonts.json, and takes checkpoint.pt (weights, their running mean, the optimiser's state, lines seen), written
every few minutes and at the end, and train.log. To go on after a stop, run the same command again: the rate falls along a cosine over --total
lines, wherever the run was cut. It waits while a file named by --pause exists.
"""
import argparse
import copy
import json
import math
import multiprocessing
import os
import random
import signal
import time

# Each shape of a batch has convolutions compiled for it, a second's work: few shapes, and all of them kept.
os.environ.setdefault('DNNL_PRIMITIVE_CACHE_CAPACITY', '16384')
os.environ.setdefault('ONEDNN_PRIMITIVE_CACHE_CAPACITY', '16384')

import numpy as np
import torch
import torch.nn.functional as F

import lines
import network
from evaluate import evaluate, summary
from recipes import recipe_of
from shape import STEP

WIDTHS = (64, 96, 128, 160, 192, 224, 256, 320, 384, 448, 512, 640, 768, 960, 1216, 1600)  # of batches
BATCH_PIXELS = 16 * 320  # columns of a batch
# Rates in proportion to a tensor's rms, since folded weights span 0.01 to 5; one rate for all forgets within 250 steps what the base knew.
RATE_BACKBONE, RATE_NECK, RATE_HEAD = 3e-4, 8e-4, 1e-3
LEAST_RMS = 0.02
WARM = 200  # steps
HEAD_ONLY = 150  # steps at the start during which new classes find their place before anything else moves
MEAN = 0.99  # of the running mean of the weights
FROZEN = 13  # layers of the backbone that stay, of 59: they see edges, and their large pictures cost an eighth of a step
SAVE_EVERY = 240  # seconds
WATCH_EVERY = 1200
WATCHED = 160  # lines


def make(queue, work, seed):
    """A process that draws lines."""
    torch.set_num_threads(1)
    import cv2

    cv2.setNumThreads(1)
    maker = lines.LineMaker(work, seed)
    while True:
        queue.put([maker.line() for _ in range(32)])


def optimiser_of(model, frozen):
    groups = []
    for name, p in model.named_parameters():
        if name.startswith('backbone.') and int(name.split('.')[1]) < frozen:
            p.requires_grad_(False)
            continue
        if name in ('hw', 'hb'):
            rate = RATE_HEAD
        else:
            rate = max(p.detach().pow(2).mean().sqrt().item(), LEAST_RMS) * (RATE_BACKBONE if name.startswith('backbone') else RATE_NECK)
        groups.append({'params': [p], 'lr': rate, 'base': rate, 'name': name})
    return torch.optim.AdamW(groups, weight_decay=0, betas=(0.9, 0.99))


class Run:
    def __init__(self, work, frozen=FROZEN):
        self.work, self.path = work, f'{work}/checkpoint.pt'
        recipe = recipe_of(work)
        old, self.alphabet = recipe.alphabets()
        self.lines = self.steps = self.seconds = 0
        self.model = network.load(f'{recipe.start}.onnx', STEP)
        network.extend(self.model, old, self.alphabet)
        state = torch.load(self.path) if os.path.exists(self.path) else None
        if state:
            self.model.load_state_dict(state['model'])
            self.lines, self.steps, self.seconds = state['lines'], state['steps'], state['seconds']
        self.model = self.model.to(memory_format=torch.channels_last).train()
        self.mean = copy.deepcopy(self.model)
        self.optimiser = optimiser_of(self.model, frozen)
        if state:
            self.mean.load_state_dict(state['mean'])
            for group in self.optimiser.param_groups:
                if saved := state['optimiser'].get(group['name']):
                    group['base'], self.optimiser.state[group['params'][0]] = saved
        self.pairs = [(mean, p) for mean, p in zip(self.mean.parameters(), self.model.parameters()) if p.requires_grad]

    def save(self):
        moments = {g['name']: (g['base'], self.optimiser.state[g['params'][0]]) for g in self.optimiser.param_groups}
        state = {'model': self.model.state_dict(), 'mean': self.mean.state_dict(), 'optimiser': moments,
                 'lines': self.lines, 'steps': self.steps, 'seconds': self.seconds, 'characters': self.alphabet.characters, 'step': STEP}
        torch.save(state, f'{self.path}.part')
        os.replace(f'{self.path}.part', self.path)

    def step(self, batch, width, total):
        progress = min(1.0, self.lines / total)
        shape = min(1.0, (self.steps + 1) / WARM) * (0.03 + 0.97 * (0.5 + 0.5 * math.cos(math.pi * progress)))
        head_only = self.steps < HEAD_ONLY
        for group in self.optimiser.param_groups:
            group['lr'] = group['base'] * (1.0 if head_only else shape)
        x = network.tensor([image for image, _ in batch], width)
        targets = [self.alphabet.encode(text) for _, text in batch]
        if head_only:
            with torch.no_grad():
                features = self.model.features(x)
            logits = self.model.head(features)
        else:
            logits = self.model(x)
        steps = torch.full((len(batch),), logits.shape[1])
        lengths = torch.tensor([len(t) for t in targets])
        loss = F.ctc_loss(F.log_softmax(logits, -1).transpose(0, 1), torch.tensor(sum(targets, [])), steps, lengths, reduction='none', zero_infinity=True)
        loss = (loss / lengths.clamp(min=6)).mean()
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for p in self.model.parameters() if p.grad is not None], 2.0)
        self.optimiser.step()
        self.steps += 1
        self.lines += len(batch)
        keep = min(MEAN, self.steps / (self.steps + 10))
        with torch.no_grad():
            for mean, p in self.pairs:
                mean.mul_(keep).add_(p, alpha=1 - keep)
        return loss.item()


def batches(queue):
    """(lines, width): lines of like widths together, narrow ones more at a time."""
    waiting = {width: [] for width in WIDTHS}
    while True:
        for line in queue.get():
            width = next(w for w in WIDTHS if w >= line[0].shape[1])
            some = waiting[width]
            some.append(line)
            if len(some) >= max(4, min(48, BATCH_PIXELS // width)):
                yield some, width
                waiting[width] = []


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('work')
    parser.add_argument('--hours', type=float, default=1000)
    parser.add_argument('--total', type=int, default=300_000)
    parser.add_argument('--threads', type=int, default=1)
    parser.add_argument('--makers', type=int, default=1)
    parser.add_argument('--frozen', type=int, default=FROZEN, help='layers of the backbone that stay as they are; may change between runs')
    parser.add_argument('--pause', nargs='*', default=[])
    parser.add_argument('--watch', help='lines (.npz) to evaluate on at each checkpoint')
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    run = Run(a.work, a.frozen)
    watched = lines.load(a.watch) if a.watch else []
    queue = multiprocessing.Queue(8)
    seed = random.SystemRandom().randrange(10**9)  # never the same lines again after a restart
    makers = [multiprocessing.Process(target=make, args=(queue, a.work, seed + k), daemon=True) for k in range(a.makers)]
    for maker in makers:
        maker.start()
    stopping = []
    signal.signal(signal.SIGTERM, lambda *_: stopping.append(True))
    log = open(f'{a.work}/train.log', 'a', encoding='utf8')
    start, saved, losses, count, looked = time.time(), time.time(), [], run.lines, time.time()

    def report(final=False):
        nonlocal losses, count, saved, looked
        run.seconds += time.time() - saved
        run.save()
        entry = {'lines': run.lines, 'steps': run.steps, 'hours': round(run.seconds / 3600, 2), 'lines/s': round((run.lines - count) / (time.time() - saved), 1),
                 'loss': round(float(np.mean(losses)), 4) if losses else None}
        if watched and (final or time.time() - looked > WATCH_EVERY):
            entry |= summary(evaluate(run.mean, run.alphabet, watched if final else watched[:WATCHED]))
            looked = time.time()
        log.write(json.dumps(entry) + '\n')
        log.flush()
        print(entry, flush=True)
        losses, count, saved = [], run.lines, time.time()

    for batch, width in batches(queue):
        while any(os.path.exists(p) for p in a.pause) and not stopping:
            time.sleep(2)
        losses.append(run.step(batch, width, a.total))
        if stopping or run.lines >= a.total or time.time() - start > a.hours * 3600:
            break
        if time.time() - saved > SAVE_EVERY:
            report()
    report(final=not stopping)
    for maker in makers:
        maker.terminate()


if __name__ == '__main__':
    main()
