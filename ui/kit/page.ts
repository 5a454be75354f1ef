// What a page tells the frame around it: the line beside its title, whether its lists have a day, and a refusal that
// belongs to no field.
import { type MaybeRefOrGetter, onScopeDispose, shallowReactive, toValue, watchEffect } from 'vue';

export interface PageHead {
  /** One line of what is shown: 在任68人. */
  sub?: string;
  /** The page's lists are shown for a day: the date control stands in the head. */
  dated?: boolean;
  /** Another title than the area's. */
  title?: string;
  /** The page has a day of its own, chosen for it alone. */
  own?: { label: string; value: string; choose: () => void } | null;
}

interface PageState extends Required<PageHead> {
  /** Something that went wrong and is not about a field. */
  trouble: { lead: string; sentence: string } | null;
}

export const page: PageState = shallowReactive({ sub: '', dated: false, title: '', own: null, trouble: null });

let owner = 0;

/** Fills the head while the calling page is there. */
export function usePage(head: MaybeRefOrGetter<PageHead>): void {
  owner += 1;
  const mine = owner;
  watchEffect(() => {
    const { sub = '', dated = false, title = '', own = null } = toValue(head);
    if (mine === owner) {
      Object.assign(page, { sub, dated, title, own });
    }
  });
  onScopeDispose(() => {
    if (mine === owner) {
      Object.assign(page, { sub: '', dated: false, title: '', own: null });
    }
  });
}

/** Says under the head what was not done and why. */
export function sayTrouble(lead: string, sentence: string): void {
  page.trouble = { lead, sentence };
}

/** Takes it away again. */
export function clearTrouble(): void {
  page.trouble = null;
}
