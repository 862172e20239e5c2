// Keeps the section "Content checks" of the editor up to date: asks anew after each autosave.

(() => {
    const DEBOUNCE = 300; // ms; Wagtail saves twice a second while somebody types
    const FIELDS = "input:not([type=hidden]), select, textarea, [contenteditable=true], button";

    const section = document.querySelector("[data-findings]");
    if (!section) return;
    const list = section.querySelector("[data-findings-list]");
    const status = section.querySelector("[data-findings-status]");
    const panel = section.closest("[data-side-panel]");
    const issues = panel?.querySelector("[data-content-checker-count]");
    const toggle = document.querySelector('[data-side-panel-toggle="checks"] [data-side-panel-toggle-counter]');
    let pageId = section.dataset.findingsPage;
    let asked = null;
    let timer;

    function address() {
        return section.dataset.findings.replace(/0\/$/, `${pageId}/`);
    }

    async function refresh() {
        asked?.abort();
        const { signal } = (asked = new AbortController());
        try {
            const headers = { "X-Requested-With": "XMLHttpRequest" }; // Wagtail then answers 403, not a login page
            const response = await fetch(address(), { headers, signal });
            if (!response.ok) throw new Error(response.status);
            show(await response.text());
        } catch {
            if (!signal.aborted) announce(section.dataset.findingsFailed);
        }
    }

    function show(html) {
        if (html !== list.dataset.shown) {
            const focused = list.contains(document.activeElement) && nameOf(document.activeElement);
            list.innerHTML = html;
            list.dataset.shown = html;
            if (focused) (linkNamed(focused) ?? section.querySelector("h2")).focus();
            announce(list.firstElementChild.dataset.summary);
        }
        count();
    }

    // A link is known by its finding and its words; addresses of new blocks change with each save.
    function nameOf(link) {
        return `${link.closest("[data-finding]").dataset.finding} ${link.textContent}`;
    }

    function linkNamed(name) {
        return [...list.querySelectorAll("a")].find((link) => nameOf(link) === name);
    }

    function announce(text) {
        if (status.textContent !== text) status.textContent = text;
    }

    // The toggle of the panel shows one number: Wagtail's issues and ours.
    function count() {
        const ours = Number(list.firstElementChild?.dataset.count ?? 0);
        const total = ours + Number(issues?.textContent ?? 0);
        toggle.textContent = total;
        toggle.hidden = total === 0;
    }

    function unfold(block) {
        const tab = block.closest("[role=tabpanel]");
        if (tab?.hidden) document.querySelector(`[role=tab][aria-controls="${tab.id}"]`)?.click();
        for (let part = block; part; part = part.parentElement.closest("[data-panel]")) {
            const fold = part.querySelector("[data-panel-toggle]");
            if (fold?.getAttribute("aria-expanded") === "false") fold.click();
        }
    }

    // A block added since the editor was opened has no id in the form, but a number: "body-2".
    function blockAt(place) {
        const field = place.replace(/-\d+$/, "");
        const number = Number(place.slice(field.length + 1));
        const isOrder = new RegExp(`^${field}-\\d+-order$`);
        const orders = [...document.querySelectorAll(`input[name^="${field}-"][name$="-order"]`)]
            .filter(({ name }) => isOrder.test(name))
            .filter(({ form, name }) => !form.elements[name.replace(/order$/, "deleted")].value)
            .sort((one, other) => one.value - other.value);
        return orders[number]?.closest("[data-streamfield-child]").querySelector("[data-panel]");
    }

    function goTo(block) {
        unfold(block);
        block.scrollIntoView();
        const content = block.querySelector(".w-panel__content") ?? block;
        content.querySelector(FIELDS)?.focus({ preventScroll: true });
    }

    section.addEventListener("click", (event) => {
        const link = event.target.closest("[data-finding-block]");
        const block = link && (document.getElementById(link.hash.slice(1)) ?? blockAt(link.dataset.findingBlock));
        if (!block) return;
        event.preventDefault();
        goTo(block);
    });

    document.addEventListener("w-autosave:success", (event) => {
        pageId = event.detail.data.pk ?? pageId;
        clearTimeout(timer);
        timer = setTimeout(refresh, DEBOUNCE);
    });

    if (issues) new MutationObserver(count).observe(issues, { childList: true });
    if (pageId) refresh();
})();
