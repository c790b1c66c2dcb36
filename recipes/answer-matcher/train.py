"""Trains the matcher. python train.py WORK [--minutes N] [--layers 0,1,…] [--from FILE] [--keep 0,2,…] [--out NAME] [--unrounded] [--all]

In three runs: all twelve layers for a while, then `--from` that with `--keep` of eight layers for longer, then these rounded to four bits. A step asks about forty questions; each is to be told from the other
statements about the same thing, and from "none of these": softmax cross-entropy over likenesses times exp(scale), and `none`.
"""

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from data import batch_of_kinds, batch_of_passages, read_data
from encoder import PASSAGE, QUERY, Linear, Matcher
from tokenizers import Tokenizer

HELD_OUT = {"kinds": {"things-h.txt"}, "passages": {"passages-1.txt", "statements-2.txt"}}


def logits_of(matcher, batch):
    """For each question the logits of its statements, and of none of them behind."""
    vectors = matcher([QUERY + text for text in batch.questions] + [PASSAGE + text for text in batch.statements])
    asked, told = vectors[: len(batch.questions)], vectors[len(batch.questions) :]
    for question, (start, end) in zip(asked, batch.ranges):
        yield torch.cat([told[start:end] @ question, matcher.none[None]]) * matcher.scale.exp()


def loss_of(matcher, batch):
    losses = []
    for logits, answer, (start, end) in zip(logits_of(matcher, batch), batch.answers, batch.ranges):
        target = end - start if answer is None else answer - start
        losses.append(F.cross_entropy(logits[None], torch.tensor([target])))
    return torch.stack(losses).mean()


@torch.no_grad()
def measured(matcher, kinds, rounds=25):
    """Of questions about kinds that weren't seen: right statement, among those answered; "none", among the others."""
    right, none = [], []
    for _ in range(rounds):
        batch = batch_of_kinds(kinds)
        for logits, answer, (start, end) in zip(logits_of(matcher, batch), batch.answers, batch.ranges):
            best = int(logits.argmax())
            (none if answer is None else right).append(best == (end - start if answer is None else answer - start))
    return f"right {np.mean(right):.3f} of {len(right)}, none {np.mean(none):.3f} of {len(none)}"


def parameters(matcher, rate):
    """Words and positions stay: what isn't met in training keeps its meaning."""
    for name, parameter in matcher.named_parameters():
        parameter.requires_grad = not name.startswith(("emb.", "pos."))
    single = [matcher.scale, matcher.none]
    rest = [p for p in matcher.parameters() if p.requires_grad and all(p is not one for one in single)]
    return [{"params": rest, "lr": rate, "most": rate}, {"params": single, "lr": rate * 10, "most": rate * 10}]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("work", type=Path)
    options.add_argument("--minutes", type=float, default=20)
    options.add_argument("--rate", type=float, default=1e-4)
    options.add_argument("--layers", default=",".join(map(str, range(12))))
    options.add_argument("--from", dest="start", type=Path)
    options.add_argument("--keep")
    options.add_argument("--out", default="matcher.pt")
    options.add_argument("--unrounded", action="store_true", help="weights as they are, not as four bits make them")
    options.add_argument("--all", action="store_true", help="hold nothing out")
    options.add_argument("--seed", type=int, default=5)
    given = options.parse_args()
    Linear.rounds = not given.unrounded
    random.seed(given.seed)
    torch.manual_seed(given.seed)
    folder = Path(__file__).parent / "data"
    nothing = {"kinds": set(), "passages": set()}
    kinds, passages = read_data(folder, {**(nothing if given.all else HELD_OUT), "wanted": False})
    unseen, _ = read_data(folder, {**HELD_OUT, "wanted": True})
    tokenizer = Tokenizer.from_file(str(given.work / "tokenizer.json"))
    base = torch.load(given.work / "base.pt")
    layers = [int(number) for number in (given.keep or given.layers).split(",")]
    matcher = Matcher(len(layers), len(base["emb"]), tokenizer)
    if given.start is None:
        matcher.begin_with(base, layers)
    else:
        kept = {}
        for name, value in torch.load(given.start).items():
            if name.startswith("layers."):
                _, number, rest = name.split(".", 2)
                if int(number) in layers:
                    kept[f"layers.{layers.index(int(number))}.{rest}"] = value
            else:
                kept[name] = value
        matcher.load_state_dict(kept)
    optimiser = torch.optim.AdamW(parameters(matcher, given.rate), weight_decay=0.01, betas=(0.9, 0.98))
    began, step, losses, shown = time.time(), 0, [], 0.1
    while (done := (time.time() - began) / 60 / given.minutes) < 1:
        for group in optimiser.param_groups:
            group["lr"] = group["most"] * min(1, done / 0.06) * max(0.03, 1 - done)
        loss = loss_of(matcher, batch_of_kinds(kinds) if step % 5 < 3 else batch_of_passages(passages))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(matcher.parameters(), 1.0)
        optimiser.step()
        losses.append(loss.item())
        step += 1
        if done >= shown:
            shown += 0.1
            torch.save(matcher.state_dict(), given.work / given.out)
            print(f"{done * given.minutes:.1f} min, step {step}, loss {np.mean(losses[-50:]):.3f}; {measured(matcher, unseen)}", flush=True)
    torch.save(matcher.state_dict(), given.work / given.out)
    print(f"end, step {step}; {measured(matcher, unseen, 60)}")


if __name__ == "__main__":
    main()
