// What a write changed, told after commit: in the window by the event `changed`, in a browser beside the reply.
// Whoever listens refetches exactly what rests on those tables.
import { listen } from '@tauri-apps/api/event';
import { shallowRef } from 'vue';

export interface Changed {
  operation: number;
  sentence: string;
  tables: string[];
}

type Listener = (changed: Changed) => void;

const listeners = new Set<Listener>();

/** The newest change of this run, and when it was heard of. */
export const latest = shallowRef<{ changed: Changed; at: Date } | null>(null);

function isChanged(value: unknown): value is Changed {
  return typeof value === 'object' && value !== null && 'operation' in value && 'tables' in value && Array.isArray(value.tables);
}

/** Passes a change on. */
export function tellChanged(value: unknown): void {
  if (!isChanged(value)) {
    return;
  }
  latest.value = { changed: value, at: new Date() };
  for (const listener of listeners) {
    listener(value);
  }
}

/** Hears of every change; returns how to stop. */
export function onChanged(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Starts hearing the window's event. */
export async function hearWindow(): Promise<void> {
  await listen('changed', (event) => tellChanged(event.payload));
}
