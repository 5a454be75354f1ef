// Writing a paper into files: which forms, into which folder, how far it is, what was written.
import { type Ref, computed, ref, shallowRef } from 'vue';

import { shell } from './call';
import { Fault } from './fault';
import { type Trouble, tried } from './paper';
import { usePreference } from './preferences';

export interface WrittenFile {
  name: string;
  path: string;
  renamed: boolean;
}

export interface Export<F extends string> {
  /** The dialog stands open. */
  exporting: Ref<boolean>;
  formats: Ref<F[]>;
  /** Where to; none while nobody chose. */
  folder: Ref<string | null>;
  /** What was written; none before. */
  files: Ref<readonly WrittenFile[] | null>;
  busy: Ref<boolean>;
  /** How many of the forms are written. */
  done: Ref<number>;
  /** Why it failed. */
  fault: Ref<Fault | null>;
  start: () => void;
  choose: () => Promise<void>;
  write: () => Promise<void>;
  /** Ends after the file being written; what is written stays. */
  stop: () => void;
  open: (path: string) => Promise<void>;
  show: (path: string) => Promise<void>;
}

/** An export of one paper. `write` makes one form; `trouble` hears what went wrong outside the dialog. */
export function useExport<F extends string>(
  first: readonly F[],
  write: (format: F, folder: string | null) => Promise<{ files: readonly WrittenFile[] }>,
  trouble: Trouble,
): Export<F> {
  const exporting = ref(false);
  const formats = shallowRef<F[]>([...first]);
  const chosen = ref<string | null>(null);
  const files = shallowRef<readonly WrittenFile[] | null>(null);
  const busy = ref(false);
  const done = ref(0);
  const fault = shallowRef<Fault | null>(null);
  const kept = usePreference('export_folder', '', (value): value is string => typeof value === 'string');
  const folder = computed(() => chosen.value ?? (kept.value.value === '' ? null : kept.value.value));
  let halt = new AbortController();

  return {
    exporting,
    formats,
    folder,
    files,
    busy,
    done,
    fault,
    start: () => {
      files.value = null;
      fault.value = null;
      exporting.value = true;
    },
    choose: async () => {
      try {
        chosen.value = (await shell('choose_folder', {})).path ?? chosen.value;
      } catch (thrown) {
        fault.value = Fault.of(thrown);
      }
    },
    write: async () => {
      if (busy.value) {
        return;
      }
      busy.value = true;
      halt = new AbortController();
      const { signal } = halt;
      fault.value = null;
      const made: WrittenFile[] = [];
      try {
        for (const [at, format] of formats.value.entries()) {
          done.value = at;
          made.push(...(await write(format, folder.value)).files);
          if (signal.aborted) {
            break;
          }
        }
      } catch (thrown) {
        fault.value = Fault.of(thrown);
      } finally {
        files.value = made.length > 0 ? made : null;
        busy.value = false;
      }
    },
    stop: () => halt.abort(),
    open: (path) => tried('没有打开', trouble, () => shell('open_path', { path })),
    show: (path) => tried('没有打开', trouble, () => shell('show_in_folder', { path })),
  };
}
