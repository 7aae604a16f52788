// What the site's scripts share: one namespace.
interface Words {
  plain(text: string): string;
  wordsOf(text: string): string[];
  joined(text: string): string;
  unjoined(name: string): string;
  unpack(packed: Packed): Index;
  slight(index: Index, id: number): boolean;
  essence(index: Index, ids: number[]): string;
  match(index: Index, token: string, last: boolean): Match;
  remember(index: Index, key: string, quality: Float32Array, number: boolean): Match;
  GLUED: number;
  NOISE: number;
}

interface Search {
  index: Index;
  rank(index: Index, query: string): { results: Result[]; nearest: boolean };
}

/** A text, or one for each plural form. */
type Label = string | { [form: string]: string };

interface Statusbook {
  /** What the script that runs shows: src/render/script_labels.rs. */
  labels: any;
  say(label: Label, values: Record<string, string | number>): string;
  words: Words;
  openIndex(packed: Packed): void;
  search?: Search;
  /** Loads the search, once. */
  loadSearch(sources: DOMStringMap): Promise<Search>;
  copy(button: HTMLElement, text: string, source: Element): Promise<void>;
  /** Whether the filters of the page let a code through. */
  fits?(code: string): boolean;
  /** Brings a served page up to date; false if it has to be loaded again. */
  patch(shown: Document): (next: Document) => boolean;
}

/** What the build puts before the service worker. */
declare const kept: { version: string; core: string[]; pages: string[]; noNetwork: string };

declare var statusbook: Statusbook;

/** The index of the search as the build writes it: src/render/search_script.rs. */
interface Packed {
  weights: Record<string, number>;
  noise: string;
  alike: string[];
  code: string;
  phrase: string;
  summary: string;
  unofficial: string;
  english: boolean;
  section: string;
  labels: Record<string, string>;
  fields: Record<string, string>;
}

interface Page {
  /** `404`, `4xx`, `guides/401-or-403`, `error-format` */
  code: string;
  /** `status`, `class`, `guide` or `page` */
  kind: string;
  /** What a list shows for it: `404`, `4xx`, or the word for a guide. */
  label: string;
  phrase: string;
  summary: string;
  href: string;
  class: string;
  official: boolean;
}

/** A text that a page is found by. */
interface Name {
  /** Where the page is in `pages`. */
  page: number;
  field: string;
  weight: number;
  text: string;
  /** Where each word is in `words`. */
  words: number[];
  /** How many words there are, those that say little counted less. */
  size: number;
  /** The words in one, without those that say nothing. */
  joined?: string;
}

interface Why {
  field: string;
  text: string;
}

interface Result {
  page: Page;
  score: number;
  why: Why | null;
}

interface Index {
  pages: Page[];
  /** Where a code's page is in `pages`. */
  codes: Map<string, number>;
  names: Name[];
  words: string[];
  /** Where a word is in `words`. */
  ids: Map<string, number>;
  /** The words of a stem. */
  stems: Map<string, number[]>;
  alike: Map<string, Set<string>>;
  noise: Set<string>;
  stem(word: string): string;
  /** How an RFC's section is replaced by its name. */
  section: string;
  remembered: Map<string, Match>;
}

interface Match {
  quality: Float32Array;
  ids: number[];
  rarity: number;
  number: boolean;
}
