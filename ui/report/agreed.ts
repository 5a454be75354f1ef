// What the report's reply grows by; replaced by the generated types piece by piece.
import type { Reply } from '@/api/call';

type Now = Reply<'report_get'>;
type NowNumber = Now['numbers'][number];
type NowSource = NowNumber['counted'][number];
type NowBlock = Now['chapters'][number]['blocks'][number];

export type Reader = 'street' | 'congress' | 'plan';
export type Standing = string;

export interface Moved {
  code: string;
  label: string;
  then: string | null;
  now: string | null;
}

export type Block =
  | Exclude<NowBlock, { kind: 'paragraph' | 'picture' }>
  | (Extract<NowBlock, { kind: 'paragraph' }> & { sentence: string | null; edited: boolean; computed: string; version: number; moved: Moved[] })
  | (Extract<NowBlock, { kind: 'picture' }> & { svg: string });

export type Chapter = Omit<Now['chapters'][number], 'blocks'> & { standing: Standing; blocks: Block[] };

export type YearOrigin = 'frozen' | 'filled' | 'computed' | 'none';

export type Numeral = Omit<NowNumber, 'computed' | 'computed_thousandths'> & {
  unit: string;
  thousandths: number | null;
  computed: string | null;
  computed_thousandths: number | null;
  last_year_origin: YearOrigin | null;
  source: 'computed' | 'by_hand' | 'typed' | 'none';
  typed: { id: number; version: number; thousandths: number; basis: string } | null;
  typable: boolean;
  definition: string;
  last_year: string | null;
  change: string | null;
};

export interface TableCell {
  printed: string;
  number: string | null;
  by_hand: boolean;
  typed: boolean;
  unknown: NowSource[];
}

export interface Table {
  code: string;
  title: string;
  notes: string[];
  columns: string[];
  rows: { group: string; label: string; cells: TableCell[] }[];
}

export interface Version {
  id: number;
  version: number;
  number: number;
  reader: Reader;
  as_of: string;
  sent_on: string | null;
  returned_on: string | null;
  returned_reason: string | null;
  note: string | null;
  chain: string | null;
  files: { name: string; format: 'docx' | 'pdf' | 'xlsx' | 'zip'; size: number }[];
}

export interface Life {
  state: 'draft' | 'checked' | 'sent' | 'returned';
  checked_on: string | null;
  version: number | null;
  sent_on: string | null;
  returned_on: string | null;
  returned_reason: string | null;
  moved_since: boolean;
  moved: Moved[];
  versions: Version[];
  last_year: { number: number; sent_on: string } | null;
}

export interface YearNumbers {
  year: number;
  origin: YearOrigin;
  numbers: { code: string; printed: string; thousandths: number | null; origin: YearOrigin }[];
}

export interface Measure {
  name: string;
  title: string;
  value: string;
  default: string;
  words: string;
  why: string;
  changes: string;
  choices: { value: string; words: string }[];
}

export interface FillSheet {
  sheet: string;
  stamp: string;
  rows: { row: number; year: number | null; code: string | null; label: string; value: string; thousandths: number | null; kept: string | null; problem: string | null }[];
  good: number;
}

export interface Difference {
  from: string;
  to: string;
  numbers: { code: string; label: string; from: string | null; to: string | null }[];
  sentences: { code: string; title: string; from: string | null; to: string | null }[];
  lists: { title: string; added: string[]; removed: string[] }[];
}

export type Card = Omit<Now, 'chapters' | 'numbers' | 'statistics' | 'parts' | 'checks'> & {
  reader: Reader;
  chapters: Chapter[];
  numbers: Numeral[];
  tables: Table[];
  parts: (Now['parts'][number] & { carried: boolean; carried_from: number | null })[];
  checks: (Now['checks'][number] & { sides: string[]; person: number | null; table: string | null })[];
  life: Life;
};
