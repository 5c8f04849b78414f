"""The simulated study at the paper's size, against what was planted in it."""

import csv
import io

import pytest


@pytest.fixture(scope="module")
def demo(resettle, tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo") / "study"
    resettle("simulate", "rednote-2025", folder)
    resettle("run", folder)
    return folder


def planted(demo):
    with open(demo / "truth" / "planted.csv") as file:
        return {row["name"]: row["value"] for row in csv.DictReader(file)}


def flow(resettle, demo, unit):
    rows = resettle.rows(demo, "collection_flow", f"unit = '{unit}'")
    return {row["stage"]: row for row in rows}


@pytest.mark.parametrize("table", ["cohort", "daily_activity", "phase_summary",
                                   "activity_by_hour", "activity_by_kind", "hashtags"])
def test_a_table_is_its_truth_to_the_byte(resettle, demo, table):
    assert resettle.csv(demo, table) == (demo / "truth" / f"{table}.csv").read_text()


def test_the_papers_numbers_are_there(resettle, demo):
    assert len(resettle.rows(demo, "users")) == 2020
    assert len(resettle.rows(demo, "cohort", "included")) == 1299
    posts = flow(resettle, demo, "posts")
    comments = flow(resettle, demo, "comments")
    assert posts["in the window"]["kept"] == 43338
    assert comments["in the window"]["kept"] == 387395
    days = resettle.rows(demo, "daily_activity")
    peak = max(days, key=lambda day: day["posts"])
    assert (peak["day"], peak["posts"]) == ("2025-01-19", 2106)
    after = [day for day in days if day["day"] > "2025-01-19"]
    trough = min(after, key=lambda day: day["posts"])
    assert (trough["day"], trough["posts"]) == ("2025-04-04", 64)


def test_what_was_left_out_is_what_was_planted(resettle, demo):
    plan = planted(demo)
    posts = flow(resettle, demo, "posts")
    comments = flow(resettle, demo, "comments")
    assert posts["distinct posts"]["left_out"] == int(plan["duplicate_posts"])
    assert comments["distinct comments"]["left_out"] == int(plan["duplicate_comments"])
    assert comments["on a post that was read"]["left_out"] == int(plan["orphan_comments"])
    assert posts["by the cohort"]["left_out"] == int(plan["posts_by_others"])
    assert posts["in the window"]["left_out"] == int(plan["cohort_posts_outside_window"])
    assert len(resettle.rows(demo, "quarantine")) == int(plan["torn_lines"])


def test_what_a_step_keeps_and_leaves_out_is_what_the_step_before_kept(resettle, demo):
    for unit in ("users", "posts", "comments"):
        steps = sorted(flow(resettle, demo, unit).values(), key=lambda row: row["step"])
        for before, now in zip(steps, steps[1:]):
            assert now["kept"] + now["left_out"] == before["kept"] + now["added"], now


def test_the_language_of_nearly_every_post_in_one_language_is_the_planted_one(resettle, demo):
    # Of a bilingual post either language is right; a post of a word or two is often unknown.
    with open(demo / "truth" / "post_languages.csv") as file:
        planted_language = {row["post_id"]: row["language"] for row in csv.DictReader(file)
                            if row["mixed_language"] == "false" and row["language"] != "unknown"}
    rows = csv.DictReader(io.StringIO(resettle.csv(demo, "posts")))
    found = {row["post_id"]: row["language"] for row in rows if row["post_id"] in planted_language}
    told = {post: language for post, language in found.items() if language != "unknown"}
    right = sum(planted_language[post] == language for post, language in told.items())
    assert right / len(told) > 0.97
    assert len(told) / len(found) > 0.9


def test_no_text_of_a_post_is_in_the_report(resettle, demo):
    page = (demo / "report" / "index.html").read_text()
    bodies = [row["body"] for row in resettle.rows(demo, "posts", "length(body) > 60")[:300]]
    assert len(bodies) == 300
    assert not any(body[:60] in page for body in bodies)
