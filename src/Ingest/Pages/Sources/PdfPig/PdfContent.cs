using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.XObjects;

namespace PerfEval.Ingest.Pages.Sources.PdfPig;

/// <summary>
/// Runs the operations of a page and hands what they paint to <see cref="PdfMarks"/>. An operation that fails is left out and complained of;
/// the others go on. Every operation looks at the token, so a page of many is left in time.
/// </summary>
internal sealed class PdfContent : BaseStreamProcessor<PdfMarks>
{
    /// <summary>Forms inside forms; deeper ones go in circles.</summary>
    private const int MaxForms = 28;

    private const int AnnotationHidden = 2;

    private const int AnnotationNoView = 32;

    /// <summary>Lightness from which on ink does not show on paper.</summary>
    private const double White = 0.95;

    private const double LeastAlpha = 0.05;

    private readonly PdfMarks _marks;
    private readonly PdfReading _reading;
    private readonly PdfPathPoints _path;
    private readonly Stack<(bool Hides, bool Watermark)> _marked = new();
    private readonly Stack<Box?> _clips = new();
    private readonly List<Painted> _clipped = [];
    private (double X, double Y) _start;
    private int _forms;
    private int _hidden;
    private int _watermarks;
    private Box? _clip;
    private int _sequence;
    private bool _sequenceShows;

    public PdfContent(
        PdfMarks marks,
        int pageNumber,
        IResourceStore resourceStore,
        IPdfTokenScanner pdfScanner,
        IPageContentParser pageContentParser,
        ILookupFilterProvider filterProvider,
        CropBox cropBox,
        UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation,
        TransformationMatrix initialMatrix,
        ParsingOptions parsingOptions)
        : base(pageNumber, resourceStore, pdfScanner, pageContentParser, filterProvider, cropBox, userSpaceUnit, rotation, initialMatrix, parsingOptions)
    {
        _marks = marks;
        _reading = (PdfReading)parsingOptions.Logger;
        _path = new PdfPathPoints(_reading.Limits.MaxPageLines);
    }

    private readonly record struct Painted(string Text, Affine Place, double Width, bool IsVertical, string Font, PdfInk Ink);

