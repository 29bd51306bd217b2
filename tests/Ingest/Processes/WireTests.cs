using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Processes;

namespace PerfEval.Ingest.Tests.Processes;

public sealed class WireTests
{
    // Half a surrogate pair, NUL and a character outside the first plane stay what they are.
    private static readonly string[] s_texts = ["", "年初预算数", "\uD840", "a\0b", "\U00020000", " 1,234.50 \n"];

    [Fact]
    public void EveryLimit_Crosses()
    {
        var limits = new ReaderLimits();
        foreach (var (property, n) in typeof(ReaderLimits).GetProperties().Where(p => p.CanWrite).Select((p, n) => (p, n)))
            property.SetValue(
                limits,
                property.PropertyType == typeof(TimeSpan)
                    ? TimeSpan.FromSeconds(n + 7)
                    : Convert.ChangeType(n + 7, property.PropertyType, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(limits, Crossed(to => Wire.Write(to, limits), Wire.ReadLimits));
    }

    [Fact]
    public void EveryPartOfADocument_Crosses() => Prop.ForAll(Documents().ToArbitrary(), document =>
    {
        var result = Crossed(to => Wire.Write(to, new ReadResult.Read(document)), Wire.ReadResult);

        Assert.Equal(Printed(document), Printed(Assert.IsType<ReadResult.Read>(result).Document));
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void MessageCutAnywhere_IsAnEnd_NeverAnotherDocument()
    {
        using var whole = new MemoryStream();
        using (var writer = new BinaryWriter(whole, System.Text.Encoding.UTF8, leaveOpen: true))
            Wire.Write(writer, new ReadResult.Read(Documents().Sample(1).First() with { Title = "题" }));
        for (var length = 0; length < whole.Length; length++)
        {
            using var reader = new BinaryReader(new MemoryStream(whole.GetBuffer(), 0, length));
            Assert.ThrowsAny<IOException>(() => Wire.ReadResult(reader));
        }
    }

    /// <summary>All that is in a document, blocks by their real types.</summary>
    internal static string Printed(Document document) =>
        JsonSerializer.Serialize(document with { Blocks = [] }) + string.Join('\n', document.Blocks.Select(block => JsonSerializer.Serialize<object>(block)));

    private static T Crossed<T>(Action<BinaryWriter> write, Func<BinaryReader, T> read)
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        write(writer);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        var result = read(reader);
        Assert.Equal(stream.Length, stream.Position);
        return result;
    }

    private static Gen<Document> Documents()
    {
        var text = Gen.Elements(s_texts);
        var number = Gen.Choose(0, 70_000);
        var real = Gen.Elements(0, 0.1, 99.74, -3e300, double.Epsilon);
        var cell = from at in number
                   from span in Gen.Choose(1, 300)
                   from what in text
                   from page in number
                   from x in real
                   from parts in Gen.Choose(0, 15)
                   select new Cell(at, at + 1, span, 1, what)
                   {
                       Page = (parts & 1) == 0 ? null : page + 1,
                       Box = (parts & 2) == 0 ? null : new Box(x, 1, 2, x),
                       Number = (parts & 4) == 0 ? null : x,
                       Confidence = (parts & 8) == 0 ? 1 : 0.25,
                   };
        var table = from cells in Gen.ListOf(cell)
                    from caption in text
                    from known in Gen.Elements(true, false)
                    select (Block)new Table { Cells = [.. cells], Caption = caption.Length == 0 ? null : caption, SpansKnown = known };
        var paragraph = from what in text from page in Gen.Choose(0, 3) select (Block)new Paragraph(what, page == 0 ? null : page);
        return from blocks in Gen.ListOf(Gen.OneOf(table, paragraph))
               from one in text
               from two in text
               from day in number
               select new Document
               {
                   Format = "docx",
                   MediaType = one,
                   Title = two.Length == 0 ? null : two,
                   Blocks = [.. blocks],
                   PublishedOn = day % 2 == 0 ? null : DateOnly.FromDayNumber(day),
                   Warnings = [new DocumentWarning("ocr", one, two)],
                   Attachments = [new AttachmentLink(two, one)],
               };
    }
}
