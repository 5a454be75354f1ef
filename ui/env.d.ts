/// <reference types="vite/client" />

// For linters that do not read Vue files; vue-tsc reads the files themselves.
declare module '*.vue' {
  import type { Component } from 'vue';

  const component: Component;
  export default component;
}
