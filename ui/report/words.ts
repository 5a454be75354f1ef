// Sentences and choices of the annual report.
import type { Reply } from '@/api/call';
import { chinese, daysBetween, monthAndDay } from '@/text/dates';
import { spoken } from '@/text/numbers';

import { onScreen } from './numerals';

export type Card = Reply<'report_get'>;
export type Life = Card['life'];
export type Difference = Reply<'report_versions_compare'>;
export type Reader = Card['reader'];
export type Chapter = Card['chapters'][number];
export type Block = Chapter['blocks'][number];
export type Numeral = Card['numbers'][number];
export type Table = Card['tables'][number];
export type Measure = Reply<'report_measures'>['measures'][number];
type Year = Reply<'report_years'>['years'][number];
export type Part = Card['parts'][number];
export type Check = Card['checks'][number];
export type Version = Life['versions'][number];

/** For whom. */
export const READERS: readonly { value: Reader; label: string }[] = [
  { value: 'street', label: '上报版' },
  { value: 'congress', label: '代表会议版' },
  { value: 'plan', label: '工作计划' },
];

/** 年度工作报告, 年度工作报告（代表会议版）, 工作计划 */
export function paperWords(reader: Reader, year: number): string {
  return { street: `${year}年度工作报告`, congress: `${year}年度工作报告，交居民代表会议`, plan: `${year + 1}年度工作计划` }[reader];
}

export interface Mark {
  word: string;
  tone: 'ok' | 'warn' | 'err' | 'muted';
}

/** The numbers a chapter shows, by code, each once. */
export function codesOf(chapter: Chapter): string[] {
  return [...new Set(chapter.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs.flatMap((run) => run.number ?? []) : [])))];
}

const DONE: Mark = { word: '已成', tone: 'ok' };
const STANDINGS: Readonly<Record<string, Mark>> = {
  carried: { word: '沿用', tone: 'warn' },
  unwritten: { word: '待写', tone: 'err' },
  edited: { word: '已改', tone: 'ok' },
  moved: { word: '待核', tone: 'warn' },
};

/** 已成, 沿用, 待写, 待核, 已改 */
export function standing(chapter: Chapter, card: Pick<Card, 'numbers'>): Mark {
  const mark = STANDINGS[chapter.standing] ?? DONE;
  const codes = new Set(codesOf(chapter));
  const open = card.numbers.some((number) => codes.has(number.code) && (number.unknown.length > 0 || number.source === 'none'));
  return open && mark.tone === 'ok' ? { word: '待核', tone: 'warn' } : mark;
}

/** An attachment's table: 待核 where a number of it is not known, 待填 where somebody must type one. */
export function tableStanding(table: Table, card: Pick<Card, 'numbers'>): Mark {
  const numbers = new Map(card.numbers.map((number) => [number.code, number]));
  const cells = table.rows.flatMap((row) => row.cells);
  if (cells.some((cell) => cell.unknown.length > 0 || (numbers.get(cell.number ?? '')?.unknown.length ?? 0) > 0)) {
    return { word: '待核', tone: 'warn' };
  }
  const empty = cells.filter((cell) => cell.number !== null && numbers.get(cell.number)?.source === 'none').length;
  return empty > 0 ? { word: `${empty}处待填`, tone: 'err' } : { word: '已成', tone: 'ok' };
}

/** Parts she may still write: they are no chapter yet. */
export function unwritten(card: Card): Card['parts'] {
  return card.parts.filter((part) => !card.chapters.some((chapter) => chapter.code === part.part));
}

/** 共10章，写好8章，还有2章待写 */
export function progressWords(card: Card): string {
  const words = card.chapters.map((chapter) => standing(chapter, card).word);
  const missing = words.filter((word) => word === '待写').length;
  const carried = words.filter((word) => word === '沿用').length;
  return [
    `共${card.chapters.length}章，写好${card.chapters.length - missing - carried}章`,
    ...(carried > 0 ? [`${carried}章沿用上年，还没看过`] : []),
    ...(missing > 0 ? [`还有${missing}章待写`] : []),
  ].join('，');
}

