// The check-up as it stands on the page: what was asked for, what is shown of it, which row is chosen.
import { type ComputedRef, type Ref, computed, reactive, ref, watch } from 'vue';

import { useDay } from '@/api/day';
import { type Read, useRead } from '@/api/read';

import { type CheckUp, type Filters, NO_FILTERS, type Row, type Span, bounded, fits, rows, shows } from './words';

export interface Result {
  read: Read<'checkup_get'>;
  filters: Filters;
  span: Ref<Span>;
  /** Every row that fits but for what is shown. */
  fitting: ComputedRef<readonly Row[]>;
  shown: ComputedRef<readonly Row[]>;
  selected: Ref<string | null>;
  row: ComputedRef<Row | null>;
  rules: ComputedRef<CheckUp['rules']>;
  /** Some filter is set. */
  filtered: ComputedRef<boolean>;
  clear: () => void;
}

/** Reads the check-up for the window's day; `wanted` says whether it is looked at. */
export function useResult(wanted: () => boolean): Result {
  const { asOf } = useDay();
  const span = ref<Span>('day');
  const filters = reactive<Filters>({ ...NO_FILTERS });
  const selected = ref<string | null>(null);
  const read = useRead('checkup_get', () => (wanted() ? { as_of: asOf.value, span: span.value } : null));
  const rules = computed(() => read.data.value?.rules ?? []);
  const fitting = computed(() => rows(rules.value).filter((row) => fits(row, filters)));
  const shown = computed(() => bounded(fitting.value.filter((row) => shows(row, filters.show))));
  const row = computed(() => shown.value.find((each) => each.key === selected.value) ?? null);
  const filtered = computed(() => filters.mark !== 'any' || filters.where !== 'all' || filters.pack !== 'all' || filters.text !== '' || span.value !== 'day');

  // What is no longer in the list is not chosen; the one that came into its place is.
  watch(
    shown,
    (now, before) => {
      if (!now.some((each) => each.key === selected.value)) {
        const at = Math.max(0, before?.findIndex((each) => each.key === selected.value) ?? 0);
        selected.value = (now[Math.min(at, now.length - 1)] ?? null)?.key ?? null;
      }
    },
    { immediate: true },
  );

  return {
    read,
    filters,
    span,
    fitting,
    shown,
    selected,
    row,
    rules,
    filtered,
    clear: () => {
      Object.assign(filters, { ...NO_FILTERS, show: filters.show });
      span.value = 'day';
    },
  };
}
