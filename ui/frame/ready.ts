// The window stays hidden until its first page can be used; this tells it when.
import { nextTick, onScopeDispose, watch } from 'vue';

import { shell } from '@/api/call';
import { useOnTheWay } from '@/api/read';

/** Longest wait for a painted picture: a hidden window may not paint at all. */
const PAINT = 60;

async function painted(): Promise<void> {
  await nextTick();
  await Promise.race([
    new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    new Promise((done) => setTimeout(done, PAINT)),
  ]);
}

async function tell(): Promise<void> {
  await painted();
  try {
    await shell('window_ready', {});
  } catch {
    // Then the window shows itself after a while.
  }
}

/** Says so once, when the page has what it asked for. */
export function useReady(settled: () => boolean): void {
  const onTheWay = useOnTheWay();
  let told = false;
  onScopeDispose(() => (told = true));
  const stop = watch(
    () => settled() && onTheWay.value === 0,
    async (ready) => {
      if (ready) {
        // A page that is only now made may ask for more.
        await painted();
        if (onTheWay.value === 0 && !told) {
          told = true;
          stop();
          await tell();
        }
      }
    },
  );
}
