// The window's page: styles, cache, areas, and the frame around them.
import '@/kit/styles';
import '@/frame/frame.css';

import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';

import { makeCache } from '@/api/cache';
import { inWindow } from '@/api/call';
import { hearWindow } from '@/api/changes';
import { hearProgress } from '@/api/progress';
import App from '@/frame/App.vue';
import { fetchPages, makeRouter } from '@/frame/router';
import { sayTrouble } from '@/kit/page';
import { TROUBLE } from '@/text/labels';

if (inWindow()) {
  void hearWindow();
  void hearProgress();
}
/** Pages and lists are fetched once the first one has had this long to itself, in milliseconds. */
const FIRST = 1000;

const app = createApp(App);
app.config.errorHandler = (error) => {
  console.error(error);
  sayTrouble(TROUBLE.lead, TROUBLE.sentence);
};
const router = makeRouter();
const cache = makeCache();
app.use(VueQueryPlugin, { queryClient: cache }).use(router).mount('#app');
setTimeout(() => void fetchPages(router, cache), FIRST);
