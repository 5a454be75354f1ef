// Drafts of the whole text: by what they began with, and which of them have to be compared.
import type { Reply } from '@/api/call';

type Line = Reply<'draft_list'>['drafts'][number];

/** Quiet milliseconds after which the text goes through the door by itself. */
export const QUIET = 600_000;
/** Characters the register keeps. */
export const LONGEST = 200_000;

export interface TextDraft {
  /** `meeting/12/text/1` */
  form: string;
  text: string;
  /** What the recorded text was when it was begun, as {@link mark} says it. */
  base: string;
  saved_at: string;
}

/** A short mark of a text, to know it again. */
export function mark(text: string): string {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) {
    sum = (sum * 31 + text.charCodeAt(at)) | 0;
  }
  return `${text.length}-${sum}`;
}

/** Drafts that say something else than what is recorded, the newest first. */
export function draftsOf(lines: readonly Line[], recorded: string): TextDraft[] {
  return lines.flatMap((line) => {
    try {
      const kept: unknown = JSON.parse(line.content);
      if (typeof kept === 'object' && kept !== null && 'text' in kept && typeof kept.text === 'string' && kept.text !== recorded) {
        return [{ form: line.form, text: kept.text, base: 'base' in kept && typeof kept.base === 'string' ? kept.base : '', saved_at: line.saved_at }];
      }
    } catch {
      // What cannot be read is no draft.
    }
    return [];
  });
}

/** The one draft she simply goes on with: it began with what is recorded and there is no other. */
export function plainDraft(drafts: readonly TextDraft[], recorded: string): TextDraft | null {
  const [first] = drafts;
  return drafts.length === 1 && first?.base === mark(recorded) ? first : null;
}

/** The next free name. */
export function freshName(meeting: number, taken: readonly { form: string }[]): string {
  let number = 1;
  while (taken.some((line) => line.form === `meeting/${meeting}/text/${number}`)) {
    number += 1;
  }
  return `meeting/${meeting}/text/${number}`;
}
