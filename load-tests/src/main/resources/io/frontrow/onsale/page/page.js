'use strict';

const MICROS = 1e6;
const COLORS = ['#2f7de1', '#e0871b', '#1f9a57', '#c23b78', '#8259d6', '#1799a5', '#98762b', '#d04a3c'];
const WORDS = {
  PASS: 'Everything that was checked holds',
  FAIL: 'Not everything holds',
  UNKNOWN: 'Nothing failed, but too little was seen to decide everything',
};
const main = document.querySelector('main');
const run = DATA.verdict.run;
const findings = DATA.verdict.findings;

/** Creates an element. Text is never read as HTML. */
function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    node.setAttribute(key, value);
  }
  node.append(...children.map((it) => (it instanceof Node ? it : document.createTextNode(String(it)))));
  return node;
}

function drawing(name, attributes, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) {
    node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

function figure(value) {
  if (value === null || value === undefined) {
    return '–';
  }
  return typeof value === 'number' ? value.toLocaleString('en', { maximumFractionDigits: 2 }) : String(value);
}

function table(caption, heads, rows) {
  const isNumber = (at) => rows.length > 0 && rows.every((row) => row[at] === null || typeof row[at] === 'number');
  const classOf = (at) => (isNumber(at) ? { class: 'number' } : {});
  return element(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    element(
      'table',
      {},
      element(
        'thead',
        {},
        element('tr', {}, ...heads.map((it, at) => element('th', { scope: 'col', ...classOf(at) }, it))),
      ),
      element(
        'tbody',
        {},
        ...rows.map((row) =>
          element('tr', {}, ...row.map((it, at) => element('td', classOf(at), it instanceof Node ? it : figure(it)))),
        ),
      ),
    ),
  );
}

function tableOf(caption, heads, rows) {
  return element('details', {}, element('summary', {}, `Table: ${caption}`), table(caption, heads, rows));
}

function section(title, text, ...children) {
  main.append(element('h2', {}, title), element('p', { class: 'soft' }, text), ...children);
}

/* The verdict, in words. */

function summary() {
  const bad = findings.filter((it) => it.status !== 'PASS');
  const failed = bad.filter((it) => it.status === 'FAIL').length;
  const notApplicable = bad.filter((it) => !it.applies).length;
  const unknown = bad.length - failed - notApplicable;
  const passed = findings.length - bad.length;
  const parts = [`${passed} of ${findings.length} checks passed`];
  if (failed > 0) parts.push(`${failed} failed`);
  if (unknown > 0) parts.push(`${unknown} could not be decided`);
  if (notApplicable > 0) parts.push(`${notApplicable} did not apply`);
  return `${parts.join(', ')}. ${figure(DATA.verdict.operations)} requests and events of clients were judged, over ${figure(Math.round(DATA.verdict.seconds))} seconds.`;
}

function drawVerdict() {
  document.title = `On-sale: ${DATA.status}`;
  const rows = findings.map((it) =>
    element(
      'tr',
      {},
      element('td', { class: it.applies ? it.status : 'soft' }, it.status),
      element(
        'td',
        {},
        element('strong', {}, DATA.meanings[it.line]),
        element('br'),
        element('span', { class: 'soft' }, `${it.line}: ${it.reason}`),
      ),
    ),
  );
  main.append(
    element('h1', { class: DATA.status }, `${DATA.status}: ${WORDS[DATA.status]}`),
    element('p', {}, summary()),
    element(
      'table',
      { class: 'verdict' },
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('th', { scope: 'col' }, 'Verdict'),
          element('th', { scope: 'col' }, 'What must hold, and what was seen'),
        ),
      ),
      element('tbody', {}, ...rows),
    ),
  );
}

function drawFacts() {
  const policy = run.policy;
  const facts = {
    Seed: run.seed,
    Started: new Date(run.startedAt).toISOString(),
    Versions:
      Object.entries(run.versions)
        .map((it) => it.join(' '))
        .join(', ') || '–',
    Machine: run.machine,
    Policy: `${policy.capacity} turns at once, ${policy.admitPerSecond} admitted per second, turns of ${policy.sessionSeconds} s, holds of ${run.holdSeconds} s, order ${policy.order}`,
    Command: run.command,
  };
  main.append(
    element(
      'dl',
      { class: 'facts' },
      ...Object.entries(facts).flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
    ),
  );
}

