/// The look of all pages: light and dark, screens from 360 to 1600 pixels, A4 paper.
///
/// Colours of marks are those of M. Okabe and K. Ito, "Color universal design", 2008, which
/// people with any kind of colour vision can tell apart; shapes differ as well. Colours of
/// text have a contrast of at least 4.5 to their ground (WCAG 2.2, 1.4.3).
enum Stylesheet {
  /// Style sheets in the order in which they apply.
  static let all: [StaticString] = [colours, page, parts, tables, charts, marks, calendar, media]

  static let colours: StaticString = """
    :root{color-scheme:light dark;--ground:#f3f5f8;--panel:#fff;--ink:#16202b;--muted:#55616e;\
    --edge:#d8dee6;--grid:#e6eaef;--accent:#0072b2;--blue:#0072b2;--sky:#56b4e9;--red:#d55e00;\
    --green:#00805d;--orange:#e69f00;--purple:#cc79a7;--warn:#fff4e8}
    @media screen and (prefers-color-scheme:dark){:root{--ground:#0e1318;--panel:#161d25;\
    --ink:#e8edf2;--muted:#a3b0bd;--edge:#2c3844;--grid:#26303a;--accent:#56b4e9;--blue:#56b4e9;\
    --sky:#56b4e9;--red:#f0813a;--green:#2fc79b;--orange:#e69f00;--purple:#d991b8;--warn:#2b2118}}

    """

  private static let page: StaticString = """
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,-apple-system,\
    "Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
    main{overflow-wrap:anywhere;max-width:1140px;margin:0 auto;padding:28px 20px 56px}
    h1{font-size:clamp(1.45rem,1.1rem + 1.6vw,2.1rem);line-height:1.2;margin:0 0 6px;\
    letter-spacing:-.01em}
    h2{font-size:1.3rem;line-height:1.3;margin:40px 0 14px}
    h3{font-size:1.05rem;line-height:1.35;margin:0}
    h4{font-size:1rem;margin:0}
    h1,h2,h3{text-wrap:balance}p{text-wrap:pretty}
    p{margin:0 0 10px}
    ul{margin:0;padding-left:22px}
    li{margin:4px 0}
    a{color:var(--accent)}
    .kicker{color:var(--accent);font-size:.82rem;font-weight:600;letter-spacing:.07em;\
    text-transform:uppercase;margin:0 0 6px}
    .origin,.note,.small{color:var(--muted)}
    .note,.small{font-size:.9rem}
    .recording+.recording,.panel+.recording{margin-top:56px}
    .recording>h3{margin:30px 0 12px}
    .disclaimer{margin-top:44px;padding-top:16px;border-top:1px solid var(--edge);\
    color:var(--muted);font-size:.9rem}

    """

