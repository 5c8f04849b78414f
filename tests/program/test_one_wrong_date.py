"""One post whose time is wrong by decades: it neither takes the others with it nor goes unsaid."""

import pytest

from conftest import POSTS_PAGE, write_study

HEADER = "id,user,time,title,text,likes,tags\n"
GOOD = "".join(f"{n},u{n % 9},2025-01-{1 + n % 28:02} 12:00,Title,Body {n},{n},x\n"
               for n in range(60))
# Without draws and permutations a run takes a second; they do not depend on the calendar.
PAGE = POSTS_PAGE + "[statistics]\ndraws = 0\npermutations = 0\n"


def study_with(folder, time, page=PAGE):
    return write_study(folder / "study", page, {"posts.csv": HEADER + GOOD + f"odd,u1,{time},T,B,1,x\n"})


def days_and_posts(resettle, folder):
    rows = resettle.rows(folder, "daily_activity")
    return len(rows), sum(row["posts"] for row in rows)


@pytest.mark.parametrize("time", ["1970-01-01 00:00:00", "1970-01-01T00:00:00Z", "0001-01-01 00:00:00",
                                  "9999-12-31 23:59:59", "0"])
def test_a_time_that_stands_for_none_is_set_aside_and_named(resettle, tmp_path, time):
    folder = study_with(tmp_path, time)
    worries = resettle.json("run", folder)["worries"]
    assert [line for line in worries if line.startswith("lines in quarantine")] == [
        "lines in quarantine: 1 of 61 (1.6\u00a0%), e.g. posts.csv:62"]
    assert days_and_posts(resettle, folder) == (28, 60)
    # Where there is only one search, no day of it lies outside.
    assert all(row["day"] >= "2025-01-01" for row in resettle.rows(folder, "break_search"))
    reason = resettle.rows(folder, "quarantine")[0]["reason"]
    assert reason == ("created_at is no time" if time == "0" else
                      "created_at is before 1973 or after 2286")


@pytest.mark.parametrize("time, days, said, setting", [
    ("1999-12-31 12:00", 9161, "the window begins on 1999-12-31 because of posts.csv:62 (1 post); the "
     "next post is 2025-01-01", "first_day = 2025-01-01"),
    ("2085-01-01 12:00", 21916, "the window ends on 2085-01-01 because of posts.csv:62 (1 post); the "
     "post before is 2025-01-28", "last_day = 2025-01-28")])
def test_the_post_that_stretches_the_window_is_named(resettle, tmp_path, time, days, said, setting):
    folder = study_with(tmp_path, time)
    worries = resettle.json("run", folder)["worries"]
    assert [line for line in worries if line.startswith(said)], worries
    assert days_and_posts(resettle, folder) == (days, 61)
    # What the line tells to do ends it, and the window is that of the others.
    (folder / "study.toml").write_text(PAGE + f"[window]\n{setting}\n")
    worries = resettle.json("run", folder)["worries"]
    assert not [line for line in worries if "because of posts.csv" in line], worries
    assert days_and_posts(resettle, folder) == (28, 60)


def test_a_year_without_posts_among_many_is_no_stretch(resettle, tmp_path):
    early = GOOD.replace("2025-", "2022-").replace("\n", "\ne").removesuffix("e")
    folder = write_study(tmp_path / "study", PAGE, {"posts.csv": HEADER + GOOD + "e" + early})
    worries = resettle.json("run", folder)["worries"]
    assert not [line for line in worries if "because of" in line], worries


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1970-01-01"])
@pytest.mark.parametrize("key", ["first_day", "last_day"])
def test_a_window_may_not_end_where_no_time_is_believed(resettle, tmp_path, key, day):
    folder = study_with(tmp_path, "2025-01-20 12:00", PAGE + f"[window]\n{key} = {day}\n")
    error = resettle("run", folder, expect=2).stderr
    assert f"{key}: no post is of a day before 1973-03-03 or after 2286-11-20" in error
    assert f"Leave {key} out" in error
