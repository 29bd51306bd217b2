/*
id: EX02
title: {zh: 执行率得分与公式不符, en: Execution score does not follow weight times rate}
severity:
  error: {zh: 得分多于分值 × 执行率, en: more points than weight x rate}
  info: {zh: 得分少于分值 × 执行率, en: fewer points}
scope: [unit, project]
parents: [EX03]
basis:
  - {document: 财预〔2020〕10号, clause: 执行率得分 = 分值 × 执行率，封顶；分母为全年预算, certainty: {zh: 高, en: high}}
innocent:
  - {zh: 本地办法对执行率分档计分, en: the local rules score execution in bands}
  - {zh: 得分按整数取整, en: points are rounded to whole numbers}
needs: {funding: [report_id, scope, project, line, full_year, executed, rate_pct, weight, score, row_key]}
parameters:
  - {name: tolerance, default: 0.05, unit: 分, meaning: {zh: 相差不超过此数视为尾差, en: differences up to this are rounding}}
examples:
  - {fires: true, given: {zh: 分值 10，执行率 99.7452%，得分 9, en: "weight 10, rate 99.7452%, score 9"}, then: {zh: 提示，应为 9.97, en: "info, 9.97 expected"}}
  - {fires: false, given: {zh: 分值 10，执行率 99.7452%，得分 9.97, en: "weight 10, rate 99.7452%, score 9.97"}, then: {zh: 相差在 0.05 以内, en: within 0.05}}
*/
WITH limits AS (
  SELECT division_code, max(value) FILTER (name = 'tolerance') AS tolerance
  FROM rule_parameter WHERE rule_id = 'EX02' GROUP BY division_code),
rate AS (
  SELECT f.*, l.tolerance,
         coalesce(CASE WHEN f.full_year > 0 THEN 100 * (f.executed / f.full_year) END, f.rate_pct::DOUBLE) AS rate
  FROM funding f
  JOIN report r USING (report_id)
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code
  WHERE f.line = 'total' AND (f.weight IS NOT NULL OR f.score IS NOT NULL)),
subject AS (
  SELECT *, weight * least(rate / 100, 1) AS due, score - weight * least(rate / 100, 1) AS difference FROM rate)
SELECT report_id, scope, project, NULL::VARCHAR AS subject,
       round(due, 6) AS expected, score AS actual, round(subject.difference, 6) AS difference, NULL::DECIMAL(18,6) AS amount,
       CASE WHEN subject.difference > tolerance THEN 'error' ELSE 'info' END AS severity,
       abs(round(subject.difference, 6)) > tolerance AS fires,
       [{view: 'funding', row_key: row_key, field: 'score'}, {view: 'funding', row_key: row_key, field: 'weight'},
        {view: 'funding', row_key: row_key, field: 'executed'}, {view: 'funding', row_key: row_key, field: 'full_year'}] AS evidence,
       format('{}执行率得分 {:g}，按 {:g} 分 × {:.2f}% 应为 {:.2f}（差 {:+.2f}）', CASE scope WHEN 'project' THEN format('项目「{}」', project) ELSE '单位' END,
              score, weight, least(rate, 100), due, subject.difference) AS message_zh,
       format('{}: {:g} points for execution where {:g} x {:.2f}% gives {:.2f} (difference {:+.2f})', CASE scope WHEN 'project' THEN format('Project "{}"', project) ELSE 'Unit' END,
              score, weight, least(rate, 100), due, subject.difference) AS message_en,
       CASE WHEN score IS NULL THEN '执行率得分空 / score blank' WHEN weight IS NULL THEN '执行率分值空 / weight blank'
            WHEN rate IS NULL THEN '执行率无法计算 / rate cannot be computed' END AS reason
FROM subject;
