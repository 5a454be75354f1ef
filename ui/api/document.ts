// The register of papers, for whoever lets her choose one: what it holds, and entering one more on the spot.
import { type ComputedRef, type Ref, computed } from 'vue';

import type { Reply } from './call';
import type { Fault } from './fault';
import { useRead, useWrite } from './read';

export interface PaperRegister {
  papers: ComputedRef<Reply<'paper_list'>['papers']>;
  busy: Ref<boolean>;
  fault: Ref<Fault | null>;
  /** Enters one; answers its id, or undefined where it was refused. */
  add: (paper: { title: string; number: string | null; issued: string | null; issued_by: string | null }) => Promise<number | undefined>;
}

/** The papers, kept current. */
export function usePaperRegister(): PaperRegister {
  const read = useRead('paper_list', {});
  const add = useWrite('paper_add');
  return {
    papers: computed(() => read.data.value?.papers ?? []),
    busy: add.busy,
    fault: add.fault,
    add: async (paper) => (await add.run(paper))?.id,
  };
}
