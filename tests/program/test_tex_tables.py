"""The report's LaTeX tables fit the text of an A4 page with margins of 2.5 cm. Widths are measured
with the metrics of the font that is set; where pdflatex is installed (Debian's texlive-latex-base and
texlive-latex-recommended) it compiles every table besides."""

import csv
import re
import shutil
import subprocess

import pytest

TEXT_WIDTH = 160 / 25.4 * 72.27  # points
GAP = 8  # twice \tabcolsep

# cmr9's metric file: widths of space … ~ in thousandths of 9 points.
CMR9 = """343 285 514 856 514 856 799 285 400 400 514 799 285 343 285 514 514 514 514 514 514 514 514
514 514 514 285 285 799 799 799 485 799 771 728 742 785 699 671 806 771 371 528 799 642 942 771 799
699 799 756 571 742 771 771 1056 771 771 628 285 514 285 514 285 285 514 571 457 571 457 314 514 571
285 314 542 285 856 571 514 571 542 402 405 400 571 542 742 542 542 457 514 285 514 514"""
WIDTHS = {chr(32 + i): int(width) * .009 for i, width in enumerate(CMR9.split())}

SIGNS = [("\\textbackslash{}", "\\"), ("\\textasciitilde{}", "~"), ("\\textasciicircum{}", "^"),
         ("\\textbar{}", "|"), ("$\\leq$", "<"), ("$\\geq$", ">"), ("$-$", "+"), ("\\,", "!"),
         ("~", " "), ("’", "'")]


def plain(tex):
    """The characters that are printed, with others of the same width for signs beyond ASCII."""
    for sign, character in SIGNS:
        tex = tex.replace(sign, character)
    return re.sub(r"\\([&%$#_{}])", r"\1", tex.replace("$", "")).replace("{}", "")


def width(text):
    return sum(WIDTHS.get(character, 9.3) for character in text)


def lines_of_cell(cell):
    nested = re.fullmatch(r"\\begin\{tabular\}\[b\]\{@\{\}[lr]@\{\}\}(.*)\\end\{tabular\}", cell)
    return (nested[1] if nested else cell).split("\\\\")


def tables_of(tex):
    """The columns and rows of cells of each tabular and longtable."""
    environment = r"\\begin\{(tabular|longtable)\}\{@\{\}([^\n]*)@\{\}\}\n(.*?)\\end\{\1\}\n"
    for found in re.finditer(environment, tex, re.S):
        kinds = found[2].replace(r">{\raggedright\arraybackslash}", "")
        columns = [float(given) if given else None
                   for given in re.findall(r"[lr]|p\{([\d.]+)pt\}", kinds)]
        rows = [re.sub(r"^(?:\\(?:\w+rule|end\w+|caption.*)\n)+", "", row)
                for row in found[3].split(" \\\\\n")]
        cells = [re.split(r" & ", row) for row in rows if row]
        yield columns, [row for row in cells if len(row) == len(columns)], found[3]


def tex_tables(study):
    return sorted((study / "report" / "tables").glob("*.tex"))


def test_no_table_is_wider_than_the_page(finished):
    checked = 0
    for path in tex_tables(finished):
        for columns, rows, body in tables_of(path.read_text()):
            assert len(rows) >= 1, path.name
            widths = []
            for at, given in enumerate(columns):
                if given is None:
                    cells = [line for row in rows for line in lines_of_cell(row[at])]
                    widths.append(max(width(plain(line)) for line in cells))
                else:
                    widths.append(given)
                    for row in rows:
                        for piece in re.split(r" |\\allowbreak\{\}", row[at]):
                            assert width(plain(piece)) <= given, (path.name, piece)
            total = sum(widths) + GAP * (len(widths) - 1)
            assert total <= TEXT_WIDTH, (path.name, total, widths)
            checked += 1
    assert checked > 40


def test_every_row_of_a_table_stands_in_each_of_its_parts(finished):
    for path in tex_tables(finished):
        with open(path.with_suffix(".csv")) as lines:
            rows = sum(1 for _ in csv.DictReader(lines))
        for columns, cells, body in tables_of(path.read_text()):
            headings = 2 if "\\endhead" in body else 1
            assert len(cells) == rows + headings, path.name


def test_a_wide_table_repeats_its_keys_in_parts_that_are_counted(finished):
    tex = (finished / "report" / "tables" / "topic_change.tex").read_text()
    parts = re.findall(r"\(part (\d) of (\d)\)", tex)
    assert len(parts) > 1
    assert parts == [(str(i + 1), str(len(parts))) for i in range(len(parts))]
    headings = re.findall(r"\\toprule\n(.*?)\\midrule", tex, re.S)
    assert all("Code" in heading for heading in headings)


def test_a_table_that_pdflatex_cannot_print_says_so(finished):
    """Hashtags are Chinese."""
    for path in tex_tables(finished):
        text = path.read_text()
        chinese = re.search("[\u2e80-\U0010ffff]", text)
        assert bool(chinese) == ("XeLaTeX" in text), path.name


DOCUMENT = r"""\documentclass[11pt,a4paper]{article}
\usepackage[margin=2.5cm]{geometry}
\usepackage{array,booktabs,longtable}
\begin{document}
%s
\end{document}
"""


@pytest.mark.skipif(not shutil.which("pdflatex"), reason="no pdflatex: the widths are measured above")
def test_pdflatex_sees_no_box_that_is_overfull(finished, tmp_path):
    for path in tex_tables(finished):
        text = re.sub(r"^%.*\n", "", path.read_text(), flags=re.M)
        # What needs another engine is set with letters as wide.
        (tmp_path / path.name).write_text(re.sub("[\u2e80-\U0010ffff]", "M", text))
    inputs = "".join(f"\\typeout{{TABLE {path.stem}}}\\input{{{path.name}}}\\clearpage\n"
                     for path in tex_tables(finished))
    (tmp_path / "all.tex").write_text(DOCUMENT % inputs)
    for _ in range(2):  # a longtable learns its widths from the first time
        done = subprocess.run(["pdflatex", "-interaction=nonstopmode", "all.tex"], cwd=tmp_path,
                              capture_output=True, text=True, errors="replace")
    errors = re.findall(r"^! .*(?:\n.*){3}", done.stdout, re.M)
    assert not errors and done.returncode == 0, errors[:3]
    log = (tmp_path / "all.log").read_text(errors="replace")
    table = ""
    for line in log.splitlines():
        table = line[6:] if line.startswith("TABLE ") else table
        overfull = re.match(r"Overfull \\[hv]box \(([\d.]+)pt", line)
        assert not overfull or float(overfull[1]) <= 3, f"{table}: {line}"
