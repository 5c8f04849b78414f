"""Writes what the build reads off the places of files: embedded resources, and lists of what folders declare.

Usage: generate.py OUT_FOLDER [SOURCE_FOLDER …] [NAME=FILE …]

Source folders are src/ and those named. Every .sql, .toml, .html, .css and .txt below one is embedded
under its path below it, its place; NAME=FILE embeds a file that lies elsewhere. The versions of
sources (versions.py) are embedded data, so that a changed maker compiles no list anew. A maker is a
.sql or .cpp file whose first comment block holds "one row per:", or a .parts file, which is nothing
but such a block: other tables are parts of it. The file's name is its table's name. A source whose
block holds "annotator kind:" declares one; a format's says "format:". One that says "finds:" fills
findings of the analysis whose folder it is in, by a function of its name.
"""

import json
import sys
from pathlib import Path

from headers import (finding_list_of, finding_of, format_of, kind_of, maker_of,
                     settings_of_findings)
from versions import files_below, lines_of

SOURCE = Path(__file__).resolve().parent.parent / "src"
EMBEDDED = {".sql", ".toml", ".html", ".css", ".txt"}


def write_if_changed(path: Path, text: str) -> None:
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def listed(names: list[str]) -> str:
    return "{" + ", ".join(quote(name) for name in names) + "}"


def formats_text(files: dict[Path, Path]) -> str:
    formats = {}
    for place, path in files.items():
        header = format_of(path) if path.suffix == ".cpp" else None
        if header:
            formats[header.name] = (header, place.as_posix())
    functions = []
    entries = []
    for name, (header, place) in sorted(formats.items()):
        functions.append(
            f"std::optional<Detected> detect_{name}(const Sample& sample);\n"
            f"void import_{name}(const Source& source, const Source::File& file,\n"
            "    const RecordRules& rules, Output& output);\n"
            f"std::optional<std::string> reread_{name}(const std::filesystem::path& file,\n"
            "    const RecordPlace& place);\n")
        entries.append(
            "      {.declared = {.name = %s,\n        .about = %s,\n        .kinds = %s,\n"
            "        .schemes = %s,\n        .keys = %s,\n        .usual = %s},\n"
            "       .gathered = %s,\n       .place = %s,\n       .version = source_version(%s),\n"
            "       .detect = detect_%s,\n       .import = import_%s,\n       .reread = reread_%s},\n"
            % (quote(name), quote(header.about), listed(header.kinds), listed(header.schemes),
               listed(header.keys), listed(header.usual), quote(header.gathered), quote(place),
               quote(place), name, name, name))
    return ('#include "ingest/source_format.h"\n#include "tables/maker.h"\n\nnamespace resettle {\n\n'
            + "".join(functions)
            + "\nconst std::vector<SourceFormat>& all_source_formats() {\n"
            "  static const std::vector<SourceFormat> formats = {\n" + "".join(entries)
            + "  };\n  return formats;\n}\n\n}  // namespace resettle\n")


