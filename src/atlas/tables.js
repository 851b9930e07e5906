// The tables of a search, read in place: the same as src/search/index/table.rs, which says how they are laid out.

/** Reads numbers and texts one after the other. */
class Bytes {
  constructor(bytes, at) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    const byte = this.bytes[this.at] ?? 0;
    this.at += 1;
    return byte;
  }

  number() {
    let number = 0;
    let scale = 1;
    for (;;) {
      const byte = this.byte();
      number += (byte & 0x7f) * scale;
      scale *= 128;
      if (byte < 0x80) return number;
    }
  }

  text() {
    const length = this.number();
    this.at += length;
    return UTF8.decode(this.bytes.subarray(this.at - length, this.at));
  }
}

const UTF8 = new TextDecoder();

/** Terms and where they are, documents and what filters ask of them. */
export class Tables {
  constructor(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const section = (number) => {
      const begin = view.getUint32(4 * number, true);
      return { length: view.getUint32(begin, true), entry: (place) => new Bytes(bytes, begin + view.getUint32(begin + 4 * (place + 1), true)) };
    };
    const [fields, orgs, documents, terms] = [0, 1, 2, 3].map(section);
    let [kind, number] = [-1, 0];
    this.fields = Array.from({ length: fields.length }, (_, place) => {
      const entry = fields.entry(place);
      const of = entry.byte();
      number = of === kind ? number + 1 : 0;
      kind = of;
      const weight = entry.byte();
      return { number, weight, mean: Math.max(Math.fround(entry.number() / 100), 1), path: entry.text() };
    });
    this.orgs = Array.from({ length: orgs.length }, (_, place) => orgs.entry(place).text());
    this.documents = Array.from({ length: documents.length }, (_, place) => {
      const entry = documents.entry(place);
      const kind = entry.byte();
      entry.byte();
      const year = entry.number();
      const date = 10_000 * year + entry.number();
      entry.number();
      const of = Array.from({ length: entry.number() }, () => this.orgs[entry.number()]);
      return { kind, year, date, orgs: of, id: entry.text() };
    });
    this.entries = new Map();
    this.terms = Array.from({ length: terms.length }, (_, place) => {
      const entry = terms.entry(place);
      const term = entry.text();
      const surface = entry.text() || term;
      this.entries.set(term, { term, surface, documents: entry.number(), at: entry.at });
      return term;
    });
    this.bytes = bytes;
  }

  frequency(term) {
    return this.entries.get(term)?.documents ?? 0;
  }

  /** The entries of the terms that begin with `start`. */
  *beginning(start) {
    let [low, high] = [0, this.terms.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.terms[middle] < start) low = middle + 1;
      else high = middle;
    }
    for (; low < this.terms.length && this.terms[low].startsWith(start); low += 1) yield this.entries.get(this.terms[low]);
  }

  /** Calls `visit` with every document of a term and its places there: `{field, count, length}`. */
  each(term, visit) {
    const entry = this.entries.get(term);
    if (entry === undefined) return;
    const reader = new Bytes(this.bytes, entry.at);
    let document = 0;
    for (let left = entry.documents; left > 0; left -= 1) {
      document += reader.number();
      const end = reader.number() + reader.at;
      const places = [];
      while (reader.at < end) places.push({ field: this.fields[reader.byte()], count: reader.byte(), length: reader.number() });
      visit(document, places);
    }
  }
}

const LONGEST_NAME = 6;

/** Which names stand for the same thing, or for things near to each other: the same as src/search/index/thesaurus.rs. */
export class Thesaurus {
  constructor(lines) {
    this.groups = new Map();
    for (const line of lines.split("\n")) {
      const [name, groups] = line.split("\t");
      if (groups !== undefined) this.groups.set(name, groups.split("|"));
    }
  }

  /** Calls `visit` with every group that has a name among `terms`, and with the first and the last word of the name. */
  each(terms, visit) {
    for (let begin = 0; begin < terms.length; begin += 1) {
      for (let end = begin; end < Math.min(terms.length, begin + LONGEST_NAME); end += 1) {
        for (const group of this.groups.get(terms.slice(begin, end + 1).join(" ")) ?? []) visit(group, begin, end);
      }
    }
  }
}
