"""Makes golden/byte-level.json: small tokenizers of each published kind, and what PyPI's tokenizers and tiktoken encode by them.

    pip install tokenizers tiktoken && python test/tokenizer/pypi/oracle.py
"""

import base64
import json
import random
from pathlib import Path

import tiktoken
from tokenizers import AddedToken, Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

HERE = Path(__file__).parent
ROOT = HERE.parent.parent.parent
random.seed(5)

CUT = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|%s| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
KINDS = {"qwen2": r"\p{N}", "glm4": r"\p{N}{1,3}", "smollm": None}
corpus = [(ROOT / name).read_text(encoding="utf8") for name in ("README.md", "README.zh-CN.md", "docs/engine.md", "docs/sources.md")]

pools = [(0x20, 0x7F), (0xA0, 0x250), (0x300, 0x370), (0x370, 0x530), (0x590, 0x700), (0x900, 0xD80), (0xE00, 0xF00), (0x2000, 0x2300),
         (0x3000, 0x3100), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xFF00, 0xFFEF), (0x1F300, 0x1FA00), (0x20000, 0x20100), (0, 0x20), (0x7F, 0xA1)]
edges = ["'S", "don't I'LL we'Ve", "it'ſ 'ſ", "  \n\n  x", "\t\t x", "a\u0085b", "a \u0085 b", "\ufeffx \ufeff y", "ＡＢＣ１２３", "123456789",
         "1²³½Ⅻ ٣٤٥٦", "e\u0301 é", "한국어", "ไทย", "नमस्ते", " x" * 20, "\n" * 9, " " * 40, "a" * 90, "哈" * 50, "👨‍👩‍👧🏳️‍🌈", "\x00\x01", "a\x04\x06b",
         "\u2028\u2029", "x\u2028 y", "K k", "<|im_start|>", "<tool_call>", "def f(x):\n    return x\r\n\r\n"]
strings = list(edges)
while len(strings) < 110:
    text = random.choice(corpus)
    at = random.randrange(len(text))
    strings.append(text[at : at + random.randrange(1, 160)])
while len(strings) < 200:
    parts = []
    for _ in range(random.randrange(1, 8)):
        low, high = random.choice(pools)
        parts.append("".join(chr(random.randrange(low, high)) for _ in range(random.randrange(1, 4))) + random.choice(["", " ", "'s", "'RE", "\r\n", "\u3000", "2026"]))
    strings.append("".join(parts))

golden = {"strings": strings, "tokenizers": {}}
for name, number in KINDS.items():
    tokenizer = Tokenizer(models.BPE())
    if number is None:
        tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)])
    else:
        tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
            pre_tokenizers.Split(Regex(CUT % number), behavior="isolated"), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    if name == "qwen2":
        tokenizer.normalizer = normalizers.NFC()
    trainer = trainers.BpeTrainer(vocab_size=700, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False)
    tokenizer.train_from_iterator(corpus, trainer)
    if name == "smollm":  # Its vocabulary lacks some bytes, which its unknown token stands for.
        kept = json.loads(tokenizer.to_str())
        vocab = kept["model"]["vocab"]
        vocab["<|endoftext|>"] = vocab.pop("Ą")
        vocab["ĆĆ"] = vocab.pop("Ć")
        kept["model"]["unk_token"] = "<|endoftext|>"
        tokenizer = Tokenizer.from_str(json.dumps(kept))
        tokenizer.add_special_tokens([AddedToken("<|endoftext|>", special=True)])
    ids = [tokenizer.encode(text).ids for text in strings]
    tokenizer.add_special_tokens([AddedToken("<|im_start|>", special=True), AddedToken("<|im_end|>", special=True)])
    tokenizer.add_tokens([AddedToken("<tool_call>", normalized=False)])
    golden["tokenizers"][name] = {"json": json.loads(tokenizer.to_str()), "ids": ids}
    if name == "glm4":
        printable = [b for b in range(256) if 0x21 <= b <= 0x7E or 0xA1 <= b <= 0xAC or 0xAE <= b <= 0xFF]
        table = {chr(b): b for b in printable}
        for place, byte in enumerate(b for b in range(256) if b not in printable):
            table[chr(256 + place)] = byte
        vocabulary = sorted(tokenizer.get_vocab(with_added_tokens=False).items(), key=lambda item: item[1])
        ranks = {bytes(table[c] for c in text): place for place, (text, _) in enumerate(vocabulary)}
        encoding = tiktoken.Encoding("glm4", pat_str=CUT % number, mergeable_ranks=ranks, special_tokens={})
        golden["tiktoken"] = {
            "ranks": "\n".join(f"{base64.b64encode(token).decode()} {rank}" for token, rank in ranks.items()) + "\n",
            "ids": [encoding.encode_ordinary(text) for text in strings],
        }
(HERE / "golden" / "byte-level.json").write_text(json.dumps(golden, ensure_ascii=False) + "\n", encoding="utf8")
print({name: len(entry["ids"]) for name, entry in golden["tokenizers"].items()}, len(golden["tiktoken"]["ids"]))
