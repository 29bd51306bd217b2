/*
id: AR07
title: {zh: 叙述分项之和与合计不符, en: Itemised amounts of the text do not sum to the stated total}
severity: {error: {zh: 合计相差超过容差, en: the sum differs by more than the tolerance}}
scope: [unit]
basis:
  - {document: 财预〔2020〕10号, clause: 自评结果应数据真实、前后一致, certainty: {zh: 内容中，条号凭记忆, en: "content medium, article from memory"}}
innocent:
  - {zh: 叙述只列主要项目, en: the text lists the main entries only}
  - {zh: 某一分项漏写一个零或小数点错位, en: one entry lost a zero or its decimal point slipped}
needs: {narrative_item: [report_id, list_no, list_label, stated_total, ordinal, label, value, measure_unit, row_key]}
parameters:
  - {name: tolerance, default: 0.05, unit: 万元, meaning: {zh: 各分项的尾差, en: rounding of the entries}}
examples:
  - fires: true
    given: {zh: 21 个分项之和 143.70，叙述合计 251.70；其中一项为 12, en: "21 entries sum to 143.70, the text states 251.70; one entry is 12"}
    then: {zh: 重点核实；12 若为 120 即相符, en: error; with 120 for 12 they would agree}
  - {fires: false, given: {zh: 同一清单该项为 120，分项之和 251.70, en: the same list with 120 sums to 251.70}, then: {zh: 相符, en: they agree}}
*/
WITH limits AS (
  SELECT division_code, max(value) FILTER (name = 'tolerance') AS tolerance
  FROM rule_parameter WHERE rule_id = 'AR07' GROUP BY division_code),
scaled AS (
  SELECT *, CASE measure_unit WHEN '元' THEN 0.0001 WHEN '千元' THEN 0.1 WHEN '万元' THEN 1 WHEN '百万元' THEN 100 WHEN '千万元' THEN 1000
                              WHEN '亿元' THEN 10000 END AS scale
  FROM narrative_item WHERE stated_total IS NOT NULL),
-- In 万元; a number too large for the column (misread) becomes NULL instead of failing the query.
entry AS (
  SELECT *, try_cast(value::DECIMAL(28,6) * scale AS DECIMAL(18,6)) AS amount, try_cast(stated_total::DECIMAL(28,6) * scale AS DECIMAL(18,6)) AS whole
  FROM scaled),
listed AS (
  SELECT report_id, list_no, any_value(list_label) AS title, count(*) AS entries,
         any_value(whole) AS total, CASE WHEN count(*) = count(amount) THEN sum(amount) END AS parts,
         list_prepend({view: 'narrative_item', row_key: arg_min(row_key, ordinal), field: 'stated_total'},
                      list({view: 'narrative_item', row_key: row_key, field: 'value'} ORDER BY ordinal)) AS evidence
  FROM entry
  GROUP BY report_id, list_no
  -- Personnel and operating cost under basic expenditure are AR04's.
  HAVING NOT (coalesce(bool_or(contains(list_label, '基本支出')), false)
              AND bool_and(regexp_matches(label, '人员|工资福利|公用|商品和服务|个人和家庭')))),
subject AS (
  SELECT i.*, l.tolerance, abs(i.parts - i.total) > l.tolerance AS differs
  FROM listed i
  JOIN report r USING (report_id)
  JOIN limits l ON l.division_code IS NOT DISTINCT FROM r.division_code),
-- One entry times 10, 100 or 1000 (or divided by it) that closes the gap; another list of the report may confirm it.
slip AS (
  SELECT s.report_id, s.list_no, e.ordinal, e.label, e.amount AS printed, e.amount::DOUBLE * f.factor AS meant,
         EXISTS (FROM narrative_item o WHERE o.report_id = e.report_id AND o.list_no <> e.list_no AND o.label = e.label AND o.measure_unit = e.measure_unit
                                             AND abs(o.value - e.value::DOUBLE * f.factor) <= s.tolerance / e.scale) AS confirmed
  FROM subject s
  JOIN entry e USING (report_id, list_no)
  CROSS JOIN (VALUES (10.0), (100.0), (1000.0), (0.1), (0.01), (0.001)) f(factor)
  WHERE s.differs AND e.amount > 0 AND abs(s.parts - e.amount + e.amount::DOUBLE * f.factor - s.total) <= s.tolerance
  QUALIFY confirmed OR NOT bool_or(confirmed) OVER (PARTITION BY s.report_id, s.list_no)),
hint AS (
  SELECT report_id, list_no,
         string_agg(format('「{}」{:.2f} → {:.2f}{}', label, printed, meant, CASE WHEN confirmed THEN '（另一处即写此数）' ELSE '' END), '、' ORDER BY ordinal) AS hint_zh,
         string_agg(format('"{}" {:.2f} -> {:.2f}{}', label, printed, meant, CASE WHEN confirmed THEN ' (stated so in another list)' ELSE '' END), ', ' ORDER BY ordinal) AS hint_en
  FROM slip GROUP BY report_id, list_no)
SELECT s.report_id, 'unit' AS scope, NULL::VARCHAR AS project, coalesce(s.title, format('分项清单 {}', s.list_no + 1)) AS subject,
       s.total AS expected, s.parts AS actual, s.parts - s.total AS difference, abs(s.parts - s.total) AS amount,
       'error' AS severity,
       s.differs AS fires,
       s.evidence,
       concat(format('{}：{} 个分项合计 {:.2f}，所述总额 {:.2f}（差 {:+.2f} 万元）', coalesce(s.title, '叙述分项'), s.entries, s.parts, s.total, s.parts - s.total),
              '；若有一项漏零或小数点错位即可相符：' || h.hint_zh) AS message_zh,
       concat(format('{}: {} entries sum to {:.2f}, the text states {:.2f} (difference {:+.2f})', coalesce(s.title, 'List'), s.entries, s.parts, s.total, s.parts - s.total),
              '; one lost zero or slipped decimal point would close the gap: ' || h.hint_en) AS message_en,
       CASE WHEN s.differs IS NULL THEN '金额单位无法换算 / unit of the amounts not known' END AS reason
FROM subject s
LEFT JOIN hint h USING (report_id, list_no);
