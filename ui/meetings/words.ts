// Sentences of the meetings.
import type { Reply } from '@/api/call';
import { chinese, daysBetween, monthAndDay } from '@/text/dates';
import { grouped } from '@/text/numbers';

type Card = Reply<'meeting_get'>;
type Vote = NonNullable<Card['items'][number]['vote']>;
type Method = Vote['method'];

export const METHODS: readonly { value: Method; label: string }[] = [
  { value: 'hands', label: '举手' },
  { value: 'secret', label: '无记名' },
  { value: 'acclaim', label: '鼓掌' },
];

const METHOD_WORDS: Readonly<Record<Method, string>> = { hands: '举手表决', secret: '无记名投票', acclaim: '鼓掌通过' };

export const ENTITLED: readonly { value: Card['entitled_kind']; label: string }[] = [
  { value: 'people', label: '按名单，一人一人数' },
  { value: 'adults', label: '年满十八周岁的居民' },
  { value: 'households', label: '户的代表' },
];

/** The sentence of the quorum, its verdict apart so that it can be coloured. */
export function quorumPieces(sentence: string, met: boolean | null): { text: string; tone: '' | 'ok' | 'err' }[] {
  const at = met === null ? -1 : sentence.search(/符合法定人数|不足法定人数/);
  if (at < 0) {
    return [{ text: sentence, tone: '' }];
  }
  return [
    { text: sentence.slice(0, at), tone: '' },
    { text: sentence.slice(at), tone: met === true ? 'ok' : 'err' },
  ];
}

/** 请假4人，缺席1人， and how many are still open. */
export function awayWords(quorum: { excused: number; absent: number; open: number }): { rest: string; open: string } {
  const parts = [quorum.excused > 0 ? `请假${quorum.excused}人` : '', quorum.absent > 0 ? `缺席${quorum.absent}人` : ''].filter((part) => part !== '');
  return { rest: parts.join('，'), open: quorum.open > 0 ? `还有${quorum.open}人未记` : '' };
}

export interface Sum {
  words: string;
  tone: 'ok' | 'err' | 'muted';
}

/** 合计38，与到会相符: the votes against those who came with a right to vote. */
export function sumWords(votes: number, mayVote: number): Sum {
  if (votes === mayVote) {
    return { words: `合计${votes}，与到会相符`, tone: 'ok' };
  }
  return votes < mayVote
    ? { words: `合计${votes}，${mayVote - votes}人未表决`, tone: 'muted' }
    : { words: `合计${votes}，比有表决权的多${votes - mayVote}`, tone: 'err' };
}

/** A number of votes as typed; blank counts as none, anything else is no number. */
export function readCount(typed: string): number | null {
  const plain = typed.replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).trim();
  return plain === '' ? 0 : /^\d{1,7}$/.test(plain) ? Number(plain) : null;
}

/** 到会38人，过半数须20票，赞成31票。举手表决。 */
export function resultWords(vote: Vote): string {
  const abstained = vote.against > 0 || vote.abstained > 0 ? `，反对${vote.against}票，弃权${vote.abstained}票` : '';
  const rest = vote.not_cast > 0 ? `，${vote.not_cast}人未表决` : '';
  return `${vote.sentence}${abstained}${rest}。${METHOD_WORDS[vote.method]}。`;
}

/** 通过, 未通过, 已表决 */
export function verdict(passed: boolean | null): { word: string; tone: 'ok' | 'err' | 'muted' } {
  return passed === null ? { word: '已表决', tone: 'muted' } : passed ? { word: '通过', tone: 'ok' } : { word: '未通过', tone: 'err' };
}

/** What was announced, where that is not simply what the rule gives. */
export function announced(vote: Pick<Vote, 'sentence' | 'in_favour' | 'passed'>): boolean | null {
  const needed = /须(\d+)票/.exec(vote.sentence)?.[1];
  const byRule = needed === undefined ? null : vote.in_favour >= Number(needed);
  return vote.passed === byRule ? null : vote.passed;
}

/** 4项，已表决3项 */
export function agendaWords(items: readonly { vote: unknown }[]): string {
  const voted = items.filter((item) => item.vote !== null).length;
  return items.length === 0 ? '' : `${items.length}项，已表决${voted}项`;
}

/** 过期10天, 今天到期, 还有15天, 没有定期限 */
export function dueWords(due: string | null, today: string): { word: string; tone: 'err' | 'warn' | 'muted' } {
  const left = due === null ? null : daysBetween(today, due);
  if (left === null) {
    return { word: '没有定期限', tone: 'muted' };
  }
  if (left < 0) {
    return { word: `过期${-left}天`, tone: 'err' };
  }
  return left === 0 ? { word: '今天到期', tone: 'warn' } : { word: `还有${left}天`, tone: 'muted' };
}

/** 居民代表会议，第六届第10次，2026年12月10日 */
export function headWords(card: Pick<Card, 'name' | 'held' | 'signed'>): string {
  return `${card.name}，${chinese(card.held)}${card.signed === null ? '' : '，已签字锁定'}`;
}

/** 共38次，已签字36次，决议52条 */
export function listWords(rows: readonly { signed: boolean; resolutions: number }[], total: number): string {
  const signed = rows.filter((row) => row.signed).length;
  const resolutions = rows.reduce((sum, row) => sum + row.resolutions, 0);
  const shown = rows.length < total ? `，先列出${grouped(rows.length)}次` : '';
  return `共${grouped(total)}次${shown}，已签字${grouped(signed)}次，决议${grouped(resolutions)}条`;
}

/** 12月10日 in a list of one year, else with the year. */
export function heldWords(held: string, year: number | null): string {
  return year === null ? chinese(held) : monthAndDay(held);
}

/** 3段 */
export function paragraphs(texts: readonly (string | null)[]): string {
  const count = texts.flatMap((text) => (text ?? '').split('\n')).filter((line) => line.trim() !== '').length;
  return count === 0 ? '' : `${count}段`;
}

/** What is still open before the meeting is signed; nothing of it keeps her from signing. */
export function openBeforeSigning(card: Card): string[] {
  const open: string[] = [];
  if (card.quorum.open > 0 && card.entitled_kind === 'people') {
    open.push(`签到表上还有${card.quorum.open}人未记。`);
  }
  if (card.quorum.met === false) {
    open.push(`${card.quorum.sentence}。${card.quorum.source === null ? '' : `依据：${card.quorum.source}。`}`);
  }
  if (card.items.length === 0) {
    open.push('还没有议题。');
  }
  for (const item of card.items) {
    if (item.vote === null) {
      open.push(`“${item.title}”没有记表决。`);
    }
  }
  for (const [field, word] of [['place', '地点'], ['chair', '主持人'], ['recorder', '记录人']] as const) {
    if (card[field] === null) {
      open.push(`${word}还空着。`);
    }
  }
  return open;
}
