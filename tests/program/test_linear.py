"""Inputs that once took the square of their size: each would take many minutes."""

from conftest import POSTS_PAGE, write_study

COMMENTS = """
[[source]]
format   = "table"
path     = "comments.csv"
kind     = "comments"
timezone = "UTC"
columns  = { comment_id = "id", post_id = "post", parent_id = "answers", created_at = "time" }
"""


def test_a_chain_of_replies_is_walked_once(resettle, tmp_path):
    replies = 200_000
    chain = "".join(f"{n},1,{n - 1 or ''},2025-01-19 12:00\n" for n in range(1, replies + 1))
    folder = write_study(tmp_path / "study", POSTS_PAGE + COMMENTS, {
        "posts.csv": "id,user,time,title,text,likes,tags\n1,u,2025-01-19 12:00,Title,Body,1,x\n",
        "comments.csv": "id,post,answers,time\n" + chain})
    resettle("run", folder)
    resettle("show", "comment_roots", "--output", tmp_path / "roots.csv", cwd=folder)
    roots = (tmp_path / "roots.csv").read_text().splitlines()[1:]
    assert len(roots) == replies - 1
    assert len({row.split(",")[1] for row in roots}) == 1
