/** A label inside a sentence: "Total cost" becomes "total cost"; acronyms keep their capitals. */
export function lowerFirst(text: string): string {
  const isAcronym = /^[A-Z][A-Z0-9]/.test(text);
  return isAcronym ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** The start of a sentence. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a", "a and b", "a, b and c". */
export function listWords(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
