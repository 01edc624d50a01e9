/** How far the clocks of those who write a record may differ. */
export const clocksApart = "interval '5 minutes'"

/** Before this nobody kept records here: a clock that says so has never been set. */
export const earliest = "timestamptz '2000-01-01 00:00:00+00'"
