// The keys of a list of what was found, under the field it was typed into: arrows walk it round, Enter takes, Esc leaves.
import { isComposing } from './keys';

export interface FoundKeys {
  /** The list stands there. */
  shown: boolean;
  count: number;
  /** The line the keys stand on; -1: none yet. */
  at: number;
  go: (at: number) => void;
  choose: (at: number) => void;
  /** Esc closes the list alone; without it Esc is not the list's. */
  close?: () => void;
}

/** Hands a key of the field to its list. */
export function onFoundKey(event: KeyboardEvent, list: FoundKeys): void {
  if (isComposing(event) || event.ctrlKey || !list.shown) {
    return;
  }
  const { at, count } = list;
  if (event.key === 'ArrowDown' && count > 0) {
    event.preventDefault();
    list.go((at + 1) % count);
  } else if (event.key === 'ArrowUp' && count > 0) {
    event.preventDefault();
    list.go(at <= 0 ? count - 1 : at - 1);
  } else if (event.key === 'Enter' && at >= 0) {
    event.preventDefault();
    list.choose(at);
  } else if (event.key === 'Escape' && list.close !== undefined) {
    event.preventDefault();
    event.stopPropagation();
    list.close();
  }
}
