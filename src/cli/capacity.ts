/** `npm run capacity -- --articles N [--slices N] [--per-year N]`: what an archive of that size costs. */
import process from 'node:process';
import { costOf, siteOf } from '../capacity/estimate.ts';
import { limitsOf } from '../capacity/limits.ts';
import { coefficients } from '../capacity/measured.ts';
import { zh } from '../i18n/zh-CN.ts';
import { readOptions, runCommand, UsageError } from './command.ts';

const text = zh.capacity;

await runCommand(capacity);

function capacity(): number {
  const { articles, slices, articlesAYear } = archiveSize();
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

function archiveSize() {
  const { values } = readOptions(
    {
      options: {
        articles: { type: 'string' },
        slices: { type: 'string', default: '16' },
        'per-year': { type: 'string', default: '10000' },
      },
    },
    text.usage,
  );
  if (values.articles === undefined) throw new UsageError(text.usage);
  const numbers = {
    articles: Number(values.articles),
    slices: Number(values.slices),
    articlesAYear: Number(values['per-year']),
  };
  for (const number of Object.values(numbers))
    if (!Number.isSafeInteger(number) || number < 1)
      throw new UsageError(`${text.badNumber}\n${text.usage}`);
  return numbers;
}
