using System.Globalization;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Lattice;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Sources.Scan;

/// <summary>
/// Makes a page model of a picture: lines from runs of pixels, text of each line of each cell by two readings. Rules are erased
/// before anything is read: they spoil nearly every number of a whole page.
/// </summary>
internal sealed class ScannedPage
{
    /// <summary>White border around each line that is read, in pixels.</summary>
    private const int Border = 12;

    /// <summary>Pixels along the sides of a cell that may still hold remains of its rules.</summary>
    private const int Inset = 3;

    private readonly Bitmap _picture;
    private readonly Ink _ink;
    private readonly double _scale;
    private readonly double _dpi;
    private readonly int _number;
    private readonly List<RulingLine> _lines = [];

    public ScannedPage(Bitmap picture, int number, double dpi)
    {
        _picture = Skew.Straighten(picture);
        _ink = new Ink(_picture);
        (_number, _dpi, _scale) = (number, dpi, 72 / dpi);
    }

    /// <summary>Reads the page.</summary>
    /// <param name="folder">A private folder for the pictures of lines.</param>
    public PageModel Read(Tesseract tesseract, ReaderLimits limits, string folder, CancellationToken ct)
    {
        var lines = FindLines(limits);
        ct.ThrowIfCancellationRequested();
        var files = lines.Select((box, index) =>
        {
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{_number}-{index}.pgm"));
            _picture.WritePgm(path, box, Border);
            return path;
        }).ToList();
        try
        {
            return Model(lines, ReadTwice(files, tesseract, folder, ct));
        }
        finally
        {
            files.ForEach(File.Delete);
        }
    }

    private static OcrText[] ReadTwice(List<string> files, Tesseract tesseract, string folder, CancellationToken ct)
    {
        var texts = Array.ConvertAll(tesseract.Read(files, Tesseract.Chinese, folder, ct), OcrText.Clean);
        var again = Enumerable.Range(0, files.Count).Where(index => OcrText.MayBeNumber(texts[index])).ToList();
        var figures = tesseract.Read(again.ConvertAll(index => files[index]), Tesseract.Figures, folder, ct);
        var second = again.Zip(figures).ToDictionary(pair => pair.First, pair => pair.Second.Replace(" ", "", StringComparison.Ordinal));
        return [.. texts.Select((text, index) => OcrText.Of(text, second.GetValueOrDefault(index)))];
    }

    /// <summary>Lines of text inside cells and outside tables, in pixels; rules of tables are erased on the way.</summary>
    private List<PixelBox> FindLines(ReaderLimits limits)
    {
        var (across, down) = BitmapRules.Find(_ink, _dpi);
        _lines.AddRange(across.Select(box => new RulingLine(box.X0 * _scale, (box.Y0 + 0.5) * _scale, box.X1 * _scale, (box.Y0 + 0.5) * _scale)));
        _lines.AddRange(down.Select(box => new RulingLine((box.X0 + 0.5) * _scale, box.Y0 * _scale, (box.X0 + 0.5) * _scale, box.Y1 * _scale)));
        var empty = new PageModel(_number, _picture.Width * _scale, _picture.Height * _scale, [], _lines);
        var parts = LatticeTables.Find(Upright.Of(empty), limits.MaxCells) ?? [];
        foreach (var part in parts)
        {
            RuleEraser.Erase(part, across, down, _picture, _ink, _scale);
        }

        var cells = parts.SelectMany(part => part.Cells).Select(cell => TextBands.In(_ink, Inner(cell.Box))).ToList();
        foreach (var part in parts)
        {
            _ink.Erase(Outer(part.Box));
        }

        var margin = _picture.Width / 100;
        var loose = TextBands.In(_ink, new PixelBox(margin, margin, _picture.Width - margin, _picture.Height - margin));
        var usual = TextBands.UsualHeight(cells.SelectMany(bands => bands).Concat(loose), _dpi);
        return
        [
            .. cells.SelectMany(bands => TextBands.Join(bands, usual)),
            .. TextBands.Join(loose, usual).Where(band => band.Height < 4 * usual),
        ];
    }

    private PixelBox Inner(Box box) => Clip(new PixelBox(
        (int)(box.X0 / _scale) + Inset, (int)(box.Y0 / _scale) + Inset, (int)(box.X1 / _scale) - Inset, (int)(box.Y1 / _scale) - Inset));

    private PixelBox Outer(Box box) => Clip(new PixelBox(
        (int)(box.X0 / _scale) - Inset, (int)(box.Y0 / _scale) - Inset, (int)(box.X1 / _scale) + Inset, (int)(box.Y1 / _scale) + Inset));

    private PixelBox Clip(PixelBox box)
    {
        var (x0, y0) = (Math.Clamp(box.X0, 0, _picture.Width), Math.Clamp(box.Y0, 0, _picture.Height));
        return new PixelBox(x0, y0, Math.Clamp(box.X1, x0, _picture.Width), Math.Clamp(box.Y1, y0, _picture.Height));
    }

    /// <summary>Spreads the characters of each line evenly over its ink: their order and line are what counts.</summary>
    private PageModel Model(List<PixelBox> lines, OcrText[] texts)
    {
        var usual = TextBands.UsualHeight(lines, _dpi) * _scale;
        var glyphs = new List<Glyph>();
        for (var i = 0; i < lines.Count; i++)
        {
            var (box, text) = (lines[i], texts[i]);
            var height = box.Height * _scale;
            var size = height > 0.6 * usual && height < 1.4 * usual ? usual : height;
            var advance = box.Width * _scale / Math.Max(1, text.Text.Length);
            var baseline = ((box.Y0 + box.Y1) / 2.0 * _scale) + (0.35 * size);
            for (var c = 0; c < text.Text.Length; c++)
            {
                glyphs.Add(new Glyph(text.Text[c].ToString(), (box.X0 * _scale) + (c * advance), baseline, advance, size, "", 0, Visible: true)
                {
                    Confidence = text.Confidence,
                });
            }
        }

        return new PageModel(_number, _picture.Width * _scale, _picture.Height * _scale, glyphs, _lines) { IsRecognised = true, PictureShare = 1 };
    }
}
