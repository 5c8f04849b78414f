"""What the report says is what its tables say: findings against the tables that hold the same number."""

import json
import math
from collections import Counter

import pytest


@pytest.fixture(scope="module")
def found(resettle, finished):
    return {row["finding"]: row for row in resettle.rows(finished, "findings")}


def only(rows):
    assert len(rows) == 1
    return rows[0]


def close(a, b):
    return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-12)


def test_the_engagement_gap_is_the_tables(resettle, finished, found):
    row = only(resettle.rows(finished, "engagement_gap",
                             "design = 'split' AND phase_number = 0 AND metric = 'likes'"))
    assert close(found["engagement_gap_split"]["estimate"], row["ratio"])
    assert close(found["engagement_gap_split"]["low"], row["low"])


def test_the_share_of_likes_is_the_tables(resettle, finished, found):
    row = only(resettle.rows(finished, "influence_levels", "level = 'high'"))
    assert close(found["high_like_share"]["estimate"], row["like_share"])


def test_who_fell_silent_is_the_tables(resettle, finished, found):
    rows = resettle.rows(finished, "transitions", "followers_counted AND from_number = 2 "
                         "AND from_level IN ('high', 'low')")
    silent = sum(row["users"] for row in rows if row["to_level"] == "inactive")
    assert close(found["fell_silent"]["estimate"], silent / sum(row["users"] for row in rows))


def test_who_was_not_watched_to_the_end_has_not_fallen_silent(resettle, study):
    for path in study.glob("raw/*_2026-07-05.jsonl"):  # half of the users were not seen again
        lines = path.read_text().splitlines(True)
        path.write_text("".join(
            line for line in lines if json.loads(line)["creator_hash"][-1] < "8"))
    page = study / "study.toml"
    page.write_text(page.read_text().replace("last_day  = 2025-06-30", "last_day  = 2025-07-20"))
    resettle("run", study)
    unobserved = resettle.rows(study, "phase_levels", "phase_number = 3 AND level = 'unobserved'")
    assert sum(row["users"] for row in unobserved) > 10
    found = {row["finding"]: row for row in resettle.rows(study, "findings")}
    test_who_fell_silent_is_the_tables(resettle, study, found)
    test_who_was_retained_is_the_tables(resettle, study, found)


def test_who_was_retained_is_the_tables(resettle, finished, found):
    row = only(resettle.rows(finished, "retention_summary", "group_name = 'all'"))
    assert close(found["retained_30_days"]["estimate"], row["retained_30_days_share"])
    assert close(found["retained_30_days"]["low"], row["retained_30_days_low"])
    assert close(found["retained_30_days"]["high"], row["retained_30_days_high"])
    assert found["retained_30_days"]["authors"] == row["users"]


def test_who_was_retained_to_a_first_silence_is_the_tables(resettle, study):
    before = resettle.rows(study, "retention_summary", "group_name = 'all'")
    page = study / "study.toml"
    page.write_text(page.read_text() + "\n[trajectories]\nretention_event = \"first_silence\"\n")
    resettle("run", study)
    found = {row["finding"]: row for row in resettle.rows(study, "findings")}
    test_who_was_retained_is_the_tables(resettle, study, found)
    assert resettle.rows(study, "retention_summary", "group_name = 'all'") != before
    own = only(resettle.rows(study, "multiverse",
                             "specification = 0 AND finding = 'retained_30_days'"))
    assert own["retention_event"] == "first_silence"
    assert own["estimate"] == found["retained_30_days"]["estimate"]


def test_posts_a_day_are_the_tables(resettle, finished, found):
    row = resettle.rows(finished, "phase_contrast")[-1]
    assert close(found["posts_per_day_ratio"]["estimate"], row["ratio"])


def test_the_topic_gap_is_the_tables(resettle, finished, found):
    share = {row["level"]: row["share"]
             for row in resettle.rows(finished, "topic_share", "topic = '5b'")}
    gap = 100 * (share["low"] - share["high"])
    assert close(found["self_expression_gap"]["estimate"], gap)


