// What she came for stands first: what is beside or below it waits until that picture is painted.
import { type Ref, onMounted, onScopeDispose, ref } from 'vue';

/** A hidden window may not paint at all; then it is no longer waited for, in milliseconds. */
const LONGEST = 60;

/** Turns true once the piece that asks has been painted for the first time. */
export function usePainted(): Readonly<Ref<boolean>> {
  const painted = ref(false);
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const done = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    painted.value = true;
  };
  onMounted(() => {
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(done);
    });
    timer = setTimeout(done, LONGEST);
  });
  onScopeDispose(() => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  });
  return painted;
}
