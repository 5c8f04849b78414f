"""The simulated study in another shape: one file a kind, so that no thread can take a file of its own,
and 15 topics: every other post of topic 7 is of an eighth."""

import shutil

EIGHTH = """
[[group]]
label = "8"
name  = "Everything Else"

[[category]]
label      = "8"
group      = "8"
name       = "Everything Else"
definition = "What no other topic holds."
examples   = ["Weather again", "Test"]
"""


def into_one(raw, kind):
    with (raw / f"{kind}.jsonl").open("wb") as whole:
        for file in sorted(raw.glob(f"search_{kind}_*.jsonl")):
            text = file.read_bytes()
            whole.write(text if text.endswith(b"\n") else text + b"\n")
            file.unlink()


def with_eighth_topic(text):
    head, *lines = text.splitlines()
    sevenths = 0
    for i, line in enumerate(lines):
        note, label = line.split(",")
        if label == "7":
            sevenths += 1
            lines[i] = f"{note},{8 if sevenths % 2 else 7}"
    return "\n".join([head, *lines, ""])


def make(study, folder):
    """A copy of a study that was never run, in `folder`."""
    shutil.copytree(study, folder)
    for kind in ("contents", "comments", "creators"):
        into_one(folder / "raw", kind)
    labels = folder / "raw" / "labels_topic.csv"
    labels.write_text(with_eighth_topic(labels.read_text()))
    codebook = folder / "codebooks" / "topic.toml"
    codebook.write_text(codebook.read_text() + EIGHTH)
