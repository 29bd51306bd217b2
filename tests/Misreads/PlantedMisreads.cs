using System.Globalization;
using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Values;

namespace PerfEval.Misreads;

/// <summary>Misreadings planted in the cells of documents, which are recognised again from there on: columns may be chosen otherwise, rows refused.</summary>
internal sealed class PlantedMisreads(int seed)
{
    private static readonly string[] s_kinds =
    [
        "another number of the row or column",
        "digit lost",
        "digit changed",
        "digits swapped",
        "point lost",
        "x 10,000"
    ];

    // System.Random's sequence of a seed is not the same everywhere.
    private ulong _state = (ulong)seed + 0x9E3779B97F4A7C15;

    public int Planted { get; private set; }

    public SortedDictionary<string, int> Kinds { get; } = new(StringComparer.Ordinal);

    /// <summary>Misread numbers that are proved all the same.</summary>
    public List<string> StillProved { get; } = [];

    /// <summary>Plants misreadings in a document's proved numbers, one in each copy of it.</summary>
    public void Plant(string file, Document document, Func<Document, RecognisedDocument> recognise, int count)
    {
        var recognised = recognise(document);
        var misreads = new Misreads(document, recognised);
        var numbers = (from report in recognised.Reports
                       from number in Misreads.Numbers(report)
                       where report.Proof.Of(number.Figure.Place) == Proof.Proved && misreads.Printed(number.Figure, "") is not null
                       select (report, number.View, number.Figure)).ToList();
        for (var i = 0; i < count && numbers.Count > 0;)
        {
            var (report, view, figure) = numbers[Next(numbers.Count)];
            var kind = Next(s_kinds.Length);
            // A column of blanks gives no other number; the next one is tried.
            if (Text(kind, misreads, report, figure) is not { } text || misreads.Printed(figure, text) is not { } copy)
            {
                i += Next(8) == 0 ? 1 : 0;
                continue;
            }

            i++;
            Planted++;
            Kinds[s_kinds[kind]] = Kinds.GetValueOrDefault(s_kinds[kind]) + 1;
            foreach (var misread in recognise(copy).Reports)
            {
                if (Misreads.Numbers(misread).FirstOrDefault(n => n.Figure.Place == figure.Place) is { Figure: { } now } && now.Value != figure.Value
                    && misread.Proof.Of(figure.Place) == Proof.Proved)
                    StillProved.Add($"{file} {view} {figure.Raw} -> {text} ({s_kinds[kind]}) @{figure.Place.TableNo},{figure.Place.Row},{figure.Place.Col}");
            }
        }
    }

    private string? Text(int kind, Misreads misreads, RecognisedReport report, Figure figure)
    {
        PrintedNumber.Parse(figure.Raw, out var printed, out var unit);
        var digits = printed.ToString(CultureInfo.InvariantCulture);
        var changed = kind switch
        {
            0 => Other(),
            1 => digits.Length > 1 ? digits.Remove(Next(digits.Length), 1) : null,
            2 => Changed(Next(digits.Length)),
            3 => Swapped(Next(digits.Length)),
            4 => digits.Replace(".", "", StringComparison.Ordinal),
            _ => (printed * 10_000).ToString(CultureInfo.InvariantCulture),
        };
        return changed is not null
            && decimal.TryParse(changed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value != printed ? changed + unit : null;

        string? Other()
        {
            var near = misreads.OfRowAndColumn(report, figure).ToList();
            return near.Count == 0 || figure.Value == 0 || printed == 0
                ? null
                : (near[Next(near.Count)] * printed / figure.Value!.Value).ToString("0.######", CultureInfo.InvariantCulture);
        }

        string? Changed(int at) =>
            char.IsAsciiDigit(digits[at])
                ? string.Concat(digits.AsSpan(0, at), ((digits[at] - '0' + 1 + Next(9)) % 10).ToString(CultureInfo.InvariantCulture), digits.AsSpan(at + 1))
                : null;

        string? Swapped(int at) =>
            at + 1 < digits.Length && char.IsAsciiDigit(digits[at]) && char.IsAsciiDigit(digits[at + 1])
                ? string.Concat(digits.AsSpan(0, at), digits[at + 1].ToString(), digits[at].ToString(), digits.AsSpan(at + 2))
                : null;
    }

    private int Next(int below)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (int)(_state % (ulong)below);
    }
}
