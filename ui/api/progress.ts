// How far the long act under way is, told by the window while it runs; and the way to stop it.
import { listen } from '@tauri-apps/api/event';
import { type ComputedRef, type Ref, computed, shallowRef, watch } from 'vue';

import { shell } from './call';

interface Step {
  done: number;
  total: number;
}

/** One act runs at a time, so there is one of it. */
const step = shallowRef<Step | null>(null);

function isStep(value: unknown): value is Step {
  return typeof value === 'object' && value !== null && 'done' in value && 'total' in value && typeof value.done === 'number' && typeof value.total === 'number';
}

/** Passes a step on. */
export function tellProgress(value: unknown): void {
  if (isStep(value)) {
    step.value = value;
  }
}

/** Starts hearing the window's event. */
export async function hearProgress(): Promise<void> {
  await listen('progress', (event) => tellProgress(event.payload));
}

export interface Progress {
  done: ComputedRef<number | null>;
  total: ComputedRef<number | null>;
  /** Refused by the act itself with `stopped`; what it did by then is taken back. */
  stop: () => void;
}

/** How far the act is that `busy` says is under way. */
export function useProgress(busy: Readonly<Ref<boolean>>): Progress {
  watch(busy, () => (step.value = null), { flush: 'sync' });
  const now = computed(() => (busy.value ? step.value : null));
  return {
    done: computed(() => now.value?.done ?? null),
    total: computed(() => now.value?.total ?? null),
    stop: () => void shell('work_stop', {}).catch(() => undefined),
  };
}
