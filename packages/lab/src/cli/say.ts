/** Prints a line for the user. */
export const say = (line: string) => {
  process.stdout.write(`${line}\n`);
};
