// Where a typed scrap stands in a text.

export interface Mark {
  /** The first character, from 0. */
  start: number;
  /** How many. */
  length: number;
}

export interface Piece {
  text: string;
  marked: boolean;
}

/** The text in pieces, those under a mark apart; each letter its own piece where asked. Marks may touch, overlap or run over the end. */
export function pieces(text: string, marks: readonly Mark[], letters = false): Piece[] {
  const made: Piece[] = [];
  Array.from(text).forEach((letter, at) => {
    const marked = marks.some((mark) => at >= mark.start && at < mark.start + mark.length);
    const last = made[made.length - 1];
    if (!letters && last !== undefined && last.marked === marked) {
      last.text += letter;
    } else {
      made.push({ text: letter, marked });
    }
  });
  return made;
}
