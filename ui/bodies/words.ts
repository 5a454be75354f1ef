// Sentences and lists of the bodies page.
import type { Reply } from '@/api/call';
import type { BasisKind, BeginReason, BodyKind, ComparedKind, EndReason, Layer, RepresentsKind } from '@/api/wire';
import type { Choice } from '@/kit/choice';
import { chinese, daysBetween, period, shift } from '@/text/dates';
import { grouped, spoken } from '@/text/numbers';

export type BodyLine = Reply<'body_list'>['bodies'][number];
export type BodyCard = Reply<'body_get'>;
export type Held = BodyCard['roster'][number];
export type TermLine = BodyCard['terms'][number];
export type Vacancy = BodyCard['vacancies'][number];

/** Kinds of bodies, as they are set up. */
export const KINDS: readonly (Choice<BodyKind> & { label: string })[] = [
  { value: 'sub_committee', label: '下属委员会' },
  { value: 'resident_group', label: '居民小组' },
  { value: 'party', label: '社区党组织' },
  { value: 'party_group', label: '党小组' },
  { value: 'delegates_assembly', label: '居民代表会议' },
  { value: 'committee', label: '居民委员会' },
  { value: 'workers', label: '社区工作者' },
  { value: 'deliberation', label: '协商议事委员会' },
  { value: 'supervision', label: '居务监督委员会' },
  { value: 'election_committee', label: '居民选举委员会' },
  { value: 'residents_assembly', label: '居民会议' },
  { value: 'intermediary', label: '中介组织' },
  { value: 'service', label: '专业服务组织' },
  { value: 'working_group', label: '工作领导小组' },
  { value: 'volunteers', label: '志愿队伍' },
];

/** How somebody came into a post. */
export const BEGIN_REASONS: readonly Choice<BeginReason>[] = [
  { value: 'general', label: '换届' },
  { value: 'by_election', label: '补选' },
  { value: 'chosen', label: '推选' },
  { value: 'appointed', label: '任命' },
  { value: 'hired', label: '聘用' },
  { value: 'post_changed', label: '职务变动' },
  { value: 'other', label: '其他' },
];

/** Why an appointment ended. */
export const END_REASONS: readonly (Choice<EndReason> & { label: string })[] = [
  { value: 'resigned', label: '辞职' },
  { value: 'term_ended', label: '换届' },
  { value: 'transferred', label: '工作调动' },
  { value: 'moved_away', label: '迁出' },
  { value: 'retired', label: '退休' },
  { value: 'recalled', label: '罢免' },
  { value: 'dismissed', label: '免职' },
  { value: 'terminated', label: '职务终止' },
  { value: 'died', label: '去世' },
  { value: 'post_changed', label: '职务变动' },
  { value: 'body_closed', label: '组织撤并' },
  { value: 'other', label: '其他' },
];

/** 辞职, or nothing. */
export function endWord(reason: EndReason | null): string {
  return END_REASONS.find((each) => each.value === reason)?.label ?? '';
}

/** What happened to somebody between two days. */
export const MOVES: Readonly<Record<ComparedKind, string>> = { came: '新任', left: '离任', moved: '职务变动' };

/** On what an appointment rests, as far as it is said by hand. */
export const BASES: readonly Choice<BasisKind>[] = [
  { value: 'election', label: '选举' },
  { value: 'meeting', label: '会议' },
  { value: 'document', label: '文件' },
  { value: 'note', label: '说明' },
];

export const REPRESENTS: readonly (Choice<RepresentsKind> & { label: string })[] = [
  { value: 'group', label: '居民小组' },
  { value: 'unit', label: '驻区单位' },
  { value: 'source', label: '来源' },
];

export const TIMES: readonly Choice<string>[] = [
  { value: 'full', label: '专职' },
  { value: 'part', label: '兼职' },
];

/** 专职, 兼职, or nothing. */
export function timeWord(full: boolean | null): string {
  return full === null ? '' : full ? '专职' : '兼职';
}

export const LAYERS: Readonly<Record<Layer, string>> = { leading: '领导层', deciding: '决策层', executing: '执行层', deliberating: '议事层', supervising: '监督', other: '其他' };
const ORDER: readonly Layer[] = ['leading', 'deciding', 'executing', 'deliberating', 'supervising', 'other'];

export interface TreeLine extends BodyLine {
  depth: number;
}

