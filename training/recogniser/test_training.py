"""Run with: python3 -m unittest discover training/recogniser"""
import json
import os
import random
import tempfile
import unittest
from pathlib import Path

try:
    import cv2  # noqa: F401
    import numpy as np
    import torch
    from fontTools.ttLib import TTFont  # noqa: F401
except ImportError as missing:
    raise unittest.SkipTest(f'needs the packages named in README.md ({missing.name})')

import evaluate
import network
import quantise
import text
from alphabet import Alphabet, stem
from shape import STEP
from draw import draw
from fonts import inspect
from recipes import LATIN, RECIPES

MODEL = f'{LATIN}.onnx'
FONT = next((p for p in ('/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf', '/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf') if os.path.exists(p)), None)
WORDS = [f'{a}{b}{c}' for a in ('bla', 'tri', 'mo', 'zwö', 'kné') for b in ('den', 'ful', 'rà', 'ß') for c in ('', 'st', 'ñe', 'ov')]


class AlphabetTest(unittest.TestCase):
    def test_it_grows_at_its_end_only(self):
        for recipe in RECIPES.values():
            old, new = recipe.alphabets()
            self.assertEqual(new.characters[:len(old.characters)], old.characters)
            self.assertEqual(new.extended(recipe.added).characters, new.characters)
            self.assertIn('₺', new.known)

    def test_each_letter_of_other_alphabets_starts_from_one_that_is_known(self):
        old, new = RECIPES['greek-cyrillic'].alphabets()
        self.assertEqual([c for c in new.known - old.known if stem(c) not in old.known], [])

    def test_letters_that_are_printed_alike_are_one_class(self):
        _, alphabet = RECIPES['greek-cyrillic'].alphabets()
        self.assertEqual(alphabet.plain('ΤΙΜΟΛΟΓΙΟ'), 'TIMO\u039bO\u0393IO')
        self.assertEqual(alphabet.plain('Общо'), 'O\u0431\u0449o')

    def test_what_looks_alike_is_one_character_and_the_unknown_is_refused(self):
        alphabet, _ = RECIPES['latin'].alphabets()
        self.assertEqual(alphabet.plain('ș 10\u00a0€'), 'ş 10 €')
        self.assertIsNone(alphabet.plain('漢'))

    def test_repeats_are_one_character_unless_a_blank_parts_them(self):
        self.assertEqual(Alphabet(['', 'a', 'b']).decode([0, 1, 1, 0, 1, 2, 2]), 'aab')


class TextTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = f'{self.folder.name}/vocabulary.json'
        languages = {k: {'phrases': [' '.join(WORDS[i:i + 3]) for i in range(20)], 'words': {w: 3 for w in WORDS}, 'names': [w.capitalize() for w in WORDS]} for k in ('de', 'fr')}
        Path(self.path).write_text(json.dumps({'recipe': 'latin', 'languages': languages}), 'utf8')

    def tearDown(self):
        self.folder.cleanup()

    def texts(self, unseen):
        recipe = RECIPES['latin']
        return text.Texts(self.path, recipe.alphabets()[1], recipe.languages, random.Random(5), unseen)

    def test_every_line_is_in_the_alphabet_without_double_or_outer_spaces(self):
        texts = self.texts(False)
        for _ in range(3000):
            line = texts.line()
            self.assertTrue(line and set(line) <= texts.alphabet.known, line)
            self.assertEqual(line, ' '.join(line.split(' ')).strip())
            self.assertNotIn('  ', line)

    def test_greek_capitals_have_no_accents(self):
        self.assertEqual(text.capitals('Ημερομηνία έκδοσης', 'el'), 'ΗΜΕΡΟΜΗΝΙΑ ΕΚΔΟΣΗΣ')

    def test_words_kept_for_validation_are_never_trained_on(self):
        seen, unseen = self.texts(False), self.texts(True)
        trained = {w for k in seen.words for w in seen.words[k] if len(w) > 2} | {n.lower() for k in seen.names for n in seen.names[k]}
        kept = {w for k in unseen.words for w in unseen.words[k] if len(w) > 2}
        self.assertTrue(kept)
        self.assertFalse({w.lower() for w in trained} & {w.lower() for w in kept})
        for phrase in seen.phrases['de']:
            self.assertFalse(any(text.is_held_out(w) for w in phrase.split(' ')))


