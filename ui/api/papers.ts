// A paper: to the clipboard in words, to the printer, to files in a folder she chooses.
import { type Ref, computed, ref, shallowRef } from 'vue';

import { type Reply, shell } from './call';
import { Fault } from './fault';
import { usePreference } from './preferences';

type Files = Reply<'people_export'>['files'];
type Format = Files[number]['format'];

export const PAPER_FORMATS: readonly { value: Format; label: string }[] = [
  { value: 'xlsx', label: 'Excel表格' },
  { value: 'docx', label: 'Word文件' },
  { value: 'pdf', label: 'PDF' },
];

export interface Papers {
  /** What was copied; null while nothing is shown. */
  text: Ref<string | null>;
  copy: () => Promise<void>;
  print: () => Promise<void>;
  /** The export stands open. */
  exporting: Ref<boolean>;
  formats: Ref<Format[]>;
  folder: Ref<string | null>;
  files: Ref<Files | null>;
  busy: Ref<boolean>;
  /** Why the export failed. */
  fault: Ref<Fault | null>;
  start: () => void;
  choose: () => Promise<void>;
  write: () => Promise<void>;
  open: (path: string) => Promise<void>;
  show: (path: string) => Promise<void>;
}

/** How one kind of paper is made. */
export interface Making {
  /** There is something to make a paper of. */
  ready: () => boolean;
  text: () => Promise<string>;
  /** Where the PDF for the printer lies. */
  pdf: () => Promise<string>;
  write: (format: Format, folder: string | null) => Promise<Files>;
}

/** The acts around a paper; `trouble` hears what went wrong outside the export. */
export function usePapers(making: Making, trouble: (lead: string, sentence: string) => void): Papers {
  const text = ref<string | null>(null);
  const exporting = ref(false);
  const formats = ref<Format[]>(['xlsx']);
  const chosen = ref<string | null>(null);
  const files = shallowRef<Files | null>(null);
  const busy = ref(false);
  const fault = shallowRef<Fault | null>(null);
  const kept = usePreference('export_folder', '', (value): value is string => typeof value === 'string');
  const folder = computed({
    get: () => chosen.value ?? (kept.value.value === '' ? null : kept.value.value),
    set: (path) => {
      chosen.value = path;
    },
  });

  async function tried(lead: string, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (thrown) {
      trouble(lead, Fault.of(thrown).message);
    }
  }

  async function choose(): Promise<void> {
    try {
      const { path } = await shell('choose_folder', {});
      folder.value = path ?? folder.value;
    } catch (thrown) {
      fault.value = Fault.of(thrown);
    }
  }

  return {
    text,
    exporting,
    formats,
    folder,
    files,
    busy,
    fault,
    choose,
    copy: () =>
      tried('没有复制', async () => {
        if (making.ready()) {
          text.value = await making.text();
        }
      }),
    print: () =>
      tried('没有打印', async () => {
        if (making.ready()) {
          await shell('print_pdf', { path: await making.pdf() });
        }
      }),
    start: () => {
      if (making.ready()) {
        files.value = null;
        fault.value = null;
        exporting.value = true;
      }
    },
    write: async () => {
      if (!making.ready() || busy.value) {
        return;
      }
      busy.value = true;
      fault.value = null;
      try {
        const made: Files = [];
        for (const format of formats.value) {
          made.push(...(await making.write(format, folder.value)));
        }
        files.value = made;
      } catch (thrown) {
        fault.value = Fault.of(thrown);
      } finally {
        busy.value = false;
      }
    },
    open: (path) =>
      tried('没有打开', async () => {
        await shell('open_path', { path });
      }),
    show: (path) =>
      tried('没有打开', async () => {
        await shell('show_in_folder', { path });
      }),
  };
}
