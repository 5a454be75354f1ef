// One clock for the whole window: today, and the day every list is shown for. A restart always begins with today.
import { type ComputedRef, computed, ref } from 'vue';

function local(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const today = ref(local());
const chosen = ref<string | null>(null);

/** The clock of the register counts, where it says what day it is; otherwise this machine's. */
export function setToday(day: string | null | undefined): void {
  today.value = day ?? local();
  if (chosen.value === today.value) {
    chosen.value = null;
  }
}

export interface DayClock {
  /** `2026-12-10` */
  today: ComputedRef<string>;
  /** The day lists are shown for. */
  day: ComputedRef<string>;
  isToday: ComputedRef<boolean>;
  /** For requests: the day where it is not today, else nothing. */
  asOf: ComputedRef<string | null>;
  choose: (day: string) => void;
  backToToday: () => void;
}

const clock: DayClock = {
  today: computed(() => today.value),
  day: computed(() => chosen.value ?? today.value),
  isToday: computed(() => chosen.value === null),
  asOf: computed(() => chosen.value),
  choose: (day) => {
    chosen.value = day === today.value ? null : day;
  },
  backToToday: () => {
    chosen.value = null;
  },
};

/** The window's clock. */
export function useDay(): DayClock {
  return clock;
}
