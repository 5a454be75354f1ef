// The papers of a meeting by their names.
import type { Reply } from '@/api/call';
import type { MeetingPaper } from '@/api/meetingPapers';

type Card = Reply<'meeting_get'>;
export type PaperName = MeetingPaper['kind'];

export const PAPERS: readonly { name: PaperName; title: string; says: string }[] = [
  { name: 'notice', title: '会议通知', says: '时间、地点、议题，发给该到会的人' },
  { name: 'agenda', title: '议程', says: '议题的顺序，会上用' },
  { name: 'sign_in', title: '签到表', says: '按小组，行高够签名' },
  { name: 'seat_cards', title: '座签', says: '一人一张，对折立在桌上' },
  { name: 'ballots', title: '表决票', says: '按有表决权的人数，裁开发' },
  { name: 'minutes', title: '会议记录', says: '谁说了什么、怎么表决，内部存档' },
  { name: 'summary', title: '会议纪要', says: '议定的事，可以印发' },
  { name: 'extract', title: '决议摘录', says: '只印一条决议' },
];

export function paperTitle(name: PaperName): string {
  return PAPERS.find((paper) => paper.name === name)?.title ?? '';
}

/** The paper as it is asked for; null where there is nothing it could be made of. */
export function paperOf(name: PaperName, card: Pick<Card, 'resolutions'>, item: number | null, resolution: number | null): MeetingPaper | null {
  if (name === 'ballots') {
    return { kind: 'ballots', agenda_item: item };
  }
  if (name === 'extract') {
    const chosen = card.resolutions.find((each) => each.id === resolution) ?? card.resolutions[0];
    return chosen === undefined ? null : { kind: 'extract', resolution: chosen.id };
  }
  return { kind: name };
}

/** What still misses for a paper, so that it does not go out with gaps. */
export function missingFor(name: PaperName, card: Pick<Card, 'starts_at' | 'place' | 'items' | 'attendance'>): string {
  const head = name === 'notice' || name === 'agenda';
  const gaps = [
    head && card.starts_at === null ? '时间' : '',
    head && card.place === null ? '地点' : '',
    (head || name === 'ballots') && card.items.length === 0 ? '议题' : '',
    (name === 'sign_in' || name === 'seat_cards') && card.attendance.length === 0 ? '名单' : '',
  ].filter((gap) => gap !== '');
  return gaps.length === 0 ? '' : `${gaps.join('、')}还空着。`;
}
