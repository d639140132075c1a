/**
 * What a browser may do with the archive's pages: load files of the same site, nothing else. The same
 * policy stands in every page, in the headers of `npm start` and in public/_headers.
 */
const policy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'self'",
  'font-src': "'none'",
  'manifest-src': "'self'",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
};

/** For a meta element, which cannot say who may frame the page. */
export const contentSecurityPolicy = Object.entries(policy)
  .map((directive) => directive.join(' '))
  .join('; ');

/** For every response of a server. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': `${contentSecurityPolicy}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
};
