// Sends a form as its own script would: what its boxes and widgets hold, as JSON.
const later = {};
document.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault();
  const held = Object.fromEntries(new FormData(event.target));
  for (const [name, read] of Object.entries(later)) held[name] = read();
  fetch(location.href, {method: 'POST', body: JSON.stringify(held)}).then(() => { document.title = 'sent'; });
});
