// The first page weighs at most 180 KB compressed: the entry, the start page, and all they import, scripts and styles.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const MOST = 180 * 1024;
const FIRST = ['index.html', 'today/TodayPage.vue'];

const dist = (path) => fileURLToPath(new URL(`dist/${path}`, import.meta.url));
const manifest = JSON.parse(readFileSync(dist('.vite/manifest.json'), 'utf8'));
const files = new Set();

function take(key) {
  const chunk = manifest[key];
  if (chunk === undefined) {
    throw new Error(`no ${key} in the manifest`);
  }
  if (files.has(chunk.file)) {
    return;
  }
  files.add(chunk.file);
  (chunk.css ?? []).forEach((file) => files.add(file));
  (chunk.imports ?? []).forEach(take);
}

FIRST.forEach(take);
const weight = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(dist(file))).length, 0);
console.log(`first page: ${(weight / 1024).toFixed(1)} KB compressed in ${files.size} files, at most ${MOST / 1024} KB`);

// Nothing may run or be styled from anywhere but our own files.
const page = readFileSync(dist('index.html'), 'utf8');
const inline = /<script(?![^>]*\ssrc=)|<style|\son\w+=|\sstyle=/i.exec(page);
if (inline !== null) {
  console.error(`index.html holds something inline: ${inline[0]}`);
}
process.exit(weight > MOST || inline !== null ? 1 : 0);
