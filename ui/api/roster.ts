// A body's roster as a paper: to the clipboard in words, to the printer, to files in a folder she chooses.
import { type MaybeRefOrGetter, type Ref, computed, ref, shallowRef, toValue } from 'vue';

import { type Reply, call, shell } from './call';
import { Fault } from './fault';
import { usePreference } from './preferences';

type Files = Reply<'roster_export'>['files'];
type Format = Files[number]['format'];

export const ROSTER_FORMATS: readonly { value: Format; label: string }[] = [
  { value: 'xlsx', label: 'Excel表格' },
  { value: 'docx', label: 'Word文件' },
  { value: 'pdf', label: 'PDF' },
];

export interface RosterPapers {
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

/** The papers of a roster; `trouble` hears what went wrong outside the export. */
export function useRosterPapers(
  body: MaybeRefOrGetter<number | null>,
  asOf: MaybeRefOrGetter<string | null>,
  trouble: (lead: string, sentence: string) => void,
): RosterPapers {
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
        const id = toValue(body);
        if (id !== null) {
          text.value = (await call('roster_text', { body: id, as_of: toValue(asOf) })).text;
        }
      }),
    print: () =>
      tried('没有打印', async () => {
        const id = toValue(body);
        if (id !== null) {
          await shell('print_pdf', { path: (await call('paper_print', { paper: 'roster', body: id, as_of: toValue(asOf) })).path });
        }
      }),
    start: () => {
      if (toValue(body) !== null) {
        files.value = null;
        fault.value = null;
        exporting.value = true;
      }
    },
    write: async () => {
      const id = toValue(body);
      if (id === null || busy.value) {
        return;
      }
      busy.value = true;
      fault.value = null;
      try {
        const made: Files = [];
        for (const format of formats.value) {
          made.push(...(await call('roster_export', { body: id, as_of: toValue(asOf), folder: folder.value, format })).files);
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