    public override PdfMarks Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        PageNumber = pageNumberCurrent;
        var states = CloneAllStates();
        ProcessOperations(operations);
        TellClipped();
        GraphicsStack = states;
        return _marks;
    }

    /// <summary>Paints the annotations as a viewer does: fields that were filled in, stamps and text boxes stand in them.</summary>
    public void ProcessAnnotations(DictionaryToken page)
    {
        _hidden = 0;
        foreach (var annotation in (Part<ArrayToken>(page, "Annots")?.Data ?? []).Select(Resolve<DictionaryToken>).OfType<DictionaryToken>())
        {
            Guard(() => ProcessAnnotation(annotation));
        }
    }

    public override void RenderGlyph(
        IFont font,
        CurrentGraphicsState currentState,
        double fontSize,
        double pointSize,
        int code,
        string unicode,
        long currentOffset,
        in TransformationMatrix renderingMatrix,
        in TransformationMatrix textMatrix,
        in TransformationMatrix transformationMatrix,
        CharacterBoundingBox characterBoundingBox)
    {
        var text = _reading.TakeUnknown() ? "\uFFFD" : unicode;
        if (_watermarks > 0)
        {
            _marks.Unseen.AddWatermark(text);
            return;
        }

        if (_hidden > 0)
        {
            _marks.Unseen.AddHidden(text);
            return;
        }

        var place = Of(renderingMatrix);
        if (font.IsVertical)
        {
            // PdfPig shifts by the vector without the font size; the default vector is half the width and 0.88 of the height.
            var (x, y) = place.Turn(characterBoundingBox.Width / 2, 0.88);
            place = place with { E = place.E - x, F = place.F - y };
        }

        place = place.Then(Of(font.IsVertical ? TextMatrices.TextMatrix : textMatrix)).Then(Of(transformationMatrix));
        var painted = new Painted(text, place, characterBoundingBox.Width, font.IsVertical, font.Name?.Data ?? "", InkOf(currentState));
        if (TextSequence != _sequence)
        {
            TellClipped();
            (_sequence, _sequenceShows) = (TextSequence, false);
        }

        // A text of which some shows is one that had too little room: it is kept whole.
        var isCut = !_sequenceShows && painted.Ink != PdfInk.None && IsOutside(painted);
        if (isCut)
        {
            _clipped.Add(painted);
            return;
        }

        _sequenceShows = true;
        foreach (var before in _clipped)
        {
            Add(before);
        }

        _clipped.Clear();
        Add(painted);
    }

    public override void BeginSubpath()
    {
    }

    public override PdfPoint? CloseSubpath()
    {
        _path.Close();
        CurrentPosition = new PdfPoint(_start.X, _start.Y);
        return CurrentPosition;
    }

    public override void StrokePath(bool close) => Paint(fill: false, stroke: true, close);

    public override void FillPath(FillingRule fillingRule, bool close) => Paint(fill: true, stroke: false, close);

    public override void FillStrokePath(FillingRule fillingRule, bool close) => Paint(fill: true, stroke: true, close);

    public override void MoveTo(double x, double y)
    {
        _start = Move(x, y);
        _path.MoveTo(_start.X, _start.Y);
    }

    public override void BezierCurveTo(double x2, double y2, double x3, double y3) => BezierCurveTo(0, 0, x2, y2, x3, y3);

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3)
    {
        Move(x3, y3);
        _path.CurveTo();
    }

    public override void LineTo(double x, double y)
    {
        var (toX, toY) = Move(x, y);
        _path.LineTo(toX, toY);
    }

    public override void Rectangle(double x, double y, double width, double height)
    {
        MoveTo(x, y);
        LineTo(x + width, y);
        LineTo(x + width, y + height);
        LineTo(x, y + height);
        CloseSubpath();
    }

    public override void EndPath() => _path.Clear();

    public override void ClosePath()
    {
    }

    public override void ModifyClippingIntersect(FillingRule clippingRule)
    {
        if (_path.Bounds(Affine.Identity) is { } box && !_path.IsCurved)
        {
            _clip = _clip is { } outer
                ? new Box(Math.Max(outer.X0, box.X0), Math.Max(outer.Y0, box.Y0), Math.Min(outer.X1, box.X1), Math.Min(outer.Y1, box.Y1))
                : box;
        }
    }

    public override void PushState()
    {
        base.PushState();
        _clips.Push(_clip);
    }

    public override void PopState()
    {
        base.PopState();
        _clip = _clips.TryPop(out var outer) ? outer : _clip;
    }

    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
    {
        var layer = propertyDictionaryName is null ? properties : ResourceStore.GetMarkedContentPropertiesDictionary(propertyDictionaryName) ?? properties;
        var hides = name.Data == "OC" && _reading.IsHidden(layer);
        var watermark = name.Data == "Artifact" && layer is not null && Part<NameToken>(layer, "Subtype")?.Data == "Watermark";
        _marked.Push((hides, watermark));
        _hidden += hides ? 1 : 0;
        _watermarks += watermark ? 1 : 0;
    }

    public override void EndMarkedContent()
    {
        if (_marked.TryPop(out var ended))
        {
            _hidden -= ended.Hides ? 1 : 0;
            _watermarks -= ended.Watermark ? 1 : 0;
        }
    }

    public override void PaintShading(NameToken shadingName)
    {
    }

    protected override void ProcessOperations(IReadOnlyList<IGraphicsStateOperation> operations)
    {
        foreach (var operation in operations)
        {
            _reading.CancellationToken.ThrowIfCancellationRequested();
            Guard(() => operation.Run(this));
        }
    }

    protected override void ProcessFormXObject(StreamToken formStream, NameToken xObjectName)
    {
        if (_forms >= MaxForms)
        {
            _reading.Complain($"Forms are nested deeper than {MaxForms}.");
            return;
        }

        var hides = IsHidden(formStream.StreamDictionary);
        var clip = _clip;
        _forms++;
        _hidden += hides ? 1 : 0;
        try
        {
            base.ProcessFormXObject(formStream, xObjectName);
        }
        finally
        {
            TellClipped();
            _clip = clip;
            _forms--;
            _hidden -= hides ? 1 : 0;
        }
    }

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord)
    {
        if (!IsHidden(xObjectContentRecord.Stream.StreamDictionary))
        {
            AddImage(() => XObjectFactory.ReadImage(xObjectContentRecord, PdfScanner, FilterProvider, ResourceStore));
        }
    }

    protected override void RenderInlineImage(InlineImage inlineImage) => AddImage(() => inlineImage);

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule)
    {
    }

    private static Affine Of(in TransformationMatrix matrix) => new(matrix.A, matrix.B, matrix.C, matrix.D, matrix.E, matrix.F);

    private void Add(in Painted glyph) => _marks.AddGlyph(glyph.Text, glyph.Place, glyph.Width, glyph.IsVertical, glyph.Font, glyph.Ink);

    /// <summary>Whether the middle of a character lies where nothing is painted.</summary>
    private bool IsOutside(in Painted glyph)
    {
        if (_clip is not { } clip || glyph.IsVertical)
        {
            return false;
        }

        var (x, y) = glyph.Place.Apply(glyph.Width / 2, 0.35);
        var slack = 0.2 * glyph.Place.Scale;
        return x < clip.X0 - slack || x > clip.X1 + slack || y < clip.Y0 - slack || y > clip.Y1 + slack;
    }

    private void TellClipped()
    {
        foreach (var glyph in _clipped)
        {
            _marks.Unseen.AddHidden(glyph.Text);
        }

        _clipped.Clear();
    }

    private static PdfInk InkOf(CurrentGraphicsState state)
    {
        var mode = state.FontState.TextRenderingMode;
        var (fills, strokes) = (mode is TextRenderingMode.Fill or TextRenderingMode.FillClip or TextRenderingMode.FillThenStroke
            or TextRenderingMode.FillThenStrokeClip,
            mode is TextRenderingMode.Stroke or TextRenderingMode.StrokeClip or TextRenderingMode.FillThenStroke or TextRenderingMode.FillThenStrokeClip);
        if (!fills && !strokes)
        {
            return PdfInk.None;
        }

        var faint = (!fills || state.AlphaConstantNonStroking < LeastAlpha) && (!strokes || state.AlphaConstantStroking < LeastAlpha);
        var white = (!fills || Grey(state.CurrentNonStrokingColor) >= White) && (!strokes || Grey(state.CurrentStrokingColor) >= White);
        return faint ? PdfInk.Faint : white ? PdfInk.White : PdfInk.Dark;
    }

    private static double Grey(IColor? color)
    {
        try
        {
            var (r, g, b) = color?.ToRGBValues() ?? default;
            return Math.Min(r, Math.Min(g, b));
        }
        catch (InvalidOperationException)
        {
            // A pattern has no one colour; it is ink.
            return 0;
        }
    }

    private void ProcessAnnotation(DictionaryToken annotation)
    {
        var flags = Part<NumericToken>(annotation, "F")?.Int ?? 0;
        if ((flags & (AnnotationHidden | AnnotationNoView)) != 0 || Part<NameToken>(annotation, "Subtype")?.Data is "Popup" or "Watermark"
            || IsHidden(annotation) || Part<DictionaryToken>(annotation, "AP") is not { } appearances || Appearance(annotation, appearances) is not { } form
            || Part<ArrayToken>(annotation, "Rect") is not { Length: 4 } rectangle || Part<ArrayToken>(form.StreamDictionary, "BBox") is not { Length: 4 } box)
        {
            return;
        }

        var matrix = Part<ArrayToken>(form.StreamDictionary, "Matrix") is { Length: 6 } own
            ? new Affine(Number(own, 0), Number(own, 1), Number(own, 2), Number(own, 3), Number(own, 4), Number(own, 5))
            : Affine.Identity;
        (double X, double Y)[] corners =
        [
            matrix.Apply(Number(box, 0), Number(box, 1)), matrix.Apply(Number(box, 2), Number(box, 1)),
            matrix.Apply(Number(box, 0), Number(box, 3)), matrix.Apply(Number(box, 2), Number(box, 3)),
        ];
        var (left, bottom) = (corners.Min(corner => corner.X), corners.Min(corner => corner.Y));
        var (width, height) = (corners.Max(corner => corner.X) - left, corners.Max(corner => corner.Y) - bottom);
        if (width <= 0 || height <= 0)
        {
            return;
        }

        var (toLeft, toBottom) = (Math.Min(Number(rectangle, 0), Number(rectangle, 2)), Math.Min(Number(rectangle, 1), Number(rectangle, 3)));
        var (across, up) = (Math.Abs(Number(rectangle, 2) - Number(rectangle, 0)) / width, Math.Abs(Number(rectangle, 3) - Number(rectangle, 1)) / height);
        PushState();
        ModifyCurrentTransformationMatrix(TransformationMatrix.FromValues(across, 0, 0, up, toLeft - (left * across), toBottom - (bottom * up)));
        ProcessFormXObject(form, NameToken.Create("annotation"));
        PopState();
    }

    /// <summary>What the annotation looks like in its state.</summary>
    private StreamToken? Appearance(DictionaryToken annotation, DictionaryToken appearances) =>
        Part<StreamToken>(appearances, "N")
        ?? (Part<DictionaryToken>(appearances, "N") is { } states && Part<NameToken>(annotation, "AS") is { } state
            ? Part<StreamToken>(states, state.Data)
            : null);

    private double Number(ArrayToken array, int index) => Resolve<NumericToken>(array.Data[index])?.Data ?? 0;

    private bool IsHidden(DictionaryToken dictionary) => dictionary.TryGet(NameToken.Create("OC"), out var layer) && _reading.IsHidden(layer);

    private T? Resolve<T>(IToken token)
        where T : class, IToken =>
        token as T ?? (token is IndirectReferenceToken reference ? PdfScanner.Get(reference.Data)?.Data as T : null);

    private T? Part<T>(DictionaryToken dictionary, string name)
        where T : class, IToken =>
        dictionary.TryGet(NameToken.Create(name), out var token) ? Resolve<T>(token) : null;

    private (double X, double Y) Move(double x, double y)
    {
        CurrentPosition = CurrentTransformationMatrix.Transform(new PdfPoint(x, y));
        return (CurrentPosition.X, CurrentPosition.Y);
    }

    private void Paint(bool fill, bool stroke, bool close)
    {
        if (close)
        {
            _path.Close();
        }

        if (_hidden == 0)
        {
            var state = GetCurrentState();
            var transform = Of(state.CurrentTransformationMatrix);
            if (fill)
            {
                _marks.AddPath(_path, transform, fill: true, Grey(state.CurrentNonStrokingColor) >= White, 0);
            }

            if (stroke)
            {
                _marks.AddPath(_path, transform, fill: false, Grey(state.CurrentStrokingColor) >= White, state.LineWidth);
            }
        }

        _path.Clear();
    }

    private void AddImage(Func<IPdfImage> load)
    {
        if (_hidden == 0)
        {
            var state = GetCurrentState();
            _marks.AddImage(load, Of(state.CurrentTransformationMatrix), (byte)(255 * Math.Clamp(Grey(state.CurrentNonStrokingColor), 0, 1)));
        }
    }

#pragma warning disable CA1031 // PdfPig throws what it likes on damaged content.
    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is not (ReadingStoppedException or OperationCanceledException or OutOfMemoryException))
        {
            _reading.Complain(e.Message);
        }
    }
#pragma warning restore CA1031
}
