"""The re-run, the changed setting, the new export, the other machine."""

import json
import shutil

from conftest import outputs


def test_a_second_run_with_nothing_changed_writes_nothing(resettle, study):
    before = {path: path.stat().st_mtime_ns for path in study.rglob("*") if path.is_file()}
    again = resettle.json("run", study)
    assert again["made"] == []
    resettle("run", study)
    after = {path: path.stat().st_mtime_ns for path in study.rglob("*") if path.is_file()
             and path.name != "checksums.json"}
    assert {path: before[path] for path in after} == after


def test_the_same_study_gives_the_same_bytes_on_one_thread_and_on_many(resettle, simulated,
                                                                       finished, tmp_path):
    one = tmp_path / "study"
    shutil.copytree(simulated, one)
    resettle("run", one, "--threads", "1")
    many = tmp_path / "many"
    shutil.copytree(simulated, many)
    resettle("run", many, "--threads", "7")
    assert outputs(one) == outputs(finished)
    assert outputs(many) == outputs(finished)


def test_a_moved_phase_remakes_only_what_reads_the_phases(resettle, study):
    page = study / "study.toml"
    page.write_text(page.read_text().replace("first_day = 2025-04-05", "first_day = 2025-04-01"))
    plan = {item["table"]: item["reasons"] for item in resettle.json("plan", study)["make"]}
    assert plan["study_phases"] == ["setting phases changed"]
    made = set(resettle.json("run", study)["made"])
    assert made == set(plan) >= {"study_phases", "days", "daily_activity", "phase_summary"}
    assert not made & {"posts", "comments", "users", "places", "cohort_posts", "cohort_comments"}
    assert resettle.rows(study, "phase_summary")[2]["first_day"] == "2025-04-01"


def test_moving_a_phase_back_finds_the_old_versions(resettle, study):
    page = study / "study.toml"
    text = page.read_text()
    page.write_text(text.replace("first_day = 2025-04-05", "first_day = 2025-04-01"))
    resettle("run", study)
    page.write_text(text)
    assert resettle.json("run", study)["made"] == []


def test_a_new_export_parses_only_itself(resettle, study):
    old = {path.name for path in (study / "cache").glob("raw_*.parquet")}
    lines = (study / "raw" / "search_contents_2026-07-05.jsonl").read_text().splitlines()
    record = json.loads(lines[0])
    record["note_id"] = "67b00000000000000000abcd"
    (study / "raw" / "search_contents_2026-07-09.jsonl").write_text(json.dumps(record) + "\n")
    resettle("run", study)
    new = {path.name for path in (study / "cache").glob("raw_*.parquet")}
    assert old <= new
    assert len(new - old) == 2  # its posts and its entry in raw_files
    rows = resettle.rows(study, "raw_posts", "file = 'raw/search_contents_2026-07-09.jsonl'")
    assert len(rows) == 1


def test_clean_keeps_what_is_used(resettle, study):
    page = study / "study.toml"
    page.write_text(page.read_text().replace("first_day = 2025-04-05", "first_day = 2025-04-01"))
    resettle("run", study)
    assert resettle.json("clean", study)["freed_bytes"] > 0
    assert resettle.json("run", study)["made"] == []


def test_only_makes_what_a_table_needs(resettle, simulated, tmp_path):
    folder = tmp_path / "study"
    shutil.copytree(simulated, folder)
    made = resettle.json("run", folder, "--only", "hashtags")["made"]
    assert "hashtags" in made and "quality" not in made and "geography" not in made
    assert not (folder / "report").exists()


def test_the_raw_files_are_never_written_to(resettle, simulated, finished):
    for path in (simulated / "raw").iterdir():
        assert path.read_bytes() == (finished / "raw" / path.name).read_bytes()


def test_the_report_is_made_again_when_a_file_of_it_is_gone(resettle, study):
    page = (study / "report" / "index.html").read_bytes()
    (study / "report" / "index.html").unlink()
    resettle("run", study)
    assert (study / "report" / "index.html").read_bytes() == page


def test_the_manifest_names_every_raw_file_with_its_checksum(study):
    import hashlib
    manifest = json.loads((study / "report" / "manifest.json").read_text())
    text = json.dumps(manifest)
    paths = set((study / "raw").iterdir())
    unread = set((study / "raw").glob("machine_*.csv"))  # labels that no source names
    assert paths > unread != set()
    for path in paths:
        is_named = hashlib.sha256(path.read_bytes()).hexdigest() in text
        assert is_named == (path not in unread), path
    assert str(study) not in text
