// The papers of the annual report: to the printer, into files; and the list behind one of its numbers.
import { type MaybeRefOrGetter, type Ref, ref, toValue } from 'vue';

import { type Reply, type Request, call } from './call';
import { type Export, useExport } from './export';
import { type Trouble, print, tried } from './paper';

type Format = Reply<'report_export'>['files'][number]['format'];
type SourceFormat = Reply<'report_source_export'>['files'][number]['format'];

export const REPORT_FORMATS: readonly { value: Format; label: string }[] = [
  { value: 'docx', label: 'Word文档（docx）' },
  { value: 'pdf', label: 'PDF' },
  { value: 'xlsx', label: 'Excel附表（xlsx）' },
];

export const SOURCE_FORMATS: readonly { value: SourceFormat; label: string }[] = [
  { value: 'xlsx', label: 'Excel表格' },
  { value: 'docx', label: 'Word文件' },
  { value: 'pdf', label: 'PDF' },
];

export interface ReportPapers extends Export<Format> {
  /** On its way to the printer. */
  printing: Ref<boolean>;
  print: () => Promise<void>;
}

/** What is asked before the report is written into files. */
export type ExportAnswers = Required<Pick<Request<'report_export'>, 'identity' | 'reason' | 'missing'>>;

/** The report `which` says. `before` records what she is still writing; `trouble` hears what went wrong outside the export. */
export function useReportPapers(which: MaybeRefOrGetter<Request<'report_get'>>, answers: MaybeRefOrGetter<ExportAnswers>, before: () => Promise<void>, trouble: Trouble): ReportPapers {
  const printing = ref(false);
  const files = useExport<Format>(
    ['docx', 'pdf', 'xlsx'],
    async (format, folder) => {
      await before();
      return await call('report_export', { ...toValue(which), ...toValue(answers), folder, formats: [format] });
    },
    trouble,
  );
  return {
    ...files,
    printing,
    print: async () => {
      if (printing.value) {
        return;
      }
      printing.value = true;
      await tried('没有打开打印', trouble, async () => {
        await before();
        await print({ paper: 'report', ...toValue(which) });
      });
      printing.value = false;
    },
  };
}

/** What one number counted, as a list in files. */
export function useSourceExport(of: MaybeRefOrGetter<Pick<Request<'report_source_export'>, 'year' | 'as_of' | 'number'>>, trouble: Trouble): Export<SourceFormat> {
  return useExport<SourceFormat>(['xlsx'], (format, folder) => call('report_source_export', { ...toValue(of), folder, format }), trouble);
}

type VersionFormat = Request<'report_version_export'>['formats'][number];

export const VERSION_FORMATS: readonly { value: VersionFormat; label: string }[] = [
  { value: 'docx', label: 'Word文档（docx）' },
  { value: 'pdf', label: 'PDF' },
  { value: 'xlsx', label: 'Excel附表（xlsx）' },
];

/** The files of a version, byte by byte as they were sent. */
export function useVersionExport(version: MaybeRefOrGetter<number>, trouble: Trouble): Export<VersionFormat> {
  return useExport<VersionFormat>(['docx', 'pdf', 'xlsx'], (format, folder) => call('report_version_export', { id: toValue(version), folder, formats: [format] }), trouble);
}

/** The package of a version. */
export function usePackage(of: MaybeRefOrGetter<{ id: number; password: string | null }>, trouble: Trouble): Export<Format> {
  return useExport<Format>(['zip'], (_, folder) => call('report_package', { ...toValue(of), folder }), trouble);
}

export const FILL_FORMATS: readonly { value: Format; label: string }[] = [{ value: 'xlsx', label: 'Excel表格' }];

/** The form that earlier years are filled in on. */
export function useFillForm(years: MaybeRefOrGetter<{ from: number; to: number }>, trouble: Trouble): Export<Format> {
  return useExport<Format>(['xlsx'], (_, folder) => call('report_fill_form', { ...toValue(years), folder }), trouble);
}

export const DEFINITION_FORMATS: readonly { value: Format; label: string }[] = [
  { value: 'docx', label: 'Word文档（docx）' },
  { value: 'pdf', label: 'PDF' },
  { value: 'xlsx', label: 'Excel表格' },
];

/** How every number is counted, as a paper. */
export function useDefinitionsExport(of: MaybeRefOrGetter<Request<'report_get'>>, trouble: Trouble): Export<Format> {
  return useExport<Format>(['docx'], (format, folder) => call('report_definitions_export', { ...toValue(of), folder, formats: [format] }), trouble);
}
