'use strict';

const MICROS = 1e6;
const COLORS = ['#2f7de1', '#e0871b', '#1f9a57', '#c23b78', '#8259d6', '#1799a5', '#98762b', '#d04a3c'];
const RED = '#d9463c';
const main = document.querySelector('main');
const run = DATA.verdict.run;
const story = DATA.verdict.story;
const findings = DATA.verdict.findings;
const find = (line) => findings.find((it) => it.line === line);

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
  if (value === null || value === undefined || value === '') {
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
  main.append(element('h2', {}, title), element('p', { class: 'soft' }, ...linked(text)), ...children);
}

/* The words of this page. The first use of each is a link to what it means. */

const policy = run.policy;
const WORDS = [
  [
    'the line',
    /\b(in|the) line\b/i,
    'The waiting room. Who wants to buy joins it and waits for a turn. A place in line is not a ticket.',
  ],
  [
    'position',
    /\bpositions?\b/i,
    'The number that somebody who waits is told: how far from the front of the line. It may only become smaller.',
  ],
  [
    'turn',
    /\bturns?\b/i,
    `The time in which somebody may choose seats and pay. At most ${figure(policy.capacity)} people have a turn at once, at most ${figure(policy.admitPerSecond)} turns begin in a second, and a turn lasts at most ${figure(policy.sessionSeconds)} s.`,
  ],
  ['ticket', /\btickets?\b/i, 'A seat that is paid. It is what people come for.'],
  [
    'held, reserved, sold',
    /\b(held|reserved|gave back)\b/i,
    `A seat is held for somebody who chooses (here for ${figure(run.holdSeconds)} s), then reserved while they pay, then sold. Held and reserved seats that are not paid in time become free again, and sold ones can be given back.`,
  ],
  [
    'told wait',
    /\btold (wait|median|90th)/i,
    'Who joins the line is told two estimates of the wait: the median, which half of the people should not exceed, and the 90th percentile, which nine of ten should not exceed. The first estimate is the one that is judged.',
  ],
  [
    'an interval, such as 98 % (95 to 99)',
    /\d+ % \(\d+(\.\d)? (% )?to \d+(\.\d)?/,
    'The share that was seen, and in brackets where the true share lies with 95 % confidence.',
  ],
  [
    'certainly',
    /\bcertainly\b/i,
    'What the answers to clients prove. The judge holds nothing against the service that clients could not see, so the true number may be greater. What the service itself tells is shown beside it.',
  ],
  [
    'goal, such as 90 % within 60 ms',
    /\bgoals?\b/i,
    'What was asked for: so many of the requests of a kind must be answered in that time. Slower ones beyond that share do not fail.',
  ],
  [
    'request',
    /\brequests?\b/i,
    'A call of a client to the service. Clients that wait may instead keep a stream open, on which the service sends messages. Done means that it was answered with success.',
  ],
  [
    'refused',
    /\b(refused|refusals?)\b/i,
    'An answer that says no, such as “this seat is taken”. It is right, and no error.',
  ],
  [
    'no answer',
    /\b(without an answer|no answer|not answered)\b/i,
    'The client hung up, or the service did not say what became of the request. It may have happened or not.',
  ],
  [
    'books',
    /\bbooks\b/i,
    'Reservations, payments and wallets of everybody, which the test reads after the last fan has gone. The charts leave that out.',
  ],
  ['point', /\bpoints?\b/i, 'The money of this service. The test pays with points and with cards that are not real.'],
  ['audit', /\baudits?\b/i, 'Checks with which the service looks for mistakes in its own data.'],
  [
    'bot',
    /\bbots?\b/i,
    'A program that tries to be ahead of people, by many connections, many accounts, forged tokens or endless requests to join.',
  ],
  ['fault', /\bfaults?\b/i, 'What the test broke on purpose, such as a database that is killed.'],
  [
    'the test',
    /\bthe test\b/i,
    'The program that plays all people and bots. If it is late itself, slow answers may be its own, and the run says little about speed.',
  ],
  [
    'the judge',
    /\bthe judge\b/i,
    'The program that wrote this page from what clients saw. It knows nothing of the inside of the service.',
  ],
  [
    'PASS, FAIL, UNKNOWN, n/a',
    /\bUNKNOWN|n\/a\b/,
    'It is so; it is not so; too little was seen to say; it was not part of this test. A FAIL in another color is about the test, and not about the service.',
  ],
  [
    'seed',
    /\bseed\b/i,
    'The number from which all choices of people and faults follow. The same seed plays the same people again.',
  ],
];
const unused = new Map(WORDS.map(([word, pattern]) => [word, pattern]));

function anchor(word) {
  return `word-${word.replace(/[^a-z]+/gi, '-').toLowerCase()}`;
}

/** The text as nodes, with links for words that are used for the first time. */
function linked(text) {
  let first = null;
  for (const [word, pattern] of unused) {
    const match = pattern.exec(text);
    if (match && (first === null || match.index < first.match.index)) {
      first = { word, match };
    }
  }
  if (first === null) {
    return [text];
  }
  unused.delete(first.word);
  const { word, match } = first;
  return [
    text.slice(0, match.index),
    element('a', { class: 'word', href: `#${anchor(word)}` }, match[0]),
    ...linked(text.slice(match.index + match[0].length)),
  ];
}

function drawWords() {
  main.append(
    element('h2', { id: 'words' }, 'How to read this page'),
    element(
      'p',
      { class: 'soft' },
      'A test played a sale: programs behaved like people and bots, and bought from a real Frontrow. Afterwards a judge compared everything that they were told. All times are seconds since the test began.',
    ),
    element(
      'dl',
      { class: 'words' },
      ...WORDS.flatMap(([word, , meaning]) => [element('dt', { id: anchor(word) }, word), element('dd', {}, meaning)]),
    ),
  );
}

/* The verdict, in words. */

const MARKS = { 'What was not part of this test': 'n/a' };
const TEST = 'What this test cannot be trusted for';

function day(instant) {
  return new Date(instant).toISOString().slice(0, 16).replace('T', ' ');
}

function drawVerdict() {
  document.title = `${DATA.status}: on-sale of ${day(run.startedAt)} UTC, seed ${run.seed}`;
  const only = DATA.groups[0].group === TEST ? 'TEST' : DATA.status;
  main.append(
    element('p', { class: 'soft' }, `A simulated sale of tickets, ${day(run.startedAt)} UTC, and its verdict`),
    element('h1', { class: only }, DATA.headline),
    element('p', { class: 'story' }, ...linked(DATA.story.join(' '))),
    element(
      'p',
      { class: 'soft' },
      ...linked(DATA.volume),
      ' ',
      element('a', { href: '#words' }, 'How to read this page'),
    ),
    element(
      'table',
      { class: 'verdict' },
      element('caption', { class: 'hidden' }, 'The verdict, line by line'),
      ...DATA.groups.map((it) => drawGroup(it)),
    ),
  );
}

function drawGroup({ group, lines }) {
  return element(
    'tbody',
    {},
    element('tr', {}, element('th', { colspan: '3', scope: 'rowgroup' }, group)),
    ...lines.map(({ text, finding }) =>
      element(
        'tr',
        {},
        element('td', { class: mark(group, finding) }, MARKS[group] ?? finding.status),
        element(
          'td',
          {},
          ...linked(text),
          ...(finding.evidence.length > 0 ? [' ', element('a', { href: `#${finding.line}` }, 'What happened')] : []),
        ),
        element('td', { class: 'soft' }, ...linked(`${sentence(finding.reason)} `), element('code', {}, finding.line)),
      ),
    ),
  );
}

function mark(group, finding) {
  return group === TEST ? 'TEST' : finding.applies ? finding.status : 'soft';
}

function sentence(reason) {
  const text = reason.replace(/^not applicable: /, '');
  return `${/^[a-z]+[A-Z]/.test(text) ? text : text[0].toUpperCase() + text.slice(1)}.`;
}

function drawFacts() {
  const goals = Object.entries(run.goals.latencyMs).flatMap(([call, asked]) =>
    Object.entries(asked).map(([percentile, ms]) => `${call} ${Number(percentile)} % within ${figure(ms)} ms`),
  );
  const facts = {
    Seed: String(run.seed),
    Began: `${day(run.startedAt)} UTC, and took ${figure(Math.round(DATA.verdict.seconds))} s`,
    Versions:
      Object.entries(run.versions)
        .map((it) => it.join(' '))
        .join(', ') || '–',
    Machine: run.machine,
    'Rules of the line': `${figure(policy.capacity)} turns at once, ${figure(policy.admitPerSecond)} begin in a second at most, a turn lasts ${figure(policy.sessionSeconds)} s at most, ${policy.order === 'SHUFFLE' ? 'who comes before the opening is drawn by lot' : 'first come, first served'}; whoever is silent for ${figure(policy.idleSeconds)} s counts as away; seats are held for ${figure(run.holdSeconds)} s`,
    Goals: [
      ...goals,
      ...(run.goals.recoverySeconds ? [`back ${figure(run.goals.recoverySeconds)} s after a fault`] : []),
      `the test at most ${figure(run.goals.latenessMs)} ms late`,
    ].join(', '),
    Command: run.command,
  };
  main.append(
    element('h2', {}, 'The run'),
    element(
      'dl',
      { class: 'facts' },
      ...Object.entries(facts).flatMap(([name, value]) => [
        element('dt', {}, ...linked(name)),
        element('dd', {}, value),
      ]),
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
    `${(span.start / MICROS).toFixed(3)} s to ${until} · ${who(span.who)} · ${span.what}`,
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

function who(id) {
  const name = /^[0-9a-f-]{36}$/.test(id) ? `${id.slice(0, 4)}…${id.slice(-4)}` : id;
  const isPerson = name !== id;
  return run.bots[id] ? `bot ${name} (${run.bots[id]})` : isPerson ? `fan ${name}` : name;
}

function spanTable(caption, spans) {
  return tableOf(
    caption,
    ['from, s', 'to, s', 'who', 'what'],
    spans.map((it) => [it.start / MICROS, it.end === null ? null : it.end / MICROS, who(it.who), it.what]),
  );
}

function statementOf(finding) {
  return DATA.groups.flatMap((it) => it.lines).find((it) => it.finding.line === finding.line).text;
}

function drawEvidence() {
  const failed = findings.filter((it) => it.evidence.length > 0);
  if (failed.length === 0) {
    return;
  }
  section(
    'What happened',
    'For each line that failed the first cases, each with the requests that no correct service explains. A bar is the time from a request to its answer.',
  );
  for (const finding of failed) {
    main.append(element('h3', { id: finding.line }, statementOf(finding)));
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

const faults = [...DATA.faults].sort((one, other) => one.start - other.start);

function atCanvas(plot, draw) {
  plot.ctx.save();
  plot.ctx.font = `${11 * devicePixelRatio}px system-ui, sans-serif`;
  draw(plot.ctx, (second) => plot.valToPos(second, 'x', true), plot.bbox);
  plot.ctx.restore();
}

function faultBands(plot) {
  atCanvas(plot, (context, at, box) =>
    faults.forEach((fault, number) => {
      const left = at(fault.start / MICROS);
      context.fillStyle = 'rgba(210, 60, 50, 0.18)';
      context.fillRect(left, box.top, Math.max(3, at(fault.end / MICROS) - left), box.height);
      context.fillStyle = RED;
      context.fillText(String(number + 1), left, box.top + box.height - 4);
    }),
  );
}

function moments(plot) {
  atCanvas(plot, (context, at, box) => {
    const lines = [
      ['opening', story.openedAt],
      ['sold out', story.soldOutAt],
    ];
    for (const [name, second] of lines.filter((it) => it[1] !== null && it[1] > 0)) {
      context.strokeStyle = context.fillStyle = textColor();
      context.textAlign = at(second) > box.left + box.width * 0.8 ? 'right' : 'left';
      context.setLineDash([2, 3]);
      context.beginPath();
      context.moveTo(at(second), box.top);
      context.lineTo(at(second), box.top + box.height);
      context.stroke();
      context.fillText(name, at(second), box.top - 5);
    }
  });
}

function textColor() {
  return getComputedStyle(document.body).color;
}

function axes(unit) {
  const grid = { stroke: 'rgba(128, 128, 128, 0.25)' };
  return [
    { stroke: textColor, grid, values: (_, ticks) => ticks.map((it) => `${it} s`) },
    { stroke: textColor, grid, size: 70, label: unit, labelSize: 22, values: (_, ticks) => ticks.map(figure) },
  ];
}

const plots = [];
/** Colors of words that mean the same in every chart. */
const NAMED = { 'no answer': RED, refused: COLORS[1], done: COLORS[0], 'seats sold': COLORS[2] };

const OTHERS = COLORS.filter((it) => it !== NAMED['seats sold']);

/** A chart over time. Limits are drawn as dashed lines. */
function chart(title, unit, series, limits) {
  const names = Object.keys(series);
  const lines = [
    ...names.map((label, at) => ({ label, color: NAMED[label] ?? OTHERS[at % OTHERS.length], values: series[label] })),
    ...Object.entries(limits).map(([label, value], at) => ({
      label,
      color: COLORS[COLORS.length - 1 - at],
      dash: [6, 4],
      values: DATA.seconds.map(() => value),
    })),
  ];
  const target = element('div', {
    class: 'chart',
    role: 'img',
    'aria-label': `${title}; the table below has the figures`,
  });
  main.append(target);
  const size = () => ({ width: target.clientWidth, height: 260 });
  const plot = new uPlot(
    {
      ...size(),
      padding: [18, 8, 0, 0],
      scales: { x: { time: false, range: [0, Math.max(1, story.lastFanAt)] } },
      axes: axes(unit),
      legend: { markers: { width: 0, fill: (_, at) => lines[at - 1]?.color } },
      series: [
        { label: 'second' },
        ...lines.map(({ label, color, dash }) => ({ label, stroke: color, width: 2, dash, spanGaps: true })),
      ],
      hooks: { drawClear: [faultBands], draw: [moments] },
    },
    [DATA.seconds, ...lines.map((it) => it.values)],
    target,
  );
  plots.push(plot);
  addEventListener('resize', () => plot.setSize(size()));
  main.append(
    tableOf(
      title,
      ['second', ...names],
      DATA.seconds.map((x, at) => [x, ...names.map((it) => series[it][at])]),
    ),
  );
}

for (const query of ['print', '(prefers-color-scheme: dark)']) {
  matchMedia(query).addEventListener('change', () => plots.forEach((it) => it.redraw(false, true)));
}

function overTime(title, text, unit, series, limits = {}) {
  if (Object.values(series).some((values) => values.some((it) => it !== null && it !== 0))) {
    section(title, text);
    chart(title, unit, series, limits);
  }
}

function drawFaults() {
  if (DATA.faults.length > 0) {
    const recoveries = find('recovered')?.figures.faults ?? [];
    section(
      'Faults',
      'What the test broke on purpose. The charts below show each as a red band with its number. A fault that loses holds also ends the turns of people who have not reserved yet: they wait again in front of others, whose position may grow. The verdict allows that, and nothing else.',
    );
    main.append(
      table(
        'Faults',
        [
          '',
          'fault',
          'from, s',
          'to, s',
          'first answer, s after it began',
          'as before, s after it ended',
          'loses holds',
        ],
        faults.map((it, at) => [
          at + 1,
          it.fault,
          it.start / MICROS,
          it.end / MICROS,
          time(recoveries[at]?.firstAnswerSeconds),
          time(recoveries[at]?.recoverySeconds),
          it.losesHolds ? 'yes' : 'no',
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

/** A width that makes whole rows, if there is one. */
function columnsOf(length) {
  const wide = Math.ceil(Math.sqrt(length * 1.6));
  const whole = Array.from({ length: Math.ceil(wide / 2) }, (_, less) => wide - less).find((it) => length % it === 0);
  return whole ?? wide;
}

function frame(digits, length) {
  const columns = columnsOf(length);
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
  section(
    'The seats',
    'The seats by their numbers, row by row, at twelve moments between the opening and the end of the sale, as far as clients were answered. Each square is a seat.',
  );
  main.append(
    element(
      'ul',
      { class: 'key' },
      ...SEATS.map(([name, color]) => element('li', {}, element('i', { style: `background: var(${color})` }), name)),
    ),
  );
  for (const [number, performance] of performances.entries()) {
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
      tableOf(
        performances.length === 1 ? 'the seats' : `the seats of performance ${number + 1}`,
        ['second', ...SEATS.map(([name]) => name)],
        counts,
      ),
    );
  }
}

/* Told and real waits. */

function drawWaits() {
  const figures = find('wait')?.figures ?? {};
  if (!figures.waits) {
    return;
  }
  const late = figures.high.told - figures.high.kept;
  section(
    'Told wait and real wait',
    `Each dot is a person who got a turn: to the right the told median when they joined, upwards how long they waited. Below the line the wait was shorter than told. ${late === 0 ? 'Nobody waited' : `Red dots, ${figure(late)} people in all, waited`} longer than even the told 90th percentile.${figures.waits.length < figures.high.told ? ` ${figure(figures.waits.length)} of ${figure(figures.high.told)} people are drawn.` : ''} Who went home before a turn is not in it. Estimates are too long if turns end sooner than the service could know, above all before the opening, when nobody has had a turn yet; and if people who are ahead leave without a turn, as most do when the sale is sold out.`,
  );
  main.append(
    scatter(figures.waits),
    element('h3', {}, 'The same in groups of similar told waits'),
    table(
      'How often waits were as told, with 95 % confidence',
      ['told median, s', 'waited, s', 'people', 'no longer than the median', 'no longer than the 90th percentile'],
      figures.calibration.map((it) => [
        Math.round(it.toldSeconds),
        Math.round(it.waitedSeconds),
        it.told,
        share(it.underMedian),
        share(it.underHigh),
      ]),
    ),
  );
}

/** Steps for the ticks of an axis: 1, 2 or 5 times a power of ten, at most six of them. */
function ticks(high) {
  const power = 10 ** Math.floor(Math.log10(high / 6));
  const step = [1, 2, 5, 10].map((it) => it * power).find((it) => high / it <= 6);
  return Array.from({ length: Math.floor(high / step) + 1 }, (_, at) => at * step);
}

function scatter(waits) {
  const [width, height, left, bottom] = [520, 300, 50, 40];
  const highX = Math.max(...waits.map((it) => it.told), 1);
  const highY = Math.max(...waits.map((it) => it.waited), 1) * 1.05;
  const x = (value) => left + (value / highX) * (width - left - 10);
  const y = (value) => height - bottom - (value / highY) * (height - bottom - 10);
  const text = (words, attributes) => {
    const node = drawing('text', { fill: 'currentColor', 'font-size': '11', ...attributes });
    node.textContent = words;
    return node;
  };
  const end = Math.min(highX, highY);
  return drawing(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      class: 'scatter',
      'aria-label': 'Told and real waits; the table below has them in groups',
    },
    ...ticks(highX).flatMap((it) => [
      drawing('path', { d: `M${x(it)} 10V${height - bottom}`, class: 'grid' }),
      text(figure(it), { x: x(it), y: height - bottom + 14, 'text-anchor': 'middle' }),
    ]),
    ...ticks(highY).flatMap((it) => [
      drawing('path', { d: `M${left} ${y(it)}H${width - 10}`, class: 'grid' }),
      text(figure(it), { x: left - 6, y: y(it) + 4, 'text-anchor': 'end' }),
    ]),
    drawing('line', { x1: x(0), y1: y(0), x2: x(end), y2: y(end), stroke: 'currentColor', 'stroke-dasharray': '4 3' }),
    ...waits.map((it) =>
      drawing('circle', { cx: x(it.told), cy: y(it.waited), r: 2.5, class: it.waited <= it.high ? 'kept' : 'late' }),
    ),
    text('told when joining, s', { x: (left + width) / 2, y: height - 6, 'text-anchor': 'middle' }),
    text('waited, s', {
      x: 12,
      y: (height - bottom) / 2,
      'text-anchor': 'middle',
      transform: `rotate(-90 12 ${(height - bottom) / 2})`,
    }),
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
  const { calls = {}, goals = [] } = find('latency')?.figures ?? {};
  const rows = Object.entries(calls);
  if (rows.length === 0) {
    return;
  }
  const goalsOf = (call) =>
    goals
      .filter((it) => it.call === call)
      .map((it) => `${it.percentile}\u00a0%\u00a0in\u00a0${figure(it.askedMs)}`)
      .join(', ');
  rows.sort(([one, a], [other, b]) => (goalsOf(other) !== '') - (goalsOf(one) !== '') || b.p99 - a.p99);
  section(
    'Calls',
    'How many ms requests took, those with goals first, then the slowest. Half, nine of ten and 99 of 100 were answered within the times of the first three columns. Refusals, such as a seat that is taken, are right and count apart. The lists of reservations, payments and wallet entries and the wallets are what the test reads of the books at the end.',
  );
  main.append(
    table(
      'Calls',
      ['call', 'goal', '50 %', '90 %', '99 %', 'longest', 'answers', 'refusals', '99 % of refusals'],
      rows.map(([name, it]) => [
        name,
        goalsOf(name),
        Math.round(it.p50),
        Math.round(it.p90),
        Math.round(it.p99),
        Math.round(it.max),
        it.count,
        it.refusals || null,
        it.refusals ? Math.round(it.refusalsP99) : null,
      ]),
    ),
  );
}

/* Another run beside this one. */

function drawComparison() {
  const other = DATA.other;
  if (!other) {
    return;
  }
  const otherFindings = Object.fromEntries(other.findings.map((it) => [it.line, it]));
  const otherCalls = otherFindings.latency?.figures.calls ?? {};
  const calls = Object.entries(find('latency')?.figures.calls ?? {});
  const status = (it) =>
    it ? element('span', { class: it.applies ? it.status : 'soft' }, it.applies ? it.status : 'n/a') : null;
  section(
    'Compared with another run',
    `The other run began ${day(other.run.startedAt)} UTC, with seed ${other.run.seed} and Frontrow ${other.run.versions.frontrow ?? '–'}, on ${other.run.machine}. Its command: ${other.run.command}`,
  );
  main.append(
    element('h3', {}, 'Verdicts'),
    table(
      'Verdicts',
      ['line', 'this run', 'the other', 'what was seen in the other'],
      findings.map((it) => [it.line, status(it), status(otherFindings[it.line]), otherFindings[it.line]?.reason]),
    ),
    element('h3', {}, 'Latency in ms'),
    table(
      'Latency in ms',
      ['call', '50 %', '50 %, the other', '99 %', '99 %, the other'],
      calls.map(([name, it]) => [
        name,
        ...[it.p50, otherCalls[name]?.p50, it.p99, otherCalls[name]?.p99].map((ms) =>
          ms === undefined ? null : Math.round(ms),
        ),
      ]),
    ),
  );
}

function drawWorst() {
  section(
    'The worst moments',
    'When the slowest requests were sent, with these requests. Bad seconds that follow each other are one moment.',
  );
  for (const moment of DATA.worst) {
    const when = moment.from === moment.to ? `second ${moment.from}` : `seconds ${moment.from} to ${moment.to}`;
    const during = faults
      .filter((it) => it.start / MICROS < moment.to + 1 && it.end / MICROS >= moment.from)
      .map((it) => it.fault);
    const cause = during.length > 0 ? `, during ${during.join(', ')}` : '';
    main.append(
      element(
        'details',
        {},
        element('summary', {}, `${when}: up to ${figure(Math.round(moment.slowestMs))} ms${cause}`),
        table(
          `requests of ${when}`,
          ['sent at, s', 'ms', 'who', 'what'],
          moment.requests.map((it) => [
            it.start / MICROS,
            Math.round((it.end - it.start) / 1000),
            who(it.who),
            it.what,
          ]),
        ),
      ),
    );
  }
}

function goalLimits() {
  const limits = {};
  for (const { call, askedMs } of find('latency')?.figures.goals ?? []) {
    limits[askedMs] = [...(limits[askedMs] ?? []), call];
  }
  return Object.fromEntries(
    Object.entries(limits).map(([ms, calls]) => [`goal of ${[...new Set(calls)].join(', ')}`, Number(ms)]),
  );
}

drawVerdict();
drawEvidence();
drawFaults();
overTime(
  'The line',
  'How many people wait, as the service tells. Whoever closes the page without leaving counts until the service notices, so some may be left when all others have gone home.',
  'people',
  DATA.line,
);
overTime(
  'Tickets',
  'How many seats are sold.',
  'seats',
  DATA.sold,
  story.seats ? { 'seats for sale': story.seats } : {},
);
overTime(
  'Turns',
  'How many people have a turn. The judge counts only turns that certainly ran, so it counts fewer than the service.',
  'people',
  DATA.turns,
  { 'turns allowed at once': policy.capacity },
);
overTime(
  'Beginning turns',
  'How many people learned in a second that they have a turn. They learn it when they ask next, so more may learn in a second than turns began; the judge counts those that certainly began within a second.',
  'people per second',
  DATA.admissions,
  { 'allowed per second': policy.admitPerSecond },
);
drawFilm();
overTime(
  'Requests',
  'What became of requests. Whoever waits when the sale is sold out leaves, which is a request too.',
  'per second',
  DATA.requests,
);
overTime(
  'Latency',
  find('latency')?.figures.goals?.length
    ? 'How long the requests took that have goals: so many of them were answered within this time. A goal is met if the whole run meets it, so single moments may be above its line.'
    : 'How long the most frequent requests took: 99 of 100 were answered within this time.',
  'ms',
  DATA.latency,
  goalLimits(),
);
drawCalls();
drawComparison();
drawWaits();
overTime('Processors', 'How many cores each process used.', 'busy cores', DATA.cpu);
overTime('Memory', 'How much memory each process used.', 'MB', DATA.memory);
drawWorst();
drawFacts();
drawWords();
