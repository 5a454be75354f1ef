// Sentences and choices of the annual report.
import type { Reply } from '@/api/call';
import { grouped } from '@/text/numbers';

export type Card = Reply<'report_get'>;
export type Chapter = Card['chapters'][number];
export type Numeral = Card['numbers'][number];

/** 2,391 on screen for the 2391 of the paper; parts behind the point and the sign of percent stay. */
export function onScreen(printed: string): string {
  const found = /^(\d+)(.*)$/s.exec(printed);
  return found?.[1] === undefined ? printed : `${grouped(Number(found[1]))}${found[2] ?? ''}`;
}

/** The numbers a chapter shows, by code. */
export function codesOf(chapter: Chapter): string[] {
  return chapter.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs.flatMap((run) => run.number ?? []) : []));
}

export interface Standing {
  word: string;
  tone: 'ok' | 'warn' | 'err' | 'muted';
}

/** 已成, 待核, 待写 */
export function standing(chapter: Chapter, card: Card): Standing {
  if (chapter.free) {
    const part = card.parts.find((each) => each.part === chapter.code);
    return part === undefined || part.text.trim() === '' ? { word: '待写', tone: 'err' } : { word: '已成', tone: 'ok' };
  }
  if (chapter.code === 'statistics') {
    return card.checks.length > 0 ? { word: '待核', tone: 'warn' } : { word: '已成', tone: 'ok' };
  }
  const codes = new Set(codesOf(chapter));
  return card.numbers.some((number) => codes.has(number.code) && number.unknown.length > 0) ? { word: '待核', tone: 'warn' } : { word: '已成', tone: 'ok' };
}

/** Parts she may still write: they are no chapter yet. */
export function unwritten(card: Card): Card['parts'] {
  return card.parts.filter((part) => !card.chapters.some((chapter) => chapter.code === part.part));
}

/** 报告写好了8章，还有2章待写，3处要核对。 */
export function progressWords(card: Card): string {
  const missing = card.chapters.filter((chapter) => standing(chapter, card).word === '待写').length;
  const done = card.chapters.length - missing;
  const rest = missing > 0 ? `，还有${missing}章待写` : '';
  return `共${card.chapters.length}章，写好${done}章${rest}`;
}

/** 校核 3处, or that all is right. */
export function checkWords(checks: Card['checks']): string {
  return checks.length === 0 ? '各数相加都相符' : `${checks.length}处`;
}

/** What a number was made of, before the names. */
export function originWords(number: Numeral): string {
  if (number.by_hand !== null) {
    return `台账算出来是${onScreen(number.computed)}，改写成了${onScreen(number.printed)}。原因：${number.by_hand.reason}`;
  }
  if (number.counted.length === 0) {
    return number.computed_thousandths === 0 ? '台账里一个也没有。' : '由别的数算出来。';
  }
  return number.counted.every((source) => source.kind === 'figure') ? '来自记下的数字：' : '数的是：';
}

/** 还有2人不知道算不算 */
export function unknownWords(number: Pick<Numeral, 'unknown'>): string {
  return number.unknown.length === 0 ? '' : `还有${number.unknown.length}人的卡上没有写，没有数进去：`;
}

/** 12, 0.42, 66.7 as thousandths; null where it is no number. */
export function readValue(typed: string): number | null {
  const plain = typed
    .replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[。．]/g, '.')
    .replace(/[,，\s%％]/g, '');
  const found = /^(\d{1,9})(?:\.(\d{1,3}))?$/.exec(plain);
  return found?.[1] === undefined ? null : Number(found[1]) * 1000 + Number((found[2] ?? '').padEnd(3, '0'));
}

/** 2.5 for 2500 */
export function writtenValue(thousandths: number): string {
  return String(thousandths / 1000);
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
  }
  return lines.join('\n');
}

/** The group of a row of the statistics table, shown once. */
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

/** Where a source is looked at. */
export function place(source: Numeral['counted'][number]): { path: string; query: Record<string, string> } | null {
  const paths = { person: '/people', body: '/bodies', meeting: '/meetings', building: '/groups', unit: '/groups', figure: null } as const;
  const path = paths[source.kind];
  if (path === null || source.id === null) {
    return null;
  }
  return path === '/groups' ? { path, query: {} } : { path, query: { id: String(source.id) } };
}
