import { defineCollection } from 'astro:content';
import { articleSchema } from './archive/article.ts';
import { articleLoader } from './store/loader.ts';

export const collections = {
  articles: defineCollection({ loader: articleLoader(), schema: articleSchema }),
};
