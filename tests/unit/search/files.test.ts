import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { FileError, Files } from '../../../src/search/files.ts';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const packed = (content: string): Response => new Response(gzipSync(content));
const cost = (): { bytes: number; requests: number } => ({ bytes: 0, requests: 0 });

test('those who ask at once share one request, which is counted once', async () => {
  const asked: string[] = [];
  const files = new Files(
    '/root/',
    (url) => {
      asked.push(url);
      return Promise.resolve(packed('甲'));
    },
    1000,
  );
  const spent = cost();
  const values = await Promise.all([files.get('a', text, spent), files.get('a', text, spent)]);
  await files.get('a', text, spent);
  expect(values).toEqual(['甲', '甲']);
  expect(asked).toEqual(['/root/a']);
  expect(spent).toEqual({ bytes: gzipSync('甲').length, requests: 1 });
});

test('files are let go, those used longest ago first, and not counted again', async () => {
  const asked: string[] = [];
  const files = new Files(
    '',
    (url) => {
      asked.push(url);
      return Promise.resolve(packed('0123456789'));
    },
    25,
  );
  const spent = cost();
  for (const path of ['a', 'b', 'a', 'c', 'a', 'b']) await files.get(path, text, spent);
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
  expect(spent.requests).toBe(3);
});

test('a request is given up only when nobody waits for it any more', async () => {
  let aborted = false;
  let answer: (response: Response) => void = () => undefined;
  const files = new Files(
    '',
    (_, init) => {
      init?.signal?.addEventListener('abort', () => (aborted = true));
      return new Promise((resolve) => (answer = resolve));
    },
    1000,
  );
  const [one, other] = [new AbortController(), new AbortController()];
  const first = files.get('a', text, cost(), one.signal);
  const second = files.get('a', text, cost(), other.signal);
  one.abort(new Error('one'));
  await expect(first).rejects.toThrow('one');
  expect(aborted).toBe(false);
  answer(packed('甲'));
  expect(await second).toBe('甲');

  const third = files.get('b', text, cost(), other.signal);
  other.abort(new Error('other'));
  await expect(third).rejects.toThrow('other');
  expect(aborted).toBe(true);
});

test('a failure names the file and is not kept', async () => {
  const answers = [
    () => Promise.reject(new TypeError('offline')),
    () => Promise.resolve(new Response(null, { status: 404 })),
    () => Promise.resolve(new Response(Uint8Array.from([0x1f, 0x8b, 1, 2, 3]))),
    () => Promise.resolve(packed('甲')),
  ];
  const files = new Files(
    '',
    () => (answers.shift() ?? (() => Promise.reject(new Error())))(),
    1000,
  );
  for (const status of [0, 404, 200]) {
    const failure = await files.get('a', text, cost()).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FileError);
    expect(failure).toMatchObject({ path: 'a', status });
  }
  expect(await files.get('a', text, cost())).toBe('甲');
});

test('a file that the server has unpacked is read as it is', async () => {
  const files = new Files('', () => Promise.resolve(new Response('甲')), 1000);
  expect(await files.get('a', text, cost())).toBe('甲');
});
