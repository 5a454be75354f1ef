// The packs of rules as they stand on the page: what is searched, which rule is chosen.
import { type ComputedRef, type Ref, computed, ref, watch } from 'vue';

import type { Reply } from '@/api/call';
import { chinese } from '@/text/dates';

export type PackList = Reply<'pack_list'>;
export type PackCard = PackList['packs'][number];
export type RuleCard = PackCard['rules'][number];
export type ParameterLine = PackList['parameters'][number];

export interface RuleRow {
  key: string;
  pack: PackCard;
  /** None where a pack holds no rule. */
  rule: RuleCard | null;
}

export interface Packs {
  packs: ComputedRef<readonly PackCard[]>;
  /** Which pack, or all. */
  pack: Ref<string>;
  text: Ref<string>;
  shown: ComputedRef<readonly RuleRow[]>;
  /** Rules of all packs. */
  count: ComputedRef<number>;
  selected: Ref<string | null>;
  row: ComputedRef<RuleRow | null>;
}

const SCOPES: Readonly<Record<PackCard['scope'], string>> = { national: '全国', local: '当地' };

export function scopeWord(pack: PackCard): string {
  return `${SCOPES[pack.scope]}${pack.built_in ? '，本程序自带' : '，自己添加的'}`;
}

/** 1990年1月1日至2018年12月28日 */
export function stretch(from: string | null, until: string | null): string {
  return from === null && until === null ? '' : `${from === null ? '' : chinese(from)}${until === null ? '起' : `至${chinese(until)}`}`;
}

/** 启用, 从2012年1月1日起; 没有启用. */
export function onWords(pack: PackCard): string {
  if (!pack.on) {
    return '没有启用';
  }
  const during = stretch(pack.on_from, pack.on_until);
  return during === '' ? '启用' : `启用，${during}`;
}

function rulesOf(pack: PackCard, wanted: string): RuleRow[] {
  const told = (rule: RuleCard): boolean => [rule.rule, rule.title, rule.asked, rule.source, rule.kind_name ?? ''].some((each) => each.toLowerCase().includes(wanted));
  const rules = pack.rules.filter((rule) => wanted === '' || told(rule));
  if (rules.length === 0 && (wanted === '' || pack.title.toLowerCase().includes(wanted))) {
    return [{ key: pack.pack, pack, rule: null }];
  }
  return rules.map((rule) => ({ key: `${pack.pack}/${rule.rule}/${rule.from}/${rule.body ?? ''}`, pack, rule }));
}

/** The packs of the reply, searched and chosen from. */
export function usePacks(packs: () => readonly PackCard[]): Packs {
  const pack = ref('all');
  const text = ref('');
  const selected = ref<string | null>(null);
  const list = computed(packs);
  const shown = computed(() => list.value.filter((each) => pack.value === 'all' || each.pack === pack.value).flatMap((each) => rulesOf(each, text.value.trim().toLowerCase())));
  watch(
    shown,
    (now) => {
      if (!now.some((row) => row.key === selected.value)) {
        selected.value = now[0]?.key ?? null;
      }
    },
    { immediate: true },
  );
  return { packs: list, pack, text, shown, count: computed(() => list.value.reduce((sum, each) => sum + each.rules.length, 0)), selected, row: computed(() => shown.value.find((row) => row.key === selected.value) ?? null) };
}

/** A value of a parameter as a person reads it. */
export function valueWords(parameter: ParameterLine, value: string): string {
  return parameter.choices.find((choice) => choice.value === value)?.text ?? (value === '' ? '没有定' : value);
}
