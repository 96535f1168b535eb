import { CustomErrorBase } from '@backstage/errors';

/** An answer with more bytes than any that means something. Its message is the second half of a sentence about the peer. */
export class AnswerTooLargeError extends CustomErrorBase {
  name = 'AnswerTooLargeError' as const;
}

/**
 * The text of an answer of at most so many bytes. What comes after them is not received.
 * @throws AnswerTooLargeError
 */
export async function readText(
  { body }: Pick<Response, 'body'>,
  mostBytes: number,
): Promise<string> {
  if (!body) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > mostBytes) {
      // Not awaited: a peer that keeps on sending must not keep us waiting.
      reader.cancel().catch(() => {});
      throw new AnswerTooLargeError(
        `it answers with more than ${Math.floor(mostBytes / 1_000_000)} MB`,
      );
    }
    text += decoder.decode(value, { stream: true });
  }
}
