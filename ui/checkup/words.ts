// Sentences and lists of the check-up.
import type { Reply } from '@/api/call';
import type { Layer } from '@/api/wire';
import type { Group } from '@/kit/table';
import { chinese, monthAndDay } from '@/text/dates';
import { MARKS } from '@/text/labels';

export type CheckUp = Reply<'checkup_get'>;
export type RuleLine = CheckUp['rules'][number];
export type FindingLine = RuleLine['findings'][number];
export type Mark = RuleLine['mark'];
export type WaiverLine = NonNullable<FindingLine['waiver']>;
export type Span = 'day' | 'year' | 'all';

/** The parts of the page. */
export const VIEWS = [
  { name: 'result', title: '体检结果' },
  { name: 'rules', title: '规则' },
  { name: 'numbers', title: '算法' },
] as const;
export type View = (typeof VIEWS)[number]['name'];

export function isView(value: unknown): value is View {
  return VIEWS.some((view) => view.name === value);
}

const LAYERS: Readonly<Record<Layer, string>> = { leading: '领导层', deciding: '决策层', executing: '执行层', deliberating: '议事层', supervising: '监督', other: '其他' };
const ORDER: readonly Layer[] = ['leading', 'deciding', 'executing', 'deliberating', 'supervising', 'other'];
/** What stands first within a body. */
const WEIGHT: Readonly<Record<Mark, number>> = { error: 0, warning: 1, hint: 2, waived: 3, unrecorded: 4, kept: 5 };

export const SPANS: readonly { value: Span; label: string }[] = [
  { value: 'day', label: '这一天' },
  { value: 'year', label: '这一年' },
  { value: 'all', label: '历年' },
];

export const CONFIDENCE: Readonly<Record<RuleLine['confidence'], string>> = { full: '已核对全文', excerpt: '据摘录', unverified: '未核实' };

/** A row of the list: a finding, or a rule without one. */
export interface Row {
  key: string;
  rule: RuleLine;
  finding: FindingLine | null;
  mark: Mark;
  /** The first row of its body in the list as shown. */
  first: boolean;
  /** The last one. */
  last: boolean;
  /** The body has so many rows that its name is said again in each. */
  many: boolean;
}

/** Whether something is left to be done about it. */
export function isOpen(mark: Mark): boolean {
  return mark === 'error' || mark === 'warning' || mark === 'hint';
}

/** The community as a whole, where a rule is about no body. */
const WHOLE = '全社区';

export function bodyName(rule: RuleLine): string {
  return rule.body_name ?? WHOLE;
}

function at(rule: RuleLine): number {
  return rule.layer === null ? ORDER.length : ORDER.indexOf(rule.layer);
}

/** Layer by layer, body by body, the gravest first; the bodies of a layer in the order they came. */
export function rows(rules: readonly RuleLine[]): Row[] {
  const place = new Map<string, number>();
  rules.forEach((rule, index) => {
    const name = `${at(rule)}/${rule.body ?? ''}`;
    if (!place.has(name)) {
      place.set(name, index);
    }
  });
  const made = rules.flatMap((rule): Row[] =>
    rule.findings.length === 0
      ? [{ key: rule.key, rule, finding: null, mark: rule.mark, first: false, last: false, many: false }]
      : rule.findings.map((finding) => ({ key: `${rule.key}/${finding.from}`, rule, finding, mark: finding.mark, first: false, last: false, many: false })),
  );
  const body = (row: Row): number => place.get(`${at(row.rule)}/${row.rule.body ?? ''}`) ?? 0;
  return made
    .map((row, index) => ({ row, index }))
    .sort((a, b) => at(a.row.rule) - at(b.row.rule) || body(a.row) - body(b.row) || WEIGHT[a.row.mark] - WEIGHT[b.row.mark] || a.index - b.index)
    .map(({ row }) => row);
}

/** With more rows than this a body does not fit on the screen. */
const MANY = 4;

