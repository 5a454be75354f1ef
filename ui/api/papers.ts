// A list of people as a paper: to the clipboard in words, to the printer, to files in a folder she chooses.
import { type Ref, ref } from 'vue';

import { type Reply, type Request, call } from './call';
import { type Export, useExport } from './export';
import { type Trouble, print, tried } from './paper';

type Paper = Request<'people_text'>;
type Format = Reply<'people_export'>['files'][number]['format'];

export interface PeoplePapers extends Export<Format> {
  /** What was copied; null while nothing is shown. */
  text: Ref<string | null>;
  copy: () => Promise<void>;
  print: () => Promise<void>;
}

/** The papers of a list. `paper` says which, without full numbers where it is only looked at; `ready` may hold back what goes out. */
export function usePeoplePapers(paper: (looked: boolean) => Paper, ready: () => boolean, trouble: Trouble): PeoplePapers {
  const text = ref<string | null>(null);
  const files = useExport<Format>(['xlsx'], (format, folder) => call('people_export', { paper: paper(false), folder, format }), trouble);

  return {
    ...files,
    text,
    copy: () =>
      tried('没有复制', trouble, async () => {
        text.value = (await call('people_text', paper(true))).text;
      }),
    print: async () => {
      if (ready()) {
        await tried('没有打印', trouble, () => print({ paper: 'people', of: paper(false) }));
      }
    },
    write: async () => {
      if (ready()) {
        await files.write();
      }
    },
  };
}
