-- The annual report: numbers typed where no register computes them, sentences she edited, the life of a report from draft
-- to sent and returned, and what each blank form of the street office is filled with.

CREATE TABLE typed_number (           -- 手填: a number no register computes, with its basis; of an earlier year: 回填
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  year INTEGER NOT NULL,
  code TEXT NOT NULL,                 -- code of the indicator: r14.charter
  thousandths INTEGER NOT NULL,       -- the value times 1000
  basis TEXT NOT NULL,                -- on what it rests
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX typed_number_year ON typed_number (year, code);

-- Figures of R14 and R15 were typed on the page of meetings before; they stand with the others now.
INSERT INTO typed_number (year, code, thousandths, basis)
  SELECT year, CASE WHEN code IN ('charter', 'pact', 'archive') THEN 'r14.' ELSE 'r15.' END || code, number * 1000, basis
  FROM meeting_figure WHERE removed = 0 ORDER BY id;

CREATE TABLE report_sentence (        -- a sentence of ours that she worded herself
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  year INTEGER NOT NULL,
  reader TEXT NOT NULL,               -- street | congress | plan
  sentence TEXT NOT NULL,             -- which: basics.members
  text TEXT NOT NULL,                 -- as she words it
  numbers TEXT NOT NULL,              -- the numbers our sentence had then, code to thousandths, as JSON
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX report_sentence_year ON report_sentence (year, reader, sentence);

CREATE TABLE report_check (           -- 校核: what the report said when she called it checked
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  year INTEGER NOT NULL,
  reader TEXT NOT NULL,               -- street | congress | plan
  as_of TEXT NOT NULL,                -- the day its facts were true
  on_day TEXT NOT NULL,               -- when she checked it
  digest TEXT NOT NULL,               -- SHA-256 over what it said; a report that says something else is a draft again
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX report_check_year ON report_check (year, reader);

ALTER TABLE report_version ADD COLUMN reader TEXT NOT NULL DEFAULT 'street'; -- street | congress | plan
ALTER TABLE report_version ADD COLUMN chain TEXT;            -- head of the history just before it was frozen
ALTER TABLE report_version ADD COLUMN note TEXT;             -- what this version changes, in her words
ALTER TABLE report_version ADD COLUMN returned_on TEXT;      -- 退回
ALTER TABLE report_version ADD COLUMN returned_reason TEXT;

ALTER TABLE report_file ADD COLUMN format TEXT;              -- docx | pdf | xlsx | zip

CREATE TABLE form_mapping (           -- what a blank form of the street office is filled with
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  form TEXT NOT NULL,                 -- SHA-256 over what the form asks for; the same form of another year is recognised
  name TEXT NOT NULL,                 -- the name its file came with
  mapping TEXT NOT NULL,              -- place to source, as JSON
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX form_mapping_form ON form_mapping (form);
