// An import from the file she chooses to the rows that are written: what was chosen, what the office made of it, and
// what she decided of single rows.
import { type ComputedRef, type Ref, computed, onScopeDispose, ref, shallowRef } from 'vue';

import { type Reply, type Request, call, shell } from '@/api/call';
import { Fault } from '@/api/fault';
import { type Progress, useProgress } from '@/api/progress';
import { useWrite } from '@/api/read';
import type { ImportColumn, ImportCorrection, ImportDecision, ImportWhat } from '@/api/wire';

export type Look = Reply<'import_look'>;
export type Preview = Reply<'import_preview'>;
export type Line = Preview['lines'][number];
export type Problem = Preview['result']['problems'][number];
type Marked = Reply<'import_mark'>;

export type Step = 'file' | 'columns' | 'rows' | 'done';

export interface Chosen {
  path: string;
  sheet: string | null;
  what: ImportWhat;
  into: number | null;
  from: string | null;
  header: number | null;
}

export interface Intake {
  chosen: Ref<Chosen>;
  step: Ref<Step>;
  look: Ref<Look | null>;
  /** Column by column, what it means; as found or as she said. */
  columns: Ref<readonly ImportColumn[]>;
  /** The columns are as she left them for a sheet with the same header. */
  remembered: Ref<boolean>;
  preview: Ref<Preview | null>;
  decisions: Ref<ReadonlyMap<number, ImportDecision>>;
  /** Cells she set right here, by the row they stand in. */
  corrections: Ref<ReadonlyMap<number, readonly ImportCorrection[]>>;
  done: Ref<Reply<'import_run'> | null>;
  marked: Ref<Marked['files'][number] | null>;
  /** Why the file was not read, or not written. */
  fault: Ref<{ lead: string; fault: Fault } | null>;
  reading: Ref<boolean>;
  writing: Ref<boolean>;
  progress: Progress;
  /** The rows are members of a body she did not name yet. */
  bodyNeeded: ComputedRef<boolean>;
  /** A day is wanted from which appointments count. */
  fromNeeded: ComputedRef<boolean>;
  choose: () => Promise<void>;
  /** Something was chosen anew: the file is read once she pauses. */
  set: (change: Partial<Omit<Chosen, 'path'>>) => void;
  setColumn: (column: ImportColumn) => void;
  toColumns: () => void;
  toRows: () => Promise<void>;
  decide: (row: number, decision: ImportDecision | null) => void;
  /** The request the rows were tried with, on the file they were read from. */
  tried: () => Request<'import_run'>;
  /** Reads a row with these cells set right; none: as the file has it. */
  correct: (row: number, cells: readonly Omit<ImportCorrection, 'row'>[]) => void;
  /** Tries the rows once more: something they rest on has changed. */
  retry: () => void;
  write: () => Promise<void>;
  mark: () => Promise<void>;
  drop: () => void;
}

const NOTHING: Chosen = { path: '', sheet: null, what: 'people', into: null, from: null, header: null };
/** What she types counts once she pauses this long, in milliseconds. */
const PAUSE = 300;

function preferenceOf(key: string): string {
  return `import_columns.${key}`;
}

function isColumns(value: unknown): value is ImportColumn[] {
  return Array.isArray(value) && value.every((each: unknown) => typeof each === 'object' && each !== null && 'place' in each && typeof each.place === 'number');
}

/** What she said last time of a sheet with this header. */
async function recall(key: string): Promise<readonly ImportColumn[] | null> {
  const { preferences } = await call('preference_list', {});
  const kept = preferences.find((each) => each.name === preferenceOf(key));
  if (kept === undefined) {
    return null;
  }
  try {
    const value: unknown = JSON.parse(kept.value);
    return isColumns(value) ? value : null;
  } catch {
    return null;
  }
}

