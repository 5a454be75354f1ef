// A body's roster as a paper.
import { type MaybeRefOrGetter, toValue } from 'vue';

import { call } from './call';
import { PAPER_FORMATS, type Papers, usePapers } from './papers';

export const ROSTER_FORMATS = PAPER_FORMATS;

/** The papers of a roster; `trouble` hears what went wrong outside the export. */
export function useRosterPapers(
  body: MaybeRefOrGetter<number | null>,
  asOf: MaybeRefOrGetter<string | null>,
  trouble: (lead: string, sentence: string) => void,
): Papers {
  const of = (): { body: number; as_of: string | null } => ({ body: toValue(body) ?? 0, as_of: toValue(asOf) });
  return usePapers(
    {
      ready: () => toValue(body) !== null,
      text: async () => (await call('roster_text', of())).text,
      pdf: async () => (await call('paper_print', { paper: 'roster', ...of() })).path,
      write: async (format, folder) => (await call('roster_export', { ...of(), folder, format })).files,
    },
    trouble,
  );
}
