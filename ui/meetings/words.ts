// Sentences of the meetings.
import type { Reply } from '@/api/call';
import { chinese, daysBetween, monthAndDay } from '@/text/dates';
import { grouped, spoken } from '@/text/numbers';

type Card = Reply<'meeting_get'>;
type Vote = NonNullable<Card['items'][number]['vote']>;
type Method = Vote['method'];
type Resolution = Card['resolutions'][number];
type Prepared = Reply<'meeting_prepare'>;
export type Entitled = Card['entitled_kind'];

export const METHODS: readonly { value: Method; label: string }[] = [
  { value: 'hands', label: '举手' },
  { value: 'secret', label: '无记名' },
  { value: 'acclaim', label: '鼓掌' },
];

const METHOD_WORDS: Readonly<Record<Method, string>> = { hands: '举手表决', secret: '无记名投票', acclaim: '鼓掌通过' };

export const ENTITLED: readonly { value: Entitled; label: string }[] = [
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
export function announced(vote: Pick<Vote, 'needed' | 'in_favour' | 'passed'>): boolean | null {
  const byRule = vote.needed === null ? null : vote.in_favour >= vote.needed;
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

/** What is still open before the meeting is signed; nothing of it keeps her from signing. */
export function openBeforeSigning(card: Card): string[] {
  const open: string[] = [];
  if (card.quorum.open > 0 && card.entitled_kind === 'people') {
    open.push(`签到表上还有${card.quorum.open}人未记。`);
  }
  if (card.quorum.met === false) {
    open.push(`${card.quorum.sentence}。${card.quorum.source === null ? '' : `依据：${card.quorum.source}。`}`);
  }
  if (card.text_only) {
    if (card.discussion === null) {
      open.push('只记全文，全文还空着。');
    }
  } else if (card.items.length === 0) {
    open.push('还没有议题。');
  }
  if (card.attachments.length === 0) {
    open.push('签到表的照片还没有附上。');
  }
  for (const item of card.items) {
    if (item.vote === null && !card.text_only) {
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

/** 最晚11月30日发通知（《组织法》第二十八条）: the rule of the day for the notice, and whether the day given is later. */
export function noticeHint(prepared: Pick<Prepared, 'notice_by' | 'notice_source'>, notice: string | null): { words: string; late: boolean } | null {
  if (prepared.notice_by === null) {
    return null;
  }
  const source = prepared.notice_source === null ? '' : `（${prepared.notice_source}）`;
  return { words: `最晚${chinese(prepared.notice_by)}发通知${source}`, late: notice !== null && notice > prepared.notice_by };
}

/** What will stand on the list once the meeting is recorded. */
export function listLine(body: string | null, prepared: Pick<Prepared, 'due' | 'guests'> | undefined, counted: boolean): string {
  if (body === null || prepared === undefined) {
    return '选好组织和日期，那一天该到会的人会自动列进签到表。';
  }
  if (counted) {
    return '登记以后，签到表上只写来签到的人；应到按上面填的数。';
  }
  const guests = prepared.guests > 0 ? `，另有${prepared.guests}人列席` : '';
  return prepared.due + prepared.guests === 0 ? `${body}那一天没有在任的人，登记以后自己添名单。` : `登记以后，${body}那一天该到会的${prepared.due}人自动列进签到表${guests}；按规定一起参加的人也在里面。`;
}

const CONTENTS: Readonly<Record<NonNullable<Card['attachments'][number]['what']>, string>> = { jpeg: '照片', png: '图片', heic: 'HEIC照片', pdf: 'PDF', word: 'Word文档', excel: 'Excel表格' };

/** 照片，已缩小; a HEIC photo is kept and says that it cannot be looked at here. */
export function attachmentWords(of: Pick<Card['attachments'][number], 'what' | 'reduced'>): string {
  const kind = of.what === null ? '文件' : CONTENTS[of.what];
  return `${kind}${of.reduced ? '，已缩小' : ''}${of.what === 'heic' ? '，收着，这里看不了，另存出来再看' : ''}`;
}

/** Items with what was said, how it was voted and what was resolved, one paragraph a line: where an edited 纪要 begins. */
export function summaryStart(card: Pick<Card, 'items' | 'resolutions'>): string {
  const resolved = (item: number | null): string[] => card.resolutions.filter((each) => each.agenda_item === item).map((each) => `决议：${each.text}`);
  const lines = card.items.flatMap((item) => [`${spoken(item.position)}、${item.title}`, ...(item.discussion === null ? [] : [item.discussion]), ...(item.vote === null ? [] : [resultWords(item.vote)]), ...resolved(item.id)]);
  return [...lines, ...resolved(null)].join('\n');
}

/** 　09:40到　第二项后走　王五代: when somebody came and left, and who came for them. */
export function whenWords(line: Pick<Card['attendance'][number], 'arrived_at' | 'left_at' | 'arrived_item' | 'left_item' | 'proxy'>, items: Card['items']): string {
  const place = (id: number | null): string => {
    const item = items.find((each) => each.id === id);
    return item === undefined ? '' : `第${spoken(item.position)}项`;
  };
  const came = line.arrived_at === null && line.arrived_item === null ? '' : `${line.arrived_at ?? ''}${line.arrived_item === null ? '' : `${place(line.arrived_item)}起`}到`;
  const left = line.left_at === null && line.left_item === null ? '' : `${line.left_at ?? ''}${line.left_item === null ? '' : `${place(line.left_item)}后`}离开`;
  return [came, left, line.proxy === null ? '' : `${line.proxy}代`].filter((part) => part !== '').map((part) => `　${part}`).join('');
}

/** 　回避这一项：本人亲属 */
export function awayFrom(line: Pick<Card['attendance'][number], 'recused'>, item: { id: number } | null): string {
  const kept = line.recused.find((each) => each.agenda_item === item?.id);
  return kept === undefined ? '' : `　回避这一项${kept.reason === null ? '' : `：${kept.reason}`}`;
}

const ORIGINS: Readonly<Record<NonNullable<Card['items'][number]['origin']>, string>> = { duty: '年度职责', follow_up: '上次议定事项', approval: '通过上次记录', copied: '照上次' };

/** 提案人：张丽，到会有表决权38人 */
export function itemWords(item: Pick<Card['items'][number], 'proposer' | 'origin' | 'may_vote'>): string {
  const from = item.proposer === null ? (item.origin === null ? '没有写提案人' : ORIGINS[item.origin]) : `提案人：${item.proposer}`;
  return `${from}，到会有表决权${item.may_vote}人`;
}

/** 刘小军，2027年3月31日前，列入公开 */
export function whoseWords(resolution: Pick<Resolution, 'responsible' | 'due_now' | 'disclosed'>): string {
  const due = resolution.due_now === null ? '' : `，${chinese(resolution.due_now)}前`;
  return `${resolution.responsible ?? '没有写责任人'}${due}${resolution.disclosed ? '，列入公开' : ''}`;
}

/** 未落实, 延到2027年3月31日, 已落实, 已废止 */
export function stateWords(resolution: Pick<Resolution, 'state' | 'due_now' | 'responsible'>): { word: string; tone: '' | 'ok' | 'warn' | 'muted' } {
  switch (resolution.state) {
    case 'open':
      // Without a name and a day there is nothing to follow up.
      return { word: resolution.due_now === null && resolution.responsible === null ? '' : '未落实', tone: '' };
    case 'postponed':
      return { word: resolution.due_now === null ? '延期' : `延到${chinese(resolution.due_now)}`, tone: 'warn' };
    case 'done':
      return { word: '已落实', tone: 'ok' };
    case 'revoked':
      return { word: '已废止', tone: 'muted' };
  }
}

/** Early enough is grey, too late is red, not yet given waits for her. */
export function noticeTone(line: Pick<NonNullable<Card['notice_line']>, 'met' | 'given'>): 'muted' | 'err' | 'warn' {
  return line.met === false ? 'err' : line.given === null ? 'warn' : 'muted';
}

/** 3段, 全文12,000字: how much is recorded. */
export function recordNote(card: Pick<Card, 'discussion' | 'items' | 'text_only'>): string {
  if (card.text_only) {
    return card.discussion === null ? '只记全文' : `全文${grouped(card.discussion.length)}字`;
  }
  const speeches = card.items.reduce((sum, item) => sum + item.speeches.length, 0);
  const count = speeches + [card.discussion, ...card.items.map((item) => item.discussion)].flatMap((text) => (text ?? '').split('\n')).filter((line) => line.trim() !== '').length;
  return count === 0 ? '' : `${count}段`;
}

/** 还有12条没有落实，其中3条已经过期 */
export function openWords(list: Pick<Reply<'follow_up_list'>, 'open' | 'overdue'>): string {
  return list.open === 0 ? '决议都落实了' : `还有${grouped(list.open)}条没有落实${list.overdue === 0 ? '' : `，其中${grouped(list.overdue)}条已经过期`}`;
}
