// How the pages are built: for the oldest WebView an office PC has, nothing inlined, because the page may run and
// style itself only from its own files.
import { fileURLToPath } from 'node:url';

import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: './',
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  define: { __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false' },
  build: {
    target: 'chrome109',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    reportCompressedSize: false,
  },
  test: {
    environment: 'jsdom',
    include: ['**/*.test.ts'],
    setupFiles: ['./testing/setup.ts'],
    // A machine that builds beside the tests is slow, not wrong.
    testTimeout: 30_000,
    server: { deps: { inline: ['element-plus'] } },
  },
});