def test_the_rank_stability_is_the_tables(resettle, finished, found):
    phases = [row["phase"] for row in resettle.rows(finished, "phase_summary")]
    row = only(resettle.rows(
        finished, "topic_stability",
        f"level = 'all' AND from_phase = '{phases[0]}' AND to_phase = '{phases[-1]}'"))
    assert close(found["topic_rank_stability"]["estimate"], row["spearman"])


def test_the_trend_is_the_tables(resettle, finished, found):
    score = {row["phase_number"]: row["score"] for row in
             resettle.rows(finished, "topic_engagement", "scale = 'pooled' AND topic = '2c'")}
    trend = score[max(score)] - score[min(score)]
    assert close(found["topic_engagement_trend"]["estimate"], trend)


def test_the_studys_own_specification_is_its_findings(resettle, finished, found):
    own = {row["finding"]: row["estimate"]
           for row in resettle.rows(finished, "multiverse", "specification = 0")}
    assert own.keys() == found.keys()
    for name, row in found.items():
        assert own[name] == row["estimate"], name


def test_levels_of_phases_are_the_tables(resettle, study):
    page = study / "study.toml"
    page.write_text(page.read_text() + "\n[engagement]\nlevel_scope = \"phase\"\n")
    resettle("run", study)
    found = {row["finding"]: row for row in resettle.rows(study, "findings")}
    test_the_engagement_gap_is_the_tables(resettle, study, found)
    test_the_studys_own_specification_is_its_findings(resettle, study, found)

    level = {(row["user_id"], row["phase"]): row["level"]
             for row in resettle.rows(study, "influence_by_phase")}
    likes = Counter()
    for row in resettle.rows(study, "author_phase_totals", "likes IS NOT NULL"):
        likes[level[row["user_id"], row["phase"]]] += row["likes"]
    assert close(found["high_like_share"]["estimate"],
                 likes["high"] / (likes["high"] + likes["low"]))

    posts = Counter((level[row["user_id"], row["phase"]], row["topic"] == "5b")
                    for row in resettle.rows(study, "post_facts", "topic IS NOT NULL"))
    share = {one: posts[one, True] / (posts[one, True] + posts[one, False])
             for one in ("low", "high")}
    assert close(found["self_expression_gap"]["estimate"], 100 * (share["low"] - share["high"]))

    for metric in ("likes", "shares"):
        rows = [row for row in resettle.rows(study, "engagement", f"metric = '{metric}'")
                if row["level"] == "high"]
        assert rows[0]["posts"] == sum(row["posts"] for row in rows[1:])


@pytest.mark.parametrize("choice, finding", [
    ("normalise", "high_like_share"), ("weights", "high_like_share"),
    ("high_share", "high_like_share"), ("followers", "high_like_share"),
    ("level_scope", "high_like_share"), ("level_scope", "engagement_gap_split"),
    ("level_scope", "self_expression_gap"), ("level_scope", "topic_engagement_trend"),
    ("level_scope", "sentiment_gap"), ("active_posts", "fell_silent"), ("min_confidence", "warmest_topic_gap"),
    ("retention_event", "retained_30_days"), ("boundary_days", "posts_per_day_ratio"),
    ("end_days", "posts_per_day_ratio")])
def test_a_choice_changes_the_finding_that_looks_at_it(resettle, finished, choice, finding):
    rows = resettle.rows(finished, "multiverse",
                         f"finding = '{finding}' AND kind IN ('default', 'one changed')")
    own = only([row for row in rows if row["kind"] == "default"])
    others = [row for row in rows if row[choice] != own[choice]]
    assert any(row["estimate"] != own["estimate"] for row in others)


def test_repeated_estimates_are_counted_once(resettle, finished):
    estimates = {}
    for row in resettle.rows(finished, "multiverse", "estimate IS NOT NULL AND authors >= 10"):
        estimates.setdefault(row["finding"], set()).add(row["estimate"])
    said = {row["finding"]: row["distinct_estimates"]
            for row in resettle.rows(finished, "multiverse_summary")}
    assert {name: len(values) for name, values in estimates.items()} == \
        {name: n for name, n in said.items() if n > 0}
    assert 1 < min(len(values) for values in estimates.values()) < 240


