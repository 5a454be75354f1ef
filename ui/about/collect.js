// Makes about/licences.json: every package and every set of data the window and the program are built from, with its licence. Run by
// `npm run licences` after a change of either lock file.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const works = new Map();
const add = (name, version, licence) => works.set(`${name}@${version}`, { name, version, licence: licence ?? '见源代码' });

const lock = JSON.parse(readFileSync(here('../package-lock.json'), 'utf8'));
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path !== '' && entry.dev !== true && entry.optional !== true) {
    add(path.split('node_modules/').pop(), entry.version, entry.license);
  }
}

for (const platform of ['x86_64-unknown-linux-gnu', 'x86_64-pc-windows-msvc']) {
  const metadata = JSON.parse(
    execFileSync(
      'cargo',
      ['metadata', '--format-version', '1', '--locked', '--filter-platform', platform, '--manifest-path', here('../../Cargo.toml')],
      { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] },
    ),
  );
  const packages = new Map(metadata.packages.map((each) => [each.id, each]));
  const nodes = new Map(metadata.resolve.nodes.map((each) => [each.id, each]));
  const seen = new Set();
  // What is shipped: the normal dependencies of the window and of the programs beside it.
  const open = metadata.packages
    .filter((each) => metadata.workspace_members.includes(each.id) && !['xtask', 'tests'].includes(each.name))
    .map((each) => each.id);
  while (open.length > 0) {
    const id = open.pop();
    if (seen.has(id)) {
      continue;
    }
    seen.add(id);
    for (const dependency of nodes.get(id)?.deps ?? []) {
      if (dependency.dep_kinds.some((kind) => kind.kind === null)) {
        open.push(dependency.pkg);
      }
    }
    const found = packages.get(id);
    if (found?.source != null) {
      add(found.name, found.version, found.license);
    }
  }
}

// Data that lies in the source itself; each file names its source at its head.
add('cnchar-order（笔顺数据）', '3.2.6', 'MIT');
add('Unicode Han Database（笔画数）', '15.0.0', 'Unicode-DFS-2016');

const sorted = [...works.values()].sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1));
writeFileSync(here('licences.json'), `[\n${sorted.map((work) => `  ${JSON.stringify(work)}`).join(',\n')}\n]\n`);
