import { percentTick } from '../charts/percent-tick.ts';

/**
 * Script of the report, for a browser: draws the charts that the page carries as JSON beside each
 * canvas and shows one scenario at a time. Without it every scenario and every table is visible.
 */
export const pageScript = `
(function () {
  'use strict';
  var drawn = new Map();
  var numeric = Chart.defaults.scales.linear.ticks.callback;
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 12.5;
  Chart.defaults.devicePixelRatio = Math.max(2, window.devicePixelRatio || 1);
  var percentTick = ${percentTick.toString()};
  Chart.defaults.scales.linear.ticks.callback = function (value, index, ticks) {
    var format = this.options.ticks.format;
    if (format && format.style === 'percent') return percentTick(value, ticks);
    return String(numeric.call(this, value, index, ticks)).replace('-', '\\u2212');
  };
  Chart.defaults.plugins.legend.labels.filter = function (item) { return item.text !== ''; };
  Chart.defaults.plugins.tooltip.filter = function (item) { return Boolean(tip(item)); };
  Chart.defaults.plugins.tooltip.callbacks.label = tip;
  Chart.defaults.plugins.tooltip.callbacks.title = function (items) {
    return items.length === 0 ? '' : items[0].label.replace(/(\\d)%/, '$1 %');
  };
  Chart.defaults.plugins.tooltip.usePointStyle = true;
  Chart.register({ id: 'legend-gap', beforeInit: function (chart) {
    var fit = chart.legend.fit;
    chart.legend.fit = function () { fit.call(this); this.height += 8; };
  } });

  function tip(item) {
    var tips = item.dataset.tips;
    if (tips) return tips[item.dataIndex];
    return item.dataset.label ? item.dataset.label + ': ' + item.formattedValue : '';
  }
  function wrap(label) {
    if (Array.isArray(label)) return label;
    return label.split(' ').reduce(function (lines, word) {
      var last = lines[lines.length - 1];
      if (last !== undefined && last.length + word.length < 16) lines[lines.length - 1] = last + ' ' + word;
      else lines.push(word);
      return lines;
    }, []);
  }
  function draw(canvas) {
    if (drawn.has(canvas) || canvas.offsetParent === null) return;
    var specification = JSON.parse(canvas.nextElementSibling.textContent);
    if (canvas.parentNode.clientWidth < 480 && specification.options.indexAxis === 'y') {
      specification.data.labels = specification.data.labels.map(wrap);
      specification.options.scales.x.title.text = wrap(specification.options.scales.x.title.text);
      specification.options.scales.x.ticks.maxTicksLimit = 4;
      canvas.parentNode.style.height = 190 + 46 * specification.data.labels.length + 'px';
    }
    drawn.set(canvas, new Chart(canvas, specification));
  }
  function drawAll() {
    document.querySelectorAll('canvas[data-chart]').forEach(draw);
  }

  var picker = document.getElementById('scenario');
  function showScenario() {
    document.querySelectorAll('[data-scenario]').forEach(function (section) {
      section.hidden = section.dataset.scenario !== picker.value;
    });
    drawAll();
  }
  if (picker) {
    picker.closest('.picker').hidden = false;
    picker.addEventListener('change', showScenario);
    showScenario();
  }
  document.addEventListener('toggle', drawAll, true);
  drawAll();
})();
`;