/** 正文十章 */
export function chaptersWords(count: number): string {
  return `正文${spoken(count)}章`;
}

/** 校核 3处, or that all is right. */
export function checkWords(checks: Card['checks']): string {
  return checks.length === 0 ? '都相符' : `${checks.length}处`;
}

/** 草稿, 已校核, 第2版已报送, 已退回 */
export function lifeWords(life: Life): Mark {
  const number = life.version === null ? '' : `第${life.version}版`;
  return {
    draft: { word: '草稿', tone: 'muted' as const },
    checked: { word: '已校核', tone: 'ok' as const },
    sent: { word: `${number}已报送`, tone: 'ok' as const },
    returned: { word: `${number}已退回`, tone: 'err' as const },
  }[life.state];
}

/** What stands beside the state: until when, since when, why. */
export function lifeNote(life: Life, deadline: string | null, today: string): string {
  if (life.state === 'sent') {
    return `${life.sent_on === null ? '' : monthAndDay(life.sent_on)}${life.moved_since ? '，以后台账又有变动' : ''}`;
  }
  if (life.state === 'returned') {
    return `${chinese(life.returned_on)}，${life.returned_reason ?? ''}`;
  }
  const checked = life.state === 'checked' ? `${chinese(life.checked_on)}校核` : '';
  return [checked, deadline === null ? '' : deadlineWords(deadline, today)].filter((part) => part !== '').join('，');
}

/** 12月25日前报送，剩15天 */
export function deadlineWords(deadline: string, today: string): string {
  const left = daysBetween(today, deadline) ?? 0;
  const day = deadline.slice(0, 4) === today.slice(0, 4) ? chinese(deadline).slice(5) : chinese(deadline);
  return left < 0 ? `${day}前应报送，过期${-left}天` : left === 0 ? `今天（${day}）报送` : `${day}前报送，剩${left}天`;
}

/** 草稿; 第2版，12月28日报送 */
export function lifeLine(life: Life): string {
  const newest = life.versions[0];
  return newest === undefined ? lifeWords(life).word : `第${newest.number}版，${monthAndDay(newest.sent_on ?? '')}报送${newest.returned_on === null ? '' : `，${monthAndDay(newest.returned_on)}退回`}`;
}

/** 第1版，2026年1月8日已报送 */
export function lastYearLine(life: Life): string {
  return life.last_year === null ? '' : `第${life.last_year.number}版，${chinese(life.last_year.sent_on)}已报送`;
}

/** 第2版，12月20日报送，12月25日退回：户数不对 */
export function versionWords(version: Version): string {
  const back = version.returned_on === null ? '' : `，${chinese(version.returned_on)}退回${version.returned_reason === null ? '' : `：${version.returned_reason}`}`;
  return `${chinese(version.sent_on)}报送${back}`;
}

/** 第1版与第2版一字不差。 */
export function differenceWords(found: Difference): string {
  const parts = [
    ...(found.numbers.length > 0 ? [`${found.numbers.length}个数不同`] : []),
    ...(found.sentences.length > 0 ? [`${found.sentences.length}句话不同`] : []),
    ...(found.lists.length > 0 ? [`${found.lists.length}张表有增减`] : []),
  ];
  return parts.length === 0 ? `${found.from}与${found.to}说的一样。` : `${found.from}与${found.to}比，${parts.join('，')}。`;
}

/** The version that freezing would make. */
export function nextNumber(life: Life): number {
  return Math.max(0, ...life.versions.map((version) => version.number)) + 1;
}

/** 女性成员4人，是这几位 */
export function openWords(number: Numeral): string {
  const people = number.counted.length > 0 && number.counted.every((source) => source.kind === 'person');
  const value = number.source === 'none' ? '：还没有' : `${/\d$/.test(number.label) ? '：' : ''}${onScreen(number.printed)}${/%$/.test(number.printed) ? '' : number.unit}`;
  return `${number.label}${value}${people && /^\d+$/.test(number.printed) && number.source === 'computed' ? '，是这几位' : ''}`;
}

