// Contacts in MongoDB.

import { mongo, trusted } from 'mongoose';

import { AppError } from '../../../errors.ts';
import { newId } from '../../../new-id.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Contact, ContactFields, ContactStore } from '../../../ports/contact-store.ts';
import { behindCursor, cutPage } from '../behind-cursor.ts';
import type { ContactDoc } from '../models/contact.ts';
import type { Models } from '../models/index.ts';

/** @source MongoDB error codes: 11000 DuplicateKey */
const DUPLICATE_KEY = 11_000;

const toContact = ({ _id, at, address: _address, searched: _searched, ...rest }: ContactDoc): Contact => {
  return { ...rest, id: _id, createdAt: at };
};

/** What is searched: the texts by which somebody is known, one to a line. */
function searchedText({ name, email, phone, company }: ContactFields): string {
  return [name, email, phone, company].filter(Boolean).join('\n').toLowerCase();
}

/** Fields with a value are set, those that are `null` are taken away, the others stay. */
function split(fields: ContactFields) {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return {
    set: Object.fromEntries(given.filter(([, value]) => value !== null)),
    unset: Object.fromEntries(given.filter(([, value]) => value === null).map(([name]) => [name, 1])),
  };
}

async function unlessTaken<Value>(write: Promise<Value>): Promise<Value> {
  try {
    return await write;
  } catch (error) {
    if (!(error instanceof mongo.MongoServerError) || error.code !== DUPLICATE_KEY) throw error;
    throw new AppError('conflict', { details: ['email: another contact has this address'], cause: error });
  }
}

/** Keeps contacts in MongoDB. */
export function createContactStore(models: Models, clock: Clock): ContactStore {
  return { ...reads(models), ...writes(models, clock) };
}

type Reads = 'find' | 'findByEmail' | 'list';

function reads({ contacts }: Models): Pick<ContactStore, Reads> {
  return {
    async find(assistantId, id) {
      const doc = await contacts.findOne({ _id: id, assistantId }).lean<ContactDoc>();
      return doc && toContact(doc);
    },
    async findByEmail(assistantId, email) {
      const doc = await contacts.findOne({ assistantId, address: email }).lean<ContactDoc>();
      return doc && toContact(doc);
    },
    async list(assistantId, { search, cursor, limit }) {
      const part = search
        ?.trim()
        .toLowerCase()
        .replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
      const docs = await contacts
        .find({
          assistantId,
          ...(part && { searched: trusted({ $regex: part }) }),
          ...behindCursor(cursor, { kind: 'cont', by: 'at' }),
        })
        .sort({ at: -1, _id: -1 })
        .limit(limit + 1)
        .lean<ContactDoc[]>();
      const { page, nextCursor } = cutPage(docs, limit, ({ at }) => at);
      return { items: page.map(toContact), nextCursor };
    },
  };
}

function writes({ contacts }: Models, clock: Clock): Omit<ContactStore, Reads> {
  return {
    async add(owner, fields) {
      const { set } = split(fields);
      const now = clock.now();
      const _id = newId('cont');
      const stamp = { _id, address: fields.email ?? _id, at: now, updatedAt: now };
      const doc = await unlessTaken(
        contacts.create({ ...set, ...owner, ...stamp, searched: searchedText(fields) }),
      );
      return toContact(doc.toObject());
    },
    async change(assistantId, id, fields) {
      const known = await contacts.findOne({ _id: id, assistantId }).lean<ContactDoc>();
      if (!known) return null;
      const { set, unset } = split(fields);
      const merged = { ...known, ...fields };
      const found = { address: merged.email ?? id, searched: searchedText(merged) };
      const write = contacts
        .findOneAndUpdate(
          { _id: id, assistantId },
          {
            $set: { ...set, ...found, updatedAt: clock.now() },
            ...(Object.keys(unset).length > 0 && { $unset: unset }),
          },
          { returnDocument: 'after' },
        )
        .lean<ContactDoc>();
      const doc = await unlessTaken(write.exec());
      return doc && toContact(doc);
    },
    async remove(assistantId, id) {
      return (await contacts.deleteOne({ _id: id, assistantId })).deletedCount > 0;
    },
  };
}
