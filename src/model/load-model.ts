import { valueAt } from './check-against.ts';
import { checkOutbound } from './check-outbound.ts';
import { checkSupply } from './check-supply.ts';
import { checkTrailers } from './check-trailers.ts';
import { checkUnusedRules } from './check-unused-rules.ts';
import { withChosenShares } from './chosen-shares.ts';
import { definedFields } from './defined-fields.ts';
import { IssueLog } from './issue-log.ts';
import type { DemandTrace, Model } from './model.ts';
import type { CheckedList } from './model-reader.ts';
import { ModelReader } from './model-reader.ts';
import type { Override } from './override.ts';
import { parsePolicySpec } from './parse-policy.ts';
import { pluginIssues } from './plugin-issues.ts';
import { readHeader } from './read-header.ts';
import { readRawModel } from './read-raw-model.ts';
import { readTrace, traceWarnings } from './read-trace.ts';
import { reportRestOfRefused } from './refused-parts.ts';
import { resolveAssortments } from './resolve-assortments.ts';
import { resolveBaskets } from './resolve-baskets.ts';
import { storageWarnings } from './resolve-buildings.ts';
import { resolveCapacity } from './resolve-capacity.ts';
import { resolveCustomers } from './resolve-customers.ts';
import { resolveDemand } from './resolve-demand.ts';
import { checkOutboundCapacity, resolveDepartures } from './resolve-departures.ts';
import { resolveItems, resolveNodes, resolveRegions, resolveSpeeds } from './resolve-entities.ts';
import { resolveForecast } from './resolve-forecast.ts';
import { resolveInitialStock } from './resolve-initial-stock.ts';
import { resolveLanes } from './resolve-lanes.ts';
import { resolveMarkdown } from './resolve-markdown.ts';
import { resolveOutbound } from './resolve-outbound.ts';
import { resolveSellers } from './resolve-sellers.ts';
import { resolveShocks, withKnownSurges } from './resolve-shocks.ts';
import { resolveTransfers } from './resolve-transfers.ts';
import { resolveTransport } from './resolve-transport.ts';
import { resolveVendors } from './resolve-vendors.ts';
import { shockWarnings } from './shock-warnings.ts';
import type { SourceFiles } from './source-files.ts';
import type { TransportRuleSpec } from './transport-spec.ts';

/**
 * Reads and checks a model: the folder holding `model.yaml`, or a YAML file, with `overrides` written into it first.
 * @throws InputError with every issue found
 */
export async function loadModel(path: string, overrides: readonly Override[] = []): Promise<Model> {
  const log = new IssueLog();
  const { raw, files } = await readRawModel(path, overrides, log);
  const reader = new ModelReader(raw, log);
  const { model, lists, trace, beside } = await resolveParts(reader, files);
  const { vendors, forecast, transport, baskets } = beside;
  const policy = await policyOf(reader, files);
  checkTogether(reader, model, { ...lists, ...definedFields({ transport }) });
  checkUnusedRules(reader, { ...model, ...definedFields({ vendors, forecast }) });
  await reportPluginsIfAny(reader);
  await reportRestOfRefused(reader, (mended) => resolveParts(mended, files));
  log.throwIfAny();
  return {
    ...model,
    warnings: warningsOf(model, trace),
    hash: files.hash(overrides.map(({ path: target, value }) => ({ path: target, value }))),
    ...definedFields({ policy, baskets, forecast, vendors, transport: transport && complete(transport) }),
  };
}

/** The parts of a model, each by itself and against the names of the others. */
async function resolveParts(reader: ModelReader, files: SourceFiles) {
  const header = readHeader(reader);
  const plainNodes = resolveNodes(reader);
  const regions = resolveRegions(reader, header.model.startDate);
  const items = resolveItems(reader, header.holdingRate);
  const speeds = resolveSpeeds(reader);
  const { circuity, startDate } = header.model;
  const lanes = resolveLanes(reader, { nodes: plainNodes, items, circuity });
  const transport = resolveTransport(reader);
  const outbound = marked(reader, 'outbound', () =>
    resolveOutbound(reader, { nodes: plainNodes, regions, circuity }),
  );
  const trace = await readTrace(reader, files, { items, startDate });
  const demand = resolveDemand(reader, { items, startDate, trace });
  const nodes = resolveAssortments(reader, plainNodes, { items, demand });
  const forecast = resolveForecast(reader, { items, demand, startDate });
  const baskets = resolveBaskets(reader, items, demand.together !== undefined);
  const initialStock = marked(reader, 'initial-stock', () => resolveInitialStock(reader, nodes, items));
  const departures = marked(reader, 'departures', () => resolveDepartures(reader, { nodes, startDate }));
  const capacity = resolveCapacity(reader, { nodes, startDate });
  const vendors = resolveVendors(reader, { nodes, items });
  const customers = resolveCustomers(reader, { nodes, items, speeds });
  const transfers = resolveTransfers(reader, nodes);
  const shocks = resolveShocks(reader, { nodes, lanes, items, demand, startDate, capacity, transfers });
  const sellers = await resolveSellers(reader, { nodes, items, files });
  const markdown = resolveMarkdown(reader, { items, demand, startDate, sellers });
  const model = {
    ...header.model,
    ...{ nodes: complete(nodes), regions: complete(regions), items: complete(items), lanes: complete(lanes) },
    speeds: withChosenShares(complete(speeds), customers),
    outbound,
    demand: withKnownSurges(demand, shocks),
    initialStock,
    ...definedFields({ departures, capacity, customers, shocks, transfers, markdown, sellers }),
  };
  const lists = { nodes, regions, items, lanes, speeds };
  return { model, lists, trace, beside: { vendors, forecast, transport, baskets } };
}

