/*
id: CP03
title: {zh: 缺执行数或缺附表, en: No executed amounts or no forms}
severity:
  error: {zh: 无自评表，或无全年执行数, en: no self-evaluation form or no executed amount}
  warning: {zh: 计分表体例，版式不含资金表, en: a score sheet whose layout has no funding table}
scope: [unit]
group: report
basis:
  - {document: 财预〔2020〕10号, clause: 自评结果以自评表形式随决算公开, certainty: {zh: 内容中，条号凭记忆, en: "content medium, article from memory"}}
innocent:
  - {zh: 附表另行公开或以图片形式附后, en: the forms were published apart or as pictures}
  - {zh: 该版式本不含资金表, en: the layout has no funding table}
needs: {report: [report_id, document_id]}
uses:
  funding: [report_id, executed]
  indicator: [report_id]
  score_item: [report_id]
  leftover: [document_id, report_id, what, text]
parameters: []
examples:
  - {fires: true, given: {zh: 报告只有叙述, en: a report with a narrative only}, then: {zh: 重点核实，无自评表, en: "error, no form"}}
  - {fires: false, given: {zh: 整体自评表，全年执行数 1440.69, en: a unit form with 1440.69 executed}, then: {zh: 两者都有, en: both are there}}
  - {fires: false, given: {zh: 资金表未能识别，其数列在未识别中, en: the funding table was not understood and its numbers are left over}, then: {zh: 未检查，不说未填, en: not checked}}
*/
WITH subject AS (
  SELECT r.report_id,
         EXISTS (FROM indicator i WHERE i.report_id = r.report_id) AS has_indicators,
         EXISTS (FROM score_item s WHERE s.report_id = r.report_id) AS has_sheet,
         EXISTS (FROM funding f WHERE f.report_id = r.report_id) AS has_funding,
         EXISTS (FROM funding f WHERE f.report_id = r.report_id AND f.executed IS NOT NULL) AS has_executed,
         -- A number or a table that nobody could read is not a blank.
         EXISTS (FROM leftover l WHERE (l.report_id = r.report_id OR (l.report_id IS NULL AND l.document_id = r.document_id))
                   AND (l.what = 'unknown_table' OR (l.what = 'unread_number' AND regexp_full_match(l.text, '[-0-9.,，% ]+(万元|元|分)?')))) AS has_unread
  FROM report r)
SELECT report_id, 'unit' AS scope, NULL::VARCHAR AS project,
       CASE WHEN NOT has_indicators AND NOT has_sheet THEN '自评表' ELSE '全年执行数' END AS subject,
       NULL::DECIMAL(18,6) AS expected, NULL::DECIMAL(18,6) AS actual, NULL::DECIMAL(18,6) AS difference, NULL::DECIMAL(18,6) AS amount,
       CASE WHEN has_sheet AND NOT has_funding THEN 'warning' ELSE 'error' END AS severity,
       CASE WHEN has_executed AND (has_indicators OR has_sheet) THEN false WHEN NOT has_unread THEN true END AS fires,
       [{view: 'report', row_key: report_id, field: 'template'}] AS evidence,
       CASE WHEN NOT has_indicators AND NOT has_sheet THEN '未见自评表（指标表或计分表）'
            WHEN has_sheet AND NOT has_funding THEN '计分表体例，不含资金表，无全年执行数可核' ELSE '自评表未填全年执行数' END AS message_zh,
       CASE WHEN NOT has_indicators AND NOT has_sheet THEN 'No self-evaluation form (indicators or score sheet) was found'
            WHEN has_sheet AND NOT has_funding THEN 'A score sheet without a funding table: there is no executed amount to check' ELSE 'The form leaves the executed amount blank' END AS message_en,
       CASE WHEN has_unread AND NOT (has_executed AND (has_indicators OR has_sheet)) THEN '表内有未能识别的数或表，不能说未填 / numbers or tables of the report were not read' END AS reason
FROM subject;
