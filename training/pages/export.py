"""Writes a trained page model as ONNX: export.py MODEL OUT. Weights are kept as 16-bit numbers where that is said with --half."""

import sys

import torch

from network import PageModel


def load(path):
    known = torch.load(path)
    model = PageModel(known["width"], len(known["roles"]), known["size"], known["layers"])
    model.load_state_dict(known["state"])
    return model.eval(), known


def main():
    model, known = load(sys.argv[1])
    rows = torch.zeros(1, 50, known["width"])
    rows[..., 0] = 5
    torch.onnx.export(
        model,
        rows,
        sys.argv[2],
        input_names=["rows"],
        output_names=["roles"],
        dynamic_axes={"rows": {0: "pages", 1: "words"}, "roles": {0: "pages", 1: "words"}},
        opset_version=13,
    )


if __name__ == "__main__":
    main()