/** The lists of a model as they were read, with gaps. */
interface ReadLists {
  readonly nodes: CheckedList<unknown>;
  readonly regions: CheckedList<unknown>;
  readonly items: CheckedList<unknown>;
  readonly lanes: CheckedList<unknown>;
  readonly speeds: CheckedList<unknown>;
  readonly transport?: CheckedList<TransportRuleSpec>;
}

/**
 * Checks the parts of a model against each other. Positions are true only when every list is complete. What is missing
 * from a list that was not read whole, or was refused, would be missed where it is needed, too.
 */
function checkTogether(
  reader: ModelReader,
  model: Omit<Model, 'warnings' | 'hash'>,
  { nodes, regions, items, lanes, speeds, transport }: ReadLists,
): void {
  const isWhole = (...keys: string[]): boolean => keys.every((key) => !reader.raw.unreadable.has(key));
  const hasPlaces = isWhole('nodes') && isComplete(nodes);
  const hasPromises = isWhole('speeds', 'departures') && isComplete(speeds);
  const hasWays = isWhole('regions', 'outbound', 'outbound.rates', 'outbound.lanes') && isComplete(regions);
  if (hasPlaces && hasPromises && hasWays) checkOutbound(reader, model);
  const hasLanes = hasPlaces && isWhole('lanes') && isComplete(items) && isComplete(lanes);
  if (hasLanes && isWhole('initial-stock')) checkSupply(reader, model);
  if (model.departures !== undefined && hasPlaces && hasPromises)
    checkOutboundCapacity(reader, model.departures, model.capacity?.outbound ?? []);
  if (transport !== undefined && isComplete(transport) && hasLanes && isWhole('items'))
    checkTrailers(reader, { ...model, transport: complete(transport) });
}

/** What `read` gives; when it reports anything, the part at `key` counts as not read whole from then on. */
function marked<T>({ raw, log }: ModelReader, key: string, read: () => T): T {
  const before = log.count;
  const value = read();
  if (log.count > before) raw.unreadable.add(key);
  return value;
}

function warningsOf(
  { warmUpDays, horizonDays, capacity, items, nodes, shocks }: Omit<Model, 'warnings' | 'hash'>,
  trace: DemandTrace | undefined,
): string[] {
  return [
    ...(trace === undefined ? [] : traceWarnings(trace, warmUpDays + horizonDays)),
    ...shockWarnings(shocks, warmUpDays + horizonDays),
    ...(capacity === undefined ? [] : storageWarnings(capacity.storage ?? [], { items, nodes })),
  ];
}

/** The policy of the model itself, if it has one. */
async function policyOf(reader: ModelReader, files: SourceFiles): Promise<Model['policy']> {
  const { raw, names, log } = reader;
  const written = reader.rawAt(['policy']);
  if (written === undefined) return undefined;
  return parsePolicySpec(written, { path: ['policy'], locate: raw.locate, names, files, log });
}

/** A sound model's plug-ins are loaded when its policy is made ready; those of another would be told only after. */
async function reportPluginsIfAny({ log, raw }: ModelReader): Promise<void> {
  if (log.count === 0) return;
  const block = valueAt(raw.value, ['policy']);
  for (const issue of await pluginIssues(block, { path: ['policy'], locate: raw.locate }))
    log.addIssue(issue);
}

function isComplete(list: CheckedList<unknown>): boolean {
  return list.length > 0 && !list.includes(undefined);
}

/** The list without its gaps; there are none once no issue was reported. */
function complete<T>(list: CheckedList<T>): readonly T[] {
  return list.filter((element) => element !== undefined);
}
