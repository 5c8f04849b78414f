"""Whether two programs made the same tables: calculated numbers to nine digits, others exactly."""

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

# One row of each table. Rows may come in any order.
GRAIN = {"author_phase_totals": ["user_id", "phase"], "author_totals": ["user_id"],
         "daily_activity": ["day"], "engagement": ["level", "phase_number", "metric"],
         "influence": ["user_id"], "influence_by_phase": ["user_id", "phase"],
         "phase_summary": ["phase"], "sentiment_by_topic": ["topic"],
         "sentiment_by_topic_level": ["topic", "level"],
         "sentiment_counts": ["user_id", "phase", "topic", "feeling"],
         "sentiment_gap": ["topic"], "sentiment_intensity": ["topic"],
         "topic_counts": ["user_id", "phase", "topic"],
         "topic_engagement": ["scale", "phase", "topic"], "topic_list": ["topic"],
         "topic_share": ["level", "topic"], "topic_share_by_phase": ["phase", "level", "topic"],
         "topic_tests": ["topic"],
         "transition_rates": ["followers_counted", "from_number", "from_level", "to_level"],
         "transitions": ["followers_counted", "from_number", "from_level", "to_level"]}


def in_order(table, keys):
    return table.astype({key: str for key in keys}).sort_values(keys, ignore_index=True)


def differs(ours, theirs, calculated):
    """Where; both columns as pandas reads them, NaN, NaT and None for NULL."""
    both_null = ours.isna() & theirs.isna()
    if calculated:
        return ~both_null & ~np.isclose(theirs.astype(float), ours, rtol=1e-9, atol=0)
    return ~both_null & (ours.astype(object) != theirs.astype(object))


def differences(file, theirs, name):
    """One sentence a column that is not the same."""
    table = pq.read_table(file)
    ours = in_order(table.to_pandas(date_as_object=False), GRAIN[name])
    found = [f"{name}.{column}: only one has it" for column in sorted({*ours} ^ {*theirs})]
    if len(ours) != len(theirs):
        found.append(f"{name}: {len(ours)} rows and {len(theirs)}")
    if found:
        return found
    theirs = in_order(theirs, GRAIN[name])
    for column in ours.columns:
        calculated = pa.types.is_floating(table.schema.field(column).type)
        rows = np.flatnonzero(differs(ours[column], theirs[column], calculated))
        if len(rows):
            first = [frame.loc[rows[0], column] for frame in (ours, theirs)]
            row = ours.loc[rows[0], GRAIN[name]].tolist()
            found.append(f"{name}.{column}: {len(rows)} of {len(ours)} rows differ, first {row}: "
                         f"{first[0]!r} and {first[1]!r}")
    return found
