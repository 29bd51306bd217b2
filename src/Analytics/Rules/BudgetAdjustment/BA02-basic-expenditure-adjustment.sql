/*
id: BA02
title: {zh: 基本支出调整率过大, en: Basic expenditure adjustment too large}
severity:
  info: {zh: 大于 20%, en: "> 20%"}
  warning: {zh: 大于 50%, en: "> 50%"}
  error: {zh: 大于 100%（恰为 100% 不算）, en: "> 100% (exactly 100% is not)"}
scope: [unit]
parents: [BA04, BA01]
basis:
  - {document: 财预〔2013〕53号, clause: 预算调整率 = 预算调整数 / 预算数, certainty: {zh: 中，只算净额, en: "medium, net change only"}}
innocent:
  - {zh: 年中人员增加或调资等政策性追加, en: staff added or wages raised by policy during the year}
  - {zh: 年初基本支出由年初总额减项目推算时，项目表可能不全, en: "where the opening amount is derived, not every project may have a form"}
needs: {narrative_figure: [report_id, ordinal, line, basis, value, measure_unit, row_key]}
uses: {funding: [report_id, scope, line, initial, row_key]}
parameters:
  - {name: info_pct, default: 20, unit: "%", meaning: {zh: 增加超过年初预算数的这一比例即为提示, en: above this share of the initial budget the increase is noted}}
  - {name: warning_pct, default: 50, unit: "%", meaning: {zh: 超过此比例，单位应作说明, en: above this the unit should explain}}
  - {name: error_pct, default: 100, unit: "%", meaning: {zh: 超过此比例，最先核实, en: above this the increase is looked at first}}
examples:
  - fires: true
    given: {zh: 决算数 1004.11；未写年初数，单位 1054.88 减项目 230.28 得 824.60, en: "final 1004.11; no initial amount stated, unit 1054.88 less projects 230.28 gives 824.60"}
    then: {zh: 提示，+21.77%，注明为推算, en: "info +21.77%, marked as derived"}
  - {fires: false, given: {zh: 叙述中年初数 835.01，决算数 893.35, en: initial 835.01 and final 893.35 in the text}, then: {zh: +6.99%，未超过 20%, en: +6.99% is within 20%}}
*/
WITH limits AS (
  SELECT division_code,
         max(value) FILTER (name = 'info_pct') AS info_pct,
         max(value) FILTER (name = 'warning_pct') AS warning_pct,
         max(value) FILTER (name = 'error_pct') AS error_pct
  FROM rule_parameter WHERE rule_id = 'BA02' GROUP BY division_code),
-- In 万元; a number too large for the column (misread) becomes NULL instead of failing the query.
figure AS (
  SELECT report_id, basis, ordinal, row_key,
         try_cast(value::DECIMAL(28,6) * CASE measure_unit WHEN '元' THEN 0.0001 WHEN '千元' THEN 0.1 WHEN '万元' THEN 1 WHEN '百万元' THEN 100
                                                       WHEN '千万元' THEN 1000 WHEN '亿元' THEN 10000 END AS DECIMAL(18,6)) AS amount
  FROM narrative_figure WHERE line = 'basic' AND basis IN ('initial', 'adjusted', 'final')),
-- A figure that the text repeats counts once; two amounts of one kind cannot be told apart.
stated AS (
  SELECT report_id, basis, arg_min(amount, ordinal) AS amount, arg_min(row_key, ordinal) AS row_key, count(DISTINCT round(amount, 2)) AS readings
  FROM figure WHERE amount IS NOT NULL GROUP BY report_id, basis),
derived AS (
  SELECT report_id,
         CASE WHEN count(*) FILTER (scope = 'project') = count(initial) FILTER (scope = 'project')
              THEN any_value(initial) FILTER (scope = 'unit') - sum(initial) FILTER (scope = 'project') END AS amount,
         list({view: 'funding', row_key: row_key, field: 'initial'} ORDER BY scope DESC, row_key) AS cited
  FROM funding WHERE line = 'total' GROUP BY report_id),
subject AS (
  SELECT r.report_id, l.*, i.amount IS NULL AS is_derived, coalesce(i.amount, d.amount) AS opening, coalesce(a.amount, f.amount) AS revised,
         CASE WHEN a.amount IS NOT NULL THEN '调整后' ELSE '决算' END AS revised_zh, CASE WHEN a.amount IS NOT NULL THEN 'adjusted' ELSE 'final' END AS revised_en,
         greatest(coalesce(i.readings, 1), CASE WHEN a.amount IS NOT NULL THEN a.readings ELSE coalesce(f.readings, 1) END) > 1 AS ambiguous,
         list_concat([{view: 'narrative_figure', row_key: coalesce(a.row_key, f.row_key), field: 'value'}],
                     CASE WHEN i.row_key IS NULL THEN d.cited ELSE [{view: 'narrative_figure', row_key: i.row_key, field: 'value'}] END) AS evidence
  FROM report r
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code
  LEFT JOIN stated i ON i.report_id = r.report_id AND i.basis = 'initial'
  LEFT JOIN stated a ON a.report_id = r.report_id AND a.basis = 'adjusted'
  LEFT JOIN stated f ON f.report_id = r.report_id AND f.basis = 'final'
  LEFT JOIN derived d ON d.report_id = r.report_id
  WHERE coalesce(i.amount, a.amount, f.amount) IS NOT NULL),
rated AS (
  SELECT *, revised - opening AS change, CASE WHEN opening > 0 AND NOT ambiguous THEN round(100 * ((revised - opening) / opening), 6) END AS change_pct
  FROM subject)
SELECT report_id, 'unit' AS scope, NULL::VARCHAR AS project, '基本支出' AS subject,
       opening AS expected, revised AS actual, change AS difference, abs(change) AS amount,
       CASE WHEN change_pct > error_pct THEN 'error' WHEN change_pct > warning_pct THEN 'warning' ELSE 'info' END AS severity,
       change_pct > info_pct AS fires,
       evidence,
       format('基本支出{}较年初净增 {:.2f} 万元：{:.2f} → {:.2f}（{:+.2f}%，提示线 {:g}%）{}', revised_zh, change, opening, revised, change_pct, info_pct,
              CASE WHEN is_derived THEN '；年初数未披露，按年初资金总额−项目年初推算' ELSE '' END) AS message_zh,
       format('Basic expenditure, {}: up by {:.2f} on the initial budget: {:.2f} -> {:.2f} ({:+.2f}%, noted above {:g}%){}', revised_en, change, opening, revised,
              change_pct, info_pct, CASE WHEN is_derived THEN '; the initial amount is derived: initial total less the projects' ELSE '' END) AS message_en,
       CASE WHEN revised IS NULL THEN '叙述未见调整后或决算基本支出 / no adjusted or final basic expenditure in the text'
            WHEN ambiguous THEN '基本支出有多个数，口径不明 / several amounts of basic expenditure in the text'
            WHEN opening IS NULL THEN '年初基本支出未披露且无法推算 / initial basic expenditure neither stated nor derivable'
            WHEN opening <= 0 THEN '年初基本支出不大于 0 / initial basic expenditure is not above zero' END AS reason
FROM rated;