/** Layer by layer, in each layer a tree in the order of the papers. */
export function tree(bodies: readonly BodyLine[]): TreeLine[] {
  const made: TreeLine[] = [];
  for (const layer of ORDER) {
    const own = bodies.filter((line) => line.layer === layer);
    const seen = new Set<number>();
    const walk = (line: BodyLine, depth: number): void => {
      if (seen.has(line.id)) {
        return;
      }
      seen.add(line.id);
      made.push({ ...line, depth });
      own.filter((child) => child.parent === line.id).forEach((child) => walk(child, depth + 1));
    };
    own.filter((line) => !own.some((above) => above.id === line.parent)).forEach((line) => walk(line, 0));
    // Whatever stands in a circle is shown all the same.
    own.forEach((line) => walk(line, 0));
  }
  return made;
}

/** 10个组织，9个居民小组 */
export function headLine(bodies: readonly BodyLine[]): string {
  const groups = bodies.filter((line) => line.kind === 'resident_group').length;
  return `${bodies.length - groups}个组织${groups > 0 ? `，${groups}个居民小组` : ''}`;
}

/** 应有7人，实有6人; 45人 where seats are not kept. */
export function countLine(line: { people: number; seats: number | null }): string {
  return line.seats === null ? `${grouped(line.people)}人` : `应有${grouped(line.seats)}人，实有${grouped(line.people)}人`;
}

/** 第六届 */
export function ordinal(number: number | null | undefined): string {
  return number === null || number === undefined ? '' : `第${spoken(number)}届`;
}

/** 2021年12月28日至2026年12月27日; 延期至… where it was extended. */
export function termSpan(term: TermLine): string {
  const end = term.end ?? term.extended_to ?? term.legal_end;
  const text = end === null ? `${chinese(term.start)}起` : `${chinese(term.start)}至${chinese(end)}`;
  return term.end === null && term.extended_to !== null ? `${text}（已延期）` : text;
}

/** 剩165天, 今天到期, 已过期12天, 已结束 */
export function daysLeft(term: TermLine): { text: string; late: boolean } {
  if (term.end !== null && term.days_left !== null && term.days_left < 0) {
    return { text: '已结束', late: false };
  }
  if (term.days_left === null) {
    return { text: '', late: false };
  }
  return term.days_left > 0
    ? { text: `剩${grouped(term.days_left)}天`, late: false }
    : term.days_left === 0
      ? { text: '今天到期', late: false }
      : { text: `已过期${grouped(-term.days_left)}天`, late: true };
}

/** How much of a term has passed, 0 to 100. */
export function passed(term: TermLine, day: string): number {
  const end = term.extended_to ?? term.legal_end;
  const whole = end === null ? null : daysBetween(term.start, end);
  const gone = daysBetween(term.start, day);
  return whole === null || gone === null || whole <= 0 ? 0 : Math.max(0, Math.min(100, Math.round((gone / whole) * 100)));
}

export type RosterRow = { key: string; held: Held; empty: null } | { key: string; held: null; empty: Vacancy };

/** The roster with an empty seat as a row after the holders of its post. */
export function rosterRows(card: BodyCard): RosterRow[] {
  const rows: RosterRow[] = card.roster.map((held) => ({ key: `h${held.id}`, held, empty: null }));
  const rank = new Map(card.posts.map((post, index) => [post.id, index]));
  for (const empty of card.vacancies) {
    const mine = rank.get(empty.post) ?? card.posts.length;
    const at = rows.findIndex((row) => (rank.get(row.held === null ? row.empty.post : row.held.post) ?? card.posts.length) > mine);
    const made: RosterRow[] = Array.from({ length: Math.min(empty.number, 20) }, (_, index) => ({ key: `v${empty.post}-${index}`, held: null, empty }));
    rows.splice(at < 0 ? rows.length : at, 0, ...made);
  }
  return rows;
}

/** 已15天; 起日未记 */
export function emptyFor(since: string | null, day: string): string {
  const days = since === null ? null : daysBetween(since, day);
  return days === null ? '' : days <= 0 ? '今天起' : `已${grouped(days)}天`;
}

/** Numbers of a sentence apart, to be shown bold. */
export function boldNumbers(sentence: string): { text: string; strong: boolean }[] {
  return sentence
    .split(/(\d+)/)
    .filter((text) => text !== '')
    .map((text) => ({ text, strong: /^\d+$/.test(text) }));
}

function people(card: BodyCard): number {
  return new Set(card.roster.map((held) => held.person)).size;
}

function seats(card: BodyCard): number | null {
  const kept = card.posts.flatMap((post) => (post.seats === null ? [] : [post.seats]));
  return kept.length === 0 ? null : kept.reduce((sum, number) => sum + number, 0);
}

