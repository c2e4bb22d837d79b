import type { ItemSpec, NodeSpec } from './model.ts';

/** Storage type of items that name none. */
export const DEFAULT_STORAGE_TYPE = 'standard';

/**
 * Whether a node may stock an item: one that it accepts and that its assortment, where it is limited, leaves in.
 * @param position the item's place in the model's list
 */
export function canHold(node: NodeSpec, item: ItemSpec, position: number): boolean {
  return accepts(node, item) && (node.assortment === undefined || node.assortment.has(position));
}

/** Whether a node accepts an item: vendors hold nothing, other nodes the classes and storage types they list, or all. */
export function accepts(node: NodeSpec, item: ItemSpec): boolean {
  return acceptsType(node, item) && (node.classes === undefined || node.classes.includes(item.class));
}

/** Whether a node holds goods of the item's storage type. */
export function acceptsType(node: NodeSpec, item: ItemSpec): boolean {
  return (
    node.kind !== 'vendor' &&
    (node.storageTypes === undefined || node.storageTypes.includes(item.storageType))
  );
}
