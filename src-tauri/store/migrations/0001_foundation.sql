-- The register of one committee. Dates are ISO text of any precision (1985, 1985-03, 1985-03-08); periods are
-- closed, to_on is the last day. Every row of a journaled table has an id that is never reused and a removal
-- mark; nothing is deleted but by undo of its making. Codes are those of domain/codes and domain/kinds.

-- ---------------------------------------------------------------- the committee itself

CREATE TABLE committee (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,                 -- 社区名称, such as 安和里社区
  street TEXT,                        -- 街道办事处 without its suffix, such as 样例街道
  division_code TEXT,                 -- 12 digits
  credit_code TEXT,                   -- 统一社会信用代码
  founded_on TEXT,
  signature TEXT,                     -- 落款; the name with 居民委员会 where it is empty
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

-- ---------------------------------------------------------------- documents and attachments

CREATE TABLE attachment (             -- bytes, once each, append-only; outside the journal
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE document (               -- 文件: what a basis or an extension points to
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT,                        -- 文号
  issued_on TEXT,
  issued_by TEXT,
  title TEXT NOT NULL,
  attachment TEXT REFERENCES attachment (sha256),
  attachment_name TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

-- ---------------------------------------------------------------- places

CREATE TABLE building (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,                 -- block 楼栋 | courtyard 平房院
  note TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

CREATE TABLE unit (                   -- 驻区单位
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  credit_code TEXT,
  contact TEXT,
  phone TEXT,
  from_on TEXT,
  to_on TEXT,
  note TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

-- ---------------------------------------------------------------- people

CREATE TABLE person (                 -- identity and contact; no UNIQUE on id_number: a duplicate is a finding
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,                 -- the name in force now; former ones are facts of kind name
  sex TEXT,                           -- GB/T 2261.1
  birth TEXT,
  nationality TEXT,                   -- GB/T 3304, or the text that was not in it
  id_number TEXT,
  phone TEXT,
  address TEXT,
  note TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX person_id_number ON person (id_number) WHERE id_number IS NOT NULL;
CREATE INDEX person_name ON person (name);

CREATE TABLE person_fact (            -- dated: a correction rewrites the value, a change adds one
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person INTEGER NOT NULL REFERENCES person (id),
  kind TEXT NOT NULL,                 -- name | politics | education | employment | residence
  code TEXT,                          -- of the national table of its kind
  text TEXT,                          -- the name, the door number, or a spelling no table knows
  building INTEGER REFERENCES building (id),
  from_on TEXT,
  to_on TEXT,
  basis TEXT,                         -- meeting | election | document | import | note
  document INTEGER REFERENCES document (id),
  meeting INTEGER REFERENCES meeting (id),
  basis_note TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX person_fact_person ON person_fact (person, kind, from_on);
CREATE INDEX person_fact_building ON person_fact (building) WHERE building IS NOT NULL;
CREATE INDEX person_fact_document ON person_fact (document) WHERE document IS NOT NULL;
CREATE INDEX person_fact_meeting ON person_fact (meeting) WHERE meeting IS NOT NULL;

CREATE TABLE kinship (                -- one directed edge: relative is `code` of person (GB/T 4761)
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person INTEGER NOT NULL REFERENCES person (id),
  relative INTEGER NOT NULL REFERENCES person (id),
  code TEXT NOT NULL,
  note TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  CHECK (person <> relative)
) STRICT;
CREATE INDEX kinship_person ON kinship (person);
CREATE INDEX kinship_relative ON kinship (relative);

-- ---------------------------------------------------------------- bodies, terms, posts, appointments

CREATE TABLE body (                   -- kind, name and parent in force now; former ones in body_former
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  parent INTEGER REFERENCES body (id),
  founded_on TEXT,
  closed_on TEXT,
  founding_document INTEGER REFERENCES document (id),
  closing_document INTEGER REFERENCES document (id),
  note TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX body_parent ON body (parent) WHERE parent IS NOT NULL;
CREATE INDEX body_founding_document ON body (founding_document) WHERE founding_document IS NOT NULL;
CREATE INDEX body_closing_document ON body (closing_document) WHERE closing_document IS NOT NULL;

CREATE TABLE body_former (            -- what a body was until to_on: one aspect a row
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  body INTEGER NOT NULL REFERENCES body (id),
  aspect TEXT NOT NULL CHECK (aspect IN ('kind', 'name', 'parent')),
  text TEXT,                          -- the kind or the name
  parent INTEGER REFERENCES body (id),
  from_on TEXT,
  to_on TEXT NOT NULL,
  document INTEGER REFERENCES document (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX body_former_body ON body_former (body, aspect);
CREATE INDEX body_former_parent ON body_former (parent) WHERE parent IS NOT NULL;
CREATE INDEX body_former_document ON body_former (document) WHERE document IS NOT NULL;

CREATE TABLE ex_officio (             -- members of body belong to in_body by law
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  body INTEGER NOT NULL REFERENCES body (id),
  in_body INTEGER NOT NULL REFERENCES body (id),
  from_on TEXT,
  to_on TEXT,
  note TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX ex_officio_body ON ex_officio (body);
CREATE INDEX ex_officio_in_body ON ex_officio (in_body);

CREATE TABLE term (                   -- 届
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  body INTEGER NOT NULL REFERENCES body (id),
  ordinal INTEGER,
  start_on TEXT NOT NULL,
  legal_end_on TEXT,
  legal_end_source TEXT,              -- which rule gave the legal end, or why it was set by hand
  end_on TEXT,                        -- actual end
  extended_to TEXT,
  extension_document INTEGER REFERENCES document (id),
  note TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX term_body ON term (body, start_on);
CREATE INDEX term_extension_document ON term (extension_document) WHERE extension_document IS NOT NULL;

CREATE TABLE post (                   -- 职务 of a body
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  body INTEGER NOT NULL REFERENCES body (id),
  name TEXT NOT NULL,
  rank INTEGER NOT NULL,              -- 1 stands first on papers
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX post_body ON post (body, rank);

CREATE TABLE seat (                   -- 席位: how many of a post a term has
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  post INTEGER NOT NULL REFERENCES post (id),
  term INTEGER NOT NULL REFERENCES term (id),
  number INTEGER NOT NULL CHECK (number >= 0),
  full_time INTEGER CHECK (full_time IN (0, 1)),
  represents TEXT,                    -- group | unit | source
  represents_text TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX seat_term ON seat (term, post);
CREATE INDEX seat_post ON seat (post);

CREATE TABLE appointment (            -- 任职
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person INTEGER NOT NULL REFERENCES person (id),
  post INTEGER NOT NULL REFERENCES post (id),
  term INTEGER REFERENCES term (id),
  from_on TEXT,
  to_on TEXT,
  end_reason TEXT,
  full_time INTEGER CHECK (full_time IN (0, 1)),
  duties TEXT,                        -- 分管工作
  basis TEXT,
  document INTEGER REFERENCES document (id),
  meeting INTEGER REFERENCES meeting (id),
  basis_note TEXT,
  represents TEXT,                    -- group | unit | source
  represents_body INTEGER REFERENCES body (id),
  represents_unit INTEGER REFERENCES unit (id),
  represents_text TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX appointment_person ON appointment (person);
CREATE INDEX appointment_post ON appointment (post, term);
CREATE INDEX appointment_term ON appointment (term) WHERE term IS NOT NULL;
CREATE INDEX appointment_document ON appointment (document) WHERE document IS NOT NULL;
CREATE INDEX appointment_meeting ON appointment (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX appointment_represents_body ON appointment (represents_body) WHERE represents_body IS NOT NULL;
CREATE INDEX appointment_represents_unit ON appointment (represents_unit) WHERE represents_unit IS NOT NULL;

CREATE TABLE building_group (         -- which resident group a building belongs to
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  building INTEGER NOT NULL REFERENCES building (id),
  body INTEGER NOT NULL REFERENCES body (id),
  from_on TEXT,
  to_on TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX building_group_building ON building_group (building);
CREATE INDEX building_group_body ON building_group (body);

CREATE TABLE figure (                 -- a number on a day: of a building, of a group, or of the committee (both empty)
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  building INTEGER REFERENCES building (id),
  body INTEGER REFERENCES body (id),
  kind TEXT NOT NULL,
  on_day TEXT NOT NULL,
  thousandths INTEGER NOT NULL,       -- the value times 1000, so that 0.42 and 2391 are both exact
  source TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  CHECK (building IS NULL OR body IS NULL)
) STRICT;
CREATE INDEX figure_building ON figure (building, kind, on_day) WHERE building IS NOT NULL;
CREATE INDEX figure_body ON figure (body, kind, on_day) WHERE body IS NOT NULL;
CREATE INDEX figure_kind ON figure (kind, on_day);

-- ---------------------------------------------------------------- meetings

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  body INTEGER NOT NULL REFERENCES body (id),
  term INTEGER REFERENCES term (id),
  kind TEXT NOT NULL,                 -- what the meeting is called: 居民代表会议, 支委会 …
  series INTEGER,                     -- 第N次
  name TEXT NOT NULL,
  held_on TEXT NOT NULL,
  starts_at TEXT,                     -- HH:MM
  ends_at TEXT,
  place TEXT,
  chair TEXT,
  recorder TEXT,
  notice_on TEXT,
  entitled_kind TEXT NOT NULL,        -- people | adults | households
  entitled_count INTEGER CHECK (entitled_count >= 0), -- typed; for people the list counts
  entitled_source TEXT,
  discussion TEXT,
  rule_sentence TEXT,                 -- the legal line it was signed with
  rule_pack TEXT,                     -- the pack and edition that gave it
  rule_edition TEXT,
  signed_on TEXT,
  note TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX meeting_body ON meeting (body, held_on);
CREATE INDEX meeting_held ON meeting (held_on);
CREATE INDEX meeting_term ON meeting (term) WHERE term IS NOT NULL;

CREATE TABLE attendance (             -- 出席: name, post and right to vote as they were that day
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting INTEGER NOT NULL REFERENCES meeting (id),
  person INTEGER REFERENCES person (id),
  name TEXT NOT NULL,
  post TEXT,
  position INTEGER NOT NULL,
  may_vote INTEGER NOT NULL CHECK (may_vote IN (0, 1)),
  capacity TEXT NOT NULL,             -- member 出席 | guest 列席
  presence TEXT,                      -- present | excused | absent; empty while not recorded
  arrived_at TEXT,
  left_at TEXT,
  reason TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX attendance_meeting ON attendance (meeting, position);
CREATE INDEX attendance_person ON attendance (person) WHERE person IS NOT NULL;

CREATE TABLE agenda_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting INTEGER NOT NULL REFERENCES meeting (id),
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  proposer TEXT,
  discussion TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX agenda_item_meeting ON agenda_item (meeting, position);

CREATE TABLE recusal (                -- 回避
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  attendance INTEGER NOT NULL REFERENCES attendance (id),
  agenda_item INTEGER NOT NULL REFERENCES agenda_item (id),
  reason TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX recusal_attendance ON recusal (attendance);
CREATE INDEX recusal_agenda_item ON recusal (agenda_item);

CREATE TABLE vote (                   -- 表决 of one item
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  agenda_item INTEGER NOT NULL REFERENCES agenda_item (id),
  method TEXT NOT NULL,
  in_favour INTEGER NOT NULL CHECK (in_favour >= 0),
  against INTEGER NOT NULL CHECK (against >= 0),
  abstained INTEGER NOT NULL CHECK (abstained >= 0),
  passed INTEGER CHECK (passed IN (0, 1)),
  rule_sentence TEXT,
  rule_pack TEXT,
  rule_edition TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX vote_agenda_item ON vote (agenda_item);

CREATE TABLE resolution (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting INTEGER NOT NULL REFERENCES meeting (id),
  agenda_item INTEGER REFERENCES agenda_item (id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  person INTEGER REFERENCES person (id),
  responsible TEXT,                   -- name as it was
  due_on TEXT,
  disclosed INTEGER NOT NULL DEFAULT 0 CHECK (disclosed IN (0, 1)),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX resolution_meeting ON resolution (meeting, position);
CREATE INDEX resolution_agenda_item ON resolution (agenda_item) WHERE agenda_item IS NOT NULL;
CREATE INDEX resolution_person ON resolution (person) WHERE person IS NOT NULL;

CREATE TABLE follow_up (              -- 落实
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  resolution INTEGER NOT NULL REFERENCES resolution (id),
  on_day TEXT NOT NULL,
  text TEXT NOT NULL,
  done INTEGER NOT NULL CHECK (done IN (0, 1)),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX follow_up_resolution ON follow_up (resolution);

CREATE TABLE meeting_attachment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  meeting INTEGER NOT NULL REFERENCES meeting (id),
  attachment TEXT NOT NULL REFERENCES attachment (sha256),
  name TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX meeting_attachment_meeting ON meeting_attachment (meeting);
CREATE INDEX meeting_attachment_attachment ON meeting_attachment (attachment);
CREATE INDEX document_attachment ON document (attachment) WHERE attachment IS NOT NULL;

-- ---------------------------------------------------------------- the annual report

CREATE TABLE report_text (            -- the free parts of a year's report
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  year INTEGER NOT NULL,
  part TEXT NOT NULL,                 -- problems | plan …
  text TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX report_text_year ON report_text (year, part);

CREATE TABLE override (               -- a computed number set by hand, with its reason
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  year INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  thousandths INTEGER NOT NULL,
  reason TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX override_year ON override (year, indicator);

CREATE TABLE report_version (         -- frozen when sent
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  year INTEGER NOT NULL,
  version INTEGER NOT NULL,
  as_of TEXT NOT NULL,
  sent_on TEXT,
  rule_pack TEXT,
  rule_edition TEXT,
  content TEXT NOT NULL,              -- the numbers and sentences it was made with, as JSON
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX report_version_year ON report_version (year, version);

CREATE TABLE report_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  report_version INTEGER NOT NULL REFERENCES report_version (id),
  name TEXT NOT NULL,
  attachment TEXT NOT NULL REFERENCES attachment (sha256),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX report_file_version ON report_file (report_version);
CREATE INDEX report_file_attachment ON report_file (attachment);

-- ---------------------------------------------------------------- judgement and settings

CREATE TABLE waiver (                 -- 说明: sets a finding aside without hiding it
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rule TEXT NOT NULL,
  body INTEGER REFERENCES body (id),
  facts TEXT NOT NULL,                -- what was found when it was written; it lapses when that changes
  reason TEXT NOT NULL,
  on_day TEXT NOT NULL,
  valid_until TEXT,
  document INTEGER REFERENCES document (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX waiver_rule ON waiver (rule, body);
CREATE INDEX waiver_body ON waiver (body) WHERE body IS NOT NULL;
CREATE INDEX waiver_document ON waiver (document) WHERE document IS NOT NULL;

CREATE TABLE setting (                -- what the committee decides: parameters of rules, band edges
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX setting_name ON setting (name);

-- ---------------------------------------------------------------- outside the journal (store/journal.rs says why)

CREATE TABLE draft (                  -- half-filled forms; survive a power cut
  form TEXT PRIMARY KEY,
  content TEXT NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;

CREATE TABLE preference (             -- type size, last folder, columns
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE written_file (           -- hash of each file we wrote for her, so that a changed one is never overwritten
  path TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL
) STRICT;

CREATE TABLE person_index (           -- sort keys, rebuilt by the door
  person INTEGER PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  pinyin TEXT NOT NULL
) STRICT;
CREATE INDEX person_index_pinyin ON person_index (pinyin, person);

CREATE VIRTUAL TABLE search USING fts5 (
  text,                               -- single characters, so that any scrap is a phrase
  pinyin,                             -- full readings and initials, from every character on
  number,                             -- telephone numbers backwards, so that a tail is a prefix
  content = '', contentless_delete = 1, tokenize = 'unicode61'
);

-- ---------------------------------------------------------------- the journal

CREATE TABLE operation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('write', 'undo', 'redo', 'note')),
  root INTEGER REFERENCES operation (id), -- which write an undo or redo is about
  verb TEXT NOT NULL,
  sentence TEXT NOT NULL,
  actor TEXT NOT NULL,
  door TEXT NOT NULL,                 -- window | command_line
  reason TEXT,
  at TEXT NOT NULL                    -- local time with offset, RFC 3339
) STRICT;
CREATE INDEX operation_root ON operation (root, id) WHERE root IS NOT NULL;
CREATE INDEX operation_kind ON operation (kind, id);

CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  operation INTEGER NOT NULL REFERENCES operation (id) DEFERRABLE INITIALLY DEFERRED,
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX change_operation ON change (operation);
CREATE INDEX change_row ON change (table_name, row_id, operation);

CREATE TABLE change_digest (
  change INTEGER PRIMARY KEY REFERENCES change (id),
  salt BLOB,
  digest BLOB NOT NULL
) STRICT;

CREATE TABLE chain (                  -- 操作链: one link an operation
  operation INTEGER PRIMARY KEY REFERENCES operation (id),
  link BLOB NOT NULL
) STRICT;

CREATE TABLE history_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  key BLOB NOT NULL
) STRICT;

CREATE TABLE open_operation (         -- the gate: a row while the door is open
  id INTEGER PRIMARY KEY CHECK (id = 1),
  operation INTEGER NOT NULL,
  erasing INTEGER NOT NULL DEFAULT 0 CHECK (erasing IN (0, 1))
) STRICT;

CREATE TRIGGER operation_kept_update BEFORE UPDATE ON operation
WHEN NOT EXISTS (SELECT 1 FROM open_operation WHERE erasing = 1)
BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
CREATE TRIGGER operation_kept_delete BEFORE DELETE ON operation
BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
CREATE TRIGGER change_kept_update BEFORE UPDATE ON change
WHEN NOT EXISTS (SELECT 1 FROM open_operation WHERE erasing = 1)
BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
CREATE TRIGGER change_kept_delete BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
CREATE TRIGGER change_digest_kept_update BEFORE UPDATE ON change_digest
WHEN NOT EXISTS (SELECT 1 FROM open_operation WHERE erasing = 1)
BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
CREATE TRIGGER change_digest_kept_delete BEFORE DELETE ON change_digest
BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
CREATE TRIGGER chain_kept_update BEFORE UPDATE ON chain
BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
CREATE TRIGGER chain_kept_delete BEFORE DELETE ON chain
BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
CREATE TRIGGER attachment_kept_update BEFORE UPDATE ON attachment
BEGIN SELECT RAISE(ABORT, 'attachments are append-only'); END;