export function useIntake(): Intake {
  const running = useWrite('import_run');
  const chosen = ref<Chosen>({ ...NOTHING });
  const step = ref<Step>('file');
  const look = shallowRef<Look | null>(null);
  const columns = shallowRef<readonly ImportColumn[]>([]);
  const remembered = ref(false);
  /** She said something of the columns that is not kept yet. */
  const said = ref(false);
  const preview = shallowRef<Preview | null>(null);
  const decisions = shallowRef<ReadonlyMap<number, ImportDecision>>(new Map());
  const corrections = shallowRef<ReadonlyMap<number, readonly ImportCorrection[]>>(new Map());
  const done = shallowRef<Reply<'import_run'> | null>(null);
  const marked = shallowRef<Marked['files'][number] | null>(null);
  const fault = shallowRef<{ lead: string; fault: Fault } | null>(null);
  const reading = ref(false);
  const progress = useProgress(running.busy);
  const bodyNeeded = computed(() => chosen.value.what === 'members' && chosen.value.into === null);
  const ask = { newest: 0, timer: undefined as ReturnType<typeof setTimeout> | undefined };
  onScopeDispose(() => clearTimeout(ask.timer));

  function request(): Request<'import_run'> {
    const { path, sheet, what, into, from, header } = chosen.value;
    return {
      path,
      sheet,
      what,
      into: into === null ? null : String(into),
      from,
      header: header ?? look.value?.header ?? null,
      columns: [...columns.value],
      decisions: [...decisions.value.values()],
      corrections: [...corrections.value.values()].flat(),
    };
  }

  /** Runs one reading at a time; an older one that comes back late is dropped. */
  async function read<T>(lead: string, act: () => Promise<T>, take: (value: T) => void): Promise<boolean> {
    ask.newest += 1;
    const mine = ask.newest;
    reading.value = true;
    fault.value = null;
    try {
      const value = await act();
      if (mine === ask.newest) {
        take(value);
      }
      return mine === ask.newest;
    } catch (thrown) {
      if (mine === ask.newest) {
        fault.value = { lead, fault: Fault.of(thrown) };
      }
      return false;
    } finally {
      if (mine === ask.newest) {
        reading.value = false;
      }
    }
  }

  async function seen(): Promise<boolean> {
    const { path, sheet, what, header } = chosen.value;
    return read(
      '没有读出来',
      async () => {
        const found = await call('import_look', { path, sheet, what, header });
        return { found, kept: await recall(found.header_key) };
      },
      ({ found, kept }) => {
        look.value = found;
        remembered.value = kept !== null;
        columns.value = kept ?? found.columns.map(({ place, meaning }) => ({ place, meaning }));
        said.value = false;
      },
    );
  }

  async function tried(): Promise<boolean> {
    if (bodyNeeded.value) {
      return preview.value !== null;
    }
    const seenAs = preview.value?.stamp;
    const taken = await read('没有读出来', () => call('import_preview', request()), (found) => {
      preview.value = found;
    });
    if (taken && seenAs !== undefined && preview.value?.stamp !== seenAs && decisions.value.size + corrections.value.size > 0) {
      // The file was changed meanwhile: what she said of row 12 must not hold for another row 12.
      decisions.value = new Map();
      corrections.value = new Map();
      return tried();
    }
    return taken;
  }

  /** What every row needs has its column. */
  function complete(): boolean {
    const anchor = chosen.value.what === 'buildings' ? 'building' : 'name';
    return columns.value.some((each) => each.meaning === anchor);
  }

  async function toRows(): Promise<void> {
    clearTimeout(ask.timer);
    if (look.value === null || !complete()) {
      step.value = 'columns';
      return;
    }
    if (said.value) {
      said.value = false;
      remembered.value = true;
      const value = JSON.stringify(columns.value.filter((each) => each.meaning !== null));
      // Columns that cannot be kept hold for this file.
      await call('preference_set', { name: preferenceOf(look.value.header_key), value }).catch(() => undefined);
    }
    if (await tried()) {
      done.value = null;
      marked.value = null;
      step.value = 'rows';
    }
  }

  async function again(): Promise<void> {
    const open = step.value;
    if (await seen()) {
      if (open === 'rows' || open === 'file') {
        await toRows();
      }
    }
  }

  function later(act: () => Promise<unknown>): void {
    clearTimeout(ask.timer);
    ask.timer = setTimeout(() => void act(), PAUSE);
  }

  function forget(): void {
    ask.newest += 1;
    clearTimeout(ask.timer);
    look.value = null;
    preview.value = null;
    decisions.value = new Map();
    corrections.value = new Map();
    done.value = null;
    marked.value = null;
    fault.value = null;
    reading.value = false;
    step.value = 'file';
  }

  return {
    chosen,
    step,
    look,
    columns,
    remembered,
    preview,
    decisions,
    corrections,
    done,
    marked,
    fault,
    reading,
    writing: running.busy,
    progress,
    bodyNeeded,
    fromNeeded: computed(() => fault.value?.fault.code === 'from_needed'),
    choose: async () => {
      try {
        const { path } = await shell('choose_open', { kind: 'sheet' });
        if (path !== null) {
          forget();
          chosen.value = { ...chosen.value, path, sheet: null, header: null };
          await again();
        }
      } catch (thrown) {
        fault.value = { lead: '没有读出来', fault: Fault.of(thrown) };
      }
    },
    set: (change) => {
      const { sheet, what } = chosen.value;
      chosen.value = { ...chosen.value, ...change };
      const other = chosen.value.sheet !== sheet || chosen.value.what !== what;
      if (other) {
        chosen.value.header = null;
        decisions.value = new Map();
        corrections.value = new Map();
      }
      if (chosen.value.path === '') {
        return;
      }
      if (other || change.header !== undefined) {
        void again();
      } else if (step.value === 'rows') {
        later(tried);
      }
    },
    setColumn: (column) => {
      const others = columns.value.filter((each) => each.place !== column.place);
      // A meaning has one column: the one she names last.
      const freed = others.map((each) => (column.meaning !== null && each.meaning === column.meaning ? { ...each, meaning: null } : each));
      columns.value = [...freed, column].sort((one, other) => one.place - other.place);
      said.value = true;
    },
    toColumns: () => {
      step.value = 'columns';
    },
    toRows,
    decide: (row, decision) => {
      const next = new Map(decisions.value);
      if (decision === null) {
        next.delete(row);
      } else {
        next.set(row, decision);
      }
      decisions.value = next;
      void tried();
    },
    tried: () => ({ ...request(), stamp: preview.value?.stamp ?? null }),
    correct: (row, cells) => {
      const next = new Map(corrections.value);
      if (cells.length === 0) {
        next.delete(row);
      } else {
        next.set(row, cells.map((cell) => ({ row, ...cell })));
      }
      corrections.value = next;
      void tried();
    },
    retry: () => void tried(),
    write: async () => {
      if (preview.value === null || bodyNeeded.value || reading.value || running.busy.value || step.value !== 'rows') {
        return;
      }
      fault.value = null;
      const reply = await running.run({ ...request(), stamp: preview.value.stamp });
      if (reply !== undefined) {
        done.value = reply;
        marked.value = null;
        step.value = 'done';
      } else if (running.fault.value !== null) {
        fault.value = { lead: running.fault.value.code === 'stopped' ? '停下了' : '没有写入', fault: running.fault.value };
      }
    },
    mark: async () => {
      try {
        const { path: folder } = await shell('choose_folder', {});
        if (folder !== null && preview.value !== null) {
          fault.value = null;
          const { files } = await call('import_mark', { import: { ...request(), stamp: preview.value.stamp }, folder });
          marked.value = files[0] ?? null;
        }
      } catch (thrown) {
        fault.value = { lead: '没有存成', fault: Fault.of(thrown) };
      }
    },
    drop: () => {
      forget();
      chosen.value = { ...NOTHING };
    },
  };
}
