using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Vocabulary;
using PerfEval.Normalize.Warehouse.Calendar;

namespace PerfEval.Normalize;

/// <summary>The folder that analysts edit. What it holds is read anew each time, so that an edited word counts from the next load on.</summary>
public sealed class EditedData(string folder)
{
    public string Folder => folder;

    /// <summary>行政区划代码表.</summary>
    /// <exception cref="InvalidDataException">A line is not as it should be; names file and line.</exception>
    public DivisionTable Divisions() => DivisionTable.Load(Path.Combine(folder, "divisions.csv"));

    /// <exception cref="InvalidDataException">A file of vocabulary or corrections is not as it should be; names file and line.</exception>
    public Recogniser Recogniser(DivisionTable divisions) =>
        new(VocabularyLoader.Load(Path.Combine(folder, "vocabulary")), divisions, CorrectionBook.Load(Path.Combine(folder, "corrections")));

    /// <summary>Which of several versions of a report analysts chose.</summary>
    /// <exception cref="InvalidDataException">An entry is not as it should be; names file and line.</exception>
    public IReadOnlyList<VersionChoice> Versions() => VersionChoices.Load(Path.Combine(folder, "versions"));

    /// <summary>应公开单位清单; empty where there is none.</summary>
    /// <exception cref="InvalidDataException">A line is not as it should be; names file and line.</exception>
    public IReadOnlyList<ExpectedReport> Expected(DivisionTable divisions) => ExpectedList.Load(Path.Combine(folder, "expected.csv"), divisions);
}
