import { allOrEveryIssue } from '../foundation/all-or-every-issue.ts';
import { InputError, type Issue, type Place } from '../foundation/issue.ts';
import type { Network, PluginUse, PolicySpec, ReplenishmentRuleSpec } from '../network/network.ts';
import { loadPolicy, type PolicyFamily } from '../policies/load-policy.ts';
import { parseParameters } from '../policies/parse-parameters.ts';
import type {
  ItemReplenishmentPolicy,
  ReplenishmentPolicy,
  StockReplenishmentPolicy,
  StockRule,
} from '../policies/replenishment/replenishment-policy.ts';
import { checkPlacement } from './check-placement.ts';
import { matchRules } from './match-rules.ts';
import { type PlannedDemand, planDemand } from './planned-demand.ts';
import { prepareMarkdown } from './prepare-markdown.ts';
import { prepareRebalancing } from './prepare-rebalancing.ts';
import { limitInitialStock, sellerSourcing } from './prepare-sellers.ts';
import type { ItemUnit, PreparedPolicy, ReviewGroup } from './prepared-policy.ts';
import { reviewLevels } from './review-levels.ts';
import { reviewTriggers } from './review-triggers.ts';
import { rulePath, withSellerRules } from './seller-rules.ts';
import { sourcingFacts } from './sourcing-facts.ts';
import { pooledFacts, stockFacts } from './stock-facts.ts';
import { type StockSources, stockSources } from './stock-sources.ts';
import { vendorRules } from './vendor-rules.ts';

/** Time between reviews of continuously reviewed stocks: the events that lower their position ask from then on. */
const ONLY_AT_START = Number.POSITIVE_INFINITY;

/** What the steps below share while a policy is made ready. */
interface Draft {
  readonly network: Network;
  readonly policy: PolicySpec;
  readonly ruleOf: Int32Array;
  readonly sources: StockSources;
  readonly demand: PlannedDemand;
  readonly stockRules: (StockRule | undefined)[];
  readonly itemUnits: ItemUnit[];
  readonly initialStock: Float64Array;
}

/**
 * Loads the plug-ins of a policy, checks their parameters, finds every stock's sources and computes all levels.
 * @throws InputError for unknown plug-ins, bad parameters, and stocks without a source
 */
export async function preparePolicy(network: Network, given: PolicySpec): Promise<PreparedPolicy> {
  const policy = withSellerRules(network, given);
  const plugins = await loadDefinitions(policy);
  const { replenishment, fulfillment, allocation, sourcing, rebalancing } = plugins;
  const ruleOf = matchRules(network, policy);
  checkPlacement(network, policy, ruleOf);
  const sources = stockSources(network, policy, ruleOf);
  const draft: Draft = {
    network,
    policy,
    ruleOf,
    sources,
    demand: planDemand(network, ruleOf, sources),
    stockRules: new Array(ruleOf.length).fill(undefined),
    itemUnits: [],
    initialStock: new Float64Array(ruleOf.length),
  };
  for (const [rule, definition] of replenishment.entries()) prepareRule(draft, rule, definition);
  limitInitialStock(network, draft.demand.unitsPerDay, draft.initialStock);
  startUnsoldEmpty(draft);
  setExplicitStock(draft);
  const { model } = network;
  const speeds = model.speeds.map(({ id, deadlineSeconds }) => ({ id, deadlineSeconds }));
  const trigger = reviewTriggers(network, draft.stockRules);
  const facts = { nodes: model.nodes, regions: model.regions, items: model.items, speeds };
  return {
    network,
    held: Uint8Array.from(ruleOf, (rule) => (rule >= 0 ? 1 : 0)),
    stockRules: draft.stockRules,
    trigger,
    hasContinuousReview: trigger.some((position) => position > Number.NEGATIVE_INFINITY),
    initialStock: draft.initialStock,
    plannedPerDay: draft.demand.unitsPerDay,
    sellerSourcing: sellerSourcing(network),
    sources,
    vendorRuleOf: vendorRules(network, sources),
    reviewGroups: reviewGroups(draft),
    fulfillment: atPlace(policy.fulfillment, () =>
      fulfillment.prepare(parametersOf(fulfillment, policy.fulfillment), facts),
    ),
    allocation: atPlace(policy.allocation, () =>
      allocation.prepare(parametersOf(allocation, policy.allocation), { nodes: model.nodes }),
    ),
    sourcing: atPlace(policy.sourcing, () =>
      sourcing.prepare(parametersOf(sourcing, policy.sourcing), sourcingFacts(network)),
    ),
    rebalancing: atPlace(policy.rebalancing, () => {
      const parameters = parametersOf(rebalancing, policy.rebalancing);
      return prepareRebalancing(draft, (known) => rebalancing.prepare(parameters, known));
    }),
    markdown: atPlace(policy.markdown, () => {
      const parameters = parametersOf(plugins.markdown, policy.markdown);
      return prepareMarkdown(network, (known) => plugins.markdown.prepare(parameters, known));
    }),
    fulfillmentName: fulfillment.name,
    allocationName: allocation.name,
    sourcingName: sourcing.name,
    rebalancingName: rebalancing.name,
    markdownName: plugins.markdown.name,
    replenishmentNames: replenishment.map((definition) => definition.name),
    ruleOf,
  };
}

