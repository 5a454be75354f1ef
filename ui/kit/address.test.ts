import { waitFor } from '@testing-library/vue';
import { expect, test } from 'vitest';
import { defineComponent, h } from 'vue';

import { open } from '@/testing/page';

import { useAddress } from './address';

let put: ReturnType<typeof useAddress>;
const Page = defineComponent({
  setup: () => {
    put = useAddress('/bodies');
    return () => h('p', '组织');
  },
});

test('a page puts the record it shows into its address', async () => {
  const { router } = await open(Page, '/bodies');
  put({ id: '3' });
  await waitFor(() => expect(router.currentRoute.value.fullPath).toBe('/bodies?id=3'));
});

test('on the way to another page nothing fetches her back', async () => {
  const { router } = await open(Page, '/bodies');
  let arrive: () => void = () => undefined;
  const held = new Promise<void>((done) => (arrive = done));
  const onTheWay = new Promise<void>((reached) => {
    router.beforeResolve(() => {
      reached();
      return held;
    });
  });
  const going = router.push('/meetings');
  await onTheWay;
  put({ id: '3' });
  arrive();
  await going;
  expect(router.currentRoute.value.fullPath).toBe('/meetings');
});
