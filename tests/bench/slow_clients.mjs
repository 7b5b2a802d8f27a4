// A client that asks and listens as it should, beside 200 that never finish their request and 200 that keep their connection and
// say nothing; whichever of them the server sends away comes back at once.
import net from 'node:net';
import { fresh, median, of_runs, row } from './common.mjs';
import { found_pages, lacuna, load_beside, small_data } from './served.mjs';

const of_each = 200;

class Crowd {
  open = 0;
  #sockets = new Set();
  #over = false;
  constructor(origin, saying) {
    const { hostname, port } = new URL(origin);
    this.place = { host: hostname, port: Number(port) };
    this.saying = saying;
    for (let i = 0; i < of_each; ++i) this.#come();
  }
  #come() {
    const socket = net.connect(this.place, () => { ++this.open; socket.said = true; socket.write(this.saying); });
    this.#sockets.add(socket);
    socket.on('data', () => {});
    socket.on('error', () => {});
    socket.on('close', () => {
      if (socket.said) --this.open;
      this.#sockets.delete(socket);
      if (!this.#over) setTimeout(() => this.#over || this.#come(), 10);
    });
  }
  leave() {
    this.#over = true;
    for (const socket of this.#sockets) socket.destroy();
  }
}

export async function slow_clients(bench) {
  const data = small_data(bench, 'slow-data'), server = await lacuna(bench, data);
  const address = server.origin + (await found_pages(server.origin, 'lege kind:provision'))[0].address, alone = { connections: 1, seconds: 3 };
  try {
    const runs = { quiet: [], crowded: [] };
    for (let i = 0; i < bench.runs; ++i) {
      runs.quiet.push(await load_beside(bench, 'a good client alone', address, alone));
      const crowds = [new Crowd(server.origin, 'GET / HTTP/1.1\r\nHost: slow\r\nX-Half: '), new Crowd(server.origin, 'GET /healthz HTTP/1.1\r\nHost: idle\r\n\r\n')];
      await new Promise((resolve) => setTimeout(resolve, 700));
      runs.crowded.push(await load_beside(bench, 'beside slow clients', address, alone));
      const open = crowds.map((crowd) => crowd.open);
      crowds.forEach((crowd) => crowd.leave());
      if (open.some((count) => count < of_each * 0.5)) throw new Error(`only ${open.join(' and ')} slow clients were there`);
    }
    const p99 = (side) => median(runs[side].map((run) => run.p99));
    return of_runs(bench.runs, [
      row(`a good client beside ${of_each} half-sent requests and ${of_each} idle connections: p99`, p99('crowded'), 'ms', 20),
      row('the same client alone: p99', p99('quiet'), 'ms'),
    ]);
  } finally {
    await server.stop();
    fresh(data);
  }
}
