// Tables as the figures are given them, of invented studies of any size. Words are the numbers
// themselves unless a row says otherwise.

// Always the same fractions.
function chances(seed) {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

function word_of(value) {
  if (value === null) return "—";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value).replace("-", "−");
}

const three = (value) => Number(value.toPrecision(3));

export function table(rows, words = {}) {
  return {
    rows,
    words: rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) =>
      [column, words[column] ? words[column](value, row) : word_of(value)]))),
    total: rows.length,
  };
}

const iso = (day) => new Date(day * 86400000).toISOString().slice(0, 10);
const epoch = (text) => Date.parse(`${text}T00:00:00Z`) / 86400000;
const month_names = ["January", "February", "March", "April", "May", "June", "July", "August",
  "September", "October", "November", "December"];
const day_in_words = (text) => text === null ? "—"
  : `${Number(text.slice(8))} ${month_names[Number(text.slice(5, 7)) - 1]} ${text.slice(0, 4)}`;
const percent = (share) => share === null ? "—" : `${three(share * 100)} %`;
const spaced = (count) => count === null ? "—" : String(count).replace(/\B(?=(\d{3})+$)/g, "\u2009");

export const long_names = ["Before the store’s ban", "First wave of arrivals", "Surge", "Settling in",
  "The new year’s holiday", "Return of the old platform", "Quiet"];

function shares_of(count, chance) {
  const parts = Array.from({ length: count }, () => 0.2 + chance());
  const sum = parts.reduce((a, b) => a + b, 0);
  return parts.map((part) => part / sum);
}

// How a window of `days` days is cut into stretches, as activity_by_period.sql does it.
function periods_of(days) {
  if (days.length <= 1500) return [];
  const by_month = days.length > 4200;
  const found = new Map();
  for (const row of days) {
    const number = epoch(row.day);
    const start = by_month ? epoch(`${row.day.slice(0, 8)}01`) : number - ((number + 3) % 7);
    const next = by_month
      ? epoch(`${iso(start + 31).slice(0, 8)}01`) : start + 7;
    const known = found.get(start) ??
      { period: by_month ? "month" : "week", first_day: row.day, last_day: row.day, days: 0,
        whole: false, posts: 0, length: next - start };
    known.last_day = row.day;
    known.days += 1;
    known.posts += row.posts;
    found.set(start, known);
  }
  return Array.from(found.values(), ({ length, ...row }) =>
    ({ ...row, whole: row.days === length, posts_per_day: row.posts / row.days }));
}

