namespace PerfEval.Ingest.Archive.Journal;

/// <summary>A place of the journal that is not as it was written.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">From 1; 0 where the whole file is meant.</param>
public sealed record JournalFault(string File, long Line, JournalFaultKind Kind)
{
    /// <summary>As a <see cref="Mending"/> names it.</summary>
    public string Place => Line == 0 ? File : $"{File}:{Line}";

    /// <summary>The same of the first of several of a kind in one file.</summary>
    public (string Chinese, string English) WordsOf(int count) =>
        count == 1 ? Words : ($"{Words.Chinese}（此类共 {count} 处）", $"{Words.English} ({count} places of this kind)");

    /// <summary>What is wrong there, in Chinese and in English.</summary>
    public (string Chinese, string English) Words => Kind switch
    {
        JournalFaultKind.Damaged => ($"档案日志 {File} 第 {Line} 行已损坏，未采用。", $"Line {Line} of {File} is damaged and was left out."),
        JournalFaultKind.Unknown => ($"档案日志 {File} 第 {Line} 行由更新版本的程序写成，未采用。", $"Line {Line} of {File} was written by a newer program and was left out."),
        JournalFaultKind.Broken => (
            $"档案日志 {File} 第 {Line} 行与前一行不相接：其间有行丢失、插入或调换。", $"Line {Line} of {File} does not follow the line before it: lines were lost, put in or moved."),
        JournalFaultKind.Missing => ($"档案日志缺少文件 {File}。", $"{File} of the journal is missing."),
        JournalFaultKind.Torn => ($"档案日志 {File} 的最后一行不完整，未采用。", $"The last line of {File} is incomplete and was left out."),
        JournalFaultKind.Special => ($"档案日志 {File} 处是管道、设备或套接字，未打开。",
            $"A pipe, a device or a socket lies where {File} of the journal belongs; it was not opened."),
        _ => ($"档案日志 {File} 处是一个目录。", $"A folder lies where {File} of the journal belongs."),
    };
}
