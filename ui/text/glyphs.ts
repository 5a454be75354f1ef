// Characters no font of this computer draws, as they are told.

export interface MissingGlyph {
  character: string;
  /** The words around it. */
  text: string;
  /** From 1; none where the paper has no pages. */
  page: number | null;
}

/** 第3页“张䶮”里的䶮 */
export function glyphWords(missing: MissingGlyph): string {
  return `${missing.page === null ? '' : `第${missing.page}页`}“${missing.text}”里的${missing.character}`;
}