/** 记下以后，居民委员会实有6人，空1席。 */
export function endFollows(card: BodyCard, line: Held): string {
  const now = people(card) - (card.roster.filter((held) => held.person === line.person).length === 1 ? 1 : 0);
  const all = seats(card);
  const empty = all === null ? 0 : all - (card.roster.length - 1);
  return `记下以后，${card.name}实有${grouped(now)}人${empty > 0 ? `，空${grouped(empty)}席` : ''}。任过的职务留在名册和人员卡里。`;
}

/** 记下以后，居民委员会实有7人，应有7人。 */
export function appointFollows(card: BodyCard, post: number | null, person: number | null): string {
  const chosen = card.posts.find((each) => each.id === post);
  const now = people(card) + (person !== null && card.roster.some((held) => held.person === person) ? 0 : 1);
  const all = seats(card);
  let text = `记下以后，${card.name}实有${grouped(now)}人${all === null ? '' : `，应有${grouped(all)}人`}。`;
  if (chosen !== undefined && chosen.seats !== null && card.roster.filter((held) => held.post === chosen.id).length >= chosen.seats) {
    text += `${chosen.name}定的是${chosen.seats}席，已经满了，记下会多出来。`;
  }
  return text;
}

/** 记下以后，李秀英任副主任到2026年6月30日为止，从2026年7月1日起是主任。 */
export function replaceFollows(line: Held, post: string, from: string | null): string {
  const start = from === null || from.length < 10 ? null : from;
  return start === null
    ? `记下以后，${line.name}原来的${line.post_name}到前一天为止。`
    : `记下以后，${line.name}任${line.post_name}到${chinese(shift(start, { days: -1 }))}为止，从${chinese(start)}起是${post === '' ? '新的职务' : post}。`;
}

/** 不填就从本届开始的2021年12月28日算起 */
export function fromNote(term: TermLine | null): string {
  return term === null ? '写成20260701、2026-7-1、7月1日都可以' : `不填就从本届开始的${chinese(term.start)}算起`;
}

/** 2021年12月28日, 2026年6月30日止 */
export function untilWord(to: string | null): string {
  return to === null ? '' : `${chinese(to)}止`;
}

/** 2021年12月28日; 2026年12月10日止 for the last month of somebody who is leaving. */
export function sinceWord(row: RosterRow, day: string): string {
  if (row.held === null) {
    return chinese(row.empty.since);
  }
  const left = row.held.to === null ? null : daysBetween(day, row.held.to);
  return left !== null && left >= 0 && left <= 31 ? untilWord(row.held.to) : chinese(row.held.from);
}

/** What a change of name or parent does. */
export function changeFollows(name: string, next: string, from: string | null): string {
  const start = from === null || from.length < 10 ? null : from;
  const until = start === null ? '前一天' : chinese(shift(start, { days: -1 }));
  return next === '' || next === name
    ? `记下以后，原来的上级留到${until}，以前的报告不变。`
    : `记下以后，${name}这个名字用到${until}，以前的报告还用旧名。`;
}

/** 第六届从2026年12月28日起; 第五届到前一天为止。 */
export function termFollows(card: BodyCard, start: string | null): string {
  const last = card.terms[card.terms.length - 1];
  if (last === undefined) {
    return '法定届满日按现行规定自动算出。人员从名册里另外登记。';
  }
  const until = start === null || start.length < 10 ? '前一天' : chinese(shift(start, { days: -1 }));
  return `记下以后，${ordinal(last.ordinal) || '上一届'}${last.end === null ? `到${until}结束` : '不变'}，职务和席位照搬。`;
}

/** 3人连任，其余4人换届离任。 */
export function carryFollows(carried: number, people: number, leaving: boolean): string {
  if (people === 0) {
    return '';
  }
  const rest = people - carried;
  const first = carried === 0 ? '没有人连任' : `${grouped(carried)}人连任`;
  const others = rest === 0 ? '' : leaving ? `，其余${grouped(rest)}人换届离任` : `，其余${grouped(rest)}人还在任，请再登记`;
  return `${first}${others}。`;
}

/** What ending a term does. */
export function endTermFollows(leaving: boolean, count: number): string {
  return leaving ? `记下以后，现任的${grouped(count)}人都按换届离任。` : '记下以后，现任的人还在任，到下一届登记任职时再换。';
}

/** What closing a body does. */
export function closeFollows(card: BodyCard, leaving: boolean): string {
  const rest = card.roster.length === 0 ? '' : leaving ? `；在任的${grouped(people(card))}人同一天离任` : `；在任的${grouped(people(card))}人还没有离任，请再登记`;
  return `记下以后，${card.name}从第二天起不再列出，以前的日子里还看得到${rest}。`;
}

