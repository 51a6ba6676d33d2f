import {createApp, h, reactive} from 'vue';
import VueSelect from 'vue-select';
const held = reactive({title: '', text: '', category: ''});
const send = (event) => {
  event.preventDefault();
  fetch(location.href, {method: 'POST', body: JSON.stringify(held)}).then(() => { document.title = 'sent'; });
};
createApp({render: () => h('form', {onSubmit: send}, [
  h('label', {for: 'titel'}, 'Titel'), h('input', {id: 'titel', value: held.title, onInput: (event) => { held.title = event.target.value; }}),
  h('label', {for: 'tekst'}, 'Omschrijving'), h('textarea', {id: 'tekst', rows: 6, value: held.text, onInput: (event) => { held.text = event.target.value; }}),
  h('label', {for: 'rubriek'}, 'Rubriek'),
  h(VueSelect, {inputId: 'rubriek', options: ['Boeken', 'Gereedschap', 'Meubels', 'Sport'], modelValue: held.category, 'onUpdate:modelValue': (one) => { held.category = one; }}),
  h('p', [h('button', 'Plaatsen')]),
])}).mount('#app');
