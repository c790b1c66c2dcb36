"""Reads what was written by hand (data/*.txt; how, data/*.md tell) and draws questions with statements from it."""

import random
import re
from pathlib import Path

SYLLABLES = "ba bo cal dor el fen gar hal ka lan mar nor per ren sol tor ver wen zan".split()
CHARACTERS = "云溪松鹤岭石青白河湾竹梅南北东西长明古清风月花林泉桥塔港沙洲田坪寨亭楼阁"
ENGLISH, CHINESE = 0, 1


def fields(text):
    return [part.strip() for part in re.split(r"\s*\|\s*", text) if part.strip()]


def both(text):
    """English ; Chinese"""
    english, *chinese = re.split(r"\s*[;；]\s*", text)
    return fields(english), fields(chinese[0] if chinese else "")


def read_kinds(file):
    """Kinds of things: name and examples in both languages, and properties by the letters of data/kinds-of-things.md."""
    kinds = []
    for number, line in enumerate(file.read_text().split("\n"), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        kind, field = re.match(r"==\s*(.+?)\s*\|\s*(.+)$", line), re.match(r"([enkvqzijscx]):\s*(.*)$", line)
        if kind:
            kinds.append({"names": (kind[1], kind[2]), "examples": ([], []), "properties": []})
        elif not field or not kinds:
            raise ValueError(f"{file.name}:{number}: not understood: {line[:80]}")
        elif field[1] == "e":
            kinds[-1]["examples"] = both(field[2])
        elif field[1] == "n":
            kinds[-1]["properties"].append({"n": both(field[2])})
        else:
            value = field[2] if field[1] == "k" else both(field[2]) if field[1] in "vx" else fields(field[2])
            kinds[-1]["properties"][-1][field[1]] = value
    for kind in kinds:
        for known in kind["properties"]:
            missing = set("nvqzscx") - set(known)
            if missing:
                raise ValueError(f"{file.name}: {known['n'][0][0]} lacks {', '.join(sorted(missing))}")
    return kinds


def read_passages(file):
    """Passages with questions: (question, place of the answer), and what they don't answer."""
    passages = []
    for number, line in enumerate(file.read_text().split("\n"), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        found = re.match(r"([PQX]):\s*(.*)$", line)
        if not found or (found[1] != "P" and not passages):
            raise ValueError(f"{file.name}:{number}: not understood: {line[:80]}")
        if found[1] == "P":
            passages.append({"text": re.sub(r"\s*//\s*", "\n", found[2]), "asked": [], "unanswered": []})
        elif found[1] == "X":
            passages[-1]["unanswered"].append(found[2])
        else:
            question, answer = re.split(r"\s+=>\s+", found[2])
            place = passages[-1]["text"].find(answer.strip())
            if place < 0:
                raise ValueError(f"{file.name}:{number}: the answer doesn't stand in the passage: {answer}")
            passages[-1]["asked"].append((question, place))
    return passages


def read_data(folder, held_out):
    """All kinds of things and passages; of what is held out, the others."""
    kinds, passages = [], []
    for file in sorted(Path(folder).glob("*.txt")):
        if (file.name in held_out["kinds"]) == held_out["wanted"] and file.name.startswith("things-"):
            kinds += read_kinds(file)
        elif not file.name.startswith("things-"):
            some = read_passages(file)
            split = len(some) - (10 if file.name in held_out["passages"] else 0)
            passages += some[split:] if held_out["wanted"] else some[:split]
    return kinds, passages


def entity(kind, language):
    if random.random() < 0.4:
        return random.choice(kind["examples"][language])
    noun = kind["names"][language] if random.random() < 0.4 else ""
    if language == CHINESE:
        return "".join(random.choice(CHARACTERS) for _ in range(random.choice((2, 3)))) + noun
    word = "".join(random.choice(SYLLABLES) for _ in range(random.choice((2, 2, 3)))).capitalize()
    return f"{word} {noun.capitalize()}".strip()


def other_digits(text):
    return re.sub(r"\d", lambda digit: str(random.randint(1, 9)) if random.random() < 0.5 else digit[0], text)


def camel(name):
    words = re.sub(r"[^A-Za-z0-9 ]", "", name).split()
    return words[0].lower() + "".join(word.capitalize() for word in words[1:]) if words else name


def statement(known, language, thing):
    """What is known of a property, as a graph, a table or a text tells it."""
    value = other_digits(random.choice(known["v"][language]))
    if random.random() < 0.35:
        return random.choice(known["c" if language else "s"]).replace("{E}", thing).replace("{V}", value)
    name = random.choice(known["n"][language])
    if language == ENGLISH and random.random() < 0.2:
        name = camel(name)
    return f"{name}: {value}" if random.random() < 0.7 else f"{thing} — {name} → {value}"


class Batch:
    """Questions, statements, and for each question the statement that answers (None: none does) among those from, to."""

    def __init__(self):
        self.questions, self.statements, self.answers, self.ranges = [], [], [], []

    def ask(self, question, answer, start, end):
        self.questions.append(question)
        self.answers.append(answer)
        self.ranges.append((start, end))


def batch_of_kinds(kinds, count=4, questions=10):
    """Properties of some kinds of things: a question is to be told from nine others about the same thing."""
    batch = Batch()
    for kind in random.sample(kinds, count):
        asked = random.choice((ENGLISH, CHINESE))
        told = asked if random.random() < 0.75 else 1 - asked
        thing = entity(kind, asked)
        properties = random.sample(kind["properties"], min(len(kind["properties"]), 10))
        untold = set(random.sample(range(len(properties)), random.choice((0, 1, 2))))
        start, place = len(batch.statements), {}
        for index, known in enumerate(properties):
            if index not in untold:
                place[index] = len(batch.statements)
                batch.statements.append(statement(known, told, thing))
        for _ in range(questions):
            index = random.randrange(len(properties))
            known = properties[index]
            isNear = random.random() < 0.2
            question = random.choice(known["x"][asked] if isNear else known["z" if asked else "q"])
            batch.ask(question.replace("{E}", thing), None if isNear else place.get(index), start, len(batch.statements))
    return batch


def batch_of_passages(passages, count=6):
    """Passages: a question is to be told from the other sentences, often from those of the other passages too."""
    batch = Batch()
    for passage in random.sample(passages, count):
        parts = [part.strip() for part in re.split(r"(?<=\n)|(?<=[。！？])|(?<=[.!?]\s)", passage["text"]) if part.strip()]
        start, places, at = len(batch.statements), [], 0
        for part in parts:
            begin = passage["text"].index(part, at)
            at = begin + len(part)
            places.append((begin, at))
        batch.statements += parts
        for question, answer in random.sample(passage["asked"], min(4, len(passage["asked"]))):
            place = next((index for index, (begin, end) in enumerate(places) if begin <= answer < end), None)
            if place is not None:
                batch.ask(question, start + place, start, len(batch.statements))
        for question in random.sample(passage["unanswered"], min(2, len(passage["unanswered"]))):
            batch.ask(question, None, start, len(batch.statements))
    if random.random() < 0.6:
        batch.ranges = [(0, len(batch.statements))] * len(batch.questions)
    return batch
