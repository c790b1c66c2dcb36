"""Writes models/answer-matcher. python export.py WORK [--from NAME] [--out FOLDER]: weights in 4 bits (ONNX Runtime's MatMulNBits), as an encoder that pools."""

import argparse
import json
import os
from pathlib import Path

import numpy as np
import onnx
import torch
from encoder import CLASSIFY, HEADS, PASSAGE, QUERY, SEPARATE, WIDTH, four_bits
from onnx import TensorProto, helper, numpy_helper

POSITIONS = 128


def in_four_bits(matrix, block):
    values, scales = four_bits(torch.from_numpy(matrix), block)
    return values.numpy().astype(np.int8), scales[..., 0].numpy()


class Graph:
    def __init__(self):
        self.nodes, self.tensors = [], []

    def tensor(self, name, values):
        if all(known.name != name for known in self.tensors):
            self.tensors.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def whole(self, name, values):
        return self.tensor(name, np.array(values, np.int64))

    def apply(self, operator, inputs, outputs=None, domain="", **attributes):
        outputs = outputs or [f"{operator}_{len(self.nodes)}"]
        self.nodes.append(helper.make_node(operator, inputs, outputs, domain=domain, **attributes))
        return outputs[0]

    def linear(self, x, weight, bias, name, block):
        values, scales = in_four_bits(weight, block)
        packed = (values + 8).astype(np.uint8)
        inputs = [x, self.tensor(name + ".q", packed[:, :, 0::2] | (packed[:, :, 1::2] << 4)), self.tensor(name + ".s", scales.reshape(-1))]
        size = {"K": weight.shape[1], "N": weight.shape[0], "bits": 4, "block_size": block, "accuracy_level": 4}
        product = self.apply("MatMulNBits", inputs, domain="com.microsoft", **size)
        return self.apply("Add", [product, self.tensor(name + ".b", bias)])

    def words(self, table, block):
        """Rows of a table of two values a byte: the first half of a row in the low four bits."""
        values, scales = in_four_bits(table, block)
        packed = (values.reshape(table.shape) + 8).astype(np.uint8)
        half = WIDTH // 2
        rows = self.apply("Gather", [self.tensor("words", packed[:, :half] | (packed[:, half:] << 4)), "input_ids"], axis=0)
        low = self.apply("BitwiseAnd", [rows, self.tensor("fifteen", np.array(15, np.uint8))])
        high = self.apply("BitShift", [rows, self.tensor("four", np.array(4, np.uint8))], direction="RIGHT")
        x = self.apply("Cast", [self.apply("Concat", [low, high], axis=-1)], to=TensorProto.FLOAT)
        x = self.apply("Sub", [x, self.tensor("eight", np.array(8, np.float32))])
        scale = self.apply("Gather", [self.tensor("words.scales", scales.astype(np.float16)), "input_ids"], axis=0)
        scale = self.apply("Unsqueeze", [self.apply("Cast", [scale], to=TensorProto.FLOAT), self.whole("axis3", [3])])
        x = self.apply("Reshape", [x, self.whole("blocks", [0, 0, WIDTH // block, block])])
        return self.apply("Reshape", [self.apply("Mul", [x, scale]), self.whole("joined", [0, 0, WIDTH])])

    def norm(self, x, weights, name):
        inputs = [x, self.tensor(name + ".w", weights[name + ".weight"]), self.tensor(name + ".b", weights[name + ".bias"])]
        return self.apply("LayerNormalization", inputs, axis=-1, epsilon=1e-12)


def graph_of(weights, block, words_block):
    graph = Graph()
    layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))
    length = graph.apply("Gather", [graph.apply("Shape", ["input_ids"]), graph.whole("second", [1])])
    table = graph.tensor("positions", weights["pos.weight"][:POSITIONS].astype(np.float16))
    places = graph.apply("Slice", [table, graph.whole("start", [0]), length, graph.whole("axis0", [0])])
    places = graph.apply("Cast", [places], to=TensorProto.FLOAT)
    x = graph.norm(graph.apply("Add", [graph.words(weights["emb.weight"], words_block), places]), weights, "n")
    mask = graph.apply("Cast", ["attention_mask"], to=TensorProto.FLOAT)
    hidden = graph.apply("Sub", [graph.tensor("one", np.array(1, np.float32)), mask])
    hidden = graph.apply("Mul", [hidden, graph.tensor("far", np.array(-1e9, np.float32))])
    hidden = graph.apply("Unsqueeze", [hidden, graph.whole("axes12", [1, 2])])
    heads, joined = graph.whole("heads", [0, 0, HEADS, WIDTH // HEADS]), graph.whole("merged", [0, 0, WIDTH])
    scale = graph.tensor("scale", np.array((WIDTH // HEADS) ** -0.5, np.float32))
    for number in range(layers):
        at = f"layers.{number}."
        linear = lambda value, name: graph.linear(value, weights[f"{at}{name}.weight"], weights[f"{at}{name}.bias"], at + name, block)
        parts = [at + name for name in "qkv"]
        graph.apply("Split", [linear(x, "qkv"), graph.whole("thirds", [WIDTH] * 3)], parts, axis=-1)
        split = lambda name, order: graph.apply("Transpose", [graph.apply("Reshape", [name, heads])], perm=order)
        query, key, value = split(parts[0], [0, 2, 1, 3]), split(parts[1], [0, 2, 3, 1]), split(parts[2], [0, 2, 1, 3])
        scores = graph.apply("Mul", [graph.apply("MatMul", [query, key]), scale])
        read = graph.apply("MatMul", [graph.apply("Softmax", [graph.apply("Add", [scores, hidden])], axis=-1), value])
        read = graph.apply("Reshape", [graph.apply("Transpose", [read], perm=[0, 2, 1, 3]), joined])
        x = graph.norm(graph.apply("Add", [x, linear(read, "ao")]), weights, at + "n1")
        inner = graph.apply("Gelu", [linear(x, "fi")], domain="com.microsoft")
        x = graph.norm(graph.apply("Add", [x, linear(inner, "fo")]), weights, at + "n2")
    wide = graph.apply("Unsqueeze", [mask, graph.whole("axis2", [2])])
    axis = graph.whole("axis1", [1])
    total = graph.apply("ReduceSum", [graph.apply("Mul", [x, wide]), axis], keepdims=0)
    mean = graph.apply("Div", [total, graph.apply("ReduceSum", [wide, axis], keepdims=0)])
    graph.apply("Div", [mean, graph.apply("ReduceL2", [mean, axis], keepdims=1)], ["sentence_embedding"])
    ids = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"]) for name in ("input_ids", "attention_mask")]
    vectors = helper.make_tensor_value_info("sentence_embedding", TensorProto.FLOAT, ["batch", WIDTH])
    whole = helper.make_graph(graph.nodes, "answer-matcher", ids, [vectors], graph.tensors)
    versions = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(whole, opset_imports=versions, ir_version=9, producer_name="langchain-chatglm")


def tokenizer_of(work):
    """<s> and </s> around a text."""
    whole = json.loads((work / "tokenizer.json").read_text())
    special = lambda name: {"SpecialToken": {"id": name, "type_id": 0}}
    text = lambda name: {"Sequence": {"id": name, "type_id": 0}}
    whole["post_processor"] = {
        "type": "TemplateProcessing",
        "single": [special("<s>"), text("A"), special("</s>")],
        "pair": [special("<s>"), text("A"), special("</s>"), text("B"), special("</s>")],
        "special_tokens": {name: {"id": name, "ids": [number], "tokens": [name]} for name, number in (("<s>", CLASSIFY), ("</s>", SEPARATE))},
    }
    return whole


def main():
    options = argparse.ArgumentParser()
    options.add_argument("work", type=Path)
    options.add_argument("--from", dest="start", default="matcher.pt")
    options.add_argument("--out", type=Path, default=Path(__file__).parents[2] / "models/answer-matcher")
    options.add_argument("--block", type=int, default=128, help="values that share a scale: as in training")
    options.add_argument("--words-block", type=int, default=128)
    given = options.parse_args()
    weights = {name: value.float().numpy() for name, value in torch.load(given.work / given.start).items()}
    given.out.mkdir(parents=True, exist_ok=True)
    onnx.save(graph_of(weights, given.block, given.words_block), str(given.out / "model.onnx"))
    write = lambda name, value: (given.out / name).write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    write("tokenizer.json", tokenizer_of(given.work))
    write("config_sentence_transformers.json", {"prompts": {"query": QUERY, "document": PASSAGE}})
    write("sentence_bert_config.json", {"max_seq_length": 98})
    scale, none = float(np.exp(weights["scale"])), float(weights["none"])
    write("matcher.json", {"version": "answer-matcher-1", "scale": round(scale, 3), "none": round(none, 4)})
    print({file.name: os.path.getsize(file) for file in sorted(given.out.iterdir())})


if __name__ == "__main__":
    main()
