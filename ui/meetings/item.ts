// The open item as a form: what it holds, what it began with, and what of it has to be recorded.
import type { Reply, Request } from '@/api/call';

import { announced, readCount } from './words';

export type Item = Reply<'meeting_get'>['items'][number];
export type Resolution = Reply<'meeting_get'>['resolutions'][number];

/** A resolution as typed; `id` is null while it is new. */
export interface ResolutionForm {
  id: number | null;
  text: string;
  responsible: string;
  person: number | null;
  due: string | null;
  disclosed: boolean;
  /** 〔2026〕3号; empty takes the next. */
  number: string;
  /** The earlier one it puts out of force. */
  revokes: number | null;
}

export interface ItemForm {
  in_favour: string;
  against: string;
  abstained: string;
  method: 'hands' | 'secret' | 'acclaim';
  /** As announced; `rule` is whatever the rule gives. */
  passed: 'rule' | 'yes' | 'no';
  resolutions: ResolutionForm[];
}

/** A resolution nobody wrote yet. */
export function blank(): ResolutionForm {
  return { id: null, text: '', responsible: '', person: null, due: null, disclosed: false, number: '', revokes: null };
}

/** A recorded resolution as a form. */
export function kept(resolution: Resolution): ResolutionForm {
  return {
    id: resolution.id,
    text: resolution.text,
    responsible: resolution.responsible ?? '',
    person: resolution.person,
    due: resolution.due,
    disclosed: resolution.disclosed,
    number: resolution.number ?? '',
    revokes: resolution.revokes?.id ?? null,
  };
}

/** The form of an item as it is recorded. */
export function formOf(item: Item, resolutions: readonly Resolution[]): ItemForm {
  const own = resolutions.filter((resolution) => resolution.agenda_item === item.id).map(kept);
  const vote = item.vote;
  const said = vote === null ? null : announced(vote);
  return {
    in_favour: vote === null ? '' : String(vote.in_favour),
    against: vote === null ? '' : String(vote.against),
    abstained: vote === null ? '' : String(vote.abstained),
    method: vote?.method ?? 'hands',
    passed: said === null ? 'rule' : said ? 'yes' : 'no',
    resolutions: own.length === 0 ? [blank()] : own,
  };
}

/** What the vote asks for: a request, nothing where none was typed or changed, or the field that holds no number. */
export function voteAsked(form: ItemForm, item: Item): Request<'vote_set'> | null | { wrong: 'in_favour' | 'against' | 'abstained' } {
  if (form.in_favour.trim() === '' && form.against.trim() === '' && form.abstained.trim() === '') {
    return null;
  }
  for (const field of ['in_favour', 'against', 'abstained'] as const) {
    if (readCount(form[field]) === null) {
      return { wrong: field };
    }
  }
  const before = formOf(item, []);
  const same = (['in_favour', 'against', 'abstained'] as const).every((field) => readCount(form[field]) === readCount(before[field]));
  if (item.vote !== null && same && form.method === before.method && form.passed === before.passed) {
    return null;
  }
  return {
    agenda_item: item.id,
    method: form.method,
    in_favour: readCount(form.in_favour) ?? 0,
    against: readCount(form.against) ?? 0,
    abstained: readCount(form.abstained) ?? 0,
    passed: form.passed === 'rule' ? null : form.passed === 'yes',
  };
}

/** The number as typed; nothing where the next one is to be taken. */
export function numberOf(form: Pick<ResolutionForm, 'number'>): string | null {
  return form.number.trim() === '' ? null : form.number.trim();
}

export type ResolutionStep =
  | { kind: 'add'; at: number; request: Request<'resolution_add'> }
  | { kind: 'correct'; at: number; request: Request<'resolution_correct'> }
  | { kind: 'remove'; at: number; request: Request<'resolution_remove'> };

/** What the resolutions ask for, in their order; an emptied one is taken away. */
export function resolutionSteps(forms: readonly ResolutionForm[], resolutions: readonly Resolution[], meeting: number, item: number | null): ResolutionStep[] {
  return forms.flatMap<ResolutionStep>((form, at) => {
    const text = form.text.trim();
    const responsible = form.responsible.trim() === '' ? null : form.responsible.trim();
    if (form.id === null) {
      return text === '' ? [] : [{ kind: 'add', at, request: { meeting, agenda_item: item, text, person: form.person, responsible, due: form.due, disclosed: form.disclosed, revokes: form.revokes, number: numberOf(form) } }];
    }
    const before = resolutions.find((resolution) => resolution.id === form.id);
    if (before === undefined) {
      return [];
    }
    if (text === '') {
      return [{ kind: 'remove', at, request: { id: before.id, version: before.version } }];
    }
    if (JSON.stringify(kept(before)) === JSON.stringify({ ...form, text, responsible: responsible ?? '', number: form.number.trim() })) {
      return [];
    }
    return [{ kind: 'correct', at, request: { id: before.id, version: before.version, text, person: form.person, responsible, due: form.due, disclosed: form.disclosed, revokes: form.revokes, number: numberOf(form) } }];
  });
}

/** The item to open first: the first without a vote, or none. */
export function firstOpen(items: readonly Item[]): number | null {
  return items.find((item) => item.vote === null)?.id ?? null;
}

/** Votes that cannot be, said at the field at which they go over: more than those who are there with a right to vote. */
export function impossible(form: Pick<ItemForm, 'in_favour' | 'against' | 'abstained'>, present: number): { field: 'in_favour' | 'against' | 'abstained'; votes: number; present: number } | null {
  let votes = 0;
  for (const field of ['in_favour', 'against', 'abstained'] as const) {
    votes += readCount(form[field]) ?? 0;
    if (votes > present) {
      const all = (['in_favour', 'against', 'abstained'] as const).reduce((sum, each) => sum + (readCount(form[each]) ?? 0), 0);
      return { field, votes: all, present };
    }
  }
  return null;
}
