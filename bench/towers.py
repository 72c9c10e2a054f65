"""The pairing towers in PyTorch on the examples of bench/towers.ts, with equal settings. Called by it: `towers.py FOLDER`.

Prints one JSON line a seed: mean loss of the last round, held-out loss after it, seconds; and the held-out loss of our weights.
"""
import json
import math
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import softplus

torch.set_num_threads(1)
# As the wasm backend of TensorFlow.js has it.
EPSILON = 1e-7


def main(folder: Path) -> None:
    plan = json.loads((folder / "plan.json").read_text())
    shape, options = plan["shape"], plan["options"]
    wines = read(folder, "wines", shape["right"])
    train, held = (part(folder, name, shape, len(wines)) for name in ("train", "held"))
    for seed in plan["seeds"]:
        own = {name: read(folder, f"{seed}-{name}", columns) for name, (_, columns) in plan["sizes"].items()}
        told = loss(own, held, wines, shape, options).item()
        torch.manual_seed(seed)
        started = time.perf_counter()
        last, unseen = fit(start(plan["sizes"]), train, held, wines, shape, options)
        seconds = time.perf_counter() - started
        print(json.dumps({"train": last, "held": unseen, "seconds": seconds, "ownWeights": told}), flush=True)


def read(folder: Path, name: str, columns: int) -> torch.Tensor:
    return torch.from_numpy(np.fromfile(folder / f"{name}.f32", dtype=np.float32).reshape(-1, columns))


def part(folder: Path, name: str, shape: dict, wines: int) -> dict:
    widths = {"left": shape["left"], "named": wines, "against": wines, "accepted": wines, "weight": 1}
    return {column: read(folder, f"{name}-{column}", width) for column, width in widths.items()}


def start(sizes: dict) -> dict:
    """Uniform after Glorot & Bengio 2010, wide inputs counted as 256; biases 0."""
    weights = {}
    for name, (rows, columns) in sizes.items():
        limit = 0 if rows == 1 else math.sqrt(6 / (min(rows, 256) + columns))
        weights[name] = ((2 * torch.rand(rows, columns) - 1) * limit).requires_grad_()
    return weights


def fit(weights: dict, train: dict, held: dict, wines: torch.Tensor, shape: dict, options: dict):
    optimizer = torch.optim.Adam(weights.values(), lr=options["learningRate"], eps=EPSILON)
    count = len(train["left"])
    for round_ in range(options["rounds"]):
        cosine = 0.1 + 0.45 * (1 + math.cos(math.pi * round_ / options["rounds"]))
        optimizer.param_groups[0]["lr"] = options["learningRate"] * cosine
        total = share = 0.0
        for rows in torch.randperm(count).split(options["batch"]):
            drawn = torch.randperm(len(wines))[: options["drawn"]]
            batch = {name: values[rows] for name, values in train.items()}
            for name in ("named", "against", "accepted"):
                batch[name] = batch[name][:, drawn]
            cost = loss(weights, batch, wines[drawn], shape, options, options["dropout"])
            optimizer.zero_grad()
            cost.backward()
            optimizer.step()
            with torch.no_grad():
                for tensor in weights.values():
                    tensor.mul_(1 - options["decay"] * options["learningRate"])
            weight = batch["weight"].sum().item()
            total += cost.item() * weight
            share += weight
        with torch.no_grad():
            unseen = loss(weights, held, wines, shape, options).item()
    return total / share, unseen


def loss(w: dict, x: dict, wines: torch.Tensor, shape: dict, options: dict, dropout: float = 0) -> torch.Tensor:
    logits = logits_of(w, x["left"], wines, shape, dropout)
    target = x["named"] / x["named"].sum(1, keepdim=True).clamp_min(1e-6)
    listwise = -(target * logits.log_softmax(1)).sum(1)
    mean = (target * logits).sum(1, keepdim=True)
    pairwise = (x["against"] * softplus(logits - mean)).sum(1) / x["against"].sum(1).clamp_min(1e-6)
    asked = ~x["accepted"].isnan()
    entropy = softplus(logits) - x["accepted"].nan_to_num() * logits
    acceptance = (asked * entropy).sum(1) / asked.sum(1).clamp_min(1)
    whole = listwise + options["pairwise"] * pairwise + options["acceptance"] * acceptance
    weight = x["weight"].squeeze(1)
    return (whole * weight).sum() / weight.sum()


def logits_of(w: dict, dishes: torch.Tensor, wines: torch.Tensor, shape: dict, dropout: float) -> torch.Tensor:
    """Dishes × wines. The aromas of the dish reach the shared space without dropout."""
    kept = torch.nn.functional.dropout(dishes, dropout)
    left = (kept @ w["left.w1"] + w["left.b1"]).relu() @ w["left.w2"] + w["left.b2"]
    layer = (wines @ w["right.w1"] + w["right.b1"]).relu()
    right = layer @ w["right.w2"] + w["right.b2"]
    left_space = dishes[:, shape["leftShared"] :][:, : shape["shared"]] @ w["space"]
    right_space = wines[:, shape["rightShared"] :][:, : shape["shared"]] @ w["space"]
    return left @ right.T + left_space @ right_space.T + (layer @ w["right.bias"]).T


if __name__ == "__main__":
    main(Path(sys.argv[1]))