  private static let parts: StaticString = """
    .panel,figure{background:var(--panel);border:1px solid var(--edge);border-radius:12px;\
    padding:18px 20px}
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(148px,1fr));gap:12px;\
    margin:20px 0 12px}
    .tile{background:var(--panel);border:1px solid var(--edge);border-radius:12px;\
    padding:14px 16px}
    .tile dt{color:var(--muted);font-size:.84rem}
    .tile dd{margin:2px 0 0}
    .tile .value{font-size:1.7rem;font-weight:650;line-height:1.2;\
    font-variant-numeric:tabular-nums;letter-spacing:-.01em;white-space:nowrap}
    .tile .unit{color:var(--muted);font-size:.92rem;margin-left:5px}
    .tile .why{display:block;color:var(--muted);font-size:.82rem;line-height:1.35}
    .quality{display:flex;flex-wrap:wrap;gap:4px 22px;list-style:none;padding:0;margin:0 0 20px;\
    color:var(--muted);font-size:.95rem}
    .quality b{color:var(--ink);font-weight:600;font-variant-numeric:tabular-nums}
    .verdict{border-left:6px solid var(--green);margin:18px 0 0;padding:14px 20px}
    .verdict.careful{border-left-color:var(--red)}
    .verdict .grade{margin:0 0 6px}
    .verdict .quality{margin:8px 0 0}
    .answer{border-left:6px solid var(--accent);padding:20px 24px;margin:22px 0 16px}
    .answer.refused{border-left-color:var(--red);background:var(--warn)}
    .answer h2{margin:0 0 6px;font-size:1.45rem}
    .answer>h2:first-child{margin:0 0 8px}
    .answer .effect{font-size:1.15rem;font-weight:600;margin-top:12px}
    .answer .settling{margin:14px 0 0;padding-top:12px;border-top:1px solid var(--edge)}
    .refusals{padding-left:20px}
    .refusals li{margin:10px 0}
    .facts{display:grid;gap:12px;margin:0}
    .facts div{display:grid;grid-template-columns:minmax(120px,220px) 1fr;gap:2px 20px}
    .facts dt{color:var(--muted)}
    .facts dd{margin:0}
    .facts dd p:last-child{margin:0}
    .pair .facts div{grid-template-columns:minmax(0,1fr)}
    .panel+.panel,.pair+.panel{margin-top:16px}
    .evidence{margin-top:24px}
    .pair>figure{align-self:start}
    .stack{display:grid;gap:16px;grid-template-columns:minmax(0,1fr)}
    .pair,.trio{display:grid;gap:16px;grid-template-columns:minmax(0,1fr)}
    .overview{display:grid;gap:16px;grid-template-columns:minmax(0,1fr);margin-top:20px}
    .overview figcaption :is(h2,h3){font-size:1.05rem;line-height:1.35}
    .overview>.answer,.overview>.tiles{margin:0}
    .glance{display:grid;gap:14px 36px;grid-template-columns:repeat(auto-fit,minmax(230px,1fr))}
    .glance caption{color:var(--ink);font-weight:600;font-size:1rem}
    .glance th,.glance td{padding:4px 0}
    .glance tbody th{font-weight:400;color:var(--muted);min-width:0}
    .glance td{text-align:right;font-weight:600;white-space:nowrap}
    .glance .unit{color:var(--muted);font-weight:400;font-size:.88em;display:inline-block;\
    min-width:3.1em;padding-left:5px;text-align:left}
    .glance abbr{text-decoration:none;cursor:help}

    """

  private static let tables: StaticString = """
    table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
    caption{text-align:left;color:var(--muted);font-size:.9rem;padding:0 0 6px}
    th,td{text-align:left;vertical-align:top;padding:7px 14px 7px 0;\
    border-bottom:1px solid var(--edge)}
    thead th{color:var(--muted);font-size:.86rem;font-weight:600}
    tbody th{font-weight:600;min-width:9.5em}
    tbody tr:last-child th,tbody tr:last-child td{border-bottom:0}
    .numbers{width:auto;font-size:.9rem;margin-bottom:14px}
    .numbers th,.numbers td{padding:4px 22px 4px 0;white-space:nowrap}
    .numbers td,.numbers thead th+th{text-align:right}
    .numbers tbody th{font-weight:400;min-width:0}
    .scroll{overflow:auto;max-height:420px}
    .index td,.index th+th{text-align:right;white-space:nowrap}
    .index{font-size:.94rem}.index th,.index td{padding-right:11px}
    .index tbody th{min-width:180px;font-weight:400}
    .index td:nth-child(2),.index th:nth-child(2){text-align:left}
    .uses td:nth-child(2),.uses th:nth-child(2){white-space:nowrap}
    nav .scroll{max-height:none}
    .programs .scroll{max-height:none}
    .programs .numbers tbody th{white-space:normal;min-width:170px}
    .programs .numbers tbody tr:first-child>*{font-weight:650}
    main:has(.sortable){max-width:1480px}
    @media screen{.sortable.index{font-size:.86rem}\
    .sortable.index th,.sortable.index td{padding-right:8px}\
    .sortable thead th,.sortable thead button{white-space:normal;vertical-align:bottom;\
    overflow-wrap:normal;word-break:normal}}
    .sortable th.plain{padding-top:9px}
    .scroll.long{max-height:80vh}
    .sortable thead th{position:sticky;top:0;background:var(--panel);z-index:1}
    .sortable td:nth-child(4),.sortable th:nth-child(4),.sortable th:nth-child(2),\
    .sortable th:nth-child(3){text-align:left}
    th button{font:inherit;color:inherit;background:none;border:0;padding:2px 0;cursor:pointer;\
    text-align:inherit;white-space:nowrap}
    th[aria-sort=ascending] button::after{content:" \\25B2"}
    th[aria-sort=descending] button::after{content:" \\25BC"}
    .spark{width:98px;height:22px;display:block}
    .metrics td:nth-child(2){white-space:nowrap;font-weight:650;font-size:1.05rem}
    .metrics td.missing{white-space:normal;font-weight:400;font-size:.9rem;color:var(--muted)}
    .metrics th:first-child{width:16%}
    .metrics th:nth-child(2){width:18%}
    .metrics .unit{color:var(--muted);font-weight:400;font-size:.9rem;margin-left:5px}
    .why{display:block;color:var(--muted);font-size:.82rem;line-height:1.35;font-weight:400;\
    white-space:normal}
    .metrics .formula{display:block;font-size:.9rem}
    .metrics .source{display:block;color:var(--muted);font-size:.84rem}
    code{font:.82rem ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:var(--muted);\
    font-weight:400;display:block}

    """

