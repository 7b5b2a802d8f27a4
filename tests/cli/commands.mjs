// Exit codes and messages: 0 fine, 1 some inputs failed, 2 bad usage, 3 cannot work.
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Visit, act, fine, inFolder, lacuna, serve, write } from "./program.mjs";

function refused(done, code, words) {
  assert.equal(done.code, code, `exit ${done.code}, not ${code}: ${done.err}`);
  assert.match(done.err, words);
  assert.equal(done.out, "", "nothing on standard output");
}

export const tests = {
  commands_need_a_data_directory: () => inFolder((folder) => {
    const none = join(folder, "none");
    for (const args of [["show", "ro/lege/2019/1"], ["search", "x"], ["check"], ["reindex"], ["import", "."], ["demo"], ["serve"],
      ["backup", join(folder, "b.zip")], ["withdraw", "ro/lege/2019/1"], ["accept", "ro/lege/2019/1"], ["user", "list"]])
      refused(lacuna(none, ...args), 3, /no Lacuna data directory at .*none[\s\S]*init/);
    assert.equal(existsSync(none), false, "nothing was made");
  }),
  init_leaves_foreign_folders_alone: () => inFolder((folder) => {
    write(folder, "letter.txt", "mine");
    refused(lacuna(folder, "init"), 3, /is not empty and not a Lacuna data directory[\s\S]*nothing was touched/);
    assert.deepEqual(readdirSync(folder), ["letter.txt"]);
    refused(lacuna(join(folder, "letter.txt"), "init"), 3, /is not a folder/);
    fine(join(folder, "new"), "init");
    assert.match(fine(join(folder, "new"), "init").out, /is there already/);
  }),
  bad_usage_is_named: () => inFolder((folder) => {
    fine(join(folder, "d"), "init");
    const data = join(folder, "d");
    refused(lacuna(data, "nosuch"), 2, /no such command: nosuch[\s\S]*--help/);
    refused(lacuna(data), 2, /subcommand is required/);
    refused(lacuna(data, "import"), 2, /PATH|path/);
    refused(lacuna(data, "import", "--nosuch", "x"), 2, /nosuch/);
    refused(lacuna(data, "show", "ro/lege/2019/1", "--format", "pdf"), 2, /pdf/);
    refused(lacuna(data, "search", "x", "--limit", "0"), 2, /limit/);
    refused(lacuna(data, "serve", "--listen", "nonsense"), 2, /cannot listen on "nonsense"[\s\S]*127\.0\.0\.1:8080/);
    refused(lacuna(data, "withdraw", "not an act"), 2, /not an act: not an act[\s\S]*ro\/lege/);
    refused(lacuna(data, "user", "add", "ana", "--organisation", "O"), 2, /no terminal[\s\S]*--password-file/);
    refused(lacuna(data, "user", "role", "ana", "king"), 2, /king/);
  }),
  what_is_not_there_is_a_failed_input: () => inFolder((folder) => {
    const data = join(folder, "d");
    fine(data, "init");
    refused(lacuna(data, "show", "ro/lege/1/1"), 1, /no such act: ro\/lege\/1\/1/);
    refused(lacuna(data, "withdraw", "ro/lege/1/1"), 1, /no text of ro\/lege\/1\/1 is loaded/);
    refused(lacuna(data, "accept", "ro/lege/1/1"), 1, /no text of ro\/lege\/1\/1 waits/);
    refused(lacuna(data, "user", "role", "ana", "editor"), 1, /no account: ana/);
    refused(lacuna(data, "user", "disable", "ana"), 1, /no account: ana/);
    const restored = lacuna(join(folder, "r"), "restore", join(folder, "none.zip"));
    assert.ok(restored.code === 1 || restored.code === 3, `exit ${restored.code}`);
    assert.match(restored.err, /none\.zip/);
    assert.equal(existsSync(join(folder, "r")), false);
    const rubbish = lacuna(join(folder, "r"), "restore", write(folder, "rubbish.zip", "no archive"));
    assert.notEqual(rubbish.code, 0);
    assert.match(rubbish.err, /rubbish\.zip/);
    assert.equal(existsSync(join(folder, "r")), false);
  }),
  every_command_has_help_with_an_example: () => inFolder((folder) => {
    const help = fine(folder, "--help").out;
    const names = [...help.matchAll(/^ {2}([a-z]+) {2,}/gm)].map((row) => row[1]);
    assert.ok(names.length >= 12, names.join(" "));
    for (const name of names) assert.match(fine(folder, name, "--help").out, /Example: lacuna/, name);
  }),
  json_stands_alone_on_standard_output: () => inFolder((folder) => {
    const data = join(folder, "d");
    fine(data, "init");
    const law = write(folder, "law.txt", act(991));
    assert.equal(fine(data, "import", law, "--json").rows[0].status, "imported");
    const found = fine(data, "search", "pasarile calatoare", "--json", "--facets").rows;
    assert.equal(found.length, 1);
    assert.equal(found[0].hits[0].work, "ro/lege/2019/991");
    assert.equal(JSON.parse(fine(data, "show", "ro/lege/2019/991", "--format", "json").out).work, "ro/lege/2019/991");
    assert.equal(fine(data, "check", "--json").rows.length, 1);
    assert.equal(lacuna(data, "import", join(folder, "none"), "--json").rows[0].status, "failed");
  }),
  one_server_a_directory: () => inFolder(async (folder) => {
    const data = join(folder, "d");
    fine(data, "init");
    const server = await serve(data);
    try {
      const seconds = (work) => { const begin = Date.now(); work(); return (Date.now() - begin) / 1000; };
      const start = seconds(() => fine(data, "--version"));  // a build with sanitizers takes its time to begin
      const refusal = seconds(() => refused(lacuna(data, "serve", "--listen", "127.0.0.1:0"), 3, /another server is running on .*\/d/));
      assert.ok(refusal < start + 1, `it took ${refusal} s, of which ${start} s to start`);
      const visit = new Visit(server.origin);
      assert.equal((await visit.send("/healthz")).status, 200);
      assert.equal((await visit.send("/search?q=nothing")).status, 200, "an empty Lacuna can be searched");
    } finally {
      assert.equal(await server.stop(), 0, "SIGTERM ends it cleanly");
    }
  }),
};
