-- Rules as dated data: packs a street office wrote, which local packs judge here and since when, deadlines ticked by hand,
-- and which findings are known already. Waivers and the committee's own numbers are older (waiver, setting).

CREATE TABLE rule_pack (              -- 规则包: a local pack as the file it came in
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pack TEXT NOT NULL,                 -- its id; one row a pack, the newest edition
  edition TEXT NOT NULL,
  content TEXT NOT NULL,
  added_on TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX rule_pack_pack ON rule_pack (pack);

CREATE TABLE rule_switch (            -- a local pack that is switched on; removed = switched off
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  pack TEXT NOT NULL,
  on_from TEXT,                       -- the pack's own first day where it is empty
  on_until TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX rule_switch_pack ON rule_switch (pack);

CREATE TABLE deadline_done (          -- 已办: a deadline nothing in the register settles
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL,                  -- the rule, the body and the stretch of the calendar
  on_day TEXT NOT NULL,
  note TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX deadline_done_key ON deadline_done (key);

-- ---------------------------------------------------------------- outside the journal (store/journal.rs says why)

CREATE TABLE finding_known (          -- since when a finding is known, and whether it was looked at
  key TEXT PRIMARY KEY,               -- the rule, the body and what it rests on
  known_on TEXT NOT NULL,
  seen INTEGER NOT NULL DEFAULT 0 CHECK (seen IN (0, 1))
) STRICT;

-- ---------------------------------------------------------------- meetings
-- How many were due and came to every meeting there was, from the index alone.

CREATE INDEX attendance_count ON attendance (meeting, removed, capacity, presence, may_vote);
