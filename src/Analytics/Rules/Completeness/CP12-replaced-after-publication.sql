/*
id: CP12
title: {zh: 公布后被替换, en: Replaced after publication}
severity:
  warning: {zh: 数字与最初公布的版本不同, en: figures differ from the version that was published first}
  info: {zh: 文件被替换而数字未变, en: the file was replaced and no figure changed}
scope: [unit]
group: report
basis:
  - {document: 政府信息公开条例, clause: 公开的信息应当准确；更正宜说明, certainty: {zh: 内容中，条号凭记忆, en: "content medium, article from memory"}}
innocent:
  - {zh: 按审核意见更正, en: it was corrected on request}
  - {zh: 只换了文件格式或排版, en: only the format or the layout was changed}
needs: {}
uses:
  publication: [report_id, address]
  address_event: [report_id, noticed_at, event]
  value_change: [report_id, view, row_key, field, before, after, url]
parameters: []
examples:
  - fires: true
    given: {zh: 某地址上的文件被替换，年初预算数由 812.38 变为 841.38, en: the file behind an address was replaced and the initial budget went from 812.38 to 841.38}
    then: {zh: 需说明，列出前后两数, en: "warning, with both figures"}
  - {fires: false, given: {zh: 报告所在地址每次给出的文件都一样, en: a report whose address always gave the same bytes}, then: {zh: 未被替换, en: nothing was replaced}}
*/
WITH label AS (
  SELECT MAP {'initial': '年初预算数', 'full_year': '全年预算数', 'executed': '全年执行数', 'score': '得分', 'weight': '分值', 'rate_pct': '执行率',
              'prior_final': '上年决算数', 'budget': '预算数', 'final': '决算数', 'actual': '实际完成值', 'target': '指标值', 'amount': '金额', 'authorised': '编制数'} AS zh),
replaced AS (
  SELECT report_id, count(*) AS times, (max(noticed_at) + INTERVAL 8 HOUR)::DATE AS last_on FROM address_event WHERE event = 'replaced' GROUP BY report_id),
-- Words may be put better; what counts is another number. One sentence of the text stands behind several values.
differing AS (
  SELECT *, regexp_full_match(concat(before, after), '[\s\d.,，%％-]*') AS plain
  FROM value_change
  WHERE url IS NOT NULL AND regexp_matches(concat(before, after), '\d')
    AND regexp_extract_all(before, '\d[\d,，.]*') IS DISTINCT FROM regexp_extract_all(after, '\d[\d,，.]*')),
figure AS (
  SELECT report_id, before, after, plain, min(view) AS view, arg_min(row_key, (view, length(row_key), row_key)) AS row_key, arg_min(field, (view, length(row_key), row_key)) AS field
  FROM differing GROUP BY report_id, before, after, plain, CASE WHEN plain THEN concat_ws('|', view, row_key, field) END),
named AS (SELECT f.*, coalesce(l.zh[f.field], f.field) AS name FROM figure f, label l),
numbered AS (
  SELECT *, row_number() OVER (PARTITION BY report_id ORDER BY view, length(row_key), row_key, field, before, after) AS n,
         concat(CASE WHEN plain THEN concat(name, ' ') END, coalesce(left(before, 40), '无'), '→', coalesce(left(after, 40), '无')) AS zh,
         concat(CASE WHEN plain THEN concat(field, ' ') END, coalesce(left(before, 40), 'nothing'), ' to ', coalesce(left(after, 40), 'nothing')) AS en
  FROM named),
changed AS (
  SELECT report_id, count(*) AS figures,
         list({view: view, row_key: row_key, field: field} ORDER BY n) FILTER (after IS NOT NULL AND n <= 10) AS cited,
         string_agg(zh, '，' ORDER BY n) FILTER (n <= 5) AS zh, string_agg(en, ', ' ORDER BY n) FILTER (n <= 5) AS en
  FROM numbered GROUP BY report_id)
SELECT p.report_id, 'unit' AS scope, NULL::VARCHAR AS project, '公布文件' AS subject,
       NULL::DECIMAL(18,6) AS expected, NULL::DECIMAL(18,6) AS actual, NULL::DECIMAL(18,6) AS difference, NULL::DECIMAL(18,6) AS amount,
       CASE WHEN c.figures > 0 THEN 'warning' ELSE 'info' END AS severity,
       r.report_id IS NOT NULL AS fires,
       CASE WHEN len(c.cited) > 0 THEN c.cited ELSE [{view: 'report', row_key: p.report_id, field: 'template'}] END AS evidence,
       CASE WHEN c.figures > 0 THEN format('公布后于{}被替换，{}处数字不同：{}{}', r.last_on, c.figures, c.zh, CASE WHEN c.figures > 5 THEN '……' ELSE '' END)
            ELSE format('公布后于{}被替换，所取数字未变', r.last_on) END AS message_zh,
       CASE WHEN c.figures > 0 THEN format('Replaced after publication on {}; {} figures differ: {}{}', r.last_on, c.figures, c.en, CASE WHEN c.figures > 5 THEN ' ...' ELSE '' END)
            ELSE format('Replaced after publication on {}; no figure that was read changed', r.last_on) END AS message_en,
       NULL::VARCHAR AS reason
FROM publication p
LEFT JOIN replaced r USING (report_id)
LEFT JOIN changed c USING (report_id)
WHERE p.report_id IS NOT NULL AND p.address IS NOT NULL;
