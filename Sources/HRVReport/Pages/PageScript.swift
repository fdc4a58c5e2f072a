/// The scripts of pages, which are complete without them. None contains `<` or `&`, so that each is the
/// same in XML and in HTML; policies name them by their digests.
enum PageScript {
  /// Shows the value under the pointer, or, when a drawing has the focus, of the mark that arrow keys
  /// choose.
  ///
  /// Marks say their value themselves; lines are read back by the axes that they carry.
  static let reading: StaticString = """
    'use strict';
    (() => {
      const tip = document.createElement('div');
      tip.className = 'tip';
      tip.setAttribute('role', 'status');
      tip.hidden = true;
      document.body.append(tip);
      const two = n => String(n).padStart(2, '0');
      const clock = s => {
        const w = Math.floor(s), h = Math.floor(w / 3600), m = Math.floor(w / 60);
        return h ? h + ':' + two(m % 60) + ':' + two(w % 60) : m + ':' + two(w % 60);
      };
      const known = new WeakMap();
      const marks = svg => {
        if (known.has(svg)) return known.get(svg);
        const all = [];
        svg.querySelectorAll(':scope * > title').forEach(t => {
          const b = t.parentElement.getBBox();
          all.push({x: b.x + b.width / 2, y: b.y + b.height / 2, w: b.width / 2, h: b.height / 2,
            text: t.textContent});
          t.remove();
        });
        svg.querySelectorAll('[data-axes]').forEach(e => {
          const [l, r, xl, xu, b, t, yl, yu] = e.dataset.axes.split(' ').map(Number);
          for (const m of e.getAttribute('d').matchAll(/[ML]([-0-9.]+) ([-0-9.]+)/g)) {
            const x = Number(m[1]), y = Number(m[2]);
            const vx = xl + (x - l) / (r - l) * (xu - xl), vy = yl + (y - b) / (t - b) * (yu - yl);
            const at = e.dataset.x === 'clock' ? clock(vx) : vx.toFixed(3) + ' ' + e.dataset.x;
            all.push({x, y: Math.max(y, t), w: 0, h: 0,
              text: at + ': ' + Number(vy.toPrecision(3)) + ' ' + e.dataset.y});
          }
        });
        all.sort((a, c) => a.x - c.x);
        known.set(svg, all);
        return all;
      };
      const ring = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
      ring.setAttribute('class', 'cursor');
      ring.setAttribute('r', '6');
      const hide = () => { tip.hidden = true; ring.remove(); };
      const show = (svg, mark) => {
        ring.setAttribute('cx', mark.x);
        ring.setAttribute('cy', mark.y);
        svg.append(ring);
        tip.textContent = mark.text;
        tip.hidden = false;
        const p = new DOMPoint(mark.x, mark.y).matrixTransform(svg.getScreenCTM());
        const box = tip.getBoundingClientRect();
        tip.style.left = Math.max(4, Math.min(p.x + 12, innerWidth - box.width - 8)) + 'px';
        tip.style.top = Math.max(4, p.y - box.height - 12) + 'px';
      };
      document.querySelectorAll('svg.chart').forEach(svg => {
        if (!svg.querySelector(':scope * > title, [data-axes]')) return;
        svg.setAttribute('tabindex', '0');
        let chosen = 0;
        svg.addEventListener('pointermove', e => {
          const p = new DOMPoint(e.clientX, e.clientY).matrixTransform(svg.getScreenCTM().inverse());
          let best = null, least = 1600;
          marks(svg).forEach((mark, i) => {
            const dx = Math.max(0, Math.abs(p.x - mark.x) - mark.w);
            const dy = Math.max(0, Math.abs(p.y - mark.y) - mark.h);
            const far = dx * dx + dy * dy / 8 + Math.min(400, mark.w * mark.h / 50);
            if (least > far) [best, least, chosen] = [mark, far, i];
          });
          best ? show(svg, best) : hide();
        });
        svg.addEventListener('pointerleave', hide);
        svg.addEventListener('blur', hide);
        const step = by => {
          const all = marks(svg);
          chosen = Math.max(0, Math.min(all.length - 1, chosen + by));
          if (all.length) show(svg, all[chosen]);
        };
        svg.addEventListener('focus', () => svg.matches(':focus-visible') ? step(0) : 0);
        svg.addEventListener('keydown', e => {
          const by = {ArrowRight: 1, ArrowLeft: -1, PageDown: 20, PageUp: -20}[e.key];
          if (e.key === 'Escape') hide();
          if (!by) return;
          e.preventDefault();
          step(by);
        });
      });
    })();
    """

  /// Makes a button of each title of a sortable table. What has no number comes last.
  static let sorting: StaticString = """
    'use strict';
    document.querySelectorAll('table.sortable').forEach(t => {
      const heads = [...t.tHead.rows[0].cells];
      const key = (r, i) => {
        const c = r.cells[i], v = c.dataset.v;
        return v === undefined ? c.textContent : v === '' ? NaN : Number(v);
      };
      heads.forEach((h, i) => {
        if (h.className === 'plain') return;
        const b = document.createElement('button');
        b.type = 'button';
        b.textContent = h.textContent;
        h.replaceChildren(b);
        h.setAttribute('aria-sort', 'none');
        b.addEventListener('click', () => {
          const up = h.getAttribute('aria-sort') !== 'ascending';
          heads.forEach(x => x.className === 'plain' || x.setAttribute('aria-sort', 'none'));
          h.setAttribute('aria-sort', up ? 'ascending' : 'descending');
          const rows = [...t.tBodies[0].rows];
          rows.sort((a, c) => {
            const x = key(a, i), y = key(c, i), e = Number(x !== x) - Number(y !== y);
            if (x !== x || y !== y) return e;
            const d = typeof x === 'string' ? x.localeCompare(y, 'en', {numeric: true}) : x - y;
            return up ? d : -d;
          });
          t.tBodies[0].append(...rows);
        });
      });
    });
    """
}
