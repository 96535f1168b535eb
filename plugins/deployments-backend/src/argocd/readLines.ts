/** Lines of a stream of bytes. A chunk may end inside a line or inside a character. What follows the last line feed is dropped: it was cut off. */
export async function* readLines(
  chunks: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    rest +=
      typeof chunk === 'string'
        ? chunk
        : decoder.decode(chunk, { stream: true });
    let from = 0;
    for (
      let end = rest.indexOf('\n');
      end !== -1;
      end = rest.indexOf('\n', from)
    ) {
      const line = rest.slice(from, end).trim();
      from = end + 1;
      if (line !== '') yield line;
    }
    rest = rest.slice(from);
  }
}
