// Kinds of meetings: what they are called for a body, and what their settings mean in words.
import type { Reply } from '@/api/call';
import type { Choice } from '@/kit/choice';

export type Kind = Reply<'meeting_kind_list'>['kinds'][number];

/** `{body}会议` becomes 物业管理委员会会议; without a body the place of its name is told. */
export function kindName(kind: Pick<Kind, 'name'>, body: string | null): string {
  return kind.name.replace('{body}', body ?? '（组织名称）');
}

export const SERIES: readonly Choice<Kind['series']>[] = [
  { value: 'term', label: '按届：第六届…第3次' },
  { value: 'year', label: '按年：2026年…第3次' },
  { value: 'none', label: '不编次数' },
];

export const SOURCES: readonly Choice<Kind['entitled']>[] = [
  { value: 'posts', label: '这个组织在任的人' },
  { value: 'leaders', label: '各居民小组组长' },
  { value: 'members', label: '自己添名单' },
  { value: 'adults', label: '只填人数' },
];

/** 按届，这个组织在任的人，核对法定人数 */
export function kindWords(kind: Kind): string {
  const series = { term: '按届编次数', year: '按年编次数', none: '不编次数' }[kind.series];
  const source = SOURCES.find((each) => each.value === kind.entitled)?.label ?? '';
  const rest = [kind.quorum ? '核对法定人数' : '', kind.proxies ? '可以委托别人' : '', kind.unit_seats ? '单位代表有表决权' : ''].filter((part) => part !== '');
  return [series, `应到：${source}`, ...rest].join('，');
}

export const NUMBERINGS: readonly { value: Reply<'meeting_kind_list'>['numbering']; label: string }[] = [
  { value: 'year', label: '按年：〔2026〕3号' },
  { value: 'meeting', label: '按会议：某次会议第1号' },
];