/* What failed, as lanes: one for each operation, on one axis of time. */

function lanes(spans) {
  const from = Math.min(...spans.map((it) => it.start));
  const last = Math.max(...spans.map((it) => it.end ?? it.start));
  const room = (last - from) * 0.05 || 1;
  const at = (time) => (100 * (time - from + room)) / (last - from + 2 * room);
  return element(
    'div',
    { role: 'img', 'aria-label': 'The operations on an axis of time; the table below lists them' },
    ...spans.map((it) => lane(it, at(it.start), it.end === null ? 100 : at(it.end))),
  );
}

function lane(span, start, end) {
  const until = span.end === null ? '…' : `${(span.end / MICROS).toFixed(3)} s`;
  return element(
    'div',
    { class: 'lane' },
    `${(span.start / MICROS).toFixed(3)} s to ${until}   ${short(span.who)}   ${span.what}`,
    element(
      'div',
      {},
      element('i', {
        class: span.end === null ? 'open' : 'closed',
        style: `left: ${start}%; width: max(4px, ${end - start}%)`,
      }),
    ),
  );
}

function short(who) {
  return /^[0-9a-f-]{36}$/.test(who) ? `${who.slice(0, 4)}…${who.slice(-4)}` : who;
}

function spanTable(caption, spans) {
  return tableOf(
    caption,
    ['from, s', 'to, s', 'who', 'what'],
    spans.map((it) => [it.start / MICROS, it.end === null ? null : it.end / MICROS, it.who, it.what]),
  );
}

function drawEvidence() {
  const failed = findings.filter((it) => it.evidence.length > 0);
  if (failed.length === 0) {
    return;
  }
  section(
    'What cannot be explained',
    'The first violations of each line that failed, with the fewest requests that no correct service explains.',
  );
  for (const finding of failed) {
    main.append(element('h3', {}, finding.line));
    for (const evidence of finding.evidence) {
      const box = element('div', { class: 'evidence' }, element('p', {}, evidence.reason));
      if (evidence.spans.length > 0) {
        box.append(lanes(evidence.spans), spanTable(`${finding.line}: ${evidence.reason}`, evidence.spans));
      }
      main.append(box);
    }
  }
}

/* Charts over time. */

function faultBands(plot) {
  for (const fault of DATA.faults) {
    const left = plot.valToPos(fault.start / MICROS, 'x', true);
    const right = plot.valToPos(fault.end / MICROS, 'x', true);
    plot.ctx.save();
    plot.ctx.fillStyle = 'rgba(210, 60, 50, 0.18)';
    plot.ctx.fillRect(left, plot.bbox.top, Math.max(3, right - left), plot.bbox.height);
    plot.ctx.restore();
  }
}

function axes(unit) {
  const stroke = getComputedStyle(document.body).color;
  const grid = { stroke: 'rgba(128, 128, 128, 0.25)' };
  return [
    { stroke, grid, values: (_, ticks) => ticks.map((it) => `${it} s`) },
    { stroke, grid, size: 70, values: (_, ticks) => ticks.map((it) => `${figure(it)}${unit}`) },
  ];
}

function chart(title, unit, xs, series) {
  const names = Object.keys(series);
  const target = element('div', {
    class: 'chart',
    role: 'img',
    'aria-label': `${title}; the table below has the figures`,
  });
  main.append(target);
  const plot = new uPlot(
    {
      width: target.clientWidth,
      height: 240,
      scales: { x: { time: false } },
      axes: axes(unit),
      series: [
        { label: 'second' },
        ...names.map((label, at) => ({ label, stroke: COLORS[at % COLORS.length], width: 2, spanGaps: true })),
      ],
      hooks: { drawClear: [faultBands] },
    },
    [xs, ...names.map((it) => series[it])],
    target,
  );
  addEventListener('resize', () => plot.setSize({ width: target.clientWidth, height: 240 }));
  main.append(
    tableOf(
      title,
      ['second', ...names],
      xs.map((x, at) => [x, ...names.map((it) => series[it][at])]),
    ),
  );
}

function overTime(title, text, unit, series) {
  if (Object.values(series).some((values) => values.some((it) => it !== null && it !== 0))) {
    section(title, text);
    chart(title, unit, DATA.seconds, series);
  }
}

