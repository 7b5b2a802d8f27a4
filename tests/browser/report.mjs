// Counts checks and prints one line each; the last line of a run is what ./run test reads.
export class Report {
  passed = 0;
  failed = 0;
  skipped = [];

  async check(name, work) {
    const began = Date.now();
    try {
      await work();
      this.passed += 1;
      console.log(`ok ${this.passed + this.failed} - ${name} (${Date.now() - began} ms)`);
    } catch (error) {
      this.failed += 1;
      console.log(`not ok ${this.passed + this.failed} - ${name}`);
      for (const line of String(error.stack ?? error).split("\n").slice(0, 12)) console.log(`  # ${line}`);
    }
  }

  skip(name, reason) {
    this.skipped.push(name);
    console.log(`# SKIPPED ${name}: ${reason}`);
  }

  finish() {
    if (this.skipped.length > 0) console.log(`skipped: ${this.skipped.join(", ")}`);
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exitCode = this.failed === 0 ? 0 : 1;
  }
}

export function assert(condition, message) {
  if (!condition) throw new Error(message);
}

export function assertEqual(actual, wanted, message) {
  if (actual !== wanted) throw new Error(`${message}: wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(actual)}`);
}

export function assertNone(list, message) {
  if (list.length > 0) throw new Error(`${message}:\n${list.join("\n")}`);
}
