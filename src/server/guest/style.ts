/** The look of the guest's page: fonts of the phone, colours of the app (src/web/tokens.css), nothing to download. Its hash lets the policy allow it. */
import { createHash } from 'node:crypto'

export const GUEST_STYLE = `
:root{color-scheme:light dark;--ground:light-dark(#efe8da,#191b1a);--paper:light-dark(#fbf8f0,#222524);--ink:light-dark(#221f1a,#f4efe3);--soft:light-dark(#4a443a,#c9c3b5);--rule:light-dark(#d3c8b2,#3d4240);--aji:light-dark(#7a3100,#f7ae48);--vino:light-dark(#7a1434,#f5b1be);--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,serif}
*{box-sizing:border-box;margin:0;padding:0}
html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
@media(prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
a{color:var(--aji)}
:focus-visible{outline:3px solid var(--aji);outline-offset:2px}
header,main,footer{max-width:44rem;margin:0 auto;padding:0 16px}
header{padding-top:24px}
h1,h2,h3{font-family:var(--serif);font-weight:600;line-height:1.2;text-wrap:balance}
h1{font-size:clamp(2rem,1.5rem + 3vw,2.9rem)}
.city{display:flex;justify-content:space-between;align-items:center;color:var(--soft)}
.city a,nav a{display:inline-flex;align-items:center;min-height:48px;min-width:48px;justify-content:center}
.lead{color:var(--soft);margin:8px 0 16px}
.law{border:1px solid var(--rule);border-left:4px solid var(--vino);border-radius:6px;background:var(--paper);padding:8px 12px;font-size:.875rem}
.law b{letter-spacing:.02em}
nav{position:sticky;top:0;z-index:1;background:var(--ground);border-bottom:1px solid var(--rule);margin-top:16px}
nav div{max-width:44rem;margin:0 auto;padding:0 8px;display:flex;overflow-x:auto;scrollbar-width:none}
nav a{flex:none;padding:0 10px;white-space:nowrap;text-decoration:none;color:var(--soft);font-size:.9375rem}
nav a:hover{color:var(--aji)}
@media(min-width:46rem){nav div{flex-wrap:wrap}nav a{min-height:36px}h2{scroll-margin-top:80px}}
h2{font-size:1.125rem;letter-spacing:.06em;text-transform:uppercase;color:var(--aji);padding:40px 0 8px;scroll-margin-top:40px}
ul{list-style:none}
.d{background:var(--paper);border-radius:16px;padding:16px;margin-bottom:12px;break-inside:avoid}
h3{font-size:1.3125rem;display:flex;gap:16px;justify-content:space-between}
h3 b{font:400 1rem/1.6 system-ui,sans-serif;white-space:nowrap;color:var(--soft)}
.d p{color:var(--soft)}
.d p em{color:var(--aji);font-style:normal;font-weight:600}
.d ul{border-top:1px solid var(--rule);margin:12px 0}
.d ul li{padding:10px 0 0 24px;position:relative;color:var(--soft);font-size:.9375rem}
.d ul li:before{content:"";position:absolute;left:2px;top:17px;width:12px;height:12px;border-radius:50% 50% 50% 0;transform:rotate(135deg);background:#a3204a;border:1px solid var(--soft)}
.d ul .white:before{background:#e6d690}.d ul .rose:before{background:#ee9d9d}.d ul .orange:before{background:#d98a35}
.d ul b{font:600 1.0625rem var(--serif);color:var(--ink);margin-right:8px}
.d i{display:block;font-style:normal}
.d ul em{display:block;color:var(--vino);font-style:normal;font-size:.875rem;font-weight:600}
.d ul+p{font-size:.9375rem;padding-left:24px}
footer{padding-top:40px;padding-bottom:40px;color:var(--soft);font-size:.875rem}
footer p+p{margin-top:8px}
@media print{:root{color-scheme:light;--ground:#fff;--paper:#fff}nav,.city a,footer .made{display:none}body{font-size:9.5pt}header,main,footer{max-width:none;padding:0}main{columns:2;column-gap:10mm}.d{border-radius:0;padding:2mm 0;margin:0;border-bottom:1px solid #ccc}h2{padding:4mm 0 1mm;break-after:avoid}h3{font-size:11pt}}
`.replaceAll('\n', '')

const HASH = createHash('sha256').update(GUEST_STYLE).digest('base64')

/** @param ancestors who may show the page inside his own */
export function guestPolicy(ancestors: "'none'" | '*'): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${HASH}'`,
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ')
}
