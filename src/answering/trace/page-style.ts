/** The trace page's style sheet: light and dark, readable on a phone and on paper. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--ink:#1c2430;--soft:#5d6b7e;--paper:#fbfaf7;--card:#fff;--line:#e2ddd3;--tea:#2f7d5b;--sky:#3a6ea5;--amber:#b7791f;--red:#b3372f}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ee;--soft:#98a4b5;--paper:#14181d;--card:#1c2229;--line:#2d353f;--tea:#5fbf92;--sky:#7fb0e6;--amber:#e0b060;--red:#ef8078}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
main{max-width:64rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1{font-size:1.1rem;font-weight:600;color:var(--soft);margin:0 0 .5rem}
.answer{font-size:1.5rem;line-height:1.45;margin:0 0 1.5rem;white-space:pre-wrap;overflow-wrap:anywhere}
a{color:var(--tea);text-decoration:none}a:hover{text-decoration:underline}
.facts{display:flex;flex-wrap:wrap;gap:.5rem 2rem;margin:0;padding:1rem 1.25rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem}
.facts dt{font-size:.75rem;color:var(--soft)}.facts dd{margin:0;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.warnings{margin:1rem 0 0;padding:.75rem 1rem .75rem 2rem;border-left:3px solid var(--amber);background:var(--card)}
h2{font-size:1rem;margin:2.25rem 0 .75rem}
.waterfall{width:100%;table-layout:fixed;border-collapse:collapse;font-size:.875rem}
.waterfall thead tr>:nth-child(1){width:28%}.waterfall thead tr>:nth-child(3){width:5.5rem}.waterfall thead tr>:nth-child(4){width:16%}
.waterfall th{text-align:left;font-weight:500;padding:.2rem .75rem .2rem 0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.waterfall .inner th{padding-left:1.5rem;color:var(--soft)}.waterfall :is(.source,.model) th{padding-left:1rem;color:var(--soft)}.waterfall :is(.source,.model).inner th{padding-left:2.5rem}
.bar{position:relative;height:1.5rem;border-left:1px solid var(--line);border-right:1px solid var(--line);background:linear-gradient(90deg,transparent calc(25% - 1px),var(--line) 25%,transparent 25%,transparent calc(50% - 1px),var(--line) 50%,transparent 50%,transparent calc(75% - 1px),var(--line) 75%,transparent 75%)}
.bar span{position:absolute;top:.3rem;height:.9rem;border-radius:.25rem;background:var(--tea)}
.step .bar span{background:var(--sky)}.source .bar span{background:var(--amber);opacity:.8}.failed .bar span{background:var(--red)}.failed .detail{color:var(--red)}
.axis{background:none;border:0}.axis i{position:absolute;white-space:nowrap;font-size:.7rem;font-style:normal;color:var(--soft);transform:translateX(-50%)}.axis i:first-child{transform:none}.axis i:last-child{transform:translateX(-100%)}
.ms{padding-left:.75rem;text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums;color:var(--soft)}.detail{padding-left:.75rem;color:var(--soft);overflow-wrap:anywhere}
.plan li{margin:.5rem 0}.tag{font-size:.75rem;color:var(--soft);border:1px solid var(--line);border-radius:1rem;padding:0 .5rem;white-space:nowrap}
article{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:.75rem 1.25rem;margin:.75rem 0}article.cited{border-left:3px solid var(--tea)}article:target{outline:2px solid var(--tea)}
h3{font-size:.95rem;margin:0;font-weight:600}.number{color:var(--tea)}.place{margin:0;font-size:.8rem;color:var(--soft);overflow-wrap:anywhere}
pre{font:inherit;font-size:.9rem;margin:.5rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere}.none{color:var(--soft)}
`;
