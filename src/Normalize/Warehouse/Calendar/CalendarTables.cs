using DuckDB.NET.Data;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Normalize.Warehouse.Calendar;

/// <summary>What the calendar of publication rests on besides the documents: what became of addresses, what is expected, and what day it is.</summary>
public static class CalendarTables
{
    /// <summary>
    /// Makes the tables say this and nothing else, in one transaction; writes nothing where they say it already. Files of this machine are not
    /// published anywhere: what becomes of them is left out.
    /// </summary>
    /// <param name="asOf">Asia/Shanghai.</param>
    public static void Store(DuckDBConnection connection, IReadOnlyList<AddressEvent> events, IReadOnlyList<ExpectedReport> expected, DateOnly asOf)
    {
        var published = events.Where(e => e.Source != Fetch.LocalSource).ToList();
        var fingerprint = StableId.Of([.. published.Select(e => e.ToString()), .. expected.Select(e => e.ToString())]);
        var (sameTables, sameDay) = connection
            .Rows("SELECT fingerprint, as_of FROM core.calendar", row => (row.GetString(0) == fingerprint, row.GetFieldValue<DateOnly>(1) == asOf))
            .FirstOrDefault();
        if (sameTables && sameDay)
            return;
        using var transaction = new WholeTransaction(connection);
        connection.Execute("DELETE FROM core.calendar");
        if (!sameTables)
        {
            connection.Execute("DELETE FROM core.address_event; DELETE FROM core.expected");
            Write(connection, published);
            Write(connection, expected);
        }

        using (var calendar = connection.Bulk("core", "calendar"))
        {
            calendar.CreateRow().AppendValue((DateOnly?)asOf).AppendValue(fingerprint).EndRow();
            calendar.Complete();
        }

        transaction.Commit();
    }

    private static void Write(DuckDBConnection connection, IReadOnlyList<AddressEvent> events)
    {
        using var rows = connection.Bulk("core", "address_event");
        foreach (var (at, source, address, kind, sha, previous, reason) in events)
        {
            rows.CreateRow()
                .AppendValue((DateTime?)at.UtcDateTime)
                .AppendValue(source)
                .AppendValue(MaskedText.OfPlace(address))
                .AppendValue(kind)
                .AppendValue(sha)
                    .AppendValue(previous).AppendValue(reason is null ? null : MaskedText.Of(reason)).EndRow();
        }

        rows.Complete();
    }

    private static void Write(DuckDBConnection connection, IReadOnlyList<ExpectedReport> expected)
    {
        using var rows = connection.Bulk("core", "expected");
        foreach (var (unit, division, year, kind, expectedOn) in expected)
            rows.CreateRow()
                .AppendValue(unit)
                .AppendValue(division.Code)
                .AppendValue(division.Name)
                .AppendValue((int?)year)
                .AppendValue(kind)
                .AppendValue(expectedOn)
                .EndRow();
        rows.Complete();
    }
}
