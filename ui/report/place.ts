// What of the report is looked at: kept while the window is open, so that she comes back from a card to where she was.
import { type ComputedRef, type Ref, computed, ref, watch } from 'vue';

import { useDay } from '@/api/day';

import { type Reader, yearToWrite } from './words';

const FIRST = 'basics';
const kept = { year: ref<number | null>(null), own: ref<string | null>(null), reader: ref<Reader>('street'), chosen: ref(FIRST) };

export interface Place {
  year: Ref<number>;
  /** A day chosen for the report alone. */
  own: Ref<string | null>;
  /** For whom. */
  reader: Ref<Reader>;
  /** A chapter, a part, `table:` and an attachment, or a page about the numbers. */
  chosen: Ref<string>;
  /** The day asked for; none for the usual one. */
  asOf: ComputedRef<string | null>;
  request: ComputedRef<{ year: number; as_of: string | null; reader: Reader }>;
}

/** Forgets where she was: the first chapter of the year that is written about now. */
export function forgetPlace(): void {
  kept.year.value = null;
  kept.own.value = null;
  kept.reader.value = 'street';
  kept.chosen.value = FIRST;
}

/** Where she is in the report. */
export function useReportPlace(): Place {
  const { day, isToday, asOf: windowDay } = useDay();
  if (!isToday.value) {
    kept.year.value = Number(day.value.slice(0, 4));
    kept.own.value = null;
  }
  // The window shows another day: the report is as it was then, in the year of that day.
  watch(windowDay, (now) => {
    kept.own.value = null;
    kept.year.value = now === null ? null : Number(now.slice(0, 4));
  });
  const year = computed({
    get: () => kept.year.value ?? yearToWrite(day.value),
    set: (next) => {
      kept.year.value = next;
      kept.own.value = null;
    },
  });
  const asOf = computed(() => kept.own.value ?? windowDay.value);
  return {
    year,
    own: kept.own,
    reader: kept.reader,
    chosen: kept.chosen,
    asOf,
    request: computed(() => ({ year: year.value, as_of: asOf.value, reader: kept.reader.value })),
  };
}
