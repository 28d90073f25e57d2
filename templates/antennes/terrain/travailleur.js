{% load static %}// Answers without network, for one cell's pages of the ground: its files by their hashed names, its
// pages as they last were. A page that sends something always needs the network.
"use strict";
const CASE = "terrain-{{ cellule.code }}-{{ user.pk }}";
const ICI = "{% url "terrain" cellule.code %}";
const FICHIERS = [
  {% for nom in fichiers %}"{% static nom %}",
  {% endfor %}ICI,
];

self.addEventListener("install", (e) => {
  e.waitUntil(caches.open(CASE).then((c) => c.addAll(FICHIERS)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (e) => {
  e.waitUntil(self.clients.claim());
});

self.addEventListener("message", (e) => {
  const garder = async (adresse) => {
    const reponse = await fetch(adresse);
    if (reponse.ok && !reponse.redirected) await (await caches.open(CASE)).put(adresse, reponse);
  };
  e.waitUntil(Promise.allSettled(e.data.filter(gardee).map(garder)).then(() => e.ports[0].postMessage("fait")));
});

const gardee = (adresse) => adresse === ICI || /^\d+\/reunion\/$/.test(adresse.slice(ICI.length));

self.addEventListener("fetch", (e) => {
  const url = new URL(e.request.url);
  if (e.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (FICHIERS.includes(url.pathname) && url.pathname !== ICI) {
    e.respondWith(caches.match(e.request, { ignoreVary: true }).then((r) => r || fetch(e.request)));
  } else if (url.pathname.startsWith(ICI) && gardee(url.pathname)) {
    e.respondWith(parLeReseau(e.request, url.pathname));
  }
});

async function parLeReseau(demande, adresse) {
  const boite = await caches.open(CASE);
  try {
    const reponse = await fetch(demande);
    // A page of sign-in is not this page.
    if (reponse.ok && !reponse.redirected) await boite.put(adresse, reponse.clone());
    return reponse;
  } catch (absence) {
    const lue = (await boite.match(adresse)) || (await boite.match(ICI));
    if (lue) return lue;
    throw absence;
  }
}
