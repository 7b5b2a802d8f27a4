// A secret address over real HTTP: a feed reader that never signs in reads it, and the program's own log never holds it.
import assert from "node:assert/strict";
import { join } from "node:path";
import { Visit, act, fine, inFolder, serve, write } from "./program.mjs";

export const tests = {
  a_secret_address_is_read_without_signing_in_and_stands_in_no_log: () => inFolder(async (folder) => {
    const data = join(folder, "d");
    fine(data, "init");
    fine(data, "import", write(folder, "lege-1-2019.ro.txt", act(1)));
    fine(data, "user", "add", "ana", "--organisation", "Org", "--role", "reader", "--password-file",
      write(folder, "password", "a password of some length\n"));
    const server = await serve(data);
    const ana = new Visit(server.origin);
    await ana.post("/sign-in", "/sign-in", { login: "ana", password: "a password of some length" });
    assert.equal((await ana.post("/follows", "/follows", { kind: "act", target: "ro/lege/2019/1" })).status, 303);
    const { body } = await ana.post("/follows", "/follows/address", {});
    const secret = body.match(/\/feeds\/([0-9a-f]{64})\/atom\.xml/)?.[1];
    assert.ok(secret, "the address is shown");
    const reader = (path, headers = {}) => fetch(`${server.origin}/feeds/${path}`, { headers });
    const feed = await reader(`${secret}/atom.xml`);
    assert.equal(feed.status, 200);
    assert.match(feed.headers.get("content-type"), /^application\/atom\+xml/);
    assert.equal(feed.headers.get("cache-control"), "private, no-cache");
    const first = await feed.text();
    assert.match(first, /<entry>/);
    assert.doesNotMatch(first, /\bana\b/);
    assert.equal(await (await reader(`${secret}/atom.xml`)).text(), first, "the same state, the same bytes");
    assert.equal((await reader(`${secret}/atom.xml`, { "if-none-match": feed.headers.get("etag") })).status, 304);
    const calendar = await reader(`${secret}/calendar.ics`);
    assert.match(calendar.headers.get("content-type"), /^text\/calendar/);
    assert.match(await calendar.text(), /^BEGIN:VCALENDAR\r\n/);
    await ana.post("/follows", "/follows/address/revoke", {});
    assert.equal((await reader(`${secret}/atom.xml`)).status, 404);
    assert.equal((await reader(`${secret}/calendar.ics`)).status, 404);
    await server.stop();
    assert.doesNotMatch(server.said(), new RegExp(secret));
    assert.doesNotMatch(server.said(), /\/feeds\//);
  }),
};