  static let charts: StaticString = """
    figure{margin:0;min-width:0}
    .undrawn{align-self:start}
    figcaption{margin-bottom:10px}
    figcaption h2,.panel:not(.answer)>h2:first-child,header h2{margin:0}
    figcaption p{margin:4px 0 0;color:var(--muted);font-size:.92rem}
    .chart{display:block;width:100%;height:auto;overflow:visible}
    .chart.wide{display:none}
    .chart.any{max-width:540px;margin:0 auto}
    .chart.compact{max-width:600px;margin:0 auto}
    .chart text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,\
    sans-serif;fill:var(--muted);font-variant-numeric:tabular-nums}
    .chart text.axis{fill:var(--ink);font-weight:500}
    .chart text.faint{fill:var(--muted);font-weight:400}
    .chart text.band{fill:var(--ink);font-weight:600}
    .chart text.halo{fill:var(--ink);paint-order:stroke;stroke:var(--panel);stroke-width:4px;\
    stroke-linejoin:round}
    .chart text.strong{font-size:16px;font-weight:700}
    .legend{display:flex;flex-wrap:wrap;gap:4px 20px;list-style:none;padding:0;margin:10px 0 0;\
    color:var(--muted);font-size:.88rem}
    .legend li{display:flex;align-items:center;gap:7px;margin:0}
    .legend svg{flex:none;width:22px;height:14px}
    .chart:focus{outline:none}.chart:focus-visible{outline:2px solid var(--accent);outline-offset:4px}
    .tip{position:fixed;z-index:5;pointer-events:none;max-width:min(340px,92vw);padding:5px 9px;\
    border-radius:6px;background:var(--ink);color:var(--ground);font-size:.85rem}
    .cursor{fill:none;stroke:var(--ink);stroke-width:2;pointer-events:none}
    details{margin-top:10px;font-size:.92rem}
    summary{cursor:pointer;color:var(--accent);width:fit-content}
    details>.scroll{margin-top:10px}

    """

