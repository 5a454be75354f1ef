// Numbers as they stand on screen, are read from a field and are looked at.
import { grouped } from '@/text/numbers';

import type { Numeral } from './words';

/** 2,391 on screen for the 2391 of the paper; parts behind the point and the sign of percent stay, and so do days. */
export function onScreen(printed: string): string {
  const found = /^(\d+)(?![\d年月日])(.*)$/s.exec(printed);
  return found?.[1] === undefined ? printed : `${grouped(Number(found[1]))}${found[2] ?? ''}`;
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

/** What stands under a field that holds no number. */
export function valueTrouble(typed: string): string | null {
  return readValue(typed) === null && typed.trim() !== '' ? '请只写数字，小数最多三位，例如2391或0.42。' : null;
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
