// Looks at a page and carries a plan out. Runs in a world of its own, so that the page cannot see or change it.
(() => {
  if (window.__intake) return;
  const CONTROLS = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="combobox"]';
  let held = [];
  let painted = true;

  const text = (node) => (node ? (node.innerText || node.textContent || '').replace(/\s+/g, ' ').trim() : '');
  const short = (value, most) => (value.length > most ? '' : value);

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

  const visible = (node) => {
    if (node.closest('[aria-hidden="true"]')) return false;
    const style = getComputedStyle(node);
    if (style.display === 'none' || style.visibility === 'hidden') return false;
    if (node.getAttribute('role') === 'combobox' && !('value' in node)) return true; // an empty one has no height of its own
    const box = node.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.right > 0 && box.bottom + scrollY > 0 && !(node.tabIndex === -1 && style.position === 'absolute');
  };

  const withoutControls = (node) => {
    const copy = node.cloneNode(true);
    for (const inner of copy.querySelectorAll('input, textarea, select, button, script, style, [role=listbox], [contenteditable=true]')) inner.remove();
    return (copy.textContent || '').replace(/\s+/g, ' ').trim();
  };

  const labelOf = (node) => {
    const root = node.getRootNode();
    if (node.getAttribute('aria-labelledby')) {
      const named = node.getAttribute('aria-labelledby').split(/\s+/).map((id) => text(root.getElementById && root.getElementById(id))).join(' ').trim();
      if (named) return named;
    }
    if (node.getAttribute('aria-label')) return node.getAttribute('aria-label');
    if (node.id && root.querySelector) {
      const tied = root.querySelector(`label[for="${CSS.escape(node.id)}"]`);
      if (tied && text(tied)) return text(tied);
    }
    const around = node.closest('label');
    return around ? short(withoutControls(around), 200) : '';
  };

  // The nearest text before a control: earlier siblings, then those of its parents, as long as no other control stands in between.
  const nearOf = (node) => {
    let at = node;
    for (let up = 0; up < 4 && at && at !== at.ownerDocument.body; up += 1) {
      for (let before = at.previousSibling; before; before = before.previousSibling) {
        if (before.nodeType === 1 && (before.matches(CONTROLS) || before.querySelector(CONTROLS))) return '';
        if (before.nodeType === 1 && before.matches('script, style, h1')) continue; // the page's own title names no box
        const said = short(before.nodeType === 3 ? before.textContent.replace(/\s+/g, ' ').trim() : text(before), 160);
        if (said) return said;
      }
      at = at.parentElement;
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

  const optionsOf = (node) => {
    if (node.tagName === 'SELECT') return [...node.options].map((one) => ({value: one.value, text: text(one)}));
    if (node.getAttribute('role') === 'combobox') {
      const id = node.getAttribute('aria-controls') || node.getAttribute('aria-owns');
      const list = (id && node.ownerDocument.getElementById(id)) || (node.parentElement && node.parentElement.querySelector('[role=listbox]'));
      return list ? [...list.querySelectorAll('[role=option]')].map((one) => ({value: one.dataset.value || text(one), text: text(one)})) : [];
    }
    return [];
  };

  const kindOf = (node) => {
    if (node.getAttribute('role') === 'combobox' && !('value' in node)) return 'combobox';
    if (node.isContentEditable && node.tagName !== 'INPUT' && node.tagName !== 'TEXTAREA') return 'contenteditable';
    return node.tagName.toLowerCase();
  };

  const read = (node) => {
    if (node.isContentEditable && !('value' in node)) return node.innerText;
    if (!('value' in node)) return node.dataset.value || text(node);
    return node.value;
  };

  window.__intake = {
    look() {
      held = [];
      const found = [], groups = new Map(), forms = [];
      for (const root of documents(document)) {
        for (const node of root.querySelectorAll(CONTROLS)) {
          if (node.disabled || node.readOnly || (node.parentElement && node.parentElement.closest('[contenteditable="true"]'))) continue;
          const form = node.closest('form');
          if (form && !forms.includes(form)) forms.push(form);
          const base = {form: form ? forms.indexOf(form) : -1, lang: (document.documentElement.lang || '').toLowerCase()};
          if (node.type === 'radio') {
            const name = `${base.form}/${node.name}`;
            if (!groups.has(name)) {
              const group = node.closest('[role=radiogroup], fieldset, [role=group]') || node.parentElement.parentElement;
              const control = {...base, index: held.length, tag: 'radio-group', type: 'radio', name: node.name, label: '', near: group ? nearOf(group) : '', row: rowOf(node), options: [], visible: visible(node) || true, value: ''};
              groups.set(name, control); held.push([]); found.push(control);
            }
            const control = groups.get(name);
            held[control.index].push(node);
            control.options.push({value: node.value, text: labelOf(node)});
            if (node.checked && node.defaultChecked !== node.checked) control.value = node.value;
            continue;
          }
          found.push({...base, index: held.length, tag: kindOf(node), type: node.type || '', name: node.name || node.getAttribute('name') || '', id: node.id, label: labelOf(node), near: nearOf(node), row: rowOf(node),
            hint: hintOf(node), placeholder: node.placeholder || node.dataset.placeholder || '', autocomplete: node.autocomplete || '', value: node.tagName === 'SELECT' ? '' : read(node), options: optionsOf(node),
            required: node.required || node.getAttribute('aria-required') === 'true', maxlength: node.maxLength > 0 ? node.maxLength : 0, visible: visible(node)});
          held.push(node);
        }
      }
      return JSON.stringify({controls: found, title: document.title, address: location.href});
    },

    fill(step) {
      const node = held[step.index];
      if (!node) return false;
      const tell = (target, ...names) => { for (const name of names) target.dispatchEvent(new Event(name, {bubbles: true, composed: true})); };
      if (Array.isArray(node)) {
        const chosen = node.find((one) => one.value === step.option);
        if (!chosen) return false;
        chosen.checked = true; tell(chosen, 'input', 'change');
        return chosen.checked;
      }
      if (node.tagName === 'SELECT') {
        const at = [...node.options].findIndex((one) => one.value === step.option || text(one) === step.value);
        if (at < 0) return false;
        node.selectedIndex = at; tell(node, 'input', 'change', 'blur');
        return node.selectedIndex === at;
      }
      if (kindOf(node) === 'combobox') {
        node.click();
        const choice = [...node.parentElement.querySelectorAll('[role=option]')].find((one) => (one.dataset.value || text(one)) === step.option);
        if (choice) choice.click();
        return Boolean(choice);
      }
      node.focus();
      if (kindOf(node) === 'contenteditable') {
        const before = node.innerText.trim();
        const page = node.ownerDocument; // an editor may live in a frame of its own, with its own selection
        const range = page.createRange(); range.selectNodeContents(node); range.collapse(false);
        const selection = page.defaultView.getSelection(); selection.removeAllRanges(); selection.addRange(range);
        page.execCommand('insertText', false, (before ? '\n' : '') + step.value);
        tell(node, 'input', 'change', 'blur');
        return node.innerText.includes(step.value.split('\n')[0]);
      }
      const kept = node.tagName === 'TEXTAREA' && node.value.trim() ? node.value.trimEnd() + '\n' : '';
      const proto = node.tagName === 'TEXTAREA' ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
      Object.getOwnPropertyDescriptor(proto, 'value').set.call(node, kept + step.value);
      tell(node, 'input', 'change', 'blur');
      return node.value.length > 0;
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

    holds() {
      return JSON.stringify(held.map((node, index) => ({index, value: Array.isArray(node) ? (node.find((one) => one.checked) || {}).value || '' : node && node.type !== 'password' ? String(read(node) || '') : ''})));
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
