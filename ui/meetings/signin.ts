// 签到 without its drawing: groups of names, the word for a state, whom to go to next, what a digit means.
import type { Reply } from '@/api/call';

export type Line = Reply<'meeting_get'>['attendance'][number];

/** 1组, 第3组, 第三居民小组: the number of a resident group at the start of a post. */
const GROUP = /^(?:第)?([0-9]{1,3}|[一二三四五六七八九十百]{1,4})(?:居民)?(?:小)?组/;

/** 居委会, 1组, 列席: under what a name stands, from the post it had that day. */
export function groupOf(line: Pick<Line, 'post' | 'capacity' | 'section'>): string {
  if (line.capacity === 'guest') {
    return '列席';
  }
  const section = line.section === null ? null : GROUP.exec(line.section);
  if (section?.[1] !== undefined) {
    return `${section[1]}组`;
  }
  const post = line.post ?? '';
  const group = GROUP.exec(post);
  if (group?.[1] !== undefined) {
    return `${group[1]}组`;
  }
  const known = /^(.*?)(?:居民)?(委员会|代表会议|议事会|支部|总支|党委|工作站)/.exec(post);
  if (known?.[1] !== undefined && known[2] === '委员会' && /^(?:社区)?$/.test(known[1])) {
    return '居委会';
  }
  if (/居委会|居民委员会/.test(post)) {
    return '居委会';
  }
  if (/监督/.test(post)) {
    return '监委会';
  }
  if (/议事|协商/.test(post)) {
    return '议事会';
  }
  return /党/.test(post) ? '党组织' : '';
}

/** A name with the group that is written before the first of it. */
export interface Placed {
  line: Line;
  /** Empty where the name before stands under the same. */
  group: string;
}

const DIGITS = '〇一二三四五六七八九';

/** 9 for 9组 and 九组, 12 for 十二组; infinite where it is no numbered group. */
function groupNumber(group: string): number {
  const word = group.slice(0, -1);
  if (!group.endsWith('组')) {
    return Infinity;
  }
  if (/^\d+$/.test(word)) {
    return Number(word);
  }
  const [tens, ones] = word.includes('十') ? word.split('十') : ['0', word];
  const digit = (text: string | undefined, otherwise: number): number => (text === undefined || text === '' ? otherwise : Math.max(0, DIGITS.indexOf(text)));
  return digit(tens, 1) * 10 + digit(ones, 0);
}

/** Where a group stands: bodies first in the order of the list, then groups by number, guests last. */
function ranks(lines: readonly Line[]): (line: Line) => number {
  const bodies = [...new Set(lines.map(groupOf))].filter((group) => groupNumber(group) === Infinity);
  return (line) => {
    const group = groupOf(line);
    if (line.capacity === 'guest') {
      return Infinity;
    }
    const number = groupNumber(group);
    return number === Infinity ? bodies.indexOf(group) : bodies.length + number;
  };
}

/** Names by group, in the order of the list within one, each group named once. */
export function placed(lines: readonly Line[]): Placed[] {
  const rank = ranks(lines);
  const ordered = lines.map((line, at) => ({ line, at, rank: rank(line) })).sort((a, b) => (a.rank === b.rank ? a.at - b.at : a.rank < b.rank ? -1 : 1)).map((each) => each.line);
  let last = '';
  return ordered.map((line) => {
    const group = groupOf(line);
    const shown = group === last ? '' : group;
    last = group;
    return { line, group: shown };
  });
}

/** Stays away from an item. */
export function isAway(line: Pick<Line, 'recused'>, item: number): boolean {
  return line.recused.some((each) => each.agenda_item === item);
}

export interface State {
  word: string;
  tone: '' | 'warn' | 'err' | 'info' | 'no';
}

/** 到, 请假, 缺席, 列席, 迟到, 早退, 未记. */
export function stateOf(line: Line): State {
  if (line.presence === null) {
    return { word: '未记', tone: 'no' };
  }
  if (line.presence === 'excused') {
    return { word: '请假', tone: 'warn' };
  }
  if (line.presence === 'absent') {
    return { word: '缺席', tone: 'err' };
  }
  const late = line.arrived_at !== null || line.arrived_item !== null;
  const early = line.left_at !== null || line.left_item !== null;
  if (late || early) {
    return { word: late && early ? '迟到早退' : early ? '早退' : '迟到', tone: 'info' };
  }
  if (line.proxy !== null) {
    return { word: '代到', tone: 'info' };
  }
  return { word: line.capacity === 'guest' ? '列席' : '到', tone: '' };
}

