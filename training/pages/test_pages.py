"""Run with: python3 -m unittest discover training/pages"""
import json
import tempfile
import unittest
from pathlib import Path

try:
    import numpy as np
    import torch
except ImportError as missing:
    raise unittest.SkipTest(f'needs the packages named in README.md ({missing.name})')

from export import Together
from network import HASHES, LABELS, STEPS, PageModel
from train import batches, collate, disturb, fold_of, load

WIDTH = 57


def rows_of(words, seed=0):
    """Invented words as rows: hashes, labels, measures with the middle of each word."""
    random = np.random.RandomState(seed)
    rows = random.uniform(-1, 1, (words, WIDTH)).astype(np.float32)
    rows[:, :HASHES] = random.randint(1, 8000, (words, HASHES))
    rows[:, HASHES : HASHES + LABELS] = random.randint(0, 200, (words, LABELS))
    return torch.from_numpy(rows)


class Network(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(1)
        self.model = PageModel(WIDTH, 17, size=32, layers=2).eval()

    def test_gives_probabilities(self):
        with torch.no_grad():
            logs = self.model(rows_of(9)[None])
        self.assertEqual(logs.shape, (1, 9, 17))
        self.assertTrue(torch.allclose(logs.exp().sum(-1), torch.ones(1, 9), atol=1e-5))

    def test_words_that_fill_up_a_batch_change_nothing(self):
        rows = rows_of(7)
        filled = torch.zeros(2, 12, WIDTH)
        filled[0, :7] = rows
        filled[1] = rows_of(12, seed=3)
        with torch.no_grad():
            alone, among = self.model(rows[None])[0], self.model(filled)[0, :7]
        self.assertTrue(torch.allclose(alone, among, atol=1e-4))

    def test_models_together_give_their_mean(self):
        other = PageModel(WIDTH, 17, size=16, layers=1).eval()
        rows = rows_of(5)[None]
        with torch.no_grad():
            mean = (self.model(rows).exp() + other(rows).exp()) / 2
            self.assertTrue(torch.allclose(Together([self.model, other])(rows).exp(), mean, atol=1e-6))

    def test_steps_grow_with_the_distance_and_know_the_side(self):
        steps = PageModel.steps(torch.tensor([[-1.0, -0.99, 0.0, 1.0]]))[0]
        self.assertEqual(steps[0, 0], STEPS)
        self.assertEqual(steps[0, 3], 2 * STEPS)
        self.assertEqual(steps[3, 0], 0)
        self.assertTrue(STEPS < steps[0, 1] < steps[0, 2] <= steps[0, 3])

    def test_learns_what_a_word_says(self):
        """Two words that differ in what they say only become two roles."""
        model = PageModel(WIDTH, 17, size=32, layers=1, dropout=0).train()
        rows = rows_of(6)
        rows[:, HASHES:] = 0
        roles = torch.tensor([1, 2, 1, 2, 1, 2])
        rows[roles == 1, :HASHES] = rows[0, :HASHES].clone()
        rows[roles == 2, :HASHES] = rows[1, :HASHES].clone()
        optimiser = torch.optim.Adam(model.parameters(), lr=1e-2)
        for _ in range(60):
            loss = torch.nn.functional.nll_loss(model(rows[None])[0], roles)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        self.assertLess(loss.item(), 0.05)


class Data(unittest.TestCase):
    def test_is_read_as_it_was_written(self):
        with tempfile.TemporaryDirectory() as folder:
            rows = rows_of(5).numpy()
            rows.tofile(Path(folder) / 'rows.f32')
            np.array([0, 1, -1, 2, 0], np.int8).tofile(Path(folder) / 'roles.i8')
            parts = [{'offset': 0, 'count': 3}, {'offset': 3, 'count': 2}]
            (Path(folder) / 'parts.json').write_text(json.dumps({'width': WIDTH, 'roles': [], 'parts': parts}))
            about, read, roles = load(folder)
            x, y = collate(about['parts'], read, roles)
        self.assertTrue(np.array_equal(x[0], rows[:3]))
        self.assertEqual(y.tolist(), [[0, 1, -1], [2, 0, -1]])

    def test_batches_hold_all_pages_once(self):
        parts = [{'offset': 0, 'count': 20 + i} for i in range(50)]
        groups = batches(parts, 300, np.random.RandomState(0))
        self.assertEqual(sorted(p['count'] for g in groups for p in g), [p['count'] for p in parts])
        self.assertTrue(all(len(g) * max(p['count'] for p in g) <= 300 for g in groups))

    def test_hidden_words_keep_their_shape(self):
        torch.manual_seed(1)
        x = rows_of(400)[None]
        hidden = disturb(x.clone())
        self.assertTrue(torch.equal(x[..., 1:3], hidden[..., 1:3]))
        share = (hidden[..., 3:HASHES].sum(-1) == 0).float().mean().item()
        self.assertTrue(0.1 < share < 0.3)

    def test_a_source_has_one_fold(self):
        """The same as training/scores/documents.ts computes."""
        self.assertEqual([fold_of(name, 3) for name in ('mindee', 'azure_di', 'zugferd')], [1, 2, 1])


if __name__ == '__main__':
    unittest.main()
