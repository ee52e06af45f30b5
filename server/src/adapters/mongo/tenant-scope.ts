// Refuses every query on tenant data that does not say whose data it wants.

import type { Query, Schema } from 'mongoose';

const QUERIES = [
  'countDocuments',
  'deleteMany',
  'deleteOne',
  'distinct',
  'find',
  'findOne',
  'findOneAndDelete',
  'findOneAndUpdate',
  'updateMany',
  'updateOne',
] as const;

/** The option under which a query may look across tenants; its value says why. */
export const CROSS_TENANT = 'crossTenant';

/**
 * Makes a schema's queries throw unless their filter names a tenant, so that a forgotten condition can't leak.
 * @param keys the fields of which the filter must hold at least one, as a plain string
 */
export function tenantScope(schema: Schema, keys: readonly string[]): void {
  schema.pre([...QUERIES], function guard(this: Query<unknown, unknown>) {
    const options: Record<string, unknown> = { ...this.getOptions() };
    if (typeof options[CROSS_TENANT] === 'string') return;
    const filter: Record<string, unknown> = this.getFilter();
    if (keys.some((key) => typeof filter[key] === 'string')) return;
    throw new Error(`A query on ${this.model.modelName} must name ${keys.join(' or ')} in its filter.`);
  });
  schema.pre('aggregate', () => {
    throw new Error('Aggregations on tenant data are not used; they would bypass the tenant check.');
  });
}
