"""What statements must not write, because DuckDB and Spark read it differently (docs/sql.md).

Only what can be told from the text; the rest is for reviewers and for running both engines.
"""

import re
from collections.abc import Iterator

PRELUDE = ["local_date", "local_hour", "utc_date", "days_between", "array_join", "iso_weekday",
           "hashtags"]

# (rule, pattern over the statement without comments and with literals emptied)
PATTERNS = [
    ("// exists on one side only", r"//|\bdiv\b"),
    ("decimal literal: write 1e0", r"(?<![\w.])\d+\.\d*(?![\de.])|(?<![\w.])\.\d+(?!\d*e)"),
    ("a prelude function for time zones and parts of dates",
     r"\bAT\s+TIME\s+ZONE\b|\b(strftime|strptime|date_format|to_char|dayofweek|dayofyear|dayname|"
     r"monthname|weekday|isodow|datediff|date_diff|timezone|from_utc_timestamp)\s*\("),
    ("date_add(d, CAST(i AS INT)) instead of INTERVAL", r"\bINTERVAL\b"),
    ("range(…) instead of generate_series", r"\b(generate_series|sequence)\s*\("),
    ("no recursion", r"\bRECURSIVE\b"),
    ("CROSS JOIN LATERAL explode(list)", r"\bunnest\s*\(|(?<!\bLATERAL )\bexplode\s*\("),
    ("array_join(array_sort(array_agg(…)), s)", r"\b(string_agg|listagg|group_concat)\s*\("),
    ("|| instead of concat", r"\bconcat(_ws)?\s*\("),
    ("a prelude function for patterns", r"\bregexp_\w+\s*\(|\b(RLIKE|SIMILAR\s+TO|GLOB)\b|~"),
    ("missing or different on one side",
     r"\b(PERCENTILE_DISC|QUANTILE\w*|skewness|kurtosis\w*|log|hash|mode)\s*\("),
    ("grouped PERCENTILE_CONT only", r"\bPERCENTILE_CONT\s*\([^()]*\)\s*WITHIN\s+GROUP\s*\([^()]*\)"
                                     r"\s*(FILTER\s*\([^()]*\)\s*)?OVER\b"),
    ("STRING instead of VARCHAR and TEXT", r"\b(VARCHAR|TEXT|CHAR)\b"),
    ("round outside SQL", r"\bROUND\s*\("),
    ("no DECIMAL for display", r"\bDECIMAL\s*\(\s*(?!38\s*,\s*12\s*\))"),
    ("CAST(x AS type) instead of ::", r"::"),
    ("no array literals", r"\["),
    ("no backticks", r"`"),
    ("NOT EXISTS or ANTI JOIN", r"\bEXCLUDE\b|\bASOF\b"),
    ("tables only, no files", r"\bread_\w+\s*\("),
    ("a mean is a sum through DECIMAL by a count", r"\bAVG\s*\(|\bMEAN\s*\("),
    ("a statistic in C++ over rows sorted by id",
     r"\b(STDDEV\w*|VARIANCE|VAR_\w+|CORR|COVAR_\w+|REGR_\w+)\s*\("),
    ("divide by NULLIF(d, 0)", r"/(?!\s*(NULLIF\s*\(|(?!0+(e\d+)?\b)\d))"),
    ("LN(NULLIF(x, 0e0))", r"\bLN\s*\((?!\s*(NULLIF\s*\(|1\s*\+|1e0\s*\+))"),
]


def without_comments_and_literals(sql: str) -> tuple[str, list[tuple[int, str]]]:
    """The statement with comments blanked and literals emptied in place; the literals."""
    out = []
    literals = []
    at = 0
    while at < len(sql):
        if sql.startswith("--", at):
            end = sql.find("\n", at)
            end = len(sql) if end < 0 else end
            out.append(" " * (end - at))
        elif sql[at] == "'":
            end = at + 1
            while end < len(sql):
                if sql[end] == "'" and sql[end + 1:end + 2] == "'":
                    end += 2
                elif sql[end] == "'":
                    break
                else:
                    end += 1
            end += 1
            literals.append((at, sql[at:end]))
            out.append("'" + "_" * (end - at - 2) + "'")
        else:
            end = at + 1
            out.append(sql[at])
        at = end
    return "".join(out), literals