/** Says of each row whether it begins or ends its body. */
export function bounded(list: readonly Row[]): Row[] {
  const sizes = new Map<number | null, number>();
  list.forEach((row) => sizes.set(row.rule.body, (sizes.get(row.rule.body) ?? 0) + 1));
  const same = (one: Row | undefined, other: Row): boolean => one !== undefined && one.rule.body === other.rule.body && one.rule.layer === other.rule.layer;
  return list.map((row, index) => ({ ...row, first: !same(list[index - 1], row), last: !same(list[index + 1], row), many: (sizes.get(row.rule.body) ?? 0) > MANY }));
}

export function group(row: Row): Group {
  return { key: String(at(row.rule)), title: row.rule.layer === null ? WHOLE : LAYERS[row.rule.layer] };
}

/** What is shown: 未了, 新发现, 已说明, 符合, 尚未登记, 全部. */
export const SHOWS = ['open', 'new', 'waived', 'kept', 'unrecorded', 'all'] as const;
export type Show = (typeof SHOWS)[number];

export interface Filters {
  show: Show;
  /** Of the open ones only these. */
  mark: Mark | 'any';
  /** A layer as `layer:leading`, a body as `body:3`, or all. */
  where: string;
  pack: string;
  text: string;
}

export const NO_FILTERS: Filters = { show: 'open', mark: 'any', where: 'all', pack: 'all', text: '' };

export function shows(row: Row, show: Show): boolean {
  switch (show) {
    case 'open':
      return isOpen(row.mark);
    case 'new':
      return row.finding?.new === true;
    case 'all':
      return true;
    default:
      return row.mark === show;
  }
}

/** Whether a row fits all but what is shown. */
export function fits(row: Row, filters: Filters): boolean {
  const { rule, finding } = row;
  const where = filters.where === 'all' || filters.where === `layer:${rule.layer ?? 'none'}` || filters.where === `body:${rule.body ?? 'none'}`;
  const wanted = filters.text.trim().toLowerCase();
  const told = [rule.title, rule.rule, bodyName(rule), rule.asked, rule.source, rule.pack_title, finding?.sentence ?? '', ...(finding?.people ?? rule.people).map((person) => person.name)];
  return where && (filters.mark === 'any' || row.mark === filters.mark) && (filters.pack === 'all' || rule.pack === filters.pack) && (wanted === '' || told.some((each) => each.toLowerCase().includes(wanted)));
}

/** 未了 9, 新发现 3, …: what may be shown, with how much of it there is. */
export function showChoices(list: readonly Row[], span: Span): { value: Show; label: string }[] {
  const words: Readonly<Record<Show, string>> = { open: span === 'day' ? '未了' : '发现', new: '新发现', waived: MARKS.waived, kept: MARKS.kept, unrecorded: MARKS.unrecorded, all: '全部' };
  return SHOWS.map((value) => ({ value, label: `${words[value]} ${list.filter((row) => shows(row, value)).length}` }));
}

export const MARK_CHOICES: readonly { value: Mark | 'any'; label: string }[] = [
  { value: 'any', label: '各种结论' },
  { value: 'error', label: MARKS.error },
  { value: 'warning', label: MARKS.warning },
  { value: 'hint', label: MARKS.hint },
  { value: 'waived', label: MARKS.waived },
  { value: 'kept', label: MARKS.kept },
  { value: 'unrecorded', label: MARKS.unrecorded },
];

/** All bodies, a layer, one body. */
export function whereChoices(rules: readonly RuleLine[]): { value: string; label: string }[] {
  const made: { value: string; label: string }[] = [{ value: 'all', label: '全部组织' }];
  for (const layer of ORDER) {
    const own = rules.filter((rule) => rule.layer === layer);
    if (own.length > 0) {
      made.push({ value: `layer:${layer}`, label: LAYERS[layer] });
      const seen = new Set<string>();
      for (const rule of own) {
        const value = `body:${rule.body ?? 'none'}`;
        if (rule.body !== null && !seen.has(value)) {
          seen.add(value);
          made.push({ value, label: `　${bodyName(rule)}` });
        }
      }
    }
  }
  if (rules.some((rule) => rule.layer === null)) {
    made.push({ value: 'layer:none', label: WHOLE });
  }
  return made;
}

