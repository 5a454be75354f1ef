// The areas and their pages, each fetched when it is first opened, or before that while there is nothing else to do. `?id=` opens one record, `?do=add` begins a new one.
import type { QueryClient } from '@tanstack/vue-query';
import { type Router, createRouter, createWebHashHistory } from 'vue-router';

/** The window's router. */
export function makeRouter(): Router {
  return createRouter({
    history: createWebHashHistory(),
    routes: [
      { path: '/', redirect: '/today' },
      { path: '/today', component: () => import('@/today/TodayPage.vue') },
      { path: '/people', component: () => import('@/people/PeoplePage.vue') },
      { path: '/bodies', component: () => import('@/bodies/BodiesPage.vue') },
      { path: '/groups', component: () => import('@/groups/GroupsPage.vue') },
      { path: '/meetings', component: () => import('@/meetings/MeetingsPage.vue') },
      { path: '/report', component: () => import('@/report/ReportPage.vue') },
      { path: '/report/form', component: () => import('@/forms/FormPage.vue') },
      { path: '/checkup', component: () => import('@/checkup/CheckUpPage.vue') },
      { path: '/data', component: () => import('@/data/DataPage.vue') },
      { path: '/about', component: () => import('@/about/AboutPage.vue') },
      { path: '/:rest(.*)', redirect: '/today' },
    ],
  });
}

/** A page as it is fetched: with what it asks for first, where that is worth reading before it is opened. */
interface Fetched {
  ahead?: (cache: QueryClient) => Promise<void>;
}

/** Fetches the pages that were not opened yet and what they ask for, one after the other: the first key to each then finds it there. */
export async function fetchPages(router: Router, cache: QueryClient): Promise<void> {
  for (const { components } of router.getRoutes()) {
    const page = components?.default;
    if (typeof page === 'function') {
      // Every page is lazy here; one that cannot be fetched now is fetched, or said, when it is opened.
      const fetched = await (page as () => Promise<Fetched>)().catch(() => undefined);
      await fetched?.ahead?.(cache);
    }
  }
}