function drawFaults() {
  if (DATA.faults.length > 0) {
    const recoveries = findings.find((it) => it.line === 'recovered')?.figures.faults ?? [];
    section('Faults', 'What was broken on purpose while the sale ran. The charts below show each as a red band.');
    main.append(
      table(
        'Faults',
        ['fault', 'from, s', 'to, s', 'first answer after, s', 'as before after, s'],
        [...DATA.faults]
          .sort((one, other) => one.start - other.start)
          .map((it, at) => [
            it.fault,
            it.start / MICROS,
            it.end / MICROS,
            time(recoveries[at]?.firstAnswerSeconds),
            time(recoveries[at]?.recoverySeconds),
          ]),
      ),
    );
  }
}

function time(seconds) {
  return seconds === undefined || seconds < 0 ? 'never' : seconds;
}

/* The seats at a few moments. */

const SEATS = [
  ['available', '--free'],
  ['held', '--held'],
  ['reserved', '--reserved'],
  ['sold', '--sold'],
];

function frame(digits, length) {
  const columns = Math.ceil(Math.sqrt(length * 1.6));
  const canvas = element('canvas', { width: columns, height: Math.ceil(length / columns), 'aria-hidden': 'true' });
  const context = canvas.getContext('2d');
  const probe = element('i');
  document.body.append(probe);
  const colors = SEATS.map(([, name]) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  for (let at = 0; at < length; at++) {
    context.fillStyle = colors[Number(digits[at] ?? 0)];
    context.fillRect(at % columns, Math.floor(at / columns), 1, 1);
  }
  return canvas;
}

function drawFilm() {
  const performances = [...new Set(DATA.film.flatMap((it) => Object.keys(it.seats)))];
  if (performances.length === 0) {
    return;
  }
  section('The seats', 'The hall at twelve moments, as far as clients were answered; each dot is a seat.');
  main.append(
    element(
      'ul',
      { class: 'key' },
      ...SEATS.map(([name, color]) => element('li', {}, element('i', { style: `background: var(${color})` }), name)),
    ),
  );
  for (const performance of performances) {
    const length = Math.max(...DATA.film.map((it) => (it.seats[performance] ?? '').length));
    if (length === 0) continue;
    const counts = DATA.film.map((it) => {
      const digits = (it.seats[performance] ?? '').padEnd(length, '0');
      return [it.second, ...SEATS.map((_, status) => digits.split(String(status)).length - 1)];
    });
    main.append(
      element(
        'div',
        { class: 'film' },
        ...DATA.film.map((it, at) =>
          element(
            'figure',
            {},
            frame(it.seats[performance] ?? '', length),
            element('figcaption', {}, `${Math.round(it.second)} s: ${counts[at][4]} sold`),
          ),
        ),
      ),
      tableOf(`the seats of ${performance}`, ['second', ...SEATS.map(([name]) => name)], counts),
    );
  }
}

/* Told and real waits. */

function drawWaits() {
  if (DATA.waits.length === 0) {
    return;
  }
  const high = Math.max(...DATA.waits.map((it) => Math.max(it.waited, it.high)), 1);
  const size = 320;
  const at = (value) => (value / high) * (size - 50);
  const dots = DATA.waits.map((it) =>
    drawing('circle', {
      cx: 45 + at(it.median),
      cy: size - 30 - at(it.waited),
      r: 2.5,
      fill: it.waited <= it.high ? COLORS[0] : COLORS[7],
      'fill-opacity': '0.6',
    }),
  );
  const text = (x, y, words, anchor) => {
    const node = drawing('text', { x, y, 'text-anchor': anchor, fill: 'currentColor', 'font-size': '11' });
    node.textContent = words;
    return node;
  };
  section(
    'Told wait and real wait',
    'Each dot is somebody who was admitted: to the right what they were told when they joined (the median), upwards how long it took. Below the line the wait was shorter than told. Red dots waited longer than the told 90th percentile.',
  );
  main.append(
    drawing(
      'svg',
      {
        viewBox: `0 0 ${size} ${size}`,
        role: 'img',
        style: 'max-width: 30rem; display: block',
        'aria-label': 'Told and real waits; the table below has the shares',
      },
      drawing('line', {
        x1: 45,
        y1: size - 30,
        x2: 45 + at(high),
        y2: size - 30 - at(high),
        stroke: 'currentColor',
        'stroke-opacity': '0.5',
      }),
      drawing('path', { d: `M45 10V${size - 30}H${size - 5}`, fill: 'none', stroke: 'currentColor' }),
      ...dots,
      text(45, size - 14, '0', 'middle'),
      text(size - 5, size - 14, `told ${Math.round(high)} s`, 'end'),
      text(40, 20, `${Math.round(high)} s`, 'end'),
    ),
  );
  const calibration = findings.find((it) => it.line === 'wait')?.figures.calibration ?? [];
  main.append(
    tableOf(
      'how often waits were as told, with 95 % confidence',
      ['told median, s (mean)', 'users', 'waited, s (mean)', 'under the median', 'under the 90th percentile'],
      calibration.map((it) => [it.toldSeconds, it.told, it.waitedSeconds, share(it.underMedian), share(it.underHigh)]),
    ),
  );
}

function share(it) {
  return `${percent(it.kept / it.told)} (${percent(it.low)} to ${percent(it.high)})`;
}

function percent(value) {
  return `${Math.round(100 * value)} %`;
}

/* Figures of calls, and the worst moments. */

function drawCalls() {
  const calls = Object.entries(findings.find((it) => it.line === 'latency')?.figures.calls ?? {});
  if (calls.length > 0) {
    section('Calls', 'Latency in ms. Refusals that are right, such as a seat that is taken, are counted apart.');
    main.append(
      table(
        'Calls',
        ['call', 'answers', '50 %', '90 %', '99 %', 'longest', 'refusals', '99 % of them'],
        calls.map(([name, it]) => [name, it.count, it.p50, it.p90, it.p99, it.max, it.refusals, it.refusalsP99]),
      ),
    );
  }
}

/* Another run beside this one. */

function drawComparison() {
  const other = DATA.other;
  if (!other) {
    return;
  }
  const otherFindings = Object.fromEntries(other.findings.map((it) => [it.line, it]));
  const otherCalls = otherFindings.latency?.figures.calls ?? {};
  const calls = Object.entries(findings.find((it) => it.line === 'latency')?.figures.calls ?? {});
  const status = (it) => (it ? element('span', { class: it.applies ? it.status : 'soft' }, it.status) : null);
  section(
    'Compared with another run',
    `The other run began ${new Date(other.run.startedAt).toISOString()}, with seed ${other.run.seed}, Frontrow ${other.run.versions.frontrow ?? '–'}, on ${other.run.machine}: ${other.run.command}`,
  );
  main.append(
    element('h3', {}, 'Verdicts'),
    table(
      'Verdicts',
      ['line', 'this run', 'the other', 'why, in the other'],
      findings.map((it) => [it.line, status(it), status(otherFindings[it.line]), otherFindings[it.line]?.reason]),
    ),
    element('h3', {}, 'Latency in ms'),
    table(
      'Latency in ms',
      ['call', '50 %', '50 %, the other', '99 %', '99 %, the other'],
      calls.map(([name, it]) => [name, it.p50, otherCalls[name]?.p50 ?? null, it.p99, otherCalls[name]?.p99 ?? null]),
    ),
  );
}

function drawWorst() {
  section('The worst ten moments', 'The seconds in which the slowest requests were sent.');
  for (const moment of DATA.worst) {
    main.append(
      element(
        'details',
        {},
        element('summary', {}, `second ${moment.second}: ${figure(Math.round(moment.slowestMs))} ms`),
        table(
          `requests of second ${moment.second}`,
          ['sent at, s', 'ms', 'who', 'what'],
          moment.requests.map((it) => [it.start / MICROS, (it.end - it.start) / 1000, it.who, it.what]),
        ),
      ),
    );
  }
}

drawVerdict();
drawFacts();
drawEvidence();
drawFaults();
overTime('The crowd', 'How many wait, how many have their turn, and how many seats are sold.', '', DATA.people);
overTime('Admissions', 'How many clients learned in each second that they are admitted.', '', DATA.admissions);
drawFilm();
overTime('Requests', 'Per second, by what became of them.', '', DATA.requests);
overTime('Latency', 'The 99th percentile of the most frequent calls.', ' ms', DATA.latency);
drawCalls();
drawComparison();
drawWaits();
overTime('Processors', 'Busy cores of each process.', '', DATA.cpu);
overTime('Memory', 'Resident memory of each process, in MB.', ' MB', DATA.memory);
drawWorst();
