/*
id: CP04
title: {zh: 列示附件未随附, en: Listed attachments are missing}
severity: {warning: {zh: 报告列示的附件未随附, en: an attachment that the report lists did not come with it}}
scope: [unit]
group: report
basis:
  - {document: 财预〔2020〕10号, clause: 自评报告及附表应一并公开, certainty: {zh: 内容中，条号凭记忆, en: "content medium, article from memory"}}
innocent:
  - {zh: 附件另行公开或以图片形式附后, en: the attachments were published apart or as pictures}
  - {zh: 附件清单照抄模板，本单位没有该事项, en: the list repeats the template and the unit has nothing of the kind}
needs: {attachment: [report_id, ordinal, title, present, row_key]}
uses: {passage: [report_id, section, ordinal, text]}
parameters: []
examples:
  - fires: true
    given: {zh: 列示附件 11 个，见到 3 个，另有 3 个属于本单位没有的资金, en: "11 attachments listed, 3 of them found, 3 of funds that the unit does not have"}
    then: {zh: 需说明，缺 5 个, en: "warning, 5 missing"}
  - fires: false
    given: {zh: 缺政府性基金的表，叙述说明没有政府性基金, en: the table of government funds is missing and the text says that there were none}
    then: {zh: 无可附, en: nothing to attach}
*/
WITH fund AS (SELECT unnest(['政府性基金', '国有资本经营', '社会保险基金']) AS fund),
-- “三、政府性基金预算支出情况” followed by “无”, or one sentence that says so.
declared_none AS (
  SELECT DISTINCT h.report_id, f.fund
  FROM passage h
  JOIN fund f ON contains(h.text, f.fund)
  JOIN passage q ON q.report_id = h.report_id AND q.section IS NOT DISTINCT FROM h.section AND q.ordinal BETWEEN h.ordinal AND h.ordinal + 1
  WHERE (contains(h.text, '基金') OR contains(h.text, '国有资本')) AND length(q.text) <= 60 AND regexp_matches(q.text, '无|没有|未安排|不涉及|未发生')),
subject AS (
  SELECT a.report_id, a.ordinal, a.title, a.row_key, a.present,
         EXISTS (FROM declared_none d WHERE d.report_id = a.report_id AND contains(a.title, d.fund)) AS not_due,
         count(*) OVER (PARTITION BY a.report_id) AS listed, count(*) FILTER (a.present) OVER (PARTITION BY a.report_id) AS seen
  FROM attachment a),
judged AS (
  SELECT *, CASE WHEN present THEN false WHEN not_due THEN false ELSE NOT present END AS fires FROM subject),
-- The flag joins the messages of its rows: the counts stand in the first.
placed AS (SELECT *, fires AND row_number() OVER (PARTITION BY report_id, fires ORDER BY ordinal) = 1 AS is_first FROM judged)
SELECT report_id, 'unit' AS scope, NULL::VARCHAR AS project, title AS subject,
       listed AS expected, seen AS actual, seen - listed AS difference, NULL::DECIMAL(18,6) AS amount,
       'warning' AS severity,
       fires,
       [{view: 'attachment', row_key: row_key, field: 'title'}] AS evidence,
       concat(CASE WHEN is_first THEN format('列示{}个附件，见到{}个；未见：', listed, seen) ELSE '' END, format('「{}」', title)) AS message_zh,
       concat(CASE WHEN is_first THEN format('{} attachments listed, {} found; missing: ', listed, seen) ELSE '' END, format('"{}"', title)) AS message_en,
       CASE WHEN fires IS NULL THEN '无法判断是否随附 / not known whether it came with the report' END AS reason
FROM placed;
