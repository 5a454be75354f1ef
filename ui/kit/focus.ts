// Where the keyboard stands when a page opens: on its list, once that is there, unless she is already elsewhere.
import { nextTick, ref, shallowRef, watch } from 'vue';

/** Nothing on the page holds the focus: it is where a page begins, or still on the way there. */
export function isFree(): boolean {
  const at = document.activeElement;
  return at === null || at === document.body || at.id === 'main' || at.closest('.nav') !== null;
}

/** Runs `focus` once, as soon as `ready`, while nothing on the page holds the focus. */
export function useFirstFocus(ready: () => boolean, focus: () => void): void {
  const stop = watch(
    ready,
    async (now) => {
      if (!now) {
        return;
      }
      await nextTick();
      stop();
      if (isFree()) {
        focus();
      }
    },
    { flush: 'post', immediate: false },
  );
}

/** Puts the focus on the list once it shows what was just made. Returns how to name it. */
export function useFocusOnMade<K>(shows: (key: K) => boolean, focus: () => void): (key: K) => void {
  const wanted = shallowRef<{ key: K } | null>(null);
  watch(
    () => wanted.value !== null && shows(wanted.value.key),
    async (there) => {
      if (there) {
        wanted.value = null;
        await nextTick();
        focus();
      }
    },
    { flush: 'post' },
  );
  return (key) => {
    wanted.value = { key };
  };
}

/** What a dialog made. The list goes to it once the dialog is closed: that gives the focus back to where it was called from. */
export function useMade(select: (id: number) => void, focusOn: (id: number) => void): { made: (id: number) => void; closed: () => void } {
  const fresh = ref<number | null>(null);
  return {
    made: (id) => {
      select(id);
      fresh.value = id;
    },
    closed: () => {
      const id = fresh.value;
      if (id !== null) {
        fresh.value = null;
        select(id);
        focusOn(id);
      }
    },
  };
}
