import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retrying } from '../../../src/search/retry.ts';

type Step = 'lost' | 'cut' | 'busy' | 'missing' | 'whole';

const answer = (step: Step): Response => {
  if (step === 'lost') throw new TypeError('lost');
  if (step === 'missing') return new Response('none', { status: 404 });
  if (step === 'busy') return new Response('later', { status: 503 });
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('whole'));
      if (step === 'cut') controller.error(new TypeError('cut'));
      else controller.close();
    },
  });
  return new Response(body);
};

/** What a reader of the file gets to see, and how often the network was asked. */
async function fetched(steps: readonly Step[]): Promise<[result: string, asked: number]> {
  let asked = 0;
  const fetch = retrying(
    () => {
      asked += 1;
      return Promise.resolve(steps[asked - 1] ?? 'lost').then(answer);
    },
    { online: () => true, wait: () => Promise.resolve() },
  );
  try {
    const response = await fetch('file');
    return [`${response.status} ${await response.text()}`, asked];
  } catch (cause) {
    return [String(cause), asked];
  }
}

test('a file comes through whole if one of four attempts does; what the server says is not asked twice', async () => {
  const step = fc.constantFrom<Step>('lost', 'cut', 'busy', 'missing', 'whole');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 6 }), async (steps) => {
      const settled = steps.findIndex((one) => one === 'whole' || one === 'missing');
      const [result, asked] = await fetched(steps);
      if (settled >= 0 && settled < 4) {
        expect([result, asked]).toEqual([
          steps[settled] === 'whole' ? '200 whole' : '404 none',
          settled + 1,
        ]);
      } else {
        expect(asked).toBe(4);
        expect(result).toMatch(/lost|cut|^503/u);
      }
    }),
  );
});

test('who gives up is not kept waiting, and nothing is asked for again', async () => {
  const controller = new AbortController();
  let asked = 0;
  const fetch = retrying(
    () => {
      asked += 1;
      setTimeout(() => controller.abort(new Error('typed on')));
      return Promise.reject(new TypeError('lost'));
    },
    { online: () => true },
  );
  await expect(fetch('file', { signal: controller.signal })).rejects.toThrow('typed on');
  expect(asked).toBe(1);
});

test('without any network nothing is asked for twice', async () => {
  let asked = 0;
  const fetch = retrying(
    () => {
      asked += 1;
      return Promise.reject(new TypeError('lost'));
    },
    { online: () => false },
  );
  await expect(fetch('file')).rejects.toThrow('lost');
  expect(asked).toBe(1);
});
