using PerfEval.Ingest.Pages.Model;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace PerfEval.Ingest.Pages.Sources.PdfPig;

/// <summary>Makes a <see cref="PdfPage"/> of each page; PdfPig's own page keeps neither the width of scaled lines nor what is hidden.</summary>
internal sealed class PdfPageFactory : BasePageFactory<PdfPage>
{
    // PdfPig looks for this constructor; what belongs to this reading comes in as its log.
    public PdfPageFactory(
        IPdfTokenScanner pdfScanner, IResourceStore resourceStore, ILookupFilterProvider filterProvider, IPageContentParser pageContentParser,
        ParsingOptions parsingOptions)
        : base(pdfScanner, new RememberingFonts(resourceStore), filterProvider, pageContentParser, parsingOptions)
    {
    }

    protected override PdfPage ProcessPage(
        int pageNumber,
        DictionaryToken dictionary,
        NamedDestinations namedDestinations,
        MediaBox mediaBox,
        CropBox cropBox,
        UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation,
        TransformationMatrix initialMatrix,
        IReadOnlyList<IGraphicsStateOperation> operations)
    {
        var (width, height) = rotation.SwapsAxis ? (cropBox.Bounds.Height, cropBox.Bounds.Width) : (cropBox.Bounds.Width, cropBox.Bounds.Height);
        var unit = userSpaceUnit.PointMultiples;
        var marks = new PdfMarks((PdfReading)ParsingOptions.Logger, new Affine(unit, 0, 0, -unit, 0, height * unit));
        var content = new PdfContent(
            marks, pageNumber, ResourceStore, PdfScanner, PageContentParser, FilterProvider, cropBox, userSpaceUnit, rotation, initialMatrix, ParsingOptions);
        content.Process(pageNumber, operations);
        content.ProcessAnnotations(dictionary);
        return marks.Build(pageNumber, width * unit, height * unit);
    }
}