/** Loads every plug-in and checks the parameters that its rule gives, so that mistakes in all rules are told at once. */
async function loadDefinitions(policy: PolicySpec) {
  const load = async <F extends PolicyFamily>(family: F, use: PluginUse, isComplete: boolean) => {
    const definition = await loadPolicy(family, use.use, use.place);
    if (isComplete) parametersOf(definition, use);
    return definition;
  };
  const replenishment = policy.replenishment.map((rule) =>
    load('replenishment', rule.policy, (rule.table ?? []).length === 0),
  );
  const fulfillment = load('fulfillment', policy.fulfillment, true);
  const allocation = load('allocation', policy.allocation, true);
  const sourcing = load('sourcing', policy.sourcing, true);
  const rebalancing = load('rebalancing', policy.rebalancing, true);
  const markdown = load('markdown', policy.markdown, true);
  await allOrEveryIssue<unknown>([
    ...replenishment,
    fulfillment,
    allocation,
    sourcing,
    rebalancing,
    markdown,
  ]);
  return {
    replenishment: await Promise.all(replenishment),
    fulfillment: await fulfillment,
    allocation: await allocation,
    sourcing: await sourcing,
    rebalancing: await rebalancing,
    markdown: await markdown,
  };
}

function parametersOf(
  definition: { readonly name: string; readonly parameters: StockReplenishmentPolicy['parameters'] },
  use: PluginUse,
): unknown {
  return parseParameters(definition.name, definition.parameters, use.parameters, use.place);
}

/** A plug-in may refuse names that only it knows of; its sentence becomes an issue. */
function atPlace<T>(use: PluginUse, prepare: () => T): T {
  try {
    return prepare();
  } catch (error) {
    if (error instanceof InputError) throw error;
    const received = error instanceof Error ? error.message : String(error);
    const issue: Issue = {
      code: 'policy-parameter',
      place: use.place,
      path: use.use,
      expected: 'parameters that fit the model',
      received,
    };
    throw new InputError([issue]);
  }
}

function prepareRule(draft: Draft, rule: number, definition: ReplenishmentPolicy): void {
  const stocks = [...draft.ruleOf.keys()].filter((stock) => draft.ruleOf[stock] === rule);
  if (definition.scope === 'stock')
    prepareStocks(draft, draft.policy.replenishment[rule], definition, stocks);
  else prepareItems(draft, draft.policy.replenishment[rule], definition, stocks);
}

function prepareStocks(
  draft: Draft,
  rule: ReplenishmentRuleSpec,
  definition: StockReplenishmentPolicy,
  stocks: readonly number[],
): void {
  const { siteCount, siteNode } = draft.network;
  const own = new Map(rule.table?.map((row) => [`${row.item}/${row.node}`, row]));
  const common = own.size > 0 ? undefined : parametersOf(definition, rule.policy);
  for (const stock of stocks) {
    const row = own.get(`${Math.floor(stock / siteCount)}/${siteNode[stock % siteCount]}`);
    const parameters =
      common ??
      parseParameters(
        definition.name,
        definition.parameters,
        { ...rule.policy.parameters, ...row?.parameters },
        row?.place ?? rule.policy.place,
      );
    const facts = stockFacts(draft.network, draft.demand, draft.sources, stock);
    const prepared = atPlace(rule.policy, () => definition.prepare(parameters, facts));
    requireReviewPeriod(definition.name, prepared.reviewSeconds, 0, rule.policy.place);
    draft.stockRules[stock] = prepared;
    draft.initialStock[stock] = prepared.initialStock;
  }
}

