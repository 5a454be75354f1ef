// What can be chosen in a select.

export interface Choice<V extends string | number = string | number> {
  value: V;
  label: string;
  /** Further words to find it by. */
  also?: string;
}
