// The query cache, which is the window's only state: what was read stays until a change touches its tables.
import { type Query, QueryClient } from '@tanstack/vue-query';

import { type Changed, onChanged } from './changes';
import { COMMANDS } from './wire';

/** Read anew after every change: they rest on more than tables. */
const ALWAYS: ReadonlySet<string> = new Set(['register_state', 'today_get']);

const tablesOf: Readonly<Partial<Record<string, { tables: readonly string[] }>>> = COMMANDS;

function touches(command: unknown, changed: Changed): boolean {
  if (typeof command !== 'string') {
    return false;
  }
  const tables = tablesOf[command]?.tables ?? [];
  return (
    ALWAYS.has(command) ||
    tables.includes('*') ||
    changed.tables.includes('*') ||
    tables.some((table) => changed.tables.includes(table))
  );
}

/** A reply still on its way may be older than the change, so it is asked for again as well. */
async function refresh(client: QueryClient, changed: Changed): Promise<void> {
  const touched = { predicate: (query: Query) => touches(query.queryKey[0], changed) };
  await client.cancelQueries(touched);
  await client.invalidateQueries(touched);
}

/** A cache that never goes stale by time and never tries again: the register is on this machine. */
export function makeCache(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Infinity,
        gcTime: 5 * 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        structuralSharing: true,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  onChanged((changed) => void refresh(client, changed));
  return client;
}
