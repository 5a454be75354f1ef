// Whether a register is open, whose it is, and opening another one.
import { type ComputedRef, computed, watch } from 'vue';

import type { Reply } from './call';
import { setToday } from './day';
import { type Read, useForgetAll, useRead } from './read';

export type RegisterState = Reply<'register_state'>;

export interface RegisterDoor {
  read: Read<'register_state'>;
  state: ComputedRef<RegisterState | undefined>;
  isOpen: ComputedRef<boolean>;
  /** 安和里社区居民委员会, or empty. */
  committee: ComputedRef<string>;
  /** After another register was opened or made. */
  opened: () => Promise<void>;
}

/** The register behind the window. */
export function useRegister(): RegisterDoor {
  const read = useRead('register_state', {});
  const forget = useForgetAll();
  watch(
    () => read.data.value,
    (state) => {
      if (state) {
        setToday(state.today);
      }
    },
    { immediate: true },
  );
  return {
    read,
    state: computed(() => read.data.value),
    isOpen: computed(() => read.data.value?.standing === 'open'),
    committee: computed(() => read.data.value?.committee?.signed ?? ''),
    opened: forget,
  };
}