export function packChoices(rules: readonly RuleLine[]): { value: string; label: string }[] {
  const packs = new Map(rules.map((rule) => [rule.pack, rule.pack_title]));
  return [{ value: 'all', label: '全部规则包' }, ...Array.from(packs, ([value, label]) => ({ value, label }))];
}

export interface Piece {
  text: string;
  strong?: boolean;
  tone?: 'err' | 'warn';
}

/** 3条不符，1条待说明，2条提示；12条符合，1条已说明，4条尚未登记。 The numbers are bold. */
export function answer(counts: CheckUp['counts'], future: boolean): Piece[] {
  const said: readonly [Mark, Piece['tone']][] = [['error', 'err'], ['warning', 'warn'], ['hint', undefined]];
  const found = said.filter(([mark]) => counts[mark] > 0);
  const rest = (['kept', 'waived', 'unrecorded'] as const).filter((mark) => counts[mark] > 0);
  const pieces: Piece[] = future ? [{ text: '如果到那天什么都不做：' }] : [];
  if (found.length === 0) {
    pieces.push({ text: counts.kept === 0 && counts.waived === 0 ? '没有查出问题' : '查得出的规则都符合' });
  }
  found.forEach(([mark, tone], index) => {
    pieces.push({ text: index === 0 ? '' : '，' }, { text: String(counts[mark]), strong: true, ...(tone === undefined ? {} : { tone }) }, { text: `条${MARKS[mark]}` });
  });
  rest.forEach((mark, index) => {
    pieces.push({ text: index === 0 ? '；' : '，' }, { text: String(counts[mark]), strong: true }, { text: `条${MARKS[mark]}` });
  });
  pieces.push({ text: '。' });
  return pieces.filter((piece) => piece.text !== '');
}

/** 9项未了 */
export function headLine(counts: CheckUp['counts']): string {
  const open = counts.error + counts.warning + counts.hint;
  return open === 0 ? '没有未了的' : `${open}项未了`;
}

interface Measured {
  count: number | null;
  whole: number | null;
}

/** 42.9%, to one place, never alone. */
export function percent(count: number, whole: number): string {
  const tenths = Math.round((count * 1000) / whole);
  return `${Math.floor(tenths / 10)}${tenths % 10 === 0 ? '' : `.${tenths % 10}`}%`;
}

/** 3/7，42.9%; the number alone where there is no whole; nothing where nothing was measured. */
export function actual(measured: Measured): string {
  if (measured.count === null) {
    return '';
  }
  return measured.whole === null || measured.whole === 0 ? String(measured.count) : `${measured.count}/${measured.whole}，${percent(measured.count, measured.whole)}`;
}

/** 至少5，还差2; 至多5，多了1; nothing where no number is asked. */
export function gap(measured: { count: number | null; least: number | null; most: number | null }): string {
  const { count, least, most } = measured;
  const made: string[] = [];
  if (least !== null) {
    made.push(`至少${least}${count !== null && count < least ? `，还差${least - count}` : ''}`);
  }
  if (most !== null) {
    made.push(`至多${most}${count !== null && count > most ? `，多了${count - most}` : ''}`);
  }
  return made.join('；');
}

/** What was measured in a row; a bare number that is held against nothing says nothing. */
export function measured(row: Row): { count: number | null; whole: number | null; least: number | null; most: number | null } {
  const { count, whole, least, most } = row.finding ?? row.rule;
  return { count: whole === null && least === null && most === null ? null : count, whole, least, most };
}

