/*
id: CP13
title: {zh: 公布后被撤下, en: Withdrawn after publication}
severity: {warning: {zh: 报告已不在原公布地址, en: the report is no longer at the address where it was published}}
scope: [unit]
group: report
basis:
  - {document: 财预〔2020〕10号, clause: 自评结果应当公开并保持可查, certainty: {zh: 内容低，条号凭记忆, en: "content low, article from memory"}}
innocent:
  - {zh: 网站改版，地址变更, en: the site was rebuilt and the address changed}
  - {zh: 撤下更正，稍后重新公布, en: taken down to be corrected and published again}
needs: {}
uses: {publication: [report_id, status, address, withdrawn_at]}
parameters: []
examples:
  - {fires: true, given: {zh: 自上次采集起该地址返回 404, en: the address answers 404 since the last crawl}, then: {zh: 需说明, en: warning}}
  - {fires: false, given: {zh: 文件消失几晚后又恢复, en: the document was gone for some nights and is there again}, then: {zh: 仍在公布, en: it is published}}
*/
SELECT report_id, 'unit' AS scope, NULL::VARCHAR AS project, '公布文件' AS subject,
       NULL::DECIMAL(18,6) AS expected, NULL::DECIMAL(18,6) AS actual, NULL::DECIMAL(18,6) AS difference, NULL::DECIMAL(18,6) AS amount,
       'warning' AS severity,
       status = 'withdrawn' AS fires,
       [{view: 'report', row_key: report_id, field: 'template'}] AS evidence,
       format('报告自{}起在公布网址已不可见（存档仍在）', (withdrawn_at + INTERVAL 8 HOUR)::DATE) AS message_zh,
       format('The report is gone from its address since {} (the archive still has it)', (withdrawn_at + INTERVAL 8 HOUR)::DATE) AS message_en,
       NULL::VARCHAR AS reason
FROM publication
WHERE report_id IS NOT NULL AND address IS NOT NULL;
