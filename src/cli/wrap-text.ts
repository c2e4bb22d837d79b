/**
 * Breaks text at blanks into lines of at most `width` characters; longer words stay whole.
 * @param indent put before the first line, and blanks of the same length and two more before the others
 */
export function wrapText(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = indent;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `${' '.repeat(indent.length + 2)}${word}`;
    } else {
      line += isEmpty ? word : ` ${word}`;
    }
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}
