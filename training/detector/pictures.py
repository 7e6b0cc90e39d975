"""Pictures of pages as the detector sees them."""
import math
import random
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageEnhance, ImageOps

LONG_SIDE, STRIDE = 1280, 32  # as in src/ocr/find/detect-text.ts and detector-network.ts
TILE = 416  # high: a quarter of an A4 page, with what it shares with its neighbours
MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


def tiles(folder, varied=False, seed=1):
    """One tile of each picture in a folder, [1, 3, height, width]: blue, green, red, as the network takes them. In random order, which `varied` leaves the same."""
    files = sorted(p for p in Path(folder).rglob('*') if p.suffix in ('.png', '.jpg'))
    random.Random(seed).shuffle(files)
    dice = random.Random(seed + varied)
    return [tile(path, dice, varied) for path in files]


def tile(path, dice, varied=False):
    image = Image.open(path).convert('RGB')
    scale = LONG_SIDE / max(image.size) * (math.exp(dice.uniform(-0.7, 0.9)) if varied else 1)
    if varied:
        image = vary(image, dice)
    width, height = (max(STRIDE, round(side * scale / STRIDE) * STRIDE) for side in image.size)
    image = image.resize((width, height), Image.BILINEAR)
    wide, high = min(LONG_SIDE, width), min(TILE, height)
    left, top = dice.randrange(width - wide + 1), dice.randrange(height - high + 1)
    pixels = np.asarray(image.crop((left, top, left + wide, top + high)), np.float32)[:, :, ::-1] / 255
    return torch.from_numpy(((pixels - MEAN) / DEVIATION).astype(np.float32)).permute(2, 0, 1)[None].contiguous()


def vary(image, dice):
    """Other papers, inks and lights than the pages have."""
    if dice.random() < 0.2:
        image = ImageOps.invert(image)
    if dice.random() < 0.5:
        dark, light = (tuple(dice.randrange(*bounds) for _ in range(3)) for bounds in ((0, 100), (150, 256)))
        image = ImageOps.colorize(image.convert('L'), dark, light)
    if dice.random() < 0.3:
        image = image.rotate(dice.uniform(-15, 15), Image.BILINEAR, fillcolor=(255, 255, 255))
    if dice.random() < 0.15:  # print of a till without greys
        image = image.convert('L').point(lambda v: 255 * (v > 128)).convert('RGB')
    return ImageEnhance.Contrast(image).enhance(dice.uniform(0.6, 1.8))
