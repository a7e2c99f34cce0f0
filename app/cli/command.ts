/** A command of the command line: takes the words after its name, prints, and returns the exit code. */
export type Command = (words: string[]) => Promise<number>;