  static let marks: StaticString = """
    .grid{stroke:var(--grid);stroke-width:1}
    .base{stroke:var(--muted);stroke-width:1}
    .series{fill:none;stroke:var(--blue);stroke-width:1.3;stroke-linejoin:round;\
    stroke-linecap:round}
    .key.series{stroke-width:2.4}
    .artefact{fill:none;stroke:var(--red);stroke-width:2;stroke-linecap:round}
    .replacement{fill:var(--panel);stroke:var(--green);stroke-width:2}
    .replacements{fill:none;stroke:var(--green);stroke-width:4;stroke-linecap:round}
    .moved{stroke:var(--red);stroke-width:1;stroke-dasharray:2 3}
    .ecg{fill:none;stroke:var(--blue);stroke-width:1.2;stroke-linejoin:round}
    .windowdots{fill:none;stroke:var(--blue);stroke-width:5;stroke-linecap:round}
    .gap{fill:var(--muted);fill-opacity:.22}
    .outline{fill:none;stroke:var(--ink);stroke-width:1.4;stroke-linejoin:round}
    .vlf{fill:var(--purple);fill-opacity:.45}
    .lf{fill:var(--orange);fill-opacity:.5}
    .hf{fill:var(--sky);fill-opacity:.5}
    .other{fill:none;stroke-width:1.5;stroke-linejoin:round}
    .other.first{stroke:var(--green);stroke-dasharray:7 4}
    .other.second{stroke:var(--red);stroke-dasharray:2 3}
    .bars{fill:var(--blue);fill-opacity:.6}
    .triangle{fill:none;stroke:var(--red);stroke-width:2;stroke-linejoin:round}
    .edge{stroke:#fff;stroke-opacity:.65;stroke-width:1;stroke-dasharray:3 4}
    .s0{stroke:#440154;fill:#440154}.s1{stroke:#472d7b;fill:#472d7b}
    .s2{stroke:#3b528b;fill:#3b528b}.s3{stroke:#2c728e;fill:#2c728e}
    .s4{stroke:#21918c;fill:#21918c}.s5{stroke:#28ae80;fill:#28ae80}
    .s6{stroke:#5ec962;fill:#5ec962}.s7{stroke:#addc30;fill:#addc30}
    .s8{stroke:#fde725;fill:#fde725}.heat{fill:none}
    .peak{fill:var(--ink);stroke:var(--panel);stroke-width:1.5}
    .cloud{fill:none;stroke:var(--blue);stroke-width:3.4;stroke-linecap:round;stroke-opacity:.5}
    .cloud.dense{stroke-opacity:.75}
    .cloud.densest{stroke-opacity:1}
    .cloud.key{fill:var(--blue);fill-opacity:.6;stroke:none}
    .ellipse{fill:none;stroke:var(--red);stroke-width:2}
    .identity{stroke:var(--muted);stroke-width:1;stroke-dasharray:4 4}
    .day{fill:var(--blue);fill-opacity:.88;stroke:var(--panel);stroke-width:.8}
    .dots{fill:none;stroke:var(--blue);stroke-width:4;stroke-linecap:round;stroke-opacity:.6}
    .mean{fill:none;stroke:var(--muted);stroke-width:1.8;stroke-linejoin:round}
    .dose{stroke:var(--ink);stroke-opacity:.5;stroke-width:.6}
    .form1{fill:var(--orange)}.form2{fill:var(--sky)}.form3{fill:var(--green)}
    .form4{fill:var(--purple)}.form5{fill:var(--red)}.others{fill:var(--muted)}
    .texture{fill:none;stroke:var(--panel);stroke-width:1.3}
    .hatching{fill:none;stroke:var(--muted);stroke-width:1;stroke-opacity:.6}
    .none{fill:var(--muted)}
    .noentry{fill:none;stroke:var(--muted);stroke-width:3.6;stroke-linecap:round}
    .exposure{fill:none;stroke:var(--ink);stroke-width:2.2;stroke-linejoin:round}
    .unknown{fill:var(--muted);fill-opacity:.08}
    .phase{fill:var(--ink);fill-opacity:.06}
    .usual{fill:var(--blue);fill-opacity:.1}
    .fit{stroke:var(--ink);stroke-width:2}
    .slope{fill:var(--ink);fill-opacity:.1}
    .switch{stroke:var(--red);stroke-width:1.6;stroke-dasharray:6 4}
    .trivial{fill:var(--muted);fill-opacity:.2}
    .lot{fill:var(--sky);fill-opacity:.5}
    .asmuch{fill:var(--red);stroke:var(--ink);stroke-width:1}
    .absent{fill:none;stroke:var(--ink);stroke-width:1.6}
    .zero{stroke:var(--ink);stroke-width:1.2}
    .interval{stroke:var(--blue);stroke-width:4;stroke-linecap:round}
    .estimate{fill:var(--blue);stroke:var(--panel);stroke-width:2}
    .detectable{stroke:var(--red);stroke-width:1.8;stroke-dasharray:5 4}

    """

