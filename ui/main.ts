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
import { makeRouter } from '@/frame/router';
import { sayTrouble } from '@/kit/page';
import { TROUBLE } from '@/text/labels';

if (inWindow()) {
  void hearWindow();
  void hearProgress();
}
const app = createApp(App);
app.config.errorHandler = (error) => {
  console.error(error);
  sayTrouble(TROUBLE.lead, TROUBLE.sentence);
};
app.use(VueQueryPlugin, { queryClient: makeCache() }).use(makeRouter()).mount('#app');