def closing(text: str, opening: int) -> int:
    """The position of the parenthesis that closes the one at `opening`."""
    depth = 0
    for at in range(opening, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return len(text)


def calls(text: str, names: str) -> Iterator[tuple[int, int, str]]:
    """Where each call begins and ends, and its arguments."""
    for found in re.finditer(rf"\b({names})\s*\(", text, re.IGNORECASE):
        end = closing(text, found.end() - 1)
        yield found.start(), end, text[found.end():end]


def is_inside_cast(text: str, at: int) -> bool:
    for begin, end, arguments in calls(text, "CAST"):
        if begin < at < end and not re.search(r"\bSELECT\b", text[begin:at], re.IGNORECASE):
            return True
    return False


def top_level(text: str) -> str:
    """The text with everything inside parentheses blanked."""
    depth = 0
    out = []
    for c in text:
        depth -= c == ")"
        out.append(c if depth == 0 or c == "\n" else " ")
        depth += c == "("
    return "".join(out)


def order_clauses(text: str) -> Iterator[tuple[int, str]]:
    """Each ORDER BY with its expressions, up to the parenthesis or clause that ends it."""
    for found in re.finditer(r"\bORDER\s+BY\b", text, re.IGNORECASE):
        depth = 0
        end = found.end()
        while end < len(text):
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            if depth < 0:
                break
            if depth == 0 and re.match(r"\b(ROWS|RANGE|LIMIT)\b", text[end:], re.IGNORECASE):
                break
            end += 1
        yield found.start(), text[found.end():end]


def faults(sql: str) -> list[tuple[int, str]]:
    """(line, rule) of everything in the statement that the two engines read differently."""
    text, literals = without_comments_and_literals(sql)
    found = []
    for rule, pattern in PATTERNS:
        found += [(one.start(), rule) for one in re.finditer(pattern, text, re.IGNORECASE)]
    found += [(at, "no backslash in a literal") for at, literal in literals if "\\" in literal]
    for at, _, arguments in calls(text, "SUM|ROW_NUMBER|RANK|DENSE_RANK|NTILE|EXTRACT"):
        if not is_inside_cast(text, at):
            found.append((at, "CAST(… AS BIGINT) around SUM, ROW_NUMBER and EXTRACT"))
    for at, _, arguments in calls(text, "SUM"):
        through_decimal = re.search(r"\bAS\s+DECIMAL\s*\(\s*38\s*,\s*12\s*\)", arguments, re.I)
        double = re.search(r"/|\d+e\d|\bAS\s+DOUBLE\b|\b(LN|EXP|SQRT|POWER)\s*\(", arguments, re.I)
        if double and not through_decimal:
            found.append((at, "a sum of doubles goes through DECIMAL(38, 12)"))
    for at, _, arguments in calls(text, "CAST"):
        whole = re.match(r"(.*)\bAS\s+(BIGINT|INT|INTEGER|SMALLINT|TINYINT)\s*$", arguments,
                         re.IGNORECASE | re.DOTALL)
        if not whole or re.match(r"\s*(FLOOR|CEIL)\s*\(", whole[1], re.IGNORECASE):
            continue
        if re.search(r"/|\d+e\d|\bAS\s+DOUBLE\b", whole[1], re.IGNORECASE):
            found.append((at, "FLOOR or CEIL before a CAST to whole numbers"))
    for at, expressions in order_clauses(text):
        if re.search(rf"\b({'|'.join(PRELUDE)})\s*\(", expressions, re.IGNORECASE):
            found.append((at, "no prelude function in ORDER BY"))
        aggregate = re.search(r"\b(SUM|COUNT|MIN|MAX)\s*\(", expressions, re.IGNORECASE)
        if aggregate and re.search(r"\bHAVING\b", text, re.IGNORECASE):
            found.append((at, "order by the alias beside HAVING"))
    for at, _, arguments in calls(text, "explode"):
        if re.search(rf"\b({'|'.join(PRELUDE)})\s*\(", arguments, re.IGNORECASE):
            found.append((at, "no prelude function in LATERAL"))
    top = top_level(text)
    last_select = max((one.start() for one in re.finditer(r"\bSELECT\b", top, re.I)), default=0)
    if not re.search(r"\bORDER\s+BY\b", top[last_select:], re.IGNORECASE):
        found.append((len(sql.rstrip()) - 1, "a final ORDER BY, by the grain"))
    return sorted({(sql.count("\n", 0, at) + 1, rule) for at, rule in found})
