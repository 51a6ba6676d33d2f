import React, {useState} from 'react';
import {createRoot} from 'react-dom/client';
import Select from 'react-select';
const rubrieken = ['Boeken', 'Gereedschap', 'Meubels', 'Sport'].map((label, at) => ({value: String(12 + at), label}));
function Form() {
  const [held, hold] = useState({title: '', text: '', category: ''});
  const set = (name) => (event) => hold((before) => ({...before, [name]: event.target.value}));
  const send = (event) => {
    event.preventDefault();
    fetch(location.href, {method: 'POST', body: JSON.stringify(held)}).then(() => { document.title = 'sent'; });
  };
  return React.createElement('form', {onSubmit: send},
    React.createElement('label', {htmlFor: 'titel'}, 'Titel'), React.createElement('input', {id: 'titel', value: held.title, onChange: set('title')}),
    React.createElement('label', {htmlFor: 'tekst'}, 'Omschrijving'), React.createElement('textarea', {id: 'tekst', rows: 6, value: held.text, onChange: set('text')}),
    React.createElement('label', {htmlFor: 'rubriek'}, 'Rubriek'),
    React.createElement(Select, {inputId: 'rubriek', options: rubrieken, placeholder: 'Kies een rubriek', onChange: (one) => hold((before) => ({...before, category: one ? one.label : ''}))}),
    React.createElement('p', null, React.createElement('button', null, 'Plaatsen')));
}
createRoot(document.getElementById('app')).render(React.createElement(Form));
