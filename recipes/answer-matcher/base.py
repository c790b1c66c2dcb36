"""The encoder that the matcher begins with: multilingual-e5-small (MIT; Wang et al. 2024) with fewer pieces, as a PyTorch file.

python base.py E5_FOLDER WORK: E5_FOLDER as `node scripts/fetch-test-models.mjs multilingual-e5-small-q4` makes it (4-bit weights, unpacked here).
WORK gets tokenizer.json and base.pt.
"""

import collections
import json
import re
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer
from wordfreq import get_frequency_dict, top_n_list

ENGLISH, CHINESE_CHARACTERS, CHINESE_WORDS = 10_500, 5_200, 4_300
MARKS = "▁·—–…“”‘’、。《》「」『』（）：；，！？°℃×²³€£¥～"


def piece_counts(tokenizer, language, words=60_000):
    """How often each piece is met in a language, by the frequency of its words (wordfreq)."""
    counts = collections.Counter()
    frequency = get_frequency_dict(language, "best")
    for word in top_n_list(language, words):
        forms = [(word, 1.0)]
        if language == "en":
            forms.append((word.capitalize(), 0.25))
        else:
            # Inside a sentence no space stands before a Chinese word.
            forms.append(("，" + word, 1.0))
        for form, share in forms:
            for piece in tokenizer.encode(form, add_special_tokens=False).ids:
                counts[piece] += frequency[word] * share
    return counts


def chosen_pieces(tokenizer, vocabulary):
    """Ids of the pieces that are kept, ascending: special ones, marks, digits, and the most frequent of both languages."""
    keep = {0, 1, 2, 3}
    for index, (piece, _) in enumerate(vocabulary):
        single = len(piece) == 1 and (0x21 <= ord(piece) <= 0x7E or piece in MARKS or 0xFF01 <= ord(piece) <= 0xFF5E)
        if single or re.fullmatch(r"▁[\x21-\x7e]", piece) or re.fullmatch(r"▁?\d{1,4}", piece):
            keep.add(index)
    english = [i for i, _ in piece_counts(tokenizer, "en").most_common() if re.fullmatch(r"▁?[\x21-\x7eÀ-ɏ’]+", vocabulary[i][0])]
    chinese = [i for i, _ in piece_counts(tokenizer, "zh").most_common() if re.search(r"[\u3400-\u9fff]", vocabulary[i][0])]
    single = [i for i in chinese if re.fullmatch(r"[\u4e00-\u9fff]", vocabulary[i][0])]
    several = [i for i in chinese if not re.fullmatch(r"[\u4e00-\u9fff]", vocabulary[i][0])]
    keep.update(english[:ENGLISH], single[:CHINESE_CHARACTERS], several[:CHINESE_WORDS])
    return sorted(keep)


def smaller_tokenizer(tokenizer_file, ids):
    """tokenizer.json with these pieces only."""
    whole = json.loads(Path(tokenizer_file).read_text())
    vocabulary = whole["model"]["vocab"]
    whole["model"]["vocab"] = [vocabulary[i] for i in ids]
    whole["model"]["unk_id"] = ids.index(3)
    whole["added_tokens"] = [{**token, "id": ids.index(token["id"])} for token in whole["added_tokens"] if token["id"] in set(ids)]
    whole.update(truncation=None, padding=None, post_processor=None)
    return whole


def weights(model_file, ids):
    """The 4-bit weights as float32, and the rows of the pieces that are kept."""
    tensors = {tensor.name: tensor for tensor in onnx.load(model_file).graph.initializer}
    array = lambda name: numpy_helper.to_array(tensors[name])
    rows, width = tensors["words"].dims
    raw = np.frombuffer(tensors["words"].raw_data, np.uint8)
    nibbles = np.stack([raw & 15, raw >> 4], -1).astype(np.int8)
    nibbles[nibbles > 7] -= 16
    words = nibbles.reshape(rows, width // 32, 32) * array("words.s")[:, :, None]
    found = {
        "emb": words.reshape(rows, width)[ids].astype(np.float32),
        "pos": array("positions"),
        "type": array("type"),
        "elw": array("emb.ln.weight"),
        "elb": array("emb.ln.bias"),
    }
    for layer in range(12):
        at = f"l{layer}."
        for name in ("q", "k", "v", "ao", "fi", "fo"):
            packed = array(at + name + ".q")
            outputs, blocks, _ = packed.shape
            values = np.empty((outputs, blocks, 32), np.float32)
            values[:, :, 0::2], values[:, :, 1::2] = packed & 15, packed >> 4
            scales = array(at + name + ".s").reshape(outputs, blocks)
            found[at + name + ".w"] = ((values - 8) * scales[:, :, None]).reshape(outputs, blocks * 32)
            found[at + name + ".b"] = array(at + name + ".bias")
        for ours, theirs in (("aw", "aln.weight"), ("ab", "aln.bias"), ("ow", "oln.weight"), ("ob", "oln.bias")):
            found[at + ours] = array(at + theirs)
    return {name: torch.from_numpy(np.array(value)) for name, value in found.items()}


if __name__ == "__main__":
    folder, work = Path(sys.argv[1]), Path(sys.argv[2])
    work.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    ids = chosen_pieces(tokenizer, json.loads((folder / "tokenizer.json").read_text())["model"]["vocab"])
    (work / "tokenizer.json").write_text(json.dumps(smaller_tokenizer(folder / "tokenizer.json", ids), ensure_ascii=False))
    torch.save(weights(folder / "model.onnx", ids), work / "base.pt")
    print(f"{len(ids)} pieces")