/** 2026年7月1日起, 2026年7月1日至9月30日, one day alone. */
export function during(finding: { from: string; until: string | null }): string {
  if (finding.until === null) {
    return `${chinese(finding.from)}起`;
  }
  if (finding.until === finding.from) {
    return chinese(finding.from);
  }
  return `${chinese(finding.from)}至${finding.until.slice(0, 4) === finding.from.slice(0, 4) ? monthAndDay(finding.until) : chinese(finding.until)}`;
}

/** The same in the pieces between which a line may break. */
export function duringPieces(finding: { from: string; until: string | null }): string[] {
  return during(finding).split(/(?=至)/);
}

/** The newest period first. */
export function newestFirst(findings: readonly FindingLine[]): FindingLine[] {
  return [...findings].sort((one, other) => other.from.localeCompare(one.from));
}

/** What was found, or what the rule is where nothing was. */
export function found(row: Row): string {
  return row.finding?.sentence ?? row.rule.title;
}

/** 样街〔2026〕18号　关于… */
export function paperLine(paper: { number: string | null; title: string }): string {
  return [paper.number ?? '', paper.title].filter((part) => part !== '').join('　');
}

/** 依据《…》等46条规则，按事情发生那天的规定核对 */
export function restsOn(rules: readonly RuleLine[]): string {
  const packs = new Map<string, Set<string>>();
  for (const rule of rules) {
    const codes = packs.get(rule.pack_title) ?? new Set<string>();
    codes.add(rule.rule);
    packs.set(rule.pack_title, codes);
  }
  const told = Array.from(packs, ([title, codes]) => `${title}${codes.size}条`);
  return told.length === 0 ? '' : `依据：${told.join('，')}，按事情发生那天的规定核对`;
}

/** The matter (四议两公开) a finding is about; null where it is about none. */
export function matterOf(row: Row): string | null {
  return /^key=matter (\d+)/.exec(row.finding?.facts ?? '')?.[1] ?? null;
}

/** Where a fact that is missing is filled in: on the card of the person it names, else with the body, else with the people. */
export function whereMissing(text: string, row: Row): { path: string; query?: Record<string, string> } {
  if (text.includes('重大事项')) {
    return { path: '/meetings', query: { view: 'matters' } };
  }
  const people = [...(row.finding?.people ?? []), ...row.rule.people, ...row.rule.others];
  const person = people.find((each) => text.startsWith(each.name));
  if (person !== undefined) {
    return { path: '/people', query: { id: String(person.id) } };
  }
  return row.rule.body === null ? { path: '/people' } : { path: '/bodies', query: { id: String(row.rule.body) } };
}

/** How a waiver that holds no more came to an end. */
export function lapsedWords(waiver: WaiverLine, day: string): string {
  return waiver.valid_until !== null && waiver.valid_until < day ? `说明到${chinese(waiver.valid_until)}为止，已经过期。` : '情况变了，原来的说明不再管用，请重新看一遍。';
}

/** The whole list in words, to be pasted elsewhere. */
export function inWords(list: readonly Row[], of: { committee: string; on: string; counts: CheckUp['counts'] }): string {
  const lines = [`${of.committee}体检，截至${chinese(of.on)}`, answer(of.counts, false).map((piece) => piece.text).join('')];
  let last = '';
  for (const row of list) {
    const body = bodyName(row.rule);
    if (body !== last) {
      lines.push('', body);
      last = body;
    }
    const number = actual(measured(row));
    const told = [
      `【${MARKS[row.mark]}】${found(row)}`,
      row.finding === null ? '' : during(row.finding),
      number === '' ? '' : `实际${number}`,
      `要求：${row.rule.asked}`,
      row.rule.source,
      row.finding?.waiver != null && !row.finding.waiver.lapsed ? `说明：${row.finding.waiver.reason}` : '',
    ];
    lines.push(told.filter((each) => each !== '').join('；'));
  }
  return lines.join('\n');
}
