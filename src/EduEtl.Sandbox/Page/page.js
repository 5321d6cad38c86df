// Shows what has changed since: the same address is read again, and main is replaced when it differs.
(() => {
  let last = null;
  setInterval(async () => {
    try {
      const answer = await fetch(location.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.querySelector("main").innerHTML;
      document.body.classList.remove("gone");
      if (last !== null && next !== last) {
        const grid = document.querySelector(".grid");
        const place = grid && [grid.scrollLeft, grid.scrollTop];
        document.querySelector("main").innerHTML = next;
        const after = document.querySelector(".grid");
        if (place && after) [after.scrollLeft, after.scrollTop] = place;
      }
      last = next;
    } catch {
      document.body.classList.add("gone");
    }
  }, 2000);
})();