/** The next name nobody recorded, going on from `at` and around; `at` itself where there is none. */
export function nextOpen(lines: readonly Line[], at: number, done: ReadonlySet<number> = new Set()): number {
  for (let step = 1; step <= lines.length; step += 1) {
    const index = (at + step) % lines.length;
    const line = lines[index];
    if (line?.presence === null && !done.has(line.id) && index !== at) {
      return index;
    }
  }
  return at;
}

/** The name whose initials begin with what was typed, after `at`; the same letter again goes to the next one. */
export function findByInitials(lines: readonly Line[], typed: string, at: number): number | null {
  const again = /^(.)\1+$/.test(typed);
  const wanted = again ? typed.slice(0, 1) : typed;
  const from = again || typed.length === 1 ? at + 1 : at;
  for (let step = 0; step < lines.length; step += 1) {
    const index = (from + step) % lines.length;
    if (lines[index]?.initials.toLowerCase().startsWith(wanted) === true) {
      return index;
    }
  }
  return null;
}

export type Mark = 'came' | 'excused' | 'absent' | 'guest' | 'late' | 'early' | 'recused' | 'open';

/** What the digits mean. */
export const MARKS: readonly { key: string; mark: Mark; word: string }[] = [
  { key: '1', mark: 'came', word: '到' },
  { key: '2', mark: 'excused', word: '请假' },
  { key: '3', mark: 'absent', word: '缺席' },
  { key: '4', mark: 'guest', word: '列席' },
  { key: '5', mark: 'late', word: '迟到' },
  { key: '6', mark: 'early', word: '早退' },
  { key: '7', mark: 'recused', word: '回避' },
];

export interface Change {
  presence?: 'present' | 'excused' | 'absent' | null;
  capacity?: 'member' | 'guest';
  arrived_at?: string | null;
  left_at?: string | null;
  arrived_item?: number | null;
  left_item?: number | null;
  reason?: string | null;
}

/** What a mark changes; `time` is the hour of coming or leaving, `item` the item then. Recusal is no change of the line. */
export function changeOf(mark: Exclude<Mark, 'recused'>, line: Pick<Line, 'capacity'>, time: string | null = null, item: number | null = null): Change {
  switch (mark) {
    case 'came':
      return { presence: 'present', arrived_at: null, left_at: null, arrived_item: null, left_item: null, reason: null };
    case 'excused':
      return { presence: 'excused', arrived_at: null, left_at: null, arrived_item: null, left_item: null };
    case 'absent':
      return { presence: 'absent', arrived_at: null, left_at: null, arrived_item: null, left_item: null };
    case 'guest':
      return { capacity: line.capacity === 'guest' ? 'member' : 'guest', presence: 'present' };
    case 'late':
      return { presence: 'present', arrived_at: time, arrived_item: item };
    case 'early':
      return { presence: 'present', left_at: time, left_item: item };
    case 'open':
      return { presence: null, arrived_at: null, left_at: null, arrived_item: null, left_item: null, reason: null };
  }
}

export type Cell = 'in' | 'lv' | 'ab' | '';

/** The fields of the bar: one per person due, or shares of a hundred where there are very many. */
export function cells(quorum: { due: number; came: number; excused: number; absent: number }): Cell[] {
  const many = Math.min(quorum.due, 120);
  const share = (count: number): number => (quorum.due === 0 ? 0 : Math.round((count / quorum.due) * many));
  const made: Cell[] = [];
  const put = (count: number, cell: Cell): void => {
    for (let at = 0; at < count && made.length < many; at += 1) {
      made.push(cell);
    }
  };
  put(share(quorum.came), 'in');
  put(share(quorum.excused), 'lv');
  put(share(quorum.absent), 'ab');
  put(many, '');
  return made;
}
