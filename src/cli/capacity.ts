/** `npm run capacity -- --articles N [--slices N] [--per-year N]`: what an archive of that size costs. */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { costOf, siteOf } from '../capacity/estimate.ts';
import { limitsOf } from '../capacity/limits.ts';
import { coefficients } from '../capacity/measured.ts';
import { zh } from '../i18n/zh-CN.ts';

const text = zh.capacity;

process.exitCode = run(process.argv.slice(2));

function run(args: string[]): number {
  const options = readOptions(args);
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n`);
    return 1;
  }
  const { articles, slices, articlesAYear } = options;
  const archive = { articles, articlesAYear };
  const counts = [...new Set([1, slices])];
  process.stdout.write(
    `${[
      text.heading(articles, Math.ceil(articles / articlesAYear), articlesAYear),
      text.basis,
      '',
      text.site(siteOf(archive, coefficients)),
      ...counts.map((count) => text.cost(costOf(archive, count, coefficients))),
      '',
      text.limitsHeading(slices),
      ...limitsOf(archive, slices, coefficients).map((limit) => text.limit(limit)),
    ].join('\n')}\n`,
  );
  return 0;
}

/** Or what is wrong with them. */
function readOptions(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        articles: { type: 'string' },
        slices: { type: 'string', default: '16' },
        'per-year': { type: 'string', default: '10000' },
      },
    });
    if (values.articles === undefined) return text.usage;
    const numbers = {
      articles: Number(values.articles),
      slices: Number(values.slices),
      articlesAYear: Number(values['per-year']),
    };
    for (const number of Object.values(numbers))
      if (!Number.isSafeInteger(number) || number < 1) return `${text.badNumber}\n${text.usage}`;
    return numbers;
  } catch (error) {
    return `${zh.importer.badOption(String(error))}\n${text.usage}`;
  }
}
