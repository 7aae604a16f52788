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
