extension Stylesheet {
  /// The grids of a plan: a ground for magnesium, hatching while an effect builds up or fades.
  static let calendar: StaticString = """
    main{--on:rgba(0,114,178,.24);--hatch:rgba(90,102,115,.3)}
    .months{display:grid;gap:16px;grid-template-columns:repeat(auto-fit,minmax(252px,1fr));\
    margin-top:16px}
    .month{table-layout:fixed;background:var(--panel);align-self:start}
    .month caption{color:var(--ink);font-weight:600;font-size:1rem}
    .month th,.month td,.month tbody th{padding:3px 2px;text-align:center;min-width:0;\
    border:1px solid var(--edge);line-height:1.25}
    .month tbody tr:last-child td{border-bottom:1px solid var(--edge)}
    .month .date{display:block;color:var(--ink);font-size:.8rem}
    .month .outside .date{color:var(--muted)}
    .month abbr{text-decoration:none;font-weight:700;font-size:.9rem}
    .on,.building{background-color:var(--on)}
    .building,.fading{background-image:repeating-linear-gradient(135deg,var(--hatch) 0 1.5px,\
    transparent 1.5px 7px)}
    .key{display:inline-block;min-width:34px;padding:2px 5px;text-align:center;color:var(--ink);\
    border:1px solid var(--edge)}

    """
}
