/*
id: EX01
title: {zh: 执行率计算错误, en: Execution rate recomputation mismatch}
severity:
  error: {zh: 相差超过填报值末位的一个单位, en: off by more than one unit of the last printed place}
  info: {zh: 相差在一个单位以内，但系去尾而非四舍五入, en: within one unit but truncated instead of rounded}
scope: [unit, project]
basis:
  - {document: 财预〔2020〕10号 附表, clause: 执行率 = 全年执行数 / 全年预算数, certainty: {zh: 高, en: high}}
innocent:
  - {zh: 执行率按去尾而非四舍五入填写, en: the rate was truncated instead of rounded}
  - {zh: 分母取了年初预算或其他口径, en: another base than the full-year budget was used}
needs: {funding: [report_id, scope, project, line, full_year, executed, rate_pct, row_key]}
uses: {provenance: [report_id, view, row_key, field, raw]}
parameters: []
examples:
  - fires: true
    given: {zh: 全年执行数 1440.69，全年预算数 1444.37，执行率填 99.74%, en: 1440.69 of 1444.37 printed 99.74%}
    then: {zh: 提示，99.7452% 去尾填写, en: "info, 99.7452% was truncated"}
  - {fires: false, given: {zh: 全年执行数 1440.69，全年预算数 1444.37，执行率填 99.75%, en: 1440.69 of 1444.37 printed 99.75%}, then: {zh: 正常四舍五入, en: rounded as usual}}
*/
WITH printed AS (
  SELECT f.report_id, f.scope, f.project, f.row_key, f.full_year, f.executed, f.rate_pct,
         CASE WHEN f.full_year > 0 THEN 100 * (f.executed / f.full_year) END AS computed,
         -- The digits as printed; without provenance the digits of the stored number stand in.
         coalesce(nullif(regexp_extract(p.raw, '[0-9]+(?:[.．][0-9]+)?'), ''), rtrim(rtrim(f.rate_pct::VARCHAR, '0'), '.')) AS digits
  FROM funding f
  LEFT JOIN (SELECT report_id, row_key, any_value(raw) AS raw FROM provenance
             WHERE view = 'funding' AND field = 'rate_pct' GROUP BY ALL) p USING (report_id, row_key)
  WHERE f.line = 'total' OR f.rate_pct IS NOT NULL),
subject AS (
  SELECT *,
         -- One unit of the last printed place; a rate printed as a ratio (0.9974 for 99.74%) counts a hundredfold.
         pow(10, -length(regexp_extract(digits, '[.．]([0-9]+)', 1)))
           * CASE WHEN abs(TRY_CAST(replace(digits, '．', '.') AS DOUBLE) * 100 - rate_pct) < 1e-6 AND rate_pct <> 0 THEN 100 ELSE 1 END AS unit,
         rate_pct - computed AS difference
  FROM printed)
SELECT report_id, scope, project, NULL::VARCHAR AS subject,
       round(computed, 6) AS expected, rate_pct AS actual, round(difference, 6) AS difference, NULL::DECIMAL(18,6) AS amount,
       CASE WHEN abs(difference) > unit + 1e-9 THEN 'error' ELSE 'info' END AS severity,
       abs(difference) > unit / 2 + 1e-9 AS fires,
       [{view: 'funding', row_key: row_key, field: 'rate_pct'}, {view: 'funding', row_key: row_key, field: 'executed'},
        {view: 'funding', row_key: row_key, field: 'full_year'}] AS evidence,
       format('{}执行率填报 {}%，按 {:.2f} / {:.2f} 计算为 {:.4f}%（差 {:+.4f} 个百分点）{}', CASE scope WHEN 'project' THEN format('项目「{}」', project) ELSE '单位' END,
              trim(format('{:g}', rate_pct)), executed, full_year, computed, difference,
              CASE WHEN abs(difference) > unit + 1e-9 THEN '' ELSE '，疑为去尾未四舍五入' END) AS message_zh,
       format('{} states an execution rate of {}%; {:.2f} / {:.2f} gives {:.4f}% (difference {:+.4f} percentage points){}',
              CASE scope WHEN 'project' THEN format('Project "{}"', project) ELSE 'The unit' END,
              trim(format('{:g}', rate_pct)), executed, full_year, computed, difference,
              CASE WHEN abs(difference) > unit + 1e-9 THEN '' ELSE ', apparently truncated instead of rounded' END) AS message_en,
       CASE WHEN rate_pct IS NULL THEN '执行率空 / rate blank'
            WHEN executed IS NULL OR full_year IS NULL THEN '执行数或全年预算数空 / executed or full-year budget blank'
            WHEN full_year <= 0 THEN '全年预算数为 0 / full-year budget is zero' END AS reason
FROM subject;
