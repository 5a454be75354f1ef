// The rules of the rooms: who may import whom, no `any`, no raw HTML, no promise left alone, names for every field.
import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import vue from 'eslint-plugin-vue';
import accessibility from 'eslint-plugin-vuejs-accessibility';
import globals from 'globals';
import ts from 'typescript-eslint';

const AREAS = ['today', 'start', 'people', 'bodies', 'groups', 'meetings', 'report', 'forms', 'checkup', 'data', 'about'];
const SCRIPTS = ['**/*.ts', '**/*.vue'];

const library = { group: ['element-plus', 'element-plus/*'], message: 'Only kit/ touches the component library.' };
const machine = { group: ['@tauri-apps/*'], message: 'Only api/ talks to Rust.' };
const restrict = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
const closed = (rooms) => ({ group: rooms.flatMap((room) => [`@/${room}/*`, `../${room}/*`]), message: 'Areas do not know each other or the frame.' });

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'api/wire.ts'] },
  js.configs.recommended,
  { files: ['**/*.js'], languageOptions: { globals: globals.node } },
  {
    files: SCRIPTS,
    extends: [
      ...ts.configs.strictTypeChecked,
      ...vue.configs['flat/recommended'],
      ...accessibility.configs['flat/recommended'],
      importX.flatConfigs.typescript,
    ],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: ts.parser, projectService: true, extraFileExtensions: ['.vue'] },
    },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })] },
    rules: {
      'import-x/no-cycle': 'error',
      'no-undef': 'off',
      'no-irregular-whitespace': 'off',
      '@typescript-eslint/no-useless-default-assignment': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'vue/no-v-html': 'error',
      'vue/no-static-inline-styles': ['error', { allowBinding: true }],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/attributes-order': 'off',
      'vue/attribute-hyphenation': ['error', 'always', { ignore: ['ariaLabel'] }],
      'vue/require-default-prop': 'off',
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      'vuejs-accessibility/no-static-element-interactions': 'off',
      ...restrict(library, machine),
    },
  },
  { files: ['kit/**/*.{ts,vue}'], rules: restrict(machine, closed([...AREAS, 'frame', 'api'])) },
  { files: ['api/**/*.ts'], rules: restrict(library, closed([...AREAS, 'frame', 'kit'])) },
  { files: ['text/**/*.ts'], rules: restrict(library, machine, closed([...AREAS, 'frame', 'kit', 'api'])) },
  ...AREAS.map((area) => ({
    files: [`${area}/**/*.{ts,vue}`],
    rules: restrict(library, machine, closed([...AREAS.filter((other) => other !== area), 'frame'])),
  })),
  { files: ['**/*.test.ts', 'testing/**/*.ts'], rules: { 'no-restricted-imports': 'off', '@typescript-eslint/unbound-method': 'off' } },
);
