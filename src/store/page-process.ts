/** A process that makes a share of a site's pages, as src/store/pages.ts tells it. */
import { once } from 'node:events';
import process from 'node:process';
import { failureOf } from './child.ts';
import { makeShare, type Said, type Share } from './pages.ts';
import { openPages } from './renderer.ts';

const { program, folder, number, of } = JSON.parse(process.argv[2] ?? '') as Share;

const say = (said: Said): void => {
  process.send?.(said);
};

/** Nobody is left to make pages for. */
const orphaned = (): never => process.exit(1);
process.once('disconnect', orphaned);

try {
  const pages = await openPages(program);
  say({ total: pages.length });
  await makeShare(
    pages.filter((_, index) => index % of === number),
    folder,
    {
      async ask(asked) {
        say({ asked });
        const [wanted] = (await once(process, 'message')) as [boolean[]];
        return wanted;
      },
      made: (made) => say({ made }),
    },
  );
  say({ peak: process.resourceUsage().maxRSS });
} catch (error) {
  process.exitCode = 1;
  say({ failed: failureOf(error) });
} finally {
  process.off('disconnect', orphaned);
  process.disconnect();
}
