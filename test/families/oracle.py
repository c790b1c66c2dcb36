"""Makes golden/*.json: logits of Hugging Face transformers for tiny checkpoints of each family, so that the tests need no Python.

    pip install torch transformers numpy && python test/families/oracle.py

A weight is a sine of its place, so the files hold names and shapes only; `golden-checkpoint.ts` writes the same checkpoint.
"""

import base64
import json
from pathlib import Path

import numpy as np
import torch
import transformers

FOLDER = Path(__file__).parent / "golden"
IDS = [(i * 37 + 11) % 96 for i in range(24)]
GREEDY = 12
SMALL = dict(
    vocab_size=96, hidden_size=32, intermediate_size=48, num_hidden_layers=2, num_attention_heads=4,
    num_key_value_heads=2, max_position_embeddings=128, eos_token_id=95, pad_token_id=0, bos_token_id=1,
)
VARIANTS = {
    "glm": ("Glm", dict(head_dim=16, partial_rotary_factor=0.5, attention_bias=True, rms_norm_eps=1.5625e-07)),
    "glm-edge": ("Glm", dict(head_dim=8, partial_rotary_factor=1.0, attention_bias=False, tie_word_embeddings=True, rms_norm_eps=1e-5)),
    "glm4": ("Glm4", dict(head_dim=16, partial_rotary_factor=0.5, attention_bias=True)),
    "glm4-without-biases": ("Glm4", dict(head_dim=16, partial_rotary_factor=0.5, attention_bias=False, rms_norm_eps=1e-5)),
    "qwen2": ("Qwen2", dict(tie_word_embeddings=True, rope_theta=1_000_000.0, rms_norm_eps=1e-6)),
    "qwen2-untied": ("Qwen2", dict(tie_word_embeddings=False, rope_theta=1_000_000.0, rms_norm_eps=1e-6)),
    "llama": ("Llama", dict(tie_word_embeddings=True, rope_theta=100_000.0, rms_norm_eps=1e-5)),
    "llama-wide-heads": ("Llama", dict(head_dim=16, tie_word_embeddings=False, rope_theta=500_000.0, rms_norm_eps=1e-5)),
}


def weight(name, shape, place):
    count = int(np.prod(shape))
    norm = "norm" in name and name.endswith("weight")
    size = 0.2 if norm else 1.6 / np.sqrt(shape[-1])
    values = np.sin(np.arange(count, dtype=np.float64) * (0.37 + 0.11 * place) + place) * size + (1 if norm else 0)
    return torch.from_numpy(values.astype(np.float32).reshape(shape))


def weights(shapes):
    return {name: weight(name, shape, place) for place, (name, shape) in enumerate(shapes)}


@torch.no_grad()
def golden(model, config, shapes):
    logits = model(torch.tensor([IDS])).logits[0].numpy().astype("<f4")
    ids = list(IDS)
    for _ in range(GREEDY):
        ids.append(int(model(torch.tensor([ids])).logits[0, -1].argmax()))
    return {
        "config": config, "tensors": shapes, "ids": IDS, "greedy": ids[len(IDS):],
        "logits": base64.b64encode(logits.tobytes()).decode(),
    }


def write(name, content):
    (FOLDER / f"{name}.json").write_text(json.dumps({"transformers": transformers.__version__, **content}) + "\n")
    print(name, content["greedy"])


def model_of(kind, fields, eager="eager"):
    config = getattr(transformers, f"{kind}Config")(**SMALL, **fields)
    config._attn_implementation = eager
    return getattr(transformers, f"{kind}ForCausalLM")(config).eval().float()


def published(kind, fields):
    """config.json as checkpoints of these classes have it: no rope_parameters, which transformers 5 writes instead."""
    return {"architectures": [f"{kind}ForCausalLM"], "model_type": kind.lower(), "hidden_act": "silu", "torch_dtype": "bfloat16", **SMALL, **fields}


for name, (kind, fields) in VARIANTS.items():
    model = model_of(kind, fields)
    tied = bool(fields.get("tie_word_embeddings"))
    shapes = [[key, list(value.shape)] for key, value in model.state_dict().items() if not (tied and key == "lm_head.weight")]
    model.load_state_dict(weights(shapes), strict=not tied)
    model.tie_weights()
    config = json.loads(model.config.to_json_string()) if name == "glm4" else published(kind, fields)
    write(name, golden(model, config, shapes))

# GLM-4-9B-chat's own code (model_type chatglm) computes what the class Glm does, on the same weights under other names.
fields = dict(head_dim=16, partial_rotary_factor=0.5, attention_bias=True, rms_norm_eps=1.5625e-07, rope_theta=10_000.0 * 500)
hidden, ffn, heads, groups, head = 32, 48, 4, 2, 16
rows = (heads + 2 * groups) * head
shapes = [["transformer.embedding.word_embeddings.weight", [96, hidden]]]
for layer in range(2):
    at = f"transformer.encoder.layers.{layer}"
    shapes += [
        [f"{at}.input_layernorm.weight", [hidden]], [f"{at}.self_attention.query_key_value.weight", [rows, hidden]],
        [f"{at}.self_attention.query_key_value.bias", [rows]], [f"{at}.self_attention.dense.weight", [hidden, heads * head]],
        [f"{at}.post_attention_layernorm.weight", [hidden]], [f"{at}.mlp.dense_h_to_4h.weight", [2 * ffn, hidden]],
        [f"{at}.mlp.dense_4h_to_h.weight", [hidden, ffn]],
    ]
shapes += [["transformer.encoder.final_layernorm.weight", [hidden]], ["transformer.output_layer.weight", [96, hidden]]]
stored = weights(shapes)
state = {
    "model.embed_tokens.weight": stored["transformer.embedding.word_embeddings.weight"],
    "model.norm.weight": stored["transformer.encoder.final_layernorm.weight"],
    "lm_head.weight": stored["transformer.output_layer.weight"],
}
for layer in range(2):
    at, to = f"transformer.encoder.layers.{layer}", f"model.layers.{layer}"
    for part in ("weight", "bias"):
        split = stored[f"{at}.self_attention.query_key_value.{part}"].split([heads * head, groups * head, groups * head])
        for one, value in zip("qkv", split):
            state[f"{to}.self_attn.{one}_proj.{part}"] = value
    state[f"{to}.self_attn.o_proj.weight"] = stored[f"{at}.self_attention.dense.weight"]
    state[f"{to}.mlp.gate_up_proj.weight"] = stored[f"{at}.mlp.dense_h_to_4h.weight"]
    state[f"{to}.mlp.down_proj.weight"] = stored[f"{at}.mlp.dense_4h_to_h.weight"]
    for norm in ("input_layernorm", "post_attention_layernorm"):
        state[f"{to}.{norm}.weight"] = stored[f"{at}.{norm}.weight"]
model = model_of("Glm", fields)
model.load_state_dict(state)
config = dict(
    model_type="chatglm", _name_or_path="THUDM/glm-4-9b-chat", num_layers=2, hidden_size=hidden, ffn_hidden_size=ffn, num_attention_heads=heads,
    kv_channels=head, multi_query_attention=True, multi_query_group_num=groups, padded_vocab_size=96, seq_length=128, rope_ratio=500,
    layernorm_epsilon=1.5625e-07, rmsnorm=True, add_qkv_bias=True, add_bias_linear=False, original_rope=True, post_layer_norm=True,
    apply_residual_connection_post_layernorm=False, tie_word_embeddings=False, eos_token_id=[90, 93, 95], torch_dtype="bfloat16",
)
write("chatglm4", golden(model, config, shapes))
