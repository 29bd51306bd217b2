using System.Diagnostics;
using PerfEval.Normalize.Proposals;
using PerfEval.Normalize.Tests.Fixtures;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Tests.Proposals;

public sealed class LabelClassifierTests
{
    private static readonly LabelClassifier s_classifier = ClassifierTraining.Train(Repository.Vocabulary);

    [Fact]
    public void SameVocabulary_GivesTheSameBits()
    {
        var again = ClassifierTraining.Train(Repository.Vocabulary);

        Assert.Equal(s_classifier.Fields, again.Fields);
        Assert.Equal(s_classifier.Biases, again.Biases);
        Assert.True(s_classifier.Weights.Zip(again.Weights).All(w => w.First.AsSpan().SequenceEqual(w.Second)));
    }

    [Fact]
    public void Training_TakesLessThanTwoSecondsOfProcessorTime()
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        ClassifierTraining.Train(Repository.Vocabulary);
        process.Refresh();
        // Other tests of this process run beside it on the other cores.
        Assert.InRange((process.TotalProcessorTime - before).TotalSeconds, 0, 2.0 * Environment.ProcessorCount);
    }

    [Theory]
    [InlineData("全年调整预算金额", "funding_column", "full_year")]
    [InlineData("公务接待支出费用", "budget_line", "reception")]
    [InlineData("上年度结转资金", "funding_line", "carry_over")]
    [InlineData("年度绩效指标值", "indicator_column", "target")]
    public void UnseenSpelling_IsRankedFirst(string label, string group, string role)
    {
        Assert.Null(Repository.Vocabulary.Role(group, label));
        Assert.Equal(new Field(group, role), s_classifier.Rank(label, LabelContext.Of(group))[0].Field);
    }

    [Theory]
    [InlineData("车辆识别代号", "funding_column")]
    [InlineData("填表人签名", "funding_line")]
    public void WordOfNoField_IsNotProposed(string label, string group) =>
        Assert.True(s_classifier.Rank(label, LabelContext.Of(group))[0].Probability < LabelClassifier.Threshold);

    [Fact]
    public void Ranking_HoldsFieldsOfTheContextOnly() =>
        Assert.All(s_classifier.Rank("全年预算", LabelContext.Of("funding_column")), r => Assert.Equal("funding_column", r.Field.Group));

    [Fact]
    public void KeptClassifier_IsTheSame_OfAnotherVocabularyItIsNotTaken()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "labels");
        Write(s_classifier, "a");

        var kept = ClassifierFile.Read(path, "a")!;

        Assert.Equal(s_classifier.Rank("全年调整预算金额", LabelContext.AnyColumn), kept.Rank("全年调整预算金额", LabelContext.AnyColumn));
        Assert.Null(ClassifierFile.Read(path, "b"));
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^100]);
        Assert.Null(ClassifierFile.Read(path, "a"));

        void Write(LabelClassifier classifier, string hash) => ClassifierFile.Write(path, hash, classifier);
    }

    [Fact]
    public void KeptClassifierWithAByteFlippedAnywhere_IsNotTaken()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "labels");
        ClassifierFile.Write(path, "a", s_classifier);
        var whole = File.ReadAllBytes(path);
        // Counts stand near the beginning, weights behind them.
        foreach (var at in Enumerable.Range(0, 200).Append(whole.Length / 2).Append(whole.Length - 1))
        {
            var bytes = whole.ToArray();
            bytes[at] ^= 0x7F;
            File.WriteAllBytes(path, bytes);
            Assert.Null(ClassifierFile.Read(path, "a"));
        }
    }

    [Fact]
    public void PipeInThePlaceOfAKeptClassifier_IsNotWaitedFor()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "labels");
        using (var make = System.Diagnostics.Process.Start("mkfifo", [path]))
            make.WaitForExit();
        Assert.True(File.Exists(path));
        Assert.Null(ClassifierFile.Read(path, "a"));
    }

    [Fact]
    public void Proposer_LearnsOnceForAVocabulary()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "labels");
        var first = new LabelProposer(Repository.Vocabulary) { KeptAt = path }.Rank("上年度结转资金", LabelContext.Of("funding_line"));
        var written = File.GetLastWriteTimeUtc(path);
        var second = new LabelProposer(Repository.Vocabulary) { KeptAt = path }.Rank("上年度结转资金", LabelContext.Of("funding_line"));

        Assert.Equal(first, second);
        Assert.Equal(written, File.GetLastWriteTimeUtc(path));
    }
}
