namespace PerfEval.Analytics.Tests;

/// <summary>What a crawl adds to the documents of a <see cref="WarehouseFixture"/>.</summary>
internal static class PublicationRows
{
    /// <summary>The day on which the calendar stands.</summary>
    public static void Today(this WarehouseFixture warehouse, string day) =>
        warehouse.Execute($"DELETE FROM core.calendar; INSERT INTO core.calendar VALUES ('{day}', '')");

    /// <summary>A report whose document came from an address; its id.</summary>
    /// <param name="on">Date on the portal; null where it printed none.</param>
    /// <param name="seen">Day of the first fetch, noon in Beijing.</param>
    public static string Crawled(
        this WarehouseFixture warehouse, string id, int year, string? on, string seen = "2030-01-01", string? address = null, string? division = "430423")
    {
        warehouse.Report(id, year: year, division: division);
        var date = on is null ? "NULL" : $"'{on}'";
        warehouse.Execute(
            $"""
            UPDATE core.document SET url = '{address ?? $"https://portal.example/{id}.docx"}', published_on = {date}, fetched_at = '{seen} 04:00:00', status = 'read'
            WHERE document_id = '{id}.doc';
            INSERT INTO core.report_version VALUES ('{id}', '{id}.doc', now(), 1);
            """);
        return id;
    }

    /// <summary>A report of a local file, which nobody published anywhere.</summary>
    public static string Local(this WarehouseFixture warehouse, string id, int year)
    {
        warehouse.Report(id, year: year);
        warehouse.Execute($"INSERT INTO core.report_version VALUES ('{id}', '{id}.doc', now(), 1)");
        return id;
    }

    public static void Expect(this WarehouseFixture warehouse, int year, string? on = null, string unit = "甲县人民政府办公室") =>
        warehouse.Execute($"INSERT INTO core.expected VALUES ('{unit}', '430423', '甲县', {year}, 'self_evaluation', {(on is null ? "NULL" : $"'{on}'")})");

    public static void Event(this WarehouseFixture warehouse, string report, string kind, string day) => warehouse.Execute(
        $"INSERT INTO core.address_event VALUES ('{day} 04:00:00', 'portal', 'https://portal.example/{report}.docx', '{kind}', '{report}', "
        + $"{(kind == "replaced" ? "'old'" : "NULL")}, NULL)");

    public static void Change(this WarehouseFixture warehouse, string report, string field, string? before, string? after, string key = "unit/0")
    {
        var (was, now) = (before is null ? "NULL" : $"'{before}'", after is null ? "NULL" : $"'{after}'");
        warehouse.Execute($"INSERT INTO core.value_change VALUES ('old.doc', '{report}.doc', '{report}', 'funding', '{key}', '{field}', {was}, {now})");
    }

    public static string Calendar(this WarehouseFixture warehouse, string columns = "year, status, expected_on")
    {
        warehouse.Analyze();
        return string.Join(' ', warehouse.Query($"SELECT {columns} FROM publication ORDER BY unit, year"));
    }
}
