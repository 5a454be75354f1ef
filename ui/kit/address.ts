// What stands in the address of a page: the record shown, the act begun.
import { onScopeDispose } from 'vue';
import { type LocationQueryRaw, useRouter } from 'vue-router';

/**
 * Puts the address of the page right, without a step back. Does nothing once she is on her way to another page: a dialog
 * that closes late would fetch her back.
 */
export function useAddress(path: string): (query?: LocationQueryRaw) => void {
  const router = useRouter();
  let leaving = false;
  onScopeDispose(
    router.beforeEach((to) => {
      leaving = to.path !== path;
    }),
  );
  onScopeDispose(
    router.afterEach(() => {
      leaving = router.currentRoute.value.path !== path;
    }),
  );
  return (query = {}) => {
    if (!leaving) {
      void router.replace({ path, query });
    }
  };
}
