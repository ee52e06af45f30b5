// What can be done with the knowledge of another service: search it, fill it, set it up.

import type { Retrieval } from './retriever.ts';
import type { ServiceAccess } from './service-connections.ts';

/** A text to put into a service's knowledge. */
export interface SharedDocument {
  readonly title: string;
  readonly content: string;
  /** Where it is published; the service knows it by this, or else by its title. */
  readonly url?: string;
}

/** Works with the knowledge of other services. */
export interface ServiceKnowledge {
  /**
   * Searches the documents of AI SmartTalk.
   * @throws {AppError} when the service can't be asked
   */
  search(access: ServiceAccess, query: string, limit: number): Promise<Retrieval>;
  /**
   * Puts documents into AI SmartTalk; the same ones again replace what was there.
   * @param documents at most 100
   * @returns how many the service took
   * @throws {AppError} when the service can't be asked or took none
   */
  push(access: ServiceAccess, documents: readonly SharedDocument[]): Promise<number>;
  /**
   * Makes a project of CustomGPT that reads a website.
   * @returns the project's id
   * @throws {AppError} when the service can't be asked or refuses
   */
  createProject(
    access: Pick<ServiceAccess, 'baseUrl' | 'key'>,
    project: { readonly name: string; readonly sitemap: string },
  ): Promise<string>;
}
