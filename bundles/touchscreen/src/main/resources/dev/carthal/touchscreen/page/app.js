// The page of the cart. The cart tells what happened as events and, after each, all that is to be seen as `state`.
'use strict';

const byId = id => document.getElementById(id);
const locale = navigator.language || 'en';
const names = new Map();      // SKU → name, kept when the line is gone
const opened = new Set();     // SKUs whose reason is shown
let fresh = new Set();        // SKUs that were put in since the last state
let currency = '';
let answering = '';           // the question that is being answered
let asked = '';               // the question that has had the focus

// ── What things look like ───────────────────────────────────────────────────────────────────────────────────

/** An exact decimal text of `units` counted in 10^-digits: prices and weights never become floating point. */
function decimal(units, digits) {
  const text = String(Math.abs(units)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return (units < 0 ? '-' : '') + whole + (digits ? '.' + text.slice(text.length - digits) : '');
}

function money(minor) {
  if (!currency) {
    return '–';
  }
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  return format.format(decimal(minor, format.resolvedOptions().maximumFractionDigits));
}

function weight(milligrams) {
  const kilograms = milligrams >= 1000000;
  const text = kilograms ? decimal(Math.round(milligrams / 1000), 3) : decimal(Math.round(milligrams / 1000), 0);
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(text) + (kilograms ? ' kg' : ' g');
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) {
    made.className = className;
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

// ── The basket ──────────────────────────────────────────────────────────────────────────────────────────────

function showBasket(basket) {
  currency = basket.lines.length || basket.totalMinor || basket.currency !== 'XXX' ? basket.currency : '';
  const list = byId('lines');
  const before = new Map([...list.children].map(line => [line.dataset.sku, line]));
  const wanted = basket.lines.slice().reverse().map(line => {
    names.set(line.sku, line.name);
    const kept = before.get(line.sku) || newLine(line.sku);
    fill(kept, line);
    return kept;
  });
  before.forEach((line, sku) => {
    if (!wanted.includes(line)) {
      opened.delete(sku);
      line.remove();
    }
  });
  wanted.forEach((line, place) => {
    if (list.children[place] !== line) {
      list.insertBefore(line, list.children[place] || null);
    }
  });
  highlight(list);
  byId('empty').hidden = basket.lines.length > 0;
  list.hidden = basket.lines.length === 0;
  change(byId('total'), money(basket.totalMinor));
  const count = basket.lines.reduce((sum, line) => sum + line.quantity, 0);
  change(byId('count'), count === 0 ? 'Nothing yet' : count === 1 ? '1 article' : count + ' articles');
}

function newLine(sku) {
  const line = element('li', 'line');
  line.dataset.sku = sku;
  const button = element('button');
  button.type = 'button';
  button.append(element('span', 'quantity'), element('span', 'name'), element('span', 'price'), element('span', 'why'));
  button.addEventListener('click', () => {
    if (!opened.delete(sku)) {
      opened.add(sku);
    }
    reveal(line);
  });
  line.append(button);
  return line;
}

function fill(line, { sku, name, quantity, weightMg, priceMinor, why }) {
  const [badge, title, price, reason] = line.firstChild.children;
  change(badge, String(quantity));
  badge.setAttribute('aria-label', quantity + ' ×');
  if (title.dataset.text !== name + weightMg) {
    title.dataset.text = name + weightMg;
    title.replaceChildren(name, element('span', 'weight', weight(weightMg)));
  }
  change(price, money(priceMinor));
  change(reason, why);
  reveal(line);
}

function reveal(line) {
  const shown = opened.has(line.dataset.sku);
  line.querySelector('.why').hidden = !shown;
  line.firstChild.setAttribute('aria-expanded', String(shown));
}

function highlight(list) {
  for (const line of list.children) {
    if (fresh.has(line.dataset.sku)) {
      line.classList.remove('fresh');
      void line.offsetWidth; // begins the animation anew
      line.classList.add('fresh');
      line.scrollIntoView({ block: 'nearest' });
    }
  }
  fresh = new Set();
}

/** Touches the text only when it differs, so that a screen reader says only what is new. */
function change(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

// ── What just happened ──────────────────────────────────────────────────────────────────────────────────────

const pending = []; // news that needs the name of an article that comes with the next state

function tell(kind, text) {
  const news = byId('news');
  news.prepend(element('li', kind, text));
  while (news.children.length > 5) {
    news.lastChild.remove();
  }
}

function tellPending() {
  for (const { kind, sku, quantity, weightMg } of pending.splice(0)) {
    const what = (quantity > 1 ? quantity + ' × ' : '') + (names.get(sku) || sku);
    tell(kind, what + ', ' + weight(weightMg));
  }
}

// ── Questions ───────────────────────────────────────────────────────────────────────────────────────────────

function showQuestions(questions) {
  const sheet = byId('question');
  const question = questions[0];
  document.body.classList.toggle('asking', Boolean(question));
  sheet.hidden = !question;
  if (!question) {
    asked = '';
    answering = '';
    return;
  }
  change(byId('more'), questions.length === 1 ? 'The cart is not sure' : `The cart is not sure: 1 of ${questions.length}`);
  if (question.id === asked) {
    return;
  }
  asked = question.id;
  answering = '';
  byId('refused').hidden = true;
  change(byId('ask'), question.text);
  byId('choices').replaceChildren(...question.choices.map(choice => card(question.id, choice)));
  byId('ask').focus();
}

function card(id, { sku, name }) {
  names.set(sku, name);
  const button = element('button');
  button.type = 'button';
  button.dataset.sku = sku;
  const initial = element('span', 'initial', name.slice(0, 1).toUpperCase());
  initial.setAttribute('aria-hidden', 'true');
  initial.style.setProperty('--hue', String([...sku].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 360, 7)));
  button.append(initial, element('span', '', name));
  button.addEventListener('click', () => answer(id, sku));
  return button;
}

async function answer(question, choice) {
  if (answering) {
    return;
  }
  answering = question;
  lock(true);
  try {
    const response = await fetch('answer', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ question, choice }),
    });
    if (!response.ok) {
      throw new Error((await response.text()).trim());
    }
  } catch (problem) {
    const refused = byId('refused');
    refused.textContent = 'The cart did not take this answer. ' + problem.message;
    refused.hidden = false;
    answering = '';
    lock(false);
  }
}

