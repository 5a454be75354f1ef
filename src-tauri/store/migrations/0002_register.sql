-- The register in full: what a card, a term, a unit and a body keep beyond the foundation; and a journal that seals
-- each change as it is written.

-- ---------------------------------------------------------------- the journal
-- A change carries its own seal, so that an import of ten thousand rows does not write each change twice. Ids are not
-- AUTOINCREMENT: history is never deleted, so none is given twice.

CREATE TABLE change_sealed (
  id INTEGER PRIMARY KEY,
  operation INTEGER NOT NULL REFERENCES operation (id) DEFERRABLE INITIALLY DEFERRED, -- none while the door is shut
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  seal BLOB NOT NULL CHECK (length(seal) IN (32, 48)) -- 16 bytes of salt, 32 of digest; the digest alone once erased
) STRICT;
INSERT INTO change_sealed (id, operation, table_name, row_id, before, after, seal)
  SELECT c.id, c.operation, c.table_name, c.row_id, c.before, c.after, CAST(coalesce(d.salt, x'') || d.digest AS BLOB)
  FROM change c JOIN change_digest d ON d.change = c.id ORDER BY c.id;
DROP TABLE change_digest;
DROP TABLE change;
ALTER TABLE change_sealed RENAME TO change;
CREATE INDEX change_operation ON change (operation);
CREATE INDEX change_row ON change (table_name, row_id, operation);
CREATE INDEX change_erased ON change (operation) WHERE length(seal) = 32; -- operations whose images were erased
CREATE TRIGGER change_kept_update BEFORE UPDATE ON change
WHEN NOT EXISTS (SELECT 1 FROM open_operation WHERE erasing = 1)
BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
CREATE TRIGGER change_kept_delete BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'history is kept'); END;

ALTER TABLE operation ADD COLUMN slot TEXT;        -- which of the ways to open the register was used; empty before this version

-- ---------------------------------------------------------------- people

ALTER TABLE person ADD COLUMN resume TEXT;         -- 简历
ALTER TABLE person ADD COLUMN insured INTEGER CHECK (insured IN (0, 1)); -- 是否参加社会保险; members and hired workers only
ALTER TABLE person ADD COLUMN allowance INTEGER CHECK (allowance >= 0);  -- 月补贴, in fen; members and hired workers only
ALTER TABLE person ADD COLUMN merged_into INTEGER REFERENCES person (id); -- the card this one was merged into; then removed = 1
ALTER TABLE person ADD COLUMN sealed_on TEXT;      -- 封存: hidden while a retention period runs
ALTER TABLE person ADD COLUMN sealed_until TEXT;
ALTER TABLE person ADD COLUMN sealed_reason TEXT;
ALTER TABLE person ADD COLUMN erased_on TEXT;      -- 删除个人信息: only the name is left
CREATE INDEX person_merged_into ON person (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE certificate (            -- 证书
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person INTEGER NOT NULL REFERENCES person (id),
  name TEXT NOT NULL,                 -- 社会工作者职业资格证书 …
  level TEXT,
  number TEXT,
  issued_by TEXT,
  issued_on TEXT,
  valid_until TEXT,
  note TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX certificate_person ON certificate (person);

CREATE TABLE declared_relative (      -- a relative named in a declaration, who needs no card
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person INTEGER NOT NULL REFERENCES person (id),
  name TEXT NOT NULL,
  code TEXT NOT NULL,                 -- GB/T 4761: what the relative is to the person
  workplace TEXT,
  declared_on TEXT,
  note TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX declared_relative_person ON declared_relative (person);

CREATE TABLE consent (                -- 同意: for what is not a statutory duty
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person INTEGER NOT NULL REFERENCES person (id),
  purpose TEXT NOT NULL,
  given_on TEXT,
  withdrawn_on TEXT,
  note TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX consent_person ON consent (person);

-- ---------------------------------------------------------------- bodies and terms

ALTER TABLE body ADD COLUMN merged_into INTEGER REFERENCES body (id); -- 并入; closed_on is the day
CREATE INDEX body_merged_into ON body (merged_into) WHERE merged_into IS NOT NULL;

ALTER TABLE term ADD COLUMN end_document INTEGER REFERENCES document (id); -- what allowed an early change
ALTER TABLE term ADD COLUMN end_note TEXT;
CREATE INDEX term_end_document ON term (end_document) WHERE end_document IS NOT NULL;

-- How somebody came into a post, and on what the end rests: the end never takes the place of what the beginning rests on.
ALTER TABLE appointment ADD COLUMN begin_reason TEXT;
ALTER TABLE appointment ADD COLUMN end_document INTEGER REFERENCES document (id); -- on what its end rests
ALTER TABLE appointment ADD COLUMN end_note TEXT;
CREATE INDEX appointment_end_document ON appointment (end_document) WHERE end_document IS NOT NULL;
-- On which days anything began or ended, and what differs between two days, without reading every appointment.
-- Who holds what on a day is read from the index alone.
CREATE INDEX appointment_span ON appointment (post, removed, from_on, to_on, person);
CREATE INDEX appointment_from ON appointment (from_on, removed);
CREATE INDEX appointment_to ON appointment (to_on, removed);

-- ---------------------------------------------------------------- units

ALTER TABLE unit ADD COLUMN kind TEXT NOT NULL DEFAULT 'stationed'; -- stationed | intermediary | professional | volunteer
ALTER TABLE unit ADD COLUMN address TEXT;

CREATE TABLE agreement (              -- 共建协议
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unit INTEGER NOT NULL REFERENCES unit (id),
  title TEXT NOT NULL,
  from_on TEXT,
  to_on TEXT,
  document INTEGER REFERENCES document (id),
  note TEXT,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX agreement_unit ON agreement (unit);
CREATE INDEX agreement_document ON agreement (document) WHERE document IS NOT NULL;

-- ---------------------------------------------------------------- lists

ALTER TABLE person_index ADD COLUMN strokes TEXT NOT NULL DEFAULT ''; -- 姓氏笔画, rebuilt by the door
CREATE INDEX person_index_strokes ON person_index (strokes, person);
