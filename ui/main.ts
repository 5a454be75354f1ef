// The window's page: styles, cache, areas, and the frame around them.
import '@/kit/styles';
import '@/frame/frame.css';

import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';

import { makeCache } from '@/api/cache';
import { inWindow } from '@/api/call';
import { hearWindow } from '@/api/changes';
import App from '@/frame/App.vue';
import { makeRouter } from '@/frame/router';

if (inWindow()) {
  void hearWindow();
}
createApp(App).use(VueQueryPlugin, { queryClient: makeCache() }).use(makeRouter()).mount('#app');
