"""What the peers know of the study: the tables that they start from and its settings."""

METRICS = ["likes", "saves", "comments", "shares"]
KNOWN = [f"posts_with_{metric}" for metric in METRICS]
SCORED_BY = ["followers", "likes", "comments", "saves"]
LEVELS = ["high", "low", "unscored"]
LEVELS_OF_PHASES = ["high", "inactive", "low"]  # those between which users move
FEELINGS = ["very negative", "negative", "neutral", "positive", "very positive"]
FEELING_BOUNDS = [-1.5, -.5, .5, 1.5]
FEELING_SHARES = [f"{feeling.replace(' ', '_')}_share" for feeling in FEELINGS]
FEELING_NAMES = dict(enumerate(FEELINGS)) | {-1: "low confidence", -2: "no label"}
TIMEZONE = "America/New_York"
ACTIVE_POSTS = 3
HIGH_SHARE = .25
MIN_CONFIDENCE = .3
RETENTION_GAP_DAYS = 14
NO_DRAWS = "no interval: no draws were asked for"

INPUTS = {"post_facts": ["user_id", "day", "phase_number", *METRICS, "topic", "sentiment",
                         "sentiment_confidence"],
          "users": ["user_id", "followers", "registered_day", "last_crawl"],
          "cohort": ["user_id", "included"],
          "cohort_comments": ["day"],
          "days": ["day", "phase", "phase_number"],
          "codebook": ["scheme", "label", "position", "name", "group_label", "group_name"]}
