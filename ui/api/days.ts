// Papers of a day and of two days: the organisation chart, the picture of the groups, and what differs between two days.
import { type MaybeRefOrGetter, type Ref, ref, toValue } from 'vue';

import { type Reply, type Request, call } from './call';
import { type Export, useExport } from './export';
import { type Trouble, print, tried } from './paper';

type Format = Reply<'chart_export'>['files'][number]['format'];

export const CHART_FORMATS: readonly { value: Format; label: string }[] = [
  { value: 'png', label: '图片（PNG）' },
  { value: 'svg', label: '矢量图（SVG）' },
  { value: 'pdf', label: 'PDF' },
  { value: 'docx', label: 'Word文件' },
];

/** What has words and tables in it. */
export const COMPARE_FORMATS: readonly { value: Format; label: string }[] = [
  { value: 'docx', label: 'Word文件' },
  { value: 'pdf', label: 'PDF' },
  { value: 'xlsx', label: 'Excel表格' },
];

const printed = (request: Request<'paper_print'>, trouble: Trouble): Promise<void> => tried('没有打印', trouble, () => print(request));

/** The chart of a day as files and on paper. */
export function useChartPapers(asOf: MaybeRefOrGetter<string | null>, trouble: Trouble): Export<Format> & { print: () => Promise<void> } {
  const papers = useExport<Format>(['png'], (format, folder) => call('chart_export', { as_of: toValue(asOf), folder, formats: [format] }), trouble);
  return { ...papers, print: () => printed({ paper: 'chart', as_of: toValue(asOf) }, trouble) };
}

/** The picture of the groups by building as files and on paper. */
export function useGridPapers(asOf: MaybeRefOrGetter<string | null>, trouble: Trouble): Export<Format> & { print: () => Promise<void> } {
  const papers = useExport<Format>(['pdf'], (format, folder) => call('groups_export', { as_of: toValue(asOf), folder, format }), trouble);
  return { ...papers, print: () => printed({ paper: 'groups', as_of: toValue(asOf) }, trouble) };
}

/** Two days compared, in words, as files and on paper. */
export function useComparePapers(
  days: MaybeRefOrGetter<{ from: string; to: string } | null>,
  trouble: Trouble,
): Export<Format> & { text: Ref<string | null>; copy: () => Promise<void>; print: () => Promise<void> } {
  const text = ref<string | null>(null);
  const asked = (): { from: string; to: string } => toValue(days) ?? { from: '', to: '' };
  const papers = useExport<Format>(['docx'], (format, folder) => call('compare_export', { ...asked(), folder, formats: [format] }), trouble);
  return {
    ...papers,
    text,
    copy: () =>
      tried('没有复制', trouble, async () => {
        text.value = (await call('compare_text', asked())).text;
      }),
    print: () => printed({ paper: 'compare', ...asked() }, trouble),
  };
}
