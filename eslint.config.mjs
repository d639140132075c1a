import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

/** Imports point one way: each folder names the folders of src/ that it must not reach. */
const directions = {
  archive: [
    'store',
    'queries',
    'markdown',
    'importer',
    'integrations',
    'search',
    'components',
    'layouts',
    'pages',
    'cli',
  ],
  markdown: [
    'store',
    'queries',
    'importer',
    'integrations',
    'search',
    'components',
    'layouts',
    'pages',
    'cli',
  ],
  search: ['store', 'queries', 'importer', 'integrations', 'components', 'layouts', 'pages', 'cli'],
  importer: ['queries', 'integrations', 'search', 'components', 'layouts', 'pages', 'cli'],
  store: ['queries', 'importer', 'components', 'layouts', 'pages', 'cli'],
  export: ['queries', 'importer', 'integrations', 'components', 'layouts', 'pages', 'cli'],
  pictures: ['store', 'importer', 'integrations', 'components', 'layouts', 'pages', 'cli'],
  offline: [
    'store',
    'queries',
    'markdown',
    'importer',
    'integrations',
    'components',
    'layouts',
    'pages',
    'cli',
  ],
  queries: ['importer', 'integrations', 'components', 'layouts', 'pages', 'cli'],
  components: ['store', 'importer', 'integrations', 'layouts', 'pages', 'cli'],
  layouts: ['store', 'importer', 'integrations', 'pages', 'cli'],
  pages: ['store', 'importer', 'integrations', 'cli'],
};

/** Folders whose code runs anywhere: no Astro, no Node, no DOM. */
const pure = ['archive', 'search'];

export default tseslint.config(
  { ignores: ['dist/', '.astro/', '.cache/', 'node_modules/', 'tests/fixtures/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...astro.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
      // Full-width blanks belong to Chinese text.
      'no-irregular-whitespace': [
        'error',
        { skipStrings: true, skipTemplates: true, skipRegExps: true },
      ],
      'no-restricted-properties': [
        'error',
        {
          property: 'toLocaleString',
          message:
            'It holds a page up for as long as a search: grouped() in src/i18n/ sets digits apart.',
        },
      ],
      // Text is handled by code point on purpose.
      '@typescript-eslint/no-misused-spread': 'off',
    },
  },
  // Astro files have a parser of their own; the type-aware rules belong to `astro check`.
  { files: ['**/*.astro', '**/*.astro/*.ts', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  { files: ['*.mjs'], languageOptions: { globals: { process: 'readonly' } } },
  ...Object.entries(directions).map(([folder, forbidden]) => ({
    files: [`src/${folder}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^\\.\\.?/(?:.*/)?(?:${forbidden.join('|')})/`,
              message: `src/${folder}/ must not import from there (see README, the map of the house).`,
            },
            ...(pure.includes(folder)
              ? [
                  {
                    regex: '^(?:astro:|node:)',
                    message: `src/${folder}/ runs anywhere: no Astro, no Node.`,
                  },
                ]
              : []),
            ...(folder === 'queries'
              ? []
              : [{ regex: '^astro:content$', message: 'Only src/queries/ reads collections.' }]),
          ],
        },
      ],
    },
  })),
);
