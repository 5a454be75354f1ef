// A page mounted as in the window: cache, router, the frame's provisions.
import { type QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { type RenderResult, render } from '@testing-library/vue';
import axe from 'axe-core';
import { type Component, h } from 'vue';
import { type Router, createMemoryHistory, createRouter } from 'vue-router';

import { makeCache } from '@/api/cache';

const stub: Component = { render: () => h('p', '另一页') };

/** Mounts a component at a place; over what was read before, where that is given. */
export async function open(component: Component, path = '/', props: Record<string, unknown> = {}, cache: QueryClient = makeCache()): Promise<RenderResult & { router: Router }> {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)', component: stub }] });
  await router.push(path);
  const shown = render(component, { props, global: { plugins: [router, [VueQueryPlugin, { queryClient: cache }]] } });
  return Object.assign(shown, { router });
}

/** What axe finds by WCAG 2.2 A and AA, contrast left to the tests in a real browser. */
export async function violations(within: Element = document.body): Promise<string[]> {
  const found = await axe.run(within, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    rules: { 'color-contrast': { enabled: false } },
  });
  return found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`);
}
