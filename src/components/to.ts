import { href } from '../archive/urls.ts';

/** A rooted path as an href of this site. */
export const to = (path: string): string => href(path, import.meta.env.BASE_URL);
