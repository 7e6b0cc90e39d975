"""Run with: python3 -m unittest discover training/detector"""
import os
import unittest

try:
    import numpy as np
    import torch
    from onnx import load
    from PIL import Image, ImageDraw, ImageFont
except ImportError as missing:
    raise unittest.SkipTest(f'needs the packages named in README.md ({missing.name})')

import quantise
from network import Network
from pictures import DEVIATION, MEAN
from quantise import Graph, range_of
from rounding import INPUT_STEPS, WEIGHT_STEPS, integers_for, steps_for

HERE = os.path.dirname(os.path.abspath(__file__))
WHOLE, ROUNDED = f'{HERE}/detector-v4.onnx', f'{HERE}/../../models/detector-v5.onnx'
LINES = [(40, 30, 'Invoice 2025-17'), (40, 100, 'Net amount'), (260, 100, '1,234.56')]


def page():
    """A tile with a few lines, and where they stand: [1, 3, 192, 448] and boxes (left, top, right, bottom)."""
    image = Image.new('RGB', (448, 192), (250, 248, 240))
    draw, font = ImageDraw.Draw(image), ImageFont.load_default()
    boxes = []
    for x, y, text in LINES:
        small = Image.new('L', font.getbbox(text)[2:], 255)
        ImageDraw.Draw(small).text((0, 0), text, 30, font)
        line = small.resize((2 * small.width, 2 * small.height), Image.BICUBIC)
        image.paste(line.convert('RGB'), (x, y))
        boxes.append((x, y, x + line.width, y + line.height))
    draw.line((0, 180, 448, 180), (0, 0, 0))
    pixels = (np.asarray(image, np.float32)[:, :, ::-1] / 255 - MEAN) / DEVIATION
    return torch.from_numpy(pixels.astype(np.float32)).permute(2, 0, 1)[None].contiguous(), boxes


def painted(path):
    network = Network(Graph(load(path)))
    return network.run(page()[0], ['sigmoid_0.tmp_0'])[0][0, 0] > quantise.PAINTED


class NetworkTest(unittest.TestCase):
    def test_lines_are_painted_and_paper_is_not(self):
        for path in (WHOLE, ROUNDED):
            found = painted(path)
            left = found.clone()
            for x0, y0, x1, y1 in page()[1]:
                middle = (y0 + y1) // 2
                self.assertGreater(found[middle - 2:middle + 2, x0 + 8:x1 - 8].float().mean().item(), 0.9)
                left[y0 - 4:y1 + 4, x0 - 4:x1 + 4] = False
            self.assertEqual(left.sum().item(), 0)

    def test_the_loaded_model_paints_as_it_did_before_rounding(self):
        before, after = painted(WHOLE), painted(ROUNDED)
        self.assertLess((before != after).sum().item(), 0.02 * before.sum().item())

    def test_a_replaced_value_is_used(self):
        network = Network(Graph(load(WHOLE)))
        network.replace('sigmoid_0.tmp_0.2', 'sigmoid_0.tmp_0.3', lambda x: torch.full((1, 16, *x.shape[2:]), -9.0))
        self.assertLess(network.run(page()[0], ['sigmoid_0.tmp_0'])[0].max().item(), 0.001)


class RangeTest(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(1)
        self.maps = [torch.randn(1, 6, 8, 8) * torch.logspace(-1, 1, 6)[:, None, None] + 1 for _ in range(8)]

    def test_values_come_back_within_half_a_step(self):
        for zero in (None, 128):
            range_ = range_of(self.maps, zero)
            for m in self.maps:
                self.assertTrue(((range_.rounded(m) - m).abs() <= range_.scale[:, None, None] / 2 + 1e-5).all())
        self.assertTrue((range_.zero == 128).all())

    def test_what_lies_beyond_is_cut_off(self):
        range_ = range_of(self.maps)
        taken = range_.taken(torch.full((1, 6, 1, 1), 1e6)) + range_.zero[:, None, None]
        self.assertTrue((taken == INPUT_STEPS).all())

    def test_a_channel_that_was_shut_has_room(self):
        maps = [torch.cat([m, torch.zeros(1, 1, 8, 8)], 1) for m in self.maps]
        self.assertGreater(range_of(maps).scale[6].item(), 0)


class RoundingTest(unittest.TestCase):
    def test_later_weights_make_up_for_the_errors_of_earlier_ones(self):
        torch.manual_seed(2)
        x = (torch.randn(4000, 8) @ torch.randn(8, 48) * 20).round()
        wanted = torch.randn(16, 48)
        steps = steps_for(wanted)

        def lost(integers):
            apart = x - x.mean(0)
            return (apart @ (wanted - integers * steps[:, None]).T).pow(2).mean().item()

        integers = integers_for(wanted, steps, x)
        self.assertTrue(torch.equal(integers, integers.round()))
        self.assertLessEqual(integers.abs().max().item(), WEIGHT_STEPS)
        self.assertLess(lost(integers), lost((wanted / steps[:, None]).round()) / 2)


if __name__ == '__main__':
    unittest.main()
