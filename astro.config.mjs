import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import { join } from 'node:path';
import { searchIndex } from './src/integrations/publish-search.ts';
import { sharePictures } from './src/integrations/share-pictures.ts';
import { rehypePlugins, remarkPlugins } from './src/markdown/pipeline.ts';
import { buildSettings } from './src/store/settings.ts';

const { base, cache, content, siteUrl, staging } = buildSettings(process.env);

export default defineConfig({
  site: siteUrl,
  base,
  outDir: staging,
  cacheDir: cache,
  trailingSlash: 'always',
  compressHTML: true,
  devToolbar: { enabled: false },
  markdown: {
    processor: unified({ remarkPlugins, rehypePlugins, smartypants: false }),
    syntaxHighlight: false,
  },

  integrations: [
    searchIndex({ content, cache: join(cache, 'search') }),
    sharePictures({ content, cache: join(cache, 'pictures') }),
  ],
  // A script that is small enough to be put into the page would break the content security policy.
  vite: { build: { assetsInlineLimit: 0 } },
  build: { concurrency: 4, inlineStylesheets: 'never' },
});
