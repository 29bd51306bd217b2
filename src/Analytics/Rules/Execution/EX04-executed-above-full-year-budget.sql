/*
id: EX04
title: {zh: 执行数超全年预算，或全年预算数与执行数相等, en: "Executed above the full-year budget, or the budget adjusted to equal it"}
severity:
  error: {zh: 全年执行数大于全年预算数, en: executed above the full-year budget}
  info: {zh: 调整超过 20% 之后两数相等, en: equal to it after an adjustment of more than 20%}
scope: [unit, project]
parents: [BA04, BA01]
basis:
  - {document: 预算法, clause: 第十三条 经批准的预算非经法定程序不得调整，支出以预算为依据, certainty: {zh: 条号凭记忆, en: article from memory}}
  - {document: 财预〔2020〕10号, clause: 执行率 = 全年执行数 / 全年预算数, certainty: {zh: 高, en: high}}
innocent:
  - {zh: 全年预算数未含年中追加, en: the full-year figure leaves out additions during the year}
  - {zh: 年末按实际支出结算调整预算, en: the budget was settled to actual spending at year end}
needs: {funding: [report_id, scope, project, line, initial, full_year, executed, row_key]}
parameters:
  - {name: tolerance, default: 0.01, unit: 万元, meaning: {zh: 表列合计的尾差, en: rounding of printed sums}}
  - {name: adjusted_pct, default: 20, unit: "%", meaning: {zh: 调整超过此比例，两数相等才列为提示, en: equality is noted only above this adjustment}}
examples:
  - fires: true
    given: {zh: 年初预算数 230.28，全年预算数 436.58，全年执行数 436.58, en: "initial 230.28, full year 436.58, executed 436.58"}
    then: {zh: 提示，全年预算数调整到与执行数相等, en: "info, budget adjusted to the executed amount"}
  - fires: false
    given: {zh: 年初预算数 978.01，全年预算数 1082.99，全年执行数 1082.99, en: "initial 978.01, full year 1082.99, executed 1082.99"}
    then: {zh: 调整 10.73%，未超过 20%, en: the adjustment of 10.73% is within 20%}
*/
WITH limits AS (
  SELECT division_code,
         max(value) FILTER (name = 'tolerance') AS tolerance,
         max(value) FILTER (name = 'adjusted_pct') AS adjusted_pct
  FROM rule_parameter WHERE rule_id = 'EX04' GROUP BY division_code),
subject AS (
  SELECT f.report_id, f.scope, f.project, f.row_key, f.initial, f.full_year, f.executed, l.*,
         f.executed - f.full_year AS excess,
         f.executed - f.full_year > l.tolerance AS above,
         -- A project added during the year has no rate; BA04 lists it.
         CASE WHEN f.initial > 0 THEN round(100 * ((f.full_year - f.initial) / f.initial), 6) WHEN f.initial = 0 THEN 0 END AS change_pct
  FROM funding f
  JOIN report r USING (report_id)
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code
  WHERE f.line = 'total')
SELECT report_id, scope, project, NULL::VARCHAR AS subject,
       full_year AS expected, executed AS actual, excess AS difference,
       CASE WHEN above THEN excess END AS amount,
       CASE WHEN above THEN 'error' ELSE 'info' END AS severity,
       CASE WHEN above OR executed <> full_year THEN above ELSE abs(change_pct) > adjusted_pct END AS fires,
       [{view: 'funding', row_key: row_key, field: 'executed'}, {view: 'funding', row_key: row_key, field: 'full_year'},
        {view: 'funding', row_key: row_key, field: 'initial'}] AS evidence,
       concat(CASE scope WHEN 'project' THEN format('项目「{}」', project) ELSE '单位' END,
              CASE WHEN above THEN format('执行 {:.2f} 万元，超出全年预算 {:.2f} 万元（多 {:.2f}）', executed, full_year, excess)
                   ELSE format('全年预算与执行同为 {:.2f} 万元，较年初{} {:.2f}%：预算调到等于执行数', executed,
                               CASE WHEN change_pct < 0 THEN '净减' ELSE '净增' END, abs(change_pct)) END) AS message_zh,
       concat(CASE scope WHEN 'project' THEN format('Project "{}": ', project) ELSE 'Unit: ' END,
              CASE WHEN above THEN format('executed {:.2f} exceeds the full-year budget of {:.2f} (by {:.2f})', executed, full_year, excess)
                   ELSE format('full-year budget and executed are both {:.2f} after a net {} of {:.2f}%: the budget was set to what was spent', executed,
                               CASE WHEN change_pct < 0 THEN 'decrease' ELSE 'increase' END, abs(change_pct)) END) AS message_en,
       CASE WHEN executed IS NULL OR full_year IS NULL THEN '执行数或全年预算数空 / executed or full-year budget blank'
            WHEN executed = full_year AND initial IS NULL THEN '年初预算数空 / initial budget blank' END AS reason
FROM subject;