export function study(options = {}) {
  const { days: day_count = 90, phases: phase_count = 3, topics: topic_count = 14,
    specifications = 240, first = "2024-11-20", events: event_count = 4, long = false } = options;
  const chance = chances(7 + day_count + 31 * phase_count + 997 * topic_count + specifications);
  const phase_name = (i) => long ? long_names[i % long_names.length] +
    (i >= long_names.length ? ` ${i + 1}` : "") : phase_count > 4 ? `Phase ${i + 1}`
    : ["Before", "Surge", "Settling", "After"][i];
  const begin = epoch(first);
  const phase_starts = Array.from({ length: phase_count },
    (_, i) => Math.floor((i * day_count) / phase_count));
  const phase_at = (i) => phase_starts.filter((start) => start <= i).length - 1;

  const counts = Array.from({ length: day_count }, (_, i) =>
    Math.floor(chance() * 40 * (1 + Math.sin(i / 9) ** 2) * (phase_at(i) === 1 ? 4 : 1)));
  const daily = counts.map((posts, i) => {
    const seven = counts.slice(Math.max(0, i - 3), i + 4);
    return { day: iso(begin + i), phase: phase_name(phase_at(i)), posts,
      posts_mean_7: i >= 3 && i + 3 < day_count ? seven.reduce((a, b) => a + b, 0) / 7 : null,
      active_users: Math.ceil(posts * 0.7), new_users: 1, registrations: 0,
      comments_received: posts * 2, likes: posts * 5 };
  });
  const summary = Array.from({ length: phase_count }, (_, i) => {
    const rows = daily.filter((row) => row.phase === phase_name(i));
    if (rows.length === 0) return null;
    const peak = rows.reduce((a, b) => b.posts > a.posts ? b : a);
    const posts = rows.reduce((sum, row) => sum + row.posts, 0);
    return { phase: phase_name(i), first_day: rows[0].day, last_day: rows[rows.length - 1].day,
      days: rows.length, posts, users: 20, posts_per_day_mean: three(posts / rows.length),
      posts_per_day_median: 12, peak_day: peak.day, peak_posts: peak.posts,
      trough_day: rows[0].day, trough_posts: rows[0].posts };
  }).filter((row) => row !== null);
  const inside = (share) => iso(begin + Math.min(day_count - 1, Math.floor(share * day_count)));
  const event_names = ["The store takes the app down", "RedNote tops the store", "The court’s ruling",
    "Ban postponed", "A new law", "Return"];
  const events = Array.from({ length: event_count }, (_, i) =>
    ({ day: inside((i + 0.5) / event_count), name: event_names[i % event_names.length] }));
  const breaks = day_count < 40 ? [] : [0.2, 0.52, 0.8].map((share, i) =>
    ({ number: i + 1, day: inside(share), low: inside(share - 0.02), high: inside(share + 0.03),
      ratio: 1.5, nearest_kind: "event", nearest_name: "Ban postponed", nearest_days: 3,
      nearest_close: i === 0 }));
  const flow = table([["posts", 12000, 9000], ["users", 900, 800], ["comments", 40000, 30000]]
    .flatMap(([unit, all, kept]) => [
      { unit, step: 1, stage: `${unit.slice(0, -1)} records read`, kept: all, left_out: 0, added: 0,
        reason: null },
      { unit, step: 2, stage: "once each", kept: all - 500, left_out: 500, added: 0,
        reason: "older records of the same" },
      { unit, step: 3, stage: "in the window and the cohort", kept, left_out: all - 500 - kept,
        added: 0, reason: "outside the window or written by others" }]),
  { kept: spaced, left_out: spaced, added: spaced });
  const findings = table([{ finding: "x", estimate: null, authors: 100, least_authors: 10 }]);
  const settings = table([{ min_age_days: 0, active_posts: 3, specification_draws: 200 }]);
  const common = { collection_flow: flow, findings, settings };

  const topics = Array.from({ length: topic_count }, (_, i) => ({
    topic: `t${i}`, position: i + 1,
    topic_name: long || i % 5 === 0 ? `A rather long name of topic number ${i + 1}` : `Topic ${i + 1}`,
    group_label: `g${Math.floor(i / 3)}`, group_name: `Group ${Math.floor(i / 3) + 1}` }));
  const topic_shares = { high: shares_of(topic_count, chance), low: shares_of(topic_count, chance),
    all: shares_of(topic_count, chance) };
  const topic_share = ["high", "low", "all"].flatMap((level) => topics.map((topic, i) => {
    const share = topic_shares[level][i];
    return { level, ...topic, posts: Math.round(share * 3000), labelled_posts: 3000, share,
      low: share * 0.8, high: share * 1.25, residual: (i % 7) - 3, author_share: share,
      authors: 60 };
  }).concat([{ level, topic: "unlabelled", topic_name: "unlabelled", group_label: null,
    group_name: null, position: 99, posts: 120, labelled_posts: 3000, share: null, low: null,
    high: null, residual: null, author_share: null, authors: 20 }]));
  const tests = topics.map((topic, i) => {
    const difference = topic_shares.low[i] - topic_shares.high[i];
    return { ...topic, share_high: topic_shares.high[i], share_low: topic_shares.low[i], difference,
      low: difference - 0.02, high: difference + 0.02, q: i % 3 === 0 ? 0.001 : 0.4,
      posts_high: 3000, posts_low: 3000, statistic: 3.1, p: 0.01, cramers_v: 0.2 };
  });
  const points = (value) => value === null ? "—" : word_of(three(value * 100));
  const by_phase = Array.from({ length: phase_count }, (_, p) => {
    const shares = shares_of(topic_count, chance);
    return topics.map((topic, i) => ({ level: "all", phase_number: p + 1, phase: phase_name(p),
      ...topic, posts: 40, labelled_posts: 400, share: shares[i], low: shares[i] * 0.8,
      high: shares[i] * 1.2, rank: i + 1 }));
  }).flat();
  const stability = phase_count < 2 ? [] : [{ level: "all", from_number: 1, to_number: phase_count,
    from_phase: phase_name(0), to_phase: phase_name(phase_count - 1), spearman: 0.5, low: 0.2,
    high: 0.7 }];
  const change = phase_count < 2 ? [] : topics.map((topic, i) => ({ ...topic,
    from_phase: phase_name(0), to_phase: phase_name(phase_count - 1), change: 0.01 * (i + 1),
    low: 0.005, high: 0.2, band_low: 0.004, band_high: 0.25 }));
  const split = change.flatMap((row) => ["within", "reweighting", "entry", "exit"].map((part) =>
    ({ ...row, part, authors: 40, authors_of_topic: 30, change: 0.001 })));

  // With one phase its own scale is the one scale for all phases.
  const score_of = phase_count === 1 ? (topic) => three((topic.position * 0.37) % 1)
    : () => three(chance());
  const engaged = ["pooled", "phase"].flatMap((scale) =>
    Array.from({ length: phase_count }, (_, p) => topics.filter((_, i) => (i + p) % 6 !== 5)
      .map((topic, i) => ({ scale, phase_number: p + 1, phase: phase_name(p), ...topic,
        score: score_of(topic), rank: i + 1, likes: 12, saves: 3, comments: 4, shares: 1, posts: 30,
        authors: 20 }))).flat());
  const engaged_weights = [["pooled", null]].concat(
    Array.from({ length: phase_count }, (_, p) => ["phase", phase_name(p)]))
    .flatMap(([scale, phase]) => ["likes", "saves", "comments", "shares"].map((metric) =>
      ({ scale, phase, metric, weight: 0.25 })));

  const five = ["very_negative_share", "negative_share", "neutral_share", "positive_share",
    "very_positive_share"];
  const feeling = (topic, level) => {
    const mean = three(chance() * 2 - 0.8);
    const shares = shares_of(5, chance);
    return { ...topic, level, mean, low: mean - 0.2, high: mean + 0.3, posts: 200, authors: 40,
      low_confidence: 3, no_sentiment: 2, ...Object.fromEntries(five.map((name, i) => [name, shares[i]])) };
  };
  const all_topics = { topic: "all", topic_name: "all", group_label: null, group_name: null,
    position: 0 };
  const felt_words = { mean: (v) => word_of(v), ...Object.fromEntries(five.map((name) => [name, percent])) };
  const felt = topics.map((topic) => feeling(topic, "")).concat([feeling(all_topics, "")]);
  const felt_by_level = topics.concat([all_topics]).flatMap((topic) =>
    [feeling(topic, "high"), feeling(topic, "low")]);
  const gaps = topics.concat([all_topics]).map((topic, i) => {
    const [high, low] = [felt_by_level[2 * i], felt_by_level[2 * i + 1]];
    const difference = three(low.mean - high.mean);
    return { ...topic, posts_high: 200, posts_low: 200, mean_high: high.mean, mean_low: low.mean,
      difference, low: three(difference - 0.2), high: three(difference + 0.2), q: 0.01,
      hedges_g: 0.3 };
  });

  const metrics = ["comments", "likes", "saves", "shares"];
  const engagement = Array.from({ length: phase_count + 1 }, (_, p) => metrics.flatMap((metric) =>
    ["high", "low"].map((level) => {
      const mean = three((level === "high" ? 60 : 6) * (0.3 + chance()) * (metric === "likes" ? 20 : 1));
      return { phase_number: p, phase: p === 0 ? "all" : phase_name(p - 1), metric, level, posts: 100,
        n_missing: 0, mean, median: mean / 2, low: three(mean * 0.7), high: three(mean * 1.5) };
    }))).flat();
  const gap = Array.from({ length: phase_count }, (_, p) => metrics.map((metric) =>
    ({ design: "same", phase_number: p + 1, metric, ratio: three(2 + 20 * chance()) }))).flat();

  const levels = ["high", "inactive", "low"];
  const level_shares = Array.from({ length: phase_count }, () => shares_of(3, chance));
  const phase_levels = Array.from({ length: phase_count }, (_, p) => levels.map((level, i) =>
    ({ followers_counted: true, phase_number: p + 1, phase: phase_name(p), level,
      users: Math.round(level_shares[p][i] * (p % 2 === 0 && i === 0 ? 300 : 9000)),
      user_share: level_shares[p][i] }))).flat();
  const transitions = Array.from({ length: phase_count - 1 }, (_, p) => levels.flatMap((from) =>
    levels.map((to) => ({ followers_counted: true, from_number: p + 1, from_phase: phase_name(p),
      to_phase: phase_name(p + 1), from_level: from, to_level: to,
      users: Math.floor(chance() * 90) })))).flat();
  const retention = ["all", "high", "low"].flatMap((group) => {
    let survival = 1;
    return Array.from({ length: day_count }, (_, day) => {
      survival *= 1 - chance() * 4 / (day_count + 4);
      return { group_name: group, day, at_risk: Math.max(0, 12345 - day * 3), survival,
        low: survival * 0.95, high: Math.min(1, survival * 1.04) };
    });
  });

  const curve = Array.from({ length: 200 }, (_, i) => ({ step: i, share_below: i / 199,
    score: (i / 199) ** 4, level: i < 150 ? "low" : "high" }));
  const choice = (values) => values[Math.floor(chance() * values.length)];
  const unsorted = Array.from({ length: specifications }, (_, i) => ({ specification: i,
    estimate: three(chance() * 2 - 0.4) }));
  const curve_rows = unsorted.sort((a, b) => a.estimate - b.estimate || a.specification - b.specification)
    .map((row, i) => ({ place: i + 1, finding: "f", ...row, unit: "points",
      low: row.estimate - 0.3, high: row.estimate + 0.4,
      normalise: choice(["min_max", "log1p", "rank"]), weights: choice(["entropy", "equal", "critic"]),
      high_share: choice(["0.1", "0.2", "0.25", "0.3"]), followers: choice(["with", "without"]),
      level_scope: choice(["window", "phase"]), min_age_days: choice(["0", "7"]),
      active_posts: choice(["2", "3", "5"]), min_confidence: choice(["0.3", "0.5", "0.7"]),
      retention_event: choice(["last_post", "first_silence"]),
      boundary_days: choice(["-3", "-1", "0", "1", "3"]), end_days: choice(["0", "7", "14"]),
      evidence: choice(["-1", "0", "1"]),
      first_annotator: choice(["own order", "us_based.imported", `topic.${"judge".repeat(6)}`]) }));

  const hours = Array.from({ length: 168 }, (_, i) => ({ weekday: Math.floor(i / 24) + 1, hour: i % 24,
    posts: Math.floor(chance() * 90), comments: 4 }));
  const ranked = (name, names) => {
    const shares = shares_of(names.length, chance).sort((a, b) => b - a);
    return table(names.map((one, i) => ({ [name]: one, posts: Math.round(shares[i] * 9000),
      post_share: shares[i], users: Math.round(shares[i] * 800), comments: Math.round(shares[i] * 30000),
      comment_share: shares[i] * 0.9 })),
    { posts: spaced, users: spaced, comments: spaced, post_share: percent, comment_share: percent });
  };
  const countries = ["US", "CN", "GB", "CA", "AU", "DE", "FR", "BR", "MX", "IN", "JP", "unknown"];
  const places = ranked("place", countries);
  const provinces = ranked("place", ["CN-GD", "CN-BJ", "CN-SH", "unknown"]);
  const geography = {
    rows: places.rows.map((row) => ({ level: "country", ...row }))
      .concat(provinces.rows.map((row) => ({ level: "province", ...row }))),
    words: places.words.concat(provinces.words), total: places.total + provinces.total };

  return {
    phases: { ...common, daily_activity: table(daily, { day: day_in_words, posts: spaced }),
      activity_by_period: table(periods_of(daily), { first_day: day_in_words, last_day: day_in_words }),
      phase_summary: table(summary, { peak_day: day_in_words, trough_day: day_in_words }),
      study_events: table(events), detected_breaks: table(breaks, { day: day_in_words }),
      break_search: table([{ reason: day_count < 40 ? "too few days" : null }]),
      phase_contrast: table(phase_count < 2 ? [] : [{ number: 1, from_phase: phase_name(0),
        to_phase: phase_name(1), ratio: 1.4, low: 1.2, high: 1.6, reason: null }]) },
    activity: { ...common, activity_by_hour: table(hours),
      activity_by_kind: ranked("kind", ["image", "video", "text"]),
      activity_by_language: ranked("language", ["English", "Chinese", "Spanish", "unknown"]),
      hashtags: ranked("hashtag", Array.from({ length: 30 }, (_, i) => `tag${i}`)) },
    influence: { ...common, influence_curve: table(curve, { share_below: percent }),
      influence_weights: table(["comments", "followers", "likes", "saves"].map((metric, i) =>
        ({ scope_number: 0, metric, weight: [0.05, 0.35, 0.3, 0.3][i], reason: null }))),
      influence_levels: table([{ level: "high", users: 200, posts: 3000, score_least: 0.3 },
        { level: "low", users: 600, posts: 6000, score_least: 0 }]),
      influence_concentration: table([{ metric: "likes", top_1: "40 %", gini: 0.9 }]) },
    engagement: { ...common, engagement: table(engagement), engagement_gap: table(gap) },
    trajectories: { ...common, phase_levels: table(phase_levels, { users: spaced, user_share: percent }),
      transitions: table(transitions),
      transition_rates: table(transitions.map((row) =>
        ({ ...row, share: 0.2, low: 0.1, high: 0.3 }))),
      moves_beyond_noise: table(transitions.filter((row) => row.from_level !== "inactive" &&
        row.to_level !== "inactive").map((row) => ({ ...row, of_users: 300, expected: 13.4,
        expected_low: 11, expected_high: 15, p: 0.003 }))),
      retention: table(retention, { at_risk: spaced, survival: percent }),
      retention_summary: table(["all", "high", "low"].map((group) =>
        ({ group_name: group, users: 300, median_days: 20 }))),
      retention_comparison: table([{ p: 0.03 }]),
      retention_flow: table([{ status: "at risk", users: 300 }]) },
    topics: { ...common, topic_share: table(topic_share, { share: percent }),
      topic_tests: table([{ ...all_topics, share_high: null, share_low: null, difference: null,
        low: null, high: null, q: null, posts_high: 3000, posts_low: 3000, statistic: 3.1, p: 0.01,
        cramers_v: 0.2 }].concat(tests), { difference: points, low: points, high: points }),
      topic_share_by_phase: table(by_phase, { share: percent }), topic_stability: table(stability),
      topic_change: table(change), topic_change_split: table(split), missing_labels: table([]) },
    topic_engagement: { ...common, topic_engagement: table(engaged),
      topic_engagement_weights: table(engaged_weights), missing_labels: table([]) },
    sentiment: { ...common, sentiment_by_topic: table(felt, felt_words),
      sentiment_by_topic_level: table(felt_by_level, felt_words), sentiment_gap: table(gaps),
      sentiment_sample_test: table([{ test: "sample", p: 0.2, posts_high: 400, posts_low: 400,
        samples_below_05_share: "20 %", cramers_v: 0.1 },
      { test: "all posts", p: 0.3, posts_high: 3000, posts_low: 3000, samples_below_05_share: null,
        cramers_v: 0.1 }]),
      label_coverage: table([{ role: "topic", labelled: 9000 }]), missing_labels: table([]) },
    geography: { ...common, geography },
    robustness: { ...common, specification_curve: table(curve_rows),
      choices: table([["normalise", "Normalisation"], ["weights", "Weights"], ["high_share", "High share"],
        ["followers", "Followers"], ["level_scope", "Levels of"], ["min_age_days", "Least age, days"],
        ["active_posts", "Active from posts"], ["min_confidence", "Least confidence"],
        ["retention_event", "Left by"], ["boundary_days", "Boundaries, days"],
        ["end_days", "End earlier, days"], ["evidence", "Evidence, kinds"], ["first_annotator", "Led by"]]
        .map(([choice, title]) => ({ choice, title, note: null, own: "", others: "others" }))),
      multiverse_summary: table([{ finding: "f", unit: "points", specifications, with_estimate: specifications,
        own_estimate: 0.5, least: -0.4, most: 1.6, compared: specifications, agree: specifications - 3,
        too_few_authors: 0 }]),
      findings: table([{ finding: "f", estimate: 0.5, authors: 100, least_authors: 10 }]) },
    collection_flow: common,
  };
}