def test_each_finding_has_a_sentence_in_the_report(finished, found):
    page = (finished / "report" / "index.html").read_text()
    robustness = page[page.index('<h2 id="robustness">'):]
    there = [row for row in found.values()
             if row["estimate"] is not None and row["authors"] >= row["least_authors"]]
    ratios = sum(1 for row in there if row["unit"] == "ratio")
    shares = sum(1 for row in there if row["unit"] == "share")
    assert robustness.count("Same side of 1 in") == ratios > 0
    assert robustness.count("Same sign in") == len(there) - ratios - shares
    assert robustness.count(" specifications, from ") == len(there)


def test_numbers_of_too_few_authors_are_no_headlines(resettle, study):
    page = study / "study.toml"
    page.write_text(page.read_text() + "\n[statistics]\nleast_authors = 100000\n")
    resettle("run", study)
    report = (study / "report" / "index.html").read_text().split("<script", 1)[0]
    assert report.count("Too few authors to say") >= 10
    assert "times as many likes" not in report and "felt warmest" not in report
    assert "findings that have a side" not in report and resettle.rows(study, "specification_curve") == []
    found = resettle.rows(study, "findings")
    assert {row["least_authors"] for row in found} == {100000}
    assert all(row["authors"] > 0 and row["estimate"] is not None for row in found)
    for row in resettle.rows(study, "multiverse_summary"):
        assert row["own_estimate"] is row["least"] is row["most"] is row["agree"] is None
        assert row["reason"].startswith("too few authors to say")
    assert "| least_authors | 100000 |" in (study / "report" / "methods.md").read_text()


def test_specifications_of_too_few_authors_are_counted_apart_and_no_extremes(resettle, study, found):
    fewest = {}
    for row in resettle.rows(study, "multiverse", "estimate IS NOT NULL"):
        fewest[row["finding"]] = min(row["authors"], fewest.get(row["finding"], row["authors"]))
    name = min(name for name, least in fewest.items() if least < found[name]["authors"])
    least_authors = found[name]["authors"]
    page = study / "study.toml"
    page.write_text(page.read_text() + f"\n[statistics]\nleast_authors = {least_authors}\n")
    resettle("run", study)
    rows = resettle.rows(study, "multiverse", f"finding = '{name}' AND estimate IS NOT NULL")
    kept = [row["estimate"] for row in rows if row["authors"] >= least_authors]
    said = only(resettle.rows(study, "multiverse_summary", f"finding = '{name}'"))
    assert said["with_estimate"] == len(kept) and said["least"] == min(kept)
    assert said["most"] == max(kept) and said["distinct_estimates"] == len(set(kept))
    assert said["too_few_authors"] == len(rows) - len(kept) > 0
    report = (study / "report" / "index.html").read_text()
    assert f"; {said['too_few_authors']} more rest" in report.replace("rests", "rest")


def test_findings_tell_groups_apart_where_the_tables_do(resettle, study):
    page = study / "study.toml"
    page.write_text(page.read_text() + "\n[topics]\ntopic_level = \"group\"\n")
    resettle("run", study)
    finding = only(resettle.rows(study, "findings", "finding = 'self_expression_gap'"))
    group = only(resettle.rows(study, "topic_tests", "topic = '5'"))
    assert close(finding["estimate"], 100 * group["difference"])
    stability = only(resettle.rows(study, "topic_stability",
                                   "level = 'all' AND from_number = 1 AND to_number = 3"))
    rank = only(resettle.rows(study, "findings", "finding = 'topic_rank_stability'"))
    assert close(rank["estimate"], stability["spearman"])


def test_posts_of_levels_and_of_users_without_one_add_up(resettle, study):
    profiles = study / "raw" / "search_creators_2025-06-30.jsonl"
    profiles.write_text("".join(profiles.read_text().splitlines(True)[1:]))  # an unscored author
    resettle("run", study)
    levels = {row["level"]: row["labelled_posts"]
              for row in resettle.rows(study, "topic_share", "topic = '1a'")}
    assert levels["unscored"] > 0
    assert levels["all"] == levels["high"] + levels["low"] + levels["unscored"]
    report = (study / "report" / "index.html").read_text()
    assert f", and {levels['unscored']} of users without a level; " in report
