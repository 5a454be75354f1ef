// The calendar of a year as a paper: to the printer, into files, and as a file calendars read.
import { type MaybeRefOrGetter, toValue } from 'vue';

import { type Request, call } from './call';
import { type Export, useExport } from './export';
import { type Trouble, print, tried } from './paper';

type Format = Request<'calendar_export'>['format'];

export const CALENDAR_FORMATS: readonly { value: Format; label: string }[] = [
  { value: 'pdf', label: 'PDF' },
  { value: 'docx', label: 'Word文件' },
  { value: 'ics', label: '日历文件（手机、电脑的日历能读）' },
];

/** The calendar of a year; `trouble` hears what went wrong outside the export. */
export function useCalendarPapers(year: MaybeRefOrGetter<number>, trouble: Trouble): Export<Format> & { print: () => Promise<void> } {
  const papers = useExport<Format>(['pdf'], (format, folder) => call('calendar_export', { year: toValue(year), folder, format }), trouble);
  return { ...papers, print: () => tried('没有打印', trouble, () => print({ paper: 'calendar', year: toValue(year) })) };
}
