// The check-up as a paper: the inspector's table to the printer and into files.
import { type MaybeRefOrGetter, toValue } from 'vue';

import { type Reply, type Request, call } from './call';
import { type Export, useExport } from './export';
import { type Trouble, print, tried } from './paper';

type Format = Reply<'checkup_export'>['files'][number]['format'];

export const CHECK_UP_FORMATS: readonly { value: Format; label: string }[] = [
  { value: 'xlsx', label: 'Excel表格' },
  { value: 'docx', label: 'Word文件' },
  { value: 'pdf', label: 'PDF' },
];

/** The table of a day and a span; `trouble` hears what went wrong outside the export. */
export function useCheckUpPapers(what: MaybeRefOrGetter<Request<'checkup_get'>>, trouble: Trouble): Export<Format> & { print: () => Promise<void> } {
  const papers = useExport<Format>(['xlsx'], (format, folder) => call('checkup_export', { ...toValue(what), folder, format }), trouble);
  return { ...papers, print: () => tried('没有打印', trouble, () => print({ paper: 'check_up', ...toValue(what) })) };
}
