// Shows what has changed since: the same address is read again, and what differs is replaced.
(() => {
  const parts = ["nav", "main"];
  const last = Object.fromEntries(parts.map((part) => [part, document.querySelector(part).innerHTML]));
  const scrolls = () => document.querySelector(".grid, .calls, .faults");
  // A mail is shown in full height.
  const fit = () => {
    for (const frame of document.querySelectorAll("article iframe")) {
      const page = frame.contentDocument?.documentElement;
      if (page) frame.style.height = `${page.scrollHeight + 2}px`;
    }
  };
  addEventListener("resize", fit);
  document.addEventListener("load", fit, true);
  fit();
  setInterval(async () => {
    try {
      const answer = await fetch(location.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.body.classList.remove("gone");
      for (const part of parts) {
        const next = page.querySelector(part).innerHTML;
        const here = document.querySelector(part);
        // Nothing is taken from under somebody who types.
        if (here.contains(document.activeElement) && document.activeElement.matches("input")) continue;
        if (next !== last[part]) {
          const place = [scrolls()?.scrollLeft, scrolls()?.scrollTop];
          here.innerHTML = next;
          if (scrolls()) [scrolls().scrollLeft, scrolls().scrollTop] = place;
        }
        last[part] = next;
      }
    } catch {
      document.body.classList.add("gone");
    }
  }, 1000);
})();
