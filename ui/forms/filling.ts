// A blank form from the file she chooses to the one that is written: what it asks for, what she said of its places.
import { type Ref, ref, shallowRef } from 'vue';

import { type Request, call, shell } from '@/api/call';
import { Fault } from '@/api/fault';
import { useWrite } from '@/api/read';

import { type Card, standing } from './words';

export interface Filling {
  path: Ref<string>;
  year: Ref<number>;
  card: Ref<Card | null>;
  /** The file that was written, and what stayed empty in it. */
  done: Ref<Done | null>;
  fault: Ref<{ lead: string; fault: Fault } | null>;
  reading: Ref<boolean>;
  writing: Ref<boolean>;
  /** ID numbers, telephone numbers and homes in full. */
  inFull: Ref<boolean>;
  reason: Ref<string>;
  choose: () => Promise<void>;
  setYear: (year: number) => void;
  /** What a place is filled with; null leaves it empty. */
  say: (place: string, source: string | null) => Promise<void>;
  /** Every proposal is right. */
  sayAll: () => Promise<void>;
  write: () => Promise<void>;
  drop: () => void;
}

interface Done {
  name: string;
  path: string;
  unfilled: Card['unfilled'];
}

export function useFilling(first: number): Filling {
  const running = useWrite('form_fill');
  const path = ref('');
  const year = ref(first);
  const card = shallowRef<Card | null>(null);
  const said = shallowRef<ReadonlyMap<string, string | null>>(new Map());
  const done = shallowRef<Done | null>(null);
  const fault = shallowRef<{ lead: string; fault: Fault } | null>(null);
  const reading = ref(false);
  const inFull = ref(false);
  const reason = ref('');
  let newest = 0;

  function choices(): Request<'form_fill'>['mapping'] {
    return [...said.value].map(([place, source]) => ({ place, source }));
  }

  /** Reads the form with what she said so far; an older reading that comes back late is dropped. */
  async function read(): Promise<void> {
    newest += 1;
    const mine = newest;
    reading.value = true;
    fault.value = null;
    try {
      const found = await call('form_open', { path: path.value, year: year.value, mapping: choices() });
      if (mine === newest) {
        // Another form under the same name: what was said of the first means nothing here.
        const other = card.value !== null && card.value.form !== found.form && said.value.size > 0;
        card.value = found;
        if (other) {
          said.value = new Map();
          await read();
        }
      }
    } catch (thrown) {
      if (mine === newest) {
        fault.value = { lead: '没有读出来', fault: Fault.of(thrown) };
      }
    } finally {
      if (mine === newest) {
        reading.value = false;
      }
    }
  }

  function forget(): void {
    newest += 1;
    path.value = '';
    card.value = null;
    said.value = new Map();
    done.value = null;
    fault.value = null;
    reading.value = false;
    inFull.value = false;
    reason.value = '';
  }

  async function sayThese(these: readonly (readonly [string, string | null])[]): Promise<void> {
    said.value = new Map([...said.value, ...these]);
    done.value = null;
    await read();
  }

  return {
    path,
    year,
    card,
    done,
    fault,
    reading,
    writing: running.busy,
    inFull,
    reason,
    choose: async () => {
      try {
        const chosen = (await shell('choose_open', { kind: 'form' })).path;
        if (chosen !== null) {
          forget();
          path.value = chosen;
          await read();
        }
      } catch (thrown) {
        fault.value = { lead: '没有读出来', fault: Fault.of(thrown) };
      }
    },
    setYear: (now) => {
      year.value = now;
      done.value = null;
      if (path.value !== '') {
        void read();
      }
    },
    say: (place, source) => sayThese([[place, source]]),
    sayAll: async () => {
      const proposed = (card.value?.places ?? []).filter((place) => standing(place) === 'ask');
      await sayThese(proposed.map((place) => [place.place, place.source] as const));
    },
    write: async () => {
      const now = card.value;
      if (now === null || reading.value || running.busy.value || done.value !== null) {
        return;
      }
      fault.value = null;
      let folder = now.folder;
      if (folder === null) {
        try {
          folder = (await shell('choose_folder', {})).path;
        } catch (thrown) {
          fault.value = { lead: '没有填好', fault: Fault.of(thrown) };
        }
        if (folder === null) {
          return;
        }
      }
      // What is filled, and what she left empty on purpose.
      const filled = now.places.filter((place) => place.certain && place.source !== null).map((place) => ({ place: place.place, source: place.source }));
      const left = choices().filter((choice) => choice.source === null);
      const reply = await running.run({
        path: path.value,
        stamp: now.stamp,
        year: year.value,
        mapping: [...filled, ...left],
        folder,
        identity: inFull.value ? 'full' : 'masked',
        reason: inFull.value ? reason.value : null,
      });
      const file = reply?.exported.files[0];
      if (reply !== undefined && file !== undefined) {
        done.value = { name: file.name, path: file.path, unfilled: reply.unfilled };
      } else if (running.fault.value !== null) {
        fault.value = { lead: '没有填好', fault: running.fault.value };
      }
    },
    drop: forget,
  };
}
