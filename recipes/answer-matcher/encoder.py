"""The matcher's encoder: BERT's layers (Devlin et al. 2019) as XLM-R and e5 have them, pooled by the mean, of length 1."""

import torch
import torch.nn.functional as F
from torch import nn

WIDTH, INNER, HEADS, LONGEST = 384, 1536, 12, 96
CLASSIFY, FILL, SEPARATE = 0, 1, 2
QUERY, PASSAGE = "query: ", "passage: "


def four_bits(matrix, block):
    """Values from -8 to 7 and a scale for each block [rows, columns / block]: the value of the largest magnitude becomes -7.6."""
    blocks = matrix.reshape(matrix.shape[0], -1, block)
    largest = blocks.gather(-1, blocks.abs().argmax(-1, keepdim=True))
    scales = -largest * 0.95 / 8 + 1e-12
    return (blocks / scales).round().clamp(-8, 7), scales


def rounded(matrix, block=128):
    """As four bits make it; the gradient passes as if nothing was rounded (Bengio et al. 2013)."""
    values, scales = four_bits(matrix.detach(), block)
    return matrix + ((values * scales).reshape(matrix.shape) - matrix).detach()


class Linear(nn.Linear):
    """Rounded to four bits in training too: what is learnt would fall through the grid otherwise, on which e5's weights lie already."""

    rounds = True

    def forward(self, x):
        return F.linear(x, rounded(self.weight) if Linear.rounds else self.weight, self.bias)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.ao = Linear(WIDTH, 3 * WIDTH), Linear(WIDTH, WIDTH)
        self.fi, self.fo = Linear(WIDTH, INNER), Linear(INNER, WIDTH)
        self.n1, self.n2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x, bias):
        """x [batch, tokens, width]; bias [batch, 1, 1, tokens]: 0, or far below it where a row is filled up"""
        batch, tokens, width = x.shape
        query, key, value = self.qkv(x).view(batch, tokens, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
        read = F.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        x = self.n1(x + self.ao(read.transpose(1, 2).reshape(batch, tokens, width)))
        return self.n2(x + self.fo(F.gelu(self.fi(x))))


class Matcher(nn.Module):
    """Likeness times exp(scale), less that of `none`, is the logit that a statement answers."""

    def __init__(self, layers, pieces, tokenizer):
        super().__init__()
        self.tokenizer = tokenizer
        self.emb, self.pos = nn.Embedding(pieces, WIDTH), nn.Embedding(512, WIDTH)
        self.n = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList([Layer() for _ in range(layers)])
        self.scale, self.none = nn.Parameter(torch.tensor(3.0)), nn.Parameter(torch.tensor(0.8))

    def begin_with(self, base, which):
        """Takes these layers of base.py's weights."""
        with torch.no_grad():
            self.emb.weight.copy_(base["emb"])
            self.pos.weight.copy_(base["pos"].reshape(-1, WIDTH)[:512] + base["type"].reshape(-1)[:WIDTH])
            self.n.weight.copy_(base["elw"])
            self.n.bias.copy_(base["elb"])
            for layer, number in zip(self.layers, which):
                at = f"l{number}."
                for kind, target in (("w", "weight"), ("b", "bias")):
                    getattr(layer.qkv, target).copy_(torch.cat([base[f"{at}{name}.{kind}"] for name in "qkv"]))
                    for name in ("ao", "fi", "fo"):
                        getattr(getattr(layer, name), target).copy_(base[f"{at}{name}.{kind}"])
                layer.n1.weight.copy_(base[at + "aw"])
                layer.n1.bias.copy_(base[at + "ab"])
                layer.n2.weight.copy_(base[at + "ow"])
                layer.n2.bias.copy_(base[at + "ob"])

    def forward(self, texts, most_tokens=1024):
        """Vectors [texts, width]. Texts of about one length are run together."""
        rows = [[CLASSIFY, *self.tokenizer.encode(text, add_special_tokens=False).ids[:LONGEST], SEPARATE] for text in texts]
        order = sorted(range(len(rows)), key=lambda index: len(rows[index]))
        vectors = [None] * len(rows)
        while order:
            count = 1
            while count < len(order) and (count + 1) * len(rows[order[count]]) <= most_tokens:
                count += 1
            group, order = order[:count], order[count:]
            columns = len(rows[group[-1]])
            ids = torch.full((count, columns), FILL)
            mask = torch.zeros(count, columns, dtype=torch.bool)
            for place, index in enumerate(group):
                ids[place, : len(rows[index])] = torch.tensor(rows[index])
                mask[place, : len(rows[index])] = True
            x = self.n(self.emb(ids) + self.pos.weight[:columns])
            bias = torch.zeros(count, 1, 1, columns).masked_fill(~mask[:, None, None, :], -1e9)
            for layer in self.layers:
                x = layer(x, bias)
            pooled = (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
            for place, index in enumerate(group):
                vectors[index] = F.normalize(pooled[place], dim=-1)
        return torch.stack(vectors)
