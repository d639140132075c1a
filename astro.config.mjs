import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import { rehypePlugins, remarkPlugins } from './src/markdown/pipeline.ts';
import { buildSettings } from './src/store/settings.ts';

const { base, cache, siteUrl, staging } = buildSettings(process.env);

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

  // A script that is small enough to be put into the page would break the content security policy.
  vite: { build: { assetsInlineLimit: 0 } },
  build: { inlineStylesheets: 'never' },
});
