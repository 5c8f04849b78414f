#!/usr/bin/env bash
# The study whose page the browser tests open: a small simulated one with a hostile title and hashtag
# in it. Usage: make_study.sh FOLDER
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$1
rm -rf "$folder"
build/resettle simulate rednote-2025 "$folder" --scale 0.1 --seed 5 > /dev/null
# By an author of the cohort, so that the hashtag reaches the report.
author=$(grep -m1 ',yes,' "$folder/decisions.csv" | cut -d, -f1)
printf '%s\n' '{"note_id":"678c5a000000000000abcdef","type":"normal","title":"<img src=x onerror=alert(1)>","desc":"hostile","time":1737300000000,"user_id":"'"$author"'","liked_count":"1","tag_list":"<script>alert(1)</script>,=cmd|calc,</script><svg onload=alert(2)>","last_modify_ts":1751000000000}' \
  > "$folder/raw/hostile.jsonl"
# One author is enough to be shown: else the hashtag would not leave.
printf '[statistics]\nleast_authors = 1\n' >> "$folder/study.toml"
sed -i 's/^title .*/title = "Refugees <script>alert(3)<\/script> on RedNote"/' "$folder/study.toml"
build/resettle run "$folder" > /dev/null 2>&1
