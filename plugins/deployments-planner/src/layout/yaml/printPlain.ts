/** What is about a value, by the path of the value: its steps, each behind a line feed. */
export type Remarks = ReadonlyMap<string, string>;

/**
 * Prints a value as the YAML library does, byte for byte and many times faster: a plan prints hundreds of files.
 * Undefined where the value holds what only the library knows how to print.
 * @param odd - prints the text that may need quotes.
 */
export function printPlain(
  value: object,
  remarks: Remarks,
  odd: (text: string) => string,
): string | undefined {
  const lines: string[] = [];
  const printer: Printer = { lines, remarks, odd };
  return isFilled(value) && printBlock(printer, value, { indent: '', path: '' })
    ? `${lines.join('\n')}\n`
    : undefined;
}

/** Where a value stands: how far in, and behind which steps. */
interface Place {
  indent: string;
  path: string;
}

interface Printer {
  lines: string[];
  remarks: Remarks;
  odd(text: string): string;
}

/** Text that no reader takes for something else, neither by its first letter nor by what follows. */
const PLAIN =
  /^(?:(?:\.\.\/)+|\/|\$)?[A-Za-z](?:(?:[-\w./*=]|[ :](?=[A-Za-z0-9])|:(?=\/))*[A-Za-z0-9])?$|^\d+(?:\.\d+){2,}$|^\d+(?:s|m|Mi|Gi)$/;
/** `e-123` is a number to some. */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null|e-?\d+)$/i;
const isPlain = (text: string) => PLAIN.test(text) && !WORDS.test(text);

/** False where the value is beyond this printer. */
function printBlock(
  printer: Printer,
  value: object,
  { indent, path }: Place,
): boolean {
  if (Array.isArray(value)) {
    return value.every((entry: unknown, index) =>
      printItem(printer, entry, { indent, path: `${path}\n${index}` }),
    );
  }
  return Object.entries(value).every(
    ([key, entry]: [string, unknown]) =>
      entry === undefined ||
      (isPlain(key) &&
        printEntry(printer, [key, entry], {
          indent,
          path: `${path}\n${key}`,
        })),
  );
}

function printEntry(
  printer: Printer,
  [key, value]: [key: string, value: unknown],
  { indent, path }: Place,
): boolean {
  const head = `${indent}${key}:`;
  if (!isFilled(value)) {
    if (!isBlock(value) || printer.remarks.has(path))
      return printScalar(printer, value, { head: `${head} `, path });
    printer.lines.push(`${head} |`);
    for (const line of value.slice(0, -1).split('\n'))
      printer.lines.push(`${indent}  ${line}`);
    return true;
  }
  printer.lines.push(head);
  const remark = printer.remarks.get(path);
  if (remark !== undefined) {
    const lines = remark.split('\n').map(line => `${indent}  #${line}`);
    printer.lines.push(...lines);
  }
  return printBlock(printer, value, { indent: `${indent}  `, path });
}

/** Text of several lines, none of which ends in white space or is without a word. */
const BLOCK = /^[!-~](?:[ -~]*[!-~])?\n(?: *[!-~](?:[ -~]*[!-~])?\n)*$/;
const isBlock = (value: unknown): value is string =>
  typeof value === 'string' && value.endsWith('\n') && BLOCK.test(value);

function printItem(
  printer: Printer,
  value: unknown,
  { indent, path }: Place,
): boolean {
  if (!isFilled(value))
    return printScalar(printer, value, { head: `${indent}- `, path });
  if (printer.remarks.has(path)) return false;
  const { lines } = printer;
  const first = lines.length;
  if (!printBlock(printer, value, { indent: `${indent}  `, path }))
    return false;
  lines[first] = `${indent}- ${lines[first].slice(indent.length + 2)}`;
  return true;
}

function printScalar(
  { lines, remarks, odd }: Printer,
  value: unknown,
  { head, path }: { head: string; path: string },
): boolean {
  const text = inlineText(value, odd);
  const remark = remarks.get(path);
  const isEmpty = typeof value === 'object' && value !== null;
  if (text === undefined) return false;
  if (remark !== undefined && (isEmpty || remark.includes('\n'))) return false;
  lines.push(`${head}${text}${remark === undefined ? '' : ` #${remark}`}`);
  return true;
}

/** What fits on the line of its key; undefined where that cannot be told. */
function inlineText(value: unknown, odd: (text: string) => string) {
  if (typeof value === 'string') {
    if (isPlain(value)) return value;
    return value.includes('\n') ? undefined : odd(value);
  }
  if (typeof value === 'object' && value !== null)
    return Array.isArray(value) ? '[]' : '{}';
  const isNumber = Number.isSafeInteger(value) && !Object.is(value, -0);
  return isNumber || value === null || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

const isFilled = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).some(entry => entry !== undefined);
