// An office for tests: answers `/call` from a table of replies and remembers what it was asked. In tests only.
import { vi } from 'vitest';

import type { Name, Reply } from '@/api/call';

export interface Asked {
  name: string;
  request: Record<string, unknown>;
}

type Answer = (request: Record<string, unknown>) => unknown;

/** What a table may hold: the reply, or how it is made. */
export type Replies = { [N in Name]?: Reply<N> | ((request: Record<string, unknown>) => Reply<N>) } & Record<string, unknown>;

/** Thrown by an answer to refuse. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly field: string | null = null,
  ) {
    super(message);
  }
}

/** Puts the office behind `/call`; answers what it was asked so far. `changed` goes beside the reply of a command. */
export function openOffice(replies: Replies, changed: Record<string, unknown> = {}): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', (_: string, init: { body: string }) => {
    const { name, request } = JSON.parse(init.body) as Asked;
    asked.push({ name, request });
    const made = replies[name];
    let answer: unknown;
    try {
      const reply = typeof made === 'function' ? (made as Answer)(request) : made;
      answer =
        reply === undefined
          ? { fault: { code: 'command_unknown', message: `没有“${name}”这个命令。` } }
          : { reply, changed: changed[name] ?? null };
    } catch (thrown) {
      if (!(thrown instanceof Refused)) {
        throw thrown;
      }
      answer = { fault: { code: thrown.code, message: thrown.message, field: thrown.field } };
    }
    return Promise.resolve({ json: () => Promise.resolve(answer) });
  });
  return asked;
}

/** A register of an invented committee. */
export const STATE: Reply<'register_state'> = {
  standing: 'open',
  fault: null,
  sample: false,
  committee: {
    id: 1,
    version: 1,
    name: '安和里社区',
    street: '样例街道',
    division_code: null,
    credit_code: null,
    founded: null,
    signature: null,
    signed: '安和里社区居民委员会',
    warning: null,
  },
  version: '0.1.0',
  schema: 1,
  place: '/home/clerk/juwei',
  register_id: 'r',
  today: '2026-12-10',
  clock_warning: null,
  last_backup: null,
  open_to_anyone: true,
  actor: '',
};

/** Replies every page of the frame asks for. */
export const FRAME: Replies = {
  register_state: STATE,
  preference_list: { preferences: [] },
  history_list: { total: 0, operations: [], undo: null, redo: null, chain: '' },
  draft_get: { content: null },
  draft_list: { drafts: [] },
  draft_put: {},
  preference_set: {},
  window_ready: {},
  today_get: {
    today: '2026-12-10',
    due: [],
    counts: { people: 60, in_office: 55, bodies: 7, groups: 9, meetings: 3, vacant: 0 },
    steps: [],
    year: [],
    last_backup: null,
    since_backup: 0,
    findings: { error: 0, warning: 0, hint: 0, new: 0 },
    new_findings: [],
  },
};
