// What public pages do with scripts. It stands apart from React, for a kept page is sent without it
// (server/plain-pages.cjs), and touches attributes and properties alone: a page that is not kept yet has React too, which
// wakes up on the HTML as it was sent. Plain script, no build: what old browsers do not know stays without it.
(() => {
  // What stays as it is is not written: a phone would compute the styles of the whole page once more, after its first paint.
  const hide = (element, isHidden) => {
    if (element.hidden !== isHidden) element.hidden = isHidden;
  };
  const each = (selector, act) => {
    for (const element of document.querySelectorAll(selector)) act(element);
  };

  // Appearance.
  const themes = ["light", "dark"];
  const storage = (act) => {
    try {
      return act(localStorage);
    } catch {
      // Storage may be switched off; the choice then lasts for this page only.
    }
  };
  function showTheme() {
    const { dataset } = document.documentElement;
    // Next's error pages rebuild <html> in the browser, and with it goes what /theme.js had set.
    if (dataset.js === undefined) {
      dataset.js = "";
      const stored = storage((kept) => kept.getItem("theme"));
      if (themes.includes(stored)) dataset.theme = stored;
    }
    const current = themes.includes(dataset.theme) ? dataset.theme : "system";
    each("input[data-theme-choice]", (input) => {
      input.checked = input.value === current;
    });
  }
  function chooseTheme(theme) {
    const { dataset } = document.documentElement;
    if (themes.includes(theme)) dataset.theme = theme;
    else delete dataset.theme;
    storage((kept) => (themes.includes(theme) ? kept.setItem("theme", theme) : kept.removeItem("theme")));
    showTheme();
  }

  // What is late by the reader's clock, in the city's zone: a kept page knows no midnight.
  // Hours ahead of Greenwich; no clock is changed there in summer. The browser's own calendars would do, and cost a phone
  // a tenth of a second at their first use.
  const HOURS = { "Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9 };
  const todayIn = (zone) => new Date(Date.now() + HOURS[zone] * 3_600_000).toISOString().slice(0, 10);
  function showDue() {
    each("[data-due]", (mark) => {
      const standing = todayIn(mark.dataset.zone) > mark.dataset.due ? "late" : "planned";
      for (const word of mark.querySelectorAll("[data-when]")) hide(word, word.dataset.when !== standing);
    });
    each("[data-dues]", (mark) => {
      const today = todayIn(mark.dataset.zone);
      const late = JSON.parse(mark.dataset.dues).reduce((sum, [due, count]) => sum + (today > due ? count : 0), 0);
      const figure = mark.querySelector("[data-count]");
      if (figure && figure.textContent !== String(late)) figure.textContent = String(late);
      hide(mark, late === 0);
    });
  }

  // Folds that a style sheet holds open on a desk are told as open there, and are no stop of the keyboard.
  const desk = matchMedia("(width >= 48rem)");
  function showFolds() {
    const isDesk = desk.matches;
    each("details[data-fold]", (fold) => {
      // As it was sent it is one of a phone's.
      if (isDesk === (fold.dataset.fold === "desk")) return;
      fold.dataset.fold = isDesk ? "desk" : "phone";
      fold.open = isDesk;
      const summary = fold.querySelector("summary");
      if (isDesk) summary.tabIndex = -1;
      else summary.removeAttribute("tabindex");
    });
  }
  desk.addEventListener("change", showFolds);

  // Lists that the server wrote in full, narrowed to what is typed and to what the address asks for.
  const wordsOf = (text) => [...new Set(text.normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean))];
  function narrow(list, query) {
    const words = wordsOf(query);
    let shown = 0;
    for (const group of list.querySelectorAll("[data-search-group]")) {
      let inGroup = 0;
      for (const name of group.querySelectorAll("[data-search]")) {
        const fits = words.every((word) => name.dataset.search.includes(word));
        const row = name.closest("tr");
        if (row) row.hidden = !fits;
        if (fits) inGroup += 1;
      }
      group.hidden = inGroup === 0;
      // What is found is not to be looked for behind a fold.
      const fold = group.querySelector("details[data-fold]");
      if (fold && words.length > 0) fold.open = true;
      else if (fold) fold.open = desk.matches;
      shown += inGroup;
    }
    const found = list.querySelector("[data-found]");
    if (!found) return;
    found.hidden = words.length === 0;
    const told = found.querySelector("[data-found-words]");
    if (told) told.textContent = JSON.parse(found.dataset.found)[shown];
  }
  const inputOf = (list) => list.querySelector("input[name=q]");
  function ask(list, query) {
    const input = inputOf(list);
    if (input) input.value = query;
    const address = new URL(location.href);
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    history.replaceState(history.state, "", address);
    narrow(list, query);
  }
  function narrowToAddress() {
    each("[data-narrowing]:not([data-narrowed])", (list) => {
      list.dataset.narrowed = "";
      const query = new URLSearchParams(location.search).get("q");
      if (query) ask(list, query);
    });
  }

  // Browsers of before 2024 know no popovers: there globals.css hides them, and shows one that bears a mark.
  const knowsPopovers = "showPopover" in HTMLElement.prototype;
  const opened = () => document.querySelector("[popover][data-open]");
  function turn(popover, isShown) {
    if (!popover) return;
    if (knowsPopovers) return popover.togglePopover?.(isShown);
    if (isShown && opened() !== popover) turn(opened(), false);
    popover.toggleAttribute("data-open", isShown);
    each(`[popovertarget="${popover.id}"]`, (button) => button.setAttribute("aria-expanded", String(isShown)));
  }
  function turnPressed(target) {
    const button = target.closest("button[popovertarget]");
    const popover = button && document.getElementById(button.getAttribute("popovertarget"));
    if (popover) turn(popover, !popover.hasAttribute("data-open") && button.getAttribute("popovertargetaction") !== "hide");
    else if (!target.closest("[popover]")) turn(opened(), false);
  }
  document.addEventListener("keydown", ({ key }) => {
    const popover = key === "Escape" && !knowsPopovers ? opened() : null;
    turn(popover, false);
    if (popover) document.querySelector(`[popovertarget="${popover.id}"]`)?.focus();
  });

  // Explained words open under the pointer and at the focus; where the browser does that by itself, it is left to it.
  const opensByItself = "interestForElement" in HTMLButtonElement.prototype;
  let under = null;
  let turning;
  function attend({ target }) {
    const word = target.closest?.("[data-word]") ?? null;
    if (opensByItself || word === under) return;
    const left = under;
    under = word;
    clearTimeout(turning);
    turning = setTimeout(() => {
      turn(left?.querySelector("[popover]"), false);
      turn(under?.querySelector("[popover]"), true);
    }, 300);
  }
  document.addEventListener("mouseover", attend);
  document.addEventListener("focusin", attend);

  // A text to be taken elsewhere; where the browser refuses, the text is marked, to be copied by hand.
  async function copy(button) {
    const source = document.getElementById(button.dataset.copy);
    const status = document.getElementById(`${button.dataset.copy}-status`);
    if (!source) return;
    const done = await navigator.clipboard.writeText(source.textContent).then(
      () => true,
      () => false,
    );
    if (!done) getSelection().selectAllChildren(source);
    if (status) status.textContent = done ? button.dataset.copied : button.dataset.failed;
  }

  // What was chosen stands in the query: without it the sheet would lead to another page than it was made from.
  addEventListener("beforeprint", () => {
    each("[data-page-address]", ({ firstChild }) => {
      firstChild.data = firstChild.data.split("?")[0] + location.search;
    });
  });

  function wake() {
    showTheme();
    showDue();
    showFolds();
    narrowToAddress();
  }

  document.addEventListener("change", ({ target }) => {
    if (target.matches("input[data-theme-choice]")) chooseTheme(target.value);
  });
  document.addEventListener("input", ({ target }) => {
    const list = target.closest("[data-narrowing]");
    if (list && target === inputOf(list)) narrow(list, target.value);
  });
  document.addEventListener("submit", (event) => {
    const list = event.target.closest("[data-narrowing]");
    if (!list) return;
    event.preventDefault();
    ask(list, inputOf(list).value);
  });
  document.addEventListener(
    "click",
    ({ target }) => {
      // Filters live in the query, which a kept page cannot know when it is written.
      const language = target.closest("a[data-keeps-query]");
      if (language) language.search = location.search;
      const all = target.closest("[data-show-all]");
      if (all) ask(all.closest("[data-narrowing]"), "");
      const button = target.closest("button[data-copy]");
      if (button) copy(button);
      if (!knowsPopovers) turnPressed(target);
    },
    true,
  );
  // What a soft navigation brings, from a page that is not kept.
  new MutationObserver((changes) => {
    const isNew = ({ addedNodes }) => [...addedNodes].some((node) => node.nodeType === Node.ELEMENT_NODE);
    if (changes.some(isNew)) wake();
  }).observe(document, { childList: true, subtree: true });
  wake();
})();
