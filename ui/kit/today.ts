// The day the kit takes for today; the frame provides the window's clock.
import { type ComputedRef, type InjectionKey, computed, inject } from 'vue';

export const TODAY: InjectionKey<ComputedRef<string>> = Symbol('today');

/** Today, as the window's clock has it. */
export function useToday(): ComputedRef<string> {
  return inject(TODAY, () => computed(() => new Date().toISOString().slice(0, 10)), true);
}
