/** What others have written to say whether a file is of its kind, with the schemas of those kinds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { RelaxNGValidator, XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm';
import ts from 'typescript';
import { root } from './build-site.ts';

const schemas = join(root, 'tests/fixtures/schemas');

/** What libxml2 finds wrong with a document, by the RELAX NG or XML schema in a file. */
function xmlCheck(file: string): (xml: string) => string[] {
  const document = XmlDocument.fromBuffer(readFileSync(file));
  const validator = file.endsWith('.xsd')
    ? XsdValidator.fromDoc(document)
    : // eslint-disable-next-line @typescript-eslint/no-deprecated -- libxml2 may part with RELAX NG in a later version; Atom's own grammar is written in it
      RelaxNGValidator.fromDoc(document);
  return (xml) => {
    try {
      using parsed = XmlDocument.fromString(xml);
      validator.validate(parsed);
      return [];
    } catch (error) {
      if (!(error instanceof XmlLibError)) throw error;
      return [error.message];
    }
  };
}

const ajv = new Ajv({
  allErrors: true,
  formats: {
    uri: (text) => URL.canParse(text),
    'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/u,
  },
});
const isJsonFeed = ajv.compile(
  JSON.parse(readFileSync(join(schemas, 'json-feed.json'), 'utf8')) as object,
);

/** What is wrong with a file of each kind; nothing where it is valid. */
export const check = {
  atom: xmlCheck(join(schemas, 'atom.rng')),
  rss: xmlCheck(join(schemas, 'rss.rng')),
  openSearch: xmlCheck(join(schemas, 'opensearch.rng')),
  sitemapIndex: xmlCheck(join(schemas, 'sitemap-index.rng')),
  /** The schema of sitemaps.org, which the package holds. */
  sitemap: xmlCheck(join(root, 'node_modules/sitemap/schema/sitemap.xsd')),
  jsonFeed: (json: string): string[] =>
    isJsonFeed(JSON.parse(json))
      ? []
      : (isJsonFeed.errors ?? []).map(
          ({ instancePath, message }) => `${instancePath} ${message ?? ''}`,
        ),
} as const;

/** What keeps JSON from being news articles in schema.org's vocabulary, as the types of schema-dts tell it. */
export function checkNewsArticles(jsons: readonly string[]): string[] {
  const file = join(root, 'tests/build/news-articles.ts');
  const source = [
    "import type { NewsArticle, WithContext } from 'schema-dts';",
    ...jsons.map((json, index) => `export const a${index}: WithContext<NewsArticle> = ${json};`),
  ].join('\n');
  const options = { strict: true, noEmit: true, module: ts.ModuleKind.NodeNext, types: [] };
  const host = ts.createCompilerHost(options);
  const onDisk = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, source, ts.ScriptTarget.Latest)
      : onDisk(name, ...rest);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([file], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