def makers_text(files: dict[Path, Path]) -> str:
    entries = []
    functions = []
    of_findings = settings_of_findings(list(files.values()))
    for place, path in sorted(files.items()):
        if path.suffix not in {".sql", ".cpp", ".parts"}:
            continue
        maker = maker_of(path)
        if maker is None:
            continue
        table = path.stem
        place = place.as_posix()
        is_statement = path.suffix == ".sql"
        is_function = path.suffix == ".cpp"
        if is_function:
            functions.append(f"void make_{table}(Making& making);")
        columns = ", ".join(f"{{{quote(name)}, ColumnType::{kind}}}" for name, kind in maker.columns)
        inputs = ", ".join(f"{{{quote(one.name)}, {quote(one.table)}, {quote(one.of)}, "
                           f"{listed(one.varied)}}}"
                           for one in maker.inputs)
        settings = [one for name in maker.settings
                    for one in (of_findings if name == "of findings" else [name])]
        # A statement each: compiling one list of them all takes twice as long.
        entries.append(
            "  makers.push_back(\n"
            "      {.table = %s,\n       .per = %s,\n       .part_of = %s,\n       .about = %s,\n       .place = %s,\n"
            "       .grain = %s,\n       .columns = {%s},\n       .reads = {%s},\n"
            "       .settings = %s,\n       .about_persons = %s,\n       .of_people = %s,\n       .people = %s,\n"
            "       .statement = %s,\n       .version = %s,\n       .cost = %d,\n       .make = %s});\n"
            % (quote(table), quote(maker.per), quote(maker.part_of), quote(maker.about), quote(place),
               listed(maker.grain), columns, inputs, listed(settings),
               "true" if maker.about_persons else "false", quote(maker.of_people), quote(maker.people),
               f"without_cost(resource({quote(place)}))" if is_statement else '""',
               f"source_version({quote(place)})" if is_function else '""', maker.cost,
               f"make_{table}" if is_function else "nullptr"))
    return ('#include "resources.h"\n#include "tables/maker.h"\n\nnamespace resettle {\n\n'
            + "\n".join(functions)
            + "\n\nstd::vector<Maker> all_makers() {\n  std::vector<Maker> makers;\n" + "".join(entries)
            + "  return makers;\n}\n\n}  // namespace resettle\n")


def annotator_kinds_text(files: dict[Path, Path]) -> str:
    kinds = sorted(kind_of(path) for path in files.values() if path.suffix == ".cpp")
    functions = [f"{kind}_annotator()" for kind in kinds if kind]
    return ('#include "annotate/kinds.h"\n\nnamespace resettle {\n\n'
            + "".join(f"AnnotatorKind {function};\n" for function in functions)
            + "\nconst std::vector<AnnotatorKind>& annotator_kinds() {\n"
            + "  static const std::vector<AnnotatorKind> kinds = {" + ", ".join(functions)
            + "};\n  return kinds;\n}\n\n}  // namespace resettle\n")


def findings_text(files: dict[Path, Path]) -> str:
    functions = []
    entries = []
    for place, path in sorted(files.items()):
        finding = finding_of(path)
        if finding is None:
            continue
        functions.append(f"FindingsOfLevels {place.stem}(const PostFacts&, const FindingOptions&);")
        entries.append(
            "      {.name = %s,\n       .finds = %s,\n       .sums = %s,\n       .results = %s,\n"
            "       .by_phase = %s,\n       .by_levels = %s,\n       .of_posts = %s},\n"
            % (quote(place.parent.name), listed(finding.finds), listed(finding.sums),
               listed(finding.results), str(finding.by_phase).lower(), str(finding.by_levels).lower(),
               place.stem))
    levels = next(found.levels for path in files.values() if (found := finding_list_of(path)))
    return ('#include "analyses/findings/all_findings.h"\n\nnamespace resettle {\n\n'
            + "\n".join(functions)
            + "\n\nconst std::vector<FindingAnalysis>& finding_analyses() {\n"
            "  static const std::vector<FindingAnalysis> analyses = {\n" + "".join(entries)
            + "  };\n  return analyses;\n}\n\n"
            "const std::vector<std::string>& settings_of_levels() {\n"
            f"  static const std::vector<std::string> settings = {listed(levels)};\n"
            "  return settings;\n}\n\n}  // namespace resettle\n")


def main() -> None:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    elsewhere = [argument.split("=", 1) for argument in sys.argv[2:] if "=" in argument]
    files = files_below([SOURCE] + [Path(name) for name in sys.argv[2:] if "=" not in name])
    resources = {place.as_posix(): path for place, path in sorted(files.items())
                 if path.suffix in EMBEDDED}
    write_if_changed(out / "source_versions.txt", lines_of(files))
    resources["source_versions.txt"] = out / "source_versions.txt"
    resources |= {name: Path(file) for name, file in elsewhere}
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
    write_if_changed(out / "makers.cpp", makers_text(files))
    write_if_changed(out / "annotator_kinds.cpp", annotator_kinds_text(files))
    write_if_changed(out / "findings.cpp", findings_text(files))
    write_if_changed(out / "formats.cpp", formats_text(files))
    (out / "generated.stamp").touch()


main()
