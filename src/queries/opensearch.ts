/** OpenSearch 1.1 description: lets a browser search the archive from its address bar. */
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import { zh } from '../i18n/zh-CN.ts';
import { site } from '../site.ts';
import { absolute } from './feed.ts';

export function openSearchDescription(origin: URL | undefined): string {
  const search = absolute('/search/', origin);
  return toXml([
    x('OpenSearchDescription', { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' }, [
      // The specification allows 16 characters.
      x('ShortName', [...site.title].slice(0, 16).join('')),
      x('Description', zh.feeds.searchDescription(site.title)),
      x('InputEncoding', 'UTF-8'),
      x('Language', site.language),
      x('Url', { type: 'text/html', template: `${search}?q={searchTerms}` }),
      x('Url', {
        type: 'application/opensearchdescription+xml',
        rel: 'self',
        template: absolute('/opensearch.xml', origin),
      }),
    ]),
  ]);
}
