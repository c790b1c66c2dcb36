"""Makes golden/blocks.json: random blocks of each of GGUF's formats and what PyPI's gguf dequantises them to.

    pip install gguf numpy && python test/export/gguf/oracle.py
"""

import base64
import json
from pathlib import Path

import numpy as np
from gguf import GGMLQuantizationType as T
from gguf.constants import GGML_QUANT_SIZES
from gguf.quants import dequantize

random = np.random.default_rng(3)
# Where halves lie in a block: random bits there could be infinite.
HALVES = {T.Q4_0: [0], T.Q4_1: [0, 2], T.Q5_0: [0], T.Q5_1: [0, 2], T.Q8_0: [0], T.Q4_K: [0, 2], T.Q5_K: [0, 2], T.Q6_K: [208], T.F16: [0]}
golden = []
for kind in [T.F32, T.F16, T.BF16, T.Q4_0, T.Q4_1, T.Q5_0, T.Q5_1, T.Q8_0, T.Q4_K, T.Q5_K, T.Q6_K]:
    elements, size = GGML_QUANT_SIZES[kind]
    count = 4 if elements == 256 else 8
    blocks = random.integers(0, 256, (count, size), dtype=np.uint8)
    for block in blocks:
        for at in HALVES.get(kind, []):
            block[at : at + 2] = np.frombuffer(np.float16(random.normal() / 8).tobytes(), dtype=np.uint8)
        if kind in (T.F32, T.BF16):
            block[:] = np.frombuffer(np.float32(random.normal()).tobytes()[-size:], dtype=np.uint8)
    values = dequantize(blocks.reshape(-1), kind).astype("<f4").reshape(-1)
    golden.append({
        "type": int(kind), "name": kind.name, "bytes": base64.b64encode(blocks.tobytes()).decode(),
        "values": base64.b64encode(values.tobytes()).decode(),
    })
(Path(__file__).parent / "golden" / "blocks.json").write_text(json.dumps(golden) + "\n")
print([entry["name"] for entry in golden])