/** What merging a body into another does. */
export function mergeFollows(card: BodyCard, into: string, leaving: boolean): string {
  return into === '' ? '请选并入哪个组织。' : `${closeFollows(card, leaving).slice(0, -1)}；名册里写明并入${into}。`;
}

/** What is said about one holder: since when, on what it rests, how long, what else. */
export function heldLines(held: Held): { name: string; text: string }[] {
  const lines = [
    { name: '任期', text: `${period(held.from, held.to)}${held.ordinal === null ? '' : `，${ordinal(held.ordinal)}`}` },
    { name: '依据', text: held.basis ?? '没有登记' },
    { name: '离任', text: held.to === null ? '' : [endWord(held.end_reason), held.end_basis ?? ''].filter((part) => part !== '').join('，') },
    { name: '接任', text: held.followed_by === null ? '' : `${held.followed_by.name}，${chinese(held.followed_by.from)}起` },
    { name: '资历', text: [held.service ?? '', ...held.marks].filter((part) => part !== '').join('，') },
    { name: '兼任', text: held.also.join('、') },
    { name: '分管', text: held.duties ?? '' },
    { name: '代表', text: held.represents ?? '' },
  ];
  return lines.filter((line) => line.text !== '');
}

/** 主任1席　李秀英；委员5席　空1席 */
export function postLine(post: BodyCard['posts'][number]): string {
  if (post.seats === null) {
    return '席位没有定';
  }
  const more = post.holders - post.seats;
  const state = more > 0 ? `，多${grouped(more)}人` : more < 0 ? `，空${grouped(-more)}席` : '';
  const fixed = [timeWord(post.full_time), post.represents === null ? '' : `代表${post.represents_text ?? REPRESENTS.find((each) => each.value === post.represents)?.label ?? ''}`].filter((part) => part !== '');
  return `${grouped(post.seats)}席${state}${fixed.length > 0 ? `（${fixed.join('，')}）` : ''}`;
}

/** 以往任职12条 */
export function beforeLine(count: number): string {
  return `以往任职${grouped(count)}条`;
}

/** 2012年3月至2018年7月，样例委员会 */
export function formerLine(former: BodyCard['former_names'][number]): string {
  return `${former.name}，${period(former.from, former.to)}${former.paper === null ? '' : `，${former.paper}`}`;
}

/** Days one often compares another day with: a year before, the end of last year, the beginnings of terms. */
export function compareDays(day: string, terms: readonly { ordinal: number | null; start: string }[]): { label: string; day: string }[] {
  const begun = terms.filter((term) => term.start < day).slice(-2);
  return [
    { label: '一年前', day: shift(day, { years: -1 }) },
    { label: '去年年底', day: `${Number(day.slice(0, 4)) - 1}-12-31` },
    ...begun.map((term) => ({ label: `${ordinal(term.ordinal)}开始前`, day: shift(term.start, { days: -1 }) })),
  ];
}

/** On what the posts of the day rest: each basis once, with the names. */
export function basisLines(card: BodyCard): { basis: string; names: string }[] {
  const found = new Map<string, string[]>();
  for (const held of card.roster) {
    const basis = held.basis ?? '没有登记依据';
    found.set(basis, [...(found.get(basis) ?? []), held.name]);
  }
  return [...found].map(([basis, names]) => ({ basis, names: names.length > 12 ? `${names.slice(0, 12).join('、')}等${grouped(names.length)}人` : names.join('、') }));
}

/** What became of those in office on a past day: 罗沐阳2024年3月31日离任（工作调动），朱思齐接任 */
export function laterLines(card: BodyCard): string[] {
  return card.roster.flatMap((held) => {
    if (held.to === null) {
      return [];
    }
    const why = endWord(held.end_reason);
    const after = held.followed_by === null ? '' : `，${held.followed_by.name}接任`;
    return [`${held.name}${chinese(held.to)}离任${why === '' ? '' : `（${why}）`}${after}`];
  });
}

/** What a roster shows and hides, by whom it is for. */
export const ROSTER_FOLLOWS: Readonly<Record<'internal' | 'street' | 'public', string>> = {
  internal: '办公用：有住址，电话隐去中间四位。不要张贴。',
  street: '报给街道：证件号码和电话隐去中间几位，住址只写到楼栋。不要张贴。',
  public: '可以张贴：没有年龄、电话、住址和身份证号。',
};
