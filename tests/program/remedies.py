"""What the program tells users to do, read off its sources: the last argument of every error, and every
sentence that names study.toml, a section of it or a command."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LITERAL = r'"(?:\\.|[^"\\])*"'
# Sentences beside errors that tell the user to do something.
TELLS = re.compile(r"study\.toml|codebooks/|\[\[source\]\]|\[cohort\]|\[window\]|`resettle|`\{\}`"
                   r"|\b[Mm]ap (user_id|created_at|unit_id)"
                   r"|^(Work on|Pause it|Copy it|Free some|chmod)")


def arguments(text, at):
    """Of the call whose parenthesis opens at `at`, without their strings being torn apart."""
    depth, found, current, i = 0, [], "", at
    while True:
        string = re.match(LITERAL + r"|'(?:\\.|[^'\\])'", text[i:]) if text[i] in "\"'" else None
        if string:
            current += string[0]
            i += len(string[0])
            continue
        character = text[i]
        depth += (character in "([{") - (character in ")]}")
        if depth == 0:
            return found + [current]
        if character == "," and depth == 1:
            found.append(current)
            current = ""
        elif i > at:
            current += character
        i += 1


def texts(code, joint=r"\s*"):
    """Literals, with those that stand side by side as one. `joint` may also be a plus sign."""
    found = re.findall(rf"{LITERAL}(?:{joint}{LITERAL})*", code)
    whole = ["".join(part[1:-1] for part in re.findall(LITERAL, text)) for text in found]
    return [text.replace('\\"', '"').replace("\\u2019", "’").replace("{{", "{").replace("}}", "}")
            for text in whole]


def is_told(text):
    return " " in text.strip() and len(text) > 8


def remedy_of(code, call):
    """Its literals, or those of the function that makes it."""
    last = arguments(code, call.end() - 1)[-1]
    made_by = re.fullmatch(r"\s*(\w+)\(.*\)\s*", last, re.S)
    if made_by and not texts(last):
        body = re.search(rf"\b{made_by[1]}\([^;]*?\) \{{.*?^\}}|\b{made_by[1]} = \[&\].*?^ *\}};", code,
                         re.S | re.M)
        last = body[0] if body else ""
    return [text for text in texts(last) if is_told(text)]


def of_errors():
    for path in sorted((ROOT / "src").rglob("*.cpp")):
        if path.name.endswith("_test.cpp") or path.name == "error.cpp":
            continue
        code = path.read_text()
        for call in re.finditer(r"\b(?:UserError|DiskFull|refuse)\(", code):
            if re.search(r"\bvoid TomlSection::$|class |const ", code[:call.start()][-20:]):
                continue
            for text in remedy_of(code, call):
                yield text, f"{path.relative_to(ROOT)}:{code[:call.start()].count(chr(10)) + 1}"


def of_statement(code):
    """Texts of a CASE, with {} where a column stands between two parts."""
    literal = r"'(?:[^']|'')*'"
    for text in re.findall(rf"(?:THEN|ELSE)\s+({literal}(?:\s*\|\|\s*(?:{literal}|\w+))*)", code):
        parts = re.findall(rf"({literal})|(\w+)", text)
        yield "".join(one[1:-1].replace("''", "'") if one else "{}" for one, _ in parts)


def of_sentences():
    """Of figures, worries and reasons."""
    files = [*(ROOT / "src" / "analyses").rglob("figure.ts"), ROOT / "src/report/figures/remedies.ts"]
    files += [path for path in (ROOT / "src" / "analyses").rglob("*_findings.cpp")]
    files += [ROOT / "src/cli/run.cpp", ROOT / "src/report/content.cpp", ROOT / "src/report/worries.cpp",
              ROOT / "src/cohort/nothing_counted.sql",
              ROOT / "src/analyses/post_facts/missing_labels.sql", ROOT / "src/cli/doctor.cpp"]
    errors = {text for text, _ in of_errors()}
    for path in files:
        code = path.read_text()
        if path.suffix == ".sql":
            found = of_statement(code)
        else:
            code = re.sub(r"^\s*//.*$|#include.*$", "", code, flags=re.M)
            joint = r"\s*(?:\+\s*)?" if path.suffix == ".ts" else r"\s*"
            found = texts(code, joint)
        for text in found:
            if TELLS.search(text) and is_told(text) and text not in errors:
                yield text, str(path.relative_to(ROOT))


def all_remedies():
    return [*of_errors(), *of_sentences()]


def pattern(remedy):
    """What matches the printed remedy: {} stands for anything."""
    return ".*".join(re.escape(part) for part in re.split(r"\{[^{}]*\}", remedy))
