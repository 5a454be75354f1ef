// A line of what the finder found.

export interface Found {
  key: string;
  name: string;
  /** Start and length of the hit in characters. */
  hit?: readonly [number, number] | null;
  detail: string;
  /** The sentence that holds it, parted at the hit, where it does not stand in the name. */
  place?: { what: string; before: string; hit: string; after: string } | null;
  kind: string;
}