function lock(locked) {
  for (const button of byId('choices').children) {
    button.disabled = locked;
  }
}

// ── Devices ─────────────────────────────────────────────────────────────────────────────────────────────────

const words = {
  EMPTY: 'no driver', STARTING: 'starting', READY: 'ready', DEGRADED: 'struggling', SWAPPING: 'being exchanged',
  LOST: 'lost', FAULT: 'out of order', ENDED: 'finished',
};
const spoken = slot => slot.replace(/[/-]/g, ' ');
const live = state => state === 'READY' || state === 'DEGRADED';

function showSlots(slots, notices) {
  const items = slots.map(({ slot, state, reason }) => {
    const item = element('li', state);
    const told = element('span', '', spoken(slot));
    told.append(element('span', state === 'READY' ? 'unseen' : '', ': ' + (words[state] || state)));
    if (reason && state !== 'READY' && state !== 'ENDED') {
      told.append(', ' + reason);
    }
    item.title = reason;
    item.append(told);
    return item;
  });
  items.push(...notices.map(text => element('li', 'notice', text)));
  byId('slots').replaceChildren(...items);
  const cameras = slots.filter(({ slot }) => slot.startsWith('camera/'));
  const strip = byId('cameras');
  for (const figure of [...strip.children]) {
    if (!cameras.some(({ slot }) => slot === figure.dataset.slot)) {
      figure.remove();
    }
  }
  cameras.forEach(({ slot, state }) => {
    const figure = [...strip.children].find(one => one.dataset.slot === slot) || newCamera(strip, slot);
    figure.dataset.state = state;
    figure.classList.toggle('off', !live(state));
  });
}

function newCamera(strip, slot) {
  const role = slot.slice('camera/'.length);
  const figure = element('figure');
  figure.dataset.slot = slot;
  const picture = element('img');
  picture.alt = 'What the camera ' + spoken(role) + ' sees';
  picture.hidden = true;
  figure.append(picture, element('figcaption', '', spoken(role)));
  strip.append(figure);
  look(figure, role, 0);
  return figure;
}

/** Fetches one picture after another, a second apart; a stream that is over is asked once more for its last. */
function look(figure, role, count) {
  const again = () => {
    if (figure.isConnected) {
      setTimeout(() => look(figure, role, count + 1), 1000);
    }
  };
  const state = figure.dataset.state;
  if (document.hidden || (!live(state) && state !== 'ENDED') || figure.dataset.last === state) {
    again();
    return;
  }
  const next = new Image();
  next.onload = () => {
    const picture = figure.firstChild;
    picture.src = next.src;
    picture.hidden = false;
    figure.dataset.last = state === 'ENDED' ? state : '';
    again();
  };
  next.onerror = again;
  next.src = `cameras/${encodeURIComponent(role)}.jpg?${count}`;
}

// ── The line to the cart ────────────────────────────────────────────────────────────────────────────────────

function show(state) {
  const obstacle = byId('obstacle');
  obstacle.hidden = !state.obstacle;
  change(obstacle, state.obstacle);
  showBasket(state.basket);
  showQuestions(state.questions);
  showSlots(state.slots, state.notices);
  tellPending();
}

function listen() {
  const events = new EventSource('events');
  const on = (name, action) => events.addEventListener(name, event => action(JSON.parse(event.data)));
  events.onopen = () => {
    byId('lost').hidden = true;
  };
  events.onerror = () => {
    byId('lost').hidden = false;
    if (events.readyState === EventSource.CLOSED) {
      setTimeout(listen, 2000);
    }
  };
  on('state', show);
  on('put', event => {
    fresh.add(event.sku);
    pending.push({ kind: 'put', ...event });
  });
  on('take', event => pending.push({ kind: 'take', ...event }));
  on('scan', ({ text }) => tell('scan', 'Barcode ' + text));
  on('notice', ({ text }) => tell('notice', text));
  on('swap', ({ slot, step, words }) => tell('notice', (slot ? spoken(slot) + ': ' : '') + (words || step)));
  on('gap', ({ slot }) => tell('notice', spoken(slot) + ' was away for a moment'));
}

listen();
