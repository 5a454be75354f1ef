// Keys of the window. A page says which keys mean what; a dialog takes them for itself while it is open; nothing acts
// while an input method is composing.
import { type InjectionKey, type Ref, inject, onScopeDispose, provide, ref } from 'vue';

/** Written `ctrl+k`, `alt+1`, `f6`, `shift+f6`, `escape`, `?`. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

interface Layer {
  /** 0 is the page, dialogs count up. */
  depth: number;
  keys: KeyMap;
  /** Asked before a key acts. */
  when: () => boolean;
}

const DEPTH: InjectionKey<number> = Symbol('depth');
const layers = new Set<Layer>();
const open: Ref<number[]> = ref([]);

/** True while an input method is composing. */
export function isComposing(event: KeyboardEvent): boolean {
  // WebKitGTK says it by the code alone.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return event.isComposing || event.keyCode === 229;
}

/** Whether the key goes into something one types in. */
export function inField(event: Event): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  if (target instanceof HTMLInputElement) {
    return !['button', 'checkbox', 'radio', 'submit', 'reset', 'range', 'file'].includes(target.type);
  }
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

/** The key as it is written in a map. */
export function keyName(event: KeyboardEvent): string {
  let name = event.key.toLowerCase();
  // With Alt some layouts give another letter; the digit row is meant by its place.
  const digit = /^Digit(\d)$/.exec(event.code);
  if (event.altKey && digit?.[1] !== undefined) {
    name = digit[1];
  }
  return `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${event.shiftKey ? 'shift+' : ''}${name}`;
}

function top(): number {
  return open.value.length === 0 ? 0 : Math.max(...open.value);
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event)) {
    return;
  }
  const name = keyName(event);
  // The last one said is the innermost.
  for (const layer of [...layers].reverse()) {
    const act = Object.prototype.hasOwnProperty.call(layer.keys, name) ? layer.keys[name] : undefined;
    if (act === undefined || layer.depth !== top() || !layer.when()) {
      continue;
    }
    // In a field its own undo and cursor keys come first.
    if (inField(event) && /^(ctrl\+(z|y|shift\+z)|[a-z0-9?]|f2|home|end|delete|backspace| )$/.test(name)) {
      continue;
    }
    event.preventDefault();
    act(event);
    return;
  }
}

/** Starts hearing keys; once, by the frame. */
export function hearKeys(): void {
  window.addEventListener('keydown', onKey);
  onScopeDispose(() => window.removeEventListener('keydown', onKey));
}

/** Says what keys do while the calling component is there. */
export function useKeys(keys: KeyMap, when: () => boolean = () => true): void {
  const layer: Layer = { depth: inject(DEPTH, 0), keys, when };
  layers.add(layer);
  onScopeDispose(() => layers.delete(layer));
}

/** For a dialog: what is inside stands above the page. Returns how to open and close the layer. */
export function useLayer(): { enter: () => void; leave: () => void } {
  const depth = inject(DEPTH, 0) + 1;
  provide(DEPTH, depth);
  const leave = (): void => {
    const at = open.value.indexOf(depth);
    if (at >= 0) {
      open.value.splice(at, 1);
    }
  };
  onScopeDispose(leave);
  return {
    enter: () => {
      leave();
      open.value.push(depth);
    },
    leave,
  };
}
