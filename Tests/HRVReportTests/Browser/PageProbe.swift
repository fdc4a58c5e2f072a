import Foundation

/// What is measured of a page in a frame, from outside.
enum PageProbe {
  /// What a page looks like at a width.
  struct Look: Decodable {
    let name: String
    let width: Int
    let roomWidth: Double
    let contentWidth: Double
    let ground: String
    let visibleCharts: Int
    let figures: Int
    let days: [String]
    /// What the doses of a study say.
    let doses: [String]
    /// What the page asked for, itself left out.
    let requests: Int
    /// Text whose contrast to what is behind it is below that of WCAG 2.2, 1.4.3.
    let faint: [String]
    /// Things without a name for those who do not see them, and headings out of order.
    let nameless: [String]
    /// Figures that could be cut by the end of a page of A4, where this is a page to be printed.
    let cut: [String]
    /// The metrics of the table, and the numbers shown.
    let metrics: [String: String]
    /// The marks of the axis of intervals: value and height.
    let marks: [[Double]]
    /// The drawn intervals.
    let series: String
    /// What the drawing of intervals says of its twenty-first mark, and whether that goes away.
    let told: String
    let isSilent: Bool
    /// The cells of the column that the page was told to sort by, before and after.
    let unsorted: [String]
    let sorted: [String]
    let descending: [String]
  }

  /// A page with the pages in frames, which measures each when all are there.
  static func page(frames: String) -> String {
    """
    <!DOCTYPE html><meta charset="utf-8"><meta name="color-scheme" content="light dark">
    \(frames)<pre id="looks"></pre><script>
    \(script)
    </script>
    """
  }

