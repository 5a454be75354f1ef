// A line of what the finder found.

export interface Found {
  key: string;
  name: string;
  /** Start and length of the hit in characters. */
  hit?: readonly [number, number] | null;
  detail: string;
  kind: string;
}
