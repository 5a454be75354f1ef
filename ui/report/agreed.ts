// What the report's reply grows by; replaced by the generated types piece by piece.
import type { Reply } from '@/api/call';

type Now = Reply<'report_get'>;
type Reader = Now['reader'];
interface Moved {
  code: string;
  label: string;
  then: string | null;
  now: string | null;
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

export type Card = Now & { life: Life };
