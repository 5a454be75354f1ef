// Restoring: choose a file, look into it, and only then put it in the place of what is there.
import { type Ref, ref, shallowRef } from 'vue';

import { type Reply, call, shell } from './call';
import { Fault } from './fault';
import { useRegister } from './register';

export interface Restore {
  /** The dialog is open. */
  open: Ref<boolean>;
  card: Ref<Reply<'backup_look'> | null>;
  fault: Ref<Fault | null>;
  busy: Ref<boolean>;
  /** Asks for a file and looks into it. */
  choose: () => Promise<void>;
  /** Restores the file looked into; answers what was done. */
  restore: () => Promise<Reply<'backup_restore'> | null>;
}

/** One restore at a time. */
export function useRestore(): Restore {
  const open = ref(false);
  const busy = ref(false);
  const card = shallowRef<Reply<'backup_look'> | null>(null);
  const fault = shallowRef<Fault | null>(null);
  const { opened } = useRegister();

  return {
    open,
    card,
    fault,
    busy,
    choose: async () => {
      card.value = null;
      fault.value = null;
      try {
        const { path } = await shell('choose_open', { kind: 'backup' });
        if (path === null) {
          return;
        }
        card.value = await call('backup_look', { path });
      } catch (thrown) {
        fault.value = Fault.of(thrown);
      }
      open.value = true;
    },
    restore: async () => {
      if (card.value === null) {
        return null;
      }
      busy.value = true;
      fault.value = null;
      try {
        const done = await call('backup_restore', { path: card.value.path });
        open.value = false;
        await opened();
        return done;
      } catch (thrown) {
        fault.value = Fault.of(thrown);
        return null;
      } finally {
        busy.value = false;
      }
    },
  };
}