function prepareItems(
  draft: Draft,
  rule: ReplenishmentRuleSpec,
  definition: ItemReplenishmentPolicy,
  stocks: readonly number[],
): void {
  const parameters = parametersOf(definition, rule.policy);
  const byItem = new Map<number, number[]>();
  for (const stock of stocks) {
    const item = Math.floor(stock / draft.network.siteCount);
    byItem.set(item, [...(byItem.get(item) ?? []), stock]);
  }
  for (const own of byItem.values()) {
    const facts = own.map((stock) => stockFacts(draft.network, draft.demand, draft.sources, stock));
    const pooled = pooledFacts(draft.network, draft.demand, draft.sources, own);
    const prepared = atPlace(rule.policy, () => definition.prepare(parameters, facts, pooled));
    requireReviewPeriod(definition.name, prepared.reviewSeconds, 1, rule.policy.place);
    draft.itemUnits.push({ rule: prepared, stocks: Int32Array.from(own) });
    for (const [index, stock] of own.entries()) draft.initialStock[stock] = prepared.initialStock[index];
  }
}

function requireReviewPeriod(name: string, seconds: number, least: number, place: Place): void {
  if (Number.isInteger(seconds) && seconds >= least) return;
  const expected = `whole seconds between reviews, at least ${least}`;
  throw new InputError([
    { code: 'policy-parameter', place, path: `${name}.review`, expected, received: String(seconds) },
  ]);
}

/** An item that is not sold yet is not stocked yet. */
function startUnsoldEmpty({ network, initialStock }: Draft): void {
  const { forecast, siteCount } = network;
  if (forecast === undefined) return;
  for (const [item, day] of forecast.firstSaleDay.entries()) {
    if (day > 0) initialStock.fill(0, item * siteCount, (item + 1) * siteCount);
  }
}

function setExplicitStock(draft: Draft): void {
  const { siteCount, siteNode, nodeSite, model } = draft.network;
  for (const { item, node, units } of model.initialStock) {
    const stock = item * siteCount + nodeSite[node];
    if (draft.ruleOf[stock] >= 0) draft.initialStock[stock] = units;
  }
  const issues: Issue[] = [];
  for (const [stock, units] of draft.initialStock.entries()) {
    const item = model.items[Math.floor(stock / siteCount)];
    if (units >= 0 && Number.isFinite(units) && (item.divisible || Number.isInteger(units))) continue;
    const rule = draft.ruleOf[stock];
    issues.push({
      code: 'policy-parameter',
      place: draft.policy.replenishment[rule].policy.place,
      path: rulePath(draft.network, draft.policy, rule),
      expected: `a level that starts item "${item.id}" at node "${model.nodes[siteNode[stock % siteCount]].id}" with ${item.divisible ? '' : 'whole '}units >= 0`,
      received: String(units),
    });
  }
  if (issues.length > 0) throw new InputError(issues);
}

function reviewGroups(draft: Draft): ReviewGroup[] {
  const { siteCount, siteHeight } = draft.network;
  const groups = new Map<
    string,
    { everySeconds: number; height: number; stocks: number[]; items: ItemUnit[] }
  >();
  const groupOf = (everySeconds: number, height: number) => {
    const key = `${height}/${everySeconds}`;
    const group = groups.get(key) ?? { everySeconds, height, stocks: [], items: [] };
    groups.set(key, group);
    return group;
  };
  for (const [stock, rule] of draft.stockRules.entries()) {
    if (rule === undefined) continue;
    const height = siteHeight[stock % siteCount];
    if (rule.reviewSeconds > 0) groupOf(rule.reviewSeconds, height).stocks.push(stock);
    else if (draft.initialStock[stock] <= rule.reorderPoint)
      groupOf(ONLY_AT_START, height).stocks.push(stock);
  }
  for (const unit of draft.itemUnits) {
    const height = unit.stocks.reduce(
      (greatest, stock) => Math.max(greatest, siteHeight[stock % siteCount]),
      0,
    );
    groupOf(unit.rule.reviewSeconds, height).items.push(unit);
  }
  return [...groups.values()]
    .sort((a, b) => a.height - b.height || a.everySeconds - b.everySeconds)
    .map((group) => {
      const stocks = Int32Array.from(group.stocks);
      return { ...group, stocks, levels: reviewLevels(draft.network, stocks, draft.stockRules) };
    });
}
