// The calendar of the meetings of a year as a paper: to the printer and into files.
import { type MaybeRefOrGetter, toValue } from 'vue';

import { type Request, call } from './call';
import { type Export, useExport } from './export';
import { type Trouble, print, tried } from './paper';

type Format = Request<'meeting_year_export'>['format'];

export const MEETING_YEAR_FORMATS: readonly { value: Format; label: string }[] = [
  { value: 'pdf', label: 'PDF' },
  { value: 'docx', label: 'Word文档（docx）' },
  { value: 'xlsx', label: 'Excel表格（xlsx）' },
];

/** The calendar of a year, of one body or of all; `trouble` hears what went wrong outside the export. */
export function useMeetingYearPapers(asked: MaybeRefOrGetter<{ year: number; body: number | null }>, trouble: Trouble): Export<Format> & { print: () => Promise<void> } {
  const papers = useExport<Format>(['pdf'], (format, folder) => call('meeting_year_export', { ...toValue(asked), folder, format }), trouble);
  return { ...papers, print: () => tried('没有打印', trouble, () => print({ paper: 'meeting_year', ...toValue(asked) })) };
}
