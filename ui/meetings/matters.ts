// 四议两公开: the six steps by their words, and what a matter still lacks.
import type { Reply, Request } from '@/api/call';

export type Matter = Reply<'matter_list'>['matters'][number];
export type Stage = Request<'matter_step_add'>['step'];

export const STAGES: Readonly<Record<Stage, string>> = {
  proposed: '党组织提议',
  consulted: '两委会商议',
  reviewed: '党员大会审议',
  resolved: '居民会议或居民代表会议决议',
  decision_shown: '决议公开',
  outcome_shown: '实施结果公开',
};

/** The two steps at which something is shown to all, from one day until another. */
export function isShown(step: Stage): boolean {
  return step === 'decision_shown' || step === 'outcome_shown';
}

/** 走了4步，共6步 */
export function matterWords(matter: Pick<Matter, 'taken' | 'stages'>): string {
  const next = matter.stages.find((stage) => stage.taken.length === 0);
  return next === undefined ? '六步都走完了' : `走了${matter.taken}步，共6步，下一步${STAGES[next.step]}`;
}
