"""oracle.py FOLDER-OF-TEST-MODELS > golden.json: what Python makes of the same texts, with the packages tokenizers and onnxruntime.

Each text alone, as sentence-transformers would encode it: tokens cut at 512, one vector by pooling, made 1 long. The first 12 values are kept.
"""

import json
import sys

import numpy as np
import onnxruntime
import tokenizers
from tokenizers.normalizers import BertNormalizer

TEXTS = [
    "query: 谁创办了澜重？",
    "passage: Langang Heavy was founded by Fang Zhiyuan in 1921.",
    "passage: 澜重由方致远创办。Ｆｕｌｌ－ｗｉｄｔｈ　①②③ ﬁne café naïve Ⅳ",
    "passage: a\n\nb\tc   d  ",
    "passage: 😀 émoji zero ½ ㎏ 한국어 العربية",
    "passage: ",
    "query: Who  FOUNDED it??? <s> </s> [CLS]",
    "passage: " + "长文本的测试 and words. " * 200,
]
MODELS = {
    "multilingual-e5-small-q4": {"pooling": "mean"},
    "bge-small-zh-v1.5-int8": {"pooling": "cls", "lowerCase": True},
    "use-multilingual-v3-int8": {"pooling": "mean"},
}

golden = {
    "made by": f"tokenizers {tokenizers.__version__}, onnxruntime {onnxruntime.__version__}",
    "texts": TEXTS,
    "models": [],
}
for name, options in MODELS.items():
    folder = f"{sys.argv[1]}/{name}"
    tokenizer = tokenizers.Tokenizer.from_file(f"{folder}/tokenizer.json")
    if options.get("lowerCase"):
        tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.no_padding()
    tokenizer.enable_truncation(512)
    session = onnxruntime.InferenceSession(f"{folder}/model.onnx")
    names = [one.name for one in session.get_inputs()]
    vectors = []
    for text in TEXTS:
        ids = np.array([tokenizer.encode(text).ids], np.int64)
        feeds = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        output = session.run(None, {key: value for key, value in feeds.items() if key in names})[0]
        if output.ndim == 3:
            output = output[:, 0] if options["pooling"] == "cls" else output.mean(axis=1)
        vector = output[0] / np.linalg.norm(output[0])
        vectors.append([round(float(value), 5) for value in vector[:12]])
    golden["models"].append({"name": name, "options": options, "vectors": vectors})
print(json.dumps(golden, ensure_ascii=False, indent=1))
