"""Trains the page model: train.py DATA --out FILE [--fold N --folds N] [--minutes N].

DATA is what `npm run pages` wrote. Sources of the fold are left out of the training, and judged afterwards.
"""

import argparse
import json
import math
import time
from pathlib import Path

import numpy as np
import torch

from network import HASHES, LABELS, PageModel

"""Roles by the number of words that have them: names and ids are few, and matter most."""
OTHER_WEIGHT = 0.35
"""A word of the page is unknown to the model now and then, so that it learns to go by the place too."""
HIDDEN = 0.2
NO_LABEL = 0.08


def load(folder):
    about = json.loads((Path(folder) / "parts.json").read_text())
    rows = np.memmap(Path(folder) / "rows.f32", dtype=np.float32, mode="r").reshape(-1, about["width"])
    roles = np.fromfile(Path(folder) / "roles.i8", dtype=np.int8)
    return about, rows, roles


def fold_of(family, folds):
    """The same fold for a source on every machine."""
    value = 0
    for letter in family.encode():
        value = (value * 31 + letter) % 1_000_003
    return value % folds


def batches(parts, words, random):
    """Pages of about the same length together, so many words at a time."""
    order = sorted(parts, key=lambda part: part["count"] + random.uniform(0, 40))
    groups, group = [], []
    for part in order:
        longest = max([part["count"], *(other["count"] for other in group)])
        if group and (len(group) + 1) * longest > words:
            groups.append(group)
            group = []
        group.append(part)
    if group:
        groups.append(group)
    random.shuffle(groups)
    return groups


def collate(group, rows, roles):
    longest = max(part["count"] for part in group)
    x = torch.zeros(len(group), longest, rows.shape[1])
    y = torch.full((len(group), longest), -1, dtype=torch.long)
    for i, part in enumerate(group):
        piece = slice(part["offset"], part["offset"] + part["count"])
        x[i, : part["count"]] = torch.from_numpy(np.array(rows[piece]))
        y[i, : part["count"]] = torch.from_numpy(roles[piece].astype(np.int64))
    return x, y


def disturb(x):
    """Words and labels hidden at random; the shape and the length of a hidden word remain."""
    hidden = torch.rand(x.shape[:2]) < HIDDEN
    there = x[..., 0] > 0
    x[..., 3:HASHES][hidden] = 0
    x[..., 0][hidden & there] = 1
    for i in range(LABELS):
        x[..., HASHES + i][torch.rand(x.shape[:2]) < NO_LABEL] = 0
    return x


def predict(model, parts, rows, roles):
    """Log-probabilities for each page."""
    model.eval()
    with torch.no_grad():
        for part in parts:
            x, y = collate([part], rows, roles)
            yield part, model(x)[0], y[0]
    model.train()


def save(model, about, args):
    known = {"width": about["width"], "roles": about["roles"], "size": args.size, "layers": args.layers}
    torch.save({**known, "state": model.state_dict()}, args.out)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data")
    parser.add_argument("--out", required=True)
    parser.add_argument("--fold", type=int, default=-1)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--synthetic", type=int, default=4, help="the corpus whose families are all learnt from")
    parser.add_argument("--minutes", type=float, default=12)
    parser.add_argument("--size", type=int, default=64)
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--words", type=int, default=2400)
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    random = np.random.RandomState(args.seed)
    about, rows, roles = load(args.data)
    synthetic = {part["family"] for part in about["parts"] if part["corpus"] == args.synthetic}
    left_out = lambda family: family not in synthetic and fold_of(family, args.folds) == args.fold
    inside = lambda part: left_out(part["family"]) or left_out(part.get("otherFamily", part["family"]))
    learn = [part for part in about["parts"] if not inside(part)]
    judge = [part for part in about["parts"] if inside(part) and not part["made"]]
    model = PageModel(about["width"], len(about["roles"]), args.size, args.layers, dropout=args.dropout)
    print(sum(p.numel() for p in model.parameters()), "parameters;", len(learn), "pages;", len(judge), "judged", flush=True)
    weight = torch.ones(len(about["roles"]))
    weight[0] = OTHER_WEIGHT
    loss_of = torch.nn.NLLLoss(weight=weight, ignore_index=-1)
    optimiser = torch.optim.AdamW(model.parameters(), lr=args.rate, weight_decay=0.01)
    started, step, total = time.time(), 0, 0.0
    passed = lambda: (time.time() - started) / 60 / args.minutes
    while passed() < 1:
        for group in batches(learn, args.words, random):
            if passed() >= 1:
                break
            x, y = collate(group, rows, roles)
            for options in optimiser.param_groups:
                options["lr"] = args.rate * min(1, (step + 1) / 200) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1, passed()))))
            loss = loss_of(model(disturb(x)).flatten(0, 1), y.flatten())
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step += 1
            total += loss.item()
            if step % 500 == 0:
                save(model, about, args)
            if step % 100 == 0:
                print(f"{step} steps, {passed() * args.minutes:.1f} min: loss {total / 100:.3f}", flush=True)
                total = 0
    save(model, about, args)
    if judge:
        right, named, given = 0, 0, 0
        for _, logs, y in predict(model, judge, rows, roles):
            best = logs.argmax(-1)
            known = y >= 0
            right += ((best == y) & (y > 0)).sum().item()
            named += ((best > 0) & known).sum().item()
            given += (y > 0).sum().item()
        print(f"words of roles on sources left out: precision {right / named:.3f}, recall {right / given:.3f}")


if __name__ == "__main__":
    main()
