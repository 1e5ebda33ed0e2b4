/**
 * A small data portal on this machine that answers as Socrata's does (SODA 2.1: every value that
 * is not null in quotes, a line feed after each record, errors as JSON), and fails when told to.
 *
 * @module
 */

import { PORTAL_COLUMNS } from "lib/data/portal_query.ts";

/** One record; columns that are left out are null. */
export type SodaRecord = Record<string, string>;

/** What a test does with a request instead of the answer; undefined lets the answer through. */
export type Misbehave = (
  request: { number: number; url: URL; headers: Headers },
  answer: () => string,
) => Response | Promise<Response> | undefined;

/** A portal that runs until disposed. */
export interface SodaServer extends AsyncDisposable {
  baseUrl: string;
  /** Questions asked so far. */
  requests: URL[];
  /** Records held; tests add to them. */
  records: SodaRecord[];
}

/** Records of ten days, so many a day, with IDs that do not follow the dates. */
export function makeRecords(nDays: number, perDay: number): SodaRecord[] {
  return Array.from({ length: nDays * perDay }, (_, i) => ({
    id: String(10_000 + ((i * 7) % (nDays * perDay))),
    case_number: `SYN${i}`,
    date: `2018-03-${String(1 + Math.floor(i / perDay)).padStart(2, "0")}T10:15:00.000`,
    block: 'SYNTHETIC, "QUOTED"',
    primary_type: "THEFT",
    updated_on: "2018-04-01T00:00:00.000",
  }));
}

/** Starts a portal that holds the records. */
export function startSodaServer(
  records: SodaRecord[],
  misbehave: Misbehave = () => undefined,
): SodaServer {
  const requests: URL[] = [];
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {}, onError: () => new Response() },
    (request) => {
      const url = new URL(request.url);
      requests.push(url);
      const answer = () => answerQuestion(records, url.searchParams);
      const { headers } = request;
      return misbehave({ number: requests.length, url, headers }, answer) ?? csvResponse(answer());
    },
  );
  return {
    baseUrl: `http://127.0.0.1:${server.addr.port}`,
    requests,
    records,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** A complete answer. */
export function csvResponse(csv: string): Response {
  return new Response(csv, { headers: { "content-type": "text/csv; charset=UTF-8" } });
}

/** Whether a question asks for records, not for counts. */
export function asksForPage(url: URL): boolean {
  return url.searchParams.get("$order") === "id";
}

/** Answer to a question of the kinds that Socrata documents and the project asks. */
function answerQuestion(records: SodaRecord[], question: URLSearchParams): string {
  const chosen = records.filter(parseWhere(question.get("$where") ?? ""));
  const limit = Number(question.get("$limit") ?? 1000);
  switch (question.get("$select")) {
    case "count(*) AS n,max(updated_on) AS updated": {
      const updated = chosen.map((record) => record["updated_on"]!).sort().at(-1);
      return toCsv(["n", "updated"], [{ n: String(chosen.length), ...(updated && { updated }) }]);
    }
    case "date_trunc_ymd(date) AS day,count(*) AS n": {
      const days = Map.groupBy(chosen, (record) => `${record["date"]!.slice(0, 10)}T00:00:00.000`);
      const rows = [...days].map(([day, group]) => ({ day, n: String(group.length) }));
      return toCsv(["day", "n"], rows.sort((a, b) => (a.day < b.day ? 1 : -1)).slice(0, limit));
    }
    default: {
      const columns = question.get("$select")!.split(",");
      const ordered = chosen.toSorted((a, b) => Number(a["id"]) - Number(b["id"]));
      return toCsv(columns, ordered.slice(0, limit));
    }
  }
}

/** Condition such as `id > 5 AND date < '2018-03-02T00:00:00'`. */
function parseWhere(where: string): (record: SodaRecord) => boolean {
  const conditions = where.split(" AND ").map((text) => {
    const match = /^(id|date) (>|>=|<) '?([^']+)'?$/.exec(text);
    if (!match) throw new Error(`The test portal does not understand: ${text}`);
    const [, column, operator, bound] = match;
    return (record: SodaRecord) => {
      const order = column === "id"
        ? Number(record["id"]) - Number(bound)
        : Date.parse(record["date"]! + "Z") - Date.parse(bound! + "Z");
      return operator === ">" ? order > 0 : operator === ">=" ? order >= 0 : order < 0;
    };
  });
  return (record) => conditions.every((holds) => holds(record));
}

function toCsv(columns: string[], rows: SodaRecord[]): string {
  const cell = (value: string | undefined) =>
    value === undefined ? "" : `"${value.replaceAll('"', '""')}"`;
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join());
  return [columns.map(cell).join(), ...lines].join("\n") + "\n";
}

/** The CSV of all columns of all records in order of ID, as one page would hold them. */
export function allRecordsCsv(records: SodaRecord[]): string {
  const ordered = records.toSorted((a, b) => Number(a["id"]) - Number(b["id"]));
  return toCsv([...PORTAL_COLUMNS], ordered);
}
