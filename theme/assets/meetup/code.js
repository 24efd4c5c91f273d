// Material puts a `<nav>` into each code block for its copy button. Many landmarks without a name help nobody, so they are none.

const NAV = "nav.md-code__nav:not([role])";
const settle = () => document.querySelectorAll(NAV).forEach((nav) => nav.setAttribute("role", "none"));

const text = document.querySelector("article");
if (text?.querySelector("pre")) {
  new MutationObserver(settle).observe(text, { childList: true, subtree: true });
  settle();
}
