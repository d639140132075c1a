/**
 * What an article's body may contain: text and its structure, links; no scripts, styles or embeds. It is
 * just what our Markdown makes, and a test holds the two together.
 */
import type { Schema } from 'hast-util-sanitize';

export const bodySchema: Schema = {
  tagNames: [
    'p',
    'h2',
    'h3',
    'h4',
    'blockquote',
    'ul',
    'ol',
    'li',
    'em',
    'strong',
    'del',
    'a',
    'br',
    'hr',
    'code',
    'pre',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'ruby',
    'rt',
    'rp',
    'span',
  ],
  attributes: {
    a: ['href', 'title'],
    p: [['id', /^p\d+$/u]],
    ol: ['start'],
    th: [['align', 'left', 'right', 'center']],
    td: [['align', 'left', 'right', 'center']],
    span: ['lang'],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  // The only ids are our own paragraph numbers.
  clobber: [],
  strip: ['script', 'style'],
};
