/* Before the page is drawn: the size of type that the reader chose last time, and the mark that scripts run. */
"use strict";
document.documentElement.classList.add("scripted");
try {
  if (localStorage.getItem("large-print") === "yes") document.documentElement.classList.add("large");
} catch {
  /* no storage: the normal size */
}
