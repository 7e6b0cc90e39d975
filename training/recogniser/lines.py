#!/usr/bin/env python3
"""Makes lines: images with what stands on them.

usage: lines.py WORK OUT.npz COUNT [--seed N] [--unseen] [--clean] [--language xx]    (WORK holds vocabulary.json and fonts.json)
       lines.py WORK SHEET.png COUNT ...                                              a sheet to look at
"""
import argparse
import itertools
import json
import random
from pathlib import Path

import numpy as np

from draw import draw
from fonts import weigh
from recipes import recipe_of
from text import Texts


class LineMaker:
    """Draws lines without end. `unseen`: in fonts and words that training never sees; `clean`: as printed, not scanned."""

    def __init__(self, work, seed, unseen=False, clean=False):
        self.rng, self.noise = random.Random(seed), np.random.default_rng(seed)
        recipe = recipe_of(work)
        self.texts = Texts(f'{work}/vocabulary.json', recipe.alphabets()[1], recipe.languages, self.rng, unseen)
        self.fonts = [f for f in json.loads(Path(f'{work}/fonts.json').read_text('utf8')) if f['unseen'] == unseen]
        for font in self.fonts:
            font['characters'] = set(font['characters'])
        self.cumulative = list(itertools.accumulate(weigh(self.fonts)))
        self.clean = clean

    def line(self, language=None):
        """(image, text)"""
        while True:
            text = self.texts.line(language)
            needed = set(text)
            for _ in range(6):
                font = self.rng.choices(self.fonts, cum_weights=self.cumulative)[0]
                if not needed <= font['characters'] or font['capitals'] and text != text.upper():
                    continue
                image = draw(text, font, self.rng, self.noise, self.texts.line, self.clean or self.rng.random() < 0.12)
                if image is not None:
                    return image, text
                break


def save(path, lines):
    """Images side by side in one array, so that a file loads at once."""
    np.savez(path, widths=np.array([i.shape[1] for i, _ in lines], np.int32), texts=np.array([t for _, t in lines]), pixels=np.concatenate([i for i, _ in lines], 1))


def load(path):
    with np.load(path) as data:
        ends = np.cumsum(data['widths'])
        pixels, texts = data['pixels'], data['texts']
        return [(pixels[:, e - w:e], str(t)) for w, e, t in zip(data['widths'], ends, texts)]


def sheet(path, lines):
    from PIL import Image

    image, x, y = Image.new('RGB', (1500, 1500), (255, 0, 255)), 0, 0
    for pixels, _ in lines:
        if pixels.shape[1] > 1500:
            continue
        if x + pixels.shape[1] > 1500:
            x, y = 0, y + 50
        image.paste(Image.fromarray(pixels), (x, y))
        x += pixels.shape[1] + 6
    image.save(path)


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('work')
    parser.add_argument('out')
    parser.add_argument('count', type=int)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--unseen', action='store_true')
    parser.add_argument('--clean', action='store_true')
    parser.add_argument('--language')
    a = parser.parse_args()
    maker = LineMaker(a.work, a.seed, a.unseen, a.clean)
    made = [maker.line(a.language) for _ in range(a.count)]
    (sheet if a.out.endswith('.png') else save)(a.out, made)
    print(a.out, len(made), 'lines, mean width', round(float(np.mean([i.shape[1] for i, _ in made]))))
