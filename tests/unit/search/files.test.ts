import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
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

test('a file that was given up while it was unpacked takes no room, and none from the one after it', async () => {
  const content = '0123456789'.repeat(100_000);
  let asked = 0;
  let arrived: () => void = () => undefined;
  const files = new Files(
    '',
    () => {
      asked += 1;
      const response = packed(content);
      vi.spyOn(response, 'arrayBuffer').mockImplementation(() => {
        setImmediate(arrived);
        return Promise.resolve(Uint8Array.from(gzipSync(content)).buffer);
      });
      return Promise.resolve(response);
    },
    3.5 * content.length,
  );
  for (const path of ['a', 'b', 'c']) {
    const hurried = new AbortController();
    arrived = () => hurried.abort(new Error('next key'));
    await expect(files.get(path, text, cost(), hurried.signal)).rejects.toThrow('next key');
    arrived = () => undefined;
    await files.get(path, text, cost());
  }
  const before = asked;
  for (const path of ['a', 'b', 'c']) await files.get(path, text, cost());
  expect([before, asked]).toEqual([6, 6]);
});

test('a file that is dropped is loaded anew, and its room is free', async () => {
  const contents = ['bad', 'good'];
  const files = new Files('', () => Promise.resolve(packed(contents.shift() ?? '')), 10);
  expect(await files.get('a', text, cost())).toBe('bad');
  files.drop('a');
  files.drop('never there');
  expect(await files.get('a', text, cost())).toBe('good');
});
