// F6: from region to region in the order they stand on the page.

const FOCUSABLE = 'a[href], button:not([disabled]):not([tabindex="-1"]), input, textarea, select, [tabindex="0"]';

/** Puts the focus on the next (1), the previous (-1) or the page's own (0) region. */
export function moveRegion(step: -1 | 0 | 1): void {
  const regions = Array.from(document.querySelectorAll<HTMLElement>('[data-region]')).filter((region) => region.offsetParent !== null || region.offsetHeight > 0);
  const active = document.activeElement;
  // The innermost region that holds the focus: the panel stands inside the page.
  let at = -1;
  regions.forEach((region, index) => {
    if (region.contains(active)) {
      at = index;
    }
  });
  const to = step === 0 ? regions.findIndex((region) => region.id === 'main') : (at + step + regions.length) % regions.length;
  const region = regions[to];
  if (region === undefined) {
    return;
  }
  const current = region.querySelector<HTMLElement>('[aria-current="page"], tr[tabindex="0"]');
  (current ?? region.querySelector<HTMLElement>(FOCUSABLE) ?? region).focus();
}