@unittest.skipUnless(FONT, 'needs fonts-dejavu or fonts-liberation')
class DrawTest(unittest.TestCase):
    def drawn(self, what, seed, clean):
        return draw(what, inspect(FONT), random.Random(seed), np.random.default_rng(seed), lambda: 'Nachbarzeile 12', clean)

    def test_images_are_as_the_reader_cuts_them_and_wide_enough_for_their_text(self):
        made = [self.drawn('Rechnung Nr. 4711', seed, seed % 2 == 0) for seed in range(60)]
        made = [image for image in made if image is not None]
        self.assertGreater(len(made), 40)
        for image in made:
            self.assertEqual((image.shape[0], image.dtype), (48, np.uint8))
            self.assertGreaterEqual(image.shape[1] / STEP, len('Rechnung Nr. 4711') * 1.12)

    def test_print_stands_out_from_the_ground(self):
        for seed in range(40):
            image = self.drawn('Summe', seed, True)
            if image is not None:
                self.assertGreater(int(image.max()) - int(image.min()), 30)

    def test_the_same_seed_draws_the_same_line(self):
        for seed in range(5):
            a, b = self.drawn('Summe 12,50 €', seed, False), self.drawn('Summe 12,50 €', seed, False)
            self.assertTrue(a is b is None or np.array_equal(a, b))


class EvaluateTest(unittest.TestCase):
    def test_errors_are_counted_in_characters(self):
        self.assertEqual(evaluate.distance('Straße', 'Strasse'), 2)
        summary = evaluate.summary([('abcd', 'abcx'), ('äö', 'äö')])
        self.assertEqual(summary['ascii'], {'n': 1, 'cer': 25.0, 'exact': 0.0})
        self.assertEqual(summary['accents']['exact'], 100.0)


class QuantiseTest(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(1)
        self.conv = network.Conv(48, 32, 1)
        self.conv.w.data.normal_()
        self.conv.b.data.normal_()
        # As hard swish leaves them: channels of all sizes, some flattened beside zero.
        self.x = torch.nn.functional.hardswish(torch.randn(4000, 48) * torch.logspace(-1, 1, 48) - 1)

    def test_integers_give_what_the_convolution_gives(self):
        layer = quantise.Rounded(self.conv, self.x)
        self.assertGreater(layer.decibels, 30)
        for values, most in ((layer.integers, 63), (layer.range.zero, 255)):
            self.assertTrue(torch.equal(values, values.round()))
            self.assertLessEqual(values.abs().max().item(), most)
        image = self.x.T.reshape(1, 48, 40, 100)
        with torch.no_grad():
            truth, made = self.conv(image), layer(image)
        self.assertLess((truth - made).pow(2).mean().item(), truth.var().item() / 1000)
        self.assertLess((truth - made).mean((0, 2, 3)).abs().max().item(), 1e-3)

    def test_a_written_model_holds_what_was_worked_out(self):
        source, position = f'{LATIN}.onnx', quantise.FIRST
        model, _ = evaluate.open_model(source)
        conv = model.backbone[position]
        g = quantise.open_rounding(source)
        layer = quantise.Rounded(conv, torch.nn.functional.hardswish(torch.randn(800, conv.w.shape[1]) * 3))
        quantise.rewrite(g, position, layer)
        with tempfile.TemporaryDirectory() as folder:
            g.save(f'{folder}/8.onnx')
            quantise.check({position: layer}, f'{folder}/8.onnx')
            layer.bias = layer.bias + 0.1
            with self.assertRaises(SystemExit):
                quantise.check({position: layer}, f'{folder}/8.onnx')


class NetworkTest(unittest.TestCase):
    def test_a_model_of_ours_reads_what_is_drawn(self):
        model, alphabet = evaluate.open_model(MODEL)
        maker = DrawTest('test_print_stands_out_from_the_ground')
        some = [(image, 'Invoice 2025-17') for seed in range(8) if (image := maker.drawn('Invoice 2025-17', seed, True)) is not None]
        right = sum(read == truth for truth, read in evaluate.evaluate(model, alphabet, some))
        self.assertGreaterEqual(right, len(some) - 2)

    def test_new_classes_leave_the_old_ones_as_they_were(self):
        old, new = RECIPES['greek-cyrillic'].alphabets()
        model = network.load(MODEL).eval()
        x = torch.rand(1, 3, 48, 160)
        with torch.no_grad():
            before = model(x)
            added = network.extend(model, old, new)
            after = model(x)
        self.assertEqual(after.shape[-1], before.shape[-1] + added)
        self.assertLess((before - after[..., :before.shape[-1]]).abs().max().item(), 1e-4)


if __name__ == '__main__':
    unittest.main()
