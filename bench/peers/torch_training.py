"""The peer of bench/training.ts: the same decoder, loss and AdamW step in PyTorch on the CPU, float32.

Reads one JSON object per line ({"steps": n}) and answers each with the milliseconds of every step and the
processor time of one, so that rounds can be interleaved and a busy machine be seen through.
With --golden FILE it writes the gradients of a tiny seeded model instead, for test/training.
"""

import argparse
import json
import math
import sys
import time

import torch
import torch.nn.functional as F


def rotate(x, cosines, sines):
    """x [B, T, heads, D]: turns the first half of each head, interleaved pairs."""
    half = x.shape[-1] // 2
    turned, kept = x[..., :half], x[..., half:]
    a, b = turned[..., 0::2], turned[..., 1::2]
    c, s = cosines[None, :, None, :], sines[None, :, None, :]
    return torch.cat([torch.stack([a * c - b * s, b * c + a * s], -1).flatten(-2), kept], -1)


def decoder(config, weights, ids, mask=None):
    batch, length = ids.shape
    heads, groups, dim = config["heads"], config["groups"], config["headDim"]
    pairs = dim // 4
    frequency = config["ropeBase"] ** (-torch.arange(pairs, dtype=torch.float64) * 2 / (dim // 2))
    angle = torch.arange(length, dtype=torch.float64)[:, None] * frequency[None]
    dtype = weights["transformer.embedding.word_embeddings.weight"].dtype
    cosines, sines = angle.cos().to(dtype), angle.sin().to(dtype)
    x = weights["transformer.embedding.word_embeddings.weight"][ids]
    for layer in range(config["layers"]):
        own = lambda name: weights[f"transformer.encoder.layers.{layer}.{name}"]
        n = F.rms_norm(x, (x.shape[-1],), own("input_layernorm.weight"), config["epsilon"])
        qkv = F.linear(n, own("self_attention.query_key_value.weight"), own("self_attention.query_key_value.bias"))
        q, k, v = qkv.split([heads * dim, groups * dim, groups * dim], -1)
        q = rotate(q.view(batch, length, heads, dim), cosines, sines).transpose(1, 2)
        k = rotate(k.view(batch, length, groups, dim), cosines, sines).transpose(1, 2)
        v = v.view(batch, length, groups, dim).transpose(1, 2)
        o = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, is_causal=mask is None, enable_gqa=groups != heads)
        x = x + F.linear(o.transpose(1, 2).reshape(batch, length, heads * dim), own("self_attention.dense.weight"))
        n = F.rms_norm(x, (x.shape[-1],), own("post_attention_layernorm.weight"), config["epsilon"])
        gate, up = F.linear(n, own("mlp.dense_h_to_4h.weight")).chunk(2, -1)
        x = x + F.linear(F.silu(gate) * up, own("mlp.dense_4h_to_h.weight"))
    x = F.rms_norm(x, (x.shape[-1],), weights["transformer.encoder.final_layernorm.weight"], config["epsilon"])
    return F.linear(x, weights["transformer.output_layer.weight"])


def shapes(config):
    h, f, v = config["hiddenSize"], config["ffnSize"], config["vocabularySize"]
    rows = (config["heads"] + 2 * config["groups"]) * config["headDim"]
    result = {"transformer.embedding.word_embeddings.weight": (v, h)}
    for layer in range(config["layers"]):
        prefix = f"transformer.encoder.layers.{layer}."
        result[prefix + "input_layernorm.weight"] = (h,)
        result[prefix + "self_attention.query_key_value.weight"] = (rows, h)
        result[prefix + "self_attention.query_key_value.bias"] = (rows,)
        result[prefix + "self_attention.dense.weight"] = (h, config["heads"] * config["headDim"])
        result[prefix + "post_attention_layernorm.weight"] = (h,)
        result[prefix + "mlp.dense_h_to_4h.weight"] = (2 * f, h)
        result[prefix + "mlp.dense_4h_to_h.weight"] = (h, f)
    result["transformer.encoder.final_layernorm.weight"] = (h,)
    result["transformer.output_layer.weight"] = (v, h)
    return result


def pattern(index, size):
    """Weights anyone can make again: a fixed sine of the element's place, exact in float64."""
    return torch.sin(torch.arange(size, dtype=torch.float64) * (0.37 + 0.11 * index) + index)


def golden(path):
    config = dict(layers=2, hiddenSize=16, ffnSize=24, heads=4, groups=2, headDim=8, vocabularySize=20, ropeBase=10000, epsilon=1e-5)
    weights = {}
    for index, (name, shape) in enumerate(shapes(config).items()):
        values = pattern(index, math.prod(shape)).reshape(shape) * (0.1 if len(shape) == 1 else 0.25)
        weights[name] = ((1 + values) if "layernorm" in name else values).float().double().requires_grad_()
    ids = torch.tensor([[3, 1, 4, 1, 5, 9], [2, 6, 5, 3, 5, 8]])
    targets = torch.tensor([[1, 4, 1, 5, 9, 2], [6, 5, 3, 5, 8, 9]])
    loss = F.cross_entropy(decoder(config, weights, ids).flatten(0, 1), targets.flatten())
    loss.backward()
    result = {
        "torch": torch.__version__,
        "config": config,
        "ids": ids.tolist(),
        "targets": targets.tolist(),
        "loss": loss.item(),
        "gradients": {name: [float(f"{g:.9g}") for g in w.grad.flatten().tolist()] for name, w in weights.items()},
    }
    with open(path, "w") as file:
        json.dump(result, file)
        file.write("\n")


def serve(config, batch, length, threads):
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    weights = {}
    for name, shape in shapes(config).items():
        tensor = torch.ones(shape) if "layernorm" in name else torch.randn(shape) * 0.05
        weights[name] = tensor.requires_grad_()
    optimiser = torch.optim.AdamW(weights.values(), lr=1e-4, weight_decay=0.1, fused=True)
    ids = torch.randint(0, config["vocabularySize"], (batch, length))
    targets = torch.randint(0, config["vocabularySize"], (batch * length,))
    for line in sys.stdin:
        times, processor = [], time.process_time()
        for _ in range(json.loads(line)["steps"]):
            started = time.perf_counter()
            optimiser.zero_grad(set_to_none=True)
            loss = F.cross_entropy(decoder(config, weights, ids).flatten(0, 1), targets)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights.values(), 1.0)
            optimiser.step()
            loss.item()
            times.append((time.perf_counter() - started) * 1000)
        processor = (time.process_time() - processor) * 1000 / len(times)
        print(json.dumps({"milliseconds": times, "processorMilliseconds": processor}), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--golden")
    parser.add_argument("--config")
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--length", type=int, default=256)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    if arguments.golden is not None:
        golden(arguments.golden)
    else:
        serve(json.loads(arguments.config), arguments.batch, arguments.length, arguments.threads)
