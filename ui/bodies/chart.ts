// What the page knows of the chart beyond what the office laid out.
import type { Reply } from '@/api/call';

export type ChartBox = Reply<'chart_get'>['boxes'][number];
export type Fold = NonNullable<ChartBox['fold']>;

/** The narrowest chart that can be read. */
export const LEAST_WIDTH = 560;
/** How large it can be shown. */
export const ZOOMS: readonly number[] = [0.5, 0.75, 1, 1.25, 1.5, 2];

/** The body a box stands for. */
export function bodyOf(box: ChartBox): number | null {
  return box.what.kind === 'body' ? box.what.id : null;
}

/** Whether it stands for a whole row. */
export function folded(box: ChartBox): boolean {
  return box.what.kind === 'folded';
}

/** Another box is another element, so that the focus never stays on something that has become another thing. */
export function boxKey(box: ChartBox): string {
  return box.key;
}

/** The whole sentence beside the short words in the box. */
export function described(box: ChartBox): Record<string, string> {
  return { 'aria-description': box.spoken };
}

/** 100% */
export function zoomLine(zoom: number): string {
  return `${Math.round(zoom * 100)}%`;
}
