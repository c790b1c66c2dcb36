"""What Python's official client makes of the server: asked by python-client.slow.test.ts, told as one JSON object."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor

import openai
from pydantic import BaseModel


class City(BaseModel):
    city: str
    degrees: int


base_url, key = sys.argv[1:]
client = openai.OpenAI(base_url=base_url, api_key=key, max_retries=0)
counting = {"model": "counting", "messages": [{"role": "user", "content": "数到三。"}]}
weather = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "The weather of a city.",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}
told = {}

told["models"] = [model.id for model in client.models.list()]
told["model"] = client.models.retrieve("counting").id

whole = client.chat.completions.create(**counting)
told["whole"] = [whole.choices[0].message.content, whole.choices[0].finish_reason, whole.usage.total_tokens > 0]

chunks = list(client.chat.completions.create(**counting, stream=True, stream_options={"include_usage": True}))
told["streamed"] = "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
told["usage"] = chunks[-1].usage.completion_tokens == whole.usage.completion_tokens

told["choices"] = [choice.message.content for choice in client.chat.completions.create(**counting, n=2).choices]

calls = client.chat.completions.create(model="calling", messages=counting["messages"], tools=[weather])
call = calls.choices[0].message.tool_calls[0].function
told["call"] = [calls.choices[0].finish_reason, call.name, json.loads(call.arguments)]

parsed = client.chat.completions.parse(model="structured", messages=counting["messages"], response_format=City)
told["parsed"] = parsed.choices[0].message.parsed.model_dump()

told["completion"] = client.completions.create(model="counting", prompt="数到三。").choices[0].text
told["vectors"] = [entry.embedding for entry in client.embeddings.create(model="vectors", input=["a", "bb"]).data]

with ThreadPoolExecutor(20) as pool:
    replies = pool.map(lambda _: client.chat.completions.create(**counting).choices[0].message.content, range(40))
    told["atOnce"] = sorted(set(replies))


def failure(ask):
    try:
        ask()
        return None
    except openai.APIStatusError as error:
        return [type(error).__name__, error.status_code, error.code, error.param]


stranger = client.with_options(api_key="sk-wrong-0123456789abcdef")
told["failures"] = [
    failure(lambda: stranger.models.list()),
    failure(lambda: client.models.retrieve("nothing")),
    failure(lambda: client.chat.completions.create(**counting, logprobs=True)),
    failure(lambda: client.chat.completions.create(model="counting", messages=[])),
]

with client.chat.completions.create(**counting, stream=True) as left:
    next(iter(left))
told["afterLeaving"] = client.chat.completions.create(**counting).choices[0].message.content

print(json.dumps(told, ensure_ascii=False))