/** What a number was made of, before the names. */
export function originWords(number: Numeral): string {
  if (number.by_hand !== null) {
    return `${number.computed === null ? '台账算不出来' : `台账算出来是${onScreen(number.computed)}`}，改写成了${onScreen(number.printed)}。原因：${number.by_hand.reason}`;
  }
  if (number.source === 'typed' && number.typed !== null) {
    return `手填的数，台账还没有登记这一项。依据：${number.typed.basis}`;
  }
  if (number.source === 'none') {
    return '台账还没有登记这一项，也没有手填。';
  }
  if (number.counted.length === 0) {
    return number.computed_thousandths === 0 ? '台账里一个也没有。' : '由别的数算出来。';
  }
  return number.counted.every((source) => source.kind === 'figure') ? '来自记下的数字：' : '';
}

/** A number typed before the register kept it: no longer used, never lost. */
export function supersededWords(number: Numeral): string {
  return number.source === 'computed' && number.typed !== null ? `以前手填过${onScreen(String(number.typed.thousandths / 1000))}（${number.typed.basis}）。台账现在能算，不再用手填的数。` : '';
}

/** 上年5，少1 */
export function yearWords(number: Numeral): string {
  if (number.last_year === null) {
    return '上年没有这个数。';
  }
  const origin = number.last_year_origin === null || number.last_year_origin === 'none' ? '' : `（${ORIGINS[number.last_year_origin]}）`;
  return `上年${onScreen(number.last_year)}${origin}${number.change === null ? '' : `，${number.change}`}。`;
}

/** 还有2人不知道算不算 */
export function unknownWords(number: Pick<Numeral, 'unknown'>): string {
  return number.unknown.length === 0 ? '' : `还有${number.unknown.length}人的卡上没有写，没有数进去，点名字去补：`;
}

/** 女性成员原来4，现在5；党员原来没有，现在3 */
export function movedWords(moved: Life['moved']): string {
  return moved.map((one) => `${one.label}${one.then === null ? '原来没有' : `原来${onScreen(one.then)}`}，${one.now === null ? '现在没有了' : `现在${onScreen(one.now)}`}`).join('；');
}

/** What is said of a check, word first. */
export function checkMark(check: Check): { kind: 'error' | 'warning' | 'hint'; word: string } {
  if (check.wrong) {
    return { kind: 'error', word: '不符' };
  }
  const [about = ''] = check.code.split('.');
  const marks: Readonly<Record<string, { kind: 'warning' | 'hint'; word: string }>> = {
    missing: { kind: 'warning', word: '待填' },
    unwritten: { kind: 'warning', word: '待写' },
    carried: { kind: 'warning', word: '沿用' },
    moved: { kind: 'warning', word: '待核' },
    not_used: { kind: 'hint', word: '提示' },
  };
  return marks[about] ?? { kind: 'hint', word: '不明' };
}

/** The chapter or the attachment a check is settled in; none where it is settled on a card. */
export function checkPlace(check: Check): string | null {
  const [about = '', chapter] = check.code.split('.');
  return ['unwritten', 'carried', 'moved'].includes(about) && chapter !== undefined ? chapter : check.table === null ? null : `table:${check.table}`;
}

/** Years that can be reported on: this one and those before, newest first. */
export function years(today: string, chosen: number): { value: number; label: string }[] {
  const now = Number(today.slice(0, 4));
  const list = Array.from({ length: 12 }, (_, at) => now - at);
  const all = list.includes(chosen) ? list : [...list, chosen].sort((a, b) => b - a);
  return all.map((year) => ({ value: year, label: `${year}年度` }));
}

/** The year that is written about now: the last one until the spring, then this one. */
export function yearToWrite(today: string): number {
  const year = Number(today.slice(0, 4));
  return Number(today.slice(5, 7)) <= 3 ? year - 1 : year;
}

