// The papers of a meeting, from the notice to the extract of one resolution: to the clipboard, to the printer, into files.
import { type MaybeRefOrGetter, type Ref, ref, toValue } from 'vue';

import { type Reply, type Request, call } from './call';
import { type Export, useExport } from './export';
import { type Trouble, print, tried } from './paper';

export type MeetingPaper = Request<'meeting_paper_text'>['paper'];
type Format = Reply<'meeting_paper_export'>['files'][number]['format'];

export const MEETING_FORMATS: readonly { value: Format; label: string }[] = [
  { value: 'docx', label: 'Word文档（docx）' },
  { value: 'pdf', label: 'PDF' },
];

export interface MeetingPapers extends Export<Format> {
  /** What was copied; null while nothing is shown. */
  text: Ref<string | null>;
  /** On its way to the printer. */
  printing: Ref<boolean>;
  copy: () => Promise<void>;
  print: () => Promise<void>;
}

/** The papers of a meeting; `paper` says which one is meant now, `trouble` hears what went wrong outside the export. */
export function useMeetingPapers(meeting: MaybeRefOrGetter<number>, paper: MaybeRefOrGetter<MeetingPaper>, trouble: Trouble): MeetingPapers {
  const text = ref<string | null>(null);
  const printing = ref(false);
  const files = useExport<Format>(['docx', 'pdf'], (format, folder) => call('meeting_paper_export', { meeting: toValue(meeting), paper: toValue(paper), folder, format }), trouble);
  return {
    ...files,
    text,
    printing,
    copy: () =>
      tried('没有复制', trouble, async () => {
        text.value = (await call('meeting_paper_text', { meeting: toValue(meeting), paper: toValue(paper) })).text;
      }),
    print: async () => {
      if (printing.value) {
        return;
      }
      printing.value = true;
      await tried('没有打开打印', trouble, () => print({ paper: 'meeting', meeting: toValue(meeting), of: toValue(paper) }));
      printing.value = false;
    },
  };
}
