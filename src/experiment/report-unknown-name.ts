import { nearestName } from '../foundation/nearest-name.ts';
import type { IssueLog } from '../model/issue-log.ts';
import type { Locate } from '../model/located-value.ts';
import type { ValuePath } from '../model/source-document.ts';

/** Reports a name that is none of the known ones, with the nearest of them. */
export function reportUnknownName(
  log: IssueLog,
  location: { readonly locate: Locate; readonly at: ValuePath },
  name: { readonly received: string; readonly kind: string; readonly known: readonly string[] },
): void {
  const near = nearestName(name.received, name.known);
  log.add(location.locate(location.at), {
    code: 'unknown-name',
    expected: `the name of a ${name.kind}`,
    received: `"${name.received}"`,
    ...(near === undefined ? {} : { hint: `did you mean "${near}"?` }),
  });
}
