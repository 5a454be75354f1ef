// What a list says about its columns and groups.

export interface Column<R> {
  key: string;
  head: string;
  /** The cell's words, where no slot `cell-<key>` draws it. */
  text?: (row: R) => string | number | null;
  /** Numbers stand right. */
  right?: boolean;
  /** Takes the room that is left and ends in … where it does not fit. */
  cut?: boolean;
  /** Two- and three-character names of one width. */
  person?: boolean;
  /** Grey and small. */
  faint?: boolean;
  /** Sorted by this; without it the column cannot be sorted. */
  sort?: (row: R) => string | number | null;
  /** Dropped at 字号大. */
  spare?: boolean;
}

export interface Group {
  key: string;
  title: string;
  note?: string;
  tone?: 'err' | 'warn' | 'ok';
}
