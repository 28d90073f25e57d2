// A meeting typed without network: kept on the device at each key, sent when the network is back,
// never twice (its key), never lost (it leaves the device once the server has said yes).
(() => {
  "use strict";
  const { utilisateur, terrain, jeton, travailleur, connexion } = document.body.dataset;
  if (!utilisateur || !window.indexedDB) return;
  const BASE = `maillage-${utilisateur}-${terrain}`;
  const etat = document.getElementById("etat");
  const attente = document.getElementById("attente");
  const form = document.getElementById("reunion");
  const lire = (id) => JSON.parse(document.getElementById(id)?.textContent || "null");

  // --- The device ----------------------------------------------------------------------
  const ouvrir = () => new Promise((oui, non) => {
    const demande = indexedDB.open(BASE, 1);
    demande.onupgradeneeded = () => demande.result.createObjectStore("reunions", { keyPath: "cle" });
    demande.onsuccess = () => oui(demande.result);
    demande.onerror = () => non(demande.error);
  });
  const base = ouvrir();
  const faire = async (mode, acte) => {
    const transaction = (await base).transaction("reunions", mode);
    const demande = acte(transaction.objectStore("reunions"));
    return new Promise((oui, non) => {
      transaction.oncomplete = () => oui(demande.result);
      transaction.onerror = transaction.onabort = () => non(transaction.error);
    });
  };
  const garder = (une) => faire("readwrite", (s) => s.put(une));
  const oublier = (cle) => faire("readwrite", (s) => s.delete(cle));
  const toutes = () => faire("readonly", (s) => s.getAll());

  const nouvelleCle = () => {
    if (crypto.randomUUID) return crypto.randomUUID();
    const o = crypto.getRandomValues(new Uint8Array(16));
    o[6] = (o[6] & 15) | 64; o[8] = (o[8] & 63) | 128;
    const h = [...o].map((x) => x.toString(16).padStart(2, "0")).join("");
    return [h.slice(0, 8), h.slice(8, 12), h.slice(12, 16), h.slice(16, 20), h.slice(20)].join("-");
  };
  // What waits to leave is said until it has left, whatever is typed.
  const dire = (mots, attend = "") => {
    if (mots === "Brouillon gardé" && etat.dataset.attend) return;
    etat.dataset.attend = attend;
    if (etat.textContent !== mots) etat.textContent = mots;
  };
  const annoncer = (ton, mots, lien) => {
    const bandeau = document.createElement("div");
    bandeau.className = `bandeau b-${ton}`;
    const texte = document.createElement("p");
    texte.textContent = mots;
    bandeau.append(texte);
    if (lien) {
      const a = document.createElement("a");
      [a.href, a.textContent, a.className] = [lien[0], lien[1], "btn btn-s"];
      bandeau.append(a);
    }
    if (!attente.hidden && attente.textContent === bandeau.textContent) return;
    attente.replaceChildren(bandeau);
    attente.hidden = false;
    bandeau.scrollIntoView({ block: "nearest" });
  };

  // --- Sending -------------------------------------------------------------------------
  const SORTS = {
    reseau: ["info", "Pas de réseau. La réunion est gardée sur ce téléphone : elle partira dès que le réseau revient, sans rien retaper."],
    session: ["attention", "Votre session a expiré. La réunion est gardée sur ce téléphone : reconnectez-vous, elle partira."],
    refus: ["erreur", "Cette antenne n’est plus la vôtre : la réunion reste sur ce téléphone. Prévenez la cellule."],
    serveur: ["attention", "Le serveur ne répond pas comme il faut. La réunion est gardée sur ce téléphone : nous réessaierons."],
  };
  const envoyer = async (une) => {
    let reponse;
    try {
      reponse = await fetch(jeton, { redirect: "manual", cache: "no-store", headers: { Accept: "application/json" } });
      if (reponse.type === "opaqueredirect" || reponse.status === 401) return { sort: "session" };
      if (reponse.status === 403 || reponse.status === 404) return { sort: "refus" };
      if (!reponse.ok) return { sort: "serveur" };
      const corps = new FormData();
      une.champs.forEach(([nom, valeur]) => corps.append(nom, valeur));
      corps.append("cle", une.cle);
      corps.append("csrfmiddlewaretoken", (await reponse.json()).jeton);
      if (une.photo) corps.append("photo", une.photo, "feuille.jpg");
      else if (une.sansPhoto) corps.append("sans_photo", "oui");
      reponse = await fetch(une.adresse, { method: "POST", body: corps, redirect: "manual", headers: { Accept: "application/json" } });
    } catch { return { sort: "reseau" }; }
    if (reponse.ok) { await oublier(une.cle); return { sort: "fait", suite: (await reponse.json()).suite }; }
    if (reponse.type === "opaqueredirect") return { sort: "session" };
    if (reponse.status === 400) {
      await garder({ ...une, etat: "brouillon" });
      return { sort: "erreurs", erreurs: (await reponse.json()).erreurs };
    }
    return { sort: reponse.status === 403 || reponse.status === 404 ? "refus" : "serveur" };
  };
  let enCours = null;
  // One at a time on this page; two pages that send the same are told apart by the key.
  const envoyerCeQuiAttend = () => (enCours ??= (async () => {
    let dernier = null;
    for (const une of (await toutes()).filter((r) => r.etat === "a_envoyer")) {
      dernier = { une, ...(await envoyer(une)) };
      if (dernier.sort === "reseau" || dernier.sort === "session") break;
    }
    return dernier;
  })().finally(() => { enCours = null; }));

  const conclure = (resultat) => {
    if (!resultat) return;
    const { une, sort } = resultat;
    const ici = form && une.cle === cle;
    if (sort === "fait") {
      dire("");
      if (ici) { cle = null; location.assign(resultat.suite); return; }
      annoncer("ok", `La réunion du ${une.jour} qui attendait est enregistrée.`, [resultat.suite, "La voir"]);
    } else if (sort === "erreurs") {
      if (ici) montrerLesErreurs(resultat.erreurs);
      else annoncer("erreur", `La réunion du ${une.jour} est à revoir : elle n’est pas partie.`, [une.adresse, "La reprendre"]);
    } else {
      dire("En attente d’envoi", "oui");
      annoncer(...SORTS[sort], sort === "session" && [`${connexion}?next=${encodeURIComponent(location.pathname)}`, "Se reconnecter"]);
    }
  };
  const reessayer = async () => conclure(await envoyerCeQuiAttend());
  addEventListener("online", reessayer);
  // « Online » is not always said, and a network may be there without the server.
  setInterval(() => { if (etat.dataset.attend && !document.hidden) reessayer(); }, 10000);

  // --- The form ------------------------------------------------------------------------
  let cle = null, photo = null, minuterie = null, auServeur = null;
  // Whether the server has one with the draft, and which of this device it has received.
  let photoDuServeur = false, photoRecue = null, sansPhoto = false;
  const CASES = "input[name=presents]";
  const liste = form?.querySelector(".terrain-gens");
  const compter = () => {
    const n = form.querySelectorAll(`${CASES}:checked`).length;
    document.getElementById("compte").textContent = `${n} personne${n > 1 ? "s" : ""}`;
  };
  const champsDe = () => [...new FormData(form)]
    .filter(([nom, v]) => typeof v === "string" && !["csrfmiddlewaretoken", "cle", "q"].includes(nom));
  const maintenant = (sort) => ({
    cle, etat: sort, champs: champsDe(), photo, sansPhoto, antenne: form.dataset.antenne, adresse: location.pathname,
    jour: new Intl.DateTimeFormat("fr-FR", { day: "numeric", month: "long" }).format(form.elements.jour.valueAsDate || new Date()),
    modifiee: Date.now(),
  });
  const enregistrer = async () => {
    clearTimeout(minuterie);
    minuterie = null;
    if (!cle || enCours) return;
    const une = maintenant("brouillon");
    // In one transaction: what has been asked to leave meanwhile still leaves, as it is now.
    await faire("readwrite", (s) => {
      const deja = s.get(une.cle);
      deja.onsuccess = () => s.put({ ...une, etat: deja.result?.etat || "brouillon" });
      return deja;
    });
    if (cle && !enCours) dire("Brouillon gardé");
    // On the server too, ten seconds after the last key; the device is the one that counts.
    auServeur ??= setTimeout(() => {
      auServeur = null;
      if (cle && navigator.onLine) garderAuServeur().catch(() => {});
    }, 10000);
  };
  const mettre = (adresse, method, body, genre) => fetch(adresse, {
    method, body, redirect: "manual", headers: { "Content-Type": genre, "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
  });
  const garderAuServeur = async () => {
    const la = photo, sienne = `${form.dataset.photo}?cle=${cle}`;
    await mettre(form.dataset.brouillon, "PUT", JSON.stringify({ cle, contenu: champsDe() }), "application/json");
    if (la && la !== photoRecue) {
      if ((await mettre(sienne, "PUT", la, "image/jpeg")).ok) [photoRecue, photoDuServeur] = [la, true];
      direLaPhoto();
    } else if (!la && sansPhoto && photoDuServeur) {
      if ((await mettre(sienne, "DELETE", null, "image/jpeg")).ok) photoDuServeur = false;
    }
  };
  const direLaPhoto = () => {
    const la = document.getElementById("photo-gardee"), auServeur = photoDuServeur && !sansPhoto;
    la.hidden = !photo && !auServeur;
    la.querySelector("a").hidden = !auServeur;
  };

  const ajouter = (pk, nom, structure, coche = true) => {
    const deja = form.querySelector(`${CASES}[value="${pk}"]`);
    if (deja) { deja.checked = coche; return deja; }
    const ligne = document.createElement("li");
    const etiquette = document.createElement("label");
    const boite = Object.assign(document.createElement("input"), { type: "checkbox", name: "presents", value: pk, checked: coche });
    const mots = document.createElement("span");
    mots.append(Object.assign(document.createElement("b"), { textContent: nom }), Object.assign(document.createElement("small"), { textContent: structure }));
    etiquette.append(boite, " ", mots);
    ligne.append(etiquette);
    liste.append(ligne);
    return boite;
  };
  const remplir = (champs) => {
    const annuaire = new Map((lire("annuaire") || []).map(([pk, nom, structure]) => [String(pk), [nom, structure]]));
    const coches = champs.filter(([nom]) => nom === "presents").map(([, v]) => v);
    form.querySelectorAll(CASES).forEach((c) => { c.checked = coches.includes(c.value); });
    coches.forEach((pk) => { if (annuaire.has(pk)) ajouter(pk, ...annuaire.get(pk)); });
    champs.filter(([nom]) => nom !== "presents").forEach(([nom, valeur]) => {
      const champ = form.elements[nom];
      if (champ) champ.value = valeur;
      const pli = champ?.closest?.("details");
      if (pli && valeur) pli.open = true;
    });
    form.elements.jour.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const montrerLesErreurs = (erreurs) => {
    const zone = document.getElementById("erreurs");
    const points = document.createElement("ul");
    Object.entries(erreurs).forEach(([nom, mots]) => {
      const champ = form.elements[nom];
      const libelle = champ && form.querySelector(`label[for="${champ.id}"]`)?.textContent.replace(/\(facultatif\)/, "").trim();
      const point = document.createElement("li");
      if (champ?.id) {
        champ.setAttribute("aria-invalid", "true");
        const pli = champ.closest("details");
        if (pli) pli.open = true;
        point.append(Object.assign(document.createElement("a"), { href: `#${champ.id}`, textContent: `${libelle || nom} : ${mots.join(" ")}` }));
      } else point.textContent = mots.join(" ");
      points.append(point);
      if (mots.some((m) => m.includes("donnée de patient")) && !form.elements.relu) confirmerRelu(points);
    });
    zone.className = "resume-erreurs";
    zone.tabIndex = -1;
    zone.setAttribute("role", "alert");
    zone.replaceChildren(Object.assign(document.createElement("h2"), { textContent: "La réunion n’est pas partie : elle est à revoir" }), points);
    zone.hidden = false;
    zone.focus();
    dire("À revoir");
    form.querySelectorAll("[data-une-fois]").forEach((b) => b.removeAttribute("aria-disabled"));
  };
  const confirmerRelu = (points) => {
    const etiquette = document.createElement("label");
    etiquette.append(Object.assign(document.createElement("input"), { type: "checkbox", name: "relu", value: "on" }), " J’ai relu : ces textes ne contiennent aucune donnée de patient");
    const boite = Object.assign(document.createElement("div"), { className: "champ champ-coche" });
    boite.append(etiquette);
    points.after(boite);
    form.querySelector(".terrain-bas").before(boite);
  };

  // A photo of a phone weighs 5 MB: drawn again at 2,000 pixels, it leaves on a poor network.
  const reduire = async (fichier) => {
    try {
      const image = await createImageBitmap(fichier, { imageOrientation: "from-image" });
      const echelle = Math.min(1, 2000 / Math.max(image.width, image.height));
      const toile = Object.assign(document.createElement("canvas"), { width: Math.round(image.width * echelle), height: Math.round(image.height * echelle) });
      toile.getContext("2d").drawImage(image, 0, 0, toile.width, toile.height);
      return await new Promise((oui) => toile.toBlob((b) => oui(b || fichier), "image/jpeg", 0.8));
    } catch { return fichier; }
  };

  const chercher = () => {
    const champ = form.elements.q;
    const annuaire = lire("annuaire") || [];
    const plier = (texte) => texte.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const indexe = annuaire.map((une) => [plier(`${une[1]} ${une[2]}`), une]);
    form.querySelector("[name=chercher]").hidden = true;
    const options = Object.assign(document.createElement("ul"), { id: "q-liste", className: "choix-liste", hidden: true });
    options.setAttribute("role", "listbox");
    options.setAttribute("aria-label", "Personnes trouvées");
    const annonce = Object.assign(document.createElement("p"), { className: "vh" });
    annonce.setAttribute("role", "status");
    champ.parentElement.after(options, annonce);
    Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "q-liste" })
      .forEach(([nom, v]) => champ.setAttribute(nom, v));
    let rang = -1, trouvees = [];
    const pointer = (n) => {
      rang = n;
      [...options.children].forEach((o, i) => o.setAttribute("aria-selected", i === n));
      if (n < 0) champ.removeAttribute("aria-activedescendant");
      else champ.setAttribute("aria-activedescendant", options.children[n].id);
    };
    const fermer = () => { options.hidden = true; champ.setAttribute("aria-expanded", "false"); pointer(-1); };
    const choisir = ([pk, nom, structure]) => {
      ajouter(pk, nom, structure);
      champ.value = "";
      fermer();
      annonce.textContent = `${nom} : parmi les présents`;
      compter();
      enregistrer();
    };
    const montrer = () => {
      const mots = plier(champ.value).split(/\s+/).filter(Boolean);
      const pris = new Set([...form.querySelectorAll(`${CASES}:checked`)].map((c) => c.value));
      trouvees = mots.length ? indexe.filter(([texte, une]) => !pris.has(String(une[0])) && mots.every((m) => texte.includes(m))).slice(0, 8).map(([, une]) => une) : [];
      options.replaceChildren(...trouvees.map((une, i) => {
        const option = Object.assign(document.createElement("li"), { id: `q-${i}`, textContent: une[1] });
        option.setAttribute("role", "option");
        option.append(Object.assign(document.createElement("small"), { textContent: une[2] }));
        option.addEventListener("pointerdown", (e) => { e.preventDefault(); choisir(une); });
        return option;
      }));
      pointer(-1);
      options.hidden = !trouvees.length;
      champ.setAttribute("aria-expanded", String(trouvees.length > 0));
      annonce.textContent = mots.length ? (trouvees.length ? `${trouvees.length} trouvée${trouvees.length > 1 ? "s" : ""}` : "Personne de ce nom dans l’antenne : comptez-la parmi les non nommés.") : "";
    };
    champ.addEventListener("input", montrer);
    champ.addEventListener("blur", fermer);
    champ.addEventListener("keydown", (e) => {
      if (e.isComposing) return;
      if (e.key === "Enter") { e.preventDefault(); if (trouvees.length) choisir(trouvees[Math.max(rang, 0)]); return; }
      if (options.hidden) return;
      if (e.key === "Escape") fermer();
      else if (e.key === "ArrowDown") { e.preventDefault(); pointer((rang + 1) % trouvees.length); }
      else if (e.key === "ArrowUp") { e.preventDefault(); pointer((rang + trouvees.length) % (trouvees.length + 1) - 1); }
    });
  };

  const commencer = async () => {
    const siennes = (await toutes()).filter((r) => r.antenne === form.dataset.antenne).sort((a, b) => b.modifiee - a.modifiee);
    const reprise = siennes.find((r) => r.etat === "brouillon") || siennes[0];
    const duServeur = lire("brouillon");
    if (reprise) {
      ({ cle, photo, sansPhoto = false } = reprise);
      remplir(reprise.champs);
      if (reprise.etat === "a_envoyer") { dire("En attente d’envoi", "oui"); annoncer(...SORTS.reseau); } else dire("Brouillon repris");
    } else if (duServeur) {
      cle = duServeur.cle;
      remplir(duServeur.contenu);
      dire("Brouillon repris");
    } else if (!form.querySelector(".resume-erreurs:not([hidden])")) cle = nouvelleCle();
    else cle = form.elements.cle.value;
    photoDuServeur = duServeur?.cle === cle && duServeur.photo;
    form.elements.cle.value = cle;
    direLaPhoto();
    compter();
  };

  if (form) {
    chercher();
    const prevues = new Map((lire("prevues") || []).map(([pk, jour, modalite]) => [String(pk), [jour, modalite]]));
    const ceJour = form.elements.jour.value;
    form.addEventListener("change", async (e) => {
      if (e.target.name === "prevue") {
        const [jour, modalite] = prevues.get(e.target.value) || [];
        const local = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
        form.elements.jour.value = jour && jour <= local ? jour : prevues.size ? local : ceJour;
        if (modalite) form.elements.modalite.value = modalite;
        form.elements.jour.dispatchEvent(new Event("input", { bubbles: true }));
      }
      if (e.target.name === "photo") {
        photo = e.target.files[0] ? await reduire(e.target.files[0]) : null;
        sansPhoto = !photo;
        direLaPhoto();
      }
      compter();
      await enregistrer();
      // The paper sheet may not be at hand again: its photo does not wait.
      if (e.target.name === "photo" && cle && navigator.onLine) garderAuServeur().catch(() => {});
    });
    document.querySelector("#photo-gardee button").addEventListener("click", () => {
      [photo, sansPhoto] = [null, true];
      form.elements.photo.value = "";
      direLaPhoto();
      form.elements.photo.focus();
      enregistrer();
    });
    form.addEventListener("input", () => { clearTimeout(minuterie); minuterie = setTimeout(enregistrer, 250); });
    addEventListener("pagehide", () => { if (minuterie) enregistrer(); });
    const pret = commencer();
    form.addEventListener("submit", async (e) => {
      if (e.submitter?.name === "chercher") return;
      e.preventDefault();
      await pret;
      clearTimeout(minuterie);
      if (!cle) return;
      await garder(maintenant("a_envoyer"));
      dire("Envoi…");
      const resultat = await envoyerCeQuiAttend();
      conclure(resultat);
      form.querySelectorAll("[data-une-fois]").forEach((b) => b.removeAttribute("aria-disabled"));
    });
    pret.then(async () => { if (navigator.onLine) conclure(await envoyerCeQuiAttend()); });
  } else {
    envoyerCeQuiAttend().then(conclure);
  }

  // --- Without network -----------------------------------------------------------------
  if ("serviceWorker" in navigator) {
    // The pages of one's antennas, kept while there is network.
    const pages = [...document.querySelectorAll("a[data-hors-ligne]")].map((a) => a.pathname);
    navigator.serviceWorker.register(travailleur, { scope: terrain })
      .then(() => navigator.serviceWorker.ready)
      .then(({ active }) => new Promise((oui) => {
        const canal = new MessageChannel();
        canal.port1.onmessage = oui;
        active.postMessage(pages, [canal.port2]);
      }))
      .then(() => { document.body.dataset.pret = "oui"; })
      .catch(() => {});
  }
})();
