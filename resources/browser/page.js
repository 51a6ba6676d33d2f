// Looks at a page and carries a plan out. Runs in a world of its own, so that the page cannot see or change it.
(() => {
  if (Object.prototype.hasOwnProperty.call(window, '__intake')) return; // a page may have an element of that name
  const CONTROLS = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="combobox"], [role="radiogroup"], button[aria-haspopup="listbox"]';
  const HELPS = /help|hint|sub|note|desc|hulp/i;
  const ASIDE = 'footer, aside, nav, header, [role=search], [role=contentinfo], [role=banner], [role=complementary], [role=navigation]';
  const MAX_CONTROLS = 1500; // more boxes than any form has; reading one costs up to a millisecond
  const MAX_OPTIONS = 500; // the first of a list: what is meant stands among them or is typed
  const MAX_VALUE = 20000; // characters of a box, and of all words of a page ten times that
  const MAX_DEPTH = 2000;
  const MAX_STAND_INS = 40;
  const MAX_WORDS = 300; // characters of a name, a label, an option: more is no person's
  const MAX_ALL_OPTIONS = 6000; // of all lists of a page together
  const MAX_ALL_CHOICE_WORDS = 120000; // characters of all their options together
  const MAX_ALL_VALUES = 400000; // characters of all boxes together
  let held = [];
  let optionsLeft = MAX_ALL_OPTIONS;
  let choiceWordsLeft = MAX_ALL_CHOICE_WORDS;
  let pressed = false; // somebody pressed a button of the page since it was filled
  let requestsBefore = 0;
  const touched = new WeakSet(); // boxes that a person typed in or chose from
  let painted = true;

  // A form shows its boxes under their names, before its own properties: a box named parentElement would be its parent. So what a form
  // may be asked is asked through the prototypes.
  const getter = (proto, name) => { const get = Object.getOwnPropertyDescriptor(proto.prototype, name).get; return (node) => get.call(node); };
  const method = (proto, name) => { const run = proto.prototype[name]; return (node, ...given) => run.apply(node, given); };
  const dom = {
    parent: getter(Node, 'parentElement'), before: getter(Node, 'previousSibling'), page: getter(Node, 'ownerDocument'), type: getter(Node, 'nodeType'),
    content: getter(Node, 'textContent'), root: method(Node, 'getRootNode'), slot: getter(Element, 'assignedSlot'), elementBefore: getter(Element, 'previousElementSibling'),
    className: getter(Element, 'className'), matches: method(Element, 'matches'), find: method(Element, 'querySelector'), findAll: method(Element, 'querySelectorAll'),
    attribute: method(Element, 'getAttribute'), closest: method(Element, 'closest'), editable: getter(HTMLElement, 'isContentEditable'), words: getter(HTMLElement, 'innerText'),
  };

  const slotted = (node) => [...(dom.matches(node, 'slot') ? [node] : dom.findAll(node, 'slot'))].flatMap((slot) => slot.assignedNodes({flatten: true})).map((one) => one.textContent).join(' ');
  const shown = (node) => (node instanceof HTMLElement ? dom.words(node) : '');
  const text = (node) => (node ? (shown(node) || dom.content(node) || (dom.type(node) === 1 ? slotted(node) : '')).slice(0, MAX_VALUE).replace(/\s+/g, ' ').trim() : '');

  // What a node lies in as it is drawn: through slots, out of shadow roots and out of frames of the same site.
  const parentOf = (node) => {
    if (dom.slot(node)) return dom.slot(node);
    if (dom.parent(node)) return dom.parent(node);
    const root = dom.root(node);
    if (root.host) return root.host;
    try { return (root.defaultView && root.defaultView.frameElement) || null; } catch (error) { return null; }
  };
  const above = (node, selector) => {
    for (let at = node, up = 0; at && up < MAX_DEPTH; at = parentOf(at), up += 1) if (dom.matches(at, selector)) return at;
    return null;
  };

  // The part of the page that a control belongs to: its form, a window of its own, a part beside the page's matter, or the frame it is in.
  const asideOf = (node) => {
    const part = above(node, ASIDE);
    return part && !(part.matches('header') && above(part, 'main, article, form')) ? part : null;
  };
  const partOf = (node) => node.form || above(node, 'form') || above(node, 'dialog, [role=dialog]') || asideOf(node)
    || (node.ownerDocument === document ? null : node.ownerDocument.documentElement);
  const short = (value, most) => (value.length > most ? '' : value);
  const cut = (value) => String(value === null || value === undefined ? '' : value).slice(0, MAX_WORDS);

  function* documents(root) {
    yield root;
    for (const node of root.querySelectorAll('*')) {
      if (node.shadowRoot) yield* documents(node.shadowRoot);
      if (node.tagName === 'IFRAME') {
        let inside = null;
        try { inside = node.contentDocument; } catch (error) { inside = null; }
        if (inside) yield* documents(inside);
      }
    }
  }

  const seen = (node) => !node.checkVisibility || node.checkVisibility({opacityProperty: true, visibilityProperty: true});
  const visible = (node) => {
    const style = getComputedStyle(node);
    if (style.display === 'none' || style.visibility === 'hidden') return false;
    if (dom.closest(node, '[aria-hidden="true"]') && !(node.required && node.tabIndex !== -1)) return false;
    if (node.getAttribute('role') === 'combobox' && !('value' in node)) return true; // an empty one has no height of its own
    const box = node.getBoundingClientRect();
    const wide = Math.max(document.documentElement.scrollWidth, innerWidth);
    const isText = node.tagName === 'TEXTAREA' || (node.tagName === 'INPUT' && !['radio', 'checkbox', 'file'].includes(node.type));
    return (!isText || seen(node)) && box.width > 1 && box.height > 1 && box.right > 0 && box.left < wide && box.bottom + scrollY > 0
      && !(node.tabIndex === -1 && style.position === 'absolute');
  };

  const withoutControls = (node) => {
    const copy = node.cloneNode(true);
    for (const inner of copy.querySelectorAll('input, textarea, select, button, script, style, [role=listbox], [contenteditable=true]')) inner.remove();
    return (copy.textContent || '').replace(/\s+/g, ' ').trim();
  };

  // The hidden box right before one that is shown in its stead.
  const shadowed = (node) => {
    const before = dom.elementBefore(node);
    return before && before.tagName === 'INPUT' && before.type === 'hidden' && node.tagName === 'INPUT' && !node.name ? before : null;
  };

  const labelOf = (node) => {
    if (!node.id && shadowed(node) && shadowed(node).id) return labelOf(shadowed(node));
    const root = node.getRootNode();
    if (node.getAttribute('aria-labelledby')) {
      const named = node.getAttribute('aria-labelledby').split(/\s+/).map((id) => text(root.getElementById && root.getElementById(id))).join(' ').trim();
      if (named) return named;
    }
    if (node.getAttribute('aria-label')) return cut(node.getAttribute('aria-label'));
    if (node.id && root.querySelector) {
      const named = [...root.querySelectorAll(`label[for="${CSS.escape(node.id)}"]`)];
      // where a page gives two boxes the same id, each has the label right before it
      const tied = named.length < 2 ? named[0] : named.filter((one) => one.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING).pop() || named[0];
      if (tied && text(tied)) return text(tied);
    }
    const around = node.closest('label');
    if (around) return short(withoutControls(around), 200);
    return (root.host && (root.host.getAttribute('label') || root.host.getAttribute('aria-label'))) || '';
  };

  // The nearest text before a control: earlier siblings, then those of its parents, as long as no other control stands in between.
  const nearOf = (node) => {
    let at = node;
    for (let up = 0; up < 6 && at && at !== dom.page(at).body; up += 1) {
      for (let before = dom.before(at), back = 0; before && back < MAX_DEPTH; before = dom.before(before), back += 1) {
        if (dom.type(before) === 1 && (dom.matches(before, CONTROLS) || dom.find(before, CONTROLS))) return '';
        if (dom.type(before) === 1 && dom.matches(before, 'script, style, h1')) continue; // the page's own title names no box
        const said = short(dom.type(before) === 3 ? before.textContent.replace(/\s+/g, ' ').trim() : text(before), 160);
        if (!said || (node.tagName === 'SELECT' && node.options.length && said === text(node.options[0]))) continue; // a styled box shows what is chosen
        const over = dom.type(before) === 1 ? dom.elementBefore(before) : null;
        if (over && HELPS.test(dom.className(before)) && !dom.find(over, CONTROLS) && text(over)) return `${text(over)} ${said}`;
        return said;
      }
      at = parentOf(at);
    }
    return '';
  };

  const rowOf = (node) => {
    const group = node.closest('fieldset, [role=group], [role=radiogroup], tr');
    if (!group) return '';
    if (group.matches('tr')) return short(text(group.cells && group.cells[0] !== node.closest('td') ? group.cells[0] : null), 160);
    const legend = group.querySelector('legend');
    return short(legend ? text(legend) : group.getAttribute('aria-label') || '', 160);
  };

  const hintOf = (node) => {
    const described = (node.getAttribute('aria-describedby') || '').split(/\s+/).filter(Boolean).map((id) => text(node.ownerDocument.getElementById(id))).join(' ');
    if (described) return short(described, 200);
    const next = node.nextElementSibling || (node.closest('label') && node.closest('label').nextElementSibling);
    return next && next.matches('small, .hint, .help, .help-block, .form-text') ? short(text(next), 200) : '';
  };

  const listOf = (node) => {
    const id = node.getAttribute('aria-controls') || node.getAttribute('aria-owns');
    const root = node.getRootNode();
    const named = id && root.getElementById && root.getElementById(id);
    if (named) return named;
    for (let at = node, up = 0; at && up < 4; at = parentOf(at), up += 1) {
      const list = dom.find(at, '[role=listbox]');
      if (list) return list;
    }
    return null;
  };
  const choicesIn = (list) => {
    const own = [...list.querySelectorAll('[role=option]')];
    return own.length ? own : [...list.querySelectorAll('slot')].flatMap((slot) => slot.assignedElements({flatten: true})).filter((one) => one.matches('[role=option]'));
  };
  const choiceOf = (one) => ({value: cut(one.dataset.value || one.getAttribute('value') || text(one)), text: cut(text(one))});
  const radiosIn = (group) => {
    const own = [...group.querySelectorAll('[role=radio]')];
    return own.length ? own : [...group.querySelectorAll('slot')].flatMap((slot) => slot.assignedElements({flatten: true})).filter((one) => one.matches('[role=radio]'));
  };
  const optionsOf = (node) => {
    const most = Math.max(0, Math.min(MAX_OPTIONS, optionsLeft));
    let options = [];
    if (node.tagName === 'SELECT') options = Array.from({length: Math.min(node.options.length, most)}, (_, at) => node.options[at]).map((one) => ({value: cut(one.value), text: cut(text(one))}));
    else if (kindOf(node) === 'combobox' && listOf(node)) options = choicesIn(listOf(node)).slice(0, most).map(choiceOf);
    optionsLeft -= options.length;
    const readable = [];
    for (const option of options) {
      choiceWordsLeft -= option.text.length;
      if (choiceWordsLeft < 0) break;
      readable.push(option);
    }
    return readable;
  };
  // Where suggestions show, wherever a page puts them: the list that is named, or one that is drawn now.
  const suggested = (node) => {
    if (node.tagName === 'SELECT') return standInOf(node) ? [...dom.findAll(standInOf(node), '[role=option]')].filter(visible) : [];
    const own = listOf(node);
    const shown = (list) => list.getClientRects().length > 0;
    const lists = own && shown(own) ? [own] : [...node.getRootNode().querySelectorAll('[role=listbox], .ui-autocomplete, .pac-container, .autocomplete-suggestions, .suggestions, .tt-menu, datalist')].filter(shown);
    return lists.flatMap((list) => { const found = choicesIn(list); return found.length ? found : [...list.querySelectorAll('li, .pac-item, .tt-suggestion')]; });
  };

  const kindOf = (node) => {
    if (node.matches('[role=radiogroup]')) return 'radio-group';
    if (node.tagName === 'BUTTON' || (node.getAttribute('role') === 'combobox' && (!('value' in node) || node.readOnly))) return 'combobox';
    if (node.isContentEditable && node.tagName !== 'INPUT' && node.tagName !== 'TEXTAREA') return 'contenteditable';
    return node.tagName.toLowerCase();
  };
  const suggests = (node) => node.tagName === 'INPUT' && !node.readOnly && (node.getAttribute('role') === 'combobox' || ['list', 'both'].includes(node.getAttribute('aria-autocomplete'))
    || node.getAttribute('aria-haspopup') === 'listbox') && node.getAttribute('aria-haspopup') !== 'dialog';
  const press = (node) => {
    if (node.matches('button, input') && ['submit', 'image', 'reset'].includes(node.type)) return;
    for (const name of ['pointerdown', 'mousedown', 'pointerup', 'mouseup']) node.dispatchEvent(new MouseEvent(name, {bubbles: true, composed: true, cancelable: true})); node.click(); };
  const tell = (target, ...names) => { for (const name of names) target.dispatchEvent(new Event(name, {bubbles: true, composed: true})); };
  const put = (node, value) => {
    const proto = node.tagName === 'TEXTAREA' ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(proto, 'value').set.call(node, value);
  };

  const escaped = (value) => value.replace(/[&<>]/g, (mark) => ({'&': '&amp;', '<': '&lt;', '>': '&gt;'})[mark]);
  // Pastes as a person does; tells whether the editor took it upon itself.
  const paste = (node, value) => {
    const carried = new DataTransfer();
    carried.setData('text/plain', value);
    carried.setData('text/html', value.split(/\n\s*\n/).map((block) => `<p>${escaped(block).replace(/\n/g, '<br>')}</p>`).join(''));
    return !node.dispatchEvent(new ClipboardEvent('paste', {clipboardData: carried, bubbles: true, cancelable: true, composed: true}));
  };

  // The hidden box that an editor stands for, beside it: some write into it only at a key of a person, and it is what the form sends.
  const sourceOf = (node) => {
    const page = dom.page(node);
    let at = page !== document && page.defaultView ? page.defaultView.frameElement : node;
    for (let up = 0; up < 4 && at && dom.parent(at); up += 1) {
      at = dom.parent(at);
      const boxes = [...dom.findAll(at, 'textarea')].filter((one) => !visible(one));
      if (boxes.length) return boxes.length === 1 ? boxes[0] : null;
    }
    return null;
  };

  // What a page draws instead of a list that it hides: Select2, Choices and their like.
  const STAND_IN = '[role=combobox], [role=listbox], [aria-haspopup=listbox], [aria-haspopup=true]';
  const standInOf = (select) => {
    if (select.multiple || select.options.length < 2 || visible(select)) return null;
    const around = [], next = [select.nextElementSibling].filter((one) => one && visible(one));
    for (let at = dom.parent(select), up = 0; at && up < 3 && dom.findAll(at, 'select, textarea').length === 1; at = dom.parent(at), up += 1) {
      if (dom.matches(at, 'form, fieldset, body')) break;
      if (visible(at)) around.push(at);
    }
    const isOne = (at) => dom.matches(at, STAND_IN), hasOne = (at) => dom.find(at, STAND_IN);
    return around.find(isOne) || next.find(isOne) || next.find(hasOne) || around.find(hasOne) || null;
  };

  const read = (node) => {
    if (node.isContentEditable && !('value' in node)) return node.innerText.slice(0, MAX_VALUE).replace(/[\u200b\ufeff]/g, '');
    if (!('value' in node)) return node.dataset.value || text(node);
    return String(node.value).slice(0, MAX_VALUE);
  };

  // An editor of one line, as a heading that is typed over: it is no place for a text.
  const isLineEditor = (node, kind) => kind === 'contenteditable' && (/^H[1-6]$/.test(node.tagName) || node.getAttribute('aria-multiline') === 'false');
  // A star or a word behind its name means the same as the attribute.
  const REQUIRED = /(?:^|\s)\*|\*\s*:?$|\((?:verplicht|required|pflichtfeld|obligatoire|obligatorio|obbligatorio)\)/i;
  const mustBeFilled = (node) => {
    if (node.required || node.getAttribute('aria-required') === 'true') return true;
    const named = labelOf(node) || nearOf(node);
    return named.length < 120 && REQUIRED.test(named.trim());
  };
  // What a site has filled in by itself: a choice that stands there, a value in a box.
  const heldBySite = (node) => {
    if (node.tagName === 'SELECT') { const chosen = node.options[node.selectedIndex]; return chosen && chosen.value ? cut(text(chosen)) : ''; }
    if (node.type === 'checkbox') return node.checked ? 'x' : '';
    return node.tagName === 'BUTTON' ? '' : cut(read(node)).trim();
  };

  // A box that takes no keys, because a calendar opens at it.
  const OPENS_CALENDAR = /date|datum|flatpickr|picker|calend|kalend/i;
  const opensCalendar = (node) => node.tagName === 'INPUT' && node.readOnly && ['text', ''].includes(node.type)
    && OPENS_CALENDAR.test(`${dom.className(node)} ${node.id} ${node.name} ${node.getAttribute('aria-haspopup') === 'dialog' ? 'picker' : ''} ${shadowed(node) ? dom.className(shadowed(node)) : ''}`);

  const drawn = (node) => node.getClientRects().length > 0 && getComputedStyle(node).visibility !== 'hidden';
  const DAY_CELLS = 'td, [role=gridcell], [class*="day" i]';
  const OTHER_MONTH = /prev|next|old|new|other|outside|muted|disabled/i;
  const dayCells = (calendar) => [...dom.findAll(calendar, DAY_CELLS)].filter((cell) => /^\s*\d{1,2}\s*$/.test(dom.content(cell)) && !dom.find(cell, DAY_CELLS) && drawn(cell));
  const openCalendar = () => [...document.querySelectorAll('[class*="calendar" i], [class*="datepicker" i], [role=dialog], [role=grid], table')]
    .filter((one) => drawn(one) && dayCells(one).length > 27 && dayCells(one).length < 100).pop() || null;
  const MONTH_LANGUAGES = ['nl', 'en', 'de', 'fr', 'es', 'it'];
  // The month that a calendar shows, as months since the year 0; -1 where it does not say.
  const monthShown = (calendar) => {
    let said = '';
    for (let at = calendar, up = 0; at && up < 4 && !/\b\d{4}\b/.test(said); at = dom.parent(at), up += 1) {
      said = [...dom.findAll(at, 'select, input, span, div, th, button, h2, h3, caption')].slice(0, 200)
        .map((node) => (node.tagName === 'SELECT' ? text(node.options[node.selectedIndex]) : node.tagName === 'INPUT' ? node.value : dom.find(node, '*') ? '' : dom.content(node))).join(' ').toLowerCase();
      said += ` ${cut(at.getAttribute('aria-label')).toLowerCase()}`;
    }
    const year = (said.match(/\b(?:19|20)\d{2}\b/) || [])[0];
    if (!year) return -1;
    for (const language of [document.documentElement.lang || 'nl', ...MONTH_LANGUAGES]) {
      for (const style of ['long', 'short']) {
        let format;
        try { format = new Intl.DateTimeFormat(language, {month: style}); } catch (error) { continue; }
        for (let month = 0; month < 12; month += 1) {
          const name = format.format(new Date(2024, month, 15)).toLowerCase().replace('.', '');
          if (new RegExp(`(^|[^\\p{L}])${name}([^\\p{L}]|$)`, 'u').test(said)) return Number(year) * 12 + month;
        }
      }
    }
    return -1;
  };
  const turnPage = (calendar, forward) => {
    const words = forward ? '[class*="next" i], [aria-label*="next" i], [aria-label*="volgend" i], [title*="next" i], [aria-label*="nächst" i]' : '[class*="prev" i], [aria-label*="prev" i], [aria-label*="vorig" i], [title*="prev" i]';
    for (let at = calendar, up = 0; at && up < 4; at = dom.parent(at), up += 1) {
      const button = [...dom.findAll(at, words)].find((one) => drawn(one) && !dayCells(at).includes(one));
      if (button) { press(button); return true; }
    }
    return false;
  };
  // Chooses a day, as "2027-02-09", in the calendar that opens at a box; tells whether it stands there.
  const pickDay = (node, day) => {
    const [year, month, date] = day.split('-').map(Number);
    const before = node.value;
    node.focus();
    press(node);
    for (let turned = 0; turned < 30; turned += 1) {
      const calendar = openCalendar(), shown = calendar ? monthShown(calendar) : -1;
      if (shown < 0) return false;
      if (shown === year * 12 + month - 1) {
        const cell = dayCells(calendar).find((one) => Number(dom.content(one)) === date && !OTHER_MONTH.test(dom.className(one)) && one.getAttribute('aria-disabled') !== 'true');
        if (!cell) return false;
        press(dom.find(cell, 'button, a') || cell);
        return node.value !== before && node.value.trim() !== '';
      }
      if (!turnPage(calendar, shown < year * 12 + month - 1)) return false;
    }
    return false;
  };

  const readControl = (node, found, groups, forms, standIns) => {
    const kind = kindOf(node);
    if (standIns.some((one) => one.standIn.contains(node) && one.select !== node)) return;
    if (kind === 'combobox' && [...dom.findAll(node, 'input')].some((inner) => inner.type !== 'hidden' && visible(inner))) return; // what is typed in it is the box
    if (node.tagName === 'BUTTON' && node.type !== 'button') return; // it would send the form
    if (node.matches(':disabled') || (node.readOnly && kind !== 'combobox' && !opensCalendar(node)) || (node.parentElement && node.parentElement.closest('[contenteditable="true"]'))) return;
    const part = partOf(node);
    if (part && !forms.includes(part)) forms.push(part);
    const base = {form: part ? forms.indexOf(part) : -1, aside: Boolean(asideOf(node)), lang: (node.ownerDocument.documentElement.lang || document.documentElement.lang || '').toLowerCase()};
    if (kind === 'radio-group') {
      const radios = radiosIn(node);
      if (!radios.length) return;
      found.push({...base, index: held.length, tag: kind, type: 'radio', label: labelOf(node), near: nearOf(node), row: rowOf(node), options: radios.slice(0, MAX_OPTIONS).map(choiceOf), visible: true,
        value: cut((radios.find((one) => one.getAttribute('aria-checked') === 'true') || {}).textContent)});
      held.push(radios);
      return;
    }
    if (node.type === 'radio') {
      const name = `${base.form}/${node.name}`;
      if (!groups.has(name)) {
        const group = node.closest('[role=radiogroup], fieldset, [role=group]') || node.parentElement.parentElement;
        const control = {...base, index: held.length, tag: 'radio-group', type: 'radio', name: cut(node.name), label: '', near: group ? nearOf(group) : '', row: rowOf(node), options: [], visible: visible(node) || true, value: ''};
        groups.set(name, control); held.push([]); found.push(control);
      }
      const control = groups.get(name);
      held[control.index].push(node);
      if (control.options.length < MAX_OPTIONS) control.options.push({value: cut(node.value), text: cut(labelOf(node))});
      if (node.checked && node.defaultChecked !== node.checked) control.value = node.value;
      return;
    }
    found.push({...base, index: held.length, tag: isLineEditor(node, kind) ? 'input' : kind, type: isLineEditor(node, kind) || (node.type === 'search' && dom.closest(node, '[role=combobox]')) ? 'text' : node.tagName === 'BUTTON' ? '' : node.type || '', name: cut(node.name || node.getAttribute('name')), id: cut(node.id), label: cut(labelOf(node)), near: nearOf(node), row: rowOf(node),
      hint: hintOf(node), title: cut(node.title), placeholder: cut(node.placeholder || node.dataset.placeholder), autocomplete: cut(node.autocomplete), value: node.tagName === 'SELECT' || node.tagName === 'BUTTON' ? '' : read(node),
      options: optionsOf(node), required: mustBeFilled(node), held: heldBySite(node), maxlength: node.maxLength > 0 ? node.maxLength : 0, max: Number(node.max) || 0, suggests: suggests(node), visible: visible(node) || standIns.some((one) => one.select === node)});
    held.push(node);
  };

  // What a person reads outside the boxes that can be edited, a line a piece of text.
  const outsideWords = () => {
    let words = '';
    for (const root of documents(document)) {
      if (root.designMode === 'on') continue;
      const walker = (root.ownerDocument || root).createTreeWalker(root.body || root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node && words.length < 10 * MAX_VALUE; node = walker.nextNode()) {
        const around = dom.parent(node);
        if (!around || !node.data.trim() || dom.matches(around, 'script, style, noscript, textarea, option, template, title') || around.isContentEditable === true || !seen(around)) continue;
        words += `\n${node.data.replace(/\s+/g, ' ').trim()}`;
      }
    }
    return words.trim();
  };

  const MESSAGES = '[role=alert], [role=status], [role=alertdialog], [aria-live], .alert, .flash, .message, .messages, .updated, .warning, .invalid-feedback, .help-block, '
    + '[class*="error" i], [class*="success" i], [class*="notice" i], [class*="notification" i], [class*="toast" i], [class*="snackbar" i], [id*="error" i]';
  const BAD = /error|danger|invalid|fout|fail/i, GOOD = /success|updated|confirm|\bok\b/i;
  const messages = () => {
    const told = [];
    for (const root of documents(document)) {
      for (const node of root.querySelectorAll(MESSAGES)) {
        if (told.length >= 60) break;
        if (node.isContentEditable === true || dom.matches(node, 'input, textarea, select, form, body, html, main') || !seen(node)) continue;
        const said = shown(node).replace(/\s+/g, ' ').trim();
        if (said.length < 3 || said.length > 600 || told.some((one) => one.text === said)) continue;
        const named = `${dom.className(node) && node.getAttribute('class')} ${node.id}`;
        told.push({text: cut(said), kind: BAD.test(named) ? 'bad' : GOOD.test(named) ? 'good' : ''});
      }
    }
    return told;
  };

  const plain = (value) => String(value).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  // Links to what is new on the page: named as the post is, in the same entry of a list as it, in a message, or an editor's own.
  const postLinks = (post) => {
    const found = [], wanted = [plain(post.code), plain(post.title)].filter(Boolean);
    const holds = (node) => { const words = plain(dom.content(node).slice(0, 2000)); return wanted.some((one) => words.includes(one)); };
    for (const root of documents(document)) {
      for (const node of root.querySelectorAll('a[href]')) {
        if (found.length >= 20) break;
        if (!/^https?:/.test(node.href) || (node.href.split('#')[0] === location.href.split('#')[0] && !node.hash)) continue;
        const entry = dom.closest(node, 'li, article, tr');
        const why = holds(node) ? 'named' : dom.closest(node, '#sample-permalink, [class*="permalink" i], [class*="post-publish" i]') ? 'permalink'
          : dom.closest(node, MESSAGES) ? 'message' : entry && holds(entry) ? 'entry' : '';
        if (why) found.push({address: node.href.slice(0, 2000), text: cut(text(node)), why});
      }
    }
    return found;
  };

  const boxesWith = (post) => {
    const wanted = [plain(post.title), plain(post.start)].filter((one) => one.length > 3);
    for (const root of documents(document)) {
      for (const node of root.querySelectorAll('input, textarea, [contenteditable]')) {
        if (['hidden', 'password', 'search'].includes(node.type) || !seen(node)) continue;
        const value = plain(read(node));
        if (wanted.some((one) => value.includes(one))) return true;
      }
    }
    return false;
  };

  // What the page's scripts send right after somebody acted, they send because of it.
  const ANSWERED_WITHIN_MS = 1500;
  let acts = [];
  const acted = () => { acts = [...acts, performance.now()].slice(-50); };
  const sentByAct = (sent) => sent.some((one) => acts.some((at) => one.startTime >= at && one.startTime - at < ANSWERED_WITHIN_MS));

  const listening = new WeakSet();
  const listen = (root) => {
    const page = root.ownerDocument || root;
    if (listening.has(page)) return;
    listening.add(page);
    const button = (target) => target && target.closest && target.closest('button, input[type=submit], input[type=image], [role=button]');
    // A site may send by a link, or by any part that is drawn as one can press it.
    const pressable = (target) => target && target.closest && !target.closest(`${CONTROLS}, label, option`)
      && (target.closest('a, [role], [onclick], [tabindex]') || (target instanceof Element && getComputedStyle(target).cursor === 'pointer'));
    page.addEventListener('click', (event) => {
      const target = event.composedPath()[0];
      if (button(target) || (event.isTrusted && pressable(target))) pressed = true;
      if (event.isTrusted) acted();
    }, true);
    page.addEventListener('submit', () => { pressed = true; }, true);
    page.addEventListener('keydown', (event) => { if (event.isTrusted && event.key === 'Enter') acted(); }, true);
    for (const name of ['input', 'change']) page.addEventListener(name, (event) => {
      if (!event.isTrusted) return;
      touched.add(event.composedPath()[0]);
      if (name === 'change') acted();
    }, true);
  };

  const passwordBox = () => {
    for (const root of documents(document)) for (const node of root.querySelectorAll('input[type=password]')) if (visible(node) && !node.disabled) return node;
    return null;
  };

  window.__intake = {
    signedOut() {
      const said = [...document.querySelectorAll('a, button, [role=button], [role=link], [role=menuitem]')].filter(visible).map((one) => text(one).trim().toLowerCase());
      const isIn = said.some((one) => /^(uitloggen|afmelden|log ?out|sign ?out|mijn (account|profiel|oproepen)|my account|abmelden|déconnexion)$/.test(one));
      return !isIn && said.some((one) => /^(inloggen|log ?in|login|sign ?in|anmelden|connexion)$/.test(one));
    },
    asks() { return Boolean(passwordBox()); },
    // Only into a page of the very origin that they are kept for: it may have moved on since somebody pressed the key.
    enter(name, password, origin) {
      if (location.origin !== origin) return false;
      const box = passwordBox();
      if (!box) return false;
      const before = [...(box.form || box.getRootNode()).querySelectorAll('input')].filter((one) => ['text', 'email', 'tel'].includes(one.type) && visible(one) && !one.disabled
        && (one.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING));
      const user = before.pop();
      if (user && name) { put(user, name); tell(user, 'input', 'change'); }
      put(box, password);
      tell(box, 'input', 'change');
      return true;
    },
    look() {
      held = [];
      optionsLeft = MAX_ALL_OPTIONS;
      choiceWordsLeft = MAX_ALL_CHOICE_WORDS;
      const found = [], groups = new Map(), forms = [];
      const standIns = [];
      for (const root of documents(document)) for (const select of [...root.querySelectorAll('select')].slice(0, MAX_STAND_INS)) {
        const standIn = standInOf(select);
        if (standIn) standIns.push({select, standIn});
      }
      for (const root of documents(document)) {
        for (const node of root.querySelectorAll(CONTROLS)) {
          if (held.length >= MAX_CONTROLS) { held = []; return JSON.stringify({controls: [], isTooLarge: true}); }
          const before = held.length;
          try { readControl(node, found, groups, forms, standIns); } catch (error) { held.length = before; found.length = Math.min(found.length, before); } // one odd box keeps no other from being read
        }
      }
      return JSON.stringify({controls: found, title: document.title, address: location.href});
    },

    // From now on it is told whether somebody pressed a button, and what the site answered.
    watch() {
      for (const root of documents(document)) listen(root);
      pressed = false;
      acts = [];
      requestsBefore = performance.getEntriesByType('resource').length;
      return JSON.stringify(messages());
    },

    // What the page shows of a post by now; ``boxes`` are those that were filled in.
    evidence(post, boxes) {
      const words = outsideWords(), said = plain(words);
      const now = boxes.map((index) => [held[index]].flat()[0]);
      const navigation = performance.getEntriesByType('navigation')[0] || {};
      const sent = performance.getEntriesByType('resource').slice(requestsBefore).filter((one) => ['fetch', 'xmlhttprequest', 'beacon'].includes(one.initiatorType));
      const has = (value) => Boolean(plain(value)) && said.includes(plain(value));
      let invalid = 0;
      for (const root of documents(document)) invalid += root.querySelectorAll('[aria-invalid="true"], :user-invalid').length;
      return JSON.stringify({
        address: location.href.slice(0, 2000), status: navigation.responseStatus || 0, pressed: pressed || sentByAct(sent), invalid,
        code: has(post.code), title: has(post.title), text: has(post.start), in_boxes: boxesWith(post),
        titled: Boolean(plain(post.title)) && [...document.querySelectorAll('h1'), {textContent: document.title}].some((node) => plain(node.textContent.slice(0, MAX_VALUE)).includes(plain(post.title))),
        gone: now.filter((node) => !node || !node.isConnected).length, replaced: now.filter((node) => node && (!node.isConnected || !String(read(node) || '').trim()) && !touched.has(node)).length,
        hidden: now.filter((node) => node && node.isConnected && !visible(node) && !['SELECT'].includes(node.tagName) && node.type !== 'radio').length, emptied: now.filter((node) => node && node.isConnected && !String(read(node) || '').trim()).length,
        messages: messages(), headings: [...document.querySelectorAll('h1, h2, h3, legend')].filter(seen).slice(0, 20).map((node) => cut(text(node))),
        page_title: cut(document.title), words: words.slice(0, 3000), links: postLinks(post), requests: sent.map((one) => one.responseStatus || 0).slice(-30),
        buttons: [...document.querySelectorAll('button, input[type=submit]')].filter(seen).slice(0, 60).map((node) => cut(text(node) || node.value)),
      });
    },

    // Clicks a text box into being where a page shows only where one may write; tells whether there was such a place.
    reveal() {
      const WRITE = /\b(?:schrijf|typ|begin met|vertel|write|type|start (?:writing|typing)|tell us|schreib|tippe|ecri|écri|saisi|escrib|scrivi)/i;
      for (const root of documents(document)) {
        for (const node of root.querySelectorAll('[role=button][tabindex], [class*="appender" i] [tabindex], [data-placeholder]:not([contenteditable=true])')) {
          if (/^(?:BUTTON|A|INPUT|TEXTAREA)$/.test(node.tagName) || node.isContentEditable === true || !seen(node) || dom.closest(node, ASIDE)) continue;
          const said = `${node.getAttribute('aria-label') || ''} ${node.getAttribute('data-placeholder') || ''} ${dom.content(node)}`.slice(0, MAX_WORDS);
          if (!WRITE.test(said)) continue;
          press(node);
          node.focus();
          return true;
        }
      }
      return false;
    },

    // Shows a person where the site says what is wrong.
    showMessage(said) {
      for (const root of documents(document)) for (const node of root.querySelectorAll(MESSAGES)) {
        if (seen(node) && cut(shown(node).replace(/\s+/g, ' ').trim()) === said) { node.scrollIntoView({block: 'center'}); return true; }
      }
      return false;
    },

    // Puts a value in, and says what the control holds then; a box that suggests waits for a choice.
    fill(step) {
      const node = held[step.index];
      const say = (taken, more) => JSON.stringify({taken: Boolean(taken), ...more});
      if (!node) return say(false);
      if (Array.isArray(node)) {
        const chosen = node.find((one) => (one.matches('input') ? cut(one.value) : choiceOf(one).value) === step.option);
        if (!chosen) return say(false);
        press(chosen);
        if (!chosen.matches('input')) return say(true);
        if (!chosen.checked) { chosen.checked = true; tell(chosen, 'input', 'change'); }
        return say(chosen.checked);
      }
      if (node.tagName === 'SELECT') {
        const at = [...node.options].findIndex((one) => cut(one.value) === step.option || text(one) === step.value);
        if (at < 0) return say(false);
        const standIn = standInOf(node);
        node.selectedIndex = at; tell(node, 'input', 'change', 'blur');
        if (!standIn) return say(node.selectedIndex === at);
        if (text(standIn).replace(text(node), '').includes(step.value)) return say(true);
        press(dom.matches(standIn, STAND_IN) ? standIn : dom.find(standIn, STAND_IN)); // it shows what it offers some time later
        return say(true, {suggests: true});
      }
      if (kindOf(node) === 'combobox') {
        press(node);
        const list = listOf(node);
        const choice = list && choicesIn(list).find((one) => choiceOf(one).value === step.option);
        if (choice) press(choice);
        return say(choice, {suggests: !choice});
      }
      if (opensCalendar(node)) return say(step.day && pickDay(node, step.day));
      node.focus();
      if (kindOf(node) === 'contenteditable') {
        const before = node.innerText.replace(/[\u200b\ufeff]/g, '').trim();
        if (plain(before).includes(plain(step.value))) return say(true);
        const page = node.ownerDocument; // an editor may live in a frame of its own, with its own selection
        const range = page.createRange();
        let block = node; // into the first block of an empty one: some editors know no place beside it
        while (!before && block.firstElementChild && !dom.matches(block.firstElementChild, 'br')) block = block.firstElementChild;
        range.selectNodeContents(block); range.collapse(!before);
        const selection = page.defaultView.getSelection(); selection.removeAllRanges(); selection.addRange(range);
        // An editor that takes what is pasted keeps its paragraphs, but for those of a frame; it may put it in some time later.
        if (!step.typed && page === document && paste(node, step.value)) {
          if (!plain(node.innerText).includes(plain(step.value))) return say(true, {later: true});
        } else page.execCommand('insertText', false, (before ? '\n' : '') + step.value);
        tell(node, 'input');
        node.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true, key: ' ', code: 'Space'}));
        tell(node, 'change', 'blur', 'focusout');
        const source = sourceOf(node);
        if (source && !source.value.includes(step.value)) { put(source, source.value.trim() ? `${source.value.trimEnd()}\n${step.value}` : step.value); tell(source, 'input', 'change'); }
        return say(plain(node.innerText).includes(plain(step.value)));
      }
      if (node.tagName === 'TEXTAREA' && plain(node.value).includes(plain(step.value))) return say(true, {held: node.value});
      const kept = node.tagName === 'TEXTAREA' && node.value.trim() ? node.value.trimEnd() + '\n' : '';
      put(node, kept + step.value);
      tell(node, 'input');
      if (suggests(node)) return say(true, {held: node.value, suggests: true});
      tell(node, 'change', 'blur');
      return say(true, {held: node.value});
    },

    // Empties a box again that made something else of what was put in.
    clear(index) {
      const node = held[index];
      if (!node || !('value' in node)) return;
      if (node.tagName === 'SELECT') node.selectedIndex = [...node.options].findIndex((one) => !one.value);
      else put(node, '');
      tell(node, 'input', 'change', 'blur');
    },

    // What a person reads on the page, while it is still loading too.
    // What it says, and with what status it came.
    answer() {
      const navigation = performance.getEntriesByType('navigation')[0] || {};
      return JSON.stringify({words: this.words(), status: navigation.responseStatus || 0});
    },

    words() { return document.body ? document.body.innerText.slice(0, 10 * MAX_VALUE).trim() : ''; },

    // What a box offers by now, and the choice of one of them; -1 leaves what was typed.
    suggestions(index) { return JSON.stringify(held[index] ? suggested(held[index]).slice(0, MAX_OPTIONS).map(text) : []); },
    pick(index, at) {
      const node = held[index];
      const choice = at >= 0 ? suggested(node)[at] : null;
      const said = choice ? text(choice) : '';
      if (choice) press(choice); else tell(node, 'change', 'blur');
      return said;
    },

    mark(indexes, left) {
      for (const [list, colour, ground] of [[indexes, '#2a8fb5', '#f0f9fc'], [left, '#b06a00', '#fff7e8']]) {
        for (const index of list) {
          for (const node of [held[index]].flat()) {
            if (!node) continue;
            node.style.setProperty('outline', `2px solid ${colour}`, 'important');
            if (!Array.isArray(held[index])) node.style.setProperty('background-color', ground, 'important');
          }
        }
      }
    },

    // What each box holds now, whether it is seen, and whether a person has touched it; of very much the first.
    holds() {
      let left = MAX_ALL_VALUES;
      const told = [];
      held.forEach((node, index) => {
        const value = Array.isArray(node) ? cut((node.find((one) => one.checked) || {}).value) : node && node.type !== 'password' ? String(read(node) || '') : '';
        left -= value.length;
        if (left >= 0) told.push({index, value, seen: Array.isArray(node) || seen(node), touched: [node].flat().some((one) => touched.has(one))});
      });
      return JSON.stringify(told);
    },

    go(index) {
      const node = [held[index]].flat()[0];
      if (node) { node.scrollIntoView({block: 'center'}); node.focus(); }
      painted = false;
      requestAnimationFrame(() => requestAnimationFrame(() => { painted = true; }));
    },

    // Where somebody signs in, the hands begin in the first box, on a site that forgets to put them there too.
    begin() {
      if (document.activeElement && document.activeElement !== document.body) { this.go(-1); return; }
      const boxes = [...document.querySelectorAll('input')].filter((box) => ['text', 'email', 'tel', 'password'].includes(box.type) && box.offsetParent);
      if (boxes.length) boxes[0].focus();
      this.go(-1);
    },

    painted() { return painted && document.hasFocus(); },
  };
})();
