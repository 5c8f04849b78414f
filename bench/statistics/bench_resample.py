"""Cluster bootstrap beside numpy: shares of 14 topics in 2 groups, 43,338 posts by 1,299 authors.

    python bench/statistics/bench_resample.py [build folder] [threads]

Both sides get the same seeded posts and make 2,000 draws of authors. Three peers, each a loop over
draws, from how one writes it first to how one writes it when it was too slow:
  masks   gathers the posts of the drawn authors and takes each share as the mean of a mask
  counts  gathers them and counts all cells with one bincount
  sums    adds up rows of per-author counts
The intervals must agree within what 2,000 draws allow, else the script fails.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

POSTS, AUTHORS, TOPICS, DRAWS = 43_338, 1_299, 14, 2_000


def simulate(random):
    """Authors post unequally, have favourite topics, and one group each."""
    activity = random.pareto(1.2, AUTHORS) + .2
    author = random.choice(AUTHORS, POSTS, p=activity / activity.sum())
    group = (random.random(AUTHORS) < .25).astype(int)[author]
    favourite = random.integers(TOPICS, size=AUTHORS)
    own = random.random(POSTS) < .3
    topic = np.where(own, favourite[author], random.integers(TOPICS, size=POSTS))
    return author, group, topic


def shares(cells):
    cells = cells.reshape(2, TOPICS)
    return (cells / cells.sum(axis=1, keepdims=True)).ravel()


def loop_with_masks(author, group, topic, random):
    order = np.argsort(author, kind="stable")
    posts_of = np.split(order, np.searchsorted(author[order], np.arange(1, AUTHORS)))
    draws = np.empty((DRAWS, 2 * TOPICS))
    for d in range(DRAWS):
        drawn = np.concatenate([posts_of[a] for a in random.integers(AUTHORS, size=AUTHORS)])
        for g in range(2):
            topics = topic[drawn[group[drawn] == g]]
            draws[d, g * TOPICS:][:TOPICS] = [(topics == t).mean() for t in range(TOPICS)]
    return draws


def loop_with_counts(author, group, topic, random):
    order = np.argsort(author, kind="stable")
    cell = (group * TOPICS + topic)[order]
    posts_of = np.split(cell, np.searchsorted(author[order], np.arange(1, AUTHORS)))
    draws = np.empty((DRAWS, 2 * TOPICS))
    for d in range(DRAWS):
        chosen = random.integers(AUTHORS, size=AUTHORS)
        drawn = np.concatenate([posts_of[a] for a in chosen])
        draws[d] = shares(np.bincount(drawn, minlength=2 * TOPICS))
    return draws


def loop_over_sums(author, group, topic, random):
    sums = np.zeros((AUTHORS, 2 * TOPICS))
    np.add.at(sums, (author, group * TOPICS + topic), 1)
    draws = np.empty((DRAWS, 2 * TOPICS))
    for d in range(DRAWS):
        chosen = random.integers(AUTHORS, size=AUTHORS)
        draws[d] = shares(sums[chosen].sum(axis=0))
    return draws


def main():
    build = Path(sys.argv[1] if len(sys.argv) > 1 else "build")
    threads = sys.argv[2] if len(sys.argv) > 2 else "1"
    posts = simulate(np.random.default_rng(20250119))
    text = f"{POSTS} {AUTHORS}\n" + "\n".join(map("{} {} {}".format, *posts))
    ours = json.loads(subprocess.run([build / "bench_resample", threads], input=text, text=True,
                                     check=True, capture_output=True).stdout)
    print(f"resettle, {threads} thread(s): {ours['seconds'] * 1e3:8.1f} ms")

    for name, peer in (("masks", loop_with_masks), ("counts", loop_with_counts),
                       ("sums", loop_over_sums)):
        seconds = np.inf
        for _ in range(3):  # the best of three; of ours it is the best of five
            start = time.perf_counter()
            draws = peer(*posts, np.random.default_rng(7))
            seconds = min(seconds, time.perf_counter() - start)
        print(f"numpy, {name:6}:        {seconds * 1e3:8.1f} ms   "
              f"{seconds / ours['seconds']:6.1f} times as long")
        theirs = np.quantile(draws, [.025, .975], axis=0).T
        allowed = .25 * draws.std(axis=0)[:, None]
        assert (abs(theirs - ours["intervals"]) < allowed).all(), "the intervals differ"


main()
