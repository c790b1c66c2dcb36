"""build-use.py MODEL OUT FOLDER: the multilingual universal sentence encoder with BERT's inputs, and its tokenizer.json in FOLDER.

The model's tokenizer is a custom operator; it is cut out, and what it gave (ids in a row, and where each text ends) is computed from
input_ids and attention_mask instead. The SentencePiece model inside it becomes tokenizer.json.
"""

import base64
import json
import struct
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

source, target, folder = sys.argv[1:4]
model = onnx.load(source)
graph = model.graph
tokenizer = next(node for node in graph.node if node.op_type == "SentencepieceTokenizer")
pieces_of = next(attribute.s for attribute in tokenizer.attribute if attribute.name == "model")
replaced = {tokenizer.output[0]: "ragged_ids", tokenizer.output[1]: "ragged_splits"}
graph.node.remove(tokenizer)
for node in graph.node:
    for index, name in enumerate(node.input):
        node.input[index] = replaced.get(name, name)

graph.initializer.extend(
    numpy_helper.from_array(np.array(value, np.int64), name)
    for name, value in (("ragged_flat", [-1]), ("ragged_zero", 0), ("ragged_start", [0]))
)
before = [
    helper.make_node("Reshape", ["input_ids", "ragged_flat"], ["ragged_all"]),
    helper.make_node("Reshape", ["attention_mask", "ragged_flat"], ["ragged_mask"]),
    helper.make_node("Cast", ["ragged_mask"], ["ragged_kept"], to=TensorProto.BOOL),
    helper.make_node("Compress", ["ragged_all", "ragged_kept"], ["ragged_long"], axis=0),
    helper.make_node("Cast", ["ragged_long"], ["ragged_ids"], to=TensorProto.INT32),
    helper.make_node("ReduceSum", ["attention_mask"], ["ragged_lengths"], keepdims=0, axes=[1]),
    helper.make_node("CumSum", ["ragged_lengths", "ragged_zero"], ["ragged_ends"]),
    helper.make_node("Concat", ["ragged_start", "ragged_ends"], ["ragged_splits"], axis=0),
]
after = [helper.make_node("Identity", [graph.output[0].name], ["sentence_embedding"])]
nodes = [*before, *graph.node, *after]
del graph.node[:], graph.input[:], graph.output[:]
graph.node.extend(nodes)
graph.input.extend(
    helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"]) for name in ("input_ids", "attention_mask")
)
graph.output.append(helper.make_tensor_value_info("sentence_embedding", TensorProto.FLOAT, ["batch", 512]))
opsets = [opset for opset in model.opset_import if opset.domain != "ai.onnx.contrib"]
del model.opset_import[:]
model.opset_import.extend(opsets)


def fields(data):
    """The fields of a protocol buffer's message: (number, value) pairs; bytes for nested ones."""
    at = 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(data):
        key = varint()
        kind = key & 7
        if kind == 0:
            yield key >> 3, varint()
        elif kind == 5:
            yield key >> 3, data[at : at + 4]
            at += 4
        elif kind == 1:
            yield key >> 3, data[at : at + 8]
            at += 8
        else:
            length = varint()
            yield key >> 3, data[at : at + length]
            at += length


vocabulary = []
rules = b""
for number, value in fields(pieces_of):
    if number == 1:
        piece = dict(fields(value))
        vocabulary.append([piece[1].decode("utf8"), struct.unpack("<f", piece[2])[0] if 2 in piece else 0.0])
    elif number == 3:
        rules = dict(fields(value)).get(2, b"")

special = {name: {"id": name, "ids": [index], "tokens": [name]} for index, name in ((1, "<s>"), (2, "</s>"))}
with open(f"{folder}/tokenizer.json", "w", encoding="utf8") as file:
    json.dump(
        {
            "version": "1.0",
            "truncation": None,
            "padding": None,
            "added_tokens": [],
            "normalizer": {
                "type": "Sequence",
                "normalizers": [
                    {"type": "Precompiled", "precompiled_charsmap": base64.b64encode(rules).decode()},
                    {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "},
                    {"type": "Strip", "strip_left": True, "strip_right": True},
                ],
            },
            "pre_tokenizer": {"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "always", "split": False},
            "post_processor": {
                "type": "TemplateProcessing",
                "single": [
                    {"SpecialToken": {"id": "<s>", "type_id": 0}},
                    {"Sequence": {"id": "A", "type_id": 0}},
                    {"SpecialToken": {"id": "</s>", "type_id": 0}},
                ],
                "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
                "special_tokens": special,
            },
            "decoder": None,
            "model": {"type": "Unigram", "unk_id": 0, "vocab": vocabulary, "byte_fallback": False},
        },
        file,
        ensure_ascii=False,
    )
onnx.save(model, target)
