import { readText } from './readText';

describe('the text of an answer', () => {
  it('is read whole, also where a chunk ends within a character', async () => {
    const [first, second] = [
      new Uint8Array([0xe2, 0x82]),
      new Uint8Array([0xac]),
    ];
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        controller.enqueue(first);
        controller.enqueue(second);
        controller.close();
      },
    });
    expect(await readText({ body }, 3)).toBe('€');
    expect(await readText({ body: null }, 3)).toBe('');
  });

  it('that never ends is given up, and no more of it is received', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(1_000_000));
      },
    });
    await expect(readText({ body }, 5_000_000)).rejects.toMatchObject({
      name: 'AnswerTooLargeError',
      message: 'it answers with more than 5 MB',
    });
    expect(sent).toBeLessThan(10);
  });
});
