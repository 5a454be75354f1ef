// The areas and their pages, each fetched when it is first opened. `?id=` opens one record, `?do=add` begins a new one.
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
      { path: '/checkup', component: () => import('@/checkup/CheckUpPage.vue') },
      { path: '/data', component: () => import('@/data/DataPage.vue') },
      { path: '/about', component: () => import('@/about/AboutPage.vue') },
      { path: '/:rest(.*)', redirect: '/today' },
    ],
  });
}