  private static let script = #"""
    const channels = text => {
      const m = text.match(/rgba?\(([^)]+)\)/);
      if (!m) return null;
      const p = m[1].split(/[ ,\/]+/).map(Number);
      return [p[0], p[1], p[2], p[3] === undefined ? 1 : p[3]];
    };
    const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
    const light = c => {
      const [r, g, b] = c.map(v => v / 255)
        .map(v => v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a, b) => {
      const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
      return (x + 0.05) / (y + 0.05);
    };
    function ground(win, element) {
      const layers = [];
      for (let e = element; e; e = e.parentElement) {
        const c = channels(win.getComputedStyle(e).backgroundColor);
        if (c && c[3] > 0) { layers.push(c); if (c[3] === 1) break; }
      }
      return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]);
    }
    function faint(win, page) {
      const found = new Set();
      const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const e = node.parentElement;
        if (!node.textContent.trim() || ['TITLE', 'DESC', 'STYLE', 'SCRIPT'].includes(e.tagName.toUpperCase()))
          continue;
        if (e.getBoundingClientRect().width === 0) continue;
        const style = win.getComputedStyle(e);
        const isDrawn = e.namespaceURI.endsWith('svg');
        const ink = channels(isDrawn ? style.fill : style.color);
        if (isDrawn) ink[3] *= Number(style.fillOpacity);
        const behind = ground(win, isDrawn ? e.closest('svg').parentElement : e);
        const size = parseFloat(style.fontSize), isBold = Number(style.fontWeight) >= 700;
        const least = !isDrawn && (size >= 24 || isBold && size >= 18.66) ? 3 : 4.5;
        const ratio = contrast(over(ink, behind), behind);
        if (ratio < least)
          found.add(e.tagName + '.' + e.getAttribute('class') + ' ' + ratio.toFixed(2) + ' '
            + node.textContent.trim().slice(0, 30));
      }
      return [...found];
    }
    function nameless(page) {
      const found = [], text = id => (page.getElementById(id) || {textContent: ''}).textContent.trim();
      for (const e of page.querySelectorAll('svg')) {
        if (e.getAttribute('aria-hidden') === 'true') continue;
        const ids = (e.getAttribute('aria-labelledby') || '').split(' ').filter(Boolean);
        if (e.getAttribute('role') !== 'img' || !ids.length || !ids.every(text)) found.push('svg ' + e.id);
      }
      for (const e of page.querySelectorAll('button,a,summary,th'))
        if (!e.textContent.trim()) found.push(e.tagName + ' without text');
      for (const e of page.querySelectorAll('[tabindex],nav,[role=region]'))
        if (!e.getAttribute('aria-label') && !e.getAttribute('aria-labelledby'))
          found.push(e.tagName + ' without label');
      for (const e of page.querySelectorAll('img,input,select,iframe,object,form'))
        found.push(e.tagName + ' is none of this page');
      for (const e of page.querySelectorAll('ul,ol,dl'))
        for (const c of e.children)
          if (!['LI', 'DT', 'DD', 'DIV'].includes(c.tagName)) found.push(e.tagName + ' holds ' + c.tagName);
      for (const e of page.querySelectorAll('thead th'))
        if (e.scope !== 'col') found.push('th without scope');
      let last = 0;
      for (const h of page.querySelectorAll('h1,h2,h3,h4,h5,h6')) {
        const level = Number(h.tagName[1]);
        if (level > last + 1) found.push(h.tagName + ' after h' + last + ': ' + h.textContent);
        last = level;
      }
      if (page.querySelectorAll('h1').length !== 1) found.push('h1');
      if (page.querySelectorAll('main').length !== 1) found.push('main');
      if (!page.documentElement.lang || !page.title) found.push('language or title');
      const ids = [...page.querySelectorAll('[id]')].map(e => e.id);
      if (new Set(ids).size !== ids.length) found.push('an id twice');
      return found;
    }
    // 297 mm less two margins of 14 mm, at 96 pixels to an inch.
    const sheet = (297 - 28) / 25.4 * 96;
    function cut(win, page) {
      return [...page.querySelectorAll('figure,.tiles,.answer,.verdict,.month')].filter(e =>
        win.getComputedStyle(e).breakInside !== 'avoid' || e.getBoundingClientRect().height > sheet)
        .map(e => (e.id || e.className) + ' ' + e.getBoundingClientRect().height)
        // Paper does not scroll.
        .concat([...page.querySelectorAll('.scroll')].filter(e =>
          e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1)
          .map(e => 'hidden in ' + e.className + ' ' + e.getAttribute('aria-label')));
    }
    function order(page, press) {
      const column = 9, table = page.querySelector('table.sortable');
      if (!table) return [];
      if (press) table.tHead.rows[0].cells[column].querySelector('button').click();
      return [...table.tBodies[0].rows].map(r => r.cells[column].dataset.v);
    }
    function told(win, page, key) {
      const svg = page.querySelector('#r1-tachogram svg.wide'), tip = page.querySelector('.tip');
      if (!svg || !tip) return '';
      svg.dispatchEvent(new win.KeyboardEvent('keydown', {key}));
      return tip.hidden ? '' : tip.textContent;
    }
    onload = () => {
      const looks = [...document.querySelectorAll('iframe')].map(frame => {
        const page = frame.contentDocument, root = page.documentElement, win = frame.contentWindow;
        const isSeen = e => e.getBoundingClientRect().width > 0;
        const chart = page.querySelector('#r1-tachogram svg.wide');
        const metrics = {};
        for (const row of page.querySelectorAll('table.metrics tbody tr')) {
          const value = row.cells[1];
          metrics[row.querySelector('code').textContent] =
            value.className === 'missing' ? '' : value.firstChild.textContent;
        }
        return {
          name: frame.name, width: frame.clientWidth, roomWidth: root.clientWidth,
          contentWidth: root.scrollWidth,
          ground: win.getComputedStyle(page.body).backgroundColor,
          visibleCharts: [...page.querySelectorAll('figure > svg')].filter(isSeen).length,
          figures: page.querySelectorAll('figure:not(.undrawn)').length,
          days: [...page.querySelectorAll('#study-days svg.wide circle.day title')]
            .map(e => e.textContent),
          doses: [...page.querySelectorAll('#study-days svg.wide rect.dose title')]
            .map(e => e.textContent),
          requests: win.performance.getEntriesByType('resource').length,
          faint: faint(win, page), nameless: nameless(page),
          cut: frame.name.startsWith('print-') ? cut(win, page) : [],
          metrics,
          marks: chart ? [...chart.querySelectorAll('text.tick[text-anchor=end]')]
            .map(e => [Number(e.textContent.replace(/\s/g, '')), Number(e.getAttribute('y')) - 4.5]) : [],
          series: chart ? chart.querySelector('path.series').getAttribute('d') : '',
          told: told(win, page, 'PageDown'), isSilent: told(win, page, 'Escape') === '',
          unsorted: order(page, false), sorted: order(page, true), descending: order(page, true)};
      });
      document.getElementById('looks').textContent =
        btoa(Array.from(new TextEncoder().encode(JSON.stringify(looks)),
          b => String.fromCharCode(b)).join(''));
    }
    """#
}
