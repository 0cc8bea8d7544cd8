// Before anything is drawn: what only scripts can open may start closed.
document.documentElement.classList.add("js");
