// The number that is open: which, what she may do with it, and how what was set by hand goes away again.
import { type ComputedRef, type MaybeRefOrGetter, type Ref, computed, ref, toValue } from 'vue';

import { useWrite } from '@/api/read';
import { clearTrouble, sayTrouble } from '@/kit/page';

import type { Card, Numeral, Table } from './words';

export interface Opened {
  /** Its code; people nobody knows something of open under `unknown:row:column`. */
  code: Ref<string | null>;
  number: ComputedRef<Numeral | null>;
  busy: ComputedRef<boolean>;
  /** Takes back what was set by hand. */
  restore: () => Promise<void>;
  /** Takes back what was typed. */
  untype: () => Promise<void>;
}

/** A cell of people nobody knows something of, looked at like a number. */
function unknownCell(code: string, table: Table | null): Numeral | null {
  const found = /^unknown:(\d+):(\d+)$/.exec(code);
  const row = table?.rows[Number(found?.[1])];
  const cell = row?.cells[Number(found?.[2])];
  if (row === undefined || cell === undefined) {
    return null;
  }
  const label = `${table?.columns[Number(found?.[2])] ?? ''}，${row.label}`;
  return { code, label, unit: '人', thousandths: null, printed: cell.printed, computed: cell.printed, computed_thousandths: 0, by_hand: null, counted: cell.unknown, unknown: [], source: 'computed', typed: null, typable: false, definition: '', last_year: null, last_year_origin: null, change: null };
}

/** The open number of the card, or of the table that is shown. */
export function useOpened(card: MaybeRefOrGetter<Card | undefined>, table: MaybeRefOrGetter<Table | null>): Opened {
  const code = ref<string | null>(null);
  const number = computed(() => (code.value === null ? null : (toValue(card)?.numbers.find((each) => each.code === code.value) ?? unknownCell(code.value, toValue(table)))));
  const overridden = useWrite('report_override_remove');
  const typed = useWrite('report_number_untype');

  async function remove(of: { id: number; version: number } | null | undefined, by: typeof overridden | typeof typed, lead: string): Promise<void> {
    clearTrouble();
    if (of !== null && of !== undefined && (await by.run({ id: of.id, version: of.version })) === undefined && by.fault.value !== null) {
      sayTrouble(lead, by.fault.value.message);
    }
  }

  return {
    code,
    number,
    busy: computed(() => overridden.busy.value || typed.busy.value),
    restore: () => remove(number.value?.by_hand, overridden, '没有取消改写'),
    untype: () => remove(number.value?.typed, typed, '没有去掉'),
  };
}
