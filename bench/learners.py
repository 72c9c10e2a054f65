"""scikit-learn on the tables of bench/learners.ts, with equal settings. Called by it: `export FOLDER`, `fit FOLDER`, `speed FILE`."""
import csv
import json
import pickle
import sys
import time
from pathlib import Path

import numpy as np
from sklearn.datasets import load_breast_cancer, load_digits, load_iris, load_wine
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

REPEATS = 4
FOLDS = 5


def export(folder: Path) -> None:
    """The public tables that come with scikit-learn: columns, target, and which fold each row is in, several times over."""
    for name, load in (("iris", load_iris), ("wine", load_wine), ("breast_cancer", load_breast_cancer), ("digits", load_digits)):
        data = load()
        folds = np.zeros((len(data.target), REPEATS), dtype=int)
        for repeat in range(REPEATS):
            splitter = StratifiedKFold(FOLDS, shuffle=True, random_state=repeat)
            for fold, (_, test) in enumerate(splitter.split(data.data, data.target)):
                folds[test, repeat] = fold
        with open(folder / f"{name}.csv", "w", newline="") as out:
            writer = csv.writer(out)
            writer.writerow([f"x{i}" for i in range(data.data.shape[1])] + ["target"] + [f"fold{i}" for i in range(REPEATS)])
            for row, target, fold in zip(data.data, data.target, folds):
                writer.writerow([*row, target, *fold])


def read(path: Path):
    with open(path, newline="") as file:
        rows = csv.reader(file)
        header = next(rows)
        values = np.array([[float(cell) for cell in row] for row in rows])
    width = header.index("target")
    return values[:, :width].astype(np.float32), values[:, width].astype(int), values[:, width + 1 :].astype(int)


def learners(seed: int):
    yield "forest", RandomForestClassifier(random_state=seed)
    yield "boosting", HistGradientBoostingClassifier(early_stopping=False, random_state=seed)


def auc_of(truth, p) -> float:
    return roc_auc_score(truth, p[:, 1]) if p.shape[1] == 2 else roc_auc_score(truth, p, multi_class="ovr")


def fit(folder: Path) -> None:
    for path in sorted(folder.glob("*.csv")):
        features, target, folds = read(path)
        scores = {}
        for repeat in range(folds.shape[1]):
            said = {name: np.zeros((len(target), target.max() + 1)) for name, _ in learners(0)}
            for fold in np.unique(folds[:, repeat]):
                test = folds[:, repeat] == fold
                for name, model in learners(repeat):
                    model.fit(features[~test], target[~test])
                    said[name][np.ix_(test, model.classes_)] = model.predict_proba(features[test])
            for name, p in said.items():
                scores.setdefault(name, []).append(((p.argmax(1) == target).mean(), auc_of(target, p)))
        for name, values in scores.items():
            accuracy, auc = np.mean(values, axis=0)
            print(json.dumps({"table": path.stem, "learner": name, "accuracy": accuracy, "auc": auc}), flush=True)


def speed(path: Path) -> None:
    """The first four fifths are learned from, the rest is told; the time is that of all rows."""
    features, target, _ = read(path)
    cut = len(target) * 4 // 5
    for name, model in [
        ("forest", RandomForestClassifier(n_jobs=2, random_state=0)),
        ("forest, leaves of 50", RandomForestClassifier(n_jobs=2, random_state=0, min_samples_leaf=50)),
        ("boosting", HistGradientBoostingClassifier(early_stopping=False, random_state=0)),
    ]:
        accuracy = model.fit(features[:cut], target[:cut]).score(features[cut:], target[cut:])
        started = time.perf_counter()
        model.fit(features, target)
        fitted = time.perf_counter()
        model.predict_proba(features)
        done = time.perf_counter()
        size = len(pickle.dumps(model))
        row = {"learner": name, "accuracy": accuracy, "fit": fitted - started, "predict": done - fitted, "bytes": size}
        print(json.dumps(row), flush=True)


if __name__ == "__main__":
    {"export": export, "fit": fit, "speed": speed}[sys.argv[1]](Path(sys.argv[2]))
