namespace PerfEval.Ingest.Readers.Doc;

/// <summary>
/// Which text boxes are anchored where: the place of a shape ([MS-DOC] 2.8.37 PlcfSpa) names it, and so does the text of its box (2.8.32 PlcftxbxTxt).
/// </summary>
internal sealed class TextBoxes
{
    private const int ShapeBytes = 26;
    private const int BoxBytes = 22;
    private const int ShapeInBox = 14;

    private readonly Dictionary<int, List<(long Start, long End)>> _anchored = [];
    private readonly List<(long Start, long End)> _others = [];

    public TextBoxes(WordFile file)
    {
        var shapes = Anchors(file.Part(FibPart.Shapes));
        var boxes = file.Part(FibPart.TextBoxes);
        var count = (boxes.Length - 4) / (4 + BoxBytes);
        var end = file.Fib.TextBoxes;
        // The last one only ends the story.
        for (var i = 0; i < count - 1; i++)
        {
            var range = (Start: file.Fib.TextBoxes + boxes.Int32(4L * i), End: file.Fib.TextBoxes + boxes.Int32(4L * (i + 1)));
            // Boxes that share text are a bomb.
            if (range.Start < end || range.End <= range.Start || range.End > file.Pieces.Length)
                continue;
            end = range.End;
            if (shapes.TryGetValue(boxes.Int32((4L * (count + 1)) + ((long)BoxBytes * i) + ShapeInBox), out var anchor))
                Anchored(anchor).Add(range);
            else
                _others.Add(range);
        }
    }

    /// <summary>The ranges of the boxes at an anchor, the first time it is asked for; null where there are none.</summary>
    public IReadOnlyList<(long Start, long End)>? Take(int position) => _anchored.Remove(position, out var ranges) ? ranges : null;

    /// <summary>Those whose anchor was not met: boxes inside groups of shapes.</summary>
    public IEnumerable<(long Start, long End)> Rest() => _anchored.Values.SelectMany(ranges => ranges).Concat(_others).Order();

    private List<(long Start, long End)> Anchored(int anchor) =>
        _anchored.TryGetValue(anchor, out var ranges) ? ranges : _anchored[anchor] = [];

    private static Dictionary<int, int> Anchors(WordBytes shapes)
    {
        var anchors = new Dictionary<int, int>();
        var count = (shapes.Length - 4) / (4 + ShapeBytes);
        for (var i = 0; i < count; i++)
            anchors[shapes.Int32((4L * (count + 1)) + ((long)ShapeBytes * i))] = shapes.Int32(4L * i);
        return anchors;
    }
}
