// Contacts of programs.

import { Schema } from 'mongoose';

import type { Contact } from '../../../ports/contact-store.ts';
import { tenantScope } from '../tenant-scope.ts';
import { OPTIONS, REQUIRED_STRING, WHOLE, type Kept } from './kept.ts';

/** A contact as it is kept; its time has the name that pages go by. */
export type ContactDoc = Omit<Kept<Contact>, 'createdAt'> & {
  readonly at: Date;
  /** What must be known once for each assistant: its e-mail address, or its own id without one. */
  readonly address: string;
  /** What a search looks into, in lower case. */
  readonly searched: string;
};

/** Declares the collection of contacts. An e-mail address is known once for each assistant. */
export function contactSchema() {
  const schema = new Schema<ContactDoc>(
    {
      _id: REQUIRED_STRING,
      workspaceId: REQUIRED_STRING,
      assistantId: REQUIRED_STRING,
      name: String,
      email: String,
      phone: String,
      company: String,
      notes: String,
      tags: WHOLE,
      metadata: WHOLE,
      address: REQUIRED_STRING,
      searched: { type: String, default: '' },
      at: { type: Date, required: true },
      updatedAt: { type: Date, required: true },
    },
    { ...OPTIONS, collection: 'contacts' },
  );
  schema.index({ assistantId: 1, address: 1 }, { unique: true });
  schema.index({ assistantId: 1, at: -1, _id: -1 });
  tenantScope(schema, ['assistantId']);
  return schema;
}