  private static let media: StaticString = """
    @media (min-width:720px){.chart.wide{display:block}.chart.compact{display:none}}
    @media (min-width:720px) and (max-width:960px){.chart.wide text{font-size:15px}}
    @media (min-width:900px){.pair,.trio{grid-template-columns:repeat(2,minmax(0,1fr))}\
    .trio>:first-child{grid-column:1/-1}}
    @media screen and (min-width:1300px){.triple{grid-template-columns:repeat(3,minmax(0,1fr))}\
    .sortable tbody th{min-width:220px}}
    @media (max-width:640px){main{padding:20px 14px 40px}.panel,figure{padding:14px}
    .tiles{grid-template-columns:repeat(auto-fit,minmax(132px,1fr))}.tile .value{font-size:1.45rem}
    .facts div{grid-template-columns:minmax(0,1fr)}
    .metrics thead{display:none}.metrics tr{display:block;padding:10px 0;\
    border-bottom:1px solid var(--edge)}.metrics tbody tr:last-child{border-bottom:0}
    .metrics th:first-child,.metrics td,.metrics td:nth-child(2){display:block;width:auto;\
    border:0;padding:1px 0}.metrics code{display:inline;margin-left:8px}}
    @page{size:A4;margin:14mm}
    @media print{body{background:none;font-size:10.5pt;print-color-adjust:exact;\
    -webkit-print-color-adjust:exact}main{max-width:none;padding:0}
    .chart.wide{display:block}.chart.compact{display:none}
    .tiles{grid-template-columns:repeat(auto-fit,minmax(112px,1fr))}
    .pair{grid-template-columns:repeat(2,minmax(0,1fr))}
    header .kicker{display:none}h1{font-size:17pt;margin:0 0 2px}.origin{font-size:9pt;margin:0}
    .verdict{margin:6px 0 0;padding:5px 12px;font-size:9pt;display:flex;flex-wrap:wrap;gap:0 24px}
    .verdict .grade,.verdict .quality{margin:0}.verdict .quality{font-size:8.5pt;gap:2px 14px}
    .verdict ul:not(.quality){flex-basis:100%}.verdict li{margin:1px 0}.tiles{margin:6px 0 4px;gap:6px}
    .tile dt,.tile .why{font-size:7.5pt}.tile .unit{font-size:8.5pt}
    .overview{gap:6px;margin-top:6px}.overview figure,.overview .panel{padding:5px 10px}
    .overview .chart.wide{width:91%;margin:0 auto}.overview .note{font-size:8.5pt}
    .overview figcaption{margin-bottom:2px}.overview figcaption p{display:none}
    .overview>.answer{padding:6px 14px;font-size:9pt}.overview>.answer h2{font-size:13pt}
    .overview>.answer p{margin:0 0 4px}.overview>.answer .effect{font-size:11pt;margin:4px 0}
    .overview>.answer .settling{margin:5px 0 0;padding-top:5px}
    .overview .legend{font-size:7.5pt;gap:0 12px;margin-top:3px}.overview .legend li{gap:4px}
    .overview .legend svg{width:16px;height:11px}
    .glance{grid-template-columns:repeat(3,minmax(0,1fr));gap:26px}
    .glance table{font-size:8pt}.glance th,.glance td{padding:.5px 0;line-height:1.4}
    .glance caption{font-size:9.5pt;padding:0 0 2px}
    .trio{grid-template-columns:1.1fr 1fr 1fr;gap:8px}.trio>:first-child{grid-column:auto}
    .trio .chart.wide{display:none}.trio .chart.compact{display:block}
    .trio .chart text{font-size:17px}.trio figcaption :is(h2,h3){font-size:9.5pt}
    .metrics,.metrics .formula{font-size:8pt}.metrics .source,.metrics .why,.metrics code{font-size:7pt}
    .metrics td:nth-child(2){font-size:9pt}.metrics .unit{font-size:8pt}.metrics td.missing{font-size:7.5pt}
    .metrics th,.metrics td{padding:3px 10px 3px 0;line-height:1.4}
    .tiles~.small{font-size:7pt;margin:0 0 2px}
    .months{grid-template-columns:repeat(3,minmax(0,1fr))}.month{break-inside:avoid}
    figure,.tile,.tiles,.answer,.verdict,.legend,tr{break-inside:avoid}
    .programs .numbers{font-size:6.5pt;table-layout:fixed;width:100%}.index{font-size:7pt}
    .programs .numbers tbody th{min-width:0}.index tbody th{min-width:60px}
    .programs .numbers th:first-child{width:15%}.spark{width:60px;height:14px}
    .programs .numbers th,.programs .numbers td,.index th,.index th+th{\
    white-space:normal}.programs .numbers th,.programs .numbers td,.index th,.index td{\
    padding-right:5px}
    .sortable thead th{position:static}th button{white-space:normal}
    h2,h3,h4,figcaption{break-after:avoid}
    .recording+.recording,nav~.recording{break-before:page}
    .scroll,.scroll.long{max-height:none;overflow:visible}
    .stack{display:block}.stack>*+*{margin-top:12px}h2{margin:20px 0 10px}
    .panel,figure{padding:12px 14px}.index td{white-space:nowrap}
    .index td:nth-child(4),.index td:nth-child(8){white-space:normal}
    .tile{padding:5px 10px}.tile .value{font-size:14pt}
    .programs thead th,.index thead th,.index th button{font-size:6.2pt;overflow-wrap:normal}
    details,.tip,.cursor{display:none}}

    """
}
