// A body's roster as a paper: to the clipboard in words, to the printer, to files in a folder she chooses.
import { type MaybeRefOrGetter, type Ref, ref, toValue } from 'vue';

import { type Reply, type Request, call } from './call';
import { type Export, useExport } from './export';
import { type Trouble, print, tried } from './paper';

/** 内部 with home and masked telephone, 上报 with masked numbers and the building, 公示 with what may be posted. */
export type RosterForm = NonNullable<Request<'roster_export'>['form']>;
type Format = Reply<'roster_export'>['files'][number]['format'];

export const ROSTER_FORMATS: readonly { value: Format; label: string }[] = [
  { value: 'xlsx', label: 'Excel表格' },
  { value: 'docx', label: 'Word文件' },
  { value: 'pdf', label: 'PDF' },
];

export const ROSTER_FORMS: readonly { value: RosterForm; label: string }[] = [
  { value: 'internal', label: '内部' },
  { value: 'street', label: '上报' },
  { value: 'public', label: '公示' },
];

export interface RosterPapers extends Export<Format> {
  /** For whom files are written. */
  form: Ref<RosterForm>;
  /** What was copied; null while nothing is shown. */
  text: Ref<string | null>;
  copy: () => Promise<void>;
  print: () => Promise<void>;
}

/** The papers of a roster; `trouble` hears what went wrong outside the export. */
export function useRosterPapers(
  body: MaybeRefOrGetter<number | null>,
  asOf: MaybeRefOrGetter<string | null>,
  trouble: Trouble,
): RosterPapers {
  const text = ref<string | null>(null);
  const form = ref<RosterForm>('internal');
  const papers = useExport<Format>(
    ['xlsx'],
    (format, folder) => call('roster_export', { body: toValue(body) ?? 0, as_of: toValue(asOf), folder, format, form: form.value }),
    trouble,
  );

  async function ofBody(lead: string, act: (id: number) => Promise<void>): Promise<void> {
    const id = toValue(body);
    if (id !== null) {
      await tried(lead, trouble, () => act(id));
    }
  }

  return {
    ...papers,
    form,
    text,
    copy: () =>
      ofBody('没有复制', async (id) => {
        text.value = (await call('roster_text', { body: id, as_of: toValue(asOf) })).text;
      }),
    print: () => ofBody('没有打印', (id) => print({ paper: 'roster', body: id, as_of: toValue(asOf) })),
    start: () => {
      if (toValue(body) !== null) {
        papers.start();
      }
    },
  };
}
