"""Writes trained page models as one ONNX file that gives the mean of their probabilities: export.py MODEL [MODEL]… OUT."""

import sys

import torch
from torch import nn

from network import PageModel


class Together(nn.Module):
    """Models that learnt from different sources: where they disagree, their mean is less sure."""

    def __init__(self, models):
        super().__init__()
        self.models = nn.ModuleList(models)

    def forward(self, rows):
        return torch.stack([model(rows).exp() for model in self.models]).mean(0).clamp(min=1e-7).log()


def load(path):
    known = torch.load(path)
    model = PageModel(known["width"], len(known["roles"]), known["size"], known["layers"])
    model.load_state_dict(known["state"])
    return model.eval(), known["width"]


def main():
    *paths, out = sys.argv[1:]
    models, widths = zip(*map(load, paths))
    rows = torch.zeros(1, 50, widths[0])
    rows[..., 0] = 5
    torch.onnx.export(
        Together(models).eval(),
        rows,
        out,
        input_names=["rows"],
        output_names=["roles"],
        dynamic_axes={"rows": {0: "pages", 1: "words"}, "roles": {0: "pages", 1: "words"}},
        opset_version=13,
    )


if __name__ == "__main__":
    main()
