// The addresses that a crawl knows and has not visited yet, the nearest first.

/** An address to visit. */
export interface FrontierEntry {
  readonly url: string;
  /** How many links away from the first page. */
  readonly depth: number;
}

/** Knows which addresses are to be visited, each once. */
export class Frontier {
  readonly #maxDepth: number;
  readonly #waiting: FrontierEntry[] = [];
  readonly #seen = new Set<string>();
  readonly #visited = new Set<string>();
  #head = 0;
  #isStopped = false;

  constructor(maxDepth: number) {
    this.#maxDepth = maxDepth;
  }

  /** How many addresses are known by now. */
  get size(): number {
    return this.#seen.size;
  }

  /** How many of them have been visited, or are being visited. */
  get visited(): number {
    return this.#visited.size;
  }

  /** Whether addresses were left unvisited on purpose. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Adds an address, unless it is known already or too far away. */
  add(url: string, depth: number): void {
    if (depth > this.#maxDepth || this.#seen.has(url)) return;
    this.#seen.add(url);
    this.#waiting.push({ url, depth });
  }

  /** Takes the next address. */
  next(): FrontierEntry | undefined {
    while (!this.#isStopped && this.#head < this.#waiting.length) {
      const entry = this.#waiting[this.#head];
      this.#head += 1;
      if (entry === undefined || this.#visited.has(entry.url)) continue;
      this.#visited.add(entry.url);
      return entry;
    }
    return undefined;
  }

  /** Notes that an address has been visited by another way, such as a redirect. */
  visit(url: string): void {
    this.#seen.add(url);
    this.#visited.add(url);
  }

  isVisited(url: string): boolean {
    return this.#visited.has(url);
  }

  /** Leaves the rest unvisited. */
  stop(): void {
    this.#isStopped = true;
  }
}
