// Where the keyboard stands when a page opens: on its list, once that is there, unless she is already elsewhere.
import { nextTick, watch } from 'vue';

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
      const at = document.activeElement;
      if (at === null || at === document.body || at.id === 'main' || at.closest('.nav') !== null) {
        focus();
      }
    },
    { flush: 'post', immediate: false },
  );
}
