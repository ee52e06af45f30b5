// The jobs on sources in MongoDB.

import { mongo, trusted } from 'mongoose';

import { newId } from '../../../new-id.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { JobKey, JobStore, Lease, StoredJob } from '../../../ports/job-store.ts';
import type { JobDoc } from '../models/knowledge-source.ts';
import type { Models } from '../models/index.ts';
import { CROSS_TENANT } from '../tenant-scope.ts';

/** @source MongoDB error codes: 11000 DuplicateKey */
const DUPLICATE_KEY = 11_000;

function toJob({ _id, slot: _slot, holder: _holder, leaseUntil: _leaseUntil, ...rest }: JobDoc): StoredJob {
  return { ...rest, id: _id };
}

/** Keeps jobs in MongoDB. */
export function createJobStore(models: Models, clock: Clock): JobStore {
  return { ...asOwner(models, clock), ...asHolder(models, clock) };
}

function asOwner(
  { jobs }: Models,
  clock: Clock,
): Pick<JobStore, 'open' | 'find' | 'latest' | 'cancel' | 'removeOf'> {
  const find: JobStore['find'] = async (assistantId, id) => {
    const doc = await jobs.findOne({ _id: id, assistantId }).lean<JobDoc>();
    return doc && toJob(doc);
  };
  return {
    find,
    async open(assistantId, sourceId) {
      const [_id, now] = [newId('job'), clock.now()];
      try {
        const opened = {
          _id,
          assistantId,
          sourceId,
          slot: sourceId,
          state: 'queued',
          createdAt: now,
        } as const;
        const doc = await jobs.create({ ...opened, leaseUntil: now });
        return toJob(doc.toObject());
      } catch (error) {
        if (!(error instanceof mongo.MongoServerError) || error.code !== DUPLICATE_KEY) throw error;
        const open = await jobs.findOne({ assistantId, slot: sourceId }).lean<JobDoc>();
        return open ? toJob(open) : this.open(assistantId, sourceId);
      }
    },
    async latest(assistantId, sourceId) {
      const doc = await jobs.findOne({ assistantId, sourceId }).sort({ createdAt: -1 }).lean<JobDoc>();
      return doc && toJob(doc);
    },
    async cancel(assistantId, id) {
      const ended = { state: 'cancelled', slot: id, endedAt: clock.now(), isCancelled: true } as const;
      await jobs.updateOne({ _id: id, assistantId, state: 'queued' }, { $set: ended });
      await jobs.updateOne({ _id: id, assistantId, state: 'running' }, { $set: { isCancelled: true } });
      return find(assistantId, id);
    },
    async removeOf(assistantId, sourceId) {
      await jobs.deleteMany({ assistantId, sourceId });
    },
  };
}

/** A job as long as it is the holder's. */
function held({ id, assistantId }: JobKey, holder: string) {
  return { _id: id, assistantId, holder, state: 'running' as const };
}

function asHolder({ jobs }: Models, clock: Clock): Pick<JobStore, 'claim' | 'save' | 'end' | 'release'> {
  return {
    async claim({ holder, until }: Lease) {
      const now = clock.now();
      const doc = await jobs
        .findOneAndUpdate(
          { state: trusted({ $in: ['queued', 'running'] }), leaseUntil: trusted({ $lte: now }) },
          { $set: { state: 'running', holder, leaseUntil: until } },
          { returnDocument: 'after', sort: { createdAt: 1 }, [CROSS_TENANT]: 'one queue for all assistants' },
        )
        .lean<JobDoc>();
      if (doc?.startedAt !== null) return doc && toJob(doc);
      const started = toJob({ ...doc, startedAt: now });
      await jobs.updateOne(held(started, holder), { $set: { startedAt: now } });
      return started;
    },
    async save(job, { holder, until }, progress) {
      const doc = await jobs
        .findOneAndUpdate(
          held(job, holder),
          { $set: { ...progress, leaseUntil: until } },
          { returnDocument: 'after' },
        )
        .lean<JobDoc>();
      return doc && toJob(doc);
    },
    async end(job, holder, { state, reason, progress }) {
      const ended = { ...progress, state, reason, slot: job.id, endedAt: clock.now(), holder: null };
      await jobs.updateOne(held(job, holder), { $set: ended });
    },
    async release(job, holder, progress) {
      const free = { ...progress, holder: null, leaseUntil: clock.now() };
      await jobs.updateOne(held(job, holder), { $set: free });
    },
  };
}