/** The whole report as plain text, for a message. */
export function asText(card: Card): string {
  const lines: string[] = [...card.title, ''];
  if (card.addressee !== null) {
    lines.push(`${card.addressee}：`);
  }
  for (const chapter of card.chapters) {
    lines.push('', chapter.title);
    for (const block of chapter.blocks) {
      if (block.kind === 'heading') {
        lines.push(block.text);
      } else if (block.kind === 'paragraph') {
        lines.push(`　　${block.runs.map((run) => run.text).join('')}`);
      } else if (block.kind === 'picture') {
        lines.push(`（图：${block.alt}）`);
      } else {
        lines.push(block.caption, block.columns.map((column) => column.title).join('　'), ...block.rows.map((row) => row.cells.join('　')), ...block.notes);
      }
    }
    const part = card.parts.find((each) => each.part === chapter.code);
    if (part !== undefined && part.text.trim() !== '') {
      lines.push(...part.text.split('\n').map((line) => `　　${line.trim()}`));
    }
  }
  return lines.join('\n');
}

/** The columns that hold words, not numbers, by their place. */
export function textColumns(table: Table): ReadonlySet<number> {
  const words = (cell: Table['rows'][number]['cells'][number] | undefined): boolean => cell !== undefined && cell.number === null && cell.unknown.length === 0 && !/^[\d.,%—+-]*$/.test(cell.printed);
  return new Set(table.columns.flatMap((_, at) => (table.rows.some((row) => words(row.cells[at])) ? [at] : [])));
}

/** The group of a row of a table, shown once. */
export function firstOfGroup(rows: readonly { group: string }[], at: number): boolean {
  return at === 0 || rows[at - 1]?.group !== rows[at]?.group;
}

/** How many rows of the table stand in the group that begins at `at`. */
export function groupLength(rows: readonly { group: string }[], at: number): number {
  let length = 1;
  while (rows[at + length] !== undefined && rows[at + length]?.group === rows[at]?.group) {
    length += 1;
  }
  return length;
}

/** Where a year's numbers come from. */
export const ORIGINS: Readonly<Record<Year['origin'], string>> = { frozen: '已报送', filled: '回填', computed: '台账推算', none: '没有' };

/** 回填了3个数，1个原来就是这样。 */
export function filledWords(done: { filled: number; same: number }): string {
  return `回填了${done.filled}个数${done.same > 0 ? `，${done.same}个原来就是这样` : ''}。`;
}

/** The numbers of the card by the attachment they stand in, each once, those of the text alone last. */
export function definitionGroups(card: Card): { title: string; numbers: Numeral[] }[] {
  const left = new Map(card.numbers.filter((number) => number.definition !== '').map((number) => [number.code, number]));
  const take = (codes: readonly (string | null)[]): Numeral[] =>
    codes.flatMap((code) => {
      const number = left.get(code ?? '');
      left.delete(code ?? '');
      return number ?? [];
    });
  const groups = card.tables.map((table) => ({ title: table.title, numbers: take(table.rows.flatMap((row) => row.cells.map((cell) => cell.number))) }));
  return [...groups, { title: '正文里的数', numbers: [...left.values()] }].filter((group) => group.numbers.length > 0);
}

/** The register knows nothing of the year, and nothing was written or typed for it. */
export function isBlank(card: Card): boolean {
  return card.numbers.every((number) => number.source === 'none' || (number.thousandths ?? 0) === 0) && card.parts.every((part) => part.text.trim() === '');
}

/** A character no font of this computer draws. */
export interface MissingGlyph {
  character: string;
  /** The words around it. */
  text: string;
  /** From 1; none where the paper has no pages. */
  page: number | null;
}

/** 第3页“张䶮”里的䶮 */
export function glyphWords(missing: MissingGlyph): string {
  return `${missing.page === null ? '' : `第${missing.page}页`}“${missing.text}”里的${missing.character}`;
}
