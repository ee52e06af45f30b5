// MyGPTAssistants' contacts: made, found, changed, deleted, imported.

import {
  idSchema,
  myGptContactQuerySchema,
  myGptContactSchema,
  myGptImportSchema,
  myGptNewContactSchema,
} from '@frontdesk/contract/schemas';
import { json, type Request, type RequestHandler, type Response, type Router } from 'express';

import { AppError } from '../../../errors.ts';
import type { Contact, ContactOwner, ContactStore } from '../../../ports/contact-store.ts';
import { explain, parsePayload } from '../../../sockets/handle.ts';
import { route } from '../../respond.ts';
import type { CompatDeps } from '../compat-deps.ts';
import { myGptData } from './mygpt-envelope.ts';

/** What the addresses of one bot share. */
export interface BotRoutes {
  readonly deps: CompatDeps;
  /** Lets in who may read, and counts them. */
  readonly reading: readonly RequestHandler[];
  /** Lets in who may change, and counts them. */
  readonly writing: readonly RequestHandler[];
  /** @returns whose the bot is. @throws {AppError} `not_found` */
  readonly ownerOf: (request: Request, response: Response) => Promise<ContactOwner>;
}

/** A thousand contacts with everything that each may have. */
const IMPORT_MAX_BYTES = 6_000_000;

/** Adds the addresses under `/:botId/contacts`. */
export function addContacts(router: Router, routes: BotRoutes): void {
  // Before the addresses of single ones, whose id it would be taken for.
  addContactImport(router, routes);
  addContactList(router, routes);
  addSingleContact(router, routes);
}

const AT = '/:botId/contacts';

function addContactImport(router: Router, { deps: { contacts }, writing, ownerOf }: BotRoutes): void {
  route(router, `${AT}/import`, {
    post: [
      ...writing,
      json({ type: () => true, limit: IMPORT_MAX_BYTES }),
      async (request, response) => {
        const owner = await ownerOf(request, response);
        const { contacts: given } = parsePayload(myGptImportSchema, request.body);
        response.json(myGptData(await importContacts(contacts, owner, given)));
      },
    ],
  });
}

function addContactList(router: Router, { deps: { contacts }, reading, writing, ownerOf }: BotRoutes): void {
  route(router, AT, {
    get: [
      ...reading,
      async (request, response) => {
        const { assistantId } = await ownerOf(request, response);
        const query = parsePayload(myGptContactQuerySchema, request.query);
        const { items, nextCursor } = await contacts.list(assistantId, query);
        response.json(myGptData({ contacts: items.map(contactView), nextCursor }));
      },
    ],
    post: [
      ...writing,
      json({ type: () => true }),
      async (request, response) => {
        const owner = await ownerOf(request, response);
        const made = await contacts.add(owner, parsePayload(myGptNewContactSchema, request.body));
        response.status(201).json(myGptData(contactView(made)));
      },
    ],
  });
}

function addSingleContact(
  router: Router,
  { deps: { contacts }, reading, writing, ownerOf }: BotRoutes,
): void {
  const body = json({ type: () => true });
  const change: RequestHandler = async (request, response) => {
    const { assistantId } = await ownerOf(request, response);
    const fields = parsePayload(myGptContactSchema, request.body);
    const changed = await contacts.change(assistantId, contactId(request), fields);
    response.json(myGptData(contactView(required(changed))));
  };
  route(router, `${AT}/:contactId`, {
    get: [
      ...reading,
      async (request, response) => {
        const { assistantId } = await ownerOf(request, response);
        response.json(myGptData(contactView(required(await contacts.find(assistantId, contactId(request))))));
      },
    ],
    put: [...writing, body, change],
    patch: [...writing, body, change],
    delete: [
      ...writing,
      async (request, response) => {
        const { assistantId } = await ownerOf(request, response);
        const id = contactId(request);
        if (!(await contacts.remove(assistantId, id))) throw unknownContact();
        response.json(myGptData({ contactId: id, deleted: true }));
      },
    ],
  });
}

const unknownContact = () => new AppError('not_found', { details: ['contactId: there is no such contact'] });

function contactId(request: Request) {
  const { data } = idSchema('cont').safeParse(request.params['contactId']);
  if (!data) throw unknownContact();
  return data;
}

function required(contact: Contact | null): Contact {
  if (!contact) throw unknownContact();
  return contact;
}

function contactView({ id, workspaceId: _workspace, assistantId, createdAt, updatedAt, ...known }: Contact) {
  return { contactId: id, botId: assistantId, tags: [], ...known, createdAt, updatedAt };
}

/** Takes contacts in: one whose e-mail address is known is brought up to date. One that is wrong keeps no other out. */
async function importContacts(contacts: ContactStore, owner: ContactOwner, given: readonly unknown[]) {
  const { assistantId } = owner;
  const errors: { readonly index: number; readonly message: string }[] = [];
  let created = 0;
  let updated = 0;
  for (const [index, each] of given.entries()) {
    const { data: fields, error } = myGptNewContactSchema.safeParse(each);
    if (error) {
      errors.push({ index, message: explain(error).join(' ') });
      continue;
    }
    const known = fields.email ? await contacts.findByEmail(assistantId, fields.email) : null;
    if (known) {
      await contacts.change(assistantId, known.id, fields);
      updated += 1;
    } else {
      await contacts.add(owner, fields);
      created += 1;
    }
  }
  return { created, updated, errors };
}
