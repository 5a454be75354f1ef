// What she likes: the type size, and whatever else a page wants to remember. Kept in the register; before there is
// one, for this run only.
import { type Ref, computed, ref, watch } from 'vue';

import { type Reply, call } from './call';
import { useRead } from './read';

export type Size = 'small' | 'normal' | 'large';

const SIZES: readonly Size[] = ['small', 'normal', 'large'];
const size = ref<Size>('normal');

function isSize(value: unknown): value is Size {
  return SIZES.some((known) => known === value);
}

function read(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

async function keep(name: string, value: unknown): Promise<void> {
  try {
    await call('preference_set', { name, value: JSON.stringify(value) });
  } catch {
    // A preference that cannot be kept holds for this run.
  }
}

/** What is kept under a name, or what holds until something is. */
export function preferred<T>(kept: Reply<'preference_list'> | undefined, name: string, otherwise: T, fits: (value: unknown) => value is T): T {
  const found = kept?.preferences.find((preference) => preference.name === name);
  const known = found === undefined ? undefined : read(found.value);
  return fits(known) ? known : otherwise;
}

/** A preference by name, with what holds until one is kept. */
export function usePreference<T>(name: string, otherwise: T, fits: (value: unknown) => value is T): { value: Ref<T>; set: (value: T) => Promise<void> } {
  const list = useRead('preference_list', {});
  const own = ref<{ set: boolean; value: T }>({ set: false, value: otherwise }) as Ref<{ set: boolean; value: T }>;
  const value = computed({
    get: () => (own.value.set ? own.value.value : preferred(list.data.value, name, otherwise, fits)),
    set: (next: T) => {
      own.value = { set: true, value: next };
      void keep(name, next);
    },
  });
  return {
    value,
    set: async (next) => {
      own.value = { set: true, value: next };
      await keep(name, next);
    },
  };
}

/** The type size, set on the page's root. */
export function useSize(): { size: Ref<Size>; setSize: (next: Size) => void } {
  const list = useRead('preference_list', {});
  watch(
    () => list.data.value,
    (kept) => {
      const found = kept?.preferences.find((preference) => preference.name === 'size');
      const known = found === undefined ? undefined : read(found.value);
      if (isSize(known)) {
        size.value = known;
      }
    },
    { immediate: true },
  );
  watch(
    size,
    (now) => {
      document.documentElement.dataset.size = now;
    },
    { immediate: true },
  );
  return {
    size,
    setSize: (next) => {
      size.value = next;
      void keep('size', next);
    },
  };
}

/** The type size as others see it. */
export function currentSize(): Ref<Size> {
  return size;
}
