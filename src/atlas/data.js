// The records of the page, parsed once, and the indexes over them.

/** Unpacks bytes that the program wrote into the page. */
export async function unpackBytes(text) {
  const bytes = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Unpacks the bundle that the program wrote into the page. */
export async function unpack(text) {
  return JSON.parse(new TextDecoder().decode(await unpackBytes(text)));
}

/** What the views ask: records by id and kind, links both ways, disputes, words of closed lists. */
export class Atlas {
  constructor(bundle, tables) {
    this.tables = tables;
    this.about = bundle.about;
    this.kinds = new Map(bundle.kinds.map((kind) => [kind.name, kind]));
    this.citations = bundle.citations;
    this.styles = bundle.styles;
    this.states = bundle.states;
    this.due = bundle.due;
    this.search = bundle.search;
    this.everything = bundle.records;
    this.show(false);
  }

  /** Builds the indexes over all records, or over those of the paper alone. */
  show(paperOnly) {
    this.paperOnly = paperOnly;
    const records = paperOnly ? this.everything.filter((record) => record.layer !== "supplement") : this.everything;
    this.records = records;
    this.byId = new Map(records.map((record) => [record.id, record]));
    this.byKind = new Map();
    for (const record of records) {
      if (!this.byKind.has(record.kind)) this.byKind.set(record.kind, []);
      this.byKind.get(record.kind).push(record);
    }
    this.references = new Map();
    this.disputes = new Map();
    for (const record of records) {
      const kind = this.kinds.get(record.kind);
      if (kind.dispute) this.disputed(record);
      for (const field of kind.fields) this.refer(record, field, record[field.name]);
    }
    this.orgs = this.about.orgs.map((id) => this.byId.get(id)).filter(Boolean);
  }

  /** Notes at the other end of each link who links there, and what that end calls it. */
  refer(record, field, value) {
    if (value === undefined || value === null) return;
    if (Array.isArray(value)) {
      for (const each of value) this.refer(record, field, each);
    } else if (field.parts) {
      for (const set of field.keyed ? Object.values(value) : [value]) for (const part of field.parts) this.refer(record, part, set[part.name]);
    } else if (field.type === "link" && this.byId.has(value) && value !== record.id) {
      if (!this.references.has(value)) this.references.set(value, []);
      const list = this.references.get(value);
      if (!list.some((known) => known.record === record && known.field === field)) list.push({ record, field });
    }
  }

  disputed(record) {
    const named = new Set();
    for (const { record: id, field } of record.fields ?? []) {
      named.add(id);
      this.dispute(id, record, field);
    }
    for (const id of record.records ?? []) if (!named.has(id)) this.dispute(id, record, "");
  }

  dispute(id, record, field) {
    if (!this.disputes.has(id)) this.disputes.set(id, []);
    this.disputes.get(id).push({ record, field });
  }

  of(kind) {
    return this.byKind.get(kind) ?? [];
  }

  get(id) {
    return this.byId.get(id);
  }

  /** Where an organization comes in the order of the dataset; others after those. */
  rank(id) {
    const place = this.about.orgs.indexOf(id);
    return place < 0 ? this.about.orgs.length : place;
  }

  /** The number of the accent of an organization: 0 to 2 for those compared, 3 for all others. */
  accent(id) {
    const place = this.about.orgs.indexOf(id);
    return place < 0 || place > 2 ? 3 : place;
  }

  /** What people call a record in short: the acronym, else the name. */
  short(id) {
    const record = this.get(id);
    if (!record) return id;
    return record.acronym ?? record.symbol ?? record.name;
  }

  /** The full name, with the acronym where there is one. */
  title(record) {
    return record.acronym && record.acronym !== record.name ? `${record.name} (${record.acronym})` : record.name;
  }

  field(kind, path) {
    let fields = this.kinds.get(kind)?.fields ?? [];
    let found;
    for (const name of path.split(".")) {
      found = fields.find((field) => field.name === name);
      fields = found?.parts ?? [];
    }
    return found;
  }

  /** The words of a closed field with what a heading calls them. */
  words(kind, path) {
    return Object.entries(this.field(kind, path)?.words ?? {});
  }

  /** What a word of a closed field means. */
  meaning(kind, path, word) {
    return this.field(kind, path)?.meanings?.[word] ?? "";
  }

  /** What a heading calls a word of a closed field. */
  word(kind, path, word) {
    return this.field(kind, path)?.words?.[word] ?? word;
  }
}

/** The year of a partial date. */
export function yearOf(date) {
  return date ? Number(date.slice(0, 4)) : null;
}

/** A partial date as a number of years: its first day, or with `last` the day after its last. */
export function instant(date, last = false) {
  if (!date) return null;
  const [year, month, day] = date.split("-").map(Number);
  const start = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const end = day ? start + 864e5 : month ? Date.UTC(year, month, 1) : Date.UTC(year + 1, 0, 1);
  const [from, to] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  return year + ((last ? end : start) - from) / (to - from);
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** A partial date as people write it. */
export function dated(date) {
  if (!date) return "";
  const [year, month, day] = date.split("-").map(Number);
  return [day, MONTHS[month - 1], year].filter(Boolean).join(" ");
}

/** The items by what `key` gives for each, in the order in which the keys are met. */
export function grouped(items, key) {
  const groups = new Map();
  for (const item of items) {
    const of = key(item);
    if (!groups.has(of)) groups.set(of, []);
    groups.get(of).push(item);
  }
  return groups;
}

/** A text with a capital letter. */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `UN`, `UN and EU`, `UN, EU, and NATO`. */
export function joined(names) {
  if (names.length < 3) return names.join(" and ");
  return `${names.slice(0, -1).join(", ")}, and ${names.at(-1)}`;
}

/** `1 record`, `2 records`. */
export function counted(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** The latest date to which a mission is known to have run or been authorized, and whether it is sure. */
export function reach(mission) {
  if (mission.end) return { to: mission.end, sure: true, open: false };
  const last = (mission.terms ?? []).at(-1);
  if (last?.open_ended && !last.doubt) return { to: null, sure: true, open: true };
  const until = last?.until && !last.doubt ? last.until : null;
  const seen = [mission.last_seen, until].filter(Boolean).sort().at(-1) ?? null;
  return { to: seen, sure: false, open: mission.status === "ongoing" };
}
