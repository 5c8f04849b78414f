"""Writes what the build reads off the places of files: embedded resources and the list of makers.

Usage: generate.py OUT_FOLDER [NAME=FILE …]

Every .sql, .toml, .html, .css and .txt under src/ is embedded under its path below src/; NAME=FILE
embeds a file that lies elsewhere. A maker is a .sql or .cpp file under src/ whose first comment
block holds "one row per:"; the file's name is its table's name.
"""

import json
import re
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src"
EMBEDDED = {".sql", ".toml", ".html", ".css", ".txt"}


def write_if_changed(path: Path, text: str) -> None:
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def header_of(path: Path) -> list[str]:
    """The lines of the first comment block, without the comment marks."""
    mark = "--" if path.suffix == ".sql" else "//"
    lines = []
    for line in path.read_text().splitlines():
        if not line.startswith(mark):
            break
        lines.append(line[len(mark):].removeprefix(" ").rstrip())
    return lines


def fields_of(path: Path) -> dict | None:
    """What the header declares, None when it is no maker. `of people: hashtag (users)` names a column
    whose values are people's, and the column that counts the people of a row."""
    header = header_of(path)
    if not any(line.startswith("one row per:") for line in header):
        return None
    about = []
    named = {}
    key = None
    for line in header:
        match = re.match(r"(one row per|of people|reads|version|cost):(.*)", line)
        if match:
            key = match[1]
            named[key] = match[2].strip()
        elif key == "reads" and line.startswith("  "):
            named[key] += " " + line.strip()
        elif key is None:
            about.append(line)
    reads = named.get("reads", "")
    settings = re.search(r"settings\(([^)]*)\)", reads)
    tables = re.sub(r",?\s*settings\([^)]*\)", "", reads)
    names = lambda text: [name.strip() for name in text.split(",") if name.strip()]
    of_people = re.fullmatch(r"(\w+) \((\w+)\)|", named.get("of people", ""))
    if of_people is None:
        sys.exit(f"{path}: write it as: of people: hashtag (users)")
    return {
        "about": " ".join(about),
        "grain": names(named["one row per"]),
        "reads": names(tables),
        "settings": names(settings[1]) if settings else [],
        "of_people": of_people[1] or "",
        "people": of_people[2] or "",
        "version": named.get("version", ""),
        "cost": int(named.get("cost", "1")),
    }


def makers_text() -> str:
    entries = []
    functions = []
    quote = lambda text: json.dumps(text, ensure_ascii=False)
    listed = lambda names: "{" + ", ".join(quote(name) for name in names) + "}"
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix not in {".sql", ".cpp"}:
            continue
        fields = fields_of(path)
        if fields is None:
            continue
        table = path.stem
        place = path.relative_to(SOURCE).as_posix()
        is_statement = path.suffix == ".sql"
        if not is_statement:
            functions.append(f"void make_{table}(Making& making);")
            if not fields["version"]:
                sys.exit(f"{place}: a maker in C++ says its version: // version: 1")
        entries.append(
            "      {.table = %s,\n       .about = %s,\n       .place = %s,\n       .grain = %s,\n"
            "       .reads = %s,\n       .settings = %s,\n       .of_people = %s,\n"
            "       .people = %s,\n       .statement = %s,\n"
            "       .version = %s,\n       .cost = %d,\n       .make = %s},\n"
            % (quote(table), quote(fields["about"]), quote(place), listed(fields["grain"]),
               listed(fields["reads"]), listed(fields["settings"]),
               quote(fields["of_people"]), quote(fields["people"]),
               f"without_cost(resource({quote(place)}))" if is_statement else '""',
               quote(fields["version"]), fields["cost"], "nullptr" if is_statement else f"make_{table}"))
    return ('#include "resources.h"\n#include "tables/maker.h"\n\nnamespace resettle {\n\n'
            + "\n".join(functions)
            + "\n\nstd::vector<Maker> all_makers() {\n  return {\n" + "".join(entries)
            + "  };\n}\n\n}  // namespace resettle\n")


def main() -> None:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    resources = {
        path.relative_to(SOURCE).as_posix(): path
        for path in sorted(SOURCE.rglob("*")) if path.suffix in EMBEDDED
    }
    for argument in sys.argv[2:]:
        name, file = argument.split("=", 1)
        resources[name] = Path(file)
    assembly = ["  .section .rodata", '  .section .note.GNU-stack,"",@progbits', "  .section .rodata"]
    declarations = []
    entries = []
    for i, (name, path) in enumerate(resources.items()):
        assembly += [
            f"  .global resource_{i}_begin", f"  .global resource_{i}_end",
            f"resource_{i}_begin:", f'  .incbin "{path}"', f"resource_{i}_end:", "  .byte 0"]
        declarations.append(f"extern const char resource_{i}_begin[], resource_{i}_end[];")
        entries.append(f'  if (name == "{name}") return view(resource_{i}_begin, resource_{i}_end);')
    write_if_changed(out / "resources.h", (
        "#pragma once\n#include <string_view>\n#include <vector>\nnamespace resettle {\n"
        "// The content of a file embedded at build time; a name that is not there is a bug.\n"
        "std::string_view resource(std::string_view name);\n"
        "const std::vector<std::string_view>& resource_names();\n}\n"))
    names = ", ".join(f'"{name}"' for name in resources)
    write_if_changed(out / "resources.cpp", (
        '#include "resources.h"\n\n#include "base/error.h"\n\nextern "C" {\n'
        + "\n".join(declarations)
        + "\n}\n\nnamespace resettle {\nnamespace {\n"
        "std::string_view view(const char* begin, const char* end) {\n"
        "  return {begin, static_cast<std::size_t>(end - begin)};\n}\n}  // namespace\n\n"
        "std::string_view resource(std::string_view name) {\n" + "\n".join(entries)
        + '\n  check(false, "no resource " + std::string(name));\n  return "";\n}\n\n'
        "const std::vector<std::string_view>& resource_names() {\n"
        "  static const std::vector<std::string_view> names = {" + names
        + "};\n  return names;\n}\n}  // namespace resettle\n"))
    write_if_changed(out / "resources_data.s", "\n".join(assembly) + "\n")
    write_if_changed(out / "makers.cpp", makers_text())
    (out / "generated.stamp").touch()


main()
