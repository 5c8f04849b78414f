"""724 real posts, where they are there: shared/data/ beside the project."""

import pytest

from conftest import SHARED, visible, write_study

POSTS = SHARED / "data" / "rednote_posts_2025.csv"

pytestmark = pytest.mark.skipif(not POSTS.exists(), reason=f"{POSTS.name} is not beside the project")


@pytest.fixture(scope="module")
def real(resettle, tmp_path_factory):
    folder = write_study(tmp_path_factory.mktemp("real") / "study", f"""
[study]
title = "Posts of TikTok refugees"
timezone = "America/New_York"
[[source]]
format      = "table"
path        = "{POSTS}"
kind        = "posts"
timezone    = "Asia/Shanghai"
time_format = "%m/%d/%Y %H:%M"
columns     = {{ post_id = "post_id", user_id = "user_id", title = "title", body = "content", created_at = "create_time", kind = "post_type", likes = "like_count", saves = "collect_count", comments = "comment_count", shares = "share_count", hashtags = "label", location = "ip_localtion" }}
""")
    resettle("run", folder)
    return folder


def test_every_post_and_every_author_is_there(resettle, real):
    assert len(resettle.rows(real, "posts")) == 724
    assert len(resettle.rows(real, "users")) == 676
    assert resettle.rows(real, "quarantine") == []


def test_a_rounded_count_is_parsed_and_marked(resettle, real):
    # The most liked of the first lines: "7.6万" likes, "3829" saves.
    rows = resettle.rows(real, "posts", "line = 2")
    assert rows[0]["likes"] == 76000
    assert rows[0]["approximate"] == ["likes"]
    assert rows[0]["saves"] == 3829
    marked = resettle.rows(real, "posts", "len(approximate) > 0")
    assert sum("likes" in row["approximate"] for row in marked) == 82


def test_a_time_is_read_in_the_collectors_clock(resettle, real):
    # 1/14/2025 12:08 in Shanghai is the evening before in New York.
    rows = resettle.rows(real, "posts", "line = 2")
    assert rows[0]["created_at"] == "2025-01-14T04:08:00Z"
    assert rows[0]["day"] == "2025-01-13"


def test_the_study_has_its_report(real):
    assert "724" in visible(real) and "NaN" not in visible(real)


def test_new_asks_only_what_the_file_does_not_tell(resettle, tmp_path):
    folder = tmp_path / "study"
    resettle("new", folder, POSTS, "--timezone", "America/New_York")
    text = (folder / "study.toml").read_text()
    questions = [line for line in text.splitlines() if line.startswith("# QUESTION")]
    assert len(questions) == 1 and "zone" in questions[0]
    assert 'time_format = "%m/%d/%Y %H:%M"' in text
    assert "question is open" in resettle("run", folder, expect=2).stderr
    text = text.replace('timezone = "?"', 'timezone = "Asia/Shanghai"')
    (folder / "study.toml").write_text(text)
    resettle("run", folder)
    assert len(resettle.rows(folder, "posts")) == 724
