"""Writes what a trained page model sees on the pages of DATA that are not written anew: predict.py DATA MODEL OUT."""

import json
import sys
from pathlib import Path

import numpy as np
import torch

from network import PageModel
from train import fold_of, load, predict


def main():
    data, models, out = sys.argv[1:4]
    torch.set_num_threads(1)
    about, rows, roles = load(data)
    paths = models.split(",")
    seen, offset = [], 0
    with open(Path(out) / "logs.f32", "wb") as file:
        for fold, path in enumerate(paths):
            known = torch.load(path)
            model = PageModel(known["width"], len(known["roles"]), known["size"], known["layers"])
            model.load_state_dict(known["state"])
            parts = [p for p in about["parts"] if not p["made"] and (len(paths) == 1 or fold_of(p["family"], len(paths)) == fold)]
            for part, logs, _ in predict(model, parts, rows, roles):
                file.write(logs.numpy().astype(np.float32).tobytes())
                seen.append({**part, "offset": offset, "fold": fold})
                offset += part["count"]
    (Path(out) / "seen.json").write_text(json.dumps(seen))


if __name__ == "__main__":
    main()
