"""Words: log-odds against logistic regression, c-TF-IDF against scikit-learn's parts, coherence
against its definition counted slowly."""

from itertools import combinations

import numpy as np
import pytest
import statsmodels.api as sm
from sklearn.preprocessing import normalize

SEEDS = range(20)


@pytest.mark.filterwarnings("ignore")  # a saturated model fits perfectly, as it should
@pytest.mark.parametrize("seed", SEEDS)
def test_log_odds_are_the_coefficients_of_a_logistic_regression(probe, seed):
    """Of "is it this word" on "is it the first group", over counts with the prior added."""
    random = np.random.default_rng(seed)
    first, second = random.integers(0, 50, (2, 11)).astype(float)
    prior = random.uniform(.5, 3, 11)
    found = probe("words.log_odds", first=first.tolist(), second=second.tolist(),
                  prior=prior.tolist())
    for word in range(11):
        of_word = np.array([first[word], second[word]]) + prior[word]
        others = np.array([first.sum(), second.sum()]) + prior.sum() - of_word
        model = sm.GLM(np.column_stack([of_word, others]), [[1, 1], [1, 0]],
                       family=sm.families.Binomial()).fit(tol=1e-12)
        assert found[word] == pytest.approx([model.params[1], model.bse[1]], rel=1e-6)


@pytest.mark.parametrize("seed", SEEDS)
def test_c_tf_idf_is_bertopics_formula_on_a_dense_matrix(probe, seed):
    random = np.random.default_rng(seed)
    table = random.poisson(.7, (random.integers(2, 8), 40)) * random.integers(1, 5, 40)
    average = int(table.sum(axis=1).mean())
    with np.errstate(divide="ignore"):
        idf = np.log(average / table.sum(axis=0) + 1)
    classes, words = table.nonzero()
    expected = normalize(table.astype(float), norm="l1")[classes, words] * idf[words]
    counts = [[int(w), int(c), float(table[c, w])] for c, w in zip(classes, words)]
    assert probe("words.c_tf_idf", counts=counts, classes=len(table)) == pytest.approx(
        expected, rel=1e-10)


def slow_npmi(topic, texts, window):
    windows = []
    for text in texts:
        size = window or max(1, len(text))
        windows += [set(text[i:i + size]) for i in range(max(1, len(text) - size + 1)) if text]
    share = lambda *words: np.mean([all(w in one for w in words) for one in windows])
    scores = []
    for x, y in combinations(sorted(set(topic)), 2):
        if share(x) and share(y):
            both = share(x, y)
            scores.append(-1 if both == 0 else 1 if both == 1 else
                          np.log(both / share(x) / share(y)) / -np.log(both))
    return np.mean(scores) if scores else None


@pytest.mark.parametrize("window", [0, 2, 5, 10])
@pytest.mark.parametrize("seed", range(8))
def test_coherence_is_its_definition_counted_slowly(probe, seed, window):
    random = np.random.default_rng(seed)
    texts = [random.zipf(1.5, random.integers(0, 25)).clip(max=30).tolist() for _ in range(60)]
    topics = [random.integers(1, 34, 6).tolist() for _ in range(5)]
    found = probe("words.npmi_coherence", topics=topics, texts=texts, window=window)
    for topic, value in zip(topics, found):
        expected = slow_npmi(topic, texts, window)
        assert value == (None if expected is None else pytest.approx(expected, abs=1e-12))
    assert probe("words.topic_diversity", topics=topics) == pytest.approx(
        len({w for t in topics for w in t}) / 30)
