// The one way to Rust. In the window it is the IPC command `call`; in a browser (tests) the same request goes to
// `/call` of the place the page came from.
import { invoke } from '@tauri-apps/api/core';

import { tellChanged } from './changes';
import { Fault } from './fault';
import type { Commands } from './wire';

export type Name = keyof Commands;
export type Request<N extends Name> = Commands[N]['request'];
export type Reply<N extends Name> = Commands[N]['reply'];

/** What the shell does itself because the page never names a path of its own. */
export interface ShellCommands {
  choose_open: { request: { kind: 'sheet' | 'backup' | 'rules' | 'attachment' | 'form' }; reply: Chosen };
  choose_save: { request: { kind: 'backup' | 'sheet' | 'attachment'; name: string }; reply: Chosen };
  choose_folder: { request: Record<string, never>; reply: Chosen };
  open_path: { request: { path: string }; reply: unknown };
  show_in_folder: { request: { path: string }; reply: unknown };
  window_ready: { request: Record<string, never>; reply: unknown };
  /** 停下: the act under way ends, and nothing of it was done. */
  work_stop: { request: Record<string, never>; reply: unknown };
  print_pdf: { request: { path: string }; reply: unknown };
}

/** The path that was chosen, null when the dialog was closed. */
export interface Chosen {
  path: string | null;
}

interface Answer {
  reply?: unknown;
  fault?: { code: string; message: string; field?: string | null };
  changed?: unknown;
}

/** Whether the page is in its window and not in a browser. */
export function inWindow(): boolean {
  return '__TAURI_INTERNALS__' in window;
}

async function send(name: string, request: unknown): Promise<Answer> {
  if (inWindow()) {
    return await invoke<Answer>('call', { name, request });
  }
  const response = await fetch('/call', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, request }),
  });
  return (await response.json()) as Answer;
}

async function ask<R>(name: string, request: unknown): Promise<R> {
  let answer: Answer;
  try {
    answer = await send(name, request);
  } catch (thrown) {
    throw Fault.of(thrown);
  }
  if (answer.fault) {
    throw new Fault(answer.fault.code, answer.fault.message, answer.fault.field ?? null);
  }
  if (answer.changed !== undefined && answer.changed !== null) {
    tellChanged(answer.changed);
  }
  return answer.reply as R;
}

/** Runs a command of the list; throws a {@link Fault}. */
export async function call<N extends Name>(name: N, request: Request<N>): Promise<Reply<N>> {
  return await ask<Reply<N>>(name, request);
}

/** Asks the shell for a file dialog or to open something; throws a {@link Fault}. */
export async function shell<N extends keyof ShellCommands>(
  name: N,
  request: ShellCommands[N]['request'],
): Promise<ShellCommands[N]['reply']> {
  return await ask<ShellCommands[N]['reply']>(name, request);
}
