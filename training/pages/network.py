"""The page model: which role each word of a page has.

A word comes as one row of numbers, as src/extraction/seen/encode.ts makes it: places in a table of hashed
parts, places in a table of labels around it, flags and measures. Layers of attention among the words of
a page follow, with a bias by how far words stand apart.
"""

import torch
from torch import nn

HASHES = 12
LABELS = 4
TABLE = 8192
LABEL_KINDS = 240
"""Distances are sorted into so many steps to either side."""
STEPS = 8


class Attention(nn.Module):
    def __init__(self, size, heads):
        super().__init__()
        self.heads = heads
        self.before = nn.LayerNorm(size)
        self.into = nn.Linear(size, 3 * size)
        self.out = nn.Linear(size, size)
        self.between = nn.LayerNorm(size)
        self.up = nn.Linear(size, 2 * size)
        self.back = nn.Linear(2 * size, size)

    def forward(self, x, bias, drop):
        pages, words, size = x.shape
        each = size // self.heads
        q, k, v = self.into(self.before(x)).reshape(pages, words, 3, self.heads, each).permute(2, 0, 3, 1, 4)
        weight = q @ k.transpose(-1, -2) * each**-0.5 + bias
        mixed = (torch.softmax(weight, -1) @ v).transpose(1, 2).reshape(pages, words, size)
        x = x + drop(self.out(mixed))
        return x + drop(self.back(torch.relu(self.up(self.between(x)))))


class PageModel(nn.Module):
    def __init__(self, width, roles, size=96, layers=3, heads=4, dropout=0.1):
        super().__init__()
        self.parts = nn.Embedding(TABLE, size, padding_idx=0)
        self.labels = nn.ModuleList(nn.Embedding(LABEL_KINDS, size, padding_idx=0) for _ in range(LABELS))
        self.measures = nn.Linear(width - HASHES - LABELS, size)
        self.mix = nn.Sequential(nn.LayerNorm(size), nn.Linear(size, size), nn.ReLU(), nn.Linear(size, size))
        self.heads = heads
        self.apart = nn.Embedding((2 * STEPS + 1) ** 2, layers * heads)
        self.layers = nn.ModuleList(Attention(size, heads) for _ in range(layers))
        self.last = nn.LayerNorm(size)
        self.roles = nn.Linear(size, roles)
        self.drop = nn.Dropout(dropout)
        nn.init.zeros_(self.apart.weight)
        nn.init.normal_(self.parts.weight, std=0.1)
        for table in self.labels:
            nn.init.normal_(table.weight, std=0.3)

    def forward(self, rows):
        """rows: pages × words × width; a page's missing words are zeros. Gives log-probabilities of roles."""
        hashes = rows[..., :HASHES].long()
        labels = rows[..., HASHES : HASHES + LABELS].long()
        measures = rows[..., HASHES + LABELS :]
        there = (hashes[..., 0] > 0).float()
        grams = self.parts(hashes[..., 3:])
        count = (hashes[..., 3:] > 0).float().sum(-1, keepdim=True).clamp(min=1)
        x = self.parts(hashes[..., :3]).sum(-2) + grams.sum(-2) / count
        for i, table in enumerate(self.labels):
            x = x + table(labels[..., i])
        x = self.drop(x + self.measures(measures))
        x = x + self.mix(x)
        # The first two of the last 14 measures are the middle of the word, -1 to 1.
        across = self.steps(measures[..., -14])
        down = self.steps(measures[..., -13])
        hidden = (there - 1)[:, None, None, :] * 1e4
        bias = self.apart(across * (2 * STEPS + 1) + down).permute(0, 3, 1, 2) + hidden
        for i, layer in enumerate(self.layers):
            x = layer(x, bias[:, i * self.heads : (i + 1) * self.heads], self.drop)
        return torch.log_softmax(self.roles(self.last(x)), -1)

    @staticmethod
    def steps(at):
        """How far each word is from each other one, in steps that grow with the distance."""
        off = at[:, None, :] - at[:, :, None]
        far = torch.sign(off) * torch.log1p(off.abs() * 60) * (STEPS / 4.8)
        return (far.round().clamp(-STEPS, STEPS) + STEPS).long()
