-- Meetings from the notice to the last follow-up: what each body's meetings are called and counted by, who was entitled and
-- why the list was corrected, speeches, what a vote was judged by, numbered resolutions, dated corrections, matters taken
-- through six steps, and what is attached.

-- ---------------------------------------------------------------- kinds of meetings

CREATE TABLE meeting_kind (           -- 会议类型; those the program starts with are written below and may be changed
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  body_kind TEXT NOT NULL,            -- of which kind of body
  body INTEGER REFERENCES body (id),  -- only of this one; of all of its kind where it is empty
  name TEXT NOT NULL,                 -- 支委会; {body} stands for the name of the body
  series TEXT NOT NULL,               -- what 第N次 counts within: term | year | none
  pattern TEXT NOT NULL,              -- how the full name is made: {term}{kind}{series}
  entitled TEXT NOT NULL,             -- whom the list holds: posts | leaders | members | adults
  quorum INTEGER NOT NULL CHECK (quorum IN (0, 1)),   -- whether the quorum of the body is asked of it
  proxies INTEGER NOT NULL CHECK (proxies IN (0, 1)), -- whether a local rule lets somebody come for another
  unit_seats INTEGER NOT NULL CHECK (unit_seats IN (0, 1)), -- whether a local rule gives delegates of units a seat
  position INTEGER NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX meeting_kind_body_kind ON meeting_kind (body_kind, position);
CREATE INDEX meeting_kind_body ON meeting_kind (body) WHERE body IS NOT NULL;

INSERT INTO meeting_kind (body_kind, name, series, pattern, entitled, quorum, proxies, unit_seats, position) VALUES
  ('residents_assembly', '居民会议', 'year', '{year}{kind}{series}', 'adults', 1, 0, 0, 1),
  ('delegates_assembly', '居民代表会议', 'term', '{term}{kind}{series}', 'posts', 1, 0, 0, 2),
  ('committee', '居委会例会', 'year', '{year}{kind}{series}', 'posts', 1, 0, 0, 3),
  ('committee', '居民委员会会议', 'term', '{term}{kind}{series}', 'posts', 1, 0, 0, 4),
  ('committee', '居民小组长会议', 'year', '{year}{kind}{series}', 'leaders', 0, 0, 0, 5),
  ('committee', '座谈会', 'none', '{kind}', 'members', 0, 0, 0, 6),
  ('deliberation', '协商议事会', 'term', '{term}{kind}{series}', 'posts', 1, 0, 1, 7),
  ('supervision', '居务监督委员会会议', 'term', '{term}{kind}{series}', 'posts', 1, 0, 0, 8),
  ('sub_committee', '{body}会议', 'term', '{term}{kind}{series}', 'posts', 1, 0, 0, 9),
  ('resident_group', '{body}会议', 'year', '{year}{kind}{series}', 'posts', 0, 0, 0, 10),
  ('election_committee', '居民选举委员会会议', 'term', '{term}{kind}{series}', 'posts', 1, 0, 0, 11),
  ('party', '党员大会', 'term', '{term}{kind}{series}', 'members', 0, 0, 0, 12),
  ('party', '支委会', 'term', '{term}{kind}{series}', 'posts', 1, 0, 0, 13),
  ('party', '党课', 'year', '{year}{kind}{series}', 'members', 0, 0, 0, 14),
  ('party_group', '{body}会议', 'year', '{year}{kind}{series}', 'posts', 0, 0, 0, 15),
  ('workers', '社区工作者碰头会', 'year', '{year}{kind}{series}', 'posts', 0, 0, 0, 16),
  ('working_group', '{body}会议', 'year', '{year}{kind}{series}', 'posts', 0, 0, 0, 17);

-- ---------------------------------------------------------------- a meeting

ALTER TABLE meeting ADD COLUMN meeting_kind INTEGER REFERENCES meeting_kind (id);
ALTER TABLE meeting ADD COLUMN text_only INTEGER NOT NULL DEFAULT 0 CHECK (text_only IN (0, 1)); -- 整篇: the minutes are one text
ALTER TABLE meeting ADD COLUMN summary TEXT;         -- 纪要 as edited; made from the items where it is empty
ALTER TABLE meeting ADD COLUMN summary_number TEXT;  -- 纪要的文号
ALTER TABLE meeting ADD COLUMN notice_text TEXT;     -- what the notice says besides
ALTER TABLE meeting ADD COLUMN lecturer TEXT;        -- 授课人, of a 党课
ALTER TABLE meeting ADD COLUMN list_taken_on TEXT;   -- when the list of those entitled was taken from the register
CREATE INDEX meeting_meeting_kind ON meeting (meeting_kind) WHERE meeting_kind IS NOT NULL;

ALTER TABLE agenda_item ADD COLUMN origin TEXT;      -- duty | follow_up | approval | copied; empty where somebody put it
ALTER TABLE agenda_item ADD COLUMN rule TEXT;        -- the rule whose yearly duty it is
ALTER TABLE agenda_item ADD COLUMN approves INTEGER REFERENCES meeting (id); -- whose minutes are approved
CREATE INDEX agenda_item_approves ON agenda_item (approves) WHERE approves IS NOT NULL;

ALTER TABLE attendance ADD COLUMN section TEXT;      -- group, unit or body under which the sign-in sheet lists the name
ALTER TABLE attendance ADD COLUMN corrected TEXT;    -- why the list was corrected by hand here
ALTER TABLE attendance ADD COLUMN proxy TEXT;        -- who came for the one named
ALTER TABLE attendance ADD COLUMN arrived_item INTEGER REFERENCES agenda_item (id); -- came at this item
ALTER TABLE attendance ADD COLUMN left_item INTEGER REFERENCES agenda_item (id);    -- left after this item
CREATE INDEX attendance_arrived_item ON attendance (arrived_item) WHERE arrived_item IS NOT NULL;
CREATE INDEX attendance_left_item ON attendance (left_item) WHERE left_item IS NOT NULL;

CREATE TABLE speech (                 -- 发言, in the order they were made
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  agenda_item INTEGER NOT NULL REFERENCES agenda_item (id),
  attendance INTEGER REFERENCES attendance (id), -- the line of the list, where the speaker is on it
  speaker TEXT NOT NULL,              -- the name as it was
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX speech_agenda_item ON speech (agenda_item, position);
CREATE INDEX speech_attendance ON speech (attendance) WHERE attendance IS NOT NULL;

-- What a vote was judged by, so that a later rule changes no vote.
ALTER TABLE vote ADD COLUMN base INTEGER;            -- of how many the majority was taken
ALTER TABLE vote ADD COLUMN needed INTEGER;          -- votes needed
ALTER TABLE vote ADD COLUMN rule TEXT;               -- code of the rule
ALTER TABLE vote ADD COLUMN rule_source TEXT;        -- law and article

ALTER TABLE resolution ADD COLUMN number TEXT;       -- 〔2026〕3号
ALTER TABLE resolution ADD COLUMN year INTEGER;      -- the year it is counted in
ALTER TABLE resolution ADD COLUMN sequence INTEGER;  -- its count in that year
ALTER TABLE resolution ADD COLUMN revokes INTEGER REFERENCES resolution (id); -- the earlier one it puts out of force
CREATE INDEX resolution_revokes ON resolution (revokes) WHERE revokes IS NOT NULL;
CREATE INDEX resolution_year ON resolution (year, sequence) WHERE year IS NOT NULL;

ALTER TABLE follow_up ADD COLUMN postponed_to TEXT;  -- the new date, where it was put off; the text is the reason

CREATE TABLE meeting_correction (     -- 更正 of signed minutes: what stood there stays
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting INTEGER NOT NULL REFERENCES meeting (id),
  on_day TEXT NOT NULL,
  text TEXT NOT NULL,
  reason TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX meeting_correction_meeting ON meeting_correction (meeting);

-- ---------------------------------------------------------------- 四议两公开

CREATE TABLE matter (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  note TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

CREATE TABLE matter_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  matter INTEGER NOT NULL REFERENCES matter (id),
  step TEXT NOT NULL,                 -- proposed | consulted | reviewed | resolved | decision_shown | outcome_shown
  on_day TEXT NOT NULL,
  until_day TEXT,                     -- last day of a disclosure
  meeting INTEGER REFERENCES meeting (id),
  note TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX matter_step_matter ON matter_step (matter);
CREATE INDEX matter_step_meeting ON matter_step (meeting) WHERE meeting IS NOT NULL;

-- ---------------------------------------------------------------- figures typed with a basis

CREATE TABLE meeting_figure (         -- what no register computes yet: charter, pact, archives, disclosure, appraisal
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  year INTEGER NOT NULL,
  code TEXT NOT NULL,
  number INTEGER NOT NULL,
  basis TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX meeting_figure_year ON meeting_figure (year, code);

-- ---------------------------------------------------------------- attachments

ALTER TABLE meeting_attachment ADD COLUMN what TEXT;      -- what the bytes are: jpeg | png | heic | pdf | word | excel | other
ALTER TABLE meeting_attachment ADD COLUMN reduced INTEGER NOT NULL DEFAULT 0 CHECK (reduced IN (0, 1)); -- made smaller, place data removed
ALTER TABLE meeting_attachment ADD COLUMN note TEXT;
