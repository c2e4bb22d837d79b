/** 32-bit FNV-1a hash of a text (Fowler, Noll, Vo): gives a name a number that does not depend on its position. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}
