// What every test stands on: what jsdom lacks, and a clean page between tests.
import { cleanup, configure } from '@testing-library/vue';
import { afterEach, vi } from 'vitest';

configure({ asyncUtilTimeout: 10_000 });
// A machine that builds beside the tests is slow; what never comes still fails.
configure({ asyncUtilTimeout: 8000 });
Element.prototype.scrollIntoView = vi.fn();
HTMLCanvasElement.prototype.getContext = vi.fn(() => null);
vi.stubGlobal('CSS', { escape: (text: string) => text.replace(/["\\]/g, '\\$&') });
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe = vi.fn();
    unobserve = vi.fn();
    disconnect = vi.fn();
  },
);

afterEach(() => {
  cleanup();
  document.body.innerHTML = '';
});
