// docs/reference-rows.md: the result of each row, as the last run with --write had it.
const head = `# Rows of the reference systems

Written by \`node tests/rows/run.mjs build/dev/lacuna build/dev/reports/rows.xml --write\`: each row is a test of that name in \`tests/rows\`, which looks
at pages and exports of the program with the demo base. \`./run test\` runs them all and fails when this table says otherwise. A row that
failed is open: it is run and counted as skipped.

| id | test | result |
|---|---|---|
`;

export const writeTable = (rows) => head + rows.map((row) => `| ${row.id} | ${row.what} | ${row.result} |\n`).join("");

// id -> "passed" | "failed"
export const readTable = (text) => new Map([...text.matchAll(/^\| ([A-E]\d\d|story \d+) \|.*\| (passed|failed) \|$/gm)].map(([, id, result]) => [id, result]));
