// Text pasted from Word, WPS or WeChat, cleaned to plain lines: control characters, invisible marks and doubled blanks go,
// line ends become one kind, rows of blank lines become one.

/** Control characters, soft hyphens, joiners and marks of direction, byte order marks, objects of Word: not for reading. */
const STRAY = /[\p{Cc}\p{Cf}\ufffc\ufffd]|\ufe0f/gu;

/** Plain lines of what was pasted. */
export function cleaned(pasted: string): string {
  return pasted
    .replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n')
    .replace(/[\t\u00a0\u2000-\u200a\u202f\u205f]/g, ' ')
    .replace(STRAY, (stray) => (stray === '\n' ? stray : ''))
    .replace(/ {2,}/g, ' ')
    .replace(/\u3000{3,}/g, '\u3000\u3000')
    .replace(/ +\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n');
}

/** Puts what is pasted into a text area as cleaned text. The undo of the field knows it. */
export function onPaste(event: ClipboardEvent): void {
  const field = event.target;
  const pasted = event.clipboardData?.getData('text/plain') ?? '';
  const text = cleaned(pasted);
  if (!(field instanceof HTMLTextAreaElement) || text === pasted) {
    return;
  }
  event.preventDefault();
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

export interface Said {
  speaker: string;
  text: string;
}

/**
 * Whole minutes parted by speaker, where lines begin with a name of the list: 张丽：…, 张丽说：…. What stands before the
 * first speaker is left out of it; a line without a name belongs to the one before.
 */
export function bySpeaker(text: string, names: readonly string[]): { before: string; said: Said[] } {
  const said: Said[] = [];
  const before: string[] = [];
  const known = new Set(names);
  for (const line of cleaned(text).split('\n')) {
    const found = /^\s*([\p{L}·]{2,12}?)(?:同志|主任|书记|委员|代表)?(?:说|发言|指出|介绍|提出)?[：:]\s*(.+)$/u.exec(line);
    const last = said.at(-1);
    if (found?.[1] !== undefined && found[2] !== undefined && known.has(found[1])) {
      said.push({ speaker: found[1], text: found[2] });
    } else if (last !== undefined) {
      last.text = line.trim() === '' ? last.text : `${last.text}\n${line.trim()}`;
    } else {
      before.push(line);
    }
  }
  return { before: before.join('\n').trim(), said };
}
