/** The flags that were given: those that were not are left out instead of being undefined. */
export function onlyGiven<Flags extends object>(
  flags: Flags,
): { [Name in keyof Flags]?: Exclude<Flags[Name], undefined> } {
  const given = Object.entries(flags).filter(([, value]) => value !== undefined);
  // fromEntries forgets the names and types of the properties; the filter has removed nothing but undefined.
  return Object.fromEntries(given) as { [Name in keyof Flags]?: Exclude<Flags[Name], undefined> };
}
